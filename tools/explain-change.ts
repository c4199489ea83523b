// Tool: why spending rose or fell between two periods, as causes whose amounts add up to the change to the cent.
import { z } from 'zod';
import { type Cause, type CauseKind, explainChange as causesOf } from '../knowledge/explain.ts';
import type { Fact, FactRow } from '../knowledge/fact.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import type { PairIds } from './compare-periods.ts';
import { clean } from './shared/args.ts';
import {
  addChange,
  addPair,
  type Comparison,
  changeLabel,
  checkComparison,
  comparedLines,
  comparisonShape,
  currenciesOf,
  inCurrency,
  loadComparison,
  type NoComparison,
  type Side,
} from './shared/comparison.ts';
import * as coverage from './shared/coverage.ts';
import { displayName } from './shared/merchants.ts';
import { noComparison } from './shared/no-comparison.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** More causes than this are told together, so that the amounts still add up. */
const TOP_CAUSES = 8;

/** Ids of the facts of a cause; their values add up to the change of their currency. */
export type CauseIds = {
  kind: CauseKind | 'rest';
  /** Whom it is about; missing for refunds and the rest. */
  merchant?: string;
  change: string;
  /** Purchases there on both sides, and what one cost on average: for `price` and `frequency`. */
  counts?: { now: string; before: string };
  averages?: { now: string; before: string };
};

/** Ids of the facts by role, one entry a currency, the main one first. `causes` are largest first. */
export type ExplanationData = {
  status: 'value' | 'unknown';
  /** Why it is unknown, and of which period; `no-such-merchant` comes with `nearest`. */
  reason?: NoComparison['reason'];
  which?: NoComparison['which'];
  nearest?: string[];
  changes: (PairIds & {
    /** The change the causes add up to: after refunds when there are any, else `change`. */
    explained: string;
    causes: CauseIds[];
  })[];
  isCut: boolean;
  coverage: coverage.CoverageIds;
  category?: string;
  merchant?: string;
  account?: string;
};

/** Why spending changed. */
export const explainChange = defineTool({
  name: 'explain_change',
  description:
    'Why spending, in all or in a category, at a merchant or from an account, rose or fell between two periods: new and dropped merchants, prices, how often, single large purchases and refunds, with amounts that add up. Use for "why did I spend more", "what changed". Left out, the other period is the one just before. For the totals alone use compare_periods.',
  step: 'Looking for what changed',
  reads: 'customer',
  input: z.strictObject(comparisonShape).superRefine(checkComparison),
  async run(asked, context) {
    const found = await loadComparison({ ...asked, of: 'spending' }, context);
    return 'reason' in found ? noComparison(found, { changes: [] }, context) : report(found, context);
  },
});

function report(found: Comparison, { facts, timeZone }: ToolContext): ToolResult {
  const { aligned, days } = found;
  const currencies = currenciesOf(found);
  const explained = currencies.map((currency) => explain(facts, found, { currency, isOne: currencies.length === 1 }));
  const excluded = [
    'transfers, card payments and loans paid out',
    ...words.leftOut(found.accounts),
    ...(found.now.pending.length + found.before.pending.length ? ['pending purchases'] : []),
    ...coverage.unreadRows(days),
  ];
  const shown = explained.flatMap((each) => each.facts);
  const data: ExplanationData = {
    status: 'value',
    changes: explained.map((each) => each.ids),
    isCut: aligned.isCut,
    coverage: coverage.coverageIds(days),
    ...found.names,
  };
  const text = words.lines(
    comparedLines(found, timeZone),
    shown.map(words.factLine),
    'The changes by cause add up to the whole change; tell the largest first.',
    words.excludedLine(excluded),
    coverage.coverageLines(days, found.covered),
  );
  return { text, facts: [...shown, ...coverage.coverageList(days)], period: aligned.now, excluded, data };
}

function explain(
  facts: ToolContext['facts'],
  found: Comparison,
  { currency, isOne }: { currency: string; isOne: boolean },
): { facts: Fact[]; ids: ExplanationData['changes'][number] } {
  const [now, before] = [inCurrency(found.now, currency), inCurrency(found.before, currency)];
  const suffix = isOne ? '' : ` in ${currency}`;
  const own = found.entity ? { entity: found.entity } : {};
  const label = `${found.label}${suffix}`;
  const pair = addPair(facts, { label, ...own, now, before, currency });
  const hasRefunds = now.refunds.length + before.refunds.length > 0;
  const net = hasRefunds ? addNet(facts, { label, currency, now, before, ...own }) : undefined;

  const causes = causesOf(now, before);
  const named = causes.length > TOP_CAUSES ? causes.slice(0, TOP_CAUSES) : causes;
  const habits: Told['habits'] = new Map();
  const told = named.map((cause) => addCause(facts, cause, { found, currency, suffix, habits }));
  const others = causes.slice(named.length);
  const rest = others.length ? [addRest(facts, others, { found, currency, suffix })] : [];
  const all = [...told, ...rest];
  const { percent } = pair;
  return {
    facts: [
      pair.now,
      pair.before,
      pair.change,
      ...(percent ? [percent] : []),
      ...(net ? [net.now, net.before, net.change] : []),
      ...all.flatMap((each) => each.facts),
    ],
    ids: {
      now: pair.now.id,
      before: pair.before.id,
      change: pair.change.id,
      ...(percent && { percent: percent.id }),
      explained: (net?.change ?? pair.change).id,
      causes: all.map((each) => each.ids),
    },
  };
}

// Spending less refunds on each side; only then do the causes, refunds among them, add up.
function addNet(
  facts: ToolContext['facts'],
  {
    label,
    currency,
    now,
    before,
    entity,
  }: { label: string; currency: string; now: Side; before: Side; entity?: string },
): { now: Fact; before: Fact; change: Fact } {
  const own = entity ? { entity } : {};
  const side = ({ period, rows, refunds }: Side) => {
    const listed = signed([...rows, ...refunds], 1);
    const value = [...rows, ...refunds].reduce((sum, row) => sum + row.amountCents, 0);
    return facts.add({ label: `${label} after refunds`, value, unit: 'cents', currency, period, ...own, rows: listed });
  };
  const [own1, own2] = [side(now), side(before)];
  return {
    now: own1,
    before: own2,
    change: addChange(facts, { label: `${changeLabel(label)} after refunds`, now: own1, before: own2, ...own }),
  };
}

interface Told {
  found: Comparison;
  currency: string;
  suffix: string;
  /** How often and at what price, by merchant: told once for both causes. */
  habits: Map<string, { counts: Fact[]; averages: Fact[] }>;
}

const BECAUSE: Record<Exclude<CauseKind, 'refunds'>, string> = {
  new: ', only in this period',
  gone: ', only in the other period',
  price: ' from the price',
  frequency: ' from how often',
  'one-off': ' from one single large purchase',
};

function addCause(facts: ToolContext['facts'], cause: Cause, told: Told): { facts: Fact[]; ids: CauseIds } {
  const { found, currency, suffix } = told;
  const { kind, merchants, cents, now, before } = cause;
  const merchant = displayName(merchants);
  const what = `Change in ${found.names.category ? `${found.names.category.toLowerCase()} ` : ''}spending`;
  const label =
    kind === 'refunds' ? `${what} from refunds${suffix}` : `${what} at ${merchant}${BECAUSE[kind]}${suffix}`;
  const isSplit = kind === 'price' || (kind === 'frequency' && now.length > 0 && before.length > 0);
  const change = facts.add({
    label,
    value: cents,
    unit: 'cents',
    currency,
    period: found.now.period,
    ...(kind === 'refunds' ? {} : { entity: merchant }),
    rows: isSplit ? unsigned([...now, ...before]) : [...signed(now, 1), ...signed(before, -1)],
  });
  const ids: CauseIds = { kind, ...(kind !== 'refunds' && { merchant }), change: change.id };
  if (!isSplit) return { facts: [change], ids };
  const isToldBefore = told.habits.has(merchant);
  const habit = told.habits.get(merchant) ?? addHabit(facts, cause, { merchant, ...told });
  told.habits.set(merchant, habit);
  const { counts, averages } = habit;
  const both = ([first, second]: Fact[]) => ({ now: first?.id ?? '', before: second?.id ?? '' });
  return {
    facts: [change, ...(isToldBefore ? [] : [...counts, ...averages])],
    ids: { ...ids, counts: both(counts), averages: both(averages) },
  };
}

// How often somebody went and what it cost on average, now and before.
function addHabit(
  facts: ToolContext['facts'],
  { now, before }: Cause,
  { merchant, found, currency, suffix }: Told & { merchant: string },
): { counts: Fact[]; averages: Fact[] } {
  const sides = [
    { rows: now, period: found.now.period },
    { rows: before, period: found.before.period },
  ];
  const counts = sides.map(({ rows, period }) =>
    words.addCount(facts, {
      label: `Number of purchases at ${merchant}${suffix}`,
      entity: merchant,
      period,
      rows,
    }),
  );
  const averages = sides.map(({ rows, period }) =>
    facts.add({
      label: `Average purchase at ${merchant}${suffix}`,
      value: Math.round(words.sizeOf(rows) / rows.length),
      unit: 'cents',
      currency,
      period,
      entity: merchant,
      rows: unsigned(rows),
    }),
  );
  return { counts, averages };
}

function addRest(
  facts: ToolContext['facts'],
  causes: Cause[],
  { found, currency, suffix }: Omit<Told, 'habits'>,
): { facts: Fact[]; ids: CauseIds } {
  const change = facts.add({
    label: `Change in spending from everything else${suffix}`,
    value: causes.reduce((sum, { cents }) => sum + cents, 0),
    unit: 'cents',
    currency,
    period: found.now.period,
    rows: causes.map(({ kind, merchants, cents }, at) => ({
      id: `cause-${at + 1}`,
      label: merchants.length ? `${displayName(merchants)}, ${kind}` : kind,
      amountCents: cents,
    })),
  });
  return { facts: [change], ids: { kind: 'rest', change: change.id } };
}

const signed = (rows: readonly LedgerRow[], sign: 1 | -1): FactRow[] =>
  rows.map(({ id, merchant, on, amountCents }) => ({
    id,
    label: clean(merchant),
    on,
    amountCents: sign * amountCents,
  }));
const unsigned = (rows: readonly LedgerRow[]): FactRow[] =>
  rows.map(({ id, merchant, on }) => ({ id, label: clean(merchant), on }));
