// Is a figure called what its fact is called: words of the label, the noun of a count, the rate of an amount?
import type { Span } from '../rail.ts';
import type { Carry } from './carry.ts';
import { isChange } from './directions.ts';
import { findRates, type Known, type Meant, type Rate } from './meanings.ts';
import { ownerOf, type Placed, type Scene } from './scene.ts';
import { allWords, meaning, stem } from './words.ts';

/** Is some word of the label or entity said, here or just before? */
export function isPlainlyLabelled(
  { text, measures, lower }: Scene,
  meant: Meant,
  { carry, known }: { carry: Carry; known: Known },
): boolean {
  if (meant.key !== undefined) return true;
  if (lower.includes(meant.label)) return true;
  const said = new Set([...allWords(text).map((word) => word.stem), ...measures.map(({ name }) => `@${name}`)]);
  const words = [...meant.tokens].filter((token) => token !== '@total');
  if (words.length === 0) return said.has('@total') || carry.tokens.has('@total');
  if (words.some((token) => said.has(token))) return true;
  if (said.has('@total') && meant.measures.has('total') && isOnlyTotal(meant, known)) return true;
  const isSaidBefore = words.some((token) => carry.tokens.has(token));
  return isSaidBefore && said.size <= 8;
}

// "total: {{f4}}" is enough when there is one total it can be.
function isOnlyTotal({ fact, label }: Meant, known: Known): boolean {
  return known.all.every(
    (other) => other.label === label || other.fact.unit !== fact.unit || !other.measures.has('total'),
  );
}

// Words for one thing counted.
const SYNONYMS: Record<string, readonly string[]> = {
  purchase: ['transaction', 'charge', 'order', 'visit', 'trip', 'time', 'purchase'],
  transaction: ['purchase', 'charge', 'order', 'visit', 'trip', 'time', 'payment', 'deposit', 'transaction'],
  deposit: ['paycheck', 'payment', 'deposit'],
  subscription: ['subscription', 'membership'],
};
const NO_NOUN = new Set(
  'number of count total how many active matching found at from in the your and by on for'.split(' '),
);

/** What a count counts has to be said as what was counted: "{{f8}} subscriptions". Null or the code. */
export function wrongNoun(scene: Scene, placed: Placed, meant: Meant, carry: Carry): string | null {
  if (meant.fact.unit !== 'count') return null;
  const entity = new Set(allWords(meant.fact.entity ?? '').map((word) => word.stem));
  const nouns = allWords(meant.label)
    .map((word) => word.stem)
    .filter((word) => !NO_NOUN.has(word) && !entity.has(word));
  const wanted = new Set(nouns.flatMap((noun) => [noun, ...(SYNONYMS[noun] ?? [])]));
  if (wanted.size === 0) return null;
  const after = /^[*_]*((?: [\p{L}][\p{L}\p{M}'-]*){1,4})/u.exec(scene.text.slice(placed.figure.end))?.[1] ?? '';
  const phrase: string[] = [];
  for (const word of after.trim().split(' ')) {
    if (STOPS_NOUN.has(word.toLowerCase()) || word === '') break;
    phrase.push(stem(word));
  }
  if (phrase.length > 0) return phrase.some((word) => wanted.has(word)) ? null : 'wrong-label';
  const isHere = allWords(scene.text).some((word) => wanted.has(word.stem) && ownerOf(scene, word) === placed);
  const isAbove =
    carry.isListed &&
    [carry.lead, carry.header ?? ''].some((line) => allWords(line).some((word) => wanted.has(word.stem)));
  return isHere || isAbove ? null : 'wrong-label';
}

const STOPS_NOUN = new Set(
  'of on in at for from to and or but with this that last is are was were have has had so you your a the each every per during since between by went came make makes making totaling totalling total as not which who than more less times'.split(
    ' ',
  ),
);

/**
 * "$45 a month" is right only of what is counted by the month, and what is counted by the day or week is said with its rate: "you spent
 * $12 in May" is another thing than $12 a day. Null or the code.
 */
export function wrongRate(scene: Scene, placed: Placed, { rates }: Meant, carry: Carry): string | null {
  const { end } = placed.figure;
  const next = scene.rates.find(
    (rate) =>
      rate.start >= end &&
      rate.start - end <= 40 &&
      ownerOf(scene, rate) === placed &&
      (scene.walls[rate.start - 1] ?? 0) === (scene.walls[end - 1] ?? 0),
  );
  const named = next ?? scene.rates.find((rate) => rate.end <= placed.figure.start && ownerOf(scene, rate) === placed);
  if (named) return rates.has(named.rate) ? null : 'wrong-rate';
  const above = carry.isListed ? findRates(`${carry.lead} ${carry.header ?? ''}`.toLowerCase()) : [];
  const isUnsaid = (rate: Rate) => rates.has(rate) && ![...scene.rates, ...above].some((said) => said.rate === rate);
  return isUnsaid('day') || isUnsaid('week') ? 'wrong-rate' : null;
}

/** Does another known fact of this unit fit the words beside the figure wholly where this one fits in part? Null or the code. */
export function outdone(
  scene: Scene,
  placed: Placed,
  meant: Meant,
  { carry, known }: { carry: Carry; known: Known },
): string | null {
  // That a figure is a change is said by "more" or "up", which wrongDirection sees to.
  if (known.all.length < 2 || meant.fact.unit === 'date' || isChange(meant)) return null;
  const { figure } = placed;
  const near = new Set<string>();
  for (const mention of scene.measures) if (ownerOf(scene, mention) === placed) near.add(`@${mention.name}`);
  for (const word of allWords(scene.text))
    if (ownerOf(scene, word) === placed || (word.end <= figure.start && isUnowned(scene, word))) near.add(word.stem);
  const hits = (tokens: ReadonlySet<string>, said: ReadonlySet<string>) =>
    [...tokens].filter((token) => said.has(token));
  // The fact itself may lean on the whole sentence and on what was said before; a rival has to stand beside the figure.
  const everywhere = new Set([...meaning(scene.text), ...carry.tokens, ...near]);
  const own = hits(meant.tokens, everywhere);
  const isWhole = own.length === meant.tokens.size;
  const isOutdone = known.all.some((other) => {
    if (
      other === meant ||
      other.fact.unit !== meant.fact.unit ||
      other.fact.value === meant.fact.value ||
      other.label === meant.label
    )
      return false;
    const theirs = hits(other.tokens, near);
    if (theirs.length === 0 || theirs.length < other.tokens.size || !own.every((token) => other.tokens.has(token)))
      return false;
    return theirs.length > own.length || (theirs.length === own.length && !isWhole);
  });
  return isOutdone ? 'wrong-label' : null;
}

const isUnowned = (scene: Scene, place: Span) => ownerOf(scene, place) === undefined;
