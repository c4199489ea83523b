// Which look-ups the questions about the whole of the money, about what is ahead and about what to do need. None: the reply asks for what is missing.
import { addDays, addMonths, type IsoDate, monthOf } from '../../../knowledge/calendar.ts';
import type { BalanceForecastData } from '../../../tools/forecast-balance.ts';
import type { ToolAnswer } from '../model.ts';
import type { Ask, Slots } from './ask.ts';
import type { Lookup, Plan } from './plan.ts';

type Unasked = Omit<Plan, 'ask'>;

/** A budget the customer asked "by how many percent" gets an amount; a spending cut without one is shown as a quarter. */
const USUAL_CUT_PERCENT = 25;
/** A debt is asked about with this much more a month when no amount is named. */
const FORECAST_DAYS = 30;
/** As far ahead as bills are told. */
export const MOST_DAYS = 62;

/** The look-ups of one question. */
export function planAhead({ intent, slots }: Ask, today: IsoDate, named: Record<string, string>): Unasked {
  const one = (name: string, args: Record<string, unknown> = {}): Unasked => ({
    lookups: [{ name, args: given(args) }],
    isAssumed: false,
  });
  const none: Unasked = { lookups: [], isAssumed: false };
  switch (intent) {
    case 'profile':
      return one('get_profile');
    case 'net-worth':
      return one('get_net_worth');
    case 'bills':
      // The next of a named bill may be further off than the coming weeks.
      return one('get_bills', { days: slots.days ?? (slots.category || slots.merchant ? MOST_DAYS : undefined) });
    case 'debts':
      return one('get_debts', { account: slots.isAccountUnknown ? undefined : slots.account });
    case 'alerts':
      return one('get_alerts');
    case 'advice':
      return one('get_recommendations');
    case 'offers':
      return one('find_offers');
    case 'human':
      return one('request_human', { reason: slots.reason });
    case 'memories':
      return one('get_memories');
    case 'forget':
      return one('forget_memory', { what: slots.what ?? 'everything' });
    case 'goals':
      return one('get_goals');
    case 'budgets':
      return one('get_budgets', { category: slots.category });
    case 'suggest-budget':
      return one('suggest_budget');
    case 'compare':
    case 'explain':
      return compared(intent, slots, today, named);
    case 'cash-flow':
      return cashFlow(slots, today);
    case 'forecast':
      return forecast(slots);
    case 'what-if':
      return whatIf(slots);
    case 'payoff':
      return payoff(slots, today);
    case 'savings-plan':
      return slots.amountCents === undefined && !slots.months && !slots.by
        ? none
        : one('project_savings', {
            goalCents: slots.amountCents,
            monthlyCents: slots.monthlyCents,
            months: slots.months,
            by: slots.months ? undefined : slots.by,
            ratePct: slots.percent,
            startCents: slots.isFromNothing ? 0 : undefined,
            solveFor: slots.focus === 'rate' ? 'rate' : undefined,
          });
    case 'loan': {
      const known = [slots.amountCents, slots.percent, slots.months, slots.monthlyCents];
      return known.filter((value) => value !== undefined).length === 3
        ? one('calculate_loan', {
            amountCents: slots.amountCents,
            ratePct: slots.percent,
            months: slots.months,
            paymentCents: slots.monthlyCents,
            extraCents: slots.extraCents,
          })
        : none;
    }
    case 'set-budget':
      return slots.category && slots.amountCents !== undefined
        ? one('set_budget', { category: slots.category, monthCents: slots.amountCents })
        : none;
    case 'set-goal':
      return slots.goal && slots.amountCents !== undefined
        ? one('set_goal', {
            name: capital(slots.goal),
            targetCents: slots.amountCents,
            dueOn: slots.by ?? (slots.months ? addMonths(today, slots.months) : undefined),
            account: slots.isAccountUnknown ? undefined : slots.account,
          })
        : none;
    case 'commit':
      return commit(slots);
    default:
      return none;
  }
}

function compared(intent: 'compare' | 'explain', slots: Slots, today: IsoDate, named: Record<string, string>): Unasked {
  // Early in a month there is little to compare; what is asked about then is the month that is over.
  const isEarly = Number(today.slice(8)) < 7;
  const usual = isEarly && !slots.against ? monthOf(today, -1) : { from: monthOf(today).from, to: today };
  const period = slots.period ?? usual;
  const isUsual =
    !slots.period && slots.against?.from === monthOf(today, -1).from && slots.against.to === monthOf(today, -1).to;
  const args = given({
    from: period.from,
    to: period.to,
    // Left out, the month before is held against the same days.
    ...(!isUsual && { againstFrom: slots.against?.from, againstTo: slots.against?.to }),
    ...named,
    ...(intent === 'compare' && slots.of === 'income' && { of: 'income' }),
  });
  if (slots.of === 'income') delete args.category;
  const name = intent === 'compare' ? 'compare_periods' : 'explain_change';
  return { lookups: [{ name, args }], period: { from: period.from, to: period.to }, isAssumed: !slots.period };
}

function cashFlow(slots: Slots, today: IsoDate): Unasked {
  const isHabit = slots.focus === 'average' || (slots.focus === 'share' && !slots.period);
  const period = isHabit
    ? { from: monthOf(today, -3).from, to: monthOf(today, -1).to }
    : (slots.period ?? { from: monthOf(today, -1).from, to: monthOf(today, -1).to });
  const { from, to } = period;
  return {
    lookups: [{ name: 'get_cash_flow', args: { from, to } }],
    period: { from, to },
    isAssumed: !slots.period,
    ...(slots.focus === 'share' && {
      next: ([answer]: readonly ToolAnswer[]) => {
        const total = (answer?.ok ? (answer.data as { totals?: { in: string; net: string }[] } | undefined) : undefined)
          ?.totals?.[0];
        return total ? [{ name: 'calculate', args: { operation: 'percent', operands: [total.net, total.in] } }] : [];
      },
    }),
  };
}

// What is bought is held against what is safe to spend, by a sum with a receipt.
function forecast(slots: Slots): Unasked {
  const { amountCents } = slots;
  const days = slots.days === undefined || slots.days === FORECAST_DAYS ? {} : { days: slots.days };
  return {
    lookups: [{ name: 'forecast_balance', args: days }],
    isAssumed: false,
    ...(slots.focus === 'afford' &&
      amountCents !== undefined && {
        next: ([answer]: readonly ToolAnswer[]) => {
          const data = answer?.ok ? (answer.data as BalanceForecastData | undefined) : undefined;
          if (!data?.safeToSpend) return [];
          const wanted = { label: 'The purchase', cents: amountCents };
          return [{ name: 'calculate', args: { operation: 'difference', operands: [data.safeToSpend, wanted] } }];
        },
      }),
  };
}

function whatIf(slots: Slots): Unasked {
  const lookup = (args: Record<string, unknown>): Unasked => ({
    lookups: [{ name: 'what_if', args: given({ change: slots.change, ...args }) }],
    isAssumed: false,
  });
  const what = slots.isAll ? 'all subscriptions' : slots.merchant;
  const { amountCents, percent } = slots;
  switch (slots.change) {
    case 'cancel':
      return what ? lookup({ what }) : { lookups: [], isAssumed: false };
    case 'lose_income':
      return lookup({ what: slots.merchant });
    case 'cut_spending': {
      const how =
        percent !== undefined
          ? { percent }
          : amountCents !== undefined
            ? { monthlyCents: amountCents }
            : { percent: USUAL_CUT_PERCENT };
      return slots.category ? lookup({ what: slots.category, ...how }) : { lookups: [], isAssumed: false };
    }
    case 'pay_more':
      return amountCents === undefined
        ? { lookups: [], isAssumed: false }
        : lookup({ what: slots.isAccountUnknown ? undefined : slots.account, monthlyCents: amountCents });
    case 'save_more':
      return amountCents === undefined ? { lookups: [], isAssumed: false } : lookup({ monthlyCents: amountCents });
    default:
      return { lookups: [], isAssumed: false };
  }
}

function payoff(slots: Slots, today: IsoDate): Unasked {
  const account = slots.isAccountUnknown ? undefined : slots.account;
  const { strategy = 'avalanche', amountCents } = slots;
  const args = given({
    strategy,
    account,
    ...(strategy === 'fixed' && { paymentCents: amountCents }),
    ...((strategy === 'avalanche' || strategy === 'snowball') && { extraCents: amountCents }),
  });
  const months = slots.months ?? (slots.by ? monthsUntil(today, slots.by) : undefined);
  const lookups: Lookup[] = [{ name: 'project_payoff', args }];
  return {
    lookups,
    isAssumed: false,
    ...(months !== undefined && months > 0 && amountCents === undefined && { next: inMonths(months) }),
  };
}

// What it takes a month to be done in time is a loan of today's balance at the card's rate over these months.
function inMonths(months: number): NonNullable<Plan['next']> {
  return ([answer]) => {
    const data = answer?.ok
      ? (answer.data as { status?: string; debts?: { balance: string; apr?: string }[] } | undefined)
      : undefined;
    const [debt, another] = data?.debts ?? [];
    if (!debt?.apr || another) return [];
    const value = (id: string) => Number(answer?.facts.find((fact) => fact.id === id)?.value);
    const args = { amountCents: value(debt.balance), ratePct: value(debt.apr) / 100, months };
    return Number.isFinite(args.amountCents) && Number.isFinite(args.ratePct) ? [{ name: 'calculate_loan', args }] : [];
  };
}

function commit(slots: Slots): Unasked {
  const none: Unasked = { lookups: [], isAssumed: false };
  const account = slots.isAccountUnknown ? undefined : slots.account;
  const args = {
    cancel: slots.merchant && { kind: 'cancel', payee: slots.merchant },
    pay_more: account &&
      slots.amountCents !== undefined && { kind: 'pay_more', account, amountCents: slots.amountCents },
    save_more: slots.amountCents !== undefined && { kind: 'save_more', account, amountCents: slots.amountCents },
    cut_spending: slots.category &&
      slots.amountCents !== undefined && {
        kind: 'spend_less',
        category: slots.category,
        amountCents: slots.amountCents,
      },
    lose_income: undefined,
  }[slots.change ?? 'lose_income'];
  if (!args) return none;
  return { lookups: [{ name: 'make_commitment', args: given({ ...args, checkOn: slots.by }) }], isAssumed: false };
}

function monthsUntil(today: IsoDate, by: IsoDate): number {
  let months = 0;
  while (addMonths(today, months + 1) <= addDays(by, 15)) months += 1;
  return months;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
