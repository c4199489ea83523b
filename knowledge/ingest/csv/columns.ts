// Which column is what: by its header in any of fifteen languages, confirmed by what its cells hold; without a header by the cells alone.
import { distance } from 'fastest-levenshtein';
import { decimalOf, isCurrency, moneyOf } from './amounts.ts';
import { dateOf } from './dates.ts';
import { fold } from './fold.ts';
import type { Language, Role } from './header-roles.ts';
import { headerWords } from './header-words.ts';
import { indicatorOf, statusOf } from './row-words.ts';

type Meaning = { role: Role; language: Language };
const MEANINGS = new Map<string, Meaning[]>();
for (const [role, byLanguage] of Object.entries(headerWords) as [Role, Partial<Record<Language, string>>][]) {
  for (const [language, phrases] of Object.entries(byLanguage) as [Language, string][]) {
    for (const phrase of phrases.split('|')) {
      const folded = fold(phrase);
      const known = MEANINGS.get(folded) ?? [];
      MEANINGS.set(folded, [...known, { role, language }]);
    }
  }
}

/** Shorter words are too alike for one letter to be a slip. */
const FUZZY_LENGTH = 7;

/** A header cell read: what it may mean, how surely (3 = word for word), and a currency it names. */
export interface HeaderCell {
  meanings: { role: Role; languages: Language[]; surety: number }[];
  currency: string | null;
}

/** What a header cell may mean. "Betrag (EUR)" is an amount, in euros. */
export function readHeader(cell: string): HeaderCell {
  const folded = fold(cell.slice(0, 80));
  const tokens = folded.split(' ');
  const code = tokens.length > 1 ? (tokens.at(-1) ?? '') : '';
  const isCode = code.length === 3 && isCurrency(code);
  const currency = isCode
    ? code.toUpperCase()
    : /€/.test(cell)
      ? 'EUR'
      : /£/.test(cell)
        ? 'GBP'
        : /円/.test(cell)
          ? 'JPY'
          : /元\)|人民币/.test(cell)
            ? 'CNY'
            : null;
  const bare = isCode
    ? tokens
        .slice(0, -1)
        .join(' ')
        .replace(/ (in|i|en|w|v)$/, '')
    : folded;
  const exact = MEANINGS.get(folded) ?? MEANINGS.get(bare) ?? MEANINGS.get(folded.replace(/ /g, ''));
  if (exact) return { meanings: group(exact, 3), currency };
  if (bare.length >= FUZZY_LENGTH) {
    for (const [phrase, meanings] of MEANINGS) {
      if (Math.abs(phrase.length - bare.length) <= 1 && phrase.length >= FUZZY_LENGTH && distance(phrase, bare) <= 1)
        return { meanings: group(meanings, 2), currency };
    }
  }
  return { meanings: within(bare), currency };
}

/** The longest known words inside a longer header: "Buchungsdatum (Konto)", "Account name of sender". */
function within(text: string): HeaderCell['meanings'] {
  let best: string | null = null;
  for (const phrase of MEANINGS.keys()) {
    if (phrase.length < 4 || phrase.length <= (best?.length ?? 0)) continue;
    if (` ${text} `.includes(` ${phrase} `)) best = phrase;
  }
  return best === null ? [] : group(MEANINGS.get(best) ?? [], 1);
}

function group(meanings: Meaning[], surety: number): HeaderCell['meanings'] {
  const roles = [...new Set(meanings.map((each) => each.role))];
  return roles.map((role) => ({
    role,
    surety,
    languages: meanings.filter((each) => each.role === role).map((each) => each.language),
  }));
}

/** How many cells of a row are, word for word, names of columns. */
export function headerHits(cells: string[]): number {
  let hits = 0;
  for (const cell of cells) {
    const folded = fold(cell.slice(0, 80));
    if (folded.length > 1 && (MEANINGS.has(folded) || readHeader(cell).meanings.some((each) => each.surety >= 2)))
      hits++;
  }
  return hits;
}

/** What the cells of a column hold; shares are of the cells that are not empty. */
export interface ColumnFacts {
  filled: number;
  dates: number;
  money: number;
  decimals: number;
  signed: number;
  indicators: number;
  currencies: number;
  statuses: number;
  accounts: number;
  distinct: Set<string>;
  length: number;
}

/** Looks at up to this many rows to learn what the columns hold. */
const SAMPLE = 2000;

function nothingYet(): ColumnFacts {
  const counts = {
    filled: 0,
    dates: 0,
    money: 0,
    decimals: 0,
    signed: 0,
    indicators: 0,
    currencies: 0,
    statuses: 0,
    accounts: 0,
  };
  return { ...counts, distinct: new Set(), length: 0 };
}

/** What each column of these rows holds. */
export function learn(rows: string[][]): ColumnFacts[] {
  const facts: ColumnFacts[] = [];
  for (const row of rows.slice(0, SAMPLE)) {
    for (const [at, raw] of row.entries()) {
      facts[at] ??= nothingYet();
      const cell = raw.trim();
      const fact = facts[at];
      if (cell === '' || !fact) continue;
      fact.filled++;
      fact.length += cell.length;
      if (fact.distinct.size < SAMPLE) fact.distinct.add(cell);
      if (dateOf(cell)) fact.dates++;
      const money = moneyOf(cell, '.') ?? moneyOf(cell, ',');
      if (money) {
        fact.money++;
        if (decimalOf(cell) !== null) fact.decimals++;
        if (money.sign !== '' || money.tag !== '') fact.signed++;
      }
      if (indicatorOf(cell)) fact.indicators++;
      if (isCurrency(cell)) fact.currencies++;
      if (statusOf(cell)) fact.statuses++;
      if (isAccount(cell)) fact.accounts++;
    }
  }
  for (let at = 0; at < facts.length; at++) facts[at] ??= nothingYet();
  return facts;
}

/** A number of an account or card: at least four digits, and not much that is no digit. */
export function isAccount(cell: string): boolean {
  const digits = cell.replace(/\D/g, '').length;
  if (/^[A-Z]{2}\d{2}[A-Z0-9 ]{10,34}$/.test(cell.trim())) return true;
  return (
    digits >= 4 &&
    digits >= cell.replace(/[\s*xX•._/-]/g, '').length * 0.6 &&
    dateOf(cell) === null &&
    !/[,]|\d\.\d\d$/.test(cell)
  );
}

/** A count as a share of the cells that are not empty. */
export function share(count: number, facts: ColumnFacts): number {
  return facts.filled === 0 ? 0 : count / facts.filled;
}

/** Are the cells as short as a number or a word? */
export const isShort = (f: ColumnFacts): boolean => f.filled === 0 || f.length / f.filled <= 18;
