// The clauses of a message, read. A subject that is said first belongs to the question after it: "Card APR, what percent?".
import { splitClauses } from './clauses.ts';
import { type Known, type Reading, readClause } from './read-clause.ts';

/** Words that may stand around the names of a subject. */
const BARE = new Set(
  `my the our a an on in at for of from to with by about regarding re and so ok hey hi well now also then please all both each total sum amount account bill bills payment payments
  balance limit rate apr interest income pay paycheck spending budget subscription subscriptions membership number cost price purchase
  if say suppose with paying pay i put month months week a year per every each at compared versus vs against relative than purchases trip trips run runs credit card debt latest last next upcoming current first monthly yearly`.split(
    /\s+/,
  ),
);
/** A longer beginning says something of its own. */
const MOST_WORDS = 7;
/** A question about numbers told before may be this long. */
const PLAN_TAIL = 18;
/** A question this short may have nothing of its own. */
const TAIL = 5;
/** A question this short may lean on what was said before it. */
const SHORT = 7;

/** Reads a message clause by clause. */
export function readMessage(text: string, known: Known): Reading[] {
  const readings: Reading[] = [];
  for (const clause of splitClauses(text)) {
    const reading = readClause(clause, known);
    const head = readings.at(-1);
    if (head && isSubjectOf(head, reading)) {
      const joined = {
        text: `${head.text}, ${reading.text}`,
        isAsking: true,
        asksItself: true,
        isAnother: head.isAnother,
        sentence: reading.sentence,
      };
      readings[readings.length - 1] = readClause(joined, known);
    } else readings.push(reading);
  }
  return asOne(text, readings, known) ?? readings;
}

/** A longer message says several things. */
const MOST_AS_ONE = 36;
/** A clause this sure stands for a question of its own. */
const SURE = 0.75;
/** A whole this sure is believed beside its parts. */
const SURE_OF_WHOLE = 0.6;

// "About Sprouts: I believe I spent a fair amount there in May. How much exactly?": no clause says it all, the whole does.
function asOne(text: string, readings: readonly Reading[], known: Known): Reading[] | null {
  if (readings.length < 2) return null;
  const sure = readings.filter((reading) => isOwn(reading) && reading.confidence > SURE);
  if (sure.length > 1) return null;
  const whole = readWhole(text, known);
  if (!whole) return null;
  const [best] = sure;
  const isMissing =
    best === undefined ||
    (best.kind === whole.kind && best.found.length < whole.found.filter((thing) => isOfUse(whole.kind, thing)).length);
  return isMissing ? [whole] : null;
}

// What a kind of wish can be about: "balance of the visa? Need to pay it before vacation" has no use for the vacation.
function isOfUse(kind: Reading['kind'], thing: Reading['found'][number]): boolean {
  if (ABOUT_ACCOUNTS.has(kind)) return thing.kind === 'account';
  return ABOUT_TIMES.has(kind) ? thing.kind === 'period' : true;
}
const ABOUT_ACCOUNTS: ReadonlySet<string> = new Set(['balance', 'debts', 'utilization', 'payoff']);
const ABOUT_TIMES: ReadonlySet<string> = new Set([
  'forecast',
  'net-worth',
  'emergency-fund',
  'cash-flow',
  'alerts',
  'income',
]);

/** A message as one clause, when so read it surely asks about the customer's own money. */
export function readWhole(text: string, known: Known): Reading | null {
  const whole = readClause({ text, isAsking: true, asksItself: true, isAnother: false, sentence: 0 }, known);
  return whole.words.length <= MOST_AS_ONE && isOwn(whole) && whole.confidence >= SURE_OF_WHOLE ? whole : null;
}

const isOwn = ({ kind }: Reading) => !NOT_OWN.has(kind) && !kind.startsWith('reach-');

const NOT_OWN: ReadonlySet<string> = new Set([
  'education',
  'greeting',
  'thanks',
  'help',
  'identity',
  'human',
  'advice',
]);

const NAMES: ReadonlySet<string> = new Set(['category', 'merchant', 'account']);
const isNamed = ({ kind }: Reading['found'][number]) => kind === 'merchant' || kind === 'account';
/** Worked out from numbers that may be told before. */
const OF_A_SUM: ReadonlySet<string> = new Set(['loan', 'payoff', 'savings-plan', 'what-if']);

/** A text that only names what it is about: "my limit on the visa". */
export const isBareTopic = ({ masked, words }: Pick<Reading, 'masked' | 'words'>): boolean =>
  words.length <= MOST_WORDS && masked.split(' ').every((word) => BARE.has(word) || /^x[a-z]{5}/.test(word));

// "I spent a fair amount at Safeway in May. How much exactly?": the question is about nothing but what was told.
const isToldBefore = (head: Reading, tail: Reading) =>
  !head.asksItself &&
  !head.isAsking &&
  tail.isAsking &&
  head.found.some(({ kind }) => kind !== 'number') &&
  tail.sentence - head.sentence <= 1 &&
  !tail.isAnother &&
  tail.found.length === 0 &&
  tail.words.length <= TAIL &&
  tail.confidence < SURE;

// "Lyft. Last ride?": a shop or an account in a sentence of its own is what the next one is about.
const isNamedBefore = (head: Reading, tail: Reading) =>
  /^x(?:merchant|account)$/.test(head.masked) &&
  tail.sentence === head.sentence + 1 &&
  tail.words.length <= SHORT &&
  !tail.found.some(isNamed);

function isSubjectOf(head: Reading, tail: Reading): boolean {
  if (isToldBefore(head, tail) || isNamedBefore(head, tail)) return true;
  // "A loan of $3,000 at 18 percent, I pay 100 a month. Months?"
  const isSumBefore =
    !head.asksItself && head.sentence === tail.sentence - 1 && head.found.some(({ kind }) => kind === 'number');
  const isShort = tail.words.length <= (OF_A_SUM.has(tail.kind) && !tail.found.some(isNamed) ? PLAN_TAIL : SHORT);
  if ((head.sentence !== tail.sentence && !(isSumBefore && isShort)) || tail.isAnother) return false;
  // "Only paying the minimum on my visa, how long would it take": the question has nothing of its own to be about.
  const isNameless = !tail.found.some(({ kind }) => NAMES.has(kind));
  const isOpen = tail.found.every(({ kind }) => kind === 'period') && tail.words.length <= SHORT;
  // "From scratch, 350 a month: when do I hit 4,200".
  const isSum = isNameless && head.found.some(({ kind }) => kind === 'number');
  if (!head.asksItself && (isOpen || isSum)) return true;
  const isBare = isBareTopic(head);
  const isNamedByTail = !head.found.some(({ kind }) => NAMES.has(kind));
  return isBare && (isNameless || isNamedByTail);
}
