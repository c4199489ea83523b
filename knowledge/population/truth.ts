// What is true of a household, worked out from its traits and labels in plain code: nothing here calls the coach's own detection.
import { addDays, addMonths, type IsoDate } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { LabelledRow } from './book.ts';
import { minimumCents, type PlannedSubscription, type Traits } from './traits.ts';

/** What a right reading says. */
export interface Truth {
  persona: string | null;
  /** Signals by name: is there something to see in the last 180 days? Left out when the history is too short to tell. */
  present: Record<string, boolean>;
  /** Signals by name with their right value, in the signal's unit. */
  values: Record<string, number>;
  /** Running repeating payments, by stream, with the rows that belong to each. */
  streams: { stream: string; merchant: string; rowIds: string[] }[];
}

/** Days of history that subscriptions need to show three times. */
const LONG_ENOUGH = 105;

/** The truth about a household on a day. */
export function truthOf(traits: Traits, rows: LabelledRow[], checkingCents: Cents, to: IsoDate): Truth {
  const from = addDays(to, -179);
  const recent = rows.filter((row) => row.on >= from);
  const of = (event: LabelledRow['label']['event']) => recent.filter((row) => row.label.event === event);
  const sum = (list: LabelledRow[]) => list.reduce((total, row) => total + Math.abs(row.amountCents), 0);
  const spent = recent.filter((row) => row.amountCents > 0 && isSpent(row));
  const days = Math.min(traits.historyDays, 180);
  const month = Math.round((sum(spent) * 30) / days);
  const running =
    traits.historyDays >= LONG_ENOUGH ? traits.subscriptions.filter((plan) => isRunning(plan, traits)) : [];
  const monthly = running.reduce((total, plan) => total + monthlyCents(plan), 0);
  const rises = running.filter((plan) => plan.rise !== null);
  const uses = running.map(({ use }) => use);
  const { card, savings } = traits;
  const present: Record<string, boolean> = {
    interest_charged: of('interest').length > 0,
    overdraft_and_late_fees: of('fee').length > 0,
    gambling_spend: of('gambling').length > 0,
    cash_advances: of('cash advance').length > 0,
    short_term_loans: of('loan').length > 0,
    gig_share: traits.income === 'gig' || traits.income === 'job and gig',
    overdue_cards: card?.isOverdue === true,
    unusual_charges: of('unusual').length > 0,
    possible_duplicates: of('duplicate').length > 0,
  };
  const values: Record<string, number> = {
    gambling_spend: sum(of('gambling')),
    interest_charged: sum(of('interest')),
    overdraft_and_late_fees: of('fee').length,
    short_term_loans: new Set(of('loan').map((row) => row.merchant)).size,
    cash_advances: of('cash advance').length,
  };
  if (traits.historyDays >= 30) {
    Object.assign(values, {
      monthly_spending: month,
      cash_flow_buffer: Math.round((checkingCents / month) * 10_000),
    });
  }
  if (card) values.card_utilization = Math.round(card.utilization * 10_000);
  if (traits.historyDays >= LONG_ENOUGH) {
    Object.assign(present, {
      subscription_count: running.length > 0,
      subscription_price_rises: rises.length > 0,
      subscription_duplicates: new Set(uses).size < uses.length,
      minimum_payment_only: card?.style === 'minimum',
    });
    Object.assign(values, { subscription_count: running.length, subscription_monthly_spend: monthly });
    if (savings) values.savings_net_inflow = Math.round((-sumOf(recent, 'transfer', 'saving') * 30) / 180);
  }
  const streams = streamsOf(traits, rows, running);
  return {
    persona: personaOf(traits, { monthly, month, running: running.length, fees: of('fee').length }),
    present,
    values,
    streams,
  };
}

/** Money out that was spent: not moved to savings, not a card being paid, not cash borrowed on it. */
function isSpent({ label }: LabelledRow): boolean {
  return !['transfer', 'card payment', 'cash advance'].includes(label.event);
}

/** Row amounts on the savings account only: the other side of a transfer is on checking. */
function sumOf(rows: LabelledRow[], event: LabelledRow['label']['event'], stream: string): Cents {
  return rows
    .filter((row) => row.label.event === event && row.label.stream === stream && row.amountCents < 0)
    .reduce((total, row) => total + row.amountCents, 0);
}

function isRunning({ endedMonthsAgo, cadence }: PlannedSubscription, { historyDays }: Traits): boolean {
  // Two yearly charges need more than a year.
  return endedMonthsAgo === null && (cadence === 'monthly' || historyDays > 700);
}

function monthlyCents({ cadence, cents, rise }: PlannedSubscription): Cents {
  return cadence === 'annual' ? Math.round(cents / 12) : (rise?.cents ?? cents);
}

interface Numbers {
  monthly: Cents;
  month: Cents;
  running: number;
  fees: number;
}

/** The published rules over what was planned, most urgent first. */
function personaOf(traits: Traits, { monthly, month, running, fees }: Numbers): string | null {
  const { card, savings, income, bufferMonths, historyDays } = traits;
  if (historyDays < 30) return null;
  if (card && (card.utilization >= 0.5 || card.style !== 'full' || card.isOverdue)) return 'High Utilization';
  if (income === 'project' && bufferMonths < 1) return 'Variable Income Budgeter';
  if (fees > 0) return 'Cash-Flow Stressed';
  if (running >= 3 && (monthly >= 5000 || monthly * 10 >= month)) return 'Subscription-Heavy';
  const saves = savings && savings.monthlyCents >= 20_000;
  return saves && (card?.utilization ?? 0) < 0.3 ? 'Savings Builder' : null;
}

function streamsOf(traits: Traits, rows: LabelledRow[], running: PlannedSubscription[]): Truth['streams'] {
  const isKnown = new Set(running.map(({ merchant }) => merchant));
  const groups = new Map<string, LabelledRow[]>();
  for (const row of rows) {
    const { stream, event } = row.label;
    if (!stream || (event === 'subscription' && !isKnown.has(stream))) continue;
    const key = `${stream}|${row.accountId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  // A monthly payment has to have shown three times.
  const enough = traits.historyDays >= LONG_ENOUGH;
  return [...groups.values()].flatMap((list) => {
    const [first] = list;
    if (!first || !enough) return [];
    return [{ stream: first.label.stream ?? '', merchant: first.merchant, rowIds: list.map(({ id }) => id) }];
  });
}

/** The liability a bank reports for the card. */
export function liabilityOf(card: NonNullable<Traits['card']>, accountId: string, rows: LabelledRow[], to: IsoDate) {
  const payment = rows.filter((row) => row.label.event === 'card payment' && row.accountId === accountId).at(-1);
  const interest = card.style === 'full' ? 0 : Math.round((card.limitCents * card.utilization * 0.24) / 12) / 100;
  return {
    accountId,
    kind: 'credit' as const,
    isOverdue: card.isOverdue,
    lastPaymentCents: payment ? -payment.amountCents : null,
    lastPaymentOn: payment?.on ?? null,
    lastStatementCents: Math.round(card.limitCents * card.utilization),
    lastStatementOn: addDays(to, -12),
    minimumPaymentCents: minimumCents(card),
    nextDueOn: addMonths(addDays(to, -12), 1),
    aprs: [{ apr_type: 'purchase_apr', apr_percentage: 24, interest_charge_amount: interest }],
  };
}
