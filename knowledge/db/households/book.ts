// The household's books while its days are played through: rows, what is pending, and what each account holds.
import { addDays, type IsoDate } from '../../calendar.ts';
import { primaryOf } from '../../category-codes.ts';
import { idOf } from './random.ts';
import type { PlaidTransaction } from './types.ts';

/** Which of the household's accounts. */
export type AccountKey = 'checking' | 'savings' | 'card' | 'second card';

/** Money moving on one account; `cents` positive = out of the account, or onto the card. */
export interface Line {
  stream: string;
  account: AccountKey;
  cents: number;
  name: string;
  merchant: string | null;
  detailed: string;
  channel?: PlaidTransaction['payment_channel'];
  /** Days until it posts; until then it is pending. */
  lag?: number;
  /** What the pending row says when the posted one will differ (a tip is added). */
  pendingCents?: number;
}

interface Row extends Line {
  authorizedOn: IsoDate;
  postedOn: IsoDate;
  /** Distinguishes rows of one stream on one day. */
  order: number;
}

/** The books. Balances are in the customer's view: money held in a bank account, money owed on a card. */
export interface Book {
  /** Moves to a day and posts what is due on it. */
  open(on: IsoDate): void;
  add(line: Line): void;
  /** Balance of posted rows, in cents. */
  posted(account: AccountKey): number;
  /** Balance once everything pending has posted, in cents. */
  expected(account: AccountKey): number;
  /** The rows from a day on as Plaid tells them on the day the book is at, oldest first. */
  transactions(from: IsoDate, accountIds: Record<string, string>, idKey: string): PlaidTransaction[];
}

/** Opens books with these balances. */
export function createBook(opening: Partial<Record<AccountKey, number>>): Book {
  const posted = new Map<AccountKey, number>(Object.entries(opening) as [AccountKey, number][]);
  const expected = new Map(posted);
  const rows: Row[] = [];
  const due = new Map<IsoDate, Row[]>();
  let today: IsoDate = '';
  let ordersToday = new Map<string, number>();

  const move = (balances: Map<AccountKey, number>, { account, cents }: Line) => {
    const isOwed = account === 'card' || account === 'second card';
    balances.set(account, (balances.get(account) ?? 0) + (isOwed ? cents : -cents));
  };

  return {
    open(on) {
      today = on;
      ordersToday = new Map();
      for (const row of due.get(on) ?? []) move(posted, row);
      due.delete(on);
    },
    add(line) {
      const order = ordersToday.get(line.stream) ?? 0;
      ordersToday.set(line.stream, order + 1);
      const row: Row = { ...line, order, authorizedOn: today, postedOn: line.lag ? addDays(today, line.lag) : today };
      rows.push(row);
      move(expected, row);
      if (row.postedOn === today) move(posted, row);
      else due.set(row.postedOn, [...(due.get(row.postedOn) ?? []), row]);
    },
    posted: (account) => posted.get(account) ?? 0,
    expected: (account) => expected.get(account) ?? 0,
    transactions(from, accountIds, idKey) {
      return rows
        .filter((row) => row.postedOn >= from)
        .map((row) => toPlaid(row, row.postedOn > today, accountIds, idKey))
        .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
    },
  };
}

function toPlaid(row: Row, pending: boolean, accountIds: Record<string, string>, idKey: string): PlaidTransaction {
  const key = `${idKey}|${row.stream}|${row.authorizedOn}|${row.order}`;
  const pendingId = row.postedOn > row.authorizedOn ? idOf(`${key}|pending`) : null;
  return {
    transaction_id: pending && pendingId ? pendingId : idOf(key),
    account_id: accountIds[row.account] ?? '',
    amount: ((pending && row.pendingCents) || row.cents) / 100,
    iso_currency_code: 'USD',
    unofficial_currency_code: null,
    date: pending ? row.authorizedOn : row.postedOn,
    authorized_date: row.authorizedOn,
    name: row.name,
    merchant_name: row.merchant,
    payment_channel: row.channel ?? 'other',
    pending,
    pending_transaction_id: pending ? null : pendingId,
    personal_finance_category: {
      primary: primaryOf(row.detailed),
      detailed: row.detailed,
      confidence_level: 'VERY_HIGH',
      version: 'v2',
    },
  };
}
