// Whether a message as a whole asks to learn. Many such messages tell a story first, so that no single clause of them is a question.
import { isNotTaught } from '../../../knowledge/search/not-taught.ts';
import type { Ask } from './ask.ts';
import { onlyPointsBack } from './follow-up-plans.ts';
import { heldToNames } from './operators.ts';
import type { Reading } from './read-clause.ts';
import { guessKinds } from './trained/wishes.ts';

/** As much as an article search reads. */
const LONGEST_QUERY = 300;
/** A clause this surely about something else is no part of a story. */
const OWN = 0.55;
/** A message more likely than not a question to learn is one. */
const EVEN = 0.5;
/** Nothing this unsure is what was meant for certain. */
const VAGUE = 0.6;
/** Less than this is no sign of one. */
const LEAST = 0.12;

/** Fewer words than this say too little to search with. */
const LEAST_WORDS = 3;

// A plan is told first and asked about then.
const PLANS = new Set(['payoff', 'what-if', 'savings-plan', 'loan']);
const TALK = new Set(['greeting', 'thanks', 'help', 'identity']);

/** The question to learn that a message is, or null. */
export function lessonAsked(text: string, readings: readonly Reading[]): Ask | null {
  if (isQuizWorded(text)) return lessonOf(text, 0.95);
  if (readings.some(({ term }) => term) || isNotTaught(text) || pointsBack(readings)) return null;
  const isOwn = ({ kind, confidence, isAsking }: Reading) =>
    kind !== 'education' && !TALK.has(kind) && confidence > OWN && (isAsking || PLANS.has(kind));
  if (readings.some(isOwn)) return null;
  const learning = learningOf(text, readings);
  // Where nothing else is likely either, and nothing of the customer's is named, the articles are asked.
  const isVague = readings.every(
    ({ confidence, found }) => confidence < VAGUE && found.every(({ kind }) => kind === 'number'),
  );
  return learning > (isVague ? LEAST : EVEN) ? lessonOf(text, learning) : null;
}

// A story is read as a whole: no single clause of it may be a question.
function learningOf(text: string, readings: readonly Reading[]): number {
  const [only, another] = readings;
  if (only && !another) return only.learning;
  const masked = readings.map((reading) => reading.masked).join(' ');
  const plain = readings.map((reading) => reading.plain).join(' ');
  const guesses = heldToNames(
    guessKinds({ masked, plain, text: text.slice(0, LONGEST_QUERY) }),
    readings.some(({ isTheirs }) => isTheirs),
  );
  return guesses.find(({ kind }) => kind === 'education')?.probability ?? 0;
}

/** A message as a question to learn. */
export function lessonOf(text: string, confidence = 0.5): Ask {
  const query = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUERY);
  return { intent: 'education', slots: { query }, confidence };
}

const pointsBack = (readings: readonly Reading[]) => readings.length === 1 && onlyPointsBack(readings[0]?.plain ?? '');

// Quizzes make up a case for somebody, or name the answers to choose from; what is one's own is asked in the first person.
function isQuizWorded(text: string): boolean {
  const plain = text.toLowerCase();
  if (/\btrue or false\b|\bwhich of (?:the following|these)\b|\bthere is no relationship\b/.test(plain)) return true;
  return (
    /^\s*(?:suppose|imagine|assume|let'?s say)\b/.test(plain) &&
    /\byou/.test(plain) &&
    !/\b(?:i|i'm|my|our)\b/.test(plain)
  );
}

/** Whether a message nobody understood has enough words to look for in the articles. */
export function mayBeLesson(text: string, readings: readonly Reading[]): boolean {
  const isTheirs = readings.some((reading) => reading.isTheirs);
  return (
    !isTheirs &&
    !isNotTaught(text) &&
    !pointsBack(readings) &&
    readings.flatMap(({ words }) => words).length >= LEAST_WORDS
  );
}
