// Facts behind the counts of the habits: which charges stand out, which category is the largest, which subscriptions do the same.
import { categoryOf, isSpending } from '../../knowledge/categories.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { type CustomerData, centsIn, periodOf } from '../../knowledge/signals/customer-data.ts';
import type { Window } from '../../knowledge/signals/signal.ts';
import { alikeSubscriptions } from '../../knowledge/signals/subscription-duplicates.ts';
import { spendingByCategory } from '../../knowledge/signals/top-category-share.ts';
import type { ToolContext } from '../tool.ts';
import { clean, nameOf } from './args.ts';
import { factRows } from './words.ts';

/** More odd charges than this are told by their count. */
const MAX_CHARGES = 5;

/** A charge that stands out: facts of its amount and day, and of what is usual there when that is known. */
export interface ChargeFacts {
  kind: 'unusual' | 'duplicate';
  merchant: string;
  amount: Fact;
  day: Fact;
  usual?: Fact;
}

/** The newest odd charges of a window, each with its rows. */
export function addCharges(facts: ToolContext['facts'], data: CustomerData, window: Window): ChargeFacts[] {
  const { from } = periodOf(data, window);
  const recent = data.findings.filter(({ on }) => on >= from).slice(0, MAX_CHARGES);
  return recent.map(({ kind, merchant: raw, on, amountCents, usualCents, currency, transactionId, otherIds }) => {
    const merchant = clean(raw);
    const what = kind === 'unusual' ? 'unusual charge' : 'possible double charge';
    const ids = [transactionId, ...otherIds];
    const rows = factRows(data.rows.filter(({ id }) => ids.includes(id)));
    const cents = (label: string, value: number) => ({
      label,
      value,
      unit: 'cents' as const,
      currency,
      entity: merchant,
    });
    const listed = kind === 'unusual' ? rows : rows.map(({ amountCents: _, ...row }) => row);
    const amount = facts.add({ ...cents(`${merchant} ${what}`, amountCents), rows: listed });
    const day = facts.add({ label: `Day of the ${merchant} ${what}`, value: on, unit: 'date', entity: merchant });
    const isCompared = kind === 'unusual' && usualCents !== null;
    const usual = isCompared ? facts.add(cents(`Usual charge at ${merchant}`, usualCents)) : undefined;
    return { kind, merchant, amount, day, ...(usual && { usual }) };
  });
}

function isOf(detailed: string, category: string): boolean {
  return isSpending(detailed) && (categoryOf(detailed)?.name ?? 'Other') === category;
}

/** What was spent in the largest category of a window, account by account; undefined when nothing was spent. */
export function addTopCategory(
  facts: ToolContext['facts'],
  data: CustomerData,
  window: Window,
): { category: string; amount: Fact } | undefined {
  const [top] = spendingByCategory(data, window);
  if (!top) return undefined;
  const amount = facts.add({
    label: `${top.category} spending, the largest category`,
    value: top.cents,
    unit: 'cents',
    currency: data.currency,
    period: periodOf(data, window),
    entity: top.category,
    rows: data.accounts.flatMap((account) => {
      const cents = centsIn(data, window, 'out', (code, id) => id === account.id && isOf(code, top.category));
      return cents > 0 ? [{ id: account.id, label: nameOf(account), amountCents: cents }] : [];
    }),
  });
  return { category: top.category, amount };
}

/** The names of running subscriptions that do what another one does. */
export function addAlike(facts: ToolContext['facts'], data: CustomerData): { merchants: string[]; names: Fact }[] {
  return alikeSubscriptions(data).map(({ streams }) => {
    const merchants = [...new Set(streams.map(({ merchant }) => clean(merchant)))];
    const value = merchants.join(', ');
    return { merchants, names: facts.add({ label: 'Subscriptions that do the same', value, unit: 'text' }) };
  });
}
