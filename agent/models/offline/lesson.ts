// Whether a message as a whole asks to learn. Many such messages tell a story first, so that no single clause of them is a question.
import { isNotTaught } from '../../../knowledge/search/not-taught.ts';
import type { Ask } from './ask.ts';
import { plainWords } from './classify.ts';
import { onlyPointsBack } from './follow-up-plans.ts';
import { learningOdds } from './learning/learning.ts';
import type { Reading } from './read-clause.ts';

/** As much as an article search reads. */
const LONGEST_QUERY = 300;
/** Turns of phrase worth this much can be chance; a kind with more was asked for. */
const CHANCE = 0.7;
/** How far the odds have to outweigh a turn of phrase that speaks for something else. */
const STEP = 0.6;
/** Without any turn of phrase a message is taken for a question to learn, unless the odds are well against it. */
const LEAST = 0;

/** With odds like these a message about somebody else's money is still a question to learn: "my husband passed, what about his debts". */
const SURE_ODDS = 1.5;
/** A name and a word of money is no question to learn. */
const SURE_WORDS = 5;

/** A name beside a time weighs as much as a plain turn of phrase; a question mark or a word that asks a little. */
const DATED = 3;
const ASKING = 0.25;
/** A remark of more words than this counts for so much of its turns of phrase. */
const REMARK_WORDS = 6;
const OF_A_REMARK = 0.6;

/** Fewer words than this say too little to search with. */
const LEAST_WORDS = 3;

// A plan is told first and asked about then.
const PLANS = new Set(['payoff', 'what-if', 'savings-plan', 'loan']);
const TALK = new Set(['greeting', 'thanks', 'help', 'identity']);

/** The question to learn that a message is, or null. */
export function lessonAsked(text: string, readings: readonly Reading[]): Ask | null {
  if (isQuizWorded(text)) return lessonOf(text, 0.95);
  if (readings.some(({ term }) => term) || isNotTaught(text) || pointsBack(readings)) return null;
  const masked = readings.flatMap((reading) => reading.masked.split(' '));
  const odds = learningOdds(text.slice(0, LONGEST_QUERY), masked);
  const others = readings.filter(({ kind }) => kind !== 'education');
  // "What can I do" at the end of a story is about the story.
  const isOfStory = ({ kind }: Reading) => kind === 'advice' && readings.length > 1;
  const asked = others.filter((reading) => (reading.points > 0 && !isOfStory(reading)) || isDated(reading));
  const isLesson =
    asked.length > 0
      ? asked.every(
          (reading) => Math.min(odds, reading.odds + 2) > STEP * Math.max(0, weightOf(reading) - CHANCE) + 0.2,
        )
      : odds > LEAST || others.every(isStrange);
  return isLesson ? lessonOf(text, odds > SURE_ODDS && masked.length >= SURE_WORDS ? 0.95 : 0.8) : null;
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
  return !isNotTaught(text) && !pointsBack(readings) && readings.flatMap(({ words }) => words).length >= LEAST_WORDS;
}

// A name beside a time is about what was bought then: "groceries in August".
function isDated({ periods, found }: Reading): boolean {
  return periods.length > 0 && found.some(({ kind }) => kind === 'category' || kind === 'merchant');
}

// A long remark that asks nothing is told for its story.
function weightOf(reading: Reading): number {
  const isRemark = !reading.isAsking && reading.words.length > REMARK_WORDS;
  const points = isRemark
    ? reading.points * (PLANS.has(reading.kind) ? 1 : OF_A_REMARK)
    : reading.points + (reading.isAsking ? ASKING : 0);
  return points + (isDated(reading) ? DATED : 0);
}

// Taken for small talk or a transfer only because nothing in it is known.
function isStrange({ kind, masked }: Reading): boolean {
  const content = masked.split(' ').filter((word) => !/^x[a-z]{5}/.test(word));
  const unknown = content.filter((word) => !plainWords.has(word)).length;
  return unknown > 0 && (TALK.has(kind) || unknown * 2 >= content.length);
}
