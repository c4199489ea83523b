// Reads one clause: what it names, what kind of wish it is, how sure that is.
import type { IsoDate } from '../../../knowledge/calendar.ts';
import { type FoundPeriod, findPeriods } from '../../../knowledge/periods.ts';
import type { TurnContext } from '../model.ts';
import { ACCOUNT_WORDS } from './accounts-in.ts';
import type { Clause } from './clauses.ts';
import { cuePoints } from './cues/points.ts';
import type { Kind } from './examples/kinds.ts';
import type { Found } from './found.ts';
import { bareTerm, termAsked } from './meaning.ts';
import { heldToNames, heldToWords } from './operators.ts';
import { findThings, maskWords } from './slots.ts';
import { commonWords, readWords, spellLike, type Word } from './text.ts';
import { guessKinds, type Tense, tenseOfTimes } from './trained/wishes.ts';
import { knownWords, plainWords, writtenWords } from './trained/words.ts';

/** Beyond this many words a clause is not one question. */
const MAX_WORDS = 60;
/** A turn of phrase that asks for a meaning, and a word of the glossary: little else can be meant. */
const SURE_OF_A_TERM = 0.95;

/** A clause as read. */
export interface Reading extends Clause {
  words: Word[];
  found: Found[];
  periods: FoundPeriod[];
  today: IsoDate;
  tense?: Tense;
  /** Corrected words with marks in the place of names, joined by blanks. */
  masked: string;
  /** Corrected words without marks. */
  plain: string;
  kind: Kind;
  /** It names a shop or an account of the customer's own. */
  isTheirs: boolean;
  /** The word whose meaning is all that is asked for. */
  term?: string;
  /** 0 to 1. */
  confidence: number;
  /** The probability that it asks to learn. */
  learning: number;
  /** How many points turns of phrase gave its kind. */
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

// A shop of the customer's, or an account by more than its kind.
function isOwnName({ kind, name, names }: Found, merchants: readonly string[]): boolean {
  if (kind === 'merchant') return merchants.includes(name);
  return (
    kind === 'account' &&
    names.length > 0 &&
    name.split(' ').some((word) => !ACCOUNT_WORDS.has(word) && !PLAIN.has(word))
  );
}
const PLAIN = new Set(['my', 'the', 'bank', 'ending', 'in', 'with', 'number']);

/** Reads a clause. */
export function readClause(clause: Clause, { today, accounts, merchants }: Known): Reading {
  const words = readWords(clause.text).slice(0, MAX_WORDS);
  const periods = findPeriods(clause.text, { today });
  const found = findThings(words, { periods, accounts, merchants, known: plainWords });
  const isFound = (index: number) => found.some(({ from, to }) => from <= index && index < to);
  const corrected = words.map(({ text }, index) =>
    isFound(index) || commonWords.has(text) || writtenWords.has(text) ? text : spellLike(text, knownWords),
  );
  const masked = maskWords(corrected, found).join(' ');
  const plain = corrected.join(' ');
  const points = cuePoints(masked, plain);
  const tense = tenseOfTimes(periods, today, plain);
  const clue = { masked, plain, text: clause.text, ...(tense && { tense }) };
  const isTheirs = found.some((thing) => isOwnName(thing, merchants));
  const scored = heldToWords(clue, heldToNames(guessKinds(clue), isTheirs));
  const [first, second] = scored;
  const most = points.get(first?.kind ?? 'reach-else') ?? 0;
  const bare =
    most === 0 && !clause.isAnother && !found.some(({ kind }) => kind !== 'number') ? bareTerm(clause.text) : undefined;
  const word =
    termAsked(clause.text, { isTeaching: first?.kind === 'education', found }) ?? (bare ? { term: bare } : undefined);
  return {
    ...clause,
    words,
    found,
    periods,
    today,
    ...(tense && { tense }),
    masked,
    plain,
    isTheirs,
    term: word && 'term' in word ? word.term : undefined,
    kind: word ? 'education' : (first?.kind ?? 'reach-else'),
    confidence: word ? SURE_OF_A_TERM : (first?.probability ?? 0),
    learning: scored.find(({ kind }) => kind === 'education')?.probability ?? 0,
    points: most,
    second: { kind: second?.kind ?? 'reach-else', behind: (first?.probability ?? 0) - (second?.probability ?? 0) },
  };
}
