// Finds the spending categories a clause names, by any word people have for them.
import { distance } from 'fastest-levenshtein';
import { categories, isIncome, isTransfer, plainName } from '../../../knowledge/categories.ts';
import { DEBT_WORDS, LOAN_WORDS } from './accounts-in.ts';
import type { Found } from './found.ts';
import { isSlipOf, singular, type Word } from './text.ts';

// Words that name a category only where a sentence has room for one ("on fees", "my trips"); elsewhere they are plain English.
const WEAK_CATEGORIES = new Set(
  `services fun going-out other house household home cat dog hardware stores shops everything-else misc miscellaneous school book books loan loans
  debt-payments interest fee fees tax taxes rides trip trips holiday holidays cell phone phones power water health tickets music mobile games retail
  clinic college classes courses cable leisure glasses storage shipping gift gifts giving fashion tech bus train government education insurance
  medicine music beauty nails shopping trash energy rent-or-mortgage personal-loan student-loan car-loan home-loan mortgage retirement
  pay wages salary transfers transfer`.split(/\s+/),
);
const ROOM_BEFORE = new Set(
  'on for was were any have charged in my with to and or about of total pay paid towards toward than vs versus is a the between monthly average all much'.split(
    ' ',
  ),
);
const ROOM_AFTER = new Set(
  'spending spendings costs cost expenses expense bill bills purchases payments charges budget total category spend transactions'.split(
    ' ',
  ),
);
// "Gym fees", "movie tickets": these are of what stands before them.
const HEADS = new Set(
  'fee fees tax taxes insurance ticket tickets loan loans service services store stores shop shops storage shipping classes transfers'.split(
    ' ',
  ),
);
/** The category behind each word or phrase people say. */
export const categoryByWords = new Map<string, string>();
// Pay and transfers are no spending; they are asked for in other ways.
const spendingCategories = categories.filter(
  ({ detailed }) => !detailed.every(isTransfer) && !detailed.every(isIncome),
);
for (const { name, words } of spendingCategories) {
  for (const word of [name, ...words]) {
    const key = plainName(word);
    if (!categoryByWords.has(key)) categoryByWords.set(key, name);
  }
}
for (const key of [...categoryByWords.keys()]) {
  const name = categoryByWords.get(key);
  const other = key.split(' ').map(singular).join(' ');
  if (name && !categoryByWords.has(other)) categoryByWords.set(other, name);
}
for (const [word, name] of [
  ['ride sharing', 'Rideshare and taxis'],
  ['eating', 'Eating out'],
  ['lunch', 'Eating out'],
  ['lunches', 'Eating out'],
  ['dinner', 'Eating out'],
  ['dinners', 'Eating out'],
  ['ate out', 'Eating out'],
  ['eaten out', 'Eating out'],
  ['diner', 'Restaurants'],
  ['grub', 'Food and drink'],
  ['snack', 'Other food and drink'],
  ['drugs', 'Pharmacy'],
  ['veterinarian', 'Pets'],
  ['plane ticket', 'Flights'],
  ['airline', 'Flights'],
  ['kids clothes', 'Clothing'],
  ['light bill', 'Electricity and gas'],
  ['car gas', 'Gas'],
  ['caffeine', 'Coffee'],
  ['caffeine fix', 'Coffee'],
  ['overdraft and nsf fees', 'Overdraft and returned item fees'],
  ['overdraft and returned item fees', 'Overdraft and returned item fees'],
  ['nsf and overdraft fees', 'Overdraft and returned item fees'],
] as const) {
  if (!categoryByWords.has(word) && categories.some((category) => category.name === name))
    categoryByWords.set(word, name);
}
const longCategoryWords = [...categoryByWords.keys()].filter(
  (key) => !key.includes(' ') && key.length >= 5 && !WEAK_CATEGORIES.has(key),
);

/** Category words, longest first; a slip of the pen is forgiven in words of five letters and more. */
export function categoriesIn(words: Pick<Word, 'text'>[], known: ReadonlySet<string>): Found[] {
  const texts = words.map(({ text }) => text);
  const isDebt = texts.some((text) => DEBT_WORDS.has(text));
  const found: Found[] = [];
  for (let from = 0; from < texts.length; from += 1) {
    for (let to = Math.min(texts.length, from + 4); to > from; to -= 1) {
      const key = texts.slice(from, to).join(' ');
      const name = categoryByWords.get(key) ?? (to === from + 1 ? slippedCategory(key, known) : undefined);
      if (!name) continue;
      const isWeak = WEAK_CATEGORIES.has(key.replaceAll(' ', '-'));
      // "Electric, water, internet": one among others.
      const isListed = found.at(-1)?.to === from && !HEADS.has(key);
      if (isWeak && !isListed && !hasRoom(texts, from, to)) continue;
      // "The other card" is no kind of spending.
      if (key === 'other' && !ROOM_AFTER.has(texts[to] ?? '')) continue;
      if (isDebt && texts.slice(from, to).some((text) => LOAN_WORDS.has(text))) continue;
      found.push({ kind: 'category', from, to, name, names: [] });
      break;
    }
  }
  return found;
}

function hasRoom(texts: string[], from: number, to: number): boolean {
  return from === 0 || ROOM_BEFORE.has(texts[from - 1] ?? '') || ROOM_AFTER.has(texts[to] ?? '');
}

function slippedCategory(word: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(word)) return undefined;
  // A letter too many: "gass".
  const single = word.replace(/(.)\1/g, '$1');
  if (single !== word && categoryByWords.has(single) && word.length >= 4) return categoryByWords.get(single);
  if (word.length < 5) return undefined;
  const close = longCategoryWords.find((key) => isSlipOf(word, key));
  if (!close || distance(word, close) === 1) return close && categoryByWords.get(close);
  // "Interst" is one letter from "interest" and two from "internet".
  const nearer = [...known].find((each) => distance(word, each) === 1);
  return categoryByWords.get(nearer ?? close);
}
