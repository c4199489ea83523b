// A figure that a recommendation or an alert cites: what it is, how it is shown, and the rows it was read from.
import type { Unit } from '../fact.ts';
import { displayOf } from '../fact.ts';

/** A figure with its source. `rows` are ids of the transactions and accounts behind it. */
export interface Cited {
  /** What it is, in a customer's words: "Visa ending in 4523, share of the limit in use". */
  label: string;
  value: number | string;
  unit: Unit;
  currency?: string;
  display: string;
  rows: string[];
}

/** Makes a citation; `display` is formatted as everywhere else. */
export function cite(draft: Omit<Cited, 'display'>): Cited {
  const value = typeof draft.value === 'string' ? plainWords(draft.value) : draft.value;
  return { ...draft, value, display: displayOf({ ...draft, value }), rows: [...new Set(draft.rows)] };
}

/** A cited name, such as a merchant or an account. */
export function citeName(label: string, value: string, rows: string[]): Cited {
  return cite({ label, value, unit: 'text', rows });
}

/** `{name}` is the figure, `{name|card|cards}` the word that goes with it: the first for one, the second otherwise. */
const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** Fills the places of a sentence with figures, once; null when one of them is missing. */
export function fill(sentence: string, facts: Readonly<Record<string, Cited>>): string | null {
  let isWhole = true;
  const filled = sentence.replace(PLACE, (_, name: string, one?: string, many?: string) => {
    const fact = facts[name];
    if (!fact) isWhole = false;
    if (one !== undefined) return (fact?.value === 1 ? one : many) ?? '';
    return fact?.display ?? '';
  });
  return isWhole ? filled : null;
}

/** The names of the places in a sentence, each once. */
export function placesIn(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACE)].map(([, name]) => name ?? ''))];
}

/** Longer names are cut: a bank's description can be a paragraph. */
const LONGEST_NAME = 60;

// Names come from bank files: no line breaks, hidden characters or paragraphs in a sentence of ours.
function plainWords(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME - 1).trimEnd()}…` : plain;
}
