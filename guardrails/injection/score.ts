// How much a text sounds like an attempt to take the coach over, from 0 to 1, and by which signs.
import type { Wordings } from '../../knowledge/search/teachable.ts';
import { type Normalised, normalise } from '../normalise.ts';
import { cues, cuesIn } from './cues.ts';
import { PLACES, type Told, toldBy } from './features.ts';
import { type TextKind, weightsFor } from './weights.ts';

/** A score, and the names of the signs it rests on; no words of the text. */
export interface InjectionScore {
  /** 0 to 1. What it means for a text is said by the thresholds. */
  score: number;
  evidence: string[];
  /** Where the first turn of phrase stands, as offsets of the text as it came. */
  spans: { start: number; end: number }[];
}

// An order in a long letter is found by reading it in parts: so many words at a time, half of them again in the next.
const WINDOW = 60;
const STEP = 30;
/** Words in code are no accident: half of the way to certain that is left. */
const IN_CODE = 0.5;
/** Nobody types invisible letters by hand; a few come along when text is copied. */
const MANY_HIDDEN = 12;

/** Scores a text as it came, or made plain before. Linear; at most a few milliseconds for the longest message. */
export function injectionScore(
  text: string | Normalised,
  kind: TextKind,
  weights: Wordings = weightsFor(kind),
): InjectionScore {
  const plain = typeof text === 'string' ? normalise(text) : text;
  const own = scoreShadow(plain.shadow, weights);
  let { score } = own;
  const evidence = own.found.map(({ cue }) => cues[cue]?.name ?? '');
  for (const said of plain.decoded) {
    const inside = scoreShadow(normalise(said).shadow, weights);
    if (inside.score < IN_CODE) continue;
    score = Math.max(score, 1 - (1 - inside.score) * IN_CODE);
    evidence.push('in-code', ...inside.found.map(({ cue }) => cues[cue]?.name ?? ''));
  }
  const { tags, bidirectional, zeroWidth } = plain.hiddenKinds;
  if (tags + bidirectional + zeroWidth > MANY_HIDDEN) {
    score = 1 - (1 - score) * IN_CODE;
    evidence.push('hidden-characters');
  }
  if (evidence.length === 0 && score >= 0.5) evidence.push('wording');
  const spans = own.found.map(({ at, end }) => ({
    start: plain.shadowToOriginal(at),
    end: Math.max(plain.shadowToOriginal(at), plain.shadowToOriginal(end)),
  }));
  return { score, evidence: [...new Set(evidence)], spans };
}

type Found = ReturnType<typeof cuesIn>;

function scoreShadow(shadow: string, weights: Wordings): { score: number; found: Found } {
  const told = toldBy(shadow);
  const found = cuesIn(shadow);
  // Enough turns of phrase say it whatever the other words are; each is an independent sign.
  const structure = 1 - found.reduce((doubt, { cue }) => doubt * (1 - (cues[cue]?.weight ?? 0)), 1);
  let highest = Math.max(structure, chanceOf(told, found, weights));
  for (let from = 0; from < told.length && told.length > WINDOW + STEP; from += STEP) {
    const start = told[from]?.at ?? 0;
    const end = told[from + WINDOW]?.at ?? shadow.length;
    const inside = found.filter(({ at }) => at >= start && at < end);
    highest = Math.max(highest, chanceOf(told.slice(from, from + WINDOW), inside, weights));
  }
  return { score: highest, found };
}

function chanceOf(told: readonly Told[], found: Found, { start, weights }: Wordings): number {
  let sum = 0;
  let count = 0;
  for (const { places } of told) {
    for (const place of places) sum += weights[place] ?? 0;
    count += places.length;
  }
  const phrases = found.reduce((total, { cue }) => total + (weights[PLACES + cue] ?? 0), 0);
  return 1 / (1 + Math.exp(-(start + sum / Math.sqrt(count || 1) + phrases)));
}
