// The queue of jobs: good ones are done, bad ones are done with, and only what may work later is asked for again.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { runQueue } from './jobs-queue.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.close());

const event = (...bodies: unknown[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })),
});
const personas = async (userId: string) => {
  const { rows } = await db.owner.execute(
    sql`select as_of::text as "asOf" from ledger.persona_assignments where user_id = ${userId} order by 1`,
  );
  return rows.map(({ asOf }) => asOf);
};

describe('the queue of jobs', () => {
  it('does the new day of every customer, in their own time zone, and once', async () => {
    const [one, two] = [await testCustomer(db), await testCustomer(db, { timeZone: 'Asia/Tokyo' })];
    const daily = { event_type: 'daily', timestamp: '2026-10-15T23:30:00Z' };
    expect(await runQueue(db, event(daily, daily))).toEqual({ batchItemFailures: [] });
    expect([await personas(one), await personas(two)]).toEqual([['2026-10-15'], ['2026-10-16']]);
  });

  it('does one job of one customer', async () => {
    const user = await testCustomer(db);
    const job = { event_type: 'assign_persona', user_id: user, timestamp: '2026-10-15T12:00:00Z' };
    expect(await runQueue(db, event(job))).toEqual({ batchItemFailures: [] });
    expect(await personas(user)).toEqual(['2026-10-15']);
  });

  it('is done with what can never work, and says so by code', async () => {
    const warned: unknown[] = [];
    const log = {
      info: () => {},
      error: () => {},
      warn: (_: string, context?: Record<string, unknown>) => void warned.push(context?.code),
    };
    const bad = [
      '{',
      'null',
      '{}',
      { event_type: 'dance', user_id: crypto.randomUUID() },
      { event_type: 'daily', user_id: crypto.randomUUID() },
      { event_type: 'daily', timestamp: 'soon' },
    ];
    expect(await runQueue(db, event(...bad), { log })).toEqual({ batchItemFailures: [] });
    expect(warned).toEqual([
      'INVALID_INPUT',
      'INVALID_INPUT',
      'INVALID_INPUT',
      'INVALID_INPUT',
      'NOT_FOUND',
      'INVALID_INPUT',
    ]);
    for (const none of [null, {}, { Records: 'x' }, { Records: [null, {}] }])
      expect(await runQueue(db, none)).toEqual({ batchItemFailures: [] });
  });

  it('asks again for a job the database could not do, and for no other', async () => {
    const [stuck, free] = [await testCustomer(db), await testCustomer(db)];
    const job = (user_id: string) => ({ event_type: 'assign_persona', user_id, timestamp: '2026-10-15T12:00:00Z' });
    await db.owner.execute(
      sql`alter table ledger.persona_assignments add constraint busy check (user_id <> ${sql.raw(`'${stuck}'`)}::uuid)`,
    );
    const answer = await runQueue(db, event(job(stuck), job(free)));
    await db.owner.execute(sql`alter table ledger.persona_assignments drop constraint busy`);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect([await personas(stuck), await personas(free)]).toEqual([[], ['2026-10-15']]);
  });
});
