// All examples, by what they want, and their words. The classifier learns from these when it is first asked.
import { MARKS } from '../found.ts';
import { readWords, type Word } from '../text.ts';
import { type Kind, kinds } from './kinds.ts';
import { learningExamples } from './learning.ts';
import { moneyExamples } from './money.ts';
import { planExamples } from './plans.ts';
import { serviceExamples } from './service.ts';
import { stepExamples } from './steps.ts';
import { talkExamples } from './talk.ts';
import { worthExamples } from './worth.ts';

/** Examples by kind, written the way people type: slips, slang, fragments. */
export const examples: Record<Kind, string[]> = {
  ...moneyExamples,
  ...worthExamples,
  ...planExamples,
  ...stepExamples,
  ...learningExamples,
  ...talkExamples,
  'reach-service': [...talkExamples['reach-service'], ...serviceExamples],
};

const EXAMPLE_MARKS: Record<string, string> = {
  c: MARKS.category,
  m: MARKS.merchant,
  a: MARKS.account,
  p: MARKS.period,
  n: MARKS.number,
};
// In the examples as names or as slips, not as plain words.
const NAMES = new Set(
  `chase spain excel google apple amazon target tesla nvidia amd venmo zelle chatgpt asdf blah sofi experian bout billz upcomming comin det
  wroth nett compair flo anythin goin latley unusal aford wil payof golas gaols gaol sett imma budgit ovr lookin buget creat sugest
  recomendations ofers offerz tlk speek paymnt`.split(/\s+/),
);

/** Every example with its words; names are marked. */
export const rawExamples: { kind: Kind; words: Word[] }[] = kinds.flatMap((kind) =>
  examples[kind].map((text) => ({
    kind,
    words: readWords(text.replace(/\{(\w)\}/g, (_, mark: string) => EXAMPLE_MARKS[mark] ?? '')),
  })),
);

/** Every plain word of the examples: known to be spelt right, and no name. */
export const knownWords: ReadonlySet<string> = new Set(
  rawExamples
    .flatMap(({ words }) => words.map(({ text }) => text))
    .filter((word) => !NAMES.has(word) && !/^x[a-z]{5}/.test(word)),
);

/** The examples in plain text, so that a test can show that it asks something else. */
export function maskedExampleTexts(): string[] {
  return rawExamples.map(({ words }) => words.map(({ text }) => text).join(' '));
}
