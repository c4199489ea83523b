// When a month's name means the month: "may I" and "march on" do not, "in May" does. And parts of a month.
import { addDays, type Period } from './calendar.ts';

/** A month's name or short name, as a pattern over lower-case text. */
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const SAYS_MONTH =
  /(?:^|\b)(?:in|of|for|since|from|until|till|through|during|by|vs|vs\.|versus|against|about|between|my|than|with|on|after|before|whole|entire|compared to|only) $/;
const SAYS_MONTH_TOO = new RegExp(`\\b${MONTH},? (?:and|or|to|vs) $`);
/** Words behind "may" that make it a verb. */
export const MAY_BE_VERB =
  /^ (?:be|have|not|seem|sound|look|help|need|want|take|make|mean|also|well|cost|get|go|i|you|we|they|he|she|it|have)\b/;
// "And may I", "that may the".
const ASKS_LEAVE = /\b(?:and|or|also|but|then|please|you|they|she|this|that|which|who|there|what|how|when|where|it) $/;
const MARCH_IS_VERB = /^ (?:into|in|on|over|down|up|around|out|off|straight|forward|back|past|along|right|toward)\b/;
// "Why was May pricier", "May vs. April": no verb stands so.
const IS_COMPARED =
  /^ (?:cost (?:me )?(?:more|less|so)\b|(?:differ|compare|stack up|measure up|hold up)\b|(?:so|more|less|higher|lower|worse|better|different|bigger|[a-z]+ier|cheaper)\b|(?:vs\.?|versus|against|compared) [a-z]+)/;
const PERSON_ASKED = /\b(?:did|does|has|is|was|do|can|my (?:wife|daughter|sister|mom|friend|girlfriend|aunt|cousin)) $/;

/** Does this word stand for the month where it stands? */
export function isMonthHere(word: string, { before, after }: { before: string; after: string }): boolean {
  if (word === 'apr' || word === 'sep')
    return /\b(?:in|since|from|until|till|through|during) $/.test(before) || SAYS_MONTH_TOO.test(before);
  if (SAYS_MONTH.test(before) || SAYS_MONTH_TOO.test(before)) return true;
  if (IS_COMPARED.test(after)) return true;
  if (/^(?:april|may|june|august|jan)$/.test(word) && PERSON_ASKED.test(before) && !/^[?.!,]*$/.test(after))
    return false;
  if (word === 'may')
    return (
      (/^(?:$|[?.!,;:)']| (?:and|or|vs|to|through) [a-z]+$)/.test(after) &&
        !/\b(?:i|you|we|they|he|she|it|that|which|who) $/.test(before)) ||
      // "Groceries may my wife wants to know": a verb does not stand between two nouns.
      (/[a-z]{3,} $/.test(before) &&
        !ASKS_LEAVE.test(before) &&
        /^ (?:my|the|our|please|pls|how|what|total|sum|spending)\b/.test(after)) ||
      // "May coffee total", "groceries, May against April", "why was May pricier".
      (/(?:^|[,:;(\u2013\u2014-] |\b(?:was|were|made|come) )$/.test(before) && !MAY_BE_VERB.test(after))
    );
  if (word === 'mar') return /^(?:$|[?.!,;:)])/.test(after) || before === '';
  if (word !== 'march') return true;
  if (/\b(?:to|i|we|they|you|will|would|us|must|then|let's|and|should|can) $/.test(before)) return false;
  return !MARCH_IS_VERB.test(after);
}

const PARTS: Record<string, number> = {
  first: 0,
  '1st': 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
};

/** "The first week of October" is its first seven days, "the first half" its first fifteen. */
export function partOfMonth({ from, to }: Period, part: string, isHalf: boolean): Period {
  const index = PARTS[part] ?? -1;
  if (isHalf) return index === 0 ? { from, to: addDays(from, 14) } : { from: addDays(from, 15), to };
  return index === -1
    ? { from: addDays(to, -6), to }
    : { from: addDays(from, 7 * index), to: addDays(from, 7 * index + 6) };
}
