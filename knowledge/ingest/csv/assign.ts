// Gives each column its job: what the header says, when the cells agree; what the cells say, when there is no header.

import { byCells } from './cells.ts';
import { type ColumnFacts, type HeaderCell, isShort, learn, readHeader, share } from './columns.ts';
import { fold } from './fold.ts';
import type { Language, Role } from './header-roles.ts';

/** Columns by number; null = the file has none. `dates` in the order in which they are asked for a row's day. */
export interface Columns {
  names: string[];
  dates: number[];
  payee: number | null;
  texts: number[];
  amount: number | null;
  debit: number | null;
  credit: number | null;
  /** Two columns of which each row fills one, and no header says which is which. */
  eitherOr: [number, number] | null;
  indicator: number | null;
  balance: number | null;
  currency: number | null;
  account: number | null;
  /** The accounts have names, not numbers. */
  hasNames: boolean;
  id: number | null;
  category: number | null;
  mcc: number | null;
  fee: number | null;
  status: number | null;
  /** The currency the header of the amount names. */
  currencyNamed: string | null;
  /** Header words such as "card number": this is a card's file. */
  hasCard: boolean;
  /** Header of the amount, folded for evidence of its sign; empty without a header. */
  amountName: string;
  language: Language | null;
  investment: string[];
  originals: string[];
}

/** Half the cells: "Pending" and totals stand in date columns too. */
const MOST_DATES = 0.5;
/** Notes and totals stand in columns of money too. */
const MOST_MONEY = 0.5;

type Column = { at: number; cell: HeaderCell; facts: ColumnFacts };

const isDates = (f: ColumnFacts): boolean => share(f.dates, f) >= MOST_DATES;
const isMoney = (f: ColumnFacts): boolean => share(f.money, f) >= MOST_MONEY && !(isDates(f) && f.decimals < f.money);

/** Do the cells of a column agree with this role? */
function agrees(role: Role, facts: ColumnFacts, rows: number): boolean {
  switch (role) {
    case 'booked':
    case 'date':
    case 'valued':
      return isDates(facts);
    case 'amount':
    case 'balance':
      return isMoney(facts) && isShort(facts);
    case 'debit':
    case 'credit':
    case 'fee':
      return (facts.filled === 0 || isMoney(facts)) && isShort(facts);
    case 'indicator':
      return share(facts.indicators, facts) >= 0.8 && facts.filled >= rows * 0.5;
    case 'currency':
      return share(facts.currencies, facts) >= 0.8;
    case 'account':
    case 'anyAccount':
    case 'card':
      return share(facts.accounts, facts) >= 0.6;
    case 'accountName':
      return facts.filled >= rows * 0.9 && share(facts.money + facts.dates, facts) < 0.2;
    case 'mcc':
      return facts.filled > 0 && [...facts.distinct].every((cell) => /^\d{3,4}(\b|$)/.test(cell));
    case 'id':
      return facts.filled >= rows * 0.9 && facts.filled > 0 && !isDates(facts);
    default:
      return true;
  }
}

/** The columns of a file with a header. */
export function byHeader(header: string[], rows: string[][]): Columns {
  const facts = learn([header.map(() => ''), ...rows]);
  const columns = facts.map((each, at): Column => ({ at, cell: readHeader(header[at] ?? ''), facts: each }));
  const surety = ({ cell }: Column, role: Role): number =>
    cell.meanings.find((each) => each.role === role)?.surety ?? 0;
  const taken = new Set<number>();
  const all = (role: Role): Column[] =>
    columns
      .filter((each) => !taken.has(each.at) && surety(each, role) > 0 && agrees(role, each.facts, rows.length))
      .sort((a, b) => surety(b, role) - surety(a, role) || a.at - b.at);
  const take = (role: Role, pick: (found: Column[]) => Column | undefined = (found) => found[0]): number | null => {
    const found = pick(all(role));
    if (found) taken.add(found.at);
    return found?.at ?? null;
  };
  const originals = columns.filter((each) => surety(each, 'amountOther') >= 1);
  for (const each of [...originals, ...columns.filter((column) => surety(column, 'currencyOther') >= 2)])
    taken.add(each.at);
  for (const each of columns) if (surety(each, 'accountOther') >= 2) taken.add(each.at);
  const dates = (['booked', 'date', 'valued'] as const).flatMap((role) => all(role).map((each) => each.at));
  for (const at of dates) taken.add(at);
  const rated = columns.some(
    (each) => surety(each, 'other') === 3 && /koers|kurs|rate|cours|cambio/i.test(header[each.at] ?? ''),
  );
  // Beside an exchange rate, "amount in EUR" is what the account was charged and plain "amount" what the shop asked.
  const amount = take('amount', (found) =>
    rated && originals.length === 0 ? (found.find((each) => each.cell.currency !== null) ?? found[0]) : found[0],
  );
  const debit = take('debit');
  const credit = take('credit');
  const indicator = take('indicator');
  const balance = take('balance');
  const currency = take('currency');
  const id = take('id', (found) => found.find((each) => isUnique(each, rows.length)));
  const mcc = take('mcc');
  const category = take('category');
  const fee = take('fee', (found) => found.find((each) => each.facts.filled > 0));
  const status = take('status', (found) =>
    found.find((each) => each.facts.statuses > 0 || /^(status|state)$/i.test(header[each.at] ?? '')),
  );
  // A bank that has a name for the other side means the customer by plain "name".
  const isPlain = ({ at }: Column): boolean =>
    /^(name|naam|nom|nombre|nome|namn|navn|nimi)$/.test(fold(header[at] ?? ''));
  const hasOther = columns.some(
    (each) =>
      surety(each, 'payee') === 3 &&
      !isPlain(each) &&
      /tegen|counter|gegen|contre|other|proti|partner|mot|mod|zahlungs|benefic/.test(fold(header[each.at] ?? '')),
  );
  const payee = take('payee', (found) => found.find((each) => !(hasOther && isPlain(each))));
  // A file that names the other side's account is a bank account's; its card column says which card paid.
  const isBank = columns.some((each) => surety(each, 'account') >= 2 || surety(each, 'accountOther') >= 2);
  const card = isBank ? undefined : all('card')[0];
  const account =
    take('account') ??
    (isBank ? null : take('card')) ??
    take('anyAccount', (found) => found.find((each) => isOwn(each, payee)));
  const accountName = account === null ? take('accountName', (found) => found.find((each) => isFew(each))) : null;
  // Chosen by the header alone: what a row is called goes into its id, and must not change with next month's rows.
  const isVague = ({ at }: Column): boolean => /^(details|transaction|info|text|remarks)$/.test(fold(header[at] ?? ''));
  const worded = all('text');
  const clear = worded.filter((each) => !isVague(each));
  const texts = (clear.length > 0 ? clear : payee === null ? worded : []).map((each) => each.at).sort((a, b) => a - b);
  const memos = all('memo').map((each) => each.at);
  const investment = columns.filter((each) => surety(each, 'investment') === 3).map((each) => header[each.at] ?? '');
  const amountColumn = amount ?? debit ?? credit;
  const columnsFound: Columns = {
    names: header.map((name, at) => name.trim() || `column ${at + 1}`),
    dates,
    payee,
    texts: texts.length > 0 || payee !== null ? texts : memos,
    amount,
    debit,
    credit,
    eitherOr: null,
    indicator,
    balance,
    currency,
    account: account ?? accountName,
    hasNames: accountName !== null,
    id,
    category,
    mcc,
    fee,
    status,
    currencyNamed: amountColumn === null ? null : (columns[amountColumn]?.cell.currency ?? null),
    hasCard: card !== undefined,
    amountName: amount === null ? '' : (header[amount] ?? ''),
    language: languageOf(columns),
    investment,
    originals: originals.map((each) => header[each.at] ?? '').filter((name) => name !== ''),
  };
  return settle(columnsFound, facts, rows);
}

/** What a header leaves open is asked of the cells: a date or an amount under a name nobody knows. */
function settle(columns: Columns, facts: ColumnFacts[], rows: string[][]): Columns {
  const tags = facts.findIndex(
    (each, at) =>
      columns.names[at] === `column ${at + 1}` &&
      each.filled > 0 &&
      [...each.distinct].every((cell) => /^(CR|DR)$/i.test(cell)),
  );
  if (tags >= 0 && columns.indicator === null) columns.indicator = tags;
  if (columns.texts.length === 0 && columns.payee === null) columns.texts = wordsIn(columns, facts);
  if (columns.dates.length > 0 && (columns.amount ?? columns.debit ?? columns.credit) !== null) return columns;
  const guess = byCells(rows, facts);
  const known = new Set([columns.balance, columns.fee, columns.id, columns.account]);
  const amount = guess.amount !== null && !known.has(guess.amount) ? guess.amount : null;
  const hasMoney = (columns.amount ?? columns.debit ?? columns.credit) !== null;
  return {
    ...columns,
    dates: columns.dates.length > 0 ? columns.dates : guess.dates,
    amount: hasMoney ? columns.amount : amount,
    amountName: hasMoney || amount === null ? columns.amountName : (columns.names[amount] ?? ''),
    eitherOr: hasMoney || amount !== null ? null : guess.eitherOr,
  };
}

/** A column under an unknown name that holds words, when no other says what a row was for. */
function wordsIn(columns: Columns, facts: ColumnFacts[]): number[] {
  const known = [columns.indicator, columns.currency, columns.account, columns.id, columns.category, columns.status];
  const found = facts.findIndex(
    (each, at) =>
      !known.includes(at) &&
      !columns.dates.includes(at) &&
      readHeader(columns.names[at] ?? '').meanings.length === 0 &&
      each.filled > 0 &&
      each.money + each.dates === 0 &&
      [...each.distinct].some((cell) => /\p{L}{3}/u.test(cell)),
  );
  return found < 0 ? [] : [found];
}

function isUnique({ facts }: Column, rows: number): boolean {
  const cells = [...facts.distinct];
  if (facts.distinct.size < Math.min(facts.filled, 2000)) return false;
  // 1, 2, 3 … is the number of a row in this file, not of a transaction.
  return cells.some((cell) => !/^\d{1,5}$/.test(cell)) || (rows > 1 && !cells.includes('1') && cells.length > 1);
}

/** An IBAN right behind the payee, or one that changes from row to row, is the other side's. */
function isOwn({ at, facts }: Column, payee: number | null): boolean {
  if (payee !== null && at > payee) return false;
  return facts.distinct.size <= Math.max(3, facts.filled * 0.2);
}

/** A customer has a few accounts; a column with more names than that is the other side's. */
const MOST_NAMES = 12;

function isFew({ facts }: Column): boolean {
  return facts.distinct.size <= Math.min(MOST_NAMES, Math.max(3, facts.filled / 2));
}

function languageOf(columns: Column[]): Language | null {
  const votes = new Map<Language, number>();
  for (const { cell } of columns) {
    const languages = new Set(cell.meanings.flatMap((each) => (each.surety >= 2 ? each.languages : [])));
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.size);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
