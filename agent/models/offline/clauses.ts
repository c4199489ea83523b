// Cuts a message into clauses that may each be a question: "how much did I make and what did I spend on food?" is two.

/** A part of a message that may be a question of its own. */
export interface Clause {
  text: string;
  /** Starts or ends like a question or a request. */
  isAsking: boolean;
  /** It has a question word of its own. */
  asksItself: boolean;
  /** It was said as another thing: "and my balance". */
  isAnother: boolean;
  /** Clauses of one sentence share times. */
  sentence: number;
}

/** Longer messages are read up to here; the rest is hardly a question. */
const MAX_CHARACTERS = 6_000;
const MAX_CLAUSES = 60;

const LEAD =
  '(?:(?:and|also|then|so|but|plus|please|pls|plz|ok|okay|hey|hi|hello|oh|well|um|uh|actually|yo|maybe|just|coach|first|second|secondly|finally),? )*';
const POLITE =
  "(?:(?:can|could|would|will) (?:you|u) (?:also |please |kindly |just )*(?:(?:tell|show|give|let|help|check|find|list|look|pull|explain)\\b.*)?|(?:please |kindly )?tell me |let me know |do you know |i(?:'d| would|'m| am)?(?: also| just| really)* (?:want|wanna|need|like|love|curious|wondering|trying)\\b.*|any idea |remind me )?";
const ASKS =
  "(?:how|hows|how's|what|whats|what's|wut|when|whens|when's|where|wheres|where's|who|whos|which|why|did|do|does|am|is|are|was|were|have i|has|can|could|should|will|would|show|list|give|compare|find|break|tell|explain|check|search|look|display|summari[sz]e|calculate|define|any)\\b";
const BEGINS_ASKING = new RegExp(`^${LEAD}(?:${ASKS}|${POLITE.slice(0, -1)}.)`, 'i');
// "… and can pay 300 a month" asks nothing: a helping verb needs somebody behind it.
const ASKS_AGAIN = ASKS.replace('|was|were|have i|has', '|have i').replace(
  '|can|could|should|will|would|',
  '|(?:can|could|should|will|would)(?= (?:i|we|you|u|my|it|that|this|the)\\b)|',
);
const BEGINS_AGAIN = new RegExp(
  `^${LEAD}(?:${ASKS_AGAIN}|(?:can|could) (?:you|u)\\b|tell me|spend\\b|spent\\b|make\\b|made\\b|earn\\b|earned\\b|owe\\b|have in\\b|my (?:balance|income|spending|utilization|subscriptions)\\b)`,
  'i',
);
// A thing to know that can stand for a question of its own.
const THING =
  '(?:balance|income|earnings|pay|paycheck|payday|spending|utilization|subscriptions|apr|interest rate|limit|minimum(?: payment)?|due da(?:y|te)|net worth|debt|debts|savings rate|bills|total)';
const NOUN_AGAIN = new RegExp(
  `^(?:my |the |its |their |next |last |latest |current |total ){0,2}(?:[\\w'-]+ ){0,3}${THING}\\b(?: (?:in|for|on|at|of|date|day|amount|now|right now|last month|this month|please)\\b.*)?\\W*$`,
  'i',
);
const NOUN_HEAD = new RegExp(`\\b${THING}\\b|\\b(?:in|on|at|for|last|this|since)\\s+\\S+`, 'i');
const JOINT = /,?\s+(?:and|&|\+|plus|also|then|but|as well as|while)\s+|[,:]\s+|\s+-+\s+|\s+\/\s+/gi;
const ASKS_WITHIN = /\b(?:how (?:much|many|long|often)|what(?:'?s)?|when(?:'?s)?|which|why)\b/i;
/** "(a) my net worth and (b) …", "1) … 2) …". */
const NUMBERED = /(?:^|[\s,])(?:and )?\(?(?:[a-d]|[1-4])\)\s+/gi;
const NOISE = /^(?:how|what) about\b/i;

/** The clauses of a message in order. Runs in time proportional to the message, up to a fixed length. */
export function splitClauses(message: string): Clause[] {
  const clauses: Clause[] = [];
  const sentences = corrected(message.slice(0, MAX_CHARACTERS))
    .replace(NUMBERED, '. ')
    .split(/(?<=[.?!\u2026])(?<!\bvs\.)\s+|\n+/i);
  sentences.forEach((sentence, index) => {
    const endsAsking = /\?\W*$/.test(sentence);
    const parts = splitSentence(sentence);
    const isSplit = parts.length > 1;
    parts.forEach(({ text: part, isAnother }, order) => {
      const text = part.trim();
      if (!/[\p{L}\p{N}]/u.test(text)) return;
      clauses.push({
        text,
        isAsking:
          endsAsking ||
          order > 0 ||
          (isSplit && ASKS_WITHIN.test(text)) ||
          BEGINS_ASKING.test(text) ||
          NOISE.test(text),
        asksItself: BEGINS_ASKING.test(text) || ASKS_WITHIN.test(text),
        isAnother,
        sentence: index,
      });
    });
  });
  // A rambling message has its question at one of its ends.
  return clauses.length <= MAX_CLAUSES
    ? clauses
    : [...clauses.slice(0, MAX_CLAUSES / 2), ...clauses.slice(-MAX_CLAUSES / 2)];
}

// "Roughly... no wait, exactly how much": what was said before the slip was taken back by the speaker.
const TAKEN_BACK =
  /^[^.?!\n]{1,60}?(?:\.{2,}|\u2026|,|\s-+|\u2014)\s*(?:(?:no|nope|sorry|oops|wait|actually|scratch that|i mean|make that|not that)\b[\s,]*)+(?=\S{2})/i;

const corrected = (message: string): string => {
  const rest = message.replace(TAKEN_BACK, '');
  // What is left has to make sense by itself.
  return rest.split(/\s+/).length > 3 ? rest : message;
};

function splitSentence(sentence: string): { text: string; isAnother: boolean }[] {
  const parts: { text: string; isAnother: boolean }[] = [];
  let isAnother = false;
  let start = 0;
  for (const joint of sentence.matchAll(JOINT)) {
    const rest = sentence.slice(joint.index + joint[0].length, joint.index + joint[0].length + 80);
    const head = sentence.slice(start, joint.index);
    const isNoun = /and|plus|&|\+/.test(joint[0]) && NOUN_AGAIN.test(rest) && NOUN_HEAD.test(head);
    const isNewQuestion = (BEGINS_AGAIN.test(rest) || isNoun) && /\p{L}/u.test(head);
    // "My sister came over, how much did I spend": the part before is no question, the part after is.
    if (!isNewQuestion) continue;
    parts.push({ text: head, isAnother });
    isAnother = /and|&|\+|plus|also|then|but|well|while/i.test(joint[0]);
    start = joint.index + joint[0].length;
  }
  parts.push({ text: sentence.slice(start), isAnother });
  return parts;
}
