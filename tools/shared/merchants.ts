// Which of the customer's own merchants a name means: case, punctuation, store numbers and small spelling slips do not matter.
import { distance } from 'fastest-levenshtein';
import { clean, nearest, wordsOf } from './args.ts';

/** Names that are one merchant, and what to call it; or, when nothing fits, the names most like it. */
export type MerchantMatch = { found: true; names: string[]; display: string } | { found: false; nearest: string[] };

// Words a bank adds around a merchant's name.
const NOISE = new Set([
  'inc',
  'llc',
  'ltd',
  'co',
  'corp',
  'com',
  'www',
  'the',
  'store',
  'pos',
  'debit',
  'purchase',
  'sq',
  'tst',
  'paypal',
]);

/** What stays of a merchant's name without store numbers and noise: "STARBUCKS #0412" and "Starbucks" share a key. */
export function merchantKey(name: string): string {
  const words = wordsOf(name);
  const kept = words.filter((word) => !/^\d+$/.test(word) && !/^[a-z]{0,2}\d{3,}$/.test(word) && !NOISE.has(word));
  return (kept.length ? kept : words).join(' ');
}

/** Finds the merchants `spoken` means among the customer's own, given most frequent first: same key, then whole words, then spelling slips. */
export function matchMerchants(spoken: string, own: readonly string[]): MerchantMatch {
  const wanted = merchantKey(spoken);
  const keys = own.map((name) => ({ name, key: merchantKey(name) }));
  const squeeze = (key: string) => key.replaceAll(' ', '');
  const slips = Math.floor(squeeze(wanted).length / 4);
  const readings: ((key: string) => boolean)[] = [
    (key) => key === wanted || squeeze(key) === squeeze(wanted),
    (key) => ` ${key} `.includes(` ${wanted} `),
    (key) => key.includes(' ') && ` ${wanted} `.includes(` ${key} `),
    (key) => squeeze(wanted).length >= 4 && squeeze(key).startsWith(squeeze(wanted)),
    (key) => slips > 0 && distance(squeeze(key), squeeze(wanted)) <= Math.min(slips, 3),
    (key) =>
      slips > 0 && key.split(' ').some((word) => word.length >= 4 && distance(word, wanted) <= Math.min(slips, 2)),
  ];
  if (wanted) {
    for (const fits of readings) {
      const hits = keys.filter(({ key }) => fits(key));
      const [first] = hits;
      if (first) return { found: true, names: hits.map(({ name }) => name), display: displayOf(hits, wanted) };
    }
  }
  return { found: false, nearest: nearest(spoken, own, 5) };
}

/** What to call a merchant that is written several ways, most frequent first: the first way without a store number. */
export function displayName(names: readonly string[]): string {
  return clean(names.find((name) => !/[#*\d]/.test(name)) ?? names[0] ?? '');
}

// Several merchants behind one word are called by that word, as the first of them writes it.
function displayOf(hits: readonly { name: string; key: string }[], wanted: string): string {
  const names = hits.map(({ name }) => name);
  if (new Set(hits.map(({ key }) => key)).size === 1) return displayName(names);
  const written = names[0]?.split(/\s+/).find((word) => wordsOf(word).join('') === wanted);
  return clean(written ?? wanted.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()));
}
