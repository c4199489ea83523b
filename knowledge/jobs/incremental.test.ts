// The law of derivation: after any history of imports, changes, removals, corrected categories, undone files and midnights, what is kept
// is what a full recompute would give. Run in three time zones, with instants around midnight deciding which day it is.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, todayIn } from '../calendar.ts';
import { correctCategory, listCorrections, removeCorrection } from '../corrections.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { plaidAccount, plaidRow } from '../ingest/file.fixture.ts';
import { importFile } from '../ingest/import.ts';
import { undoImport } from '../ingest/undo.ts';
import { runJob } from '../jobs.ts';
import { computeFor } from './derive.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** All that is derived, without what differs by nature: ids and the time it was written. */
async function kept(tx: CustomerTx, today: string) {
  const all = async (query: ReturnType<typeof sql>) => (await tx.execute(query)).rows;
  return {
    days: await all(sql`select as_of::text, policy from api.derived_days`),
    streams: await all(sql`select id, payee, stream from api.recurring_streams order by id`),
    findings: await all(sql`select id, payee, finding from api.charge_findings order by id`),
    signals: await all(sql`
      select signal, "window", status, value, unit, reason, evidence from api.signal_values where as_of = ${today}
        and computed_at = (select max(computed_at) from api.signal_values where as_of = ${today}) order by 1, 2, evidence::text`),
    persona: await all(
      sql`select assignment from api.persona_assignments where as_of = ${today} order by computed_at desc, id limit 1`,
    ),
    recommendations: await all(
      sql`select kind, item_id, recommendation from api.recommendations where as_of = ${today} order by 2, recommendation::text`,
    ),
    alerts: await all(sql`select id, kind, alert from api.alerts order by id`),
  };
}

class Undo extends Error {}

/** The same from scratch, in a transaction that is rolled back: the kept state stays as the increments left it. */
async function fromScratch(customer: string, today: string) {
  let found: Awaited<ReturnType<typeof kept>> | undefined;
  await asCustomer(db, customer, async (tx) => {
    await tx.execute(sql`select api.forget_signals()`);
    for (const table of [
      'derived_days',
      'recurring_streams',
      'charge_findings',
      'persona_assignments',
      'recommendations',
      'alerts',
    ]) {
      await tx.execute(sql`delete from api.${sql.identifier(table)}`);
    }
    await computeFor(tx, { today });
    found = await kept(tx, today);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return found;
}

/** The daily rollup as it is kept, and as the rows say it should be. */
async function rollups(tx: CustomerTx) {
  const kept = await tx.execute(sql`
    select account_id, posted_on::text, category_detailed, currency, out_cents::text, in_cents::text, rows::int as rows
    from api.daily_cashflow order by 1, 2, 3, 4`);
  const added = await tx.execute(sql`
    select account_id, posted_on::text, category_detailed, currency,
      coalesce(sum(amount_cents) filter (where amount_cents > 0), 0)::text as out_cents,
      coalesce(-sum(amount_cents) filter (where amount_cents < 0), 0)::text as in_cents, count(*)::int as rows
    from api.transactions where not is_pending group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return { kept: kept.rows, added: added.rows };
}

/** Gives one row, or its whole payee, another category; false when that changed nothing. */
async function correctOne(customer: string, { which, detailed, scope }: Correction, today: string): Promise<boolean> {
  return asCustomer(db, customer, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`select id from api.transactions order by external_id`);
    const transactionId = rows[which % Math.max(1, rows.length)]?.id;
    if (!transactionId) return false;
    return (await correctCategory(tx, { transactionId, detailed, scope }, { today })).changed > 0;
  });
}

/** Takes one of the corrections back; false when there is none, or nothing changed. */
async function forgetOne(customer: string, which: number, today: string): Promise<boolean> {
  return asCustomer(db, customer, async (tx) => {
    const all = await listCorrections(tx);
    const id = all[which % Math.max(1, all.length)]?.id;
    return id !== undefined && (await removeCorrection(tx, id, { today })).changed > 0;
  });
}

/** Takes one of the imports back that still stands; false when there is none. */
async function undoOne(customer: string, which: number, today: string): Promise<boolean> {
  const { rows } = await asCustomer(db, customer, (tx) =>
    tx.execute<{ id: string }>(sql`select id from api.imports where undone_at is null order by seq`),
  );
  const importId = rows[which % Math.max(1, rows.length)]?.id;
  if (!importId) return false;
  await undoImport(db, customer, importId, { today });
  return true;
}

const names = ['Streamly', 'Tunely', 'Acme Payroll', 'Corner Cafe', 'KLARNA US', 'Uber Trip'] as const;
const codes = [
  'ENTERTAINMENT_TV_AND_MOVIES',
  'ENTERTAINMENT_MUSIC_AND_AUDIO',
  'INCOME_SALARY',
  'FOOD_AND_DRINK_COFFEE',
  'BANK_FEES_LATE_FEES',
  'GENERAL_MERCHANDISE_SUPERSTORES',
] as const;
const START = '2026-06-28';

/** Pay is money in: a file with pay going out is refused as having its signs the wrong way round. */
const signed = (cents: number, code: string) => (code.startsWith('INCOME') ? -Math.abs(cents) : cents);
const id = fc.integer({ min: 1, max: 14 }).map((n) => `t${n}`);
const single = fc
  .record({
    id,
    back: fc.integer({ min: -3, max: 400 }),
    cents: fc.integer({ min: -9000, max: 9000 }),
    account: fc.constantFrom('checking', 'savings', 'visa'),
    name: fc.constantFrom(...names),
    code: fc.constantFrom(...codes),
    pending: fc.boolean(),
  })
  .map(({ id: transaction, back, cents, account, name, code, pending }) =>
    plaidRow(transaction, signed(cents, code) / 100, {
      account_id: account,
      date: addDays(START, -back),
      name,
      merchant_name: name,
      pending,
      personal_finance_category: { detailed: code },
    }),
  );
/** A habit: one payee every month or fortnight, some of its rows left out by later removals. */
const habit = fc
  .record({
    name: fc.constantFrom(...names),
    gap: fc.constantFrom(14, 30),
    cents: fc.integer({ min: -90_000, max: 5000 }).filter((cents) => cents !== 0),
    code: fc.constantFrom(...codes),
  })
  .map(({ name, gap, cents, code }) =>
    Array.from({ length: 8 }, (_, at) =>
      plaidRow(`${name} ${gap} ${at}`, signed(cents, code) / 100, {
        account_id: 'checking',
        date: addDays(START, -at * gap),
        name,
        merchant_name: name,
        personal_finance_category: { detailed: code },
      }),
    ),
  );
const removable = fc.oneof(
  id,
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(14, 30), fc.nat(7))
    .map(([name, gap, at]) => `${name} ${gap} ${at}`),
);
const page = fc
  .record({
    rows: fc.uniqueArray(single, { maxLength: 5, selector: (row) => row.transaction_id }),
    habits: fc.uniqueArray(habit, { maxLength: 1, selector: ([row]) => row?.transaction_id }),
    removed: fc.array(removable, { maxLength: 2 }),
    used: fc.constantFrom(10, 310, 900),
  })
  .map(({ rows, habits, removed, used }) => {
    const accounts = [
      plaidAccount('checking'),
      plaidAccount('savings', { subtype: 'savings' }),
      plaidAccount('visa', { type: 'credit', subtype: 'credit card', balances: { current: used, limit: 1000 } }),
    ];
    return {
      kind: 'import' as const,
      content: JSON.stringify({ accounts, added: [...rows, ...habits.flat()], removed }),
    };
  });
interface Correction {
  which: number;
  detailed: string;
  scope: 'payee' | 'row';
}
const correction = fc.record({
  kind: fc.constant('correct' as const),
  which: fc.nat(20),
  detailed: fc.constantFrom(...codes, 'RENT_AND_UTILITIES_RENT', 'TRANSFER_OUT_ACCOUNT_TRANSFER', 'INCOME_GIG_ECONOMY'),
  scope: fc.constantFrom('payee' as const, 'payee' as const, 'row' as const),
});
const step = fc.oneof(
  { weight: 5, arbitrary: page },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map((hours) => ({ kind: 'wait' as const, hours })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'job' as const }) },
  { weight: 2, arbitrary: fc.nat(3).map((which) => ({ kind: 'undo' as const, which })) },
  { weight: 4, arbitrary: correction },
  { weight: 1, arbitrary: fc.nat(3).map((which) => ({ kind: 'forget' as const, which })) },
);

describe.each(['America/New_York', 'Pacific/Auckland', 'America/Phoenix'])('in %s', (timeZone) => {
  it('what is kept after each step equals a full recompute', async () => {
    await fc.assert(
      fc.asyncProperty(
        page,
        fc.array(step, { minLength: 2, maxLength: 6 }),
        // Around midnight in one of the zones: 04:00 UTC in New York, 07:00 in Phoenix, 12:00 in Auckland.
        fc.constantFrom('2026-06-30T03:59:59Z', '2026-06-30T04:00:00Z', '2026-06-30T06:59:59Z', '2026-06-30T12:00:00Z'),
        async (first, steps, start) => {
          const customer = await testCustomer(db, { timeZone });
          let now = Date.parse(start);
          for (const each of [first, ...steps]) {
            if (each.kind === 'wait') {
              now += each.hours * 3_600_000;
              continue;
            }
            const today = todayIn(timeZone, new Date(now));
            let isChanged = true;
            if (each.kind === 'job') {
              const timestamp = new Date(now).toISOString();
              await runJob(db, { event_type: 'daily', user_id: customer, timestamp });
            } else if (each.kind === 'undo') {
              isChanged = await undoOne(customer, each.which, today);
            } else if (each.kind === 'correct') {
              isChanged = await correctOne(customer, each, today);
            } else if (each.kind === 'forget') {
              isChanged = await forgetOne(customer, each.which, today);
            } else {
              const report = await importFile(db, customer, { name: 'page.json', content: each.content }, { today });
              isChanged = report.recomputed.length > 0;
            }
            if (!isChanged) continue;
            const after = await asCustomer(db, customer, (tx) => kept(tx, today));
            const { kept: days, added } = await asCustomer(db, customer, rollups);
            expect(days).toEqual(added);
            expect(after).toEqual(await fromScratch(customer, today));
            expect(after.signals.length).toBeGreaterThan(0);
          }
        },
      ),
      // A failure is made small for a minute at most, and then shown as it is.
      { numRuns: 16, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});
