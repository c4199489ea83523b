// What an alert is: one thing worth telling, with its figures, told once.
import type { BudgetStatus } from '../budgets.ts';
import type { IsoDate } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { Cited } from '../recommendations/cited.ts';
import { fill } from '../recommendations/cited.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import type { SignalValue } from '../signals/signal.ts';

/** How much it matters: good to know, worth a look, act soon. */
export type Severity = 'info' | 'watch' | 'urgent';

/** One alert. */
export interface Alert {
  /** Names what it is about: the same thing has the same id on every day, and is told once. */
  id: string;
  kind: string;
  /** The day it is about. */
  on: IsoDate;
  severity: Severity;
  title: string;
  /** One or two sentences; each figure in them stands in `facts`. */
  words: string;
  facts: Cited[];
}

/** What a card's own rows changed its balance by on a day; positive is owed more. */
export interface CardDay {
  accountId: string;
  on: IsoDate;
  netCents: Cents;
}

/** What alerts look at beside the snapshot: this month's budgets and each card's days. */
export interface AlertExtra {
  budgets?: readonly BudgetStatus[];
  cardDays?: readonly CardDay[];
}

/** Everything an alert kind is given. */
export interface AlertView extends Required<AlertExtra> {
  data: CustomerData;
  signals: readonly SignalValue[];
}

/** One kind of alert. */
export interface AlertKind {
  name: string;
  find(view: AlertView): Alert[];
}

/** Fills an alert's sentence with its figures. */
export function alertOf(
  draft: Omit<Alert, 'words' | 'facts'> & { words: string; facts: Record<string, Cited> },
): Alert {
  const words = fill(draft.words, draft.facts);
  if (words === null) throw new RangeError(`the alert "${draft.kind}" has a place without a figure`);
  return { ...draft, words, facts: Object.values(draft.facts) };
}
