// Turns a case file into a promptfoo suite: checks every case, works out the right answers, and lists the asserts that judge it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Household, households } from '../knowledge/db/seed.ts';
import { localDay } from './truth/days.ts';
import type { Truth } from './truth/truth.ts';
import { kinds, truthOf } from './truth/truth.ts';

const request = z.strictObject({
  is: z.enum(kinds),
  account: z.string().optional(),
  category: z.string().optional(),
  categories: z.array(z.string()).min(2).optional(),
  merchant: z.string().optional(),
  merchants: z.array(z.string()).min(2).optional(),
  period: z.string().optional(),
  than: z.string().optional(),
  rank: z.number().int().nonnegative().optional(),
  amount: z.number().positive().optional(),
  rate: z.number().nonnegative().optional(),
  months: z.number().int().positive().optional(),
  payment: z.number().positive().optional(),
  times: z.number().int().positive().optional(),
});

const pattern = z.string().refine(isPattern, 'is not a regular expression');

const caseSchema = z.strictObject({
  /** What was said, when left out. */
  name: z.string().min(3).optional(),
  /** What the customer wants: results are counted by it. */
  intent: z.string().optional(),
  household: z.string(),
  /** `random`: another family in each run. */
  seed: z.union([z.literal('random'), z.number().int().nonnegative()]).default(1),
  consent: z.boolean().default(true),
  /** The moment it is asked, where the time zone decides which day that is; otherwise the day of the suite. */
  at: z.iso.datetime().optional(),
  /** Dollars a month the customer planned for a category before they ask. */
  budgets: z.record(z.string(), z.number().positive()).default({}),
  /** One message, or a conversation whose last answer is judged. */
  ask: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  /** Names that questions and expectations mention in braces. */
  with: z.record(z.string(), request).default({}),
  expect: z
    .strictObject({
      figures: z.array(request).min(1).optional(),
      noFigures: z.literal(true).optional(),
      /** Something is cited; or one of these articles is. */
      cites: z.union([z.literal(true), z.array(z.string()).min(1)]).optional(),
      citesNothing: z.literal(true).optional(),
      says: z.array(pattern).min(1).optional(),
      neverSays: z.array(pattern).min(1).optional(),
      neverSees: z.strictObject({ household: z.string(), figure: request }).optional(),
      error: z.string().optional(),
    })
    .refine((expected) => Object.keys(expected).length > 0, 'expects nothing'),
});

/** What a case is asked and judged by, once its names and figures are known. */
export interface EvalCase {
  name: string;
  intent: string;
  household: string;
  seed: number;
  consent: boolean;
  /** The customer's day when they ask. */
  today: string;
  at: string | null;
  budgets: Record<string, number>;
  ask: string[];
  expect: {
    figures: Truth[];
    forbidden: Truth[];
    says: string[];
    neverSays: string[];
    noFigures: boolean;
    cites: boolean;
    citesOneOf: string[];
    citesNothing: boolean;
    error: string | null;
  };
}

/** Reads a case file, or all of a folder as one. `seed` is the family of cases marked random. Throws with every mistake in it. */
export function readCases(path: string, options: { today: string; seed: number }): EvalCase[] {
  const isFolder = statSync(path).isDirectory();
  const files = isFolder
    ? readdirSync(path)
        .toSorted()
        .map((name) => join(path, name))
    : [path];
  const read = files.map((file) => parse(readFileSync(file, 'utf8')) as unknown);
  return casesOf(isFolder ? read.flat() : read[0], path, options);
}

/** Families take a moment to make, and cases share them. */
const made = new Map<string, Household[]>();

function homesOf(family: number, anchorOn: string): Household[] {
  const key = `${family} ${anchorOn}`;
  const homes = made.get(key) ?? households({ seed: family, anchorOn });
  made.set(key, homes);
  return homes;
}

/** The cases in a value; `file` is where it is from, for what is said about mistakes. */
export function casesOf(value: unknown, file: string, { today, seed }: { today: string; seed: number }): EvalCase[] {
  const parsed = z.array(caseSchema).min(1, 'there are no cases').safeParse(value);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${file} is not a case file:\n${lines.join('\n')}`);
  }
  const named = parsed.data.map((each) => ({ ...each, name: each.name ?? [each.ask].flat().join(' / ') }));
  const names = named.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`${file}: two cases are called "${twice}"`);
  return named.map((each) => {
    const family = each.seed === 'random' ? seed : each.seed;
    const zone = homesOf(family, today).find(({ key }) => key === each.household)?.timeZone ?? 'UTC';
    const day = each.at ? localDay(each.at, zone) : today;
    return fillIn(each, { today: day, seed: family, homes: homesOf(family, day) });
  });
}

type Named = z.output<typeof caseSchema> & { name: string };

function fillIn(
  { name, intent, household, consent, at, budgets, ask, expect, with: given }: Named,
  { today, seed, homes }: { today: string; seed: number; homes: Household[] },
): EvalCase {
  const homeOf = (key: string) => {
    const home = homes.find((each) => each.key === key);
    if (!home) throw new Error(`case "${name}": there is no household ${key}`);
    return home;
  };
  const home = homeOf(household);
  const names = Object.entries(given).map(
    ([key, wanted]) => [key, String(truthOf(home, wanted, today).value)] as const,
  );
  const fill = (text: string) => names.reduce((filled, [key, value]) => filled.replaceAll(`{${key}}`, value), text);
  const truth = (of: typeof home, wanted: z.output<typeof request>) =>
    truthOf(of, { ...wanted, ...filled({ account: wanted.account, merchant: wanted.merchant }, fill) }, today);
  return {
    name,
    intent: intent ?? 'other',
    household,
    seed,
    consent,
    today,
    at: at ?? null,
    budgets,
    ask: [ask].flat().map(fill),
    expect: {
      figures: (expect.figures ?? []).map((wanted) => truth(home, wanted)),
      forbidden: expect.neverSees ? [truth(homeOf(expect.neverSees.household), expect.neverSees.figure)] : [],
      says: expect.says ?? [],
      neverSays: expect.neverSays ?? [],
      noFigures: expect.noFigures ?? false,
      cites: expect.cites !== undefined,
      citesOneOf: Array.isArray(expect.cites) ? expect.cites : [],
      citesNothing: expect.citesNothing ?? false,
      error: expect.error ?? null,
    },
  };
}

/** The texts that are there, with their names filled in. */
function filled(texts: Record<string, string | undefined>, fill: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, fill(text)]])),
  );
}

/** The suite as promptfoo reads it; every case is judged by every assert, each of which knows when it has nothing to say. */
export function promptfooConfig(
  cases: EvalCase[],
  { asserts, folder }: { asserts: readonly string[]; folder: string },
) {
  return {
    description: 'Finance Coach',
    prompts: ['{{question}}'],
    providers: [{ id: `file://${folder}/provider.ts`, label: 'coach' }],
    defaultTest: {
      assert: asserts.map((name) => ({
        type: 'javascript',
        metric: name,
        value: `file://${folder}/asserts/${name}.ts:${name}`,
      })),
    },
    tests: cases.map((each) => ({
      description: each.name,
      // One text, because promptfoo makes a test of every element of a list.
      vars: { question: each.ask.at(-1), case: JSON.stringify(each) },
    })),
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
