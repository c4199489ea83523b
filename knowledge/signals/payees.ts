// What one payee's rows show by themselves: repeating payments, odd charges, and whether the name is on a watch list.
import type { IsoDate } from '../calendar.ts';
import type { ChargeFinding } from '../ingest/charges.ts';
import { findCharges } from '../ingest/charges.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { findRecurringOf } from '../ingest/recurring.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { WatchedName } from './watch-lists.ts';
import { watchedAs } from './watch-lists.ts';

/** The newest rows of a payee looked at: two a week for two years; more are visits, and the cost stays bounded. No day bounds them, so that a stream keeps its id. */
export const PAYEE_ROWS = 240;

/** A payee whose name is on a watch list. */
export interface WatchedPayee extends WatchedName {
  payee: string;
}

/** What was found among rows, each with the payee it belongs to. */
export interface PayeeFindings {
  streams: { payee: string; stream: RecurringStream }[];
  charges: { payee: string; charge: ChargeFinding }[];
  watched: WatchedPayee[];
}

/** Looks at each payee's newest rows; posted, personal rows in any order. Payees do not influence each other. */
export function findOfPayees(rows: readonly LedgerRow[], { today }: { today: IsoDate }): PayeeFindings {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const payee = payeeKey(row.merchant);
    if (!payee || row.isPending || row.on > today) continue;
    const group = groups.get(payee);
    if (group) group.push(row);
    else groups.set(payee, [row]);
  }
  const found: PayeeFindings = { streams: [], charges: [], watched: [] };
  for (const [payee, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const newest = group.sort(byNewest).slice(0, PAYEE_ROWS);
    found.streams.push(...findRecurringOf(newest, { today }).map((stream) => ({ payee, stream })));
    found.charges.push(...findCharges(newest, { today }).map((charge) => ({ payee, charge })));
    found.watched.push(...watchedAs(payee).map((name) => ({ payee, ...name })));
  }
  return found;
}

/** Newest first; rows of one day by id, so that the order never depends on where rows came from. */
export function byNewest(a: { on: IsoDate; id: string }, b: { on: IsoDate; id: string }): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** The streams, most recent payment first. */
export function inStreamOrder(streams: RecurringStream[]): RecurringStream[] {
  const key = ({ merchant, id }: RecurringStream) => `${merchant}|${id}`;
  return streams.sort((a, b) => (a.lastOn === b.lastOn ? (key(a) < key(b) ? -1 : 1) : a.lastOn < b.lastOn ? 1 : -1));
}

/** The odd charges, newest first. */
export function inChargeOrder(charges: ChargeFinding[]): ChargeFinding[] {
  return charges.sort(byNewest);
}
