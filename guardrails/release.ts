// One unit of a reply on its way out: references filled in, rails run, and which fact each shown figure is.
import type { Fact } from '../knowledge/fact.ts';
import { findFigures } from '../knowledge/figures.ts';
import { bindSentence } from './binding/bind.ts';
import type { Rail, RailContext, Span, Verdict } from './rail.ts';
import { runRails } from './run.ts';

/** A shown figure: offsets in the released text. */
export interface FigureSpan extends Span {
  factId: string;
}

/** What became of a unit. */
export type Released = { verdicts: Verdict[] } & (
  | { released: string; spans: FigureSpan[] }
  | { held: { code: string; rail: string; sentence: string; spans: Span[] } }
);

/** Checks one sentence, list item or table row. Never throws. */
export function releaseUnit(unit: string, rails: readonly Rail[], context: RailContext): Released {
  const filled = fill(unit, context.facts);
  const { action, text, verdicts, decisive } = runRails('sentence', rails, { text: unit, shown: filled.text }, context);
  if (action === 'hold' || action === 'block' || action === 'escalate') {
    const { code, rail, spans } = decisive ?? { code: 'rail-failed', rail: 'run', spans: [] };
    return { held: { code, rail, sentence: unit, spans }, verdicts };
  }
  return { released: text, spans: text === filled.text ? shownSpans(unit, context, filled.shift) : [], verdicts };
}

interface Filled {
  text: string;
  /** Where an offset of the unit stands in the filled text. */
  shift(offset: number): number;
}

function fill(unit: string, facts: readonly Fact[]): Filled {
  const moves: { from: number; by: number }[] = [];
  let text = '';
  let at = 0;
  for (const { kind, start, end, factId } of findFigures(unit)) {
    const fact = kind === 'reference' ? facts.find(({ id }) => id === factId) : undefined;
    if (!fact) continue;
    text += unit.slice(at, start) + fact.display;
    moves.push({ from: end, by: fact.display.length - (end - start) });
    at = end;
  }
  text += unit.slice(at);
  return { text, shift: (offset) => offset + moves.reduce((sum, { from, by }) => sum + (from <= offset ? by : 0), 0) };
}

function shownSpans(unit: string, context: RailContext, shift: Filled['shift']): FigureSpan[] {
  return bindSentence(unit, context).bound.map(({ start, end, fact }) => ({
    start: shift(start),
    end: shift(end),
    factId: fact.id,
  }));
}
