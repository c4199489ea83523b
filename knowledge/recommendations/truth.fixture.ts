// Works every figure that advice cites out again, straight from plain rows and without the signals: what the truth test compares with.
import { addDays, daysBetween } from '../calendar.ts';
import { categoryOf, isIncome, isSpending } from '../categories.ts';
import type { PlainMoney } from '../db/households/plain.fixture.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { Cited } from './cited.ts';

type Value = number | string | undefined;
type Truth = (money: PlainMoney, days: number, fact: Cited) => Value;

const posted = ({ transactions, today }: PlainMoney) => transactions.filter((row) => !row.isPending && row.on <= today);
const within = (money: PlainMoney, days: number) => posted(money).filter(({ on }) => on > addDays(money.today, -days));
const sum = (rows: LedgerRow[]) => rows.reduce((total, { amountCents }) => total + amountCents, 0);
const spent = (money: PlainMoney, days: number) =>
  within(money, days).filter(({ amountCents, detailed }) => amountCents > 0 && isSpending(detailed));
const held = (money: PlainMoney) => {
  const first = posted(money)
    .map(({ on }) => on)
    .sort()[0];
  return first ? daysBetween(first, money.today) + 1 : 0;
};
const monthly = (cents: number, money: PlainMoney, days: number) =>
  Math.round((cents * 30) / Math.min(held(money), days));
const balance = ({ accounts }: PlainMoney, subtypes: string[]) =>
  accounts
    .filter(({ subtype }) => subtypes.includes(subtype ?? ''))
    .reduce((total, each) => total + (each.currentCents ?? 0), 0);
const daysOf = (cents: number, monthCents: number) =>
  Math.floor((Math.round((cents / monthCents) * 10_000) * 30) / 10_000);
const savingsKinds = ['savings', 'money market', 'cash management', 'hsa'];
const toSavings = (money: PlainMoney, days: number) => {
  const ids = money.accounts.filter(({ subtype }) => savingsKinds.includes(subtype ?? '')).map(({ id }) => id);
  return 0 - sum(within(money, days).filter(({ accountId }) => ids.includes(accountId)));
};
const cardsOf = ({ accounts }: PlainMoney) =>
  accounts
    .filter(({ type }) => type === 'credit')
    .map((card) => ({ ...card, owed: card.currentCents ?? 0, limit: card.limitCents ?? 1 }))
    .sort((a, b) => b.owed / b.limit - a.owed / a.limit);
const fees = (money: PlainMoney, days: number) =>
  within(money, days).filter(
    ({ detailed, amountCents }) => amountCents > 0 && /_(OVERDRAFT_FEES|INSUFFICIENT_FUNDS|LATE_FEES)$/.test(detailed),
  );
const rowOf = (money: PlainMoney, fact: Cited, at = -1) => money.transactions.find(({ id }) => id === fact.rows.at(at));
const biggest = (money: PlainMoney, days: number) => {
  const names = [...new Set(spent(money, days).map(({ detailed }) => categoryOf(detailed)?.name ?? 'Other'))];
  return names
    .map((name) => ({
      name,
      cents: sum(spent(money, days).filter(({ detailed }) => (categoryOf(detailed)?.name ?? 'Other') === name)),
    }))
    .sort((a, b) => b.cents - a.cents)[0];
};
const incomes = (money: PlainMoney) =>
  [1, 2, 3, 4, 5].map((back) => {
    const month = new Date(Date.UTC(Number(money.today.slice(0, 4)), Number(money.today.slice(5, 7)) - 1 - back, 1))
      .toISOString()
      .slice(0, 7);
    return (
      0 -
      sum(
        posted(money).filter(
          ({ on, amountCents, detailed }) => on.startsWith(month) && amountCents < 0 && isIncome(detailed),
        ),
      )
    );
  });
const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2);
};
const payGap: Truth = (money, days) => {
  const pays = within(money, days).filter(
    ({ amountCents, detailed }) =>
      amountCents < 0 && isIncome(detailed) && !/DIVIDENDS|INTEREST_EARNED|TAX_REFUND/.test(detailed),
  );
  const on = [...new Set(pays.map((row) => row.on))].sort();
  return median(on.slice(1).map((day, at) => daysBetween(on[at] ?? day, day)));
};
const merchant: Truth = (money, _, fact) => rowOf(money, fact)?.merchant;
const amount: Truth = (money, _, fact) => rowOf(money, fact)?.amountCents;

/** The truth by the name that sentences use. */
export const truths: Record<string, Truth> = {
  window: (_, days) => days,
  watch_level: () => 3000,
  forecast_days: () => 7,
  top_card: (money) => `${cardsOf(money)[0]?.name} ending in ${cardsOf(money)[0]?.mask}`,
  top_card_utilization: (money) =>
    Math.round(((cardsOf(money)[0]?.owed ?? 0) / (cardsOf(money)[0]?.limit ?? 1)) * 10_000),
  top_card_balance: (money) => cardsOf(money)[0]?.owed,
  top_card_limit: (money) => cardsOf(money)[0]?.limit,
  top_card_to_30: (money) => Math.ceil((cardsOf(money)[0]?.owed ?? 0) - (cardsOf(money)[0]?.limit ?? 0) * 0.3),
  overall_utilization: (money) => {
    const [owed, limit] = [0, 0].map((_, at) =>
      cardsOf(money).reduce((total, card) => total + (at ? card.limit : card.owed), 0),
    );
    return Math.round(((owed ?? 0) / (limit ?? 1)) * 10_000);
  },
  interest: (money, days) =>
    sum(
      within(money, days).filter(
        ({ detailed, amountCents }) => detailed === 'BANK_FEES_INTEREST_CHARGE' && amountCents > 0,
      ),
    ),
  minimum_cards: (money) =>
    cardsOf(money).filter(({ id }) => {
      const minimum = money.liabilities.find(({ accountId }) => accountId === id)?.minimumPaymentCents ?? 0;
      const payments = within(money, 180)
        .filter((row) => row.accountId === id && row.amountCents < 0)
        .sort((a, b) => a.on.localeCompare(b.on));
      return payments.length >= 3 && payments.slice(-3).every((row) => -row.amountCents <= minimum * 1.1);
    }).length,
  fee_count: (money, days) => fees(money, days).length,
  fee_total: (money, days) => sum(fees(money, days)),
  pay_gap: payGap,
  low_month_income: (money) => Math.min(...incomes(money)),
  high_month_income: (money) => Math.max(...incomes(money)),
  buffer_days: (money, days) => daysOf(balance(money, ['checking']), monthly(sum(spent(money, days)), money, days)),
  emergency_days: (money, days) => daysOf(balance(money, savingsKinds), monthly(sum(spent(money, days)), money, days)),
  savings_inflow: (money, days) => monthly(toSavings(money, days), money, days),
  savings_drain: (money, days) => 0 - monthly(toSavings(money, days), money, days),
  savings_growth: (money, days) => {
    const start = balance(money, savingsKinds) - toSavings(money, days);
    return Math.round((toSavings(money, days) / start) * 10_000);
  },
  monthly_spending: (money, days) => monthly(sum(spent(money, days)), money, days),
  spending_trend: (money, days) => {
    const before = sum(spent(money, 2 * days)) - sum(spent(money, days));
    return Math.round(((sum(spent(money, days)) - before) / before) * 10_000);
  },
  top_category: (money, days) => biggest(money, days)?.name,
  top_category_amount: (money, days) => biggest(money, days)?.cents,
  // Each running subscription is shown by its newest charge: distinct payees, charged within its beat, none a transfer or bill.
  subscription_count: (money, _, fact) =>
    new Set(fact.rows.flatMap((id) => money.transactions.find((row) => row.id === id)?.merchant ?? [])).size,
  subscription_monthly: (money, _, fact) => sum(money.transactions.filter(({ id }) => fact.rows.includes(id))),
  subscription_yearly: (money, _, fact) => 12 * sum(money.transactions.filter(({ id }) => fact.rows.includes(id))),
  pay_streams: (money, _, fact) =>
    new Set(fact.rows.flatMap((id) => money.transactions.find((row) => row.id === id)?.merchant ?? [])).size,
  gig_share: (money, days) => {
    const pay = within(money, days).filter(
      ({ amountCents, detailed }) =>
        amountCents < 0 && isIncome(detailed) && !/DIVIDENDS|INTEREST_EARNED|TAX_REFUND/.test(detailed),
    );
    return Math.round((sum(pay.filter(({ detailed }) => detailed === 'INCOME_GIG_ECONOMY')) / sum(pay)) * 10_000);
  },
  overdue_card: (money) => {
    const late = money.liabilities.find(({ isOverdue }) => isOverdue)?.accountId;
    const card = money.accounts.find(({ id }) => id === late);
    return `${card?.name} ending in ${card?.mask}`;
  },
  top_subscription: merchant,
  top_subscription_monthly: amount,
  risen_subscription: merchant,
  risen_from: (money, _, fact) => rowOf(money, fact, 0)?.amountCents,
  risen_to: amount,
  next_subscription: merchant,
  // Charges of subscriptions here are monthly: the next is a month after the last, give or take a weekend.
  next_subscription_on: (money, _, fact) => {
    const gap = daysBetween(rowOf(money, fact)?.on ?? '', String(fact.value));
    return gap >= 26 && gap <= 35 ? fact.value : undefined;
  },
  // What is due is cited: the lowest point lies between all of it falling due and only the money out of it.
  shortfall: (money, _, fact) => {
    const due = money.transactions.filter(({ id }) => fact.rows.includes(id));
    const out = sum(due.filter(({ amountCents }) => amountCents > 0));
    const left = balance(money, ['checking']);
    const [most, least] = [out - left, sum(due) - left];
    return Number(fact.value) <= most && Number(fact.value) >= least ? fact.value : undefined;
  },
  next_subscription_amount: amount,
  unusual_merchant: (money, _, fact) => rowOf(money, fact, 0)?.merchant,
  unusual_amount: (money, _, fact) => rowOf(money, fact, 0)?.amountCents,
  duplicate_merchant: (money, _, fact) => rowOf(money, fact, 0)?.merchant,
  duplicate_amount: (money, _, fact) => rowOf(money, fact, 0)?.amountCents,
};
