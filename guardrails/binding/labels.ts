// Is a figure called what its fact is called: words of the label, the noun of a count, the rate of an amount?
import type { Span } from '../rail.ts';
import type { Carry } from './carry.ts';
import type { Known, Meant } from './meanings.ts';
import { ownerOf, type Placed, type Scene } from './scene.ts';
import { allWords } from './words.ts';

/** Is some word of the label or entity said, here or just before? */
export function isPlainlyLabelled({ text, measures, lower }: Scene, meant: Meant, carry: Carry): boolean {
  if (meant.key !== undefined) return true;
  if (lower.includes(meant.label)) return true;
  const said = new Set([...allWords(text).map((word) => word.stem), ...measures.map(({ name }) => `@${name}`)]);
  const words = [...meant.tokens].filter((token) => token !== '@total');
  if (words.length === 0) return said.has('@total') || carry.tokens.has('@total');
  if (words.some((token) => said.has(token))) return true;
  const isSaidBefore = words.some((token) => carry.tokens.has(token));
  return isSaidBefore && said.size <= 8;
}

/** The noun behind a count has to be what was counted: "{{f8}} subscriptions". Null or the code. */
export function wrongNoun(scene: Scene, { figure }: Placed, { fact, stems, measures }: Meant): string | null {
  if (fact.unit !== 'count') return null;
  const after = /^[*_]*((?: [\p{L}][\p{L}\p{M}'-]*){1,4})/u.exec(scene.text.slice(figure.end))?.[1] ?? '';
  const words: string[] = [];
  for (const word of after.trim().split(' ')) {
    if (STOPS_NOUN.has(word.toLowerCase()) || word === '') break;
    words.push(word);
  }
  if (words.length === 0) return null;
  const said = allWords(words.join(' ')).map((word) => word.stem);
  const named = nounMeasures(scene, figure.end, words.join(' ').length + 1);
  return said.some((word) => stems.has(word)) || named.some((name) => measures.has(name)) ? null : 'wrong-label';
}

const nounMeasures = (scene: Scene, from: number, length: number) =>
  scene.measures.filter(({ start, end }) => start >= from && end <= from + length).map(({ name }) => name);
const STOPS_NOUN = new Set(
  'of on in at for from to and or but with this that last is are was were have has had so you your a the each every per during since between by went came make makes making totaling totalling total as not which who than more less times'.split(
    ' ',
  ),
);

/** "$45 a month" is right only of what is counted by the month. Null or the code. */
export function wrongRate(scene: Scene, placed: Placed, { rates }: Meant): string | null {
  const { end } = placed.figure;
  const next = scene.rates.find(
    (rate) =>
      rate.start >= end &&
      rate.start - end <= 40 &&
      ownerOf(scene, rate) === placed &&
      (scene.walls[rate.start - 1] ?? 0) === (scene.walls[end - 1] ?? 0),
  );
  const named = next ?? scene.rates.find((rate) => rate.end <= placed.figure.start && ownerOf(scene, rate) === placed);
  return named && !rates.has(named.rate) ? 'wrong-rate' : null;
}

/** Does another known fact of this unit fit the words beside the figure wholly where this one fits in part? Null or the code. */
export function outdone(scene: Scene, known: Known, placed: Placed, meant: Meant): string | null {
  if (known.all.length < 2 || meant.fact.unit === 'date') return null;
  const { figure } = placed;
  const near = new Set<string>();
  for (const mention of scene.measures) if (ownerOf(scene, mention) === placed) near.add(`@${mention.name}`);
  for (const word of allWords(scene.text))
    if (ownerOf(scene, word) === placed || (word.end <= figure.start && isUnowned(scene, word))) near.add(word.stem);
  const cover = (tokens: Set<string>) => {
    const hits = [...tokens].filter((token) => near.has(token));
    return { hits, share: hits.length / Math.max(1, tokens.size) };
  };
  const own = cover(meant.tokens);
  if (own.share === 1 || own.hits.length === 0) return null;
  const isOutdone = known.all.some((other) => {
    if (
      other === meant ||
      other.fact.unit !== meant.fact.unit ||
      other.fact.value === meant.fact.value ||
      other.label === meant.label
    )
      return false;
    const theirs = cover(other.tokens);
    return (
      theirs.share === 1 && theirs.hits.length > own.hits.length && own.hits.every((token) => other.tokens.has(token))
    );
  });
  return isOutdone ? 'wrong-label' : null;
}

const isUnowned = (scene: Scene, place: Span) => ownerOf(scene, place) === undefined;
