// Splits one payee's rows the way that explains most of them: as they are, by account, by account number in the text, by amount.
import { isNearBeat, isOnBeat } from './cadence.ts';
import type { Beat } from './recurring-beats.ts';
import { isPriceOf, strayOf } from './recurring-beats.ts';
import type { Chain } from './recurring-chains.ts';
import { chainsIn } from './recurring-chains.ts';
import { accountNumber } from './recurring-rows.ts';

/** The newest rows of a payee on one account that are looked at: 33 years of months, over a year of daily coffees. The search costs rows squared. */
const MAX_ROWS = 400;
/** A price has to be seen this often to be looked at on its own. */
const ROWS_OF_A_PRICE = 3;

type Split = (rows: Beat[]) => Beat[][];

/** The streams of one payee, direction and currency; rows oldest first. */
export function searchPayee(rows: Beat[]): Chain[] {
  const byAccount = partsBy(rows, (row) => row.accountId ?? '');
  if (byAccount.length > 1 && rows.length > MAX_ROWS)
    return byAccount.flatMap((part) => solve(part.slice(-MAX_ROWS), [byNumber, byPrice]));
  return solve(rows.slice(-MAX_ROWS), [(of) => partsBy(of, (row) => row.accountId ?? ''), byNumber, byPrice]);
}

/** The best of all ways: a later split is only tried when something is left to explain, and wins when it explains more. */
function solve(rows: Beat[], splits: Split[]): Chain[] {
  let best = chainsIn(rows);
  for (const [at, split] of splits.entries()) {
    if (worthOf(best) >= rows.length - 2) break;
    const parts = split(rows);
    if (parts.length < 2) continue;
    const isPrice = split === byPrice;
    const chains = join(
      parts.flatMap((part) => (isPrice ? ofOnePrice(part, rows) : solve(part, splits.slice(at + 1)))),
      rows,
    );
    if (worthOf(chains) > worthOf(best)) best = chains;
  }
  return best;
}

/** Rows explained, less what a stream must earn, and less each return to a price that was given up: a stream does not go back and forth. */
function worthOf(chains: Chain[]): number {
  return chains.reduce(
    (sum, { rows }) => sum + rows.length - 2 - (rows[0] && rows[0].amountCents > 0 ? returnsIn(rows) : 0),
    0,
  );
}

function returnsIn(rows: Beat[]): number {
  const seen = new Set<number>();
  let returns = 0;
  for (const [at, { amountCents }] of rows.entries()) {
    if (amountCents !== rows[at - 1]?.amountCents && seen.has(amountCents)) returns += 1;
    seen.add(amountCents);
  }
  return returns;
}

/** Only when nearly every row names an account number that comes again and again: numbers that change each time are references. */
const byNumber: Split = (rows) => {
  const parts = partsBy(rows, (row) => accountNumber(row.merchant));
  const lasting = parts.filter(
    (part) => part.length >= ROWS_OF_A_PRICE && accountNumber(part[0]?.merchant ?? '') !== '',
  );
  return lasting.reduce((sum, part) => sum + part.length, 0) >= rows.length * 0.9 ? parts : [rows];
};

/** Each amount that was paid several times, and the rest; money in is left whole, because pay has many amounts. */
const byPrice: Split = (rows) => {
  if ((rows[0]?.amountCents ?? 0) < 0 && rows.some((row) => row.swings)) return [rows];
  const parts = partsBy(rows, (row) => `${row.amountCents}`);
  const priced = parts.filter((part) => part.length >= ROWS_OF_A_PRICE);
  const rest = parts.filter((part) => part.length < ROWS_OF_A_PRICE).flat();
  return rest.length > 0 ? [...priced, rest.sort((a, b) => a.day - b.day)] : priced;
};

/** The streams among rows of one price. They must leave hardly any row of that price over: chance picks, an agreement does not. */
function ofOnePrice(part: Beat[], all: Beat[]): Chain[] {
  const isMixed = part.some((row) => row.amountCents !== part[0]?.amountCents);
  if (isMixed) return chainsIn(part, all);
  const chains = chainsIn(part).filter(({ rows }) => rows.length >= ROWS_OF_A_PRICE);
  const explained = chains.reduce((sum, { rows }) => sum + rows.length, 0);
  const isCrowded = all.length - part.length > part.length * 4 || part.some((row) => row.isVisit);
  if (explained < part.length * 0.8) return [];
  return chains.filter(({ rows, cadence }) => !isCrowded || (cadence.name === 'monthly' && rows.length >= 5));
}

/** Puts together what is one stream with a new price or on another account: one starts a beat after the other stopped. */
function join(chains: Chain[], rows: Beat[]): Chain[] {
  const open = [...chains].sort((a, b) => (a.rows[0]?.day ?? 0) - (b.rows[0]?.day ?? 0));
  const done: Chain[] = [];
  for (const chain of open) {
    const before = done.find(
      ({ cadence, rows: earlier }) =>
        cadence.name === chain.cadence.name && follows(earlier.at(-1), chain.rows[0], chain),
    );
    if (before) before.rows = [...before.rows, ...chain.rows];
    else done.push({ ...chain });
  }
  const used = new Set(done.flatMap((chain) => chain.rows));
  const free = rows.filter((row) => !used.has(row));
  if (free.length <= rows.length / 4)
    for (const chain of done) {
      const next = free.find((row) => !used.has(row) && follows(chain.rows.at(-1), row, chain));
      if (next) {
        chain.rows = [...chain.rows, next];
        used.add(next);
      }
    }
  return done.map((chain) => ({ ...chain, strayDays: strayOf(chain.rows, chain.cadence) }));
}

function follows(earlier: Beat | undefined, later: Beat | undefined, { cadence }: Chain): boolean {
  if (!earlier || !later || !isPriceOf(later.amountCents, earlier.amountCents)) return false;
  const gap = later.day - earlier.day;
  return earlier.amountCents === later.amountCents ? isNearBeat(gap, cadence) : isOnBeat(gap, cadence);
}

function partsBy(rows: Beat[], keyOf: (row: Beat) => string): Beat[][] {
  const parts = new Map<string, Beat[]>();
  for (const row of rows) {
    const part = parts.get(keyOf(row));
    if (part) part.push(row);
    else parts.set(keyOf(row), [row]);
  }
  return [...parts.values()];
}
