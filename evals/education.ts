// The `finance-education` suite: every judgement of the search tests, asked of the whole coach.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { casesOf, type EvalCase } from './suite.ts';

const file = new URL('../knowledge/search/judgements/test.yaml', import.meta.url);
const judgements = z.array(z.strictObject({ ask: z.string().min(1), articles: z.array(z.string()) })).min(400);

/** Households take turns, so that no answer rests on one person's money. */
const HOUSEHOLDS = ['maya', 'leo', 'priya', 'jordan', 'alex', 'dana'];

/** One case a judgement: the article is cited, or none is where none answers. */
export function educationCases(options: { today: string; seed: number }): EvalCase[] {
  const cases = judgements.parse(parse(readFileSync(file, 'utf8'))).map(({ ask, articles }, at) => ({
    name: `${at + 1}: ${ask}`,
    household: HOUSEHOLDS[at % HOUSEHOLDS.length],
    ask: ask.replaceAll('{', '(').replaceAll('}', ')'),
    expect: articles.length > 0 ? { cites: articles } : { citesNothing: true },
  }));
  return casesOf(cases, fileURLToPath(file), options);
}
