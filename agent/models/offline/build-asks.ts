// From a clause that was read to questions with details: one for each category, shop or time that it names.
import type { Ask, Intent, Slots, Topic } from './ask.ts';
import type { Kind } from './examples.ts';
import type { Found } from './found.ts';
import { movementAsked } from './movements.ts';
import type { Reading } from './read-clause.ts';

/** More of one kind in one clause is a list to be read aloud, not a question. */
const MAX_NAMES = 3;

const NUMBERS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  dozen: 12,
  couple: 2,
  few: 3,
};
const NOT_A_NAME = new Set(
  `the my a an it this that these those there them him her me you us all any some each every home work school least most once first last total general now
  time times store shop places place stores things thing stuff something anything everything going one day days week weeks month months year average it's
  and or for in on at to from with by of so far lately recently money cash debit credit card account bank please thanks myself today yesterday tomorrow weekend weekends weekday weekdays smallest cheapest lowest least biggest largest`.split(
    /\s+/,
  ),
);

/** The questions of one clause. */
export function buildAsks(reading: Reading): Ask[] {
  const movement = reading.term ? null : movementAsked(reading);
  if (movement) {
    const periods = reading.periods
      .slice(0, MAX_NAMES)
      .map(({ from, to, phrase }) => ({ period: { from, to, phrase } }));
    const details: Slots[] = periods.length > 0 ? periods : [{}];
    return details.map((period) => ({ intent: 'transactions', slots: { ...movement, ...period }, confidence: 0.9 }));
  }
  const intent = intentOf(reading.kind);
  const topic = beyond(reading, intent);
  if (topic) return [{ intent: 'out_of_reach', slots: { topic }, confidence: 0.9 }];
  const base: Slots = detailsOf(reading, intent);
  const ask = (slots: Slots): Ask => ({
    intent,
    slots: { ...base, ...slots },
    confidence: Number(reading.confidence.toFixed(2)),
  });
  if (!['spending', 'income', 'transactions'].includes(intent)) return [ask({})];
  return spread(reading, intent).slice(0, MAX_NAMES).map(ask);
}

const LEFT_OUT =
  /\b(?:except|excluding|exclude|excluded|not counting|not including|other than|apart from|aside from|besides|leaving out|without)\b.*\b(?:xcategory|xmerchant)\b/;
const SOME_DAYS = /\b(?:weekends?|weekdays?)\b/;
const SMALLEST = /\b(?:smallest|cheapest|lowest|least expensive)\b/;

// What would be answered with something else: rent for "all but rent", the latest purchase for the cheapest, every day for weekends.
function beyond({ masked, plain }: Reading, intent: Intent): Topic | undefined {
  if (intent !== 'spending' && intent !== 'transactions') return undefined;
  if (LEFT_OUT.test(masked)) return 'leave-out';
  if (SOME_DAYS.test(masked)) return 'else';
  return intent === 'transactions' && SMALLEST.test(plain) ? 'else' : undefined;
}

const UNUSUAL = /\b(?:twice|duplicates?|double|weird|strange|unusual|odd|fishy|suspicious)\b/;
const MERCHANT_WORDS = /\b(?:stores?|shops?|merchants?|places?|compan(?:y|ies)|brands?)\b/;

/** The intent of a kind. */
export function intentOf(kind: Kind): Intent {
  if (kind === 'breakdown') return 'spending';
  return kind.startsWith('reach-') ? 'out_of_reach' : (kind as Intent);
}

function detailsOf(reading: Reading, intent: Intent): Slots {
  const { masked, plain, kind } = reading;
  const slots: Slots = {};
  if (intent === 'out_of_reach') slots.topic = topicOf(kind, masked);
  if (intent === 'education') slots.query = reading.text.replace(/\s+/g, ' ').slice(0, 300);
  if (reading.term) slots.term = reading.term;
  if (kind === 'breakdown') slots.view = MERCHANT_WORDS.test(plain) ? 'merchants' : 'breakdown';
  if (intent === 'subscriptions') {
    const merchant = reading.found.find(({ kind: each }) => each === 'merchant');
    if (merchant) slots.merchant = merchant.name;
  }
  if (intent === 'persona' && /\b(?:how am i|am i (?:ok|okay|doing|good|bad)|how (?:are|do|is) my)\b/.test(plain))
    slots.reading = 'how-am-i-doing';
  if (intent === 'balance') Object.assign(slots, balanceFocus(masked));
  if (
    intent === 'subscriptions' &&
    /\b(?:price|raise|raised|up|more expensive|hike\w*|increase\w*|pricier|charging me more)\b/.test(plain)
  )
    slots.focus = 'price';
  if (intent === 'income' && /\binterest\b/.test(plain)) slots.focus = 'interest';
  if (intent === 'income' && /\blast\b.*\b(?:paycheck|paid|pay)\b/.test(plain)) slots.focus = 'pay';
  if (intent === 'spending') Object.assign(slots, spendingFocus(masked));
  if (intent === 'spending' || intent === 'income') {
    const tense = tenseOf(plain);
    if (tense) slots.tense = tense;
  }
  if (intent === 'transactions') Object.assign(slots, listDetails(reading));
  return { ...slots, ...accountSlots(reading, intent) };
}

function topicOf(kind: Kind, masked: string): Topic {
  if (UNUSUAL.test(masked)) return 'unusual';
  if (kind === 'reach-bill') {
    if (/\b(?:credit (?:score|rating)|fico)\b/.test(masked)) return 'score';
    if (/\b(?:next|paycheck|payday|get paid)\b/.test(masked)) return 'next-pay';
    if (/\bbalance\b.*xperiod/.test(masked)) return 'past-balance';
  }
  return kind.replace('reach-', '') as Topic;
}

function balanceFocus(masked: string): Slots {
  if (/\bnet worth\b/.test(masked)) return { focus: 'net-worth' };
  if (/\bminimum\b/.test(masked)) return { focus: 'minimum' };
  if (/\bdue\b/.test(masked)) return { focus: 'due' };
  if (/\blimit\b/.test(masked)) return { focus: 'limit' };
  if (/\bowe\b|\bdebt\b/.test(masked)) return { focus: 'debt' };
  if (/\benough\b|\bcover\b|\bat least\b/.test(masked)) return { focus: 'enough' };
  return /\bavailable\b/.test(masked) ? { focus: 'available' } : {};
}

function spendingFocus(masked: string): Slots {
  if (/\bhow (?:often|many)\b/.test(masked)) return { focus: 'count' };
  if (/\b(?:percent\w*|share|fraction|portion|chunk)\b/.test(masked)) return { focus: 'share' };
  if (
    /\baverage\b|\bper (?:month|week|day)\b|\b(?:a|each|every) (?:month|week)\b|\btypical\w*\b|\busual\w*\b|\bmonthly\b/.test(
      masked,
    )
  )
    return { focus: 'average' };
  return {};
}

function tenseOf(plain: string): Slots['tense'] {
  if (/\b(?:lately|recently|these days|nowadays|recent)\b/.test(plain)) return 'recent';
  if (/\b(?:ever|all time|lifetime|altogether|since i (?:joined|started))\b/.test(plain)) return 'ever';
  if (/\bso far\b|\bhave i\b|\bive\b/.test(plain)) return 'so-far';
  if (
    /\b(?:do i|do we|is my|are my|usually|normally|monthly|average|per month|a month|each month|every month|does)\b/.test(
      plain,
    )
  )
    return 'habit';
  return undefined;
}

function listDetails({ masked, plain, words }: Reading): Slots {
  const slots: Slots = { sort: 'newest' };
  if (/\b(?:biggest|largest|highest|priciest|expensive|most|top)\b/.test(masked)) slots.sort = 'largest';
  else if (/\b(?:first|oldest|earliest)\b/.test(masked) && !/\bfirst of\b/.test(masked)) slots.sort = 'oldest';
  const counted =
    /\b(?:last|latest|recent|top|biggest|largest|past|previous|first|show|list|my|the)(?: my| me)? (?!last|latest|recent|past|previous)(\w+) (?:\w+ )?(?:purchases|transactions|charges|payments|orders|deposits|paychecks|expenses|biggest|largest|most|latest|things|buys)\b/.exec(
      plain,
    );
  const spoken = counted?.[1] ?? '';
  const limit = NUMBERS[spoken] ?? (/^\d{1,2}$/.test(spoken) ? Number(spoken) : undefined);
  const isMany =
    /\b(?:transactions|purchases|charges|payments|list|all|activity|history|orders|deposits|paychecks|refunds|things|everything|anything|buys|statement|what did i buy|what i bought|did i buy|have i bought)\b/.test(
      plain,
    ) &&
    !/\b(?:the|my|was) (?:very )?(?:last|latest|most recent) (?:thing|purchase|transaction|charge|one|buy)\b/.test(
      plain,
    );
  slots.limit = Math.min(25, Math.max(1, limit ?? (isMany ? 5 : 1)));
  if (isMany && limit === undefined) slots.focus = 'list';
  if (/\brefund\w*\b/.test(plain)) Object.assign(slots, { direction: 'in', focus: 'refund' });
  else if (
    /\b(?:paycheck\w*|paid|payday|salary|direct deposit|pay check|my pay)\b/.test(plain) &&
    !/\b(?:i|we) (?:\w+ )?pa(?:y|id) (?:for|the|my|xm|xc|\w*rent)|did i (?:last )?pay\b|have i paid|\bpaid (?:xmerchant|xcategory|for)\b/.test(
      masked,
    )
  ) {
    Object.assign(slots, { direction: 'in', focus: 'pay' });
  } else if (/\b(?:deposit\w*|came in|money in|received?)\b/.test(plain)) slots.direction = 'in';
  else if (/\b(?:purchas\w*|bought|buy|spen[dt]|charges?|shop\w*|order\w*|expens\w*|splurge\w*)\b/.test(plain))
    slots.direction = 'out';
  if (/\bpending\b/.test(plain)) Object.assign(slots, { focus: 'pending', ...(limit === undefined && { limit: 5 }) });
  return { ...slots, ...amountsOf(plain, words.map(({ raw }) => raw).join(' ')) };
}

function amountsOf(plain: string, raw: string): Slots {
  const cents = [
    ...raw.matchAll(
      /\$?(\d[\d,]{0,9})(?: (\d\d)\b)?(?!\d| ?(?:days|weeks|months|transactions|purchases|charges|biggest|largest|most)\b)/g,
    ),
  ].map(([, whole = '', part]) => ({
    value: Number(whole.replaceAll(',', '')) * 100 + Number(part ?? 0),
    isExact: part !== undefined,
  }));
  const [first, second] = cents;
  if (!first) return {};
  if (/\bbetween\b/.test(plain) && second)
    return { minCents: Math.min(first.value, second.value), maxCents: Math.max(first.value, second.value) };
  if (/\b(?:over|above|more than|at least|greater|bigger|exceed\w*)\b/.test(plain)) return { minCents: first.value };
  if (/\b(?:under|below|less than|at most|smaller|cheaper)\b/.test(plain)) return { maxCents: first.value };
  if (/\$\d|\bdollars?\b|\bbucks\b/.test(raw))
    return { minCents: first.value, maxCents: first.value + (first.isExact ? 0 : 99) };
  return {};
}

/** Which account a clause names. "My accounts" in all names none. */
export function accountSlots(reading: Pick<Reading, 'found'>, intent: Intent): Slots {
  const all = reading.found.filter(({ kind }) => kind === 'account');
  // "The balance of my Rainy Day account": the plain word adds nothing.
  const specific = all.filter(({ name }) => !/^(?:my )?(?:bank )?accounts?$/.test(name));
  const named = specific.length > 0 ? specific : all;
  const [first] = named;
  if (!first || /^(?:my )?(?:bank )?accounts?$/.test(first.name)) return {};
  if (first.names.length === 0) return { account: first.name, isAccountUnknown: true };
  const names = named.flatMap((each) => each.names);
  if (new Set(names).size === 1) return { account: names[0] };
  return intent === 'balance' || intent === 'utilization' || new Set(names).size > 1
    ? { accounts: [...new Set(names)] }
    : {};
}

// Categories, merchants and periods of a clause as one list of details. As many names as times, one after the other: pairs.
function spread(reading: Reading, intent: Intent): Slots[] {
  const merchants = reading.found.filter(({ kind }) => kind === 'merchant');
  // "Which store do I spend the most at" is about all stores.
  const isAnyStore = ({ from, to }: Found) =>
    reading.kind === 'breakdown' && reading.words.slice(from, to).every(({ text }) => MERCHANT_WORDS.test(text));
  const categories = reading.found.filter((thing) => thing.kind === 'category' && !isAnyStore(thing));
  const nameSlots: Slots[] = [
    ...new Map((merchants.length > 0 ? merchants : categories).map((thing) => [thing.name, slotOf(thing)])).values(),
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

function slotOf({ kind, name }: Found): Slots {
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
