// Tool: the customer's money habits: card utilization, subscriptions and price increases, pay rhythm, savings, fees, odd charges.
import { z } from 'zod';
import type { Fact } from '../knowledge/fact.ts';
import { type CustomerData, cardsOf, loadCustomerData } from '../knowledge/signals/customer-data.ts';
import { computeSignals } from '../knowledge/signals/index.ts';
import { type SignalValue, windows } from '../knowledge/signals/signal.ts';
import { priceRises } from '../knowledge/signals/subscription-price-rises.ts';
import { runningSubscriptions } from '../knowledge/signals/subscriptions.ts';
import { clean, nameOf } from './shared/args.ts';
import { addAlike, addCharges, addTopCategory } from './shared/habit-facts.ts';
import { addCard, addReading, addReason, labelOf, signalLabels, topics } from './shared/signal-facts.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts by role. */
export type SignalsData = {
  window: '30d' | '180d';
  /** Each signal by name: a value has `facts` (several for cards), an unknown one `reason`, the id of a text fact. */
  signals: Record<string, { status: SignalValue['status']; facts: string[]; reason?: string }>;
  /** Every card, its parts known or not; `reason` says why its utilization is unknown. */
  cards: { name: string; utilization?: string; balance?: string; limit?: string; reason?: string }[];
  /** Running subscriptions, dearest first: the last charge and the day the next is due. */
  subscriptions: { merchant: string; cadence: string; amount: string; nextDay?: string }[];
  priceRises: { merchant: string; from: string; to: string; day: string }[];
  /** Charges that stand out, newest first. */
  charges: { kind: 'unusual' | 'duplicate'; merchant: string; amount: string; day: string; usual?: string }[];
  /** Subscriptions of which one would do: `names` is a text fact. */
  alike: { merchants: string[]; names: string }[];
  topCategory?: { category: string; amount: string };
};

/** The customer's habits as signals. */
export const getSignals = defineTool({
  name: 'get_signals',
  description:
    'Money habits: how much of each card limit is used, interest, minimum payments, subscriptions with monthly cost and price increases, pay rhythm, savings growth, emergency fund, fees and short-term loans, spending trend, unusual or double charges. Use for "how much of my credit am I using", "what subscriptions do I have", "am I saving", "was I charged twice". For plain sums use get_spending or get_income; for who that makes the customer use get_persona.',
  step: 'Looking at your money habits',
  reads: 'customer',
  input: z.strictObject({
    about: z.enum(topics).optional().describe('One topic only; all when left out'),
    window: z.enum(windows).default('30d').describe('The last 30 or 180 days'),
  }),
  async run({ about, window }, { asCustomer, facts, today }) {
    const data = await asCustomer((tx) => loadCustomerData(tx, { today }));
    const readings = computeSignals(data);
    const wanted = readings.filter(
      (reading) => reading.window === window && (!about || signalLabels[reading.signal]?.topic === about),
    );
    const digest: SignalsData = {
      window,
      signals: {},
      cards: [],
      subscriptions: [],
      priceRises: [],
      charges: [],
      alike: [],
    };
    const shown: Fact[] = [];
    const notes: string[] = [];
    for (const reading of wanted) {
      const entry = digest.signals[reading.signal] ?? { status: reading.status, facts: [] };
      digest.signals[reading.signal] = entry;
      if (reading.status === 'value') entry.status = 'value';
      if (reading.signal === 'card_utilization') continue;
      if (reading.status === 'value' && reading.value !== undefined && reading.unit) {
        const fact = addReading(facts, data, { ...reading, value: reading.value, unit: reading.unit });
        entry.facts.push(fact.id);
        shown.push(fact);
      } else if (reading.status === 'unknown') {
        const fact = addReason(facts, labelOf(reading.signal), reading.reason ?? 'it could not be read');
        entry.reason = fact.id;
        shown.push(fact);
      } else {
        notes.push(`${labelOf(reading.signal)}: none.`);
      }
    }
    if (digest.signals.card_utilization) shown.push(...addCards(facts, data, wanted, digest));
    if (digest.signals.subscription_count) shown.push(...addSubscriptions(facts, data, digest));
    if (digest.signals.subscription_price_rises) shown.push(...addRises(facts, data, digest));
    shown.push(...addDetails(facts, data, digest));
    const text = words.lines(
      `Window: the last ${window === '30d' ? '30' : '180'} days up to ${today}. Unknown is not zero: give its reason.`,
      shown.map(words.factLine),
      notes,
    );
    return { text, facts: shown, data: digest };
  },
});

/** What stands behind the values of counts and shares that name nothing themselves. */
function addDetails(facts: ToolContext['facts'], data: CustomerData, digest: SignalsData): Fact[] {
  const { window, signals } = digest;
  const isValue = (signal: string) => signals[signal]?.status === 'value';
  const alike = isValue('subscription_duplicates') ? addAlike(facts, data) : [];
  digest.alike = alike.map(({ merchants, names }) => ({ merchants, names: names.id }));
  const charges = isValue('unusual_charges') || isValue('possible_duplicates') ? addCharges(facts, data, window) : [];
  digest.charges = charges.map(({ amount, day, usual, ...charge }) => ({
    ...charge,
    amount: amount.id,
    day: day.id,
    ...(usual && { usual: usual.id }),
  }));
  const top = isValue('top_category_share') ? addTopCategory(facts, data, window) : undefined;
  if (top) digest.topCategory = { category: top.category, amount: top.amount.id };
  const found = [...charges.flatMap(({ amount, day, usual }) => [amount, day, usual]), top?.amount];
  return [...alike.map(({ names }) => names), ...found.filter((fact) => fact !== undefined)];
}

function addCards(
  facts: ToolContext['facts'],
  data: CustomerData,
  readings: SignalValue[],
  digest: SignalsData,
): Fact[] {
  return cardsOf(data).flatMap((card) => {
    const { name, ...parts } = addCard(facts, card);
    const reading = readings.find(
      ({ signal, evidence }) => signal === 'card_utilization' && evidence.includes(card.id),
    );
    const reason =
      reading?.status === 'unknown'
        ? addReason(facts, `${name} utilization`, reading.reason ?? 'it could not be read')
        : undefined;
    if (parts.utilization) digest.signals.card_utilization?.facts.push(parts.utilization.id);
    const known = Object.entries(parts).flatMap(([role, fact]) => (fact ? [[role, fact.id]] : []));
    digest.cards.push({ name: nameOf(card), ...Object.fromEntries(known), ...(reason && { reason: reason.id }) });
    return [parts.utilization, parts.balance, parts.limit, reason].filter((fact) => fact !== undefined);
  });
}

function addSubscriptions(facts: ToolContext['facts'], data: CustomerData, digest: SignalsData): Fact[] {
  const running = runningSubscriptions(data).toSorted((a, b) => b.lastAmountCents - a.lastAmountCents);
  return running.flatMap((stream) => {
    const merchant = clean(stream.merchant);
    const last = data.rows.find(({ id }) => id === stream.transactionIds.at(-1));
    const amount = facts.add({
      label: `${merchant} subscription, ${stream.cadence}`,
      value: stream.lastAmountCents,
      unit: 'cents',
      currency: stream.currency,
      entity: merchant,
      rows: words.factRows(last ? [last] : []),
    });
    const nextDay = stream.nextOn
      ? facts.add({ label: `Next ${merchant} charge due`, value: stream.nextOn, unit: 'date', entity: merchant })
      : undefined;
    digest.subscriptions.push({
      merchant,
      cadence: stream.cadence,
      amount: amount.id,
      ...(nextDay && { nextDay: nextDay.id }),
    });
    return nextDay ? [amount, nextDay] : [amount];
  });
}

function addRises(facts: ToolContext['facts'], data: CustomerData, digest: SignalsData): Fact[] {
  return priceRises(data, digest.window).flatMap(({ merchant: raw, fromCents, toCents, on, transactionIds }) => {
    const merchant = clean(raw);
    const price = (label: string, value: number, id: string) => {
      const row = data.rows.find((each) => each.id === id);
      const currency = row?.currency ?? data.currency;
      return facts.add({
        label,
        value,
        unit: 'cents',
        currency,
        entity: merchant,
        rows: words.factRows(row ? [row] : []),
      });
    };
    const before = price(`${merchant} old price`, fromCents, transactionIds[0]);
    const after = price(`${merchant} new price`, toCents, transactionIds[1]);
    const day = facts.add({
      label: `${merchant} price increase day`,
      value: on,
      unit: 'date',
      entity: merchant,
    });
    digest.priceRises.push({ merchant, from: before.id, to: after.id, day: day.id });
    return [before, after, day];
  });
}
