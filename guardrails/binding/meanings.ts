// What each known fact means, ready to be compared with a sentence: its entity, its measures, its words, its periods.
import { categories, findCategory, plainName } from '../../knowledge/categories.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { type DateParts, findFigures } from '../../knowledge/figures.ts';
import { plainText } from '../../knowledge/plain-text.ts';
import { findMeasures, type MeasureName } from './measures.ts';
import { allWords, contentWords, isStopWord, meaning } from './words.ts';

/** A fact with what its label and entity mean. */
export interface Meant {
  fact: Fact;
  /** Which account, merchant or category it belongs to, as a key; undefined when it belongs to none. */
  key?: string;
  measures: Set<MeasureName>;
  /** Those that the label only compares with: "Less interest than with minimum payments only". */
  compared: Set<MeasureName>;
  /** Measures and stems of label and entity together. */
  tokens: Set<string>;
  /** Every stem of label and entity, and nothing about measures. */
  stems: Set<string>;
  /** "month" when the label says monthly. */
  rates: Set<Rate>;
  /** Dates the label names: "Revenue 2019". */
  dates: DateParts[];
  label: string;
}

/** A rate at which something happens or is counted. */
export type Rate = 'day' | 'week' | 'month' | 'year';

/** A name that may stand in a sentence, as the stems it is written with. */
export interface Name {
  key: string;
  stems: string[];
  /** The small word that has to follow: "take out" is a name, "take" is none. */
  tail?: string;
  /** A category no known fact belongs to. */
  isForeign: boolean;
}

/** The known facts of a turn with their meanings. */
export interface Known {
  byId: Map<string, Meant>;
  all: Meant[];
  /** Full names by their first word; the known ones before the foreign. */
  names: Map<string, Name[]>;
  /** Single words that stand for exactly one entity. */
  shortNames: Map<string, string>;
  /** Stems of every whole known name, joined by a space. */
  fullNames: Set<string>;
}

// Words of account and shop names that name nothing by themselves.
const GENERIC = new Set(
  'account card credit bank store shop market company inc llc co corp corporation group services international usa club plus payment loan the and of com online debit personal other general services first my total day'.split(
    ' ',
  ),
);
const RATE =
  /\b(?:(?:a|per|each|every) (day|week|month|mo|year|yr)|(daily|weekly|monthly|yearly|annual(?:ly)?))\b(?! (?:ago|from|later|early|late|before|after|old|or two))|\/ ?(day|wk|week|mo|month|yr|year)\b/g;
const RATE_NAMES: Record<string, Rate> = {
  day: 'day',
  daily: 'day',
  week: 'week',
  wk: 'week',
  weekly: 'week',
  month: 'month',
  mo: 'month',
  monthly: 'month',
  year: 'year',
  yr: 'year',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};

/** Every rate a plain lower-case text names. */
export function findRates(lower: string): { rate: Rate; start: number; end: number }[] {
  return [...lower.matchAll(RATE)].flatMap((match) => {
    const rate = RATE_NAMES[match[1] ?? match[2] ?? match[3] ?? ''];
    return rate ? [{ rate, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const cache = new WeakMap<Fact[], { length: number; last: Fact | undefined; known: Known }>();

/** The meanings of a live list of facts; worked out again only when it has grown. */
export function know(facts: Fact[]): Known {
  const kept = cache.get(facts);
  if (kept && kept.length === facts.length && kept.last === facts.at(-1)) return kept.known;
  const all = facts.map(meant);
  const byId = new Map(all.map((each) => [each.fact.id, each]));
  const known = { byId, all, ...nameAll(all) };
  cache.set(facts, { length: facts.length, last: facts.at(-1), known });
  return known;
}

function meant(fact: Fact): Meant {
  const label = plainText(fact.label).text;
  const entity = plainText(fact.entity ?? '').text;
  const entityMeaning = [...meaning(entity)];
  const measures = new Set(findMeasures(label).map(({ name }) => name));
  // Tools whose whole subject is one flow say it by their name; "Pay" from get_income was not paid out.
  if (fact.source.tool === 'get_income' && fact.unit === 'cents') {
    measures.add('income');
    measures.delete('spend');
  }
  const [own = ''] = label.split(/\bthan\b/);
  const ownMeasures = new Set(findMeasures(own).map(({ name }) => name));
  const compared = new Set(own === label ? [] : [...measures].filter((name) => !ownMeasures.has(name)));
  const stems = new Set(allWords(`${label} ${entity}`).map((word) => word.stem));
  const tokens = new Set([...meaning(label), ...entityMeaning, ...[...measures].map((name) => `@${name}`)]);
  const isNamed =
    entityMeaning.some((token) => !token.startsWith('@')) ||
    (entity !== '' && findCategory(entity) !== undefined && entityMeaning.every((token) => token !== '@income'));
  return {
    fact,
    ...(isNamed && { key: plainName(entity) || entity.toLowerCase() }),
    measures,
    compared,
    tokens,
    stems,
    rates: new Set(findRates(label.toLowerCase()).map(({ rate }) => rate)),
    dates: findFigures(label).flatMap(({ date, start }) => (date && !entityAt(label, entity, start) ? [date] : [])),
    label: label.toLowerCase(),
  };
}

const entityAt = (label: string, entity: string, at: number) => {
  const start = entity === '' ? -1 : label.indexOf(entity);
  return start >= 0 && at >= start && at < start + entity.length;
};

function nameAll(all: Meant[]): Pick<Known, 'names' | 'shortNames' | 'fullNames'> {
  const names: Name[] = [];
  const owners = new Map<string, Set<string>>();
  const keys = new Map<string, string>();
  for (const { key, fact } of all) if (key && fact.entity) keys.set(key, plainText(fact.entity).text);
  const ownCategories = new Set<string>();
  for (const [key, entity] of keys) {
    const category = findCategory(entity);
    if (category) ownCategories.add(category.name);
    for (const written of [entity, ...(category ? [category.name, ...category.words] : [])]) {
      const name = { key, ...nameOf(written, written !== entity), isForeign: false };
      if (name.stems.length > 0) names.push(name);
    }
    for (const word of contentWords(entity)) {
      if (GENERIC.has(word.stem) || word.stem.length < 3) continue;
      owners.set(word.stem, (owners.get(word.stem) ?? new Set()).add(key));
    }
  }
  for (const foreign of foreignNames) if (!ownCategories.has(foreign.key)) names.push(foreign);
  const fullNames = new Set(names.filter(({ isForeign }) => !isForeign).map(({ stems }) => stems.join(' ')));
  names.push(...accountNames(keys));
  const byFirst = new Map<string, Name[]>();
  for (const name of names) {
    const [first = ''] = name.stems;
    const same = byFirst.get(first);
    if (same) same.push(name);
    else byFirst.set(first, [name]);
  }
  const shortNames = new Map<string, string>();
  for (const [word, owned] of owners) {
    const [only] = owned;
    if (owned.size === 1 && only) shortNames.set(word, only);
  }
  return { names: byFirst, shortNames, fullNames };
}

// "Store Card" for "Store Card ending in 9750", when only one account is called so.
function accountNames(keys: ReadonlyMap<string, string>): Name[] {
  const byBase = new Map<string, Name[]>();
  for (const [key, entity] of keys) {
    const base = /^(.+?) ending in \S+$/.exec(entity)?.[1];
    const stems = base ? contentWords(base).map((word) => word.stem) : [];
    if (stems.length < 2) continue;
    const same = byBase.get(stems.join(' ')) ?? [];
    byBase.set(stems.join(' '), [...same, { key, stems, isForeign: false }]);
  }
  return [...byBase.values()].flatMap((same) => (same.length === 1 ? same : []));
}

// An entity is known by its words alone; a word for a category keeps the small word behind it ("going out").
function nameOf(written: string, keepsTail: boolean): Pick<Name, 'stems' | 'tail'> {
  const all = allWords(written);
  const content = contentWords(written);
  if (content.length === 0) return { stems: all.map((word) => word.stem) };
  const last = all.at(-1);
  const isTail = keepsTail && content.length === 1 && last !== undefined && isStopWord(last.raw);
  return { stems: content.map((word) => word.stem), ...(isTail && { tail: last.raw.toLowerCase() }) };
}

// Words that are a category's but mean too many other things to say that a sentence is about it.
const AMBIGUOUS = new Set(
  'other power cell tech fun house home services service shops stores events rides games dog cat book books drinks health fee fees loan loans gift gifts presents other food snacks delivery nails trip trips interest cards household apartment landlord tickets'.split(
    ' ',
  ),
);
const foreignNames: Name[] = categories.flatMap(({ name, words }) =>
  [name, ...words]
    .filter(
      (written) => written.length > 2 && !AMBIGUOUS.has(written.toLowerCase()) && findMeasures(written).length === 0,
    )
    .map((written) => ({ key: name, ...nameOf(written, true), isForeign: true })),
);
