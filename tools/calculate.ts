// Tool: sums, differences, shares, changes and averages of figures that are known already; each result keeps how it was made.
import { z } from 'zod';
import { formatPeriod } from '../knowledge/calendar.ts';
import { ToolError } from '../knowledge/errors.ts';
import type { Fact, FactDraft, Receipt } from '../knowledge/fact.ts';
import { clean } from './shared/args.ts';
import { centsArg } from './shared/plan-args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

const operations = ['sum', 'difference', 'ratio', 'percent', 'percentChange', 'average', 'min', 'max'] as const;
type Operation = (typeof operations)[number];

/** A name longer than this is no name of a figure. */
const LABEL_LENGTH = 160;

const stated = z.strictObject({
  label: z.string().min(1).max(60).describe('What the customer calls it: "Rent"'),
  cents: centsArg('The amount', -100_000_000_000).optional(),
  percent: z.number().min(-100_000).max(100_000).optional().describe('A percentage: 24.99'),
  count: z.number().int().optional().describe('A whole number of things'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write three capital letters, such as USD')
    .optional(),
});

/** Ids of the facts by role. */
export type CalculateData = { operation: Operation; result: string; operands: string[]; change?: string };

/** A sum of known figures. */
export const calculate = defineTool({
  name: 'calculate',
  description:
    'Works out a figure from others: sum, difference (first minus second), ratio, percent (first as a part of second), percentChange (from first to second), average, min or max of facts of this turn by their ids ("f3") and of numbers the customer gave. Use for every figure that no tool has returned as it is; never do sums yourself. For loans use calculate_loan, for savings project_savings, for changes to come what_if.',
  step: 'Looking at the numbers together',
  reads: 'public',
  input: z.strictObject({
    operation: z.enum(operations),
    operands: z
      .array(z.union([z.string().regex(/^f\d+$/, 'must be the id of a fact, such as "f3"'), stated]))
      .min(1)
      .max(50)
      .describe("Fact ids, or numbers in the customer's own words as {label, cents | percent | count}"),
  }),
  async run({ operation, operands: given }, { facts }) {
    const needed = ['difference', 'ratio', 'percent', 'percentChange'].includes(operation) ? 2 : 0;
    if (needed && given.length !== needed)
      throw new ToolError(`${operation} takes two operands.`, 'Give exactly two; for more use sum or average.');
    if (!needed && given.length < 2)
      throw new ToolError(`${operation} takes at least two operands.`, 'Give two or more fact ids.');
    const operands = given.map((each) => (typeof each === 'string' ? findFact(facts, each) : each));
    checkUnits(
      operation,
      operands.map((each) => ('id' in each ? each : draftOf(each))),
    );
    const read = operands.map((each) => ('id' in each ? each : facts.add(draftOf(each))));
    const own = read.filter((_, at) => typeof given[at] !== 'string');
    const [change, result] = workOut(facts, operation, read);
    const shown = [...own, ...(change ? [change] : []), result];
    const text = words.lines(
      shown.map(words.factLine),
      `Made from ${words.ids(read).join(', ')}. Say what it was made from.`,
    );
    const data: CalculateData = {
      operation,
      result: result.id,
      operands: words.ids(read),
      ...(change && { change: change.id }),
    };
    return { text, facts: shown, ...(result.period && { period: result.period }), data };
  },
});

function findFact({ find }: ToolContext['facts'], id: string): Fact {
  const fact = find?.(id);
  if (fact) return fact;
  throw new ToolError(
    `There is no fact ${id} in this turn.`,
    'Call the tool that gives the figure first, then use its id; figures of earlier turns have to be looked up again.',
  );
}

function draftOf({ label, cents, percent, count, currency }: z.output<typeof stated>): FactDraft {
  const values = [cents, percent, count].filter((value) => value !== undefined);
  if (values.length !== 1)
    throw new ToolError(
      `"${clean(label)}" needs exactly one of cents, percent and count.`,
      'Give amounts in whole cents: 1250 for $12.50.',
    );
  const named = `${clean(label)}, as you said`;
  if (cents !== undefined) return { label: named, value: cents, unit: 'cents', currency: currency ?? 'USD' };
  return percent !== undefined
    ? { label: named, value: Math.round(percent * 100), unit: 'bps' }
    : { label: named, value: count ?? 0, unit: 'count' };
}

const UNITS: Record<string, string> = {
  cents: 'an amount of money',
  bps: 'a percentage',
  count: 'a number of things',
  months: 'months',
  days: 'days',
  date: 'a date',
  text: 'words',
};
type Measured = Pick<FactDraft, 'label' | 'value' | 'unit' | 'currency'>;

function checkUnits(operation: Operation, operands: readonly Measured[]): void {
  const odd = operands.find(({ unit }) => unit === 'date' || unit === 'text');
  if (odd)
    throw new ToolError(
      `"${odd.label}" is ${UNITS[odd.unit]}, which cannot be reckoned with.`,
      'Use facts that are amounts, percentages, counts, months or days.',
    );
  const [first] = operands;
  const other = operands.find(({ unit }) => unit !== first?.unit);
  if (first && other)
    throw new ToolError(
      `"${first.label}" is ${UNITS[first.unit]} and "${other.label}" is ${UNITS[other.unit]}.`,
      'Use operands of one unit: money with money, counts with counts.',
    );
  const foreign = operands.find(({ currency }) => (currency ?? 'USD') !== (first?.currency ?? 'USD'));
  if (foreign)
    throw new ToolError(
      `"${first?.label}" and "${foreign.label}" are in different currencies.`,
      'Two currencies are never added or compared; give each by itself.',
    );
  if (operation === 'sum' && first?.unit === 'bps')
    throw new ToolError(
      'Percentages of different things do not add up.',
      'Add the amounts they are percentages of, then use percent.',
    );
  const base = operation === 'percentChange' ? operands[0] : operands[1];
  if (['ratio', 'percent', 'percentChange'].includes(operation) && Number(base?.value) <= 0)
    throw new ToolError(
      `"${base?.label}" is not above zero, so nothing can be a part of it.`,
      'Say the difference in money instead.',
    );
}

function workOut(
  facts: ToolContext['facts'],
  operation: Operation,
  of: readonly Fact[],
): [change: Fact | undefined, result: Fact] {
  const [first, second] = of;
  if (!first || !second) throw new ToolError('That takes two operands.', 'Give two fact ids.');
  const values = of.map(({ value }) => Number(value));
  const sum = values.reduce((total, value) => total + value, 0);
  const [a = 0, b = 0] = values;
  const isSame = of.every(({ label }) => label === first.label);
  const name = (fact: Fact) => (isSame && fact.period ? `${fact.label} in ${formatPeriod(fact.period)}` : fact.label);
  const all = `${of.slice(0, -1).map(name).join(', ')} and ${name(of.at(-1) ?? second)}`;
  const add = (label: string, value: number, receipt: Receipt, more: Partial<FactDraft> = {}) =>
    facts.add({
      label: clean(label, LABEL_LENGTH),
      value,
      unit: first.unit,
      ...(first.currency && { currency: first.currency }),
      ...shared(of),
      receipt,
      ...more,
    });
  const operands = words.ids(of);
  if (operation === 'sum') return [undefined, add(`Total of ${all}`, sum, { op: 'sum', operands })];
  if (operation === 'average')
    return [
      undefined,
      add(isSame ? `Average ${first.label}` : `Average of ${all}`, Math.round(sum / of.length), {
        op: 'average',
        operands,
      }),
    ];
  if (operation === 'difference')
    return [
      undefined,
      add(
        isSame ? `Change in ${first.label}` : `Difference between ${name(first)} and ${name(second)}`,
        a - b,
        { op: 'difference', operands },
        isSame ? periodOf(first) : {},
      ),
    ];
  if (operation === 'ratio')
    return [
      undefined,
      add(`${name(first)} against ${name(second)}`, Math.round((a / b) * 10_000), { op: 'ratio', operands }, BPS),
    ];
  if (operation === 'percent')
    return [
      undefined,
      add(
        `${name(first)} as a part of ${name(second)}`,
        Math.round((a / b) * 10_000),
        { op: 'percent', operands },
        BPS,
      ),
    ];
  if (operation === 'percentChange') {
    const change = add(
      isSame ? `Change in ${first.label}` : `Change from ${name(first)} to ${name(second)}`,
      b - a,
      { op: 'difference', operands: [second.id, first.id] },
      isSame ? periodOf(second) : {},
    );
    const label = isSame ? `Percent change in ${first.label}` : `Percent change from ${name(first)} to ${name(second)}`;
    return [
      change,
      add(
        label,
        Math.round(((b - a) / a) * 10_000),
        { op: 'percent', operands: [change.id, first.id] },
        { ...BPS, ...(isSame ? periodOf(second) : {}) },
      ),
    ];
  }
  const found = of[values.indexOf(operation === 'min' ? Math.min(...values) : Math.max(...values))] ?? first;
  const rank = operation === 'min' ? 'Smallest' : 'Largest';
  const { entity, period } = found;
  return [
    undefined,
    add(
      `${rank} of ${all}`,
      Number(found.value),
      { op: operation, operands },
      { ...(entity && { entity }), ...(period && { period }) },
    ),
  ];
}

const BPS: Partial<FactDraft> = { unit: 'bps', currency: undefined };

function periodOf({ period }: Fact): Partial<FactDraft> {
  return period ? { period } : {};
}

// What every operand has in common, the result has too.
function shared(of: readonly Fact[]): Partial<FactDraft> {
  const [first] = of;
  const isOneEntity = first?.entity && of.every(({ entity }) => entity === first.entity);
  const isOnePeriod =
    first?.period && of.every(({ period }) => period?.from === first.period?.from && period?.to === first.period?.to);
  const oldest = of.map(({ asOf }) => asOf).sort()[0];
  return {
    ...(isOneEntity && { entity: first.entity }),
    ...(isOnePeriod && { period: first.period }),
    ...(oldest && { asOf: oldest }),
  };
}
