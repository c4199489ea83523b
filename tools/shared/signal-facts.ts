// Turns signals into facts: what each is called, which days it is for, and the rows behind it.
import { addDays, monthOf, type Period } from '../../knowledge/calendar.ts';
import type { Fact, FactRow } from '../../knowledge/fact.ts';
import { monthlyCents } from '../../knowledge/ingest/recurring.ts';
import type { Account } from '../../knowledge/ledger.ts';
import { utilizationOf } from '../../knowledge/signals/card-utilization.ts';
import { type CustomerData, periodOf } from '../../knowledge/signals/customer-data.ts';
import type { SignalUnit, Window } from '../../knowledge/signals/signal.ts';
import { runningSubscriptions } from '../../knowledge/signals/subscriptions.ts';
import type { ToolContext } from '../tool.ts';
import { clean, nameOf } from './args.ts';

/** What signals can be asked about. */
export const topics = ['cards', 'subscriptions', 'income', 'savings', 'stress', 'spending'] as const;

/** One of the topics. */
export type Topic = (typeof topics)[number];

/** How a signal is told: its topic, its label, and whether it is for the window's days, this month, the week to come, or as of a day. */
interface Told {
  topic: Topic;
  label: string;
  days: 'window' | 'month so far' | 'week ahead' | 'none';
}

/** Every signal by name. */
export const signalLabels: Record<string, Told> = {
  card_utilization: { topic: 'cards', label: 'Card utilization', days: 'none' },
  overall_utilization: { topic: 'cards', label: 'Overall card utilization', days: 'none' },
  utilization_flag: { topic: 'cards', label: 'Card utilization warning line', days: 'none' },
  minimum_payment_only: { topic: 'cards', label: 'Cards with minimum payments only', days: 'none' },
  interest_charged: { topic: 'cards', label: 'Card interest charged', days: 'window' },
  overdue_cards: { topic: 'cards', label: 'Overdue cards', days: 'none' },
  cash_advances: { topic: 'cards', label: 'Number of card cash advances', days: 'window' },
  subscription_count: { topic: 'subscriptions', label: 'Number of subscriptions', days: 'none' },
  subscription_monthly_spend: { topic: 'subscriptions', label: 'Monthly subscription spending', days: 'none' },
  subscription_share: { topic: 'subscriptions', label: 'Subscription share of spending', days: 'window' },
  subscription_price_rises: { topic: 'subscriptions', label: 'Number of subscription price increases', days: 'window' },
  subscription_duplicates: { topic: 'subscriptions', label: 'Subscriptions that double another one', days: 'none' },
  subscriptions_likely_unused: { topic: 'subscriptions', label: 'Memberships likely not used', days: 'none' },
  subscription_next_due: { topic: 'subscriptions', label: 'Time until the next subscription charge', days: 'none' },
  pay_streams: { topic: 'income', label: 'Number of regular paychecks', days: 'none' },
  median_pay_gap: { topic: 'income', label: 'Usual time between paychecks', days: 'window' },
  pay_frequency: { topic: 'income', label: 'Pay rhythm of the main paycheck', days: 'none' },
  income_variation: { topic: 'income', label: 'How much pay differs by month', days: 'window' },
  gig_share: { topic: 'income', label: 'Gig work share of pay', days: 'window' },
  cash_flow_buffer: { topic: 'income', label: 'Checking buffer against one month of spending', days: 'none' },
  savings_net_inflow: { topic: 'savings', label: 'Money saved a month', days: 'window' },
  savings_growth: { topic: 'savings', label: 'Savings growth', days: 'window' },
  emergency_fund: { topic: 'savings', label: 'Savings against one month of spending', days: 'none' },
  overdraft_and_late_fees: { topic: 'stress', label: 'Number of overdraft and late fees', days: 'window' },
  short_term_loans: { topic: 'stress', label: 'Number of short-term lenders', days: 'window' },
  gambling_spend: { topic: 'stress', label: 'Money spent on betting', days: 'window' },
  lowest_balance_forecast: { topic: 'stress', label: 'Lowest forecast checking balance', days: 'week ahead' },
  monthly_spending: { topic: 'spending', label: 'Usual spending a month', days: 'window' },
  spending_trend: { topic: 'spending', label: 'Change of spending against the days before', days: 'window' },
  top_category_share: { topic: 'spending', label: 'Largest category share of spending', days: 'window' },
  seasonal_spending: { topic: 'spending', label: 'Spending this month against a year ago', days: 'month so far' },
  unusual_charges: { topic: 'spending', label: 'Number of unusual charges', days: 'window' },
  possible_duplicates: { topic: 'spending', label: 'Number of possible double charges', days: 'window' },
};

/** What a signal is called; a signal without an entry goes by its own name. */
export function labelOf(signal: string): string {
  return signalLabels[signal]?.label ?? signal.replaceAll('_', ' ');
}

/** A reading that has a value, from a signal or a persona's criterion. */
export interface Valued {
  signal: string;
  value: number;
  unit: SignalUnit;
  window: Window;
  evidence: string[];
}

/** One fact for a reading that is not about a single card. */
export function addReading(facts: ToolContext['facts'], data: CustomerData, reading: Valued): Fact {
  const { signal, value, unit, window } = reading;
  const period = daysOf(signal, data, window);
  return facts.add({
    label: labelOf(signal),
    value,
    unit,
    ...(unit === 'cents' && { currency: data.currency }),
    ...(period && { period }),
    rows: rowsOf(data, reading),
  });
}

/** The facts of one card. */
export interface CardFacts {
  name: string;
  utilization?: Fact;
  balance?: Fact;
  limit?: Fact;
}

/** What is owed on a card, its limit, and the one as a part of the other, worked out from these two. */
export function addCard(facts: ToolContext['facts'], card: Account): CardFacts {
  const name = nameOf(card);
  const asOf = card.balanceOn ? { asOf: card.balanceOn } : {};
  const money = (label: string, value: number | null) =>
    value === null
      ? undefined
      : facts.add({
          label: `${name} ${label}`,
          value,
          unit: 'cents',
          currency: card.currency,
          entity: name,
          rows: [{ id: card.id, label: `${name} ${label}`, amountCents: value }],
          ...asOf,
        });
  const balance = money('balance owed', card.currentCents);
  const limit = money('credit limit', card.limitCents);
  const { value } = utilizationOf(card);
  const isRatio = balance && limit && Number(balance.value) >= 0;
  const utilization =
    value === undefined
      ? undefined
      : facts.add({
          label: `${name} utilization`,
          value,
          unit: 'bps',
          entity: name,
          rows: [{ id: card.id, label: name }],
          ...(isRatio && { receipt: { op: 'percent' as const, operands: [balance.id, limit.id] } }),
          ...asOf,
        });
  return { name, ...(utilization && { utilization }), ...(balance && { balance }), ...(limit && { limit }) };
}

/** Why something is unknown, as a text fact: the reason may hold numbers, and numbers are only said through facts. */
export function addReason(facts: ToolContext['facts'], what: string, reason: string): Fact {
  return facts.add({ label: `Why ${what} is unknown`, value: clean(reason, 200), unit: 'text', entity: what });
}

function daysOf(signal: string, data: CustomerData, window: Window): Period | undefined {
  const days = signalLabels[signal]?.days;
  if (days === 'week ahead') return { from: addDays(data.today, 1), to: addDays(data.today, 7) };
  if (days === 'month so far') return { from: monthOf(data.today).from, to: data.today };
  return days === 'window' ? periodOf(data, window) : undefined;
}

// Rows carry amounts only where they add up to the value.
function rowsOf(data: CustomerData, { signal, value, unit, evidence }: Valued): FactRow[] {
  if (signal === 'subscription_monthly_spend') {
    const added = runningSubscriptions(data).filter(({ currency }) => currency === data.currency);
    return added.map((stream) => ({
      id: stream.id,
      label: `${clean(stream.merchant)}, ${stream.cadence}`,
      on: stream.lastOn,
      amountCents: monthlyCents(stream),
    }));
  }
  const ids = new Set(evidence);
  const accounts = data.accounts
    .filter(({ id }) => ids.has(id))
    .map((account) => ({ id: account.id, label: nameOf(account) }));
  const rows = data.rows.filter(({ id }) => ids.has(id));
  const isSum =
    unit === 'cents' && rows.reduce((sum, row) => sum + row.amountCents, 0) === value && accounts.length === 0;
  const listed = rows.map((row) => ({
    id: row.id,
    label: clean(row.merchant),
    on: row.on,
    ...(isSum && { amountCents: row.amountCents }),
  }));
  return [...accounts, ...listed];
}
