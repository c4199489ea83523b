// Notices questions about somebody else's money: the coach sees only the customer's own.
import type { Reading } from './read-clause.ts';

const KIN =
  '(?:wife|husband|spouse|partner|girlfriend|boyfriend|mom|mum|mother|dad|father|parents?|sister|brother|son|daughter|kids?|friend|roommate|boss|neighbou?r|cousin|aunt|uncle|ex|coworker|colleague|grandma|grandpa|buddy|pal|roomie|fiancee?|bf|gf|boss|niece|nephew|landlord|tenant)';
const MONEY =
  '(?:balance|account|accounts|spending|income|salary|paycheck|money|card|cards|transactions|debt|debts|finances|purchases|savings|subscriptions|utilization|persona|bills|data)';
const DOES = '(?:spend|spent|make|made|earn|earned|have|owe|buy|bought|pay|paid|get|got|save|saved|shop)';
const NOT_NAMES = new Set(
  'i we you it that this the they there my our your what which any anything he she who all one money anyone netflix'.split(
    ' ',
  ),
);

const OTHERS = new RegExp(
  `\\b(?:another|other|different|every|each|all(?: the)?|someone|somebody|everyone|everybody|any) (?:elses? |other )?(?:customers?|users?|persons?|peoples?|persons|clients?|members?)\\b.*|\\b(?:someone|somebody|everyone|anyone|anybody|everybody|nobody)(?: else|s|'s| elses| else's)+ ${MONEY}|\\b(?:customer|user|client|member) (?:id )?#?\\d+`,
  'i',
);
const KIN_MONEY = new RegExp(
  `\\b(?:my|his|her|their|our)?\\s*${KIN}(?:(?:'s|\u2019s|s'|s) (?:\\w+ ){0,2}|s? )${MONEY}\\b`,
  'i',
);
const OF_KIN = new RegExp(`\\b${MONEY} (?:of|from|belonging to) (?:my|his|her|their|our) ${KIN}\\b`, 'i');
const THEY_HAVE =
  /\bhow much (?:money )?(?:he|she|they)(?:'s)? (?:\w+ )?(?:got|ha[sd]|have|makes?|earns?|spen[dt]s?|owes?|saved)\b/i;
const WHAT_THEY =
  /\bwhat (?:he|she|they)(?:'s)? (?:earns?|earned|makes?|made|spen[dt]s?|owes?|owed|gets? paid|got paid|saved)\b/i;
const KIN_DOES = new RegExp(`\\b(?:did|does|do|has|is|can|will) (?:my|his|her|the) ${KIN} (?:\\w+ )?${DOES}\\b`, 'i');
const PRONOUN = new RegExp(
  `\\b(?:did|does|has) (?:he|she|they) (?:\\w+ )?${DOES}\\b|\\b(?:his|her|their) ${MONEY}\\b`,
  'i',
);
const NAMED =
  /\b(?:did|does|has) ([\p{L}]{2,20}) (?:(?:last|even|actually|ever) )?(?:spend|spent|make|earn|earned|have|owe|buy|bought|save|saved)\b/giu;
const POSSESSIVE = new RegExp(`\\b([\\p{Lu}][\\p{Ll}]+)(?:'|\u2019)s? (?:\\w+ )?${MONEY}\\b`, 'gu');
const RECEIVED = new RegExp(
  `\\b${MONEY} (?:that )?([\\p{Lu}][\\p{Ll}]+) (?:received|has|had|earned|got|gets|makes|made|owes|spent|spends)\\b`,
  'gu',
);
const TIME_OR_WORD =
  /^(?:today|yesterday|tomorrow|month|week|year|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|what|who|that|it|how|where|when|let|here|there)$/i;

/** True when the message asks about the money of another person. */
export function asksAboutOther(text: string, readings: Reading[]): boolean {
  const head = text.slice(0, 2_000);
  if (
    OTHERS.test(head) ||
    WHAT_THEY.test(head) ||
    KIN_MONEY.test(head) ||
    OF_KIN.test(head) ||
    KIN_DOES.test(head) ||
    THEY_HAVE.test(head)
  )
    return true;
  // "Their money" may be a shop's.
  const isShop = readings.some(({ found }) => found.some(({ kind }) => kind === 'merchant'));
  if (!isShop && PRONOUN.test(head)) return true;
  const own = new Set(
    readings.flatMap(({ words, found }) =>
      words
        .filter((_, index) => found.some(({ from, to }) => from <= index && index < to))
        .map(({ text: word }) => word),
    ),
  );
  const isOwn = (name: string) =>
    own.has(name.toLowerCase()) || own.has(`${name.toLowerCase()}s`) || own.has(name.toLowerCase().replace(/s$/, ''));
  for (const [, name = ''] of head.matchAll(NAMED)) {
    if (!NOT_NAMES.has(name.toLowerCase()) && !isOwn(name)) return true;
  }
  for (const [, name = ''] of [...head.matchAll(POSSESSIVE), ...head.matchAll(RECEIVED)]) {
    if (!TIME_OR_WORD.test(name) && !isOwn(name)) return true;
  }
  return false;
}
