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
  const isOwn = ({ kind }: Reading) => !NOT_OWN.has(kind) && !kind.startsWith('reach-');
  const sure = readings.filter((reading) => isOwn(reading) && reading.confidence > SURE);
  if (sure.length > 1) return null;
  const whole = readClause({ text, isAsking: true, asksItself: true, isAnother: false, sentence: 0 }, known);
  if (whole.words.length > MOST_AS_ONE || !isOwn(whole) || whole.confidence < SURE_OF_WHOLE) return null;
  const [best] = sure;
  const isMissing = best === undefined || (best.kind === whole.kind && best.found.length < whole.found.length);
  return isMissing ? [whole] : null;
}

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

/** A text that only names what it is about: "my limit on the visa". */
export const isBareTopic = ({ masked, words }: Pick<Reading, 'masked' | 'words'>): boolean =>
  words.length <= MOST_WORDS && masked.split(' ').every((word) => BARE.has(word) || /^x[a-z]{5}/.test(word));

function isSubjectOf(head: Reading, tail: Reading): boolean {
  // "A loan of $3,000 at 18 percent, I pay 100 a month. Months?"
  const isSumBefore =
    !head.asksItself && head.sentence === tail.sentence - 1 && head.found.some(({ kind }) => kind === 'number');
  if ((head.sentence !== tail.sentence && !(isSumBefore && tail.words.length <= SHORT)) || tail.isAnother) return false;
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
