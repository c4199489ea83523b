// What a clause is about: categories, the customer's own merchants and accounts, amounts. Found words are masked for the classifier.
import { categories, plainName } from '../../../knowledge/categories.ts';
import type { FoundPeriod } from '../../../knowledge/periods.ts';
import { nameOf, wordsOf } from '../../../tools/shared/args.ts';
import { merchantKey } from '../../../tools/shared/merchants.ts';
import type { TurnContext } from '../model.ts';
import { isSlipOf, singular, type Word } from './text.ts';

/** Names of what was found beforehand, as they stand in a masked clause. */
export const MARKS = {
  category: 'xcategory',
  merchant: 'xmerchant',
  account: 'xaccount',
  period: 'xperiod',
  number: 'xnumber',
} as const;

/** What kind of thing was found. */
export type MarkKind = keyof typeof MARKS;

/** A found thing: the words [from, to) and what they name. `names` of an account: the customer's accounts it may be; empty when none. */
export interface Found {
  kind: MarkKind;
  from: number;
  to: number;
  name: string;
  names: string[];
}

type Accounts = TurnContext['accounts'];

// Words that name a category only where a sentence has room for one ("on fees", "my trips"); elsewhere they are plain English.
const WEAK_CATEGORIES = new Set(
  `services fun going-out other house household home cat dog hardware stores shops everything-else misc miscellaneous school book books loan loans
  debt-payments interest fee fees tax taxes rides trip trips holiday holidays cell phone phones power water health tickets music mobile games retail
  clinic college classes courses cable leisure glasses storage shipping gift gifts giving fashion tech bus train government education insurance
  medicine music beauty nails shopping trash energy rent-or-mortgage personal-loan student-loan car-loan home-loan mortgage retirement
  pay wages salary transfers transfer`.split(/\s+/),
);
const ROOM_BEFORE = new Set(
  'on for in my with to and or about of total pay paid towards toward than vs versus is a the between monthly average all much'.split(
    ' ',
  ),
);
const ROOM_AFTER = new Set(
  'spending spendings costs cost expenses expense bill bills purchases payments charges budget total category spend transactions'.split(
    ' ',
  ),
);
// Said of an account, these are not a category: "how much do I owe on my student loan".
const DEBT_WORDS = new Set(['owe', 'owed', 'balance', 'left', 'payoff', 'remaining', 'apr', 'minimum', 'due']);
const LOAN_WORDS = new Set(['loan', 'loans', 'mortgage', 'student', 'auto', 'car', 'personal']);

const categoryByWords = new Map<string, string>();
for (const { name, words } of categories) {
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
] as const) {
  if (!categoryByWords.has(word) && categories.some((category) => category.name === name))
    categoryByWords.set(word, name);
}
const longCategoryWords = [...categoryByWords.keys()].filter(
  (key) => !key.includes(' ') && key.length >= 5 && !WEAK_CATEGORIES.has(key),
);

/** Finds what a clause is about. `known` are plain words that are never a slip of a name. */
export function findThings(
  words: Word[],
  {
    periods,
    accounts,
    merchants,
    known,
  }: { periods: FoundPeriod[]; accounts: Accounts; merchants: string[]; known: ReadonlySet<string> },
): Found[] {
  const found: Found[] = [];
  const isFree = (from: number, to: number) => found.every((thing) => thing.to <= from || thing.from >= to);
  const add = (things: Found[]) => {
    for (const thing of things.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
      if (isFree(thing.from, thing.to)) found.push(thing);
    }
  };
  add(periodsIn(words, periods));
  add(merchantsIn(words, merchants, known));
  add(accountsIn(words, accounts));
  add(categoriesIn(words, known));
  add(numbersIn(words));
  return found.sort((a, b) => a.from - b.from);
}

/** What a clause is about when nothing of the customer is known: for examples, and without consent. */
export function findPlainThings(words: Word[], known: ReadonlySet<string>): Found[] {
  return findThings(words, { periods: [], accounts: [], merchants: [], known });
}

/** The words with each found thing replaced by its mark. */
export function maskWords(words: readonly string[], found: readonly Pick<Found, 'kind' | 'from' | 'to'>[]): string[] {
  return words.flatMap((word, index) => {
    const thing = found.find(({ from, to }) => from <= index && index < to);
    return thing ? (thing.from === index ? [MARKS[thing.kind]] : []) : [word];
  });
}

function periodsIn(words: Word[], periods: FoundPeriod[]): Found[] {
  return periods.flatMap((period) => {
    const from = words.findIndex(({ end }) => end > period.start);
    const to = words.findLastIndex(({ start }) => start < period.end) + 1;
    return from === -1 || to <= from ? [] : [{ kind: 'period' as const, from, to, name: period.phrase, names: [] }];
  });
}

function numbersIn(words: Word[]): Found[] {
  return words.flatMap(({ text }, index) =>
    /^[$\u20ac\u00a3]?\d+(?:st|nd|rd|th|k)?$/.test(text)
      ? [{ kind: 'number' as const, from: index, to: index + 1, name: text, names: [] }]
      : [],
  );
}

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
      if (isWeak && !hasRoom(texts, from, to)) continue;
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
  if (word.length < 5 || known.has(word)) return undefined;
  const close = longCategoryWords.find((key) => isSlipOf(word, key));
  return close && categoryByWords.get(close);
}

// The customer's own merchants: the whole name, its first words, or a slip of it. Plain words only count as a whole name.
function merchantsIn(words: Word[], merchants: string[], known: ReadonlySet<string>): Found[] {
  if (merchants.length === 0) return [];
  const keys = merchants.slice(0, 2_000).map((name) => ({ name, key: merchantKey(name) }));
  const found: Found[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(words.length, from + 4); to > from; to -= 1) {
      const said = words
        .slice(from, to)
        .map(({ raw }) => raw)
        .join(' ');
      const parts = merchantKey(said.replace(/['\u2019]s\b/gi, '')).split(' ');
      const own = merchantKey(said).replaceAll(' ', '');
      const lead = words[from - 1]?.text ?? '';
      const name = matchMerchant(own, parts, keys, known, /^(?:at|from)$/.test(lead));
      if (!name) continue;
      found.push({ kind: 'merchant', from, to, name, names: [] });
      break;
    }
  }
  return found;
}

function matchMerchant(
  squeezed: string,
  parts: string[],
  keys: { name: string; key: string }[],
  known: ReadonlySet<string>,
  isAtPlace: boolean,
): string | undefined {
  const key = parts.join(' ');
  const isPlain = parts.every(
    (part) => known.has(part) || categoryByWords.has(part) || part.length < 3 || /^\d+$/.test(part),
  );
  if (isPlain && (!isAtPlace || parts.every((part) => part.length < 3))) return undefined;
  const bare = parts.join('');
  const exact = keys.find((each) => [squeezed, bare].includes(each.key.replaceAll(' ', '')));
  if (exact) return exact.name;
  if (isPlain) return undefined;
  if (bare.length >= 4) {
    const begins = keys.find((each) => each.key.startsWith(`${key} `) || ` ${each.key} `.includes(` ${key} `));
    if (begins) return begins.name;
  }
  if (bare.length < 5) return undefined;
  return keys.find(
    (each) => isSlipOf(bare, each.key.replaceAll(' ', '')) || isSlipOf(bare, each.key.split(' ')[0] ?? ''),
  )?.name;
}

const ACCOUNT_NOUNS = new Set([
  'account',
  'accounts',
  'card',
  'cards',
  'checking',
  'savings',
  'saving',
  'visa',
  'mastercard',
  'amex',
  'discover',
]);
const KIND_WORDS: Record<string, (account: Accounts[number]) => boolean> = {
  checking: ({ name, type }) => type === 'depository' && /check|chk|spend|debit|current/i.test(name),
  savings: ({ name, type }) =>
    type === 'depository' && /sav|money market|\bcd\b|cash management|reserve|emergency|rainy/i.test(name),
  card: ({ type }) => type === 'credit',
  loan: ({ type }) => type === 'loan',
};
const KIND_OF: Record<string, string> = {
  checking: 'checking',
  chequing: 'checking',
  checkings: 'checking',
  debit: 'checking',
  savings: 'savings',
  saving: 'savings',
  card: 'card',
  cards: 'card',
  credit: 'card',
  visa: 'card',
  mastercard: 'card',
  amex: 'card',
  discover: 'card',
  loan: 'loan',
  loans: 'loan',
  mortgage: 'loan',
};
const BRANDS = new Set(['visa', 'mastercard', 'amex', 'discover']);
const NOT_IN_NAMES = new Set([
  'my',
  'the',
  'a',
  'account',
  'accounts',
  'card',
  'cards',
  'credit',
  'bank',
  'of',
  'and',
  'in',
  'on',
  'for',
  'ending',
  'everyday',
  'cash',
  'money',
]);

// Account words, joined: "my Visa card ending in 4523" is one thing. Which accounts it may be: digits beat names beat kinds.
function accountsIn(words: Word[], accounts: Accounts): Found[] {
  const found: Found[] = [];
  const texts = words.map(({ text }) => text);
  const isDebt = texts.some((text) => DEBT_WORDS.has(text));
  const masks = new Set(accounts.flatMap(({ mask }) => (mask ? [mask] : [])));
  const names = accounts.map((account) => ({
    account,
    words: wordsOf(account.name).filter((word) => !NOT_IN_NAMES.has(word)),
  }));
  const says = (index: number): boolean => {
    const text = texts[index] ?? '';
    if (LOAN_WORDS.has(text))
      return isDebt && (text.startsWith('loan') || text === 'mortgage' || /^loans?$/.test(texts[index + 1] ?? ''));
    if (text === 'debit' || text === 'credit') return /^(?:cards?|account)$/.test(texts[index + 1] ?? '');
    if (ACCOUNT_NOUNS.has(text) || Object.hasOwn(KIND_OF, text)) return !isSavingVerb(texts, index);
    if (masks.has(text)) return true;
    if (/^\d{4}$/.test(text))
      return (
        /^(?:in|ending|ends|with|card|account)$/.test(texts[index - 1] ?? '') &&
        /ending|ends|card|account/.test(texts.slice(index - 2, index).join(' '))
      );
    if (text.length < 4) return false;
    return names.some((each) => each.words.some((word) => word === text || (text.length >= 6 && isSlipOf(text, word))));
  };
  const joins = (index: number) => /^(?:ending|ends|in|with|bank|the|number)$/.test(texts[index] ?? '');
  for (let from = 0; from < texts.length; from += 1) {
    if (!says(from)) continue;
    let to = from + 1;
    while (to < texts.length && (says(to) || (joins(to) && (says(to + 1) || (joins(to + 1) && says(to + 2)))))) to += 1;
    const said = texts.slice(from, to);
    // "Chase account": a bank's name before the noun belongs to it.
    found.push({ kind: 'account', from, to, name: said.join(' '), names: whichAccounts(said, accounts) });
    from = to;
  }
  return found;
}

const isSavingVerb = (texts: string[], index: number) =>
  texts[index] === 'saving' && !/^(?:account|accounts|balance)$/.test(texts[index + 1] ?? '');

function whichAccounts(said: string[], accounts: Accounts): string[] {
  const digits = said.find((word) => /^\d{4}$/.test(word));
  if (digits) return accounts.filter(({ mask }) => mask === digits).map(nameOf);
  const own = said.filter(
    (word) => !['my', 'the', 'account', 'accounts', 'bank', 'ending', 'in', 'with', 'number'].includes(word),
  );
  if (own.length === 0) return accounts.map(nameOf);
  const scored = accounts.map((account) => {
    const nameWords = wordsOf(account.name);
    let score = 0;
    for (const word of own) {
      const kind = KIND_OF[word];
      const isNamed = nameWords.some((name) => name === word || (word.length >= 6 && isSlipOf(word, name)));
      if (isNamed) score += NOT_IN_NAMES.has(word) ? 0.5 : 2;
      else if (kind && !BRANDS.has(word) && KIND_WORDS[kind]?.(account)) score += 1;
      else if (kind && !BRANDS.has(word)) score -= 2;
    }
    return { account, score };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best > 0) return scored.filter(({ score }) => score === best).map(({ account }) => nameOf(account));
  // "my Visa" of a customer whose cards do not say which brand they are.
  return own.some((word) => BRANDS.has(word)) ? accounts.filter(({ type }) => type === 'credit').map(nameOf) : [];
}
