// From a clause that was read to questions with details: one for each category, shop or time that it names.
import { readAmounts } from './amounts.ts';
import type { Ask, Intent, Slots, Topic } from './ask.ts';
import type { Kind } from './examples/kinds.ts';
import { focusSlots } from './focus.ts';
import type { Found } from './found.ts';
import { listDetails } from './list-details.ts';
import { movementAsked } from './movements.ts';
import { comparison, firstPeriod, groupsCompared, isWholeOf, MERCHANT_WORDS, spread } from './names-and-times.ts';
import { type DetailContext, planDetails } from './plan-details.ts';
import type { Reading } from './read-clause.ts';

/** More of one kind in one clause is a list to be read aloud, not a question. */
const MAX_NAMES = 3;

const COMPARED: ReadonlySet<Intent> = new Set(['compare', 'explain']);
const PERIOD_ONLY: ReadonlySet<Intent> = new Set(['cash-flow', 'net-worth']);

/** The questions of one clause. */
export function buildAsks(reading: Reading, context: DetailContext): Ask[] {
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
  const worded: Slots = { ...detailsOf(reading, intent), ...planDetails(reading, intent, context) };
  const base = intent === 'balance' && CASH_AND_DEBT.test(reading.plain) ? worded : focusSlots(reading, worded);
  const ask = (slots: Slots): Ask => ({
    intent,
    slots: { ...base, ...slots },
    confidence: Number(reading.confidence.toFixed(2)),
  });
  if (intent === 'what-if' && base.change === undefined && base.account && base.amountCents !== undefined)
    return [{ ...ask({ strategy: 'fixed' }), intent: 'payoff' }];
  if (intent === 'balance' && (base.accounts?.length ?? 0) > 1 && ALL_MINIMUMS.test(reading.plain))
    return [{ ...ask({ focus: 'minimum' }), intent: 'debts', slots: { focus: 'minimum' } }];
  const less = leftAfter(reading, context);
  if (less && base.account && LEFT_FROM.has(intent))
    return [{ ...ask({}), intent: 'balance', slots: { account: base.account, lessCents: less } }];
  // What is due on a card is the card's own, not a bill among others.
  if (intent === 'bills' && base.account && !base.merchant && !base.category && OWED.test(base.account))
    return [{ ...ask({}), intent: 'balance', slots: { account: base.account, focus: 'due' } }];
  if (intent === 'payoff' && (base.isAccountUnknown || (!base.account && !base.accounts))) {
    const loan = planDetails(reading, 'loan', context);
    if (loan.amountCents !== undefined && loan.monthlyCents !== undefined && loan.percent !== undefined)
      return [{ intent: 'loan', slots: loan, confidence: reading.confidence }];
  }
  const isLarger = intent === 'spending' && LARGER.test(reading.plain);
  const versus = (intent === 'compare' && base.of !== 'income') || isLarger ? groupsCompared(reading) : null;
  if (versus) return [{ ...ask({ ...firstPeriod(reading), versus }), intent: 'compare' }];
  const [time, other] = reading.periods.toSorted((x, y) => (x.from < y.from ? -1 : 1));
  const isTwice = time !== undefined && other !== undefined && other.to <= time.to;
  // "T-Mobile in May and Xfinity in May", "this month and all year" are two questions.
  const isList =
    other !== undefined && base.of !== 'income' && /\band\b/.test(reading.plain) && !COMPARES.test(reading.plain);
  if (intent === 'compare' && (isTwice || isList))
    return spread(reading, 'spending')
      .slice(0, MAX_NAMES)
      .map((slots) => ({ intent: 'spending', slots, confidence: reading.confidence }));
  if (COMPARED.has(intent)) return [ask(comparison(reading, intent))];
  if (PERIOD_ONLY.has(intent)) return [ask(firstPeriod(reading))];
  if (intent === 'subscriptions') return merchantsOf(reading).map((merchant) => ask(merchant));
  if (!['spending', 'income', 'transactions'].includes(intent)) return [ask({})];
  const details = spread(reading, intent);
  const together = intent === 'spending' && SUMMED.test(reading.masked) ? asOneSum(details) : null;
  if (together) return [ask(together)];
  return details.slice(0, MAX_NAMES).map(ask);
}

const SUMMED =
  /^(?!.*\b(?:each|separate\w*|respectively|apiece|(?:two|three|four|2|3|4) (?:numbers|figures|totals|amounts))\b).*\b(?:together|combined|altogether|add(?:ed|s)? up|added|in total|in all|total|sum|summed|all of (?:it|them|that)|everything|as one|one (?:figure|number|total|thing|amount|sum)|all told|counting both|whichever)\b/;
/** A sum of more is not read. */
const MOST_TOGETHER = 6;

// Several names in one time, asked for as one sum.
function asOneSum(details: Slots[]): Slots | null {
  const names = details.flatMap(
    ({ merchant, category }): NonNullable<Slots['together']> =>
      merchant ? [{ merchant }] : category ? [{ category }] : [],
  );
  // The parts that are named count, not the whole they are parts of.
  const parts = names.filter(
    ({ category }) =>
      !category ||
      !isWholeOf(
        category,
        names.flatMap((each) => each.category ?? []),
      ),
  );
  const [first] = details;
  const times = new Set(details.map(({ period }) => JSON.stringify(period ?? null)));
  if (!first || names.length < 2 || names.length !== details.length || times.size > 1 || parts.length > MOST_TOGETHER)
    return null;
  return { ...(first.period && { period: first.period }), together: parts };
}

const LEFT_FROM: ReadonlySet<Intent> = new Set(['balance', 'forecast', 'what-if', 'payoff', 'debts']);
const LEFT =
  /\b(?:(?:would|will|do|does) (?:i |we |that |it )?(?:still )?(?:owe|be left|have left|remain|leave)|left (?:in|on) (?:it|there)|what(?: is|s| would| will) (?:be )?(?:left|remain\w*))\b/;
const CHANGES_NOW =
  /\b(?:if|after|once|about to|going to|gonna|suppose|came|comes|put|pay|paid|take|took|minus|less)\b/;

// "If a $900 laptop came out of checking, what would be left": the balance less the amount. What goes on month after month is a plan.
function leftAfter({ text, plain }: Reading, context: DetailContext): number | undefined {
  if (!LEFT.test(plain) || !CHANGES_NOW.test(plain) || /\b(?:month|monthly|week|year|payday|paycheck)\b/.test(plain))
    return undefined;
  const { cents, percents } = readAmounts(text, context);
  return cents.length === 1 && percents.length === 0 ? cents[0] : undefined;
}

const OWED = /\b(?:card|visa|mastercard|amex|discover|loan|mortgage)\b/i;
const ALL_MINIMUMS =
  /\bminimums\b|\bminimum\b.*\b(?:all|both|together|total|combined|added|sum)\b|\b(?:all|both|together|total|combined|sum)\b.*\bminimum\b/;
// One question for each subscription that is named.
function merchantsOf({ found }: Reading): Slots[] {
  const names = new Set(found.flatMap(({ kind, name }) => (kind === 'merchant' ? [name] : [])));
  return names.size > 0 ? [...names].slice(0, MAX_NAMES).map((merchant) => ({ merchant })) : [{}];
}

const COMPARES =
  /\b(?:vs|versus|against|compar\w+|than|differ\w*|chang\w+|more|less|minus|up|down|higher|lower|between|gap|apart|held)\b/;
// "Were groceries or eating out larger?"
const LARGER =
  /\bor\b.*\b(?:larger|bigger|higher|more|greater|smaller|lower|less)\b|\b(?:larger|bigger|higher|more|greater|smaller|lower|less)\b.*\bor\b/;
const LEFT_OUT =
  /\b(?:except|excluding|exclude|excluded|not counting|not including|other than|apart from|aside from|besides|leaving out|without)\b.*\b(?:xcategory|xmerchant)\b/;
const SOME_DAYS = /\b(?:weekends?|weekdays?)\b/;
const WEATHER = /\b(?:snow\w*|rain(?:s|ing)?|weather|storms?)\b/i;
const FROM_THE_STATE = /\birs\b|\btax refund/;
/** An average of single purchases, not of months. */
const PER_VISIT =
  /\b(?:per|each|every|typical|average|usual) (?:[\w']+ ){0,2}(?:visits?|trips?|orders?|purchases?|fill ?ups?|rides?|meals?|cups?|tickets?)\b(?=.*\b(?:cost|average|averages?|spend|spent|how much|pay|run)\b)|\b(?:average|typical\w*)\b.*\b(?:per|each|a) (?:visit|trip|order|purchase|ride|time)\b/;
const SMALLEST = /\b(?:smallest|cheapest|lowest|least expensive)\b/;

// What would be answered with something else: rent for "all but rent", the latest purchase for the cheapest, every day for weekends.
function beyond({ masked, plain, text }: Reading, intent: Intent): Topic | undefined {
  if (intent === 'forecast' && WEATHER.test(text)) return 'else';
  if (intent === 'income' && FROM_THE_STATE.test(plain)) return 'bill';
  if (intent !== 'spending' && intent !== 'transactions') return undefined;
  if (LEFT_OUT.test(masked)) return 'leave-out';
  if (SOME_DAYS.test(masked) || PER_VISIT.test(plain)) return 'else';
  return intent === 'transactions' && SMALLEST.test(plain) ? 'else' : undefined;
}

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
  // "Cash total and card debt total": both sides are told when nothing in particular is named.
  if (intent === 'balance' && CASH_AND_DEBT.test(plain)) return slots;
  if (intent === 'balance') Object.assign(slots, balanceFocus(masked));
  if (
    intent === 'subscriptions' &&
    /\b(?:price|raise|raised|up|more expensive|hike\w*|increase\w*|pricier|charging me more)\b/.test(plain)
  )
    slots.focus = 'price';
  else if (intent === 'subscriptions' && /\b(?:unused|dont use|not us\w+|cancel|get rid|need)\b/.test(plain))
    slots.focus = 'unused';
  else if (intent === 'subscriptions' && /\b(?:year|yearly|annual\w*)\b/.test(plain)) slots.focus = 'yearly';
  if (intent === 'income' && /\binterest\b/.test(plain)) slots.focus = 'interest';
  if (intent === 'income' && /\blast\b.*\b(?:paycheck|paid|pay)\b/.test(masked)) slots.focus = 'pay';
  if (intent === 'spending' || (intent === 'income' && slots.focus === undefined))
    Object.assign(slots, spendingFocus(masked));
  if (slots.focus === 'share' && /\b(?:income|pay|paycheck|salary|earn\w*|make)\b/.test(plain)) slots.of = 'income';
  if (intent === 'spending' || intent === 'income') {
    const tense = tenseOf(plain);
    if (tense) slots.tense = tense;
  }
  if (intent === 'transactions') Object.assign(slots, listDetails(reading));
  return isLeftOut(reading) ? slots : { ...slots, ...accountSlots(reading, intent) };
}

const CASH_AND_DEBT = /\bcash\b.*\band\b.*\b(?:debts?|owed?)\b|\b(?:debts?|owed?)\b.*\band\b.*\bcash\b/;

// "Everything I have, cards not counted": what is left out is not what is asked about.
const isLeftOut = ({ masked }: Reading) =>
  /\b(?:not counting|excluding|without|except|leaving out|ignoring|not including) (?:my |the )?xaccount|xaccount (?:not counted|not included|excluded|aside)/.test(
    masked,
  );

function topicOf(kind: Kind, masked: string): Topic {
  if (kind === 'reach-bill') {
    if (/\b(?:credit (?:score|rating)|fico)\b/.test(masked)) return 'score';
    if (/\bbalance\b.*xperiod|\b(?:was|did i have)\b.*xperiod/.test(masked)) return 'past-balance';
  }
  return kind.replace('reach-', '') as Topic;
}

function balanceFocus(masked: string): Slots {
  if (/\bminimum\b/.test(masked)) return { focus: 'minimum' };
  if (/\bdue\b/.test(masked)) return { focus: 'due' };
  if (
    /\b(?:left|remaining|remain\w*|available|room|before|until|still)\b/.test(masked) &&
    /\blimit\b|\bcredit\b|\bmax\w*\b/.test(masked)
  )
    return { focus: 'available' };
  if (/\blimit\b/.test(masked)) return { focus: 'limit' };
  if (/\bowe\b|\bdebt\b/.test(masked)) return { focus: 'debt' };
  if (/\benough\b|\bcover\b|\bat least\b/.test(masked)) return { focus: 'enough' };
  return /\bavailable\b/.test(masked) ? { focus: 'available' } : {};
}

function spendingFocus(masked: string): Slots {
  if (/\bhow (?:often|many)\b|\bnumber of\b|\bcount(?:ing)? (?:of|my|the|up)\b/.test(masked)) return { focus: 'count' };
  if (/\b(?:percent\w*|share|fraction|portion|chunk)\b/.test(masked)) return { focus: 'share' };
  if (
    /\baverage\b|\bper (?:month|week|day)\b|\b(?:a|each|every) (?:month|week)\b|\btypical\w*\b|\busual\w*\b|\bmonthly\b/.test(
      masked,
    )
  )
    return {
      focus: 'average',
      ...(/\b(?:per|a|each|every) (?:week|day)\b|\bweekly\b|\bdaily\b/.test(masked) && { isWeekly: true }),
    };
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

/** Which account a clause names. "My accounts" in all names none. */
export function accountSlots(reading: Pick<Reading, 'found' | 'words'>, intent: Intent): Slots {
  // "Out of checking, not the visa".
  const isDenied = ({ from }: Found) =>
    /\bnot(?: the| my| from| on)*$/.test(
      reading.words
        .slice(0, from)
        .map(({ text }) => text)
        .join(' '),
    );
  const all = reading.found.filter((thing) => thing.kind === 'account' && !isDenied(thing));
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
