// What the local embedder is trained on: the articles with the ways people ask for them and speak of them, names of the same thing, and labelled messages.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadElsewhere, readArticles } from '../../../articles.ts';
import { CoachError } from '../../../errors.ts';
import { chunksOf } from '../../chunks.ts';

/** Texts about one thing. */
export interface Subject {
  id: string;
  questions: string[];
  passages: string[];
}

/** Everything there is to learn from. */
export interface Corpus {
  articles: Subject[];
  /** Messages to a bank, by what they want. */
  intents: Subject[];
  elsewhere: string[];
  sameThings: string[][];
}

const shared = new URL('../../../../../shared/data/intents/', import.meta.url);
const intentFiles = ['banking77_train.jsonl', 'clinc_finance_dev.jsonl'];
const message = z.object({ text: z.string(), category: z.string() });

/** Reads it all. Throws CoachError NOT_FOUND, in words, when the messages are not there. */
export function readCorpus(folder?: URL): Corpus {
  const waysToSay = z.record(z.string(), z.string()).parse(readYaml('ways-to-say.yaml'));
  const articles = readArticles(folder).articles.map(({ id, title, summary, askedAs, markdown }): Subject => {
    const chunks = chunksOf(markdown);
    return {
      id,
      questions: [title, ...askedAs, ...(waysToSay[id]?.split('; ') ?? [])],
      passages: [summary, ...chunks.map(({ heading, text }) => `${heading}\n${text}`)],
    };
  });
  const sameThings = z
    .array(z.string())
    .parse(readYaml('same-things.yaml'))
    .map((line) => line.split(', '));
  return { articles, intents: readIntents(), elsewhere: loadElsewhere(), sameThings };
}

function readYaml(path: string): unknown {
  return parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function readIntents(): Subject[] {
  const byCategory = new Map<string, Subject>();
  for (const name of intentFiles) {
    const file = new URL(name, shared);
    if (!existsSync(file)) {
      throw new CoachError(
        'NOT_FOUND',
        `Training needs ${file.pathname} (banking77 and clinc-oos messages as JSON lines of {text, category}). ` +
          'Put it there; the product itself does not need it.',
      );
    }
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { text, category } = message.parse(JSON.parse(line));
      const id = `${name} ${category}`;
      const subject = byCategory.get(id) ?? { id, questions: [], passages: [] };
      subject.questions.push(text);
      byCategory.set(id, subject);
    }
  }
  return [...byCategory.values()];
}
