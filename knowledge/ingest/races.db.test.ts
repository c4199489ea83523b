// Many connections at one customer's ledger at once: imports, undoing, corrections, jobs and withdrawn consent never mix up or lose a row.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordConsent } from '../consent.ts';
import { correctCategory } from '../corrections.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { computeFor } from '../jobs/derive.ts';
import { runJob } from '../jobs.ts';
import { plaidFile, plaidRow } from './file.fixture.ts';
import { importFile } from './import.ts';
import { undoImport } from './undo.ts';

const today = '2026-10-20';
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** A file of the rows `from` to `to`; neighbours overlap when their ranges do. */
function file(from: number, to: number): string {
  const rows = Array.from({ length: to - from + 1 }, (_, at) => {
    const n = from + at;
    const merchant_name = n % 3 === 0 ? 'Netflix' : `Shop ${n % 5}`;
    return plaidRow(`t${n}`, n + 0.25, {
      date: `2026-${String(4 + (n % 6)).padStart(2, '0')}-0${1 + (n % 9)}`,
      merchant_name,
    });
  });
  return plaidFile(rows);
}

const send = (customer: string, content: string) => importFile(db, customer, { name: 'part.json', content }, { today });

async function summary(customer: string) {
  return asCustomer(db, customer, async (tx) => {
    const rows = async (query: string) => (await tx.execute(sql.raw(query))).rows;
    return {
      rows: await rows('select count(*)::int as n, sum(amount_cents)::bigint as cents from api.transactions'),
      rollup: await rows('select sum(rows)::int as n, sum(out_cents)::bigint as cents from api.daily_cashflow'),
      seqs: await rows('select count(*)::int as n, count(distinct seq)::int as different from api.imports'),
    };
  });
}

async function derivedOf(customer: string) {
  return asCustomer(db, customer, async (tx) => {
    const rows = async (query: string) => (await tx.execute(sql.raw(query))).rows;
    return {
      streams: await rows('select payee, stream from api.recurring_streams order by payee, id'),
      findings: await rows('select payee, finding from api.charge_findings order by payee, id'),
      signals: await rows(`select signal, "window", status, value, unit, reason, evidence from api.signal_values
        where computed_at = (select max(computed_at) from api.signal_values) order by 1, 2, 4, 7`),
    };
  });
}

describe('one customer, many connections', () => {
  it('takes overlapping files at the same time, each row once, and derives what one after the other would', async () => {
    const customer = await testCustomer(db);
    const files = Array.from({ length: 8 }, (_, at) => file(1 + at * 10, 20 + at * 10));
    const reports = await Promise.all(files.map((content) => send(customer, content)));
    expect(reports.reduce((sum, report) => sum + report.new, 0)).toBe(90);
    expect(reports.reduce((sum, report) => sum + report.new + report.duplicate, 0)).toBe(160);
    const { rows, rollup, seqs } = await summary(customer);
    expect(rollup).toEqual(rows);
    expect(rows[0]).toMatchObject({ n: 90 });
    expect(seqs).toEqual([{ n: 8, different: 8 }]);
    const before = await derivedOf(customer);
    await asCustomer(db, customer, (tx) => computeFor(tx, { today }));
    expect(await derivedOf(customer)).toEqual(before);
  });

  it('undoes one file while others come in', async () => {
    const customer = await testCustomer(db);
    const first = await send(customer, file(1, 30));
    const [undone] = await Promise.all([
      undoImport(db, customer, first.importId ?? '', { today }),
      send(customer, file(21, 50)),
      send(customer, file(41, 60)),
    ]);
    expect(undone.importId).toBe(first.importId);
    // Rows 21 to 30 stay when the file that also has them came first.
    expect([20, 30]).toContain(undone.removed);
    const { rows, rollup } = await summary(customer);
    expect(rows[0]).toMatchObject({ n: 40 });
    expect(rollup).toEqual(rows);
  });

  it('keeps the customer’s word on a category, whoever comes first', async () => {
    const customer = await testCustomer(db);
    await send(customer, file(1, 10));
    const { id } = await asCustomer(db, customer, async (tx) => {
      const found = await tx.execute<{ id: string }>(
        sql`select id from api.transactions where merchant = 'Netflix' limit 1`,
      );
      return found.rows[0] ?? { id: '' };
    });
    const detailed = 'GENERAL_SERVICES_EDUCATION';
    await Promise.all([
      asCustomer(db, customer, (tx) => correctCategory(tx, { transactionId: id, detailed, scope: 'payee' }, { today })),
      send(customer, file(5, 40)),
      send(customer, file(30, 60)),
    ]);
    await asCustomer(db, customer, async (tx) => {
      const found = await tx.execute(
        sql`select distinct category_detailed from api.transactions where merchant = 'Netflix'`,
      );
      expect(found.rows).toEqual([{ category_detailed: detailed }]);
    });
    const { rows, rollup } = await summary(customer);
    expect(rollup).toEqual(rows);
  });

  it('does the same job from several places and stores its result once', async () => {
    const customer = await testCustomer(db);
    await send(customer, file(1, 60));
    const job = { event_type: 'daily', user_id: customer, timestamp: '2026-10-22T12:00:00Z' };
    const results = await Promise.all(Array.from({ length: 5 }, () => runJob(db, job)));
    expect(results.filter(({ stored }) => stored.signals > 0)).toHaveLength(1);
    await asCustomer(db, customer, async (tx) => {
      const batches = await tx.execute(sql`
        select count(distinct computed_at)::int as n from api.signal_values where as_of = '2026-10-22'`);
      expect(batches.rows).toEqual([{ n: 1 }]);
      const doubled = await tx.execute(sql`
        select item_id from api.recommendations where as_of = '2026-10-22' group by item_id, recommendation having count(*) > 1`);
      expect(doubled.rows).toEqual([]);
    });
  });

  it('leaves nothing derived behind when consent is withdrawn in the middle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await testCustomer(db);
      await send(customer, file(1, 20));
      const coming = Promise.allSettled([send(customer, file(15, 40)), send(customer, file(30, 60))]);
      await asCustomer(db, customer, (tx) => recordConsent(tx, { granted: false }));
      for (const result of await coming) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONSENT_REQUIRED' });
      }
      const { streams, findings, signals } = await derivedOf(customer);
      expect([streams, findings, signals]).toEqual([[], [], []]);
      const { rows, rollup } = await summary(customer);
      expect(rollup).toEqual(rows);
    }
  });
});
