// What people type, by what they want: `phrases/<kind>.txt` or `phrases/<kind>.<focus>.txt`, a phrase a line, with slips, slang and fragments;
// `phrases/<kind>.mixed.txt` has phrases of any focus of its kind.
// {c} stands for a category, {m} a merchant, {a} an account, {p} a time, {n} a number or amount: found beforehand, so that no single name is learned.
import { readdirSync, readFileSync } from 'node:fs';
import { MARKS } from '../found.ts';
import { readWords, type Word } from '../text.ts';
import { type Focus, fociOf } from './foci.ts';
import { type Kind, kinds } from './kinds.ts';

/** A phrase and what it asks for; `focus` is null for nothing in particular, and left out where it is not known. */
export interface Example {
  kind: Kind;
  focus?: Focus | null;
  text: string;
}

const folder = new URL('phrases/', import.meta.url);

/** Every phrase, in the order of the file names. */
export const examples: readonly Example[] = readdirSync(folder)
  .toSorted()
  .flatMap((name) => {
    const [first, second] = name.replace(/\.txt$/, '').split('.');
    const kind = kinds.find((each) => each === first);
    const isMixed = second === 'mixed';
    const focus = kind && !isMixed ? (fociOf(kind).find((each) => each === second) ?? null) : undefined;
    if (!kind || (second !== undefined && !isMixed && !focus))
      throw new Error(`examples/phrases/${name} is of no known kind.`);
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean);
    return [...new Set(lines)].map((text) => ({ kind, ...(focus !== undefined && { focus }), text }));
  });

/** The marks as they stand in phrases, and what they are read as. */
export const EXAMPLE_MARKS: Readonly<Record<string, string>> = {
  '{c}': MARKS.category,
  '{m}': MARKS.merchant,
  '{a}': MARKS.account,
  '{p}': MARKS.period,
  '{n}': MARKS.number,
};

/** The words of a phrase; names are marked. */
export const markedWords = (text: string): Word[] =>
  readWords(text.replace(/\{\w\}/g, (mark) => EXAMPLE_MARKS[mark] ?? ''));

/** The phrases in plain text, so that a test can show that it asks something else. */
export function maskedExampleTexts(): string[] {
  return examples.map(({ text }) =>
    markedWords(text)
      .map((word) => word.text)
      .join(' '),
  );
}
