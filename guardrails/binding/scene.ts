// One sentence laid out for checking: its figures, who and what it names, and how closely each name belongs to each figure.
import { type Figure, findFigures } from '../../knowledge/figures.ts';
import { findRates, type Known, type Meant, type Rate } from './meanings.ts';
import { findMeasures, type MeasureMention } from './measures.ts';
import { contentWords, isStopWord, stem } from './words.ts';

/** A place in the sentence that may belong to a figure. */
export interface Place {
  start: number;
  end: number;
}

/** An account, merchant or category named in the sentence. */
export interface EntityMention extends Place {
  key: string;
  stems: string[];
  isForeign: boolean;
}

/** A figure as it stands in the sentence. */
export interface Placed {
  figure: Figure;
  /** Does it say how much or how many? Dates, list numbers and digits inside names do not. */
  isMeasure: boolean;
  /** The fact a reference names, when there is one. */
  meant?: Meant;
}

/** A sentence laid out. */
export interface Scene {
  text: string;
  lower: string;
  placed: Placed[];
  entities: EntityMention[];
  measures: MeasureMention[];
  rates: { rate: Rate; start: number; end: number }[];
  /** Heights of the walls between clauses: walls[i] is the sum up to character i. */
  walls: number[];
  /** Which figure a place belongs to, once worked out. */
  owners: Map<number, Placed | undefined>;
}

/** How far a place is from a figure: figures between, walls between, characters between. Smaller belongs closer. */
export type Distance = [figures: number, walls: number, characters: number];

const WALL =
  /[;|()\n]|[:,](?= |$)| [-–—] |—|\b(?:and|but|while|whereas|plus|versus|vs|compared|than|so|which|because|though|although|then|gives|leaves|leaving|equals)\b/g;
const HEIGHTS: Record<string, number> = {
  ':': 1,
  gives: 1,
  leaves: 1,
  leaving: 1,
  equals: 1,
  '(': 1.5,
  ')': 1.5,
  ',': 2,
  '|': 4,
  ';': 4,
  '\n': 4,
};

/** The figures of a plain text. An APR is a rate, not April. */
export function figuresOf(text: string): Figure[] {
  return findFigures(text).filter(({ kind, text: written }) => !(kind === 'date' && written === 'APR'));
}

/** Lays out a plain sentence. */
export function layOut(text: string, known: Known, figures: readonly Figure[] = figuresOf(text)): Scene {
  const lower = text.toLowerCase();
  const entities = findEntities(text, known);
  const placed = figures.map((figure): Placed => {
    const meant = figure.factId === undefined ? undefined : known.byId.get(figure.factId);
    const isInName = entities.some(({ start, end }) => figure.start >= start && figure.end <= end);
    const isQuiet =
      /^(?:date|structural|link|time|ordinal)$/.test(figure.kind) ||
      meant?.fact.unit === 'date' ||
      meant?.fact.unit === 'text';
    return { figure, isMeasure: !isQuiet && !isInName, ...(meant && { meant }) };
  });
  const inFigure = (at: number) => figures.some(({ start, end }) => at >= start && at < end);
  const inEntity = (at: number) => entities.some(({ start, end }) => at >= start && at < end);
  const walls = new Array<number>(text.length + 1).fill(0);
  for (const match of lower.matchAll(WALL)) {
    if (inFigure(match.index) || inEntity(match.index)) continue;
    walls[match.index] = HEIGHTS[match[0].trim()] ?? 2;
  }
  for (let at = 1; at < walls.length; at += 1) walls[at] = (walls[at] ?? 0) + (walls[at - 1] ?? 0);
  const outside = <Mention extends Place>(mentions: Mention[]) =>
    mentions.filter(({ start }) => !inEntity(start) && !inReference(figures, start));
  return {
    text,
    lower,
    placed,
    entities,
    measures: outside(findMeasures(text)).filter((mention) => !isMadeOfCount(lower, mention, placed)),
    rates: outside(findRates(lower)),
    walls,
    owners: new Map(),
  };
}

const inReference = (figures: readonly Figure[], at: number) =>
  figures.some(({ kind, start, end }) => kind === 'reference' && at >= start && at < end);

// "you made {{f5}} purchases" earns nothing.
function isMadeOfCount(lower: string, { start, end }: Place, placed: readonly Placed[]): boolean {
  if (!lower.slice(start, end).startsWith('made')) return false;
  const next = placed.find(({ figure }) => figure.start >= end);
  return next?.meant !== undefined && next.meant.fact.unit !== 'cents';
}

/** Who and what a plain text names: full names first, then single words that stand for one entity only. */
export function findEntities(text: string, known: Known): EntityMention[] {
  const words = contentWords(text);
  const taken = new Set<number>();
  const found: EntityMention[] = [];
  const add = (from: number, count: number, key: string, isForeign: boolean) => {
    const [first, last] = [words[from], words[from + count - 1]];
    if (!first || !last) return;
    for (let index = from; index < from + count; index += 1) taken.add(index);
    found.push({
      key,
      isForeign,
      start: first.start,
      end: last.end,
      stems: words.slice(from, from + count).map((word) => word.stem),
    });
  };
  const longest = Math.max(
    0,
    ...words.flatMap((word) => (known.names.get(word.stem) ?? []).map(({ stems }) => stems.length)),
  );
  for (let length = longest; length > 0; length -= 1) {
    words.forEach((word, index) => {
      const fits = known.names
        .get(word.stem)
        ?.find(
          ({ stems, tail }) =>
            stems.length === length &&
            stems.every((each, offset) => words[index + offset]?.stem === each && !taken.has(index + offset)) &&
            (tail === undefined || isFollowedBy(tail, text, words[index + length - 1]?.end ?? 0)),
        );
      if (fits) add(index, length, fits.key, fits.isForeign);
    });
  }
  words.forEach((word, index) => {
    const key = known.shortNames.get(word.stem);
    if (key && !taken.has(index) && isNameLike(word.raw)) add(index, 1, key, false);
  });
  return mergeNeighbours(
    found.sort((a, b) => a.start - b.start),
    text,
  ).map((mention) => asWritten(mention, text, known));
}

function isFollowedBy(tail: string, text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 1 + tail.length).toLowerCase();
  return next === tail && /^[ -]/.test(text[at] ?? '') && !/^\w/.test(text.slice(at + 1 + tail.length));
}

// Kinds of accounts stand for an account in lower case too; "cash" is not "Cash Rewards Visa".
const KIND = /^(?:checking|savings?|visa|mastercard|amex|discover|mortgage|brokerage|hsa|ira)$/i;
const isNameLike = (word: string) => /^[\p{Lu}\d]/u.test(word) || KIND.test(word);

// "Rainy Day Savings" may be found word by word; side by side they are one name.
function mergeNeighbours(found: EntityMention[], text: string): EntityMention[] {
  const merged: EntityMention[] = [];
  for (const mention of found) {
    const last = merged.at(-1);
    const isNext =
      last &&
      last.key === mention.key &&
      /^[ '\u2019.(*#-]*(?:(?:ending|in|and|of|the|day|account|card)[ .]+)*$/i.test(
        text.slice(last.end, mention.start),
      );
    if (last && isNext)
      merged[merged.length - 1] = { ...last, end: mention.end, stems: [...last.stems, ...mention.stems] };
    else merged.push(mention);
  }
  return merged;
}

// A part of a name inside another name is another name: "Joint Checking", "Mastercard ending in 4523", "Beta Corp".
function asWritten(mention: EntityMention, text: string, known: Known): EntityMention {
  if (mention.isForeign || known.fullNames.has(mention.stems.join(' '))) return mention;
  const before =
    /(\p{Lu}[\p{L}\p{M}'&-]*)[ (]{1,2}(?:(?:ending in|ending|ends in|card|account|number)[ (x*#\u2022.]{1,6}){0,3}[(x*#\u2022.]{0,6}$/u.exec(
      text.slice(Math.max(0, mention.start - 40), mention.start),
    );
  const word = before?.[1];
  if (!before || !word || isCommon(word)) return mention;
  const isPart = known.all.some(({ key, stems }) => key === mention.key && stems.has(stem(word)));
  return isPart
    ? mention
    : {
        ...mention,
        key: `?${word.toLowerCase()} ${mention.key}`,
        isForeign: true,
        stems: [stem(word), ...mention.stems],
      };
}

const isCommon = (word: string) =>
  isStopWord(word) ||
  /^(?:Meanwhile|Also|Only|Both|Today|Currently|Paying|Card|Account|Overall|Total|Balance|Available|As|Right|Now)$/.test(
    word,
  );

/** How far a place is from a figure. */
export function distance(scene: Scene, at: Place, placed: Placed): Distance {
  const { figure } = placed;
  const isBefore = at.start < figure.start;
  const [from, to] = isBefore ? [at.end, figure.start] : [figure.end, at.start];
  const between = scene.placed.filter(
    (other) => other !== placed && other.isMeasure && other.figure.start >= from && other.figure.end <= to,
  ).length;
  const walls = (scene.walls[to - 1] ?? 0) - (scene.walls[from - 1] ?? 0);
  return [between, Math.max(0, walls), Math.max(0, to - from)];
}

/** Does the first distance belong closer than the second? */
export function isCloser(a: Distance, b: Distance): boolean {
  return a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];
}

/** The measuring figure a place belongs to. */
export function ownerOf(scene: Scene, at: Place): Placed | undefined {
  const key = at.start * 4_096 + at.end;
  if (scene.owners.has(key)) return scene.owners.get(key);
  let best: Placed | undefined;
  let bestDistance: Distance | undefined;
  for (const placed of scene.placed) {
    if (!placed.isMeasure) continue;
    const found = distance(scene, at, placed);
    if (!bestDistance || isCloser(found, bestDistance)) [best, bestDistance] = [placed, found];
  }
  scene.owners.set(key, best);
  return best;
}
