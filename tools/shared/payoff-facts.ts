// The facts and words of a payoff plan: how long, what it costs, in which order, and how that compares with minimums only.
import type { Fact } from '../../knowledge/fact.ts';
import type { Payoff, PayoffWay } from '../../knowledge/payoff.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import type { Owed, StatedDebt } from './debt-args.ts';
import { addMonthAhead, addRate } from './plan-args.ts';
import * as words from './words.ts';

/** Ids of the facts by role, and the whole table. */
export type PayoffData = {
  status: 'value' | 'never' | 'unknown';
  /** Why it is unknown: `missing-terms` comes with `missing`. */
  reason?: 'no-debts' | 'missing-terms';
  strategy: PayoffWay;
  /** Names in the order the debts are paid off. */
  order: string[];
  debts: { name: string; balance: string; apr?: string; minimum?: string; months?: string; firstPayment?: string }[];
  total?: string;
  payment?: string;
  months?: string;
  debtFree?: string;
  interest?: string;
  minimumOnly?: { months: string; interest: string };
  savedMonths?: string;
  savedInterest?: string;
  never: { name: string; interest: string; payment: string }[];
  missing: { name: string; what: string[] }[];
  /** Every month in minor units. */
  table: {
    month: number;
    payments: { name: string; paymentCents: number; interestCents: number; balanceCents: number }[];
  }[];
};

/** What was asked for. */
export type PayoffInput = {
  strategy: PayoffWay;
  account?: string;
  extraCents: number;
  paymentCents?: number;
  stated?: StatedDebt[];
  minimumPct?: number;
  minimumFloorCents?: number;
  minimumPlusInterest?: boolean;
};

/** What a plan was made from and how it goes. */
export interface Told {
  input: PayoffInput;
  owed: Owed[];
  missing: { name: string; what: string[] }[];
  excluded: string[];
  plan: Payoff;
  least: Payoff | null;
}

/** The facts and words of a plan. */
export function tellPayoff(
  { facts, today, timeZone }: ToolContext,
  { input, owed, missing, excluded, plan, least }: Told,
): ToolResult {
  const { strategy } = input;
  const currency = owed[0]?.currency ?? 'USD';
  const [only] = owed.length === 1 ? owed : [];
  const about = only ? { entity: only.name } : {};
  const of = only ? `${only.name} ` : '';
  const capital = (label: string) => (of ? `${of}${label}` : label.charAt(0).toUpperCase() + label.slice(1));
  const cents = (label: string, value: number, more: object = {}) =>
    facts.add({ label, value, unit: 'cents', currency, ...more });

  const balances = owed.map(({ name, owedCents, accountId, asOf }) =>
    cents(`${name} balance owed`, owedCents, {
      entity: name,
      ...(asOf && { asOf }),
      rows: [{ id: accountId, label: name, amountCents: owedCents }],
    }),
  );
  const rates = owed.map(({ name, aprPct }) => addRate(facts, `${name} APR`, aprPct, name));
  const minimums = owed.map(({ name, minCents, accountId }) =>
    minCents > 0
      ? cents(`${name} minimum payment`, minCents, {
          entity: name,
          rows: [{ id: accountId, label: name, amountCents: minCents }],
        })
      : undefined,
  );
  const total = only
    ? undefined
    : cents(
        'Total debt balance',
        owed.reduce((sum, { owedCents }) => sum + owedCents, 0),
        { receipt: { op: 'sum', operands: words.ids(balances) } },
      );
  const base = [...balances, ...rates, ...minimums.flatMap((fact) => fact ?? []), ...(total ? [total] : [])];
  const notes = [
    `Assumes no new charges, the rates as they are, and a first payment a month from now.${strategy === 'minimum' && input.minimumPct === undefined ? ' The minimum is taken to stay as it is today; most card minimums shrink as the balance falls, and then it takes longer.' : ''}`,
    ...owed
      .filter(({ isMixedRate }) => isMixedRate)
      .map(({ name }) => `Part of ${name} is at another rate; the purchase rate is used for all of it.`),
    ...missing.map(({ name, what }) => `${name} is left out of the plan: ${what.join(', ')} not known. Ask for it.`),
    ...owed
      .filter(({ stated }) => stated.length > 0)
      .map(({ name, stated }) => `${name}: ${stated.join(', ')} as the customer said.`),
  ];
  const digest: PayoffData = {
    status: 'value',
    strategy,
    order: [],
    debts: owed.map(({ name }, at) => ({
      name,
      balance: balances[at]?.id ?? '',
      ...(rates[at] && { apr: rates[at].id }),
      ...(minimums[at] && { minimum: minimums[at].id }),
    })),
    ...(total && { total: total.id }),
    never: [],
    missing: missing.map(({ name, what }) => ({ name, what })),
    table: [],
  };
  const header = `As of ${today}, dates in ${timeZone}. Strategy: ${strategy}.`;
  if ('never' in plan) {
    const never = plan.never.map(({ name, interestCents, paymentCents }) => ({
      name,
      interest: cents(`${name} interest a month`, interestCents, { entity: name }),
      payment: cents(`${name} payment a month`, paymentCents, { entity: name }),
    }));
    const own = never.flatMap(({ interest, payment }) => [interest, payment]);
    const shown = [...base, ...own];
    const text = words.lines(
      header,
      shown.map(words.factLine),
      'Never paid off at that pace: the payment does not cover the interest, so the debt does not fall. Say so and suggest paying more than the interest.',
      notes,
      words.excludedLine(excluded),
    );
    const data = {
      ...digest,
      status: 'never' as const,
      never: never.map(({ name, interest, payment }) => ({ name, interest: interest.id, payment: payment.id })),
    };
    return { text, facts: shown, excluded, data };
  }
  const firsts = plan.rows[0]?.payments ?? [];
  const monthly = firsts.reduce((sum, { paymentCents }) => sum + paymentCents, 0);
  const payment = cents(only ? `${of}payment a month` : 'Total debt payment a month', monthly, about);
  const months = facts.add({ label: capital('time until debt-free'), value: plan.months, unit: 'months', ...about });
  const debtFree = addMonthAhead(facts, { label: capital('debt-free month'), today, months: plan.months, ...about });
  const interest = cents(capital('interest until debt-free'), plan.totalInterestCents, about);
  const each = only
    ? []
    : owed.map(({ name }) => ({
        name,
        months: facts.add({
          label: `${name} time until paid off`,
          value: plan.paidOff.find((debt) => debt.name === name)?.month ?? 0,
          unit: 'months',
          entity: name,
        }),
        first: cents(`${name} first payment of the plan`, firsts.find((row) => row.name === name)?.paymentCents ?? 0, {
          entity: name,
        }),
      }));
  const against =
    least && !('never' in least)
      ? addComparison(facts, { plan, least, months, interest, currency, about, capital })
      : [];
  const [leastMonths, leastInterest, savedMonths, savedInterest] = against;
  const shown = [
    ...base,
    payment,
    months,
    debtFree,
    interest,
    ...each.flatMap((one) => [one.months, one.first]),
    ...against,
  ];
  const order = plan.paidOff.map(({ name }) => name);
  const text = words.lines(
    header,
    shown.map(words.factLine),
    only ? '' : `Paid off in this order: ${order.join(', then ')}.`,
    least && 'never' in least
      ? 'With minimum payments only, at least one of these would never be paid off: there the minimum does not cover the interest.'
      : '',
    notes,
    'The month-by-month table is in the data.',
    words.excludedLine(excluded),
  );
  const data: PayoffData = {
    ...digest,
    order,
    debts: digest.debts.map((debt) => {
      const own = each.find(({ name }) => name === debt.name);
      return { ...debt, ...(own && { months: own.months.id, firstPayment: own.first.id }) };
    }),
    payment: payment.id,
    months: months.id,
    debtFree: debtFree.id,
    interest: interest.id,
    ...(leastMonths && leastInterest && { minimumOnly: { months: leastMonths.id, interest: leastInterest.id } }),
    ...(savedMonths && { savedMonths: savedMonths.id }),
    ...(savedInterest && { savedInterest: savedInterest.id }),
    table: plan.rows,
  };
  return { text, facts: shown, excluded, data };
}

// What minimums only would take, and how much less this plan takes.
function addComparison(
  facts: ToolContext['facts'],
  given: {
    plan: { months: number; totalInterestCents: number };
    least: { months: number; totalInterestCents: number };
    months: Fact;
    interest: Fact;
    currency: string;
    about: { entity?: string };
    capital: (label: string) => string;
  },
): Fact[] {
  const { plan, least, months, interest, currency, about, capital } = given;
  const leastMonths = facts.add({
    label: capital('time with minimum payments only'),
    value: least.months,
    unit: 'months',
    ...about,
  });
  const leastInterest = facts.add({
    label: capital('interest with minimum payments only'),
    value: least.totalInterestCents,
    unit: 'cents',
    currency,
    ...about,
  });
  const savedMonths = facts.add({
    label: capital('less time than with minimum payments only'),
    value: least.months - plan.months,
    unit: 'months',
    ...about,
    receipt: { op: 'difference', operands: [leastMonths.id, months.id] },
  });
  const savedInterest = facts.add({
    label: capital('less interest than with minimum payments only'),
    value: least.totalInterestCents - plan.totalInterestCents,
    unit: 'cents',
    currency,
    ...about,
    receipt: { op: 'difference', operands: [leastInterest.id, interest.id] },
  });
  return [leastMonths, leastInterest, savedMonths, savedInterest];
}
