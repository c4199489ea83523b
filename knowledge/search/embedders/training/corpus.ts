// What the local embedder is trained on: the articles with the ways people ask for them and speak of them, names of the same thing, and labelled messages.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadElsewhere } from '../../../articles.ts';
import { CoachError } from '../../../errors.ts';
import type { Article } from '../../article-file.ts';
import { chunksOf } from '../../chunks.ts';
import { readWaysToSay } from '../../ways-to-say.ts';

/** Texts about one thing. */
export interface Subject {
  id: string;
  questions: string[];
  passages: string[];
}

/** The corpus with more ways to ask for its articles. */
export function withQuestions(corpus: Corpus, judged: { ask: string; articles: string[] }[]): Corpus {
  const articles = corpus.articles.map((article) => {
    const more = judged.filter(({ articles: right }) => right[0] === article.id).map(({ ask }) => ask);
    return { ...article, questions: [...article.questions, ...more] };
  });
  return { ...corpus, articles };
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

// Bank messages on which an article may rightly be cited; they teach how people write, but not that articles are something else.
export const ALSO_TAUGHT =
  /improve_credit|rollover|insurance|taxes|direct_deposit|international_fees|report_fraud|lost|freeze|compromised|not_recognised|charged_twice|w2|interest_rate|apr|credit_score|min_payment|refund|fee|charge|exchange/;

/** Reads it all. Throws CoachError NOT_FOUND, in words, when the messages are not there. */
export function readCorpus(articles: Article[]): Corpus {
  const waysToSay = readWaysToSay();
  const subjects = articles.map(({ id, title, summary, askedAs, markdown }): Subject => {
    const chunks = chunksOf(markdown);
    return {
      id,
      questions: [title, ...askedAs, ...(waysToSay.get(id) ?? [])],
      passages: [summary, ...chunks.map(({ heading, text }) => `${heading}\n${text}`)],
    };
  });
  const sameThings = z
    .array(z.string())
    .parse(readYaml('same-things.yaml'))
    .map((line) => line.split(', '));
  return { articles: subjects, intents: readIntents(), elsewhere: loadElsewhere(), sameThings };
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
