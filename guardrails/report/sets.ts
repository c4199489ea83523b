// What the rails are measured on: replies made of households, sentences of the project, and the labelled lines of any folder given.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { someHousehold, TODAY, TRUE_REPLIES, withReferences, writtenOut } from '../replies.fixture.ts';
import { type Screened, screenInput, screenReply, screenToolResult } from '../screen.ts';
import { sentencesIn } from '../sentences/wilson.fixture.ts';
import { corruptions, type Next } from './corrupt.ts';

/** One thing to screen. */
export interface Item {
  /** Items of a kind are counted together as well. */
  kind: string;
  text: string;
  screen(): Promise<Screened>;
}

/** A set of things that all are to be stopped, or all to pass. */
export interface DataSet {
  name: string;
  /** What must come of each: `caught` is any action but allow and annotate, `passed` anything that still answers the customer. */
  wanted: 'caught' | 'passed';
  items: Item[];
}

const line = z.object({ text: z.string(), label: z.string(), category: z.string().optional() });

/** Whole numbers below a bound, the same ones for the same seed. */
function numbers(seed: number): Next {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** True and corrupted replies over some households: 42 wordings, written out and as references. */
export function replySets(households: number): DataSet[] {
  const correct: Item[] = [];
  const corrupted: Item[] = [];
  for (let seed = 1; seed <= households; seed += 1) {
    const next = numbers(seed * 97);
    const { facts, named } = someHousehold(next);
    const item = (kind: string, text: string): Item => ({
      kind,
      text,
      screen: () => screenReply(text, { facts, today: TODAY }),
    });
    for (const template of TRUE_REPLIES) {
      correct.push(item('references', withReferences(template, named)), item('written', writtenOut(template, named)));
      for (const { kind, text } of corruptions(template, facts, named, next)) corrupted.push(item(kind, text));
    }
  }
  return [
    { name: 'correct-replies', wanted: 'passed', items: correct },
    { name: 'corrupted-replies', wanted: 'caught', items: corrupted },
  ];
}

const said = (kind: string, text: string): Item => ({ kind, text, screen: () => screenInput(text) });

/** The project's own lists of customers' sentences. */
export function sentenceSets(): DataSet[] {
  const set = (name: string, wanted: DataSet['wanted']): DataSet => ({
    name,
    wanted,
    items: sentencesIn(name).map((text) => said(name, text)),
  });
  return [set('crisis-explicit', 'caught'), set('crisis-passive', 'caught'), set('figurative', 'passed')];
}

/** The sets of a folder of JSON lines `{text, label}`: `attack` lines are to be caught, `benign` ones to pass, other labels are left out. A file with `tool` in its name holds tools' results. */
export function folderSets(folder: string): DataSet[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      const lines = readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((each) => each.trim() !== '')
        .map((each) => line.parse(JSON.parse(each)));
      const isResult = /tool/.test(name);
      const of = (label: string, wanted: DataSet['wanted']): DataSet[] => {
        const items = lines
          .filter((each) => each.label === label)
          .map(({ text, category = label }): Item => {
            if (!isResult) return said(category, text);
            return {
              kind: category,
              text,
              screen: () => screenToolResult({ tool: 'find_transactions', result: text }),
            };
          });
        return items.length === 0 ? [] : [{ name: name.replace('.jsonl', ''), wanted, items }];
      };
      return [...of('attack', 'caught'), ...of('benign', 'passed')];
    });
}
