// The judged questions: what people ask, and which articles answer it. Written apart from the articles' own lists.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CoachError } from '../../errors.ts';
import type { Judgement } from './metrics.ts';

/** The embedder learns from `dev`, weights are chosen on `tune`, `test` is only measured. */
export const splits = ['dev', 'tune', 'test'] as const;
/** One of the splits. */
export type Split = (typeof splits)[number];

const list = z.array(z.strictObject({ ask: z.string().min(1), articles: z.array(z.string()) }));

/** The judgements of a split. Throws CoachError UNREADABLE_FILE that names the file and what is wrong, unknown articles too. */
export function readJudgements(split: Split, known: Set<string>): Judgement[] {
  const file = new URL(`../judgements/${split}.yaml`, import.meta.url);
  if (!existsSync(file)) throw new CoachError('UNREADABLE_FILE', `There is no ${file.pathname}.`);
  const read = list.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new CoachError('UNREADABLE_FILE', `${file.pathname} is not a list of {ask, articles}: ${problems}`);
  }
  const unknown = read.data.flatMap(({ articles }) => articles).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const names = [...new Set(unknown)].join(', ');
    throw new CoachError('UNREADABLE_FILE', `${file.pathname} names articles that are not there: ${names}.`);
  }
  return read.data;
}
