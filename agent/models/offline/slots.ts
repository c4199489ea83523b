// What a clause is about: categories, the customer's own merchants and accounts, amounts. Found words are masked for the classifier.
import type { FoundPeriod } from '../../../knowledge/periods.ts';
import type { TurnContext } from '../model.ts';
import { accountsIn } from './accounts-in.ts';
import { categoriesIn } from './categories-in.ts';
import { type Found, MARKS } from './found.ts';
import { merchantsIn, strangersIn } from './merchants-in.ts';
import { numberAt } from './number-words.ts';
import type { Word } from './text.ts';

type Accounts = TurnContext['accounts'];

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
  const sellers = merchantsIn(words, merchants, known);
  // A bank names its autopay after the account, so an account's own name is the account, but "at Target" is the shop.
  add(sellers.filter(({ from }) => /^(?:at|from)$/.test(words[from - 1]?.text ?? '')));
  // "Card interest" is a category, not a card.
  const spendings = categoriesIn(words, known);
  add(spendings.filter(({ from, to }) => to - from > 1));
  add(accountsIn(words, accounts, known));
  add(sellers);
  add(spendings);
  add(numbersIn(words));
  if (merchants.length > 0 || accounts.length > 0) add(strangersIn(words, found, known));
  return found
    .filter(({ kind, from }) => kind !== 'category' || !isNotAll(words, from))
    .sort((a, b) => a.from - b.from);
}

// "Everything I spent, not just food" is about more than food.
const isNotAll = (words: readonly Word[], from: number) =>
  /\bnot (?:just|only|merely)(?: my| the| on| for)*$/.test(
    words
      .slice(Math.max(0, from - 5), from)
      .map(({ text }) => text)
      .join(' '),
  );

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
  const texts = words.map(({ text }) => text);
  return words.flatMap(({ text }, index) => {
    const spoken = numberAt(texts, index);
    if (spoken > 0 && numberAt(texts, index - 1) <= 1)
      return [
        {
          kind: 'number' as const,
          from: index,
          to: index + spoken,
          name: texts.slice(index, index + spoken).join(' '),
          names: [],
        },
      ];
    return /^[$\u20ac\u00a3]?\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|k|%)?$/.test(text)
      ? [{ kind: 'number' as const, from: index, to: index + 1, name: text, names: [] }]
      : [];
  });
}
