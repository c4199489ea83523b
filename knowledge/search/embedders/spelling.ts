// Finds the known word that a misspelled one was meant to be, without going through all known words.
import { distance } from 'fastest-levenshtein';

// A shorter word has too many neighbours; a longer one may hold two slips.
const SHORTEST = 5;
const LONG = 8;

/** Makes a finder over known words, the commonest first. It gives undefined for a word that is known, short or like none of them. */
export function spellingOf(known: string[]): (word: string) => string | undefined {
  const place = new Map(known.map((word, at) => [word, at]));
  const byShorter = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < SHORTEST - 1) continue;
    for (const shorter of [word, ...withoutOne(word)])
      byShorter.set(shorter, [...(byShorter.get(shorter) ?? []), word]);
  }
  return (word) => {
    if (word.length < SHORTEST || place.has(word) || /\d/.test(word)) return undefined;
    const once = withoutOne(word);
    const tries = word.length < LONG ? [word, ...once] : [word, ...once, ...once.flatMap(withoutOne)];
    let best: { word: string; slips: number } | undefined;
    for (const candidate of new Set(tries.flatMap((each) => byShorter.get(each) ?? []))) {
      const slips = slipsBetween(word, candidate);
      if (candidate[0] !== word[0] || slips > (word.length < LONG ? 1 : 2)) continue;
      const isBetter =
        !best ||
        slips < best.slips ||
        (slips === best.slips && (place.get(candidate) ?? 0) < (place.get(best.word) ?? 0));
      if (isBetter) best = { word: candidate, slips };
    }
    return best?.word;
  };
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Letters to put in, take out, change or swap with their neighbour. */
function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other);
  const isSwap = slips === 2 && one.length === other.length && [...one].sort().join() === [...other].sort().join();
  return isSwap ? 1 : slips;
}
