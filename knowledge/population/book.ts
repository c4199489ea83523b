// Where a household's days are written down: rows as the ledger has them, each with the stream or event it belongs to.
import type { IsoDate } from '../calendar.ts';
import { idOf } from '../db/households/random.ts';
import type { LedgerRow } from '../ledger/rows.ts';

/** What a row truly is; the coach never sees it. */
export interface Label {
  /** The repeating payment it belongs to; null for chance events. */
  stream: string | null;
  event:
    | 'pay'
    | 'bill'
    | 'subscription'
    | 'transfer'
    | 'card payment'
    | 'interest'
    | 'purchase'
    | 'fee'
    | 'loan'
    | 'gambling'
    | 'cash advance'
    | 'unusual'
    | 'duplicate';
}

/** A row with its label. */
export type LabelledRow = LedgerRow & { label: Label };

/** An entry to write down. A positive amount is money out. */
export interface Entry extends Label {
  on: IsoDate;
  account: string;
  merchant: string;
  detailed: string;
  cents: number;
}

/** A household's book. */
export interface Book {
  rows: LabelledRow[];
  write(entry: Entry): void;
}

/** An empty book that keeps the days from `from` to `to`. */
export function openBook(key: string, from: IsoDate, to: IsoDate): Book {
  const rows: LabelledRow[] = [];
  return {
    rows,
    write({ on, account, merchant, detailed, cents, stream, event }) {
      if (on < from || on > to || cents === 0) return;
      const id = idOf(`${key}|row|${rows.length}`);
      const accountId = idOf(`${key}|account|${account}`);
      rows.push({
        id,
        accountId,
        on,
        amountCents: cents,
        currency: 'USD',
        merchant,
        detailed,
        isPending: false,
        label: { stream, event },
      });
    },
  };
}
