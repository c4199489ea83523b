// Tool: subscriptions that run and that ended: price, rhythm, next day, last price change, cost a year, doubles and those likely not used.
import { z } from 'zod';
import { ToolError } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { RecurringStream } from '../knowledge/ingest/recurring.ts';
import { coveredSpans } from '../knowledge/ledger.ts';
import { type CustomerData, loadCustomerData } from '../knowledge/signals/customer-data.ts';
import { noSubscription, runningSubscriptions, yearlyCents } from '../knowledge/signals/subscriptions.ts';
import { subscriptionsLikelyUnused } from '../knowledge/signals/subscriptions-likely-unused.ts';
import { clean, merchant } from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import { addAlike } from './shared/habit-facts.ts';
import { matchMerchants } from './shared/merchants.ts';
import { addReason } from './shared/signal-facts.ts';
import { addEnded, addPrice, addRunning, addSums } from './shared/subscription-facts.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** Ids of the facts by role. Running ones are dearest by the year first, ended ones newest first. */
export type SubscriptionsData = {
  /** `none`: enough data, and no subscription in it. */
  status: 'value' | 'none' | 'unknown';
  /** The id of the fact that says why it is unknown. */
  reason?: string;
  count?: string;
  /** What all running ones cost, an id a currency; the main one first. */
  monthly: string[];
  yearly: string[];
  running: {
    merchant: string;
    cadence: string;
    amount: string;
    yearly: string;
    nextDay?: string;
    lastPrice?: { from: string; to: string; change: string; day: string };
    isLikelyUnused: boolean;
  }[];
  ended: { merchant: string; cadence: string; amount: string; lastDay: string }[];
  /** Seen too few times to be sure. */
  maybe: { merchant: string; amount: string }[];
  alike: { merchants: string[]; names: string }[];
  /** The id of the fact that says why use cannot be told. */
  unusedReason?: string;
  coverage: coverage.CoverageIds;
};

/** Subscriptions. */
export const getSubscriptions = defineTool({
  name: 'get_subscriptions',
  description:
    'Subscriptions, running and ended: price, how often, next charge, last price change, cost a month and a year, ones that do the same, and ones likely not used. Use for "what subscriptions do I have", "what could I cancel", "did Netflix go up". For rent, insurance and other bills use get_bills; for what cancelling would save use what_if.',
  step: 'Looking at your subscriptions',
  reads: 'customer',
  input: z.strictObject({
    merchant: merchant.optional(),
    status: z.enum(['running', 'ended', 'all']).default('all'),
  }),
  async run({ merchant: spoken, status }, context) {
    const { today } = context;
    const { data, spans } = await context.asCustomer(async (tx) => ({
      data: await loadCustomerData(tx, { today }),
      spans: await coveredSpans(tx),
    }));
    const all = data.streams.filter(({ kind, direction }) => kind === 'subscription' && direction === 'outflow');
    const isNamed = spoken === undefined ? () => true : namedAs(spoken, all);
    const chosen = all.filter((stream) => isNamed(stream) && isOf(stream, status));
    return report(context, { data, chosen, days: coverage.addCoverage(context.facts, spans), isWhole: !spoken });
  },
});

const isOf = ({ status }: RecurringStream, wanted: 'running' | 'ended' | 'all') =>
  wanted === 'all' || (wanted === 'ended') === (status === 'cancelled');

function namedAs(spoken: string, streams: readonly RecurringStream[]): (stream: RecurringStream) => boolean {
  const names = [...new Set(streams.map(({ merchant: name }) => name))];
  const match = matchMerchants(spoken, names);
  if (match.found) return ({ merchant: name }) => match.names.includes(name);
  throw new ToolError(
    `There is no subscription at "${clean(spoken)}".`,
    names.length
      ? `The subscriptions are: ${names
          .slice(0, 12)
          .map((name) => clean(name))
          .join(', ')}. For single charges use find_transactions.`
      : 'No subscription is known. For single charges use find_transactions.',
  );
}

interface Found {
  data: CustomerData;
  chosen: RecurringStream[];
  days: coverage.CoverageFacts;
  /** All were asked for, not one by its name. */
  isWhole: boolean;
}

function report({ facts }: ToolContext, { data, chosen, days, isWhole }: Found): ToolResult {
  const listedDays = { lines: coverage.coverageLines(days), facts: coverage.coverageList(days) };
  const empty: SubscriptionsData = {
    status: 'none',
    monthly: [],
    yearly: [],
    running: [],
    ended: [],
    maybe: [],
    alike: [],
    coverage: coverage.coverageIds(days),
  };
  if (chosen.length === 0) {
    const reading = runningSubscriptions(data).length ? undefined : noSubscription(data);
    if (reading?.status !== 'unknown') {
      return { text: words.lines('None were found.', listedDays.lines), facts: listedDays.facts, data: empty };
    }
    const reason = addReason(facts, 'subscriptions', reading.reason ?? 'there is too little data');
    const text = words.lines('Unknown, not zero.', words.factLine(reason), listedDays.lines);
    return { text, facts: [reason, ...listedDays.facts], data: { ...empty, status: 'unknown', reason: reason.id } };
  }
  const rows = new Map(data.rows.map((row) => [row.id, row]));
  const unused = subscriptionsLikelyUnused.read(data, '180d');
  const reading = Array.isArray(unused) ? unused[0] : unused;
  const unusedRows = new Set(reading?.status === 'value' ? reading.evidence : []);
  const of = (status: RecurringStream['status']) => chosen.filter((stream) => stream.status === status);
  const running = of('active')
    .toSorted((a, b) => yearlyCents(b) - yearlyCents(a) || (a.merchant < b.merchant ? -1 : 1))
    .map((stream) => ({
      stream,
      isLikelyUnused: stream.transactionIds.slice(-1).some((id) => unusedRows.has(id)),
      ...addRunning(facts, stream, rows),
    }));
  const ended = of('cancelled').map((stream) => ({ stream, ...addEnded(facts, stream, rows) }));
  const maybe = of('early').map((stream) => ({
    stream,
    amount: addPrice(facts, stream, rows, 'possible subscription'),
  }));
  const sums = addSums(facts, running);
  const count = facts.add({
    label: 'Number of subscriptions',
    value: running.length,
    unit: 'count',
    rows: running.map(({ stream }) => ({ id: stream.id, label: clean(stream.merchant), on: stream.lastOn })),
  });
  const alike = isWhole ? addAlike(facts, data) : [];
  const why =
    isWhole && running.length && reading?.status === 'unknown'
      ? addReason(facts, 'use of subscriptions', reading.reason ?? 'payments do not show it')
      : undefined;

  const digest: SubscriptionsData = {
    ...empty,
    status: 'value',
    count: count.id,
    monthly: words.ids(sums.monthly),
    yearly: words.ids(sums.yearly),
    running: running.map(({ stream, amount, yearly, nextDay, price, isLikelyUnused }) => ({
      merchant: clean(stream.merchant),
      cadence: stream.cadence,
      amount: amount.id,
      yearly: yearly.id,
      ...(nextDay && { nextDay: nextDay.id }),
      ...(price && { lastPrice: { from: price.from.id, to: price.to.id, change: price.change.id, day: price.day.id } }),
      isLikelyUnused,
    })),
    ended: ended.map(({ stream, amount, lastDay }) => ({
      merchant: clean(stream.merchant),
      cadence: stream.cadence,
      amount: amount.id,
      lastDay: lastDay.id,
    })),
    maybe: maybe.map(({ stream, amount }) => ({ merchant: clean(stream.merchant), amount: amount.id })),
    alike: alike.map(({ merchants, names }) => ({ merchants, names: names.id })),
    ...(why && { unusedReason: why.id }),
  };
  const ofRunning = running.map(({ amount, yearly, nextDay, price }) => [
    amount,
    yearly,
    ...(nextDay ? [nextDay] : []),
    ...(price ? [price.from, price.to, price.change, price.day] : []),
  ]);
  const ofEnded = ended.map(({ amount, lastDay }) => [amount, lastDay]);
  const line = (group: Fact[]) => group.map(words.factLine).join('; ');
  const excluded = ['rent, insurance and other bills, which get_bills has'];
  const text = words.lines(
    'A price is the last one charged. Costs a month and a year are worked out from it.',
    [count, ...sums.monthly, ...sums.yearly].map(words.factLine),
    running.map(({ isLikelyUnused }, at) => `${line(ofRunning[at] ?? [])}${isLikelyUnused ? '; likely not used' : ''}`),
    ended.length ? 'Ended:' : '',
    ofEnded.map(line),
    maybe.length ? 'Seen too few times to be sure:' : '',
    maybe.map(({ amount }) => words.factLine(amount)),
    [...alike.map(({ names }) => names), ...(why ? [why] : [])].map(words.factLine),
    words.excludedLine(excluded),
    listedDays.lines,
  );
  const own = [...ofRunning.flat(), ...ofEnded.flat(), ...maybe.map(({ amount }) => amount)];
  const shown = [
    count,
    ...sums.monthly,
    ...sums.yearly,
    ...own,
    ...alike.map(({ names }) => names),
    ...(why ? [why] : []),
  ];
  return { text, facts: [...shown, ...listedDays.facts], excluded, data: digest };
}
