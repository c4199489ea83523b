// Facts and words about which days the data covers: what a reply needs to say "unknown" and not "zero".
import { formatPeriod, type Period } from '../../knowledge/calendar.ts';
import type { Fact } from '../../knowledge/fact.ts';
import type { Covered } from '../../knowledge/ledger/coverage.ts';
import type { IncompleteSpan } from '../../knowledge/ledger.ts';
import type { ToolContext } from '../tool.ts';
import { factLine } from './words.ts';

/** Why a period is not covered at all. */
export type UnknownReason = Extract<Covered, { status: 'none' }>['reason'];

/** Ids of coverage facts: the first and last day of the data, the stretches missing from the period, and rows of it that could not be read. */
export type CoverageIds = { first?: string; last?: string; missing: { from: string; to: string }[]; unread: string[] };

/** Facts about which days the data covers: its ends, what is missing from the period, and rows that could not be read. Empty without data. */
export interface CoverageFacts {
  first?: Fact;
  last?: Fact;
  missing: { from: Fact; to: Fact }[];
  /** How many rows of a file could not be read, a fact a file. */
  unread: Fact[];
}

/** Makes the facts a reply needs to say which days the data covers. */
export function addCoverage(
  facts: ToolContext['facts'],
  spans: readonly Period[],
  missing: readonly Period[] = [],
  incomplete: readonly IncompleteSpan[] = [],
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
    unread: incomplete.map(({ skipped, from, to }) =>
      facts.add({
        label: 'Rows of your file that could not be read',
        value: skipped,
        unit: 'count',
        period: { from, to },
      }),
    ),
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
export function coverageList({ first, last, missing, unread }: CoverageFacts): Fact[] {
  const days = [first, last, ...missing.flatMap(({ from, to }) => [from, to])];
  return [...days, ...unread].filter((fact) => fact !== undefined);
}

/** The ids of coverage facts, for a tool's `data`. */
export function coverageIds({ first, last, missing, unread }: CoverageFacts): CoverageIds {
  return {
    ...(first && { first: first.id }),
    ...(last && { last: last.id }),
    missing: missing.map(({ from, to }) => ({ from: from.id, to: to.id })),
    unread: unread.map(({ id }) => id),
  };
}

/** The lines of coverage facts; a period that is covered in part, or of which rows could not be read, is said so. */
export function coverageLines(facts: CoverageFacts, covered?: Covered): string[] {
  return [
    ...(covered?.status === 'part' ? ['The data does not cover the whole period; say which days are missing.'] : []),
    ...(facts.unread.length > 0
      ? ['Rows of the files of this period could not be read; say how many, and that the figures may be too low.']
      : []),
    ...coverageList(facts).map(factLine),
  ];
}

/** The files with unread rows that speak about a period. */
export function incompleteIn(spans: readonly IncompleteSpan[], { from, to }: Period): IncompleteSpan[] {
  return spans.filter((span) => span.from <= to && span.to >= from);
}

/** What a sum leaves out because it could not be read, for the list of what is excluded; how many rows stands in the fact. */
export function unreadRows({ unread }: CoverageFacts): string[] {
  return unread.map(
    ({ period }) => `rows of your file${period ? ` of ${formatPeriod(period)}` : ''} that could not be read`,
  );
}

/** What to tell a model when no merchant of the customer's is like the one asked for. */
export function noSuchMerchant(asked: string, nearest: readonly string[]): string {
  const near = nearest.length
    ? ` The nearest names are: ${nearest.join(', ')}. Ask again with one of them, or say that none was found.`
    : '';
  return `Unknown: the customer has no transaction at a merchant like "${asked}".${near}`;
}
