// Finds the merchants a clause names: the customer's own, and names of others in places where only a merchant can stand.
import { distance } from 'fastest-levenshtein';
import { merchantKey } from '../../../tools/shared/merchants.ts';
import { ACCOUNT_WORDS } from './accounts-in.ts';
import { categoryByWords } from './categories-in.ts';
import type { Found } from './found.ts';
import { isSlipOf, type Word } from './text.ts';

/** More merchants than this are hardly one household's. */
const MAX_MERCHANTS = 2_000;
const WINDOW = 4;

const JOINS = new Set(['and', 'or', 'vs', 'versus']);
const BEFORE_NAME =
  /(?:^| )(?:how much (?:is|was|does|did)|(?:did|does|has|is|was|when is|when will|when does|when does|when is my|cancel|my last|my latest) (?:my |the )?)$/;
const AFTER_NAME =
  /^ ?(?:go(?:ne|ing|es)?|went|raised?|charg(?:e|es|ed|ing)|increased?|bill(?:ed)?|cost|costs|subscription|membership|due|renews?|get(?:ting)?|got|gotten|payment|purchase|order|transactions?)(?: |$)/;

/** The customer's own merchants: a whole name, its first words, or a slip of it. Plain words only count as a whole name after "at". */
export function merchantsIn(words: Word[], merchants: string[], known: ReadonlySet<string>): Found[] {
  if (merchants.length === 0) return [];
  // What a bank calls its own charges is no shop.
  const keys = merchants
    .slice(0, MAX_MERCHANTS)
    .filter((name) => !/\b(?:fees?|interest|autopay|thank you)\b/i.test(name))
    .map((name) => ({ name, key: merchantKey(name) }));
  const found: Found[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(words.length, from + WINDOW); to > from; to -= 1) {
      const said = words
        .slice(from, to)
        .map(({ raw }) => raw)
        .join(' ');
      const asWritten = merchants.find((each) => each === said && each.length > 1);
      const isAtPlace = /^(?:at|from)$/.test(words[from - 1]?.text ?? '');
      const readings = [merchantKey(said), merchantKey(said.replace(/['\u2019]s\b/gi, ''))];
      const name =
        asWritten ??
        readings.map((key) => matchMerchant(key, keys, known, isAtPlace)).find((each) => each !== undefined);
      if (!name) continue;
      found.push({ kind: 'merchant', from, to, name, names: [] });
      break;
    }
  }
  return found;
}

function matchMerchant(
  key: string,
  keys: { name: string; key: string }[],
  known: ReadonlySet<string>,
  isAtPlace: boolean,
): string | undefined {
  const parts = key.split(' ');
  // Letters that spell a name, as in "H-E-B".
  const isSpelt = parts.length > 1 && parts.every((part) => part.length === 1);
  const isPlain = !isSpelt && parts.every((part) => part.length < 3 || /^\d+$/.test(part) || isOrdinary(part, known));
  if (isPlain && parts.length > 1) {
    const whole = keys.find((each) => each.key === key);
    if (whole) return whole.name;
  }
  if (isPlain && (!isAtPlace || parts.every((part) => part.length < 3))) return undefined;
  const bare = parts.join('');
  const exact = keys.find((each) => each.key.replaceAll(' ', '') === bare);
  if (exact) return exact.name;
  // A letter left out of a short name: "ubr".
  if (!isPlain && bare.length === 3) return keys.find(({ key }) => key.length === 4 && distance(key, bare) === 1)?.name;
  if (isPlain || bare.length < 4) return undefined;
  const part = keys.find((each) => each.key.startsWith(`${key} `) || ` ${each.key} `.includes(` ${key} `));
  if (part || bare.length < 5) return part?.name;
  // "Starbs", "Walmarts": the beginning of a name.
  const begun = keys.find((each) => each.key.replaceAll(' ', '').startsWith(bare.replace(/s$/, '')));
  if (begun) return begun.name;
  return keys.find(
    (each) =>
      isSlipOf(bare, each.key.replaceAll(' ', '')) ||
      (bare.length >= 6 && isSlipOf(bare, each.key.split(' ')[0] ?? '')),
  )?.name;
}

/** Said of an amount; the rest of a shop's name would have to stand beside it. */
const MONEY = new Set(['dollar', 'dollars', 'buck', 'bucks', 'cent', 'cents', 'usd']);

const isOrdinary = (word: string, known: ReadonlySet<string>) =>
  known.has(word) || MONEY.has(word) || categoryByWords.has(word) || ACCOUNT_WORDS.has(word);

/** Names nobody knows, where only a merchant can stand: "Uber or Lyft", "did Hulu go up", "my Hulu bill". Taken as typed. */
export function strangersIn(words: Word[], found: readonly Found[], known: ReadonlySet<string>): Found[] {
  const isTaken = (index: number) => found.some(({ from, to }) => from <= index && index < to);
  const isStrange = (index: number) => {
    const text = words[index]?.text ?? '';
    return /^[\p{L}][\p{L}\p{N}]{2,}$/u.test(text) && !isTaken(index) && !isOrdinary(text, known);
  };
  const isMerchantAt = (index: number) =>
    found.some(({ kind, from, to }) => kind === 'merchant' && from <= index && index < to);
  return words.flatMap(({ raw }, index) => {
    if (!isStrange(index)) return [];
    const joinsNext = JOINS.has(words[index + 1]?.text ?? '') && isMerchantAt(index + 2);
    const joinsLast = JOINS.has(words[index - 1]?.text ?? '') && isMerchantAt(index - 2);
    const texts = words.map(({ text }) => text);
    const before = `${texts.slice(Math.max(0, index - 4), index).join(' ')} `;
    const after = texts.slice(index + 1, index + 3).join(' ');
    const stands =
      BEFORE_NAME.test(before) &&
      (AFTER_NAME.test(after) || (after === '' && /\b(?:is|was|does|cancel) (?:my |the )?$/.test(before)));
    const isNamed = joinsNext || joinsLast || stands;
    return isNamed ? [{ kind: 'merchant' as const, from: index, to: index + 1, name: raw, names: [] }] : [];
  });
}
