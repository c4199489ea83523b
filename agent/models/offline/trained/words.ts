// The plain words of the phrases, spelt right: what a slip of the pen is read as, and what is no slip of a name. `fit.ts` lists them.
import { readFileSync } from 'node:fs';
import { commonWords } from '../text.ts';

/** Where the words lie, one a line. */
export const wordsFile = new URL('words.txt', import.meta.url);

/** Words that a misspelt one may be corrected to. */
export const knownWords: ReadonlySet<string> = new Set(readFileSync(wordsFile, 'utf8').split('\n').filter(Boolean));

/** Where the other words of our articles lie, one a line. */
export const writtenFile = new URL('written.txt', import.meta.url);

/** Words that are right as they stand, though no phrase has them. */
export const writtenWords: ReadonlySet<string> = new Set(readFileSync(writtenFile, 'utf8').split('\n').filter(Boolean));

/** Words that are never a slip of a name. */
export const plainWords: ReadonlySet<string> = new Set([...knownWords, ...commonWords]);
