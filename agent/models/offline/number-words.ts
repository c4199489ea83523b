// Numbers that people write as words: "three thousand", "eighteen", "one hundred fifty".

const SMALL: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
);
const TENS: Record<string, number> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at): [string, number] => [word, 20 + 10 * at]),
);
const SCALES: Record<string, number> = { hundred: 100, thousand: 1_000, grand: 1_000, million: 1_000_000 };
/** How many things a loose word counts: a few = 3, as dictionaries and shop clerks have it. */
const LOOSE: Record<string, number> = { a: 1, an: 1, couple: 2, few: 3, dozen: 12 };
/** Smaller ones stand for other things as well: "that one", "the two". */
const LEAST = 10;

const WORD = [...Object.keys(SMALL), ...Object.keys(TENS), ...Object.keys(SCALES)].join('|');
const PHRASE = new RegExp(`\\b(?:${WORD})(?:(?:[ -]and)?[ -](?:${WORD}))*\\b`, 'gi');

/** How many things a single word counts; undefined when it counts none. */
export function countOfWord(word: string): number | undefined {
  const key = word.toLowerCase();
  return [SMALL, TENS, LOOSE]
    .map((table) => (Object.hasOwn(table, key) ? table[key] : undefined))
    .find((value) => value !== undefined);
}

/** A text with the numbers from ten on that stand in it as words written in digits; smaller ones stay. */
export function withDigits(text: string): string {
  return text.replace(PHRASE, (said) => {
    const value = numberOf(said.toLowerCase().split(/[ -]+/));
    return value === undefined || value < LEAST ? said : String(value);
  });
}

/** How many words from a place on are one number from ten on, such as the three of "one hundred fifty"; 0 when there is none. */
export function numberAt(words: readonly string[], from: number): number {
  let to = from;
  while (to < words.length && (isPart(words[to]) || (to > from && words[to] === 'and' && isPart(words[to + 1]))))
    to += 1;
  const value = numberOf(words.slice(from, to));
  return value !== undefined && value >= LEAST ? to - from : 0;
}

const isPart = (word = '') => [SMALL, TENS, SCALES].some((table) => Object.hasOwn(table, word));

// "Twenty five hundred" is 25 times a hundred; "five twenty" is no number.
function numberOf(words: readonly string[]): number | undefined {
  let total = 0;
  let group: number | undefined;
  for (const word of words) {
    if (word === 'and') continue;
    const scale = SCALES[word];
    if (scale === 100) group = (group ?? 1) * 100;
    else if (scale !== undefined) {
      total += (group ?? 1) * scale;
      group = undefined;
    } else {
      const part = SMALL[word] ?? TENS[word] ?? 0;
      const fits = group === undefined || (part < 10 ? group % 10 === 0 : group % 100 === 0);
      if (!fits) return undefined;
      group = (group ?? 0) + part;
    }
  }
  return words.length > 0 ? total + (group ?? 0) : undefined;
}
