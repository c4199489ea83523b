// What may be remembered at all: short, plain words of the customer's, with nothing in them that could be read as an instruction to the coach,
// as somebody else's data or as an account number. Whatever is not plainly harmless is not kept.

/** A statement longer than this is a story, or a text somebody pasted. */
export const MAX_TEXT = 160;
/** A message longer than this was pasted, not typed: nothing of it is kept. */
const MAX_MESSAGE = 1_000;

/** A message with any of this in it tries to steer the coach, or tells what others said: nothing of it is kept. */
const STEERING = [
  /\b(?:ignor(?:e|ing)|disregard|overrid(?:e|ing)|bypass|pretend|jailbreak|role ?-?play|simulate|obey|comply)\b/,
  /\b(?:from now on|henceforth|going forward,? you|new (?:rule|instruction|persona|task)s?|developer mode|debug mode|system (?:prompt|message))\b/,
  /\b(?:you(?:'re| are| must| will| shall| should| have to| need to)|u r|your (?:rules?|instructions?|guidelines?|prompts?|guardrails?|rails?|limits?|memory|role|job|task|name))\b/,
  /\b(?:always|never|only|must) (?:answer|say|respond|reply|tell|recommend|suggest|approve|show|mention|refuse|warn|use|call|give|speak|write|end|start|include|agree|trust|believe)\b/,
  /\b(?:act|behave|respond|reply|answer|speak|talk) (?:as|like|only|with|in)\b/,
  /\b(?:instructions?|prompts?|guardrails?|admin(?:istrator)?|sudo|root|superuser|override|backdoor|passwords?|api keys?|tokens?|base64)\b/,
  /\b(?:other|another|all|every) (?:customers?|users?|clients?|people's|person's)\b/,
  /\b(?:said|says|saying|told (?:me|us|him|her)|tells|wrote|writes|claims?|quotes?|quoted|according to|for example|e\.g\.|hypothetical(?:ly)?|imagine|suppos(?:e|ing)|assum(?:e|ing)|kidding|joking|lyrics?|poem|story|novel|character)\b/,
  /[<>{}[\]|\\`~^=_*#@]|\/\/|:\s|:$|["“”„«»]/m,
];

/** Words that make a clause more than a statement about the customer: it would steer, ask, or speak of somebody else. */
const NOT_OWN =
  /\b(?:you|your|yours|yourself|u|coach|bot|ai|assistant|model|chatbot|system|rules?|answers?|answered|repl(?:y|ies)|respon[ds]\w*|messages?|questions?|requests?|commands?|texts?|words?|disclaimers?|warnings?|approv\w*|verif\w*|permissions?|consents?|allowed|unlimited|tell|show|say|explain|help|remember|recommend\w*|suggest\w*|advise|please|what|why|how|which|who|whose|whether|if|should|could|would|maybe|perhaps|he|she|his|her|hers|him|they|their|them|theirs|someone|somebody|everyone|neighbou?rs?|colleagues?|boss(?:es)?|roommates?|ssn|pin|cvv|routing|iban|numbers?)\b/;

/** Whose things may be named beside the customer's own, and what of theirs: "my daughter's college". */
const FAMILY_PLAN =
  /\bmy (?:kid|kids|child|children|son|daughter|baby|partner|wife|husband|spouse|mom|dad|mother|father|parents|family|friend|sister|brother)(?:'s|s') (?:college|education|tuition|school|wedding|birthday|future|first car)\b/g;

/** Characters of a plain statement. Other scripts' look-alikes are not among them. */
const PLAIN = /^[\p{Script=Latin}\d '$£€%,.&/+-]+$/u;

/** Text with one kind of apostrophe and space; null when it has characters nobody can see, or that stand for others. */
export function plainText(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02BC\u00B4]/g, "'")
    .replace(/[\u2013\u2014]/g, ', ');
  return /[\p{Cf}\p{Co}\p{Cs}]|[^\P{Cc}\n\r\t]/u.test(plain) ? null : plain;
}

/** Is this a message whose statements about the customer may be kept? `message` is plain text. */
export function isOwnWords(message: string): boolean {
  const text = message.toLowerCase();
  return message.length <= MAX_MESSAGE && !STEERING.some((pattern) => pattern.test(text));
}

/** Is this clause harmless in itself, whatever it says? */
export function isHarmless(clause: string): boolean {
  if (clause.length === 0 || clause.length > MAX_TEXT || !PLAIN.test(clause) || hasLongNumber(clause)) return false;
  const text = clause.toLowerCase().replace(FAMILY_PLAN, 'family');
  // Nobody else's: "Sam's salary". What is left after "it's" and the like were taken out names an owner.
  const owners = text.replace(/\b(?:it|that|there|let|what)'s\b/g, '');
  return !NOT_OWN.test(text) && !/\p{L}'s\b|s'(?=\s)/u.test(owners);
}

// Account, card and phone numbers: five digits or more that are not written as money, a year span or a day.
function hasLongNumber(clause: string): boolean {
  const withoutMoney = clause.replace(
    /[$£€] ?\d[\d,]{0,12}(?:\.\d{1,2})?|\b\d{1,3}(?:,\d{3}){1,3}(?:\.\d{2})?\b/g,
    ' ',
  );
  const runs = withoutMoney.match(/\d(?:[ .,/+-]{0,3}\d)*/g) ?? [];
  return runs.some((run) => run.replace(/\D/g, '').length >= 5);
}
