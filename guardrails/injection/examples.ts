// The examples the weights are learned from: our own phrases in `examples/`, and labelled texts of others that lie outside the project.
import { existsSync, readFileSync } from 'node:fs';
import { loadArticles } from '../../knowledge/articles.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { chance } from '../../knowledge/search/embedders/training/maths.ts';

/** A labelled text. Texts of one family are variations of one idea. */
export interface Example {
  text: string;
  isAttack: boolean;
  family: string;
  /** What a text was made from: its wordings are never on both sides of a split. */
  idea: string;
  /** Stands where a customer writes, where a tool finds text, or in both. */
  where: 'message' | 'tool-text' | 'both';
}

/** Where the texts of others lie. */
export const SHARED = new URL('../../../shared/data/', import.meta.url);
/** Wordings taken of a phrase with alternatives: enough to show each alternative, few enough that no phrase outweighs the rest. */
const WORDINGS = 10;

/** Our own phrases, each in several wordings. Without `wordings` as many as training takes. */
export function ownExamples(wordings = WORDINGS): Example[] {
  return [...read('attacks.txt', true, wordings), ...read('benign.txt', false, wordings)];
}

/** Texts of others, from the folder beside the project. Throws CoachError NOT_FOUND, in words, when they are not there. */
export function othersExamples(folder: URL = SHARED): Example[] {
  const lines = (path: string) => {
    const file = new URL(path, folder);
    if (!existsSync(file)) {
      throw new CoachError(
        'NOT_FOUND',
        `Training needs ${file.pathname}. Put it there; the product itself does not need it.`,
      );
    }
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  };
  const json = (path: string) => lines(path).map((line) => JSON.parse(line) as { text: string; category: string });
  const attacks = (path: string, family: string, where: Example['where']) =>
    json(path).map(({ text }): Example => ({ text, isAttack: true, family, idea: text, where }));
  const benign = (texts: string[], family: string, where: Example['where']) =>
    texts.map((text): Example => ({ text, isAttack: false, family, idea: text, where }));
  return [
    ...attacks('guardrails/jailbreaks_inthewild_dev.jsonl', 'in the wild', 'both'),
    ...attacks('guardrails/prompt_extraction_dev.jsonl', 'garak probes', 'both'),
    ...attacks('guardrails/tool_injection_dev.jsonl', 'BIPIA', 'tool-text'),
    ...benign(
      json('intents/banking77_train.jsonl').map(({ text }) => text),
      'banking77',
      'both',
    ),
    ...benign(
      json('intents/clinc_finance_dev.jsonl').map(({ text }) => text),
      'clinc',
      'both',
    ),
    ...benign(
      json('guardrails/pii_dev.jsonl').map(({ text }) => text),
      'presidio',
      'both',
    ),
    ...benign(
      lines('merchants/nsi_brands.csv')
        .slice(1)
        .map((line) => line.split(',')[0] ?? ''),
      'brands',
      'tool-text',
    ),
  ];
}

/** What the articles say and how they are asked for: nobody attacks with these. */
export function articleExamples(): Example[] {
  return loadArticles().flatMap(({ title, askedAs, summary, markdown }) => [
    ...[title, ...askedAs].map(
      (text): Example => ({ text, isAttack: false, family: 'article questions', idea: text, where: 'both' }),
    ),
    ...[summary, ...markdown.split(/\n{2,}/)].map(
      (text): Example => ({ text, isAttack: false, family: 'article text', idea: text, where: 'message' }),
    ),
  ]);
}

function read(name: string, isAttack: boolean, wordings: number): Example[] {
  const random = chance(name.length);
  let family = '';
  return readFileSync(new URL(`examples/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line): Example[] => {
      if (line.startsWith('# ')) family = line.slice(2);
      if (line === '' || line.startsWith('# ')) return [];
      return wordingsOf(line, wordings, random).map((text) => ({ text, isAttack, family, idea: line, where: 'both' }));
    });
}

/** Wordings of "(show|tell) me (the rules|all)": one choice of each bracket, each different. */
function wordingsOf(line: string, most: number, random: () => number): string[] {
  const found = new Set<string>();
  for (let turn = 0; turn < most * 3 && found.size < most; turn += 1)
    found.add(
      line.replace(/(?<![\]!])\(([^()]*\|[^()]*)\)/g, (_, inner: string) => pick(inner.split('|'), random)).trim(),
    );
  return [...found].filter(Boolean);
}

const pick = (list: readonly string[], random: () => number) => list[Math.floor(random() * list.length)] ?? '';
