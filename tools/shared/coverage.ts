// Facts and words about which days the data covers: what a reply needs to say "unknown" and not "zero".
import type { Period } from '../../knowledge/calendar.ts';
import type { Fact } from '../../knowledge/fact.ts';
import type { Covered } from '../../knowledge/ledger/coverage.ts';
import type { ToolContext } from '../tool.ts';
import { factLine } from './words.ts';

/** Why a period is not covered at all. */
export type UnknownReason = Extract<Covered, { status: 'none' }>['reason'];

/** Ids of coverage facts: the first and last day of the data, and the stretches missing from the period. */
export type CoverageIds = { first?: string; last?: string; missing: { from: string; to: string }[] };

/** Facts about which days the data covers: its ends, and the stretches missing from the period. Empty when there is no data. */
export interface CoverageFacts {
  first?: Fact;
  last?: Fact;
  missing: { from: Fact; to: Fact }[];
}

/** Makes the facts a reply needs to say which days the data covers. */
export function addCoverage(
  facts: ToolContext['facts'],
  spans: readonly Period[],
  missing: readonly Period[] = [],
): CoverageFacts {
  const [start, end] = [spans[0]?.from, spans.at(-1)?.to];
  const day = (label: string, value: string | undefined) => value && facts.add({ label, value, unit: 'date' });
  return {
    first: day('First day of data', start) || undefined,
    last: day('Last day of data', end) || undefined,
    missing: missing.slice(0, 3).flatMap((gap) => {
      const [from, to] = [day('Data missing from', gap.from), day('Data missing until', gap.to)];
      return from && to ? [{ from, to }] : [];
    }),
  };
}

/** Why a figure is unknown, as a sentence for a model. The dates stand in the coverage facts. */
export function unknownSentence(reason: UnknownReason, of = 'the imported data'): string {
  const why = {
    'no-data': `${of} has no transactions`,
    'before-data': `the period ends before ${of} starts`,
    'after-data': `the period starts after ${of} ends`,
    gap: `${of} has a gap over the whole period`,
    future: 'the period has not started yet',
  }[reason];
  return `Unknown, not zero: ${why}. Say which days the data covers; do not give an amount.`;
}

/** The coverage facts in a row. */
export function coverageList({ first, last, missing }: CoverageFacts): Fact[] {
  return [first, last, ...missing.flatMap(({ from, to }) => [from, to])].filter((fact) => fact !== undefined);
}

/** The ids of coverage facts, for a tool's `data`. */
export function coverageIds({ first, last, missing }: CoverageFacts): CoverageIds {
  return {
    ...(first && { first: first.id }),
    ...(last && { last: last.id }),
    missing: missing.map(({ from, to }) => ({ from: from.id, to: to.id })),
  };
}

/** The lines of coverage facts; a period that is covered in part is said so. */
export function coverageLines(facts: CoverageFacts, covered?: Covered): string[] {
  const list = coverageList(facts).map(factLine);
  return covered?.status === 'part'
    ? ['The data does not cover the whole period; say which days are missing.', ...list]
    : list;
}

/** What to tell a model when no merchant of the customer's is like the one asked for. */
export function noSuchMerchant(asked: string, nearest: readonly string[]): string {
  const near = nearest.length
    ? ` The nearest names are: ${nearest.join(', ')}. Ask again with one of them, or say that none was found.`
    : '';
  return `Unknown: the customer has no transaction at a merchant like "${asked}".${near}`;
}
