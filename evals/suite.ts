// Turns a case file into a promptfoo suite: checks every case, works out the right answers, and lists the asserts that judge it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Household, households } from '../knowledge/db/seed.ts';
import type { Truth } from './truth/truth.ts';
import { kinds, truthOf } from './truth/truth.ts';

const request = z.strictObject({
  is: z.enum(kinds),
  account: z.string().optional(),
  category: z.string().optional(),
  merchant: z.string().optional(),
  period: z.string().optional(),
  rank: z.number().int().nonnegative().optional(),
});

const pattern = z.string().refine(isPattern, 'is not a regular expression');

const caseSchema = z.strictObject({
  name: z.string().min(3),
  household: z.string(),
  /** `random`: another family in each run. */
  seed: z.union([z.literal('random'), z.number().int().nonnegative()]).default(1),
  consent: z.boolean().default(true),
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
  household: string;
  seed: number;
  consent: boolean;
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

/** Reads a case file. `seed` is the family of cases marked random. Throws with every mistake in it. */
export function readCases(file: string, options: { today: string; seed: number }): EvalCase[] {
  return casesOf(parse(readFileSync(file, 'utf8')), file, options);
}

/** The cases in a value; `file` is where it is from, for what is said about mistakes. */
export function casesOf(value: unknown, file: string, { today, seed }: { today: string; seed: number }): EvalCase[] {
  const parsed = z.array(caseSchema).min(1, 'there are no cases').safeParse(value);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${file} is not a case file:\n${lines.join('\n')}`);
  }
  const names = parsed.data.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`${file}: two cases are called "${twice}"`);
  const made = new Map<number, Household[]>();
  const homesOf = (family: number) => {
    const homes = made.get(family) ?? households({ seed: family, anchorOn: today });
    made.set(family, homes);
    return homes;
  };
  return parsed.data.map((each) => {
    const family = each.seed === 'random' ? seed : each.seed;
    return fillIn(each, { today, seed: family, homes: homesOf(family) });
  });
}

function fillIn(
  { name, household, consent, ask, expect, with: given }: z.output<typeof caseSchema>,
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
    truthOf(of, wanted.merchant === undefined ? wanted : { ...wanted, merchant: fill(wanted.merchant) }, today);
  return {
    name,
    household,
    seed,
    consent,
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

/** The suite as promptfoo reads it; every case is judged by every assert, each of which knows when it has nothing to say. */
export function promptfooConfig(
  cases: EvalCase[],
  { today, asserts, folder }: { today: string; asserts: readonly string[]; folder: string },
) {
  return {
    description: 'Finance Coach',
    prompts: ['{{question}}'],
    providers: [{ id: `file://${folder}/provider.ts`, label: 'coach', config: { today } }],
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
