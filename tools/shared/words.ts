// How tools write results for a model, and how they turn rows into facts. Figures stand beside their fact's id and nowhere else.
import { formatPeriod, monthOf, type Period } from '../../knowledge/calendar.ts';
import type { Fact, FactRow } from '../../knowledge/fact.ts';
import type { LedgerRow } from '../../knowledge/ledger/rows.ts';
import type { Account } from '../../knowledge/ledger.ts';
import type { ToolContext } from '../tool.ts';
import { clean, nameOf } from './args.ts';

/** Beyond this, *Show the math* lists months instead of single rows: a reply stays small and the rows still add up. */
const MAX_ROWS = 1_000;

/** A fact as a model reads it: "f1: Groceries spending, October 2026 = $412.50". */
export function factLine({ id, label, period, display }: Fact): string {
  return `${id}: ${label}${period ? `, ${formatPeriod(period)}` : ''} = ${display}`;
}

/** Where and when a look-up looked: "October 2026, dates in America/New_York." */
export function periodLine(period: Period, timeZone: string): string {
  return `Period: ${formatPeriod(period)} (${period.from} to ${period.to}), dates in ${timeZone}.`;
}

/** The sentence "Left out: …", or nothing. */
export function excludedLine(excluded: readonly string[]): string {
  return excluded.length ? `Left out: ${excluded.join('; ')}.` : '';
}

/** Joins the parts that are not empty, a line each. */
export function lines(...parts: readonly (string | readonly string[])[]): string {
  return parts.flat().filter(Boolean).join('\n');
}

/** Ledger rows as *Show the math* lists them: sizes without sign, or one row a month when there are too many. */
export function factRows(rows: readonly LedgerRow[]): FactRow[] {
  if (rows.length <= MAX_ROWS) {
    return rows.map(({ id, merchant, on, amountCents }) => ({
      id,
      label: clean(merchant),
      on,
      amountCents: Math.abs(amountCents),
    }));
  }
  const months = groupBy(rows, ({ on }) => on.slice(0, 7));
  return [...months].map(([month, group]) => ({
    id: month,
    label: `${formatPeriod(monthOf(`${month}-01`))}, ${group.length} rows`,
    on: monthOf(`${month}-01`).to,
    amountCents: sizeOf(group),
  }));
}

/** The size of rows in cents, signs dropped. All rows are of one currency and direction. */
export function sizeOf(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, row) => sum + Math.abs(row.amountCents), 0);
}

/** Sorts things into groups by a key, in the order the keys first appear. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** One cents fact for each currency in `rows`, largest first; a zero in `currency` when there are no rows. */
export function addMoney(
  facts: ToolContext['facts'],
  {
    label,
    entity,
    period,
    rows,
    currency,
  }: { label: string; entity?: string; period: Period; rows: readonly LedgerRow[]; currency: string },
): Fact[] {
  const groups = [...groupBy(rows, (row) => row.currency)].sort((a, b) => b[1].length - a[1].length);
  if (groups.length === 0) groups.push([currency, []]);
  return groups.map(([code, group]) =>
    facts.add({
      label: groups.length > 1 ? `${label} in ${code}` : label,
      value: sizeOf(group),
      unit: 'cents',
      currency: code,
      period,
      ...(entity && { entity }),
      rows: factRows(group),
    }),
  );
}

/** How many rows, with the rows. */
export function addCount(
  facts: ToolContext['facts'],
  { label, entity, period, rows }: { label: string; entity?: string; period: Period; rows: readonly LedgerRow[] },
): Fact {
  const listed = factRows(rows).map(({ amountCents, ...row }) => row);
  return facts.add({ label, value: rows.length, unit: 'count', period, ...(entity && { entity }), rows: listed });
}

/** The currency most of the customer's personal accounts hold; US dollars when there is none. */
export function mainCurrency(accounts: readonly Account[]): string {
  const groups = groupBy(
    accounts.filter(({ isBusiness }) => !isBusiness),
    ({ currency }) => currency,
  );
  return [...groups].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 'USD';
}

/** The business accounts that no figure counts, in words. */
export function leftOut(accounts: readonly Account[]): string[] {
  return accounts.filter(({ isBusiness }) => isBusiness).map((account) => `the business account ${nameOf(account)}`);
}

/** Groups of rows, largest sum first; a group in several currencies counts by the largest of its sums. */
export function largest(groups: Map<string, LedgerRow[]>): [string, LedgerRow[]][] {
  const size = (rows: LedgerRow[]) => Math.max(...[...groupBy(rows, ({ currency }) => currency).values()].map(sizeOf));
  return [...groups].sort((a, b) => size(b[1]) - size(a[1]));
}

/** The ids of facts. */
export function ids(facts: readonly Fact[]): string[] {
  return facts.map(({ id }) => id);
}
