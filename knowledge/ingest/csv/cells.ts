// Gives each column of a file without a header its job, by what its cells hold.
import type { Columns } from './assign.ts';
import { type ColumnFacts, isShort, learn, share } from './columns.ts';

/** The columns of a file without a header. */
export function byCells(rows: string[][], learned: ColumnFacts[] = learn(rows)): Columns {
  const all = learned.map((facts, at) => ({ at, facts }));
  const dates = all.filter(({ facts }) => share(facts.dates, facts) >= 0.8 && facts.filled >= rows.length * 0.5);
  const isDate = new Set(dates.map(({ at }) => at));
  const rest = all.filter(({ at, facts }) => !isDate.has(at) && facts.filled > 0);
  const money = rest.filter(
    ({ facts }) => share(facts.money, facts) >= 0.8 && (share(facts.decimals, facts) >= 0.3 || facts.signed > 0),
  );
  const [first, second, ...more] = money;
  const both = first && second ? rows.filter((row) => isFilled(row[first.at]) && isFilled(row[second.at])).length : 0;
  const isSplit = first !== undefined && second !== undefined && both === 0;
  const isBalance = first !== undefined && second !== undefined && !isSplit && both >= rows.length * 0.5;
  const used = new Set([...isDate, ...money.map(({ at }) => at)]);
  const one = (test: (facts: ColumnFacts) => boolean): number | null => {
    const found = rest.find(({ at, facts }) => !used.has(at) && test(facts));
    if (found) used.add(found.at);
    return found?.at ?? null;
  };
  const currency = one((facts) => share(facts.currencies, facts) === 1);
  const indicator = one(
    (facts) => share(facts.indicators, facts) >= 0.8 && facts.filled >= rows.length * 0.7 && facts.indicators >= 2,
  );
  const account = one((facts) => share(facts.accounts, facts) === 1 && facts.distinct.size === 1 && facts.filled >= 2);
  const status = one((facts) => facts.statuses > 0 && facts.distinct.size <= 3 && isShort(facts));
  const texts = rest
    .filter(({ at, facts }) => !used.has(at) && /\p{L}{2}/u.test([...facts.distinct].slice(0, 50).join(' ')))
    .sort((a, b) => b.facts.length - a.facts.length);
  return {
    names: learned.map((_, at) => `column ${at + 1}`),
    dates: dates.map(({ at }) => at),
    payee: null,
    texts: texts.slice(0, 1).map(({ at }) => at),
    amount:
      first !== undefined && !isSplit && (second === undefined || isBalance) && more.length === 0 ? first.at : null,
    debit: null,
    credit: null,
    eitherOr: isSplit && first && second ? [first.at, second.at] : null,
    indicator,
    balance: isBalance && second ? second.at : isSplit && more.length === 1 ? (more[0]?.at ?? null) : null,
    currency,
    account,
    hasNames: false,
    id: null,
    category: null,
    mcc: null,
    fee: null,
    status,
    currencyNamed: null,
    hasCard: rest.some(({ facts }) =>
      [...facts.distinct].every((cell) => /^(visa|mastercard|master card|amex|american express|maestro)$/i.test(cell)),
    ),
    amountName: '',
    language: null,
    investment: [],
    originals: [],
  };
}

function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && !/^[\s0.,-]*$/.test(cell);
}
