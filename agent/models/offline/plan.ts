// Which look-ups a question needs, and for which days when it names none.
import { addDays, addMonths, type IsoDate, lastDays, monthOf, type Period } from '../../../knowledge/calendar.ts';
import type { SubscriptionsData } from '../../../tools/get-subscriptions.ts';
import type { ToolAnswer } from '../model.ts';
import type { Ask } from './ask.ts';
import { MOST_DAYS, planAhead } from './plan-ahead.ts';
import {
  availableCredit,
  averageOf,
  balanceLess,
  differenceOf,
  movedOf,
  shareOf,
  sumOfAccounts,
  togetherOf,
} from './plan-sums.ts';

/** A look-up to make. */
export interface Lookup {
  name: string;
  args: Record<string, unknown>;
}

/** A question with its look-ups and the days they are for. */
export interface Plan {
  ask: Ask;
  lookups: Lookup[];
  /** Look-ups that need what the first ones found, such as a sum of it. */
  next?: (answers: readonly ToolAnswer[]) => Lookup[];
  period?: Period;
  /** The days were chosen for the customer, who named none. */
  isAssumed: boolean;
}

/** From this day of the month on, "how much have I spent" is about the month that runs; before, there is too little of it. */
const ENOUGH_OF_A_MONTH = 7;
/** As far back as the tools look in one call, less leap days. */
const MAX_DAYS = 3_650;
/** Long enough for the slowest pay rhythm, quarterly. */
const PAY_DAYS = 120;
/** Card charges settle within days; two weeks is generous. */
const PENDING_DAYS = 14;
/** Rows to look through when only some kinds of rows are wanted. */
const ROOM = 25;

/** Plans the look-ups of one question. Small talk and wishes out of reach need none. */
export function planAsk(ask: Ask, today: IsoDate): Plan {
  const { intent, slots } = ask;
  const plan = (lookups: Lookup[], period?: Period, isAssumed = false): Plan => ({
    ask,
    lookups,
    isAssumed,
    ...(period && { period }),
  });
  const named = given({
    category: slots.category,
    merchant: slots.merchant,
    account: slots.isAccountUnknown ? undefined : slots.account,
  });
  switch (intent) {
    case 'spending': {
      const { period, isAssumed } = daysFor(ask, today);
      if (slots.together) return { ...togetherOf(ask, period), ask, isAssumed };
      if (slots.focus === 'average') return { ...averageOf(ask, { today, name: 'get_spending', args: named }), ask };
      if (slots.focus === 'share') return { ...shareOf(ask, period, named), ask, isAssumed };
      return plan([{ name: 'get_spending', args: { ...period, ...named } }], period, isAssumed);
    }
    case 'income': {
      if (slots.focus === 'average') return { ...averageOf(ask, { today, name: 'get_income', args: {} }), ask };
      const { period, isAssumed } =
        slots.focus === 'pay' && !slots.period
          ? { period: lastDays(today, PAY_DAYS), isAssumed: false }
          : daysFor(ask, today);
      return plan([{ name: 'get_income', args: { ...period } }], period, isAssumed);
    }
    case 'transactions':
      return slots.isSum ? { ...movedOf(ask, today), ask } : planTransactions(ask, today, named, plan);
    case 'balance':
      return {
        ...plan([{ name: 'get_accounts', args: {} }]),
        next:
          slots.focus === 'available' ? availableCredit(ask) : slots.lessCents ? balanceLess(ask) : sumOfAccounts(ask),
      };
    case 'utilization':
      return plan([{ name: 'get_signals', args: { about: 'cards' } }]);
    case 'emergency-fund':
      return plan([{ name: 'get_signals', args: { about: 'savings', window: '180d' } }]);
    case 'subscriptions':
      return { ...plan([{ name: 'get_subscriptions', args: {} }]), next: billInstead(slots.merchant) };
    case 'persona':
      return plan([{ name: 'get_persona', args: {} }]);
    case 'wellbeing':
      return plan([{ name: 'get_wellbeing', args: {} }]);
    case 'education':
      return slots.term
        ? plan([{ name: 'explain_term', args: { term: slots.term } }])
        : plan([{ name: 'search_articles', args: { query: slots.query || 'money' } }]);
    case 'compare':
      if (slots.versus) {
        const { period, isAssumed } = daysFor(ask, today);
        return { ...differenceOf(slots.versus, period), ask, isAssumed };
      }
      return { ...planAhead(ask, today, named), ask };
    default:
      return { ...planAhead(ask, today, named), ask };
  }
}

// What is no subscription may be a bill: the power company charges every month too.
function billInstead(merchant: string | undefined): NonNullable<Plan['next']> {
  return ([answer]) => {
    const data = answer?.ok ? (answer.data as SubscriptionsData | undefined) : undefined;
    const known = [...(data?.running ?? []), ...(data?.ended ?? [])];
    const isKnown = known.some((each) => each.merchant.toLowerCase().includes(merchant?.toLowerCase() ?? ''));
    return merchant && data?.status === 'value' && !isKnown ? [{ name: 'get_bills', args: { days: MOST_DAYS } }] : [];
  };
}

function planTransactions(
  ask: Ask,
  today: IsoDate,
  named: Record<string, string>,
  plan: (lookups: Lookup[], period?: Period) => Plan,
): Plan {
  const { slots } = ask;
  const isLatestPay =
    slots.focus === 'pay' && slots.limit === 1 && slots.sort !== 'largest' && !slots.merchant && !slots.category;
  if (isLatestPay && !slots.period) {
    const period = lastDays(today, PAY_DAYS);
    return plan([{ name: 'get_income', args: { ...period } }], period);
  }
  const period = slots.period
    ? within(slots.period)
    : slots.focus === 'pending'
      ? lastDays(today, PENDING_DAYS)
      : slots.tense === 'recent'
        ? lastDays(today, 30)
        : undefined;
  const args = given({
    ...named,
    ...period,
    minCents: slots.minCents,
    maxCents: slots.maxCents,
    direction: slots.direction,
    spendingOnly: slots.direction === 'out' && !slots.merchant && !slots.category ? true : undefined,
    sort: slots.sort,
  });
  return plan([{ name: 'find_transactions', args: { ...args, limit: ROOM } }], period);
}

// Nothing named: habits are told by the last whole months, "so far" by the month that runs.
function daysFor({ slots }: Ask, today: IsoDate): { period: Period; isAssumed: boolean } {
  if (slots.period) return { period: within(slots.period), isAssumed: false };
  const lastMonth = monthOf(today, -1);
  const thisMonth = { from: monthOf(today).from, to: today };
  if (slots.tense === 'recent') return { period: lastDays(today, 30), isAssumed: true };
  if (slots.tense === 'ever')
    return { period: { from: addDays(addMonths(today, -12), 1), to: today }, isAssumed: true };
  if (slots.tense === 'habit' || slots.focus === 'share') return { period: lastMonth, isAssumed: true };
  const isEarly = Number(today.slice(8)) < ENOUGH_OF_A_MONTH && slots.tense !== 'so-far';
  return { period: isEarly ? lastMonth : thisMonth, isAssumed: true };
}

function within({ from, to }: Period): Period {
  const earliest = addDays(to, -MAX_DAYS);
  return { from: from < earliest ? earliest : from, to };
}

function given<Value>(values: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, Value>;
}
