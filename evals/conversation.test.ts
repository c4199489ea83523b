// The conversation suite: its size and mix, and that no question begins like one the offline coach has learned from.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type EvalCase, readCases } from './suite.ts';

const today = '2026-06-17';
const suite = fileURLToPath(new URL('cases/conversation', import.meta.url));
const offline = fileURLToPath(new URL('../agent/models/offline', import.meta.url));
const cases = readCases(suite, { today, seed: 1 });

/** As many words make a beginning. */
const BEGINNING = 4;

/** A slot of an example ({c}, {m}, {p} …) stands for a name of one to three words. */
const SLOT_WORDS = 3;

describe('the conversation suite', () => {
  it('has at least 400 questions over all six households and a family nobody has seen, each with an intent', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(new Set(cases.map(({ household }) => household)).size).toBe(6);
    expect(cases.filter(({ intent }) => intent === 'other')).toEqual([]);
    expect(readCases(suite, { today, seed: 77 }).filter(({ seed }) => seed === 77).length).toBeGreaterThan(40);
    expect(cases.filter(({ expect: { figures } }) => figures.length > 0).length).toBeGreaterThan(300);
  });

  it('has right answers for families of many seeds', { timeout: 120_000 }, () => {
    for (const seed of [2, 501, 77_777]) expect(readCases(suite, { today, seed })).toHaveLength(cases.length);
  });

  it('shares the first four words of no message with an example of the offline coach', async () => {
    const beginnings = (await learned()).map(beginningOf).filter((each) => each !== null);
    expect(beginnings.length).toBeGreaterThan(100);
    const shared = cases.flatMap(messagesOf).filter((message) => {
      const words = wordsOf(message);
      return words.length >= BEGINNING && beginnings.some((each) => each.test(`${words.join(' ')} `));
    });
    expect(shared).toEqual([]);
  });
});

const messagesOf = ({ ask }: EvalCase) => ask;
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9{}]+/)
    .filter(Boolean);

/** Every text the modules of examples export, however they keep it. */
async function learned(): Promise<string[]> {
  const names = readdirSync(offline, { recursive: true, encoding: 'utf8' });
  const modules = names.filter(
    (name) => /(^|\/)examples[^/]*(\/.*)?\.ts$/.test(name) && !/\.(test|fixture)\.ts$/.test(name),
  );
  const loaded = await Promise.all(modules.map((name) => import(join(offline, name)) as Promise<unknown>));
  return loaded.flatMap(textsIn);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[|\n]/);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What the first four words of an example match; null when it has fewer. */
function beginningOf(example: string): RegExp | null {
  const words = wordsOf(example).slice(0, BEGINNING);
  if (words.length < BEGINNING) return null;
  const pattern = words.map((word) => (word.includes('{') ? `(?:[a-z0-9]+ ){1,${SLOT_WORDS}}` : `${word} `));
  return new RegExp(`^${pattern.join('')}`);
}
