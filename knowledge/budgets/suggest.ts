// What a customer's own history suggests for each category of a month's budget. Pure.
import { daysBetween, monthOf } from '../calendar.ts';
import { categories, categoryOf, isIncome } from '../categories.ts';
import type { Cents } from '../money.ts';
import type { CustomerData } from '../signals/customer-data.ts';

/** A suggested envelope. `usualCents` is the median month it was made from. */
export interface SuggestedBudget {
  category: string;
  currency: string;
  monthCents: Cents;
  usualCents: Cents;
  isEssential: boolean;
}

/** A suggested budget of a currency: the months it was made from, and that it was made smaller to fit into income. */
export interface BudgetSuggestion {
  currency: string;
  months: string[];
  /** The median month's income; null when none is known, and nothing could be held against it. */
  incomeCents: Cents | null;
  isCutToIncome: boolean;
  budgets: SuggestedBudget[];
}

/** What history suggests, one entry a currency, or why it cannot be said. */
export type Suggested =
  | { status: 'value'; suggestions: [BudgetSuggestion, ...BudgetSuggestion[]] }
  | { status: 'unknown'; reason: string };

/** What cannot wait is planned first. */
const ESSENTIAL = ['Rent', 'Groceries', 'Utilities', 'Loan payments', 'Medical', 'Transportation'];
/** Fewer full months than this are one good and one bad month, not a habit. */
const LEAST_MONTHS = 3;
/** More months than this say more about last year than about the next month. */
const MOST_MONTHS = 6;
/** The first or last days of a month may have no rows in a household's quiet week. */
const QUIET_DAYS = 3;
/** Plans are made in steps of five dollars: nobody plans $412.37. */
const STEP_CENTS = 500;

/** An envelope per main category and currency from the median of three to six full months, what cannot wait first, in all never above income. */
export function suggestBudget(data: Pick<CustomerData, 'today' | 'firstOn' | 'lastOn' | 'months'>): Suggested {
  const months = fullMonths(data);
  if (months.length < LEAST_MONTHS) {
    const reason = `a budget needs ${LEAST_MONTHS} full calendar months of history, there are ${months.length}`;
    return { status: 'unknown', reason };
  }
  const currencies = [
    ...new Set(data.months.filter(({ outCents }) => outCents > 0).map(({ currency }) => currency)),
  ].sort();
  const [first, ...others] = currencies
    .map((currency) => suggestIn(currency, data.months, months))
    .filter(({ budgets }) => budgets.length > 0);
  return first
    ? { status: 'value', suggestions: [first, ...others] }
    : { status: 'unknown', reason: 'there is no spending in the full months of the history' };
}

function suggestIn(currency: string, sums: CustomerData['months'], months: string[]): BudgetSuggestion {
  const medianOf = (counts: (sum: CustomerData['months'][number]) => boolean, side: 'outCents' | 'inCents') =>
    median(
      months.map((month) =>
        sums
          .filter((sum) => sum.month === month && sum.currency === currency && counts(sum))
          .reduce((total, sum) => total + sum[side], 0),
      ),
    );
  const income = medianOf(({ detailed }) => isIncome(detailed), 'inCents');
  const usual = categories
    .filter(({ isMain }) => isMain)
    .map((category) => ({
      category: category.name,
      currency,
      usualCents: medianOf(({ detailed }) => categoryOf(detailed)?.name === category.name, 'outCents'),
      isEssential: ESSENTIAL.includes(category.name),
    }))
    .filter(({ usualCents }) => usualCents > 0)
    .sort((a, b) => placeOf(a.category) - placeOf(b.category) || b.usualCents - a.usualCents);
  const wanted = usual.map((each) => ({ ...each, monthCents: Math.ceil(each.usualCents / STEP_CENTS) * STEP_CENTS }));
  const incomeCents = income > 0 ? income : null;
  const isCutToIncome = incomeCents !== null && total(wanted) > incomeCents;
  const budgets = isCutToIncome ? fitInto(incomeCents, wanted) : wanted;
  return { currency, months, incomeCents, isCutToIncome, budgets };
}

/** Essentials take what they need while it lasts; the rest is shared out in proportion, rounded down. */
function fitInto(incomeCents: Cents, wanted: SuggestedBudget[]): SuggestedBudget[] {
  const essentials = wanted.filter(({ isEssential }) => isEssential);
  const others = wanted.filter(({ isEssential }) => !isEssential);
  const shrink = (budgets: SuggestedBudget[], available: Cents) => {
    const needed = total(budgets);
    if (needed <= available) return budgets;
    return budgets.map((budget) => ({
      ...budget,
      monthCents: Math.floor((budget.monthCents * available) / needed / STEP_CENTS) * STEP_CENTS,
    }));
  };
  const first = shrink(essentials, incomeCents);
  return [...first, ...shrink(others, Math.max(0, incomeCents - total(first)))].filter(
    ({ monthCents }) => monthCents > 0,
  );
}

/** The last full calendar months there is history for, newest first. */
function fullMonths({ today, firstOn, lastOn }: Pick<CustomerData, 'today' | 'firstOn' | 'lastOn'>): string[] {
  if (!firstOn || !lastOn) return [];
  return Array.from({ length: MOST_MONTHS }, (_, back) => monthOf(today, -1 - back))
    .filter(({ from, to }) => daysBetween(from, firstOn) <= QUIET_DAYS && daysBetween(lastOn, to) <= QUIET_DAYS)
    .map(({ from }) => from.slice(0, 7));
}

function placeOf(category: string): number {
  const place = ESSENTIAL.indexOf(category);
  return place === -1 ? ESSENTIAL.length : place;
}

function total(budgets: { monthCents: Cents }[]): Cents {
  return budgets.reduce((sum, { monthCents }) => sum + monthCents, 0);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return Math.round((low + high) / 2);
}
