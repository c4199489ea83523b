// Reads from a customer's message what they state about themselves and their money. Deterministic; no model takes part, so none can be talked into it.
import { addDays, type IsoDate } from '../calendar.ts';
import { isHarmless, isOwnWords, plainText } from './guard.ts';
import { type MemoryKind, patterns } from './patterns.ts';

/** One statement. `topic` names what it is about: two of one topic cannot both hold. */
export interface Statement {
  kind: MemoryKind;
  topic: string;
  /** The customer's own words. */
  text: string;
  /** The last day it may be used. */
  expiresOn: IsoDate;
  /** It only takes back what was said before. */
  isOver: boolean;
}

/** More than three in one message is a list somebody made up, and the rest can be said again. */
const MAX_STATEMENTS = 3;

/** How long each kind is good for. Plans and lives change within about a year; how somebody likes things done lasts longer. */
const DAYS: Record<MemoryKind, number> = {
  goal: 365,
  life_event: 365,
  constraint: 365,
  correction: 365,
  preference: 730,
};

/** Words before a statement that say nothing. */
const OPENERS =
  /^(?:(?:hi|hello|hey|hi there|so|well|ok|okay|yes|no|oh|also|and|but|actually|by the way|btw|fyi|just so (?:that )?you know|for context|to be clear|please(?: remember| note)?(?: that)?|remember(?: that)?|note that|i should mention(?: that)?)\b[ ,!-]*)+/i;

/** Where one clause ends and another begins. */
const JOINTS =
  /,?\s+(?:and|but|so|because|since|though)\s+(?=(?:i|we|i'm|we're|my|our|call|please|don't|do not|can|what|how|where|when|why|should|could|would|is|are|do|did|does|will)\b)|,\s+(?=(?:i|we|i'm|we're|my|our|call|please|don't|do not|can|what|how|where|when|why|should|could|would|is|are|do|did|does|will)\b)/i;

/** A real question after a statement, not a tag such as "right?" that turns the statement into one. */
const QUESTION = /^(?:can|what|how|where|when|why|which|should|could|would|is|are|do|did|does|will)\b(?:\s+\S+){2,}/i;

/** What the customer states about themselves in this message, in order; nothing when any part of it is meant for the coach to obey. */
export function statementsIn(message: string, { today }: { today: IsoDate }): Statement[] {
  const plain = plainText(message);
  if (plain === null || !isOwnWords(plain)) return [];
  const found = new Map<string, Statement>();
  for (const clause of clausesOf(plain)) {
    const statement = read(clause, today);
    if (statement) found.set(statement.topic, statement);
  }
  return [...found.values()].slice(0, MAX_STATEMENTS);
}

function clausesOf(message: string): string[] {
  // A point inside a number ends nothing.
  const sentences = message.match(/(?:[^.!?;\n]|\.(?=\d))+[.!?;\n]*/g) ?? [];
  return sentences.flatMap((sentence) => {
    const clauses = sentence.replace(/[.!?;\s]+$/, '').split(JOINTS);
    if (!/\?\s*$/.test(sentence)) return clauses;
    const at = clauses.findIndex((clause) => QUESTION.test(clause.trim()));
    return at > 0 ? clauses.slice(0, at) : [];
  });
}

function read(clause: string, today: IsoDate): Statement | null {
  const text = clause
    .trim()
    .replace(OPENERS, '')
    .replace(/\s+/g, ' ')
    .replace(/[,\s]+$/, '');
  if (!isHarmless(text)) return null;
  for (const { kind, matches, topic, isOver = false } of patterns) {
    const caught = matches.exec(text.toLowerCase());
    if (caught)
      return {
        kind,
        topic: topic(caught.slice(1).filter(Boolean).join(' ')),
        text,
        expiresOn: addDays(today, DAYS[kind]),
        isOver,
      };
  }
  return null;
}
