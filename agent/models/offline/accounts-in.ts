// Finds the accounts a clause names: by last digits, by words of their name, or by their kind.
import { nameOf, wordsOf } from '../../../tools/shared/args.ts';
import type { TurnContext } from '../model.ts';
import type { Found } from './found.ts';
import { isSlipOf, type Word } from './text.ts';

type Accounts = TurnContext['accounts'];

const BRANDS = new Set(['visa', 'mastercard', 'amex', 'discover']);
const NOUNS = new Set(['account', 'accounts', 'card', 'cards', 'checking', 'savings', 'saving', 'pot', ...BRANDS]);
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
const KIND_TESTS: Record<string, (account: Accounts[number]) => boolean> = {
  checking: ({ name, type }) => type === 'depository' && /check|chk|spend|debit|current/i.test(name),
  savings: ({ name, type }) =>
    type === 'depository' && /sav|money market|\bcd\b|cash management|reserve|emergency|rainy/i.test(name),
  card: ({ type }) => type === 'credit',
  loan: ({ type }) => type === 'loan',
};

/** Words that speak of an account and are no merchant's. */
export const ACCOUNT_WORDS: ReadonlySet<string> = new Set([
  ...NOUNS,
  ...Object.keys(KIND_OF),
  'transfer',
  'deposit',
  'autopay',
]);

/** Said of an account, these are not a category: "how much do I owe on my student loan". */
export const DEBT_WORDS: ReadonlySet<string> = new Set([
  'owe',
  'owed',
  'balance',
  'left',
  'payoff',
  'remaining',
  'apr',
  'minimum',
  'due',
]);
/** Words of loans: a category when they are paid, an account when they are owed. */
export const LOAN_WORDS: ReadonlySet<string> = new Set([
  'loan',
  'loans',
  'mortgage',
  'student',
  'auto',
  'car',
  'personal',
]);

const FILLERS = new Set(['my', 'the', 'account', 'accounts', 'bank', 'ending', 'in', 'with', 'number']);
// Words of account names that tell nothing apart.
const VAGUE = new Set([
  ...FILLERS,
  'a',
  'card',
  'cards',
  'credit',
  'of',
  'and',
  'on',
  'for',
  'everyday',
  'cash',
  'money',
]);

// "My other card", "my gift card": words before "card" or "account" that name none.
const NAMELESS = new Set([
  'other',
  'new',
  'old',
  'main',
  'primary',
  'first',
  'second',
  'last',
  'own',
  'gift',
  'joint',
  'current',
  'whole',
  'only',
]);

/** The accounts of a clause, words that belong together as one: "my Visa card ending in 4523". */
export function accountsIn(words: Word[], accounts: Accounts, known: ReadonlySet<string>): Found[] {
  const texts = words.map(({ text }) => text);
  const says = sayer(texts, accounts, known);
  const joins = (index: number) => /^(?:ending|ends|in|with|bank|the|number)$/.test(texts[index] ?? '');
  const found: Found[] = [];
  for (let from = 0; from < texts.length; from += 1) {
    if (!says(from)) continue;
    let to = from + 1;
    while (to < texts.length && (says(to) || (joins(to) && (says(to + 1) || (joins(to + 1) && says(to + 2)))))) to += 1;
    const said = texts.slice(from, to);
    found.push({ kind: 'account', from, to, name: said.join(' '), names: whichAccounts(said, accounts) });
    from = to;
  }
  return found;
}

// Does the word at a place speak of an account?
function sayer(texts: string[], accounts: Accounts, known: ReadonlySet<string>): (index: number) => boolean {
  const isDebt = texts.some((text) => DEBT_WORDS.has(text));
  const masks = new Set(accounts.flatMap(({ mask }) => (mask ? [mask] : [])));
  const nameWords = new Set(accounts.flatMap(({ name }) => wordsOf(name)).filter((word) => !FILLERS.has(word)));
  const isNameWord = (index: number) => {
    const text = texts[index] ?? '';
    return (
      nameWords.has(text) ||
      (text.length >= 6 && !known.has(text) && [...nameWords].some((word) => isSlipOf(text, word)))
    );
  };
  const isOwnName = (index: number) =>
    isNameWord(index) && !known.has(texts[index] ?? '') && (texts[index] ?? '').length >= 4;
  // Two words of an account's own name, one after the other, are that account: "travel rewards".
  const namePairs = new Set(
    accounts.flatMap(({ name }) => {
      const parts = wordsOf(name);
      return parts.slice(1).map((part, at) => `${parts[at]} ${part}`);
    }),
  );
  const isPaired = (index: number) =>
    namePairs.has(`${texts[index]} ${texts[index + 1]}`) || namePairs.has(`${texts[index - 1]} ${texts[index]}`);
  const isNoun = (index: number) => NOUNS.has(texts[index] ?? '');
  // "My store card" names a card, even one the customer does not have.
  const isOwned = (index: number) =>
    texts[index - 1] === 'my' &&
    /^(?:cards?|account)$/.test(texts[index + 1] ?? '') &&
    !NAMELESS.has(texts[index] ?? '');
  return (index) => {
    const text = texts[index] ?? '';
    if (isOwned(index) || isPaired(index)) return true;
    if (LOAN_WORDS.has(text)) {
      return isDebt && (text.startsWith('loan') || text === 'mortgage' || /^loans?$/.test(texts[index + 1] ?? ''));
    }
    if (text === 'debit' || text === 'credit') return /^(?:cards?|account)$/.test(texts[index + 1] ?? '');
    if (text === 'saving') return /^(?:account|accounts|balance)$/.test(texts[index + 1] ?? '');
    if (NOUNS.has(text) || Object.hasOwn(KIND_OF, text) || masks.has(text)) return true;
    if (/^\d{4}$/.test(text))
      return /ending|ends|card|account/.test(texts.slice(Math.max(0, index - 2), index).join(' '));
    if (isOwnName(index)) return true;
    // A plain word of a name ("store", "day") only beside a word that is surely of an account.
    return (
      isNameWord(index) &&
      (isNoun(index + 1) ||
        isOwnName(index + 1) ||
        isOwnName(index - 1) ||
        (isNameWord(index + 1) && isNoun(index + 2)))
    );
  };
}

// Digits beat names, names beat kinds.
function whichAccounts(said: string[], accounts: Accounts): string[] {
  const digits = said.find((word) => /^\d{4}$/.test(word));
  if (digits) return accounts.filter(({ mask }) => mask === digits).map(nameOf);
  const own = said.filter((word) => !FILLERS.has(word));
  if (own.length === 0) return accounts.map(nameOf);
  const isNameOf = (word: string, { name }: Accounts[number]) =>
    wordsOf(name).some((part) => part === word || (word.length >= 6 && isSlipOf(word, part)));
  const isSomebodys = (word: string) => accounts.some((account) => isNameOf(word, account));
  if (own.some((word) => !Object.hasOwn(KIND_OF, word) && !VAGUE.has(word) && !isSomebodys(word))) return [];
  // "My Visa" of a customer whose cards do not say which brand they are; never a card that says another.
  if (own.some((word) => BRANDS.has(word) && !isSomebodys(word))) {
    return accounts
      .filter((one) => one.type === 'credit' && !wordsOf(one.name).some((word) => BRANDS.has(word)))
      .map(nameOf);
  }
  const scored = accounts.map((account) => {
    let score = 0;
    for (const word of own) {
      const kind = KIND_OF[word];
      if (isNameOf(word, account) && !(kind && VAGUE.has(word))) score += VAGUE.has(word) ? 0.5 : 2;
      else if (kind && !BRANDS.has(word)) score += KIND_TESTS[kind]?.(account) ? 1 : -2;
    }
    return { account, score };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best > 0 ? scored.filter(({ score }) => score === best).map(({ account }) => nameOf(account)) : [];
}
