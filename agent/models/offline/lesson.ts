// Whether a message as a whole asks to learn. Many such messages tell a story first, so that no single clause of them is a question.
import { isNotTaught } from '../../../knowledge/search/not-taught.ts';
import type { Ask } from './ask.ts';
import { plainWords } from './classify.ts';
import { learningOdds } from './learning/learning.ts';
import type { Reading } from './read-clause.ts';

/** As much as an article search reads. */
const LONGEST_QUERY = 300;
/** Turns of phrase worth this much can be chance; a kind with more was asked for. */
const CHANCE = 0.7;
/** How far the odds have to outweigh a turn of phrase that speaks for something else. */
const STEP = 0.75;
/** Without any turn of phrase a message is taken for a question to learn, unless the odds are well against it. */
const LEAST = 0;

/** With odds like these a message about somebody else's money is still a question to learn: "my husband passed, what about his debts". */
const SURE_ODDS = 3;

/** A name beside a time weighs as much as a plain turn of phrase; a question mark or a word that asks a little. */
const DATED = 3;
const ASKING = 0.5;

const TALK = new Set(['greeting', 'thanks', 'help', 'identity']);

/** The question to learn that a message is, or null. */
export function lessonAsked(text: string, readings: readonly Reading[]): Ask | null {
  if (isQuizWorded(text)) return { intent: 'education', slots: { query: queryOf(text) }, confidence: 0.95 };
  if (readings.some(({ term }) => term) || isNotTaught(text)) return null;
  const masked = readings.flatMap((reading) => reading.masked.split(' '));
  const odds = learningOdds(text.slice(0, LONGEST_QUERY), masked);
  const others = readings.filter(({ kind }) => kind !== 'education');
  const asked = others.filter((reading) => reading.points > 0 || isDated(reading));
  const isLesson =
    asked.length > 0
      ? asked.every(
          (reading) => Math.min(odds, reading.odds + 2) > STEP * Math.max(0, weightOf(reading) - CHANCE) + 0.2,
        )
      : odds > LEAST || others.every(isStrange);
  if (!isLesson) return null;
  return {
    intent: 'education',
    slots: { query: queryOf(text) },
    confidence: odds > SURE_ODDS ? 0.95 : 0.8,
  };
}

const queryOf = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUERY);

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

// A name beside a time is about what was bought then: "groceries in August".
function isDated({ periods, found }: Reading): boolean {
  return periods.length > 0 && found.some(({ kind }) => kind === 'category' || kind === 'merchant');
}

const weightOf = (reading: Reading) =>
  reading.points + (isDated(reading) ? DATED : 0) + (reading.isAsking ? ASKING : 0);

// Taken for small talk or a transfer only because nothing in it is known.
function isStrange({ kind, words, found }: Reading): boolean {
  const content = words.filter((_, index) => !found.some(({ from, to }) => from <= index && index < to));
  const unknown = content.filter(({ text }) => !plainWords.has(text)).length;
  return unknown > 0 && (TALK.has(kind) || unknown * 2 >= content.length);
}
