// The arguments tools share: a period, a category, an account, a merchant; and what to say when one names nothing.
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { daysBetween, isoDate, type Period } from '../../knowledge/calendar.ts';
import { type Category, categories, findCategory, plainName } from '../../knowledge/categories.ts';
import { CARD_PAYMENT, codesOf, detailedCodes, primaryOf } from '../../knowledge/category-codes.ts';
import { ToolError } from '../../knowledge/errors.ts';
import type { Account } from '../../knowledge/ledger.ts';

/** Ten years and their leap days: longer than any bank keeps, short enough to add up at once. */
const MAX_DAYS = 3_653;

/** First day of a period. */
export const from = isoDate.describe('First day, YYYY-MM-DD, included');

/** Last day of a period. */
export const to = isoDate.describe('Last day, YYYY-MM-DD, included');

/** A spoken category or a category code. */
export const category = z
  .string()
  .max(80)
  .describe('A category in plain words ("Groceries", "Eating out") or a Plaid category code');

/** A merchant as the customer says it. */
export const merchant = z
  .string()
  .max(80)
  .describe('A shop, company or person as the customer names it; spelling may be off');

/** An account as the customer says it. */
export const account = z
  .string()
  .max(80)
  .describe('An account by its name, its kind ("checking", "credit card") or its last four digits');

/** Refines a schema: the period runs forward and is at most ten years. */
export function checkPeriod({ from, to }: Partial<Period>, context: z.core.$RefinementCtx): void {
  if (!from || !to) return;
  const refuse = (message: string) => context.issues.push({ code: 'custom', path: ['from'], message, input: from });
  if (from > to) refuse(`must not be after "to" (${to})`);
  else if (daysBetween(from, to) >= MAX_DAYS) refuse('the period must be at most ten years');
}

/** A category as a look-up uses it: what to call it and the codes it covers. */
export type Named = Pick<Category, 'name' | 'detailed'>;

// Money that moves or comes in has no spending category; people still ask to see it.
const MOVEMENTS: (Named & { words: string[] })[] = [
  {
    name: 'Transfers',
    words: ['transfers', 'transfer'],
    detailed: detailedCodes.filter((code) => code.startsWith('TRANSFER_')),
  },
  { name: 'Card payments', words: ['card payments', 'card payment', 'credit card payments'], detailed: [CARD_PAYMENT] },
  {
    name: 'Income',
    words: ['income', 'pay', 'paycheck', 'paychecks', 'salary', 'wages', 'deposits'],
    detailed: codesOf('INCOME'),
  },
];

/** The category a customer or model means, by spoken name, word or Plaid code. Throws ToolError with the nearest names. */
export function readCategory(spoken: string): Named {
  const plain = plainName(spoken);
  const found =
    findCategory(spoken) ??
    MOVEMENTS.find(({ words }) => words.includes(plain)) ??
    readCode(spoken.trim().toUpperCase());
  if (found) return found;
  const known = [...categories, ...MOVEMENTS].flatMap(({ name, words }) =>
    [name, ...words].map((word) => ({ word, name })),
  );
  const near = nearest(
    spoken,
    known.map(({ word }) => word),
    12,
  );
  const names = [...new Set(near.map((word) => known.find((each) => each.word === word)?.name))].slice(0, 5);
  throw new ToolError(`There is no category "${clean(spoken)}".`, `The nearest categories are: ${names.join(', ')}.`);
}

// A detailed code is called what people call it, when they have a name for exactly that.
function readCode(code: string): Named | undefined {
  const detailed = detailedCodes.filter((each) => each === code || primaryOf(each) === code);
  if (!detailed.length) return undefined;
  const named = categories.find(
    (each) => each.detailed.length === detailed.length && detailed.every((one) => each.detailed.includes(one)),
  );
  const [first = code] = detailed;
  const words = plainName(detailed.length === 1 ? first.slice(primaryOf(first).length + 1) : code);
  return { name: named?.name ?? words.charAt(0).toUpperCase() + words.slice(1), detailed };
}

// How banks name a kind of account, and how people say it.
const KINDS = new Map<string, (account: Account) => boolean>([
  ['checking', ({ subtype }) => subtype === 'checking'],
  ['savings', ({ subtype }) => ['savings', 'money market', 'cd', 'cash management'].includes(subtype ?? '')],
  ['card', ({ type }) => type === 'credit'],
  ['credit', ({ type }) => type === 'credit'],
  ['loan', ({ type }) => type === 'loan'],
  ['mortgage', ({ subtype }) => subtype === 'mortgage'],
  ['student', ({ subtype }) => subtype === 'student'],
  ['auto', ({ subtype }) => subtype === 'auto'],
  ['investment', ({ type }) => type === 'investment'],
  ['hsa', ({ subtype }) => subtype === 'hsa'],
]);
const FILLER = new Set(['my', 'the', 'account', 'accounts', 'ending', 'in', 'cards', 'credit', 'a', 'bank', 'number']);

function kindOf(word: string): ((account: Account) => boolean) | undefined {
  return KINDS.get(word) ?? KINDS.get(word.replace(/s$/, ''));
}

/** The personal accounts a customer means by a name, a kind or the last digits; best reading only. Throws ToolError with the names when none fits. */
export function readAccounts(spoken: string, accounts: readonly Account[]): Account[] {
  const own = accounts.filter(({ isBusiness }) => !isBusiness);
  const digits = /(\d{3,4})\D*$/.exec(spoken)?.[1];
  const words = wordsOf(spoken);
  // "My savings account" names a kind; "Joint savings" names an account, so it is not just any savings.
  const kinds = words.filter((word) => kindOf(word) || !FILLER.has(word)).map(kindOf);
  const readings: ((account: Account) => boolean)[] = [
    (account) => [account.name, nameOf(account), account.mask ?? ''].some((name) => isSame(wordsOf(name), words)),
    ({ mask }) => digits !== undefined && (mask?.endsWith(digits) ?? false),
    ({ name }) =>
      words.length > 0 && words.filter((word) => !FILLER.has(word)).length > 0 && hasAll(wordsOf(name), words),
    (account) => kinds.length > 0 && kinds.every((fits) => fits?.(account)),
    ({ name }) =>
      distance(wordsOf(name).join(''), words.join('')) <= Math.max(1, Math.floor(words.join('').length / 5)),
  ];
  for (const fits of digits ? readings.slice(0, 2) : readings) {
    const found = own.filter(fits);
    if (found.length) return found;
  }
  const names = own.map(nameOf);
  throw new ToolError(
    `There is no account "${clean(spoken)}".`,
    names.length ? `The accounts are: ${names.join(', ')}.` : 'No accounts have been imported yet.',
  );
}

/** The one account a customer means. Throws ToolError with the choices when there are several. */
export function readAccount(spoken: string, accounts: readonly Account[]): Account {
  const found = readAccounts(spoken, accounts);
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new ToolError(
    `"${clean(spoken)}" could be more than one account.`,
    `Ask for one of: ${found.map(nameOf).join(', ')}.`,
  );
}

/** An account as the customer knows it: its name, and its last digits unless the name has them. */
export function nameOf({ name, mask }: Pick<Account, 'name' | 'mask'>): string {
  return mask && !name.includes(mask) ? `${clean(name)} ending in ${mask}` : clean(name);
}

/** The names most like `spoken`, best first. */
export function nearest(spoken: string, names: readonly string[], count: number): string[] {
  const wanted = wordsOf(spoken).join(' ');
  const score = (name: string) => {
    const have = wordsOf(name).join(' ');
    const shared = have && (have.includes(wanted) || wanted.includes(have)) ? 0 : 1;
    return shared + distance(wanted, have) / Math.max(wanted.length, have.length, 1);
  };
  return [...names]
    .sort((a, b) => score(a) - score(b))
    .slice(0, count)
    .map((name) => clean(name));
}

/** A name from a file or a customer, safe to put in a line: one line, no braces (they mark facts), at most `length` characters. */
export function clean(name: string, length = 60): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[{}]/g, '')
    .trim()
    .slice(0, length);
}

/** The words of a name, folded: lower case, no accents, no punctuation. */
export function wordsOf(name: string): string[] {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.replace(/['’.]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isSame(have: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && have.join(' ') === words.join(' ');
}

function hasAll(have: readonly string[], words: readonly string[]): boolean {
  const wanted = words.filter((word) => !FILLER.has(word));
  return wanted.every((word) => have.includes(word));
}
