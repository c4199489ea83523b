// `npm run bench -- signals incremental ingest retrieve`: what it costs to work everything out for a customer with two years of history, to
// add one transaction to histories of 1, 10 and 100 times the rows, to import a long CSV, and to find passages. On the server of DATABASE_URL when there is one, else on the embedded database.
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { addDays } from './calendar.ts';
import { readConfig } from './config.ts';
import { asCustomer } from './db/customer.ts';
import type { Database } from './db/open.ts';
import { openDatabase } from './db/open.ts';
import { households } from './db/seed.ts';
import { plaidAccount, plaidRow } from './ingest/file.fixture.ts';
import { IMPORT_ROWS, timeImport } from './ingest/import.bench.ts';
import { importFile } from './ingest/import.ts';
import { payeeKey } from './ingest/recurring-rows.ts';
import { computeFor } from './jobs/derive.ts';
import { timeRetrieve } from './search/retrieve.bench.ts';
import { addUser, removeUser } from './users.ts';

const today = '2026-06-30';
/** Rounds measured, each through every variant in turn, so that a busy moment falls on all of them. */
const ROUNDS = 7;
/** A customer of two years: the product's own target is 50 ms, and three times that is a failure on a shared machine. */
const TARGET_MS = 50;
const TOLERATED = 3;
/** The gate: adding a row to a hundred times the history may cost this much more. */
const WORST_RATIO = 1.3;
const ROWS = 3000;

/** A row of the result: the median of the rounds in milliseconds, and against the first variant the median ratio with its range. */
interface Measured {
  name: string;
  ms: number;
  ratio?: { median: number; least: number; most: number };
  /** More to say of a row that is not compared with the first variant. */
  note?: string;
  /** Whether a row keeps what it has promised, where that is no limit of time. */
  holds?: boolean;
}

type Variant = { name: string; run(round: number): Promise<unknown> };

/** Rounds before the measured ones, so that code and caches are warm. */
const WARM_UP = 15;

/** Runs every variant in each round, after a warm-up, and compares within rounds. */
async function measure(variants: Variant[]): Promise<Measured[]> {
  const times = variants.map(() => [] as number[]);
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [at, { run }] of variants.entries()) {
      const start = performance.now();
      await run(round);
      if (round >= 0) times[at]?.push(performance.now() - start);
    }
  }
  return variants.map(({ name }, at) => {
    const own = times[at] ?? [];
    const ratios = own.map((ms, round) => ms / (times[0]?.[round] ?? ms)).sort((a, b) => a - b);
    const ratio = { median: middle(ratios), least: ratios[0] ?? 1, most: ratios.at(-1) ?? 1 };
    return { name, ms: middle([...own].sort((a, b) => a - b)), ...(at > 0 && { ratio }) };
  });
}

function middle(sorted: number[]): number {
  return sorted[sorted.length >> 1] ?? 0;
}

/** All signals, persona, recommendations and alerts of a customer with two years of everyday rows beside a sample household's. */
async function benchSignals(db: Database): Promise<Measured[]> {
  return withCustomers(db, 1, async ([id = '']) => {
    const [home] = households({ seed: 1, anchorOn: today });
    if (!home) throw new Error('There is no sample household.');
    await importFile(db, id, { name: 'home.json', content: JSON.stringify(home.plaid) }, { today });
    await fill(db, id, ROWS - home.plaid.transactions.length, 730);
    return measure([
      { name: 'signals: 2 years, everything', run: () => asCustomer(db, id, (tx) => computeFor(tx, { today })) },
    ]);
  });
}

/** Importing one row, with all that follows from it, into histories that are denser or longer. */
async function benchIncremental(db: Database): Promise<Measured[]> {
  const scales = [1, 10, 100];
  const found: Measured[] = [];
  for (const shape of ['denser', 'longer'] as const) {
    const measured = await withCustomers(db, scales.length, async (ids) => {
      const variants: Variant[] = [];
      for (const [at, scale] of scales.entries()) {
        const id = ids[at] ?? '';
        // Postgres and people end somewhere: a hundred times two years is 60 times, in denser days.
        await fill(db, id, ROWS * scale, shape === 'longer' ? Math.min(730 * scale, 730 * 60) : 730);
        await asCustomer(db, id, (tx) => computeFor(tx, { today }));
        const accounts = [plaidAccount('bench')];
        const run = (round: number) => {
          const row = { account_id: 'bench', date: addDays(today, round - ROUNDS), merchant_name: 'Shop ha' };
          const added = [plaidRow(`new ${round}`, 12.34, row)];
          return importFile(db, id, { name: 'one.json', content: JSON.stringify({ accounts, added }) }, { today });
        };
        variants.push({ name: `incremental: add one, ${shape} x${scale}`, run });
      }
      return measure(variants);
    });
    found.push(...measured);
  }
  return found;
}

/** Imports of a long file take seconds each. */
const IMPORT_ROUNDS = 3;

/**
 * Importing 50,000 rows of CSV into an empty ledger, against the bare insert of the same rows in the same round. No gate: an import reads the
 * file twice and keeps a journal, which the bare insert does not.
 */
async function benchIngest(db: Database): Promise<Measured[]> {
  const rounds: { importS: number; plainS: number }[] = [];
  for (let round = 0; round < IMPORT_ROUNDS; round += 1)
    await withCustomers(db, 1, async ([id = '']) => rounds.push(await timeImport(db, id, { today, round })));
  const mid = (of: (round: { importS: number; plainS: number }) => number) =>
    middle(rounds.map(of).sort((a, b) => a - b));
  const perSecond = (seconds: number) => Math.round(IMPORT_ROWS / seconds).toLocaleString('en-US');
  const note = `${perSecond(mid(({ importS }) => importS))} rows/s, ${mid(({ importS, plainS }) => plainS / importS).toFixed(2)}x of INSERT … unnest x1000 (${perSecond(mid(({ plainS }) => plainS))} rows/s)`;
  return [{ name: 'ingest: 50,000 rows of CSV', ms: mid(({ importS }) => importS) * 1000, note }];
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
async function fill(db: Database, userId: string, count: number, days: number): Promise<void> {
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
  // What a server's autovacuum does by itself.
  await db.owner.execute(sql`vacuum (analyze) ledger.transactions`);
  await db.owner.execute(sql`vacuum (analyze) ledger.daily_cashflow`);
}

async function withCustomers<T>(db: Database, count: number, work: (ids: string[]) => Promise<T>): Promise<T> {
  const emails = Array.from({ length: count }, (_, at) => `bench-${Date.now()}-${at}@bench.invalid`);
  const ids: string[] = [];
  try {
    for (const email of emails) ids.push((await addUser(db, { email, name: 'Bench', consent: true })).id);
    return await work(ids);
  } finally {
    for (const email of emails.slice(0, ids.length)) await removeUser(db, email);
  }
}

const benches: Record<'signals' | 'incremental' | 'ingest' | 'retrieve', (db: Database) => Promise<Measured[]>> = {
  signals: benchSignals,
  incremental: benchIncremental,
  ingest: benchIngest,
  retrieve: timeRetrieve,
};

async function main(): Promise<boolean> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const names = Object.keys(benches) as (keyof typeof benches)[];
  const wanted = names.filter((name) => positionals.length === 0 || positionals.includes(name));
  if (wanted.length < positionals.length) throw new Error(`npm run bench -- [${names.join('] [')}]`);
  const { databaseUrl } = readConfig();
  const db = await openDatabase({ databaseUrl });
  const out = (text: string) => void process.stdout.write(`${text}\n`);
  let isWithin = true;
  try {
    out(`${db.engine} (${db.version}), Node ${process.version}, median of ${ROUNDS} rounds`);
    for (const name of wanted) {
      for (const { name: row, ms, ratio, note = '', holds: isKept } of await benches[name](db)) {
        const limit = ratio ? WORST_RATIO : TARGET_MS * TOLERATED;
        const isGated = name === 'signals' || row.endsWith('x100');
        const holds = isKept ?? (!isGated || (ratio?.median ?? ms) <= limit);
        isWithin &&= holds;
        const compared = ratio
          ? `${ratio.median.toFixed(2)}x (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)})`
          : '';
        const gate = isGated
          ? `gate ${ratio ? `${limit}x` : `${TARGET_MS} ms, fails past ${limit}`}: ${holds ? 'holds' : 'BROKEN'}`
          : isKept === undefined
            ? ''
            : `gate: ${holds ? 'holds' : 'BROKEN'}`;
        out(`${row.padEnd(36)} ${ms.toFixed(1).padStart(8)} ms  ${(compared || note).padEnd(24)} ${gate}`);
      }
    }
  } finally {
    await db.close();
  }
  return isWithin;
}

if (process.argv[1]?.includes('bench'))
  main().then(
    (isWithin) => {
      process.exitCode = isWithin ? 0 : 1;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
