// `npm run bench -- signals`: what it costs to work everything out for a customer with two years of history, and to add one transaction
// to histories of 1, 10 and 100 times the rows. On the server of DATABASE_URL when there is one, else on the embedded database.
import { sql } from 'drizzle-orm';
import { addDays } from './calendar.ts';
import { asCustomer } from './db/customer.ts';
import type { Database } from './db/open.ts';
import { openDatabase } from './db/open.ts';
import { households } from './db/seed.ts';
import { plaidAccount, plaidRow } from './ingest/file.fixture.ts';
import { importFile } from './ingest/import.ts';
import { payeeKey } from './ingest/recurring-rows.ts';
import { computeFor } from './jobs.ts';
import { addUser, removeUser } from './users.ts';

const today = '2026-06-30';
const RUNS = 5;

/** One line of the result: medians in milliseconds. */
export interface BenchRow {
  name: string;
  engine: string;
  rows: number;
  ms: number;
}

/** Measures on an open database; the customers it makes are removed again. */
export async function benchSignals(db: Database, { scales = [1, 10, 100] } = {}): Promise<BenchRow[]> {
  const results: BenchRow[] = [];
  const measure = async (name: string, rows: number, work: (run: number) => Promise<unknown>) => {
    const times: number[] = [];
    await work(-1);
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      await work(run);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    results.push({ name, engine: db.engine, rows, ms: Math.round((times[RUNS >> 1] ?? 0) * 10) / 10 });
  };
  const home = households({ seed: 1, anchorOn: today })[0];
  if (!home) throw new Error('There is no sample household.');
  await withCustomer(db, async (id) => {
    await importFile(db, id, { name: 'home.json', content: JSON.stringify(home.plaid) }, { today });
    await fill(db, id, 3000 - home.plaid.transactions.length, 730);
    const count = await rowCount(db, id);
    await measure('2 years: signals, persona, recommendations, alerts', count, () =>
      asCustomer(db, id, (tx) => computeFor(tx, { today })),
    );
  });
  for (const shape of ['denser', 'longer'] as const) {
    for (const scale of scales) {
      await withCustomer(db, async (id) => {
        const days = shape === 'longer' ? 730 * scale : 730;
        await fill(db, id, 3000 * scale, Math.min(days, 730 * 60));
        await asCustomer(db, id, (tx) => computeFor(tx, { today }));
        const accounts = [plaidAccount('bench')];
        await measure(`add one transaction, ${shape} history x${scale}`, 3000 * scale, (run) => {
          const added = [
            plaidRow(`new ${run}`, 12.34, {
              account_id: 'bench',
              date: addDays(today, run - RUNS),
              merchant_name: 'Shop ha',
            }),
          ];
          return importFile(db, id, { name: 'one.json', content: JSON.stringify({ accounts, added }) }, { today });
        });
      });
    }
  }
  return results;
}

const CODES = [
  'FOOD_AND_DRINK_GROCERIES',
  'FOOD_AND_DRINK_RESTAURANT',
  'TRANSPORTATION_GAS',
  'GENERAL_MERCHANDISE_SUPERSTORES',
  'ENTERTAINMENT_TV_AND_MOVIES',
  'MEDICAL_PHARMACIES_AND_SUPPLEMENTS',
  'RENT_AND_UTILITIES_TELEPHONE',
  'TRAVEL_LODGING',
];
const PAYEES = 60;

/** Rows of everyday spending spread over the days before today, written as an import would, without going through a file. */
export async function fill(db: Database, userId: string, count: number, days: number): Promise<void> {
  const nameOf = (at: number) => `Shop ${String.fromCharCode(97 + (at % 26), 97 + (at >> 3))}`;
  const payees = Array.from({ length: PAYEES }, (_, at) => ({ at, name: nameOf(at), payee: payeeKey(nameOf(at)) }));
  await db.owner.execute(sql`
    insert into ledger.accounts (user_id, source, external_id, name, type, subtype, current_cents, balance_on)
    values (${userId}, 'plaid', 'bench', 'Bench Checking', 'depository', 'checking', 500000, ${today})`);
  await db.owner.execute(sql`
    insert into ledger.transactions (user_id, account_id, source, external_id, posted_on, amount_cents, name, merchant, payee,
      category_primary, category_detailed)
    select ${userId}, a.id, 'plaid', 'bench ' || n, ${today}::date - (n::bigint * ${days} / ${count})::int, 500 + (n::bigint * 7919) % 9500,
      p.name, p.name, p.payee, 'X', (${JSON.stringify(CODES)}::jsonb)->>((n % ${CODES.length})::int)
    from generate_series(1, ${count}::int) n
    join jsonb_to_recordset(${JSON.stringify(payees)}::jsonb) as p (at int, name text, payee text) on p.at = n % ${PAYEES}
    join ledger.accounts a on a.user_id = ${userId} and a.external_id = 'bench'`);
  await db.owner.execute(sql`
    insert into ledger.daily_cashflow (user_id, account_id, posted_on, category_detailed, currency, out_cents, in_cents, rows)
    select user_id, account_id, posted_on, category_detailed, currency, sum(greatest(amount_cents, 0)),
      sum(greatest(-amount_cents, 0)), count(*)
    from ledger.transactions where user_id = ${userId} and external_id like 'bench %' group by 1, 2, 3, 4, 5`);
  await db.owner.execute(sql`analyze ledger.transactions`);
  await db.owner.execute(sql`analyze ledger.daily_cashflow`);
}

async function rowCount(db: Database, userId: string): Promise<number> {
  const { rows } = await db.owner.execute<{ count: number }>(
    sql`select count(*)::int as count from ledger.transactions where user_id = ${userId}`,
  );
  return Number(rows[0]?.count ?? 0);
}

async function withCustomer(db: Database, work: (id: string) => Promise<void>): Promise<void> {
  const email = `bench-${Date.now()}@bench.invalid`;
  const { id } = await addUser(db, { email, name: 'Bench', consent: true });
  try {
    await work(id);
  } finally {
    await removeUser(db, email);
  }
}

/** Prints the table for the database that `databaseUrl` names, else for an embedded one. */
export async function printBench(out: (text: string) => void, databaseUrl?: string): Promise<void> {
  const db = await openDatabase(databaseUrl ? { databaseUrl } : {});
  try {
    for (const { name, engine, rows, ms } of await benchSignals(db)) {
      out(`${engine.padEnd(22)} ${String(rows).padStart(7)} rows  ${String(ms).padStart(8)} ms  ${name}\n`);
    }
  } finally {
    await db.close();
  }
}
