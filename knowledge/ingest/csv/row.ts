// One record of a file as a transaction, or the reason why it is none.

import { FALLBACK_CODE, toDetailed } from '../../category-codes.ts';
import type { FileProblem, RowCode } from '../report.ts';
import type { TransactionRow } from '../rows.ts';
import { accountKey } from './account-key.ts';
import { accountIdOf } from './accounts.ts';
import { type Decimal, digitsOf, hasDollarSign, isCurrency, type Money, moneyOf } from './amounts.ts';
import type { Columns } from './assign.ts';
import { dateOf, dayOf } from './dates.ts';
import { nameOf } from './hashes.ts';
import { moneyColumns } from './line.ts';
import type { Plan } from './plan.ts';
import type { CsvRecord } from './records.ts';
import { indicatorOf, isNotPosted, statusOf } from './row-words.ts';
import type { SignRule } from './sign.ts';
import { EARLIEST } from './survey.ts';
import { isPlainDollar } from './survey-money.ts';

/** A row, a problem that stops it, a warning in its place, or a row that never happened (declined, reverted). */
export type Read = { row: TransactionRow } | { problem: FileProblem } | { warning: FileProblem } | { never: true };

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const SHOWN = 40;
const quote = (cell: string): string => `"${squeeze(cell).slice(0, SHOWN)}"`;

/** Reads a record. `seen` counts the rows with the same name, so that two equal purchases of a day stay two. */
export function readRow(record: CsvRecord, plan: Plan, seen: (hex: string) => number): Read {
  const { cells, line } = record;
  const { columns } = plan;
  const cell = (at: number | null | undefined): string =>
    at === null || at === undefined ? '' : (cells[at]?.trim() ?? '');
  const bad = (code: RowCode, at: number | null | undefined, message: string): Read => ({
    problem: {
      line,
      field: at === null || at === undefined ? null : columns.names[at]?.trim() || `column ${at + 1}`,
      code,
      message,
    },
  });
  const status = statusOf(cell(columns.status));
  if (status === 'never') return { never: true };
  const filledDates = columns.dates.filter((at) => cell(at) !== '');
  const dateAt = filledDates.find((at) => !isNotPosted(cell(at))) ?? filledDates[0];
  const dateCell = cell(dateAt);
  const postedOn = dayOf(dateCell, plan.dateOrder);
  const isPending = status === 'pending' || filledDates.some((at) => isNotPosted(cell(at)));
  if (postedOn === null && isPending) {
    const message = `Line ${line} is pending and has no day yet. It was left out; import it once the bank has posted it.`;
    return { warning: { line, field: columns.names[dateAt ?? -1] ?? null, code: 'MISSING', message } };
  }
  if (plan.width !== null && cells.slice(plan.width).some((each) => each.trim() !== ''))
    return bad('WRONG_COLUMNS', null, tooWide(cells, plan.width));
  if (dateAt === undefined) return bad('MISSING', columns.dates[0], 'The row has no date.');
  if (postedOn === null) {
    const inOrder = dateOf(dateCell) === null ? '' : ` in the order ${plan.dateOrder} the other rows are written in`;
    return bad('NOT_A_DATE', dateAt, `${quote(dateCell)} is not a day that exists${inOrder}.`);
  }
  if (postedOn < EARLIEST)
    return bad('NOT_A_DATE', dateAt, `${quote(dateCell)} is before 1900, so it cannot be the day of a payment.`);
  const code = cell(columns.currency).toUpperCase();
  if (code !== '' && !isCurrency(code))
    return bad('WRONG_TYPE', columns.currency, `${quote(code)} is not a currency code.`);
  const currency = plan.choices.currency ? plan.currency : code || plan.currency;
  const clash = plan.choices.currency ? null : clashOf(cells, columns, plan.decimal, currency);
  if (clash !== null)
    return bad(
      'NOT_A_CURRENCY',
      clash,
      `${quote(cell(clash))} is written in another currency than the ${currency} the file says. Correct the line, or say --currency CODE for the whole file.`,
    );
  const amount = amountOf(cells, plan, digitsOf(currency));
  if ('code' in amount) return bad(amount.code, amount.at, amount.message);
  const payee = squeeze(cell(columns.payee));
  const text = squeeze(columns.texts.map((at) => cell(at)).join(' '));
  const name = text || payee || 'Transaction without a text';
  const accountExternalId = accountIdOf(accountKey(cell(columns.account)), plan);
  const mcc =
    cell(columns.mcc)
      .match(/^\d{3,4}/)?.[0]
      .padStart(4, '0') ?? null;
  const externalId = idOf(cell(columns.id), plan, accountExternalId, [postedOn, amount.cents, name, payee], seen);
  return {
    row: {
      externalId,
      pendingExternalId: null,
      accountExternalId,
      postedOn,
      amountCents: amount.cents,
      currency,
      name,
      merchant: payee !== '' && payee !== name ? payee : null,
      detailed: plaidCode(cell(columns.category)),
      mcc,
      isPending,
      channel: null,
      path: `line ${line}`,
    },
  };
}

/** Only Plaid's own codes are taken; the words of other banks mean what each bank likes. */
function plaidCode(cell: string): string | null {
  const detailed = toDetailed({ detailed: cell });
  return detailed === FALLBACK_CODE && cell !== FALLBACK_CODE ? null : detailed;
}

/** A bank's own id is used as it is when it is long enough to be the only one of its kind in the world, else within its account. */
const WORLDWIDE = /^(?=.*\d)(?=.*[A-Za-z])[\w:.-]{12,}$/;

function idOf(
  own: string,
  plan: Plan,
  account: string,
  what: (string | number)[],
  seen: (hex: string) => number,
): string {
  if (plan.useIds) return WORLDWIDE.test(own) ? own : `${account.slice(0, 8)}-${own}`;
  const name = nameOf('csv row', account, ...what);
  const times = seen(name);
  return times === 1 ? name : nameOf(name, times);
}

function tooWide(cells: string[], width: number): string {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return `The row has ${filled} cells where the table has ${width}: an amount or a text holds the mark that stands between cells, without quotes around it. Export the file with quotes or another --delimiter, or correct this line.`;
}

type Amount = { cents: number } | { code: RowCode; at: number; message: string };

function amountOf(cells: string[], plan: Plan, digits: number): Amount {
  const { sign, columns } = plan;
  const read = (at: number): Money | null => moneyOf(cells[at] ?? '', plan.decimal, digits);
  const text = (at: number): string => cells[at]?.trim() ?? '';
  const wrong = (at: number): Amount =>
    text(at) === ''
      ? { code: 'MISSING', at, message: 'The row has no amount.' }
      : {
          code: 'NOT_MONEY',
          at,
          message: `${quote(text(at))} cannot be read as an amount with a decimal ${plan.decimal === '.' ? 'point' : 'comma'}.`,
        };
  if (sign.kind === 'split') return split(sign, read, text, wrong);
  const at = columns.amount ?? 0;
  const money = read(at);
  if (money === null) return wrong(at);
  const cents = direct(money, cells, plan);
  if (cents === null) {
    const where = columns.indicator ?? at;
    return {
      code: 'MISSING',
      at: where,
      message: `${quote(text(where))} does not say whether the money goes out or in.`,
    };
  }
  const fee = plan.hasFee && columns.fee !== null ? Math.abs(read(columns.fee)?.minor ?? 0) : 0;
  return { cents: cents + fee || 0 };
}

/** Plaid's sign: money out is positive. */
function direct(money: Money, cells: string[], { sign, columns }: Plan): number | null {
  if (sign.kind === 'amount') return sign.positiveIs === 'out' ? money.minor : -money.minor;
  const size = Math.abs(money.minor);
  if (sign.kind === 'marked') {
    if (money.tag !== '') return money.tag === 'CR' ? -size : size;
    const isIn = money.sign === '+' || money.sign === '-';
    return isIn ? -size : size;
  }
  const cell = cells[columns.indicator ?? -1] ?? '';
  const way = cell.trim() === '' && sign.kind === 'indicator' ? sign.blank : indicatorOf(cell);
  return way === null ? null : way === 'out' ? size : -size;
}

/** The money column whose cell names another currency than the row's. */
function clashOf(cells: string[], columns: Columns, decimal: Decimal, currency: string | null): number | null {
  if (currency === null) return null;
  const at = moneyColumns(columns).find((each) => {
    const cell = cells[each] ?? '';
    const said = /[^\d\s.,()+-]/.test(cell) ? (moneyOf(cell, decimal)?.currency ?? null) : null;
    return (said !== null && said !== currency) || (isPlainDollar(cell) && !hasDollarSign(currency));
  });
  return at ?? null;
}

function split(
  { out, in: into, isOutNegative, isInNegative }: Extract<SignRule, { kind: 'split' }>,
  read: (at: number) => Money | null,
  text: (at: number) => string,
  wrong: (at: number) => Amount,
): Amount {
  const debit = out < 0 ? null : read(out);
  const credit = into < 0 ? null : read(into);
  if (out >= 0 && text(out) !== '' && debit === null && !/^[-–]+$/.test(text(out))) return wrong(out);
  if (into >= 0 && text(into) !== '' && credit === null && !/^[-–]+$/.test(text(into))) return wrong(into);
  if (debit === null && credit === null) return wrong(Math.max(out, 0));
  if (debit !== null && credit !== null && debit.minor !== 0 && credit.minor !== 0)
    return {
      code: 'NOT_MONEY',
      at: out,
      message: `The row has money out (${quote(text(out))}) and money in (${quote(text(into))}). Only one of them can be.`,
    };
  const paid = (debit?.minor ?? 0) * (isOutNegative ? -1 : 1);
  const received = (credit?.minor ?? 0) * (isInNegative ? -1 : 1);
  return { cents: paid - received || 0 };
}
