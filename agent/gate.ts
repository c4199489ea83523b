// The release gate: cuts the model's stream into sentences, checks each with the sentence rails, and lets through only what passed.
import { rails as allRails } from '../guardrails/index.ts';
import type { Passage, Rail, RailContext, Span, Verdict } from '../guardrails/rail.ts';
import { type FigureSpan, releaseUnit } from '../guardrails/release.ts';
import { defaultContext } from '../guardrails/screen.ts';
import { MAX_UNIT, sentenceCutter } from '../guardrails/sentences.ts';
import type { Fact } from '../knowledge/fact.ts';

/** What comes out of the gate: text that may be shown with the figures in it, or the sentence that may not. Nothing follows a hold. */
export type GatePiece =
  | { released: string; spans: FigureSpan[] }
  | { held: { code: string; rail: string; sentence: string; spans: Span[] } };

/** What the gate knows. `facts` and `articles` may grow while it is open; what is left out has a cautious default. */
export interface GateOptions extends Partial<Omit<RailContext, 'facts' | 'articles'>> {
  facts: Fact[];
  articles?: Passage[];
  /** The coach's own rails when left out. */
  rails?: readonly Rail[];
  /** Called with every verdict, allows included, before the piece it is about comes out. */
  onVerdict?: (verdict: Verdict) => void;
}

/** A gate for one stream. `push` takes the next token, `end` says that there are no more. */
export interface ReleaseGate {
  push(token: string): AsyncIterable<GatePiece>;
  end(): AsyncIterable<GatePiece>;
}

/** Opens a gate. How the text is cut into tokens never changes what comes out. */
export function releaseGate({ rails = allRails, onVerdict, ...known }: GateOptions): ReleaseGate {
  const cutter = sentenceCutter();
  let released = known.released ?? '';
  let isClosed = false;

  function* check(unit: string): Generator<GatePiece> {
    if (isClosed) return;
    const { verdicts, ...piece } =
      unit.length > MAX_UNIT ? tooLong(unit) : releaseUnit(unit, rails, { ...defaultContext(known), released });
    for (const verdict of verdicts) onVerdict?.(verdict);
    if ('held' in piece) isClosed = true;
    else released += piece.released;
    yield piece;
  }

  // Pieces are worked out at once, so that a caller who stops reading halfway loses nothing that was checked.
  const checkAll = (units: readonly string[]): AsyncIterable<GatePiece> => {
    const pieces = units.flatMap((unit) => [...check(unit)]);
    if (!isClosed && cutter.waiting.length > MAX_UNIT) pieces.push(...check(cutter.waiting));
    return (async function* () {
      yield* pieces;
    })();
  };

  return {
    push: (token) => checkAll(isClosed ? [] : cutter.push(token)),
    end: () => checkAll(isClosed ? [] : cutter.end()),
  };
}

function tooLong(unit: string): {
  held: { code: string; rail: string; sentence: string; spans: Span[] };
  verdicts: Verdict[];
} {
  return {
    held: { code: 'sentence-too-long', rail: 'gate', sentence: unit.slice(0, MAX_UNIT), spans: [] },
    verdicts: [],
  };
}
