// What a message asks: which questions, about what, and whether to ask back. Deterministic, and only ever the customer's own names.
import type { IsoDate } from '../../../knowledge/calendar.ts';
import type { TurnContext } from '../model.ts';
import type { Ask, Understood } from './ask.ts';
import { clarifyFor, isOpen, SHORT, SMALL_TALK, SURE, whatIsMeant, whichOfThese } from './ask-back.ts';
import { buildAsks, intentOf } from './build-asks.ts';
import { carryOver, corrected as correctedAs, correctionOf, nextPayAsked, pointsAtLast } from './carry.ts';
import { continues, isFollowUp, resolveFollowUp } from './follow-up.ts';
import { leanOn } from './follow-up-plans.ts';
import { leftOut } from './left-out.ts';
import { lessonAsked, lessonOf, mayBeLesson } from './lesson.ts';
import { asksAboutOther } from './other-person.ts';
import type { DetailContext } from './plan-details.ts';
import type { Reading } from './read-clause.ts';
import { isBareTopic, readMessage, readWhole } from './read-message.ts';

/** What is known when a message is read. Without consent accounts and merchants are empty. */
export interface UnderstandContext {
  today: IsoDate;
  timeZone?: string;
  accounts?: TurnContext['accounts'];
  merchants?: string[];
  /** The questions of the customer's previous message. */
  previous?: Ask[];
}

/** More questions than this in one message are answered in the next. */
const MAX_ASKS = 4;
/** A phrase without a verb is a question when this much is clear. */
const SURE_OF_A_PHRASE = 0.8;
const PHRASE = 9;
/** So does a title with no name in it. */
const TITLE = 4;
/** A question to learn this sure may speak of somebody else. */
const SURE_OF_LESSON = 0.6;

/** A short text may only change the question before, when the model is less sure than this what else it is. */
const UNSURE = 0.55;

const TIMED = new Set(['spending', 'income', 'transactions', 'cash-flow']);

/** Reads a message: its questions in order, or a question back when it could mean several things. */
export function understand(text: string, context: UnderstandContext): Understood {
  const known = { today: context.today, accounts: context.accounts ?? [], merchants: context.merchants ?? [] };
  const previous = context.previous ?? [];
  const details = { today: context.today, masks: known.accounts.flatMap(({ mask }) => mask ?? []) };
  const correction = previous.length > 0 ? correctionOf(text) : null;
  const readings = readMessage(correction ?? text, known);
  if (readings.length === 0) return { asks: [], clarify: whatIsMeant() };
  const leansBack =
    readings.some((reading) => leanOn(reading, previous.at(-1), details)) ||
    readings.some(
      (reading) =>
        (readings.length === 1 && isFollowUp(reading) && reading.found.length > 0) ||
        (previous.length > 0 && (isFollowUp(reading) || continues(reading) || pointsAtLast(reading))),
    );
  const lesson = leansBack || correction ? null : lessonAsked(text, readings);
  if (asksAboutOther(text, readings) && (lesson?.confidence ?? 0) < SURE_OF_LESSON) {
    return { asks: [{ intent: 'out_of_reach', slots: { topic: 'other-person' }, confidence: 0.95 }] };
  }
  if (lesson) return { asks: [lesson] };
  const steps = { previous, details, accounts: known.accounts, isCorrection: correction !== null };
  const kept = asksOf(readings, steps);
  const clarify = clarifyFor(kept, readings, previous);
  // What is not understood may be a thing to learn; the search knows what it has nothing on.
  if (clarify && isOpen(clarify) && !leansBack && mayBeLesson(text, readings)) return { asks: [lessonOf(text)] };
  const asks = kept.map(({ ask }) => ask);
  if (clarify) return { asks, clarify };
  if (leansBack || correction || leftOut(kept, readings).length === 0) return { asks };
  // Read as one, nothing may be left out; otherwise the customer says what is meant.
  const whole = readings.length > 1 ? readWhole(text, known) : null;
  const again = whole ? asksOf([whole], steps) : [];
  return whole && leftOut(again, [whole]).length === 0
    ? { asks: again.map(({ ask }) => ask) }
    : { asks, clarify: whichOfThese(readings) };
}

interface Steps {
  previous: Ask[];
  details: DetailContext;
  accounts: TurnContext['accounts'];
  isCorrection: boolean;
}

// The questions of the clauses in order, each with what it takes over from the one before.
function asksOf(
  readings: Reading[],
  { previous, details, accounts, isCorrection }: Steps,
): { ask: Ask; reading: Reading }[] {
  const asks: { ask: Ask; reading: Reading }[] = [];
  for (const reading of chooseReadings(readings, (each) => leanOn(each, previous.at(-1), details) !== null)) {
    const before = asks.length > 0 ? asks.map(({ ask }) => ask).slice(-1) : previous;
    const next = nextPayAsked(before.at(-1), reading);
    const resolved =
      (next && [next]) ??
      leanOn(reading, before.at(-1), details) ??
      ((isFollowUp(reading) && !(asks.length > 0 && isOwnQuestion(reading))) || isShortAnswer(reading, isCorrection)
        ? resolveFollowUp(reading, before, accounts)
        : null) ??
      (isCorrection ? correctedAsks(reading, before, details) : null);
    const own =
      resolved ??
      buildAsks(reading, details).map((ask) =>
        carryOver(asks.length === 0 && continues(reading) ? holdOn(ask, previous) : ask, before.at(-1), reading, {
          isSameMessage: asks.length > 0,
        }),
      );
    asks.push(...own.map((ask) => ({ ask: lookingAhead(ask, details.today), reading })));
  }
  return distinct(shareContext(asks, readings)).slice(0, MAX_ASKS);
}

// "# of subscriptions, and how much is my rent next month?": asked in full, though the words around the names are few.
const isOwnQuestion = ({ asksItself, confidence, found }: Reading) =>
  asksItself && confidence > SURE_OF_A_PHRASE && found.some(({ kind }) => kind !== 'period');

// A few words with a name or time among them that make no question of their own change the one before.
function isShortAnswer({ words, found, confidence, asksItself }: Reading, isCorrection: boolean): boolean {
  return (
    found.length > 0 &&
    (isCorrection ? words.length <= PHRASE : words.length <= SHORT && confidence < UNSURE && !asksItself)
  );
}

// What will be spent is not known, but the bills are.
function lookingAhead(ask: Ask, today: IsoDate): Ask {
  const { category, merchant, period } = ask.slots;
  const isAhead = ROWS.has(ask.intent) && period !== undefined && period.from > today;
  return isAhead && (category || merchant)
    ? {
        ...ask,
        intent: 'bills',
        slots: { ...(category && { category }), ...(merchant && { merchant }), isFollowUp: true },
      }
    : ask;
}

const VERBS: readonly [RegExp, Ask['intent']][] = [
  [/^(?:how much (?:did )?(?:i |we )?)?(?:earn|earned|make|made|income|came in)$/, 'income'],
  [/^(?:how much (?:did )?(?:i |we )?)?(?:spend|spent|spending|how much|went out)$/, 'spending'],
  [/^how much$/, 'spending'],
];

// "Not income, spending."
function correctedAsks(reading: Reading, before: Ask[], details: DetailContext): Ask[] | null {
  const last = before.at(-1);
  if (!last || reading.found.length > 0 || reading.words.length > SHORT) return null;
  const said = VERBS.find(([verb]) => verb.test(reading.plain))?.[1];
  if (said) return [correctedAs(said, last)];
  const [built] = buildAsks(reading, details);
  const changed = correctedAs(built?.intent ?? intentOf(reading.kind), last);
  return [{ ...changed, slots: { ...changed.slots, ...(built?.slots.focus && { focus: built.slots.focus }) } }];
}

// "Biggest purchase in May, and …": short, sure, and about nobody who does something.
const isNounPhrase = ({ plain, words, found, confidence, kind }: Reading) =>
  words.length <= PHRASE &&
  (found.length > 0 || words.length <= TITLE) &&
  confidence > SURE_OF_A_PHRASE &&
  kind !== 'education' &&
  !/\b(?:i|we|you|he|she|they|it|my (?:mom|dad|wife|husband|partner|brother|sister|friend|boss))\b/.test(plain);

// Of a message with a question in it only the questions count; small talk gives way to anything else.
function chooseReadings(readings: Reading[], leans: (reading: Reading) => boolean): Reading[] {
  const isSubstance = ({ kind }: Reading) => !SMALL_TALK.has(kind) && kind !== 'reach-else';
  const isPlan = ({ kind, points }: Reading) => (kind === 'what-if' || kind === 'payoff') && points > 0;
  const asking = readings.filter(
    (reading) =>
      reading.isAsking ||
      isBareTopic(reading) ||
      isNounPhrase(reading) ||
      isPlan(reading) ||
      leans(reading) ||
      // "Petco, when was I there last? My dog is out of food." asks once.
      (isFollowUp(reading) &&
        isSubstance(reading) &&
        (continues(reading) || !readings.some(({ isAsking }) => isAsking))),
  );
  const pool = asking.some(isSubstance) ? asking : readings;
  const substance = pool.filter(
    (reading) => (isSubstance(reading) || leans(reading)) && (reading.confidence >= SURE || pool.length === 1),
  );
  const chosen = substance.length > 0 ? substance : pool;
  // Beside a question about the customer's own money a remark is no question to learn.
  const hasOwn = chosen.some(({ kind, points }) => kind !== 'education' && points > 0);
  const isRemark = ({ kind, points, term }: Reading) => hasOwn && kind === 'education' && points === 0 && !term;
  const useful = chosen.filter((reading) => !isEcho(reading, chosen) && !isRemark(reading));
  return (useful.length > 0 ? useful : chosen).slice(0, substance.length > 0 ? MAX_ASKS * 2 : 1);
}

// "… and how much was it" asks nothing new.
function isEcho(reading: Reading, all: Reading[]): boolean {
  if (all[0] === reading || reading.found.length > 0) return false;
  return /^(?:and |so )?(?:how much|what|when|how many)? ?(?:was|is|were|did|are|does|do)? ?(?:it|that|they|those)?(?: (?:cost|in total|total|altogether|me|come to|all))*$|^(?:and |so )?(?:what|how much|how long) (?:do|would|will|does) (?:i|it|that) (?:save|take|get back|be)(?: me)?$|^(?:and |so )?(?:what|how much|what total|total) interest$/.test(
    reading.plain,
  );
}

// "And how much on dining?" after "groceries last month": the time holds on.
function holdOn(ask: Ask, previous: Ask[]): Ask {
  const period = previous.findLast(({ slots }) => slots.period)?.slots.period;
  return TIMED.has(ask.intent) && !ask.slots.period && !ask.slots.tense && period
    ? { ...ask, slots: { ...ask.slots, period } }
    : ask;
}

// A time said once in a sentence holds for its other questions; a time or a name of a statement holds for the question that follows.
function shareContext(asks: { ask: Ask; reading: Reading }[], readings: Reading[]): { ask: Ask; reading: Reading }[] {
  return asks.map(({ ask, reading }) => {
    const named = shareName(ask, reading, readings);
    if (named.slots.period || !TIMED.has(named.intent) || named.slots.tense === 'recent')
      return { ask: named, reading };
    const isSingle = named.intent === 'transactions' && named.slots.focus !== 'list' && named.slots.sort !== 'largest';
    if (isSingle) return { ask: named, reading };
    const near = readings.filter((other) => other.sentence === reading.sentence || isLeadIn(other, reading));
    const periods = new Map(
      near.flatMap((other) => other.periods).map((period) => [`${period.from} ${period.to}`, period]),
    );
    const [period] = periods.values();
    if (!period || periods.size > 1) return { ask: named, reading };
    const { from, to, phrase } = period;
    return { ask: { ...named, slots: { ...named.slots, period: { from, to, phrase } } }, reading };
  });
}

// What was told just before the question, or a time named right behind it: "last 6 months is fine".
const isLeadIn = (other: Reading, reading: Reading) =>
  !other.isAsking &&
  other !== reading &&
  (other.sentence === reading.sentence ||
    other.sentence === reading.sentence - 1 ||
    (other.sentence === reading.sentence + 1 && other.found.every(({ kind }) => kind === 'period')));

// "My brother says I drink too much coffee. How much do I spend?"
function shareName(ask: Ask, reading: Reading, readings: Reading[]): Ask {
  const { category, merchant, account, view } = ask.slots;
  // "A letter came about my store card. … When is it due?"
  const cards = readings.flatMap(({ found }) =>
    found.filter(({ kind, names }) => kind === 'account' && names.length === 1),
  );
  const [card] = new Set(cards.flatMap(({ names }) => names));
  if (ask.intent === 'bills' && card && !category && !merchant && /\bit\b.*\bdue\b/.test(reading.plain))
    return { ...ask, intent: 'balance', slots: { account: card, focus: 'due' } };
  const { together } = ask.slots;
  const isOfRows = ROWS.has(ask.intent);
  if (!(isOfRows || OF_A_SHOP.has(ask.intent)) || category || merchant || account || view || together) return ask;
  const named = readings
    .filter((other) => isLeadIn(other, reading))
    .flatMap(({ found }) => found.filter(({ kind }) => kind === 'category' || kind === 'merchant'));
  const [only] = named;
  if (!only || named.length > 1 || (!isOfRows && only.kind !== 'merchant')) return ask;
  return {
    ...ask,
    slots: { ...ask.slots, ...(only.kind === 'merchant' ? { merchant: only.name } : { category: only.name }) },
  };
}

const ROWS: ReadonlySet<string> = new Set(['spending', 'transactions']);
/** "Suppose I got rid of Calm. What would a year without it save me?" */
const OF_A_SHOP: ReadonlySet<string> = new Set(['what-if', 'subscriptions']);

// "How often do I fill up? Gas in the last 3 months": the first says what is wanted, the second of what.
function distinct(asks: { ask: Ask; reading: Reading }[]): { ask: Ask; reading: Reading }[] {
  const isNamed = ({ ask: { slots } }: { ask: Ask }) => Boolean(slots.category || slots.merchant || slots.account);
  const isLeadIn = (each: { ask: Ask; reading: Reading }) =>
    !isNamed(each) &&
    each.reading.found.length === 0 &&
    asks.some((other) => other !== each && ROWS.has(other.ask.intent) && ROWS.has(each.ask.intent) && isNamed(other));
  const own = asks.filter((each) => !isLeadIn(each));
  const keyOf = ({ ask: { intent, slots } }: { ask: Ask }) => {
    const { isFollowUp: _, period, ...rest } = slots;
    return JSON.stringify([intent, rest, period?.from, period?.to]);
  };
  return own.filter((each, at) => own.findIndex((other) => keyOf(other) === keyOf(each)) === at);
}
