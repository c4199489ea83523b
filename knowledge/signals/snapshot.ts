// The same picture the database gives, from plain rows: for tests and simulators. Pure.
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import { isIncome } from '../categories.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { Account, Liability } from '../ledger.ts';
import type { CustomerData, PayDay, Seen, WatchedTotal } from './customer-data.ts';
import { keepRows, keptOf } from './kept-rows.ts';
import type { PayeeFindings, WatchedPayee } from './payees.ts';
import { findOfPayees, inChargeOrder, inStreamOrder } from './payees.ts';
import { daysIn, type Window, windows } from './signal.ts';
import type { Slice } from './totals.ts';
import { add, cutsOf, inOrder, sized, slicesOf, totalsOf } from './totals.ts';

/** Plain rows of one customer: business accounts, pending rows and days to come may be among them. */
export interface RawData {
  today: IsoDate;
  accounts: Account[];
  liabilities: Liability[];
  transactions: LedgerRow[];
}

/** The picture of plain rows; equal to what `loadCustomerData` gives for the same ones. */
export function snapshotOf({ today, liabilities, ...raw }: RawData): CustomerData {
  const accounts = raw.accounts.filter((account) => !account.isBusiness);
  const isPersonal = new Set(accounts.map(({ id }) => id));
  const rows = raw.transactions.filter((row) => isPersonal.has(row.accountId) && !row.isPending && row.on <= today);
  const from = addDays(today, 1 - daysIn('180d'));
  const found = findOfPayees(rows, { today });
  const picture = assemble({
    today,
    accounts,
    liabilities: liabilities.filter((liability) => isPersonal.has(liability.accountId)),
    slices: slicesOf(rows, cutsOf(today)),
    seen: seenIn(rows),
    payDays: payDaysIn(rows.filter((row) => row.on >= from)),
    watched: watchedIn(rows, found.watched, today),
    found,
  });
  return { ...picture, rows: keepRows(rows, { ...keepingOf(picture, found.watched), from }) };
}

/** What both ways put together, all but the rows. */
export function assemble(parts: {
  today: IsoDate;
  accounts: Account[];
  liabilities: Liability[];
  slices: Slice[];
  seen: Seen[];
  payDays: PayDay[];
  watched: WatchedTotal[];
  found: Pick<PayeeFindings, 'streams' | 'charges'>;
}): CustomerData {
  const { today, accounts, liabilities, slices, seen, payDays, watched, found } = parts;
  const from = addDays(today, 1 - daysIn('180d'));
  const totals = totalsOf(slices, today);
  return {
    today,
    currency: mainCurrency(accounts, totals.sums),
    accounts,
    liabilities,
    firstOn: seen.map(({ firstOn }) => firstOn).sort()[0] ?? null,
    lastOn:
      seen
        .map(({ lastOn }) => lastOn)
        .sort()
        .at(-1) ?? null,
    seen: [...seen].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
    ...totals,
    payDays: [...payDays].sort((a, b) => (payDayKey(a) < payDayKey(b) ? -1 : 1)),
    watched: [...watched].sort((a, b) => (watchedKey(a) < watchedKey(b) ? -1 : 1)),
    rows: [],
    streams: inStreamOrder(found.streams.map(({ stream }) => stream)),
    findings: inChargeOrder(found.charges.map(({ charge }) => charge).filter(({ on }) => on >= from)),
  };
}

/** Which rows to keep for a picture. */
export function keepingOf(data: CustomerData, watched: WatchedPayee[]) {
  return { kept: keptOf(data.accounts, data.sums), streams: data.streams, watched };
}

function payDayKey({ on, detailed, currency }: PayDay): string {
  return [on, detailed, currency].join('|');
}

function watchedKey({ list, payee, window, detailed, currency }: WatchedTotal): string {
  return [list, payee, window, detailed, currency].join('|');
}

/** The currency of most rows; without rows, of most accounts. Of two equal ones the first in the alphabet. */
function mainCurrency(accounts: Account[], sums: CustomerData['sums']): string {
  const counts = new Map<string, number>();
  const count = (currency: string, rows: number) => counts.set(currency, (counts.get(currency) ?? 0) + rows);
  for (const { currency } of accounts) count(currency, 1);
  for (const { window, currency, rows } of sums) if (window === '180d') count(currency, rows);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0]?.[0] ?? 'USD';
}

function seenIn(rows: LedgerRow[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { accountId, on } of rows) {
    const { firstOn, lastOn } = seen.get(accountId) ?? { firstOn: on, lastOn: on };
    seen.set(accountId, { accountId, firstOn: on < firstOn ? on : firstOn, lastOn: on > lastOn ? on : lastOn });
  }
  return [...seen.values()];
}

function payDaysIn(rows: LedgerRow[]): PayDay[] {
  const days = new Map<string, Omit<PayDay, 'cents'> & { inCents: number; outCents: number }>();
  for (const { on, detailed, currency, amountCents } of rows) {
    if (isIncome(detailed)) add(days, { on, detailed, currency }, sized(amountCents));
  }
  return inOrder(days).flatMap(({ inCents, outCents: _, ...day }) => (inCents > 0 ? [{ ...day, cents: inCents }] : []));
}

function watchedIn(rows: LedgerRow[], watched: WatchedPayee[], today: IsoDate): WatchedTotal[] {
  const totals = new Map<string, WatchedTotal>();
  const isWatched = new Set(watched.map(({ payee }) => payee));
  const startOf = (window: Window) => addDays(today, 1 - daysIn(window));
  for (const { merchant, on, detailed, currency, amountCents } of rows) {
    const key = payeeKey(merchant);
    if (!isWatched.has(key)) continue;
    for (const { list, brand, payee } of watched.filter((each) => each.payee === key)) {
      for (const window of windows) {
        if (on >= startOf(window)) add(totals, { window, list, brand, payee, detailed, currency }, sized(amountCents));
      }
    }
  }
  return [...totals.values()];
}
