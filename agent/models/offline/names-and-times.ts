// The names and times of a clause as details of questions: one for each, in pairs, or one time held against another.
import { addMonths } from '../../../knowledge/calendar.ts';
import { categories } from '../../../knowledge/categories.ts';
import { type FoundPeriod, findPeriods } from '../../../knowledge/periods.ts';
import type { Intent, Slots } from './ask.ts';
import type { Found } from './found.ts';
import type { Reading } from './read-clause.ts';

const NOT_A_NAME = new Set(
  `the my a an it this that these those there them him her me you us all any some each every home work school least most once first last total general now
  time times store shop places place stores things thing stuff something anything everything going one day days week weeks month months year average it's
  and or for in on at to from with by of so far lately recently money cash debit credit card account bank please thanks myself today yesterday tomorrow weekend weekends weekday weekdays smallest cheapest lowest least biggest largest`.split(
    /\s+/,
  ),
);
/** Words for places that sell. */
export const MERCHANT_WORDS = /\b(?:stores?|shops?|merchants?|places?|compan(?:y|ies)|brands?)\b/;

/** The first time of a clause. */
export function firstPeriod({ periods }: Reading): Slots {
  const [first] = periods;
  return first ? { period: { from: first.from, to: first.to, phrase: first.phrase } } : {};
}

const A_TIME_BEFORE =
  /\b(?:month|week|year|quarter|one|period|time) (?:before|prior|earlier|preceding)\b|\b(?:previous|prior|preceding) (?:month|week|year|quarter|one|period)\b/;
const A_YEAR_BEFORE =
  /\b(?:a|one|the) year (?:ago|before|earlier|prior)\b|\bsame (?:month|time|period|week|days?) (?:of |in )?(?:last|the (?:previous|prior)) year\b|\bthis time last year\b|\byear over year\b/;

/** The two times of a comparison and what it is about: the later time is asked about, the other is what it is held against. */
export function comparison(reading: Reading, intent: Intent): Slots {
  const { found, plain } = reading;
  const merchant = found.find(({ kind }) => kind === 'merchant');
  const category = found.find(({ kind }) => kind === 'category');
  const named = merchant ? { merchant: merchant.name } : category ? { category: category.name } : {};
  const [first, second] = timesOf(reading).toSorted((a, b) => (a.from > b.from ? -1 : 1));
  if (!first) return named;
  const period = { from: first.from, to: first.to, phrase: first.phrase };
  if (second && second.to < first.from) return { ...named, period, against: { from: second.from, to: second.to } };
  if (A_YEAR_BEFORE.test(plain))
    return { ...named, period, against: { from: addMonths(first.from, -12), to: addMonths(first.to, -12) } };
  if (A_TIME_BEFORE.test(plain)) return { ...named, period };
  // "Am I spending more than last month": last month is the other side.
  const isOther =
    /\b(?:than|vs|versus|against|from|since|compared (?:to|with)|to|with)\b/.test(plain) &&
    /^(?:last|the (?:month|week) before)/i.test(first.phrase);
  if (intent === 'compare' && isOther) return { ...named, against: { from: first.from, to: first.to } };
  if (intent === 'explain' && isOther && /\bthan\b|\bfrom\b|\bsince\b/.test(plain))
    return { ...named, against: { from: first.from, to: first.to } };
  return { ...named, period };
}

/** The two categories or shops that are held against each other in one time: "groceries or eating out". */
export function groupsCompared({ found, periods }: Reading): NonNullable<Slots['versus']> | null {
  const names = found.filter(({ kind }) => kind === 'merchant' || kind === 'category');
  const [first, second, third] = [...new Map(names.map((thing) => [thing.name, thing])).values()];
  return first && second && !third && periods.length < 2 ? [slotOf(first), slotOf(second)] : null;
}

// "From April to May" is two times when a change is asked about.
function timesOf({ periods, today }: Reading): FoundPeriod[] {
  const [only, another] = periods;
  if (!only || another) return periods;
  const [, before = '', after = ''] =
    /^(?:from |between )?(.+?) (?:to|and|until|till|through) (.+)$/i.exec(only.phrase) ?? [];
  const ends = [before, after].flatMap((phrase) => findPeriods(phrase, { today }));
  const [start, end] = ends;
  const areWhole =
    ends.length === 2 && start && end && start.to < end.from && start.from < start.to && end.from < end.to;
  return areWhole ? ends : periods;
}

/** Categories, merchants and periods of a clause as one list of details. As many names as times, one after the other: pairs. */
export function spread(reading: Reading, intent: Intent): Slots[] {
  const merchants = reading.found.filter(({ kind }) => kind === 'merchant');
  // "Which store do I spend the most at" is about all stores.
  const isAnyStore = ({ from, to }: Found) =>
    reading.kind === 'breakdown' && reading.words.slice(from, to).every(({ text }) => MERCHANT_WORDS.test(text));
  const categories = reading.found.filter((thing) => thing.kind === 'category' && !isAnyStore(thing));
  // "Restaurants plus coffee, so eating out": the last word counts.
  const summedUp = /\b(?:so|meaning|in short) xcategory\b(?!.*xcategory)/.test(reading.masked)
    ? categories.slice(-1)
    : categories;
  const nameSlots: Slots[] = [
    ...new Map(namesMeant(reading, merchants, summedUp).map((thing) => [thing.name, slotOf(thing)])).values(),
  ];
  const periods = reading.periods.map(({ from, to, phrase }) => ({ period: { from, to, phrase } }));
  if (nameSlots.length === 0 && intent !== 'income') {
    const unknown = unknownName(reading);
    if (unknown) nameSlots.push({ merchant: unknown });
  }
  if (intent === 'income') nameSlots.length = 0;
  if (nameSlots.length === 0) return periods.length > 0 ? periods : [{}];
  if (periods.length === 0) return nameSlots;
  if (periods.length > 1 && periods.length === nameSlots.length)
    return nameSlots.map((slots, index) => ({ ...slots, ...periods[index] }));
  return nameSlots.flatMap((slots) => periods.map((period) => ({ ...slots, ...period })));
}

// "Target, Walmart and the gas station" are three; "gas, parking, ubers, all that: transportation" is one, and "groceries at Aldi" is Aldi.
function namesMeant({ masked, found }: Reading, merchants: Found[], kinds: Found[]): Found[] {
  const [whole] = kinds.filter(({ name }) =>
    isWholeOf(
      name,
      kinds.map((each) => each.name),
    ),
  );
  const [first] = kinds;
  const isSum = A_LIST.test(masked) && merchants.length + kinds.length > 2;
  if (isSum && whole) return [whole];
  if (isSum && ALL_THE.test(masked) && kinds.length === 1 && first) return [first];
  if (merchants.length === 0) return kinds;
  const isListed = kinds.length > 0 && LISTED.test(masked);
  return isListed ? found.filter((thing) => merchants.includes(thing) || kinds.includes(thing)) : merchants;
}

/** Examples of what is meant, not each of them. */
const A_LIST =
  /\b(?:etc|all that|and so on|and such|and the like|all the (?:xcategory|xmerchant)|everything|or whatever|and stuff)\b/;
const ALL_THE = /\ball (?:the |my |that |of the )*xcategory\b/;
/** A shop and a kind of spending, one beside the other. */
const LISTED =
  /\b(?:xmerchant (?:(?:in |for )?xperiod )?(?:and|plus|or) (?:at |on |for )?(?:the |my |a )?xcategory|xcategory (?:(?:in |for )?xperiod )?(?:and|plus|or) (?:at |from )?(?:the )?xmerchant|x(?:category|merchant) xcategory xmerchant)\b/;

/** Whether other kinds of spending named beside one are parts of it, all of them. */
export function isWholeOf(name: string, others: readonly string[]): boolean {
  const own = detailedOf(name);
  const parts = others.filter((each) => each !== name);
  return parts.length > 0 && parts.every((each) => [...detailedOf(each)].every((code) => own.has(code)));
}

const detailedOf = (name: string): ReadonlySet<string> =>
  new Set(categories.find((each) => each.name === name)?.detailed ?? []);

function slotOf({ kind, name }: Found): Pick<Slots, 'category' | 'merchant'> {
  return kind === 'merchant' ? { merchant: name } : { category: name };
}

// "at Costco" by someone who never shopped there: the words as typed, so that the answer can say that nothing was found.
function unknownName({ text, found, words, masked }: Reading): string | undefined {
  const place =
    /\b(?:at|from|to|on|with|for|my last|my latest|the last|the|pay|paid|buy|bought)\s+((?:the\s+)?[\p{L}\p{N}][\p{L}\p{N}&'\u2019.-]*(?:\s+[\p{L}\p{N}&][\p{L}\p{N}&'\u2019.-]*){0,2})/giu;
  for (const match of text.matchAll(place)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    const named: string[] = [];
    for (const part of (match[1] ?? '').matchAll(/\S+/g)) {
      const at = start + part.index;
      const index = words.findIndex((word) => word.start <= at && at < word.end);
      const plain = words[index]?.text ?? '';
      const isTaken = found.some(({ from, to }) => from <= index && index < to);
      if (plain === 'the' && named.length === 0) continue;
      if (
        isTaken ||
        NOT_A_NAME.has(plain) ||
        /^(?:did|do|does|i|is|was|were|charge|charges|charged|payment|purchase|transaction|what|when|how|much|spend|spent|bill|bills|pay|paid)$/.test(
          plain,
        )
      )
        break;
      named.push(part[0].replace(/[.,?!]+$/, ''));
    }
    const name = named.join(' ');
    const isAt =
      /^(?:at|from|pay|paid|on|with|buy|bought)\b/i.test(match[0]) ||
      (/^to\b/i.test(match[0]) &&
        /\b(?:go|goes|went|gone|been|trips?|visits?)\s+$/i.test(text.slice(0, match.index))) ||
      /^\s*(?:charge|payment|purchase|transaction|bill|order)/i.test(text.slice(start + name.length));
    if (name.length > 2 && isAt && !/xmerchant/.test(masked)) return name.slice(0, 40);
  }
  return undefined;
}
