// What every row has to pass, whatever its format: possible day and amount, storable text, an id used once.
import { addDays, type IsoDate, isIsoDate } from '../calendar.ts';
import { idTable } from './id-table.ts';
import type { RowCode } from './report.ts';
import type { TransactionRow } from './rows.ts';

/** A hundred times a million million: no household's amount, and what a typing error or a wrong decimal mark makes. Minor units. */
const MAX_AMOUNT = 1e14;
/** Bank lines are not older than this. */
const FIRST_DAY = '1900-01-01';
/** Standing orders are announced up to a year ahead; a day after that is a wrong date order or a wrong year. */
const DAYS_AHEAD = 366;
/** Plaid's ids have 37 characters, ours 32; an index of the database takes 2,700 bytes. */
const MAX_ID = 500;
/** The longest text of a bank line (CAMT's remittance information, all of it) is far below. */
const MAX_TEXT = 2000;

/** A row's problem, placed by the row's path; the gate does not know the file. */
export interface GateProblem {
  path: string;
  field: string;
  code: RowCode;
  message: string;
}

/** Lets rows through or says what is wrong with them. One gate reads one file once. */
export interface RowGate {
  /** The row to store; null when it is a repeat of an earlier one or was handed to `refuse`. */
  admit(row: TransactionRow): TransactionRow | null;
  fingerprint(): string;
}

/** A gate for one reading of a file. `refuse` gets each problem. */
export function rowGate(today: IsoDate, refuse: (problem: GateProblem) => void): RowGate {
  const ids = idTable();
  const lastDay = addDays(today, DAYS_AHEAD);
  // Rows stand in order of days, so most have the day of the one before.
  let goodDay: IsoDate = '';
  return {
    admit(raw) {
      const row = storableRow(raw);
      const wrong = problemOf(row, goodDay, lastDay);
      if (!wrong) goodDay = row.postedOn;
      if (wrong) {
        refuse({ path: row.path, ...wrong });
        return null;
      }
      const { path } = row;
      const seen = ids.note(row.externalId, contentOf(row));
      if (seen === 'new') return row;
      if (seen === 'other') {
        const message = `${path} has the id of an earlier row ("${row.externalId}") but says something else`;
        refuse({ path, field: 'transaction_id', code: 'DUPLICATE_ID', message });
      }
      return null;
    },
    fingerprint: () => `${ids.size()} ${ids.fingerprint()}`,
  };
}

/** All that a row says but where it stands; NUL, which no text holds here, parts the fields and stands for those that say nothing. */
function contentOf(row: TransactionRow): string {
  const no = '\0\0';
  const { accountExternalId, pendingExternalId, postedOn, amountCents, currency, name, merchant, detailed } = row;
  const words = `${name}\0${merchant ?? no}\0${detailed ?? no}\0${row.mcc ?? no}\0${row.channel ?? no}`;
  return `${accountExternalId}\0${pendingExternalId ?? no}\0${postedOn}\0${amountCents}\0${currency ?? no}\0${row.isPending}\0${words}`;
}

function problemOf(row: TransactionRow, goodDay: IsoDate, lastDay: IsoDate): Omit<GateProblem, 'path'> | null {
  const { path, externalId, postedOn, amountCents } = row;
  const problem = (field: string, code: RowCode, words: string) => ({ field, code, message: `${path} ${words}` });
  if (externalId === '' || externalId.length > MAX_ID)
    return problem('transaction_id', 'TOO_LONG', `has an id that is empty or longer than ${MAX_ID} characters`);
  if (!Number.isSafeInteger(amountCents)) return problem('amount', 'NOT_MONEY', 'has an amount that is no number');
  if (Math.abs(amountCents) >= MAX_AMOUNT) {
    return problem('amount', 'OUT_OF_RANGE', 'has an amount of a million million or more: check its decimal mark');
  }
  if (postedOn === goodDay) return null;
  if (!isIsoDate(postedOn)) return problem('date', 'NOT_A_DATE', 'has no real date');
  if (postedOn < FIRST_DAY || postedOn > lastDay) {
    const words = postedOn < FIRST_DAY ? 'is before 1900' : 'is more than a year in the future';
    return problem(
      'date',
      'OUT_OF_RANGE',
      `has the date ${postedOn}, which ${words}: check its year and the order of day and month`,
    );
  }
  return null;
}

/** The problem of a row whose account nobody knows. */
export function unknownAccount(path: string): GateProblem {
  const message = `${placeIn(path, 'account_id')} names an account that is not in this file and was not imported before`;
  return { path, field: 'account_id', code: 'UNKNOWN_ACCOUNT', message };
}

/** How a row's field is called in words: "transactions[3].account_id", but "line 12". */
function placeIn(path: string, field: string): string {
  return path.startsWith('line ') ? path : `${path}.${field}`;
}

const UNSTORABLE = /\0|\p{Surrogate}/u;

/** The row without what a database cannot store: NUL, halves of characters, text without end. */
function storableRow(row: TransactionRow): TransactionRow {
  const { name, merchant } = row;
  const isFine = (text: string | null) => text === null || (text.length <= MAX_TEXT && !UNSTORABLE.test(text));
  return isFine(name) && isFine(merchant)
    ? row
    : { ...row, name: storable(name), merchant: merchant && storable(merchant) };
}

/** Text as it can be stored. */
export function storable(text: string): string {
  return text
    .replaceAll('\0', '')
    .slice(0, MAX_TEXT)
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}
