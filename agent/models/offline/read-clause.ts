// Reads one clause: what it names, what kind of wish it is, how sure that is.
import type { IsoDate } from '../../../knowledge/calendar.ts';
import { type FoundPeriod, findPeriods } from '../../../knowledge/periods.ts';
import type { TurnContext } from '../model.ts';
import { classify, plainWords } from './classify.ts';
import type { Clause } from './clauses.ts';
import { cuePoints } from './cues/points.ts';
import { knownWords } from './examples/examples.ts';
import type { Kind } from './examples/kinds.ts';
import type { Found } from './found.ts';
import { learningOdds } from './learning/learning.ts';
import { bareTerm, termAsked } from './meaning.ts';
import { findThings, maskWords } from './slots.ts';
import { commonWords, readWords, spellLike, type Word } from './text.ts';

/** Beyond this many words a clause is not one question. */
const MAX_WORDS = 60;
/** A turn of phrase that asks for a meaning, and a word of the glossary: little else can be meant. */
const SURE_OF_A_TERM = 0.95;

/** A clause as read. */
export interface Reading extends Clause {
  words: Word[];
  found: Found[];
  periods: FoundPeriod[];
  /** Corrected words with marks in the place of names, joined by blanks. */
  masked: string;
  /** Corrected words without marks. */
  plain: string;
  kind: Kind;
  /** The word whose meaning is all that is asked for. */
  term?: string;
  /** 0 to 1. */
  confidence: number;
  /** How surely it asks to learn, and how many points turns of phrase gave its kind. */
  odds: number;
  points: number;
  /** The next best kind, and how far behind. */
  second: { kind: Kind; behind: number };
}

/** What is known of the customer when reading. */
export interface Known {
  today: IsoDate;
  accounts: TurnContext['accounts'];
  merchants: string[];
}

/** Reads a clause. */
export function readClause(clause: Clause, { today, accounts, merchants }: Known): Reading {
  const words = readWords(clause.text).slice(0, MAX_WORDS);
  const periods = findPeriods(clause.text, { today });
  const found = findThings(words, { periods, accounts, merchants, known: plainWords });
  const isFound = (index: number) => found.some(({ from, to }) => from <= index && index < to);
  const corrected = words.map(({ text }, index) =>
    isFound(index) || commonWords.has(text) ? text : spellLike(text, knownWords),
  );
  const masked = maskWords(corrected, found).join(' ');
  const plain = corrected.join(' ');
  const points = cuePoints(masked, plain);
  const isDated = periods.length > 0 && found.some(({ kind }) => kind === 'category' || kind === 'merchant');
  const likely = learningOdds(clause.text, masked.split(' '));
  const odds = isDated ? Math.min(likely, DATED_ODDS) : likely;
  const scored = classify(masked.split(' '))
    .map(({ kind, probability }) => ({ kind, score: probability + (points.get(kind) ?? 0) }))
    .map(({ kind, score }) => ({
      kind,
      score: kind === 'education' ? score + learningScore(odds) : score,
    }))
    .sort((a, b) => b.score - a.score || a.kind.localeCompare(b.kind));
  const [first, second] = scored;
  const most = points.get(first?.kind ?? 'reach-else') ?? 0;
  const bare = most === 0 && !found.some(({ kind }) => kind !== 'number') ? bareTerm(clause.text) : undefined;
  const word =
    termAsked(clause.text, { isTeaching: first?.kind === 'education', found }) ?? (bare ? { term: bare } : undefined);
  return {
    ...clause,
    words,
    found,
    periods,
    masked,
    plain,
    term: word && 'term' in word ? word.term : undefined,
    kind: word ? 'education' : (first?.kind ?? 'reach-else'),
    confidence: word ? SURE_OF_A_TERM : Math.min(1, (first?.score ?? 0) / Math.max(1, (second?.score ?? 0) + 0.6)),
    odds,
    points: most,
    second: { kind: second?.kind ?? 'reach-else', behind: (first?.score ?? 0) - (second?.score ?? 0) },
  };
}

/** A name beside a time is about what was bought then. */
const DATED_ODDS = -2;
/** Odds beyond this add nothing: turns of phrase decide then. */
const MOST_ODDS = 4;
/** What a step of the odds is worth beside a turn of phrase. */
const ODDS_WEIGHT = 0.55;

const learningScore = (odds: number) => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds)) * ODDS_WEIGHT;
