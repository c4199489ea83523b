// Facts about single subscriptions and their sums: price, cost a year, next charge, the last change of price.
import type { Fact } from '../../knowledge/fact.ts';
import { monthlyCents, type RecurringStream } from '../../knowledge/ingest/recurring.ts';
import type { LedgerRow } from '../../knowledge/ledger/rows.ts';
import { yearlyCents } from '../../knowledge/signals/subscriptions.ts';
import type { ToolContext } from '../tool.ts';
import { clean } from './args.ts';
import * as words from './words.ts';

/** Ledger rows by id. */
export type Rows = Map<string, LedgerRow>;

/** The last price of a stream, with the charge it was seen in. */
export function addPrice(facts: ToolContext['facts'], stream: RecurringStream, rows: Rows, what: string): Fact {
  const name = clean(stream.merchant);
  const last = rows.get(stream.transactionIds.at(-1) ?? '');
  return facts.add({
    label: `${name} ${what}, ${stream.cadence}`,
    value: stream.lastAmountCents,
    unit: 'cents',
    currency: stream.currency,
    entity: name,
    rows: words.factRows(last ? [last] : []),
  });
}

/** What a running subscription costs, when it is charged next, and how its price moved last. */
export function addRunning(
  facts: ToolContext['facts'],
  stream: RecurringStream,
  rows: Rows,
): { amount: Fact; yearly: Fact; monthly: { currency: string; cents: number }; nextDay?: Fact; price?: PriceChange } {
  const name = clean(stream.merchant);
  const amount = addPrice(facts, stream, rows, 'subscription');
  const yearly = facts.add({
    label: `${name} subscription cost a year`,
    value: yearlyCents(stream),
    unit: 'cents',
    currency: stream.currency,
    entity: name,
  });
  const nextDay = stream.nextOn
    ? facts.add({ label: `Next ${name} charge due`, value: stream.nextOn, unit: 'date', entity: name })
    : undefined;
  const price = addPriceChange(facts, stream, rows);
  return {
    amount,
    yearly,
    monthly: { currency: stream.currency, cents: monthlyCents(stream) },
    ...(nextDay && { nextDay }),
    ...(price && { price }),
  };
}

interface PriceChange {
  from: Fact;
  to: Fact;
  change: Fact;
  day: Fact;
}

// The last time a charge was not what the one before it was.
function addPriceChange(facts: ToolContext['facts'], stream: RecurringStream, rows: Rows): PriceChange | undefined {
  const charges = stream.transactionIds.flatMap((id) => rows.get(id) ?? []).sort((a, b) => a.on.localeCompare(b.on));
  const at = charges.findLastIndex(
    (charge, index) => index > 0 && charge.amountCents !== charges[index - 1]?.amountCents,
  );
  const [before, after] = [charges[at - 1], charges[at]];
  if (!before || !after) return undefined;
  const name = clean(stream.merchant);
  const price = (label: string, row: LedgerRow) =>
    facts.add({
      label: `${name} ${label}`,
      value: Math.abs(row.amountCents),
      unit: 'cents',
      currency: row.currency,
      entity: name,
      rows: words.factRows([row]),
    });
  const [from, to] = [price('old price', before), price('new price', after)];
  const change = facts.add({
    label: `Change in ${name} price`,
    value: Number(to.value) - Number(from.value),
    unit: 'cents',
    currency: stream.currency,
    entity: name,
    receipt: { op: 'difference', operands: [to.id, from.id] },
  });
  const day = facts.add({ label: `${name} price change day`, value: after.on, unit: 'date', entity: name });
  return { from, to, change, day };
}

/** What an ended subscription cost, and when it was last charged. */
export function addEnded(
  facts: ToolContext['facts'],
  stream: RecurringStream,
  rows: Rows,
): { amount: Fact; lastDay: Fact } {
  const name = clean(stream.merchant);
  const amount = addPrice(facts, stream, rows, 'ended subscription');
  const lastDay = facts.add({ label: `Last ${name} charge day`, value: stream.lastOn, unit: 'date', entity: name });
  return { amount, lastDay };
}

/** What all running ones cost a month and a year, in each currency; of a single one there is no sum. */
export function addSums(
  facts: ToolContext['facts'],
  running: readonly { stream: RecurringStream; yearly: Fact; monthly: { currency: string; cents: number } }[],
): { monthly: Fact[]; yearly: Fact[] } {
  if (running.length < 2) return { monthly: [], yearly: [] };
  const groups = [...words.groupBy(running, ({ stream }) => stream.currency)].sort((a, b) => b[1].length - a[1].length);
  const sums = groups.map(([currency, group]) => {
    const suffix = groups.length > 1 ? ` in ${currency}` : '';
    const rowsOf = (cents: (each: (typeof group)[number]) => number) =>
      group.map((each) => ({
        id: each.stream.id,
        label: `${clean(each.stream.merchant)}, ${each.stream.cadence}`,
        amountCents: cents(each),
      }));
    const monthlyRows = rowsOf(({ monthly }) => monthly.cents);
    const monthly = facts.add({
      label: `Total subscription cost a month${suffix}`,
      value: monthlyRows.reduce((sum, { amountCents }) => sum + amountCents, 0),
      unit: 'cents',
      currency,
      rows: monthlyRows,
    });
    const yearly = facts.add({
      label: `Total subscription cost a year${suffix}`,
      value: group.reduce((sum, each) => sum + Number(each.yearly.value), 0),
      unit: 'cents',
      currency,
      rows: rowsOf((each) => Number(each.yearly.value)),
      receipt: { op: 'sum', operands: group.map((each) => each.yearly.id) },
    });
    return { monthly, yearly };
  });
  return { monthly: sums.map(({ monthly }) => monthly), yearly: sums.map(({ yearly }) => yearly) };
}
