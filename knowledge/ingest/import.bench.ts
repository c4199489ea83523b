// How quickly a CSV is imported - read, checked, compared, categorised, journalled, stored, rolled up and worked out - against the same rows
// put into a copy of the table as they are, a thousand a statement. Part of `npm run bench` (knowledge/jobs.bench.ts).
import { type SQL, sql } from 'drizzle-orm';
import { addDays } from '../calendar.ts';
import type { Database, Queryable } from '../db/open.ts';
import { importFile } from './import.ts';

/** Some fifteen years of a busy household; enough batches that starting up does not count. */
export const IMPORT_ROWS = 50_000;
/** Rows a statement of the plain insert. */
const PLAIN_ROWS = 1000;
const DAYS = 1460;
const SHOPS = [
  'NETFLIX.COM',
  'WHOLE FOODS MKT',
  'SHELL OIL',
  'STARBUCKS STORE',
  'AMZN MKTP',
  'CITY WATER DEPT',
  'UBER TRIP',
];

/** Seconds to import a fresh file for a customer without rows, and to insert its rows plainly. */
export async function timeImport(
  db: Database,
  userId: string,
  { today, round }: { today: string; round: number },
): Promise<{ importS: number; plainS: number }> {
  const content = csvOf(today, round);
  const start = performance.now();
  await importFile(
    db,
    userId,
    { name: 'bench.csv', content },
    { today, choices: { account: 'Bench', currency: 'USD' } },
  );
  const importS = (performance.now() - start) / 1000;
  return { importS, plainS: await timePlainInsert(db, userId) };
}

/** Every third name comes again as it is; the others have a store's number of their own, as card purchases do. */
function csvOf(today: string, round: number): string {
  const lines = Array.from({ length: IMPORT_ROWS }, (_, at) => {
    const on = addDays(today, Math.floor((at * DAYS) / IMPORT_ROWS) - DAYS);
    const shop = `${SHOPS[at % SHOPS.length]}${at % 3 === 0 ? '' : ` ${(at * 7919) % 9973}`}`;
    return `${on},${shop},-${(5 + ((at * 7919 + round) % 9500) / 100).toFixed(2)}`;
  });
  return ['Date,Description,Amount', ...lines].join('\n');
}

/** The columns an import fills, as arrays. */
const COLUMNS = {
  id: 'uuid',
  user_id: 'uuid',
  account_id: 'uuid',
  source: 'text',
  external_id: 'text',
  posted_on: 'date',
  amount_cents: 'bigint',
  currency: 'text',
  name: 'text',
  payee: 'text',
  category_primary: 'text',
  category_detailed: 'text',
  category_by: 'text',
  category_confidence: 'integer',
  is_pending: 'boolean',
  import_id: 'uuid',
};
const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** Inserts the customer's rows into a copy of the table with all its indexes and keys, inside a transaction that leaves nothing behind. */
async function timePlainInsert(db: Database, userId: string): Promise<number> {
  const columns = sql.raw(names.join(', '));
  const { rows } = await db.owner.execute(
    sql`select ${sql.raw(names.map((name) => `${name}::text`).join(', '))} from ledger.transactions where user_id = ${userId}`,
  );
  const arrays = (batch: Record<string, unknown>[]): SQL =>
    sql.join(
      names.map((name) => sql`${sql.param(batch.map((row) => row[name]))}::${sql.raw(COLUMNS[name])}[]`),
      sql`, `,
    );
  let seconds = 0;
  await db.owner
    .transaction(async (tx) => {
      await tx.execute(sql`create table ledger.bench_copy (like ledger.transactions including all,
        foreign key (user_id) references ledger.user_profiles, foreign key (user_id, account_id) references ledger.accounts (user_id, id),
        foreign key (user_id, import_id) references ledger.imports (user_id, id))`);
      const start = performance.now();
      for (let at = 0; at < rows.length; at += PLAIN_ROWS) {
        await (tx as Queryable).execute(
          sql`insert into ledger.bench_copy (${columns}) select * from unnest(${arrays(rows.slice(at, at + PLAIN_ROWS))})`,
        );
      }
      seconds = (performance.now() - start) / 1000;
      tx.rollback();
    })
    .catch((error: unknown) => {
      if (seconds === 0) throw error;
    });
  return seconds;
}
