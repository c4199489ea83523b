// Jobs: one event does what it names, twice does nothing more, without consent nothing; the nightly round goes by each customer's own day.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { runDaily, runJob } from '../jobs.ts';
import { addAccount, addRows } from '../ledger/fixture.ts';
import { deriveAfter } from './derive.ts';

const timestamp = '2026-06-30T04:30:00Z';
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function customer(options: { consent?: boolean; timeZone?: string } = {}): Promise<string> {
  const id = await testCustomer(db, options);
  const account = await addAccount(db, id, { currentCents: 90_000 });
  await addAccount(db, id, { type: 'credit', subtype: 'credit card', currentCents: 9000, limitCents: 10_000 });
  const months = ['01', '02', '03', '04', '05', '06'];
  await addRows(
    db,
    id,
    account,
    months.map((month) => ({
      on: `2026-${month}-20`,
      cents: 1599,
      merchant: 'Streamly',
      code: 'ENTERTAINMENT_TV_AND_MOVIES',
    })),
  );
  return id;
}

const TABLES = [
  'signal_values',
  'persona_assignments',
  'recommendations',
  'alerts',
  'recurring_streams',
  'charge_findings',
  'derived_days',
];
async function counts(id: string): Promise<Record<string, number>> {
  const entries = TABLES.map(async (table) => {
    const { rows } = await db.owner.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier('ledger')}.${sql.identifier(table)} where user_id = ${id}`,
    );
    return [table, Number(rows[0]?.count)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('a job', () => {
  it('does what its event names, for the day it is where the customer lives, and once', async () => {
    const id = await customer({ timeZone: 'America/Phoenix' });
    const run = (event_type: string) => runJob(db, { event_type, user_id: id, timestamp });
    const features = await run('compute_features');
    expect(features).toMatchObject({ status: 'done', today: '2026-06-29', stored: { recommendations: 0, alerts: 0 } });
    expect(features.stored.signals).toBeGreaterThan(40);
    expect(await counts(id)).toMatchObject({
      persona_assignments: 0,
      recommendations: 0,
      recurring_streams: 1,
      derived_days: 1,
    });
    expect((await run('assign_persona')).stored.signals).toBe(1);
    const told = await run('generate_recommendations');
    expect(told.stored.recommendations).toBeGreaterThanOrEqual(3);
    expect(told.stored.signals).toBe(0);
    const before = await counts(id);
    expect((await run('daily')).stored).toEqual({ signals: 0, recommendations: 0, alerts: 0, commitments: 0 });
    expect(await counts(id)).toEqual(before);
  });

  it('goes by the time zone: the same instant is another day elsewhere', async () => {
    const days = ['America/New_York', 'America/Phoenix', 'Pacific/Auckland'].map(async (timeZone) => {
      const id = await testCustomer(db, { timeZone });
      return (await runJob(db, { event_type: 'daily', user_id: id, timestamp })).today;
    });
    expect(await Promise.all(days)).toEqual(['2026-06-30', '2026-06-29', '2026-06-30']);
  });

  it('looks at nothing without consent, and says so', async () => {
    const id = await customer({ consent: false });
    expect(await runJob(db, { event_type: 'daily', user_id: id, timestamp })).toMatchObject({ status: 'no_consent' });
    expect(new Set(Object.values(await counts(id)))).toEqual(new Set([0]));
  });

  it('is refused when it is not one, with the field that is wrong', async () => {
    const id = await testCustomer(db);
    const wrong: [unknown, RegExp][] = [
      [{ event_type: 'weekly', user_id: id, timestamp }, /event_type/],
      [{ event_type: 'daily', user_id: 'x', timestamp }, /user_id/],
      [{ event_type: 'daily', user_id: id, timestamp: 'yesterday' }, /timestamp/],
      [{ event_type: 'daily', user_id: id, timestamp, extra: 1 }, /extra/],
      [null, /event/],
    ];
    for (const [event, message] of wrong) {
      await expect(runJob(db, event)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringMatching(message),
      });
    }
    await expect(runJob(db, { event_type: 'daily', user_id: randomUUID(), timestamp })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

it('taking consent back deletes everything that was worked out; giving it again works all of it out', async () => {
  const id = await customer();
  await runJob(db, { event_type: 'daily', user_id: id, timestamp });
  const before = await counts(id);
  expect(before).toMatchObject({ recurring_streams: 1, derived_days: 1 });
  await asCustomer(db, id, (tx) => recordConsent(tx, { granted: false }));
  expect(new Set(Object.values(await counts(id)))).toEqual(new Set([0]));
  await asCustomer(db, id, (tx) => recordConsent(tx, { purposes: ['coaching'], granted: true }));
  // Only one payee is named, but nothing is stored any more: all are looked at.
  await asCustomer(db, id, (tx) => deriveAfter(tx, { today: '2026-06-30', payees: ['another payee'] }));
  expect(await counts(id)).toMatchObject({ recurring_streams: 1, derived_days: 1 });
});

describe('the nightly round', () => {
  it('does each customer whose day moved on, tells failures, and stops for none', async () => {
    const own = await testDatabase();
    try {
      const [first, none, broken, last] = [
        await testCustomer(own, { timeZone: 'America/New_York' }),
        await testCustomer(own, { consent: false }),
        await testCustomer(own),
        await testCustomer(own, { timeZone: 'Pacific/Auckland' }),
      ];
      await own.owner.execute(sql`update ledger.user_profiles set time_zone = 'Nowhere/At_all' where id = ${broken}`);
      const now = new Date(timestamp);
      const report = await runDaily(own, { now });
      expect(new Set(report.done)).toEqual(new Set([first, last]));
      expect(report.noConsent).toEqual([none]);
      expect(report.failed).toEqual([{ userId: broken, code: 'INTERNAL' }]);
      expect(new Set((await runDaily(own, { now })).skipped)).toEqual(new Set([first, last]));
      // 12:00 UTC is midnight in Auckland, and still the same day in New York.
      const noon = await runDaily(own, { now: new Date('2026-06-30T12:00:00Z') });
      expect([noon.done, noon.skipped]).toEqual([[last], [first]]);
    } finally {
      await own.close();
    }
  });
});

it('forgets offers, and offers only, when consent to them is withdrawn', async () => {
  const user = await testCustomer(db);
  const kinds = await asCustomer(db, user, async (tx) => {
    await tx.execute(sql`
      insert into api.recommendations (user_id, as_of, kind, item_id, recommendation, policy)
      select (select api.customer()), '2026-06-30', kind, kind, '{}', 'p' from unnest(array['offer', 'education']) kind`);
    await recordConsent(tx, { purposes: ['offers'], granted: false });
    return (await tx.execute(sql`select kind from api.recommendations`)).rows;
  });
  expect(kinds).toEqual([{ kind: 'education' }]);
});
