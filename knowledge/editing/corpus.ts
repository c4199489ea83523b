// The corpus as the editors see it: our articles with everything they point at.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readArticles } from '../articles.ts';
import type { IsoDate } from '../calendar.ts';
import { gettingStarted } from '../personas/getting-started.ts';
import { personas } from '../personas/index.ts';
import { starterTemplates, templates } from '../recommendations/templates/index.ts';
import { ownConstants } from '../search/constants.ts';
import { signals } from '../signals/index.ts';
import type { Corpus, Finding } from './rule.ts';

/** Our corpus on `today`, and the findings of files that could not be read. */
export function ownCorpus(today: IsoDate): { corpus: Corpus; unreadable: Finding[] } {
  const { articles, problems } = readArticles(undefined, today);
  const topics = Object.keys(parse(readFileSync(new URL('../articles/topics.yaml', import.meta.url), 'utf8')));
  const corpus: Corpus = {
    articles,
    constants: ownConstants(),
    topics,
    signals: signals.map(({ name }) => name),
    personas: [...personas, gettingStarted].map(({ name }) => name.toLowerCase().replaceAll(' ', '-')),
    wanted: [...new Set([...templates, ...starterTemplates].map(({ topic }) => topic))],
    today,
  };
  return { corpus, unreadable: problems.map(({ name, problem }) => ({ where: name.replace(/\.md$/, ''), problem })) };
}
