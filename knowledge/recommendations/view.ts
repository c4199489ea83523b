// What advice may look at: a customer's snapshot, the signals read from it, and the window it is about.
import type { IsoDate } from '../calendar.ts';
import { lastDays } from '../calendar.ts';
import type { Account } from '../ledger.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import type { SignalValue, Window } from '../signals/signal.ts';
import { daysIn } from '../signals/signal.ts';

/** One customer as advice sees them. */
export interface AdviceView {
  data: CustomerData;
  signals: SignalValue[];
  window: Window;
}

/** The readings of a signal in the window; none when the signal was not read at all. */
export function readingsOf({ signals, window }: AdviceView, name: string): SignalValue[] {
  return signals.filter((each) => each.signal === name && each.window === window);
}

/** The reading of a signal that has a value; the highest when there are several, such as one a card. */
export function highest(view: AdviceView, name: string): (SignalValue & { value: number }) | null {
  const withValue = readingsOf(view, name).filter(
    (each): each is SignalValue & { value: number } => each.value !== undefined,
  );
  return withValue.sort((a, b) => b.value - a.value || a.evidence.join().localeCompare(b.evidence.join()))[0] ?? null;
}

/** The first day of the window. */
export function windowStart({ data, window }: AdviceView): IsoDate {
  return lastDays(data.today, daysIn(window)).from;
}

/** The account with this id. */
export function accountOf({ data }: Pick<AdviceView, 'data'>, id: string | undefined): Account | undefined {
  return data.accounts.find((account) => account.id === id);
}

/** Money out and in of the window for these category codes, in the customer's main currency. */
export function sumOf(
  { data, window }: AdviceView,
  counts: (detailed: string) => boolean,
): { outCents: number; inCents: number } {
  let [outCents, inCents] = [0, 0];
  for (const sum of data.sums) {
    if (sum.window !== window || sum.currency !== data.currency || !counts(sum.detailed)) continue;
    outCents += sum.outCents;
    inCents += sum.inCents;
  }
  return { outCents, inCents };
}
