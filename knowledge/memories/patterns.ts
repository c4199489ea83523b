// The ways a customer tells something about themselves. A clause that fits none of them whole is not remembered.

/** What a memory is. */
export const memoryKinds = ['goal', 'preference', 'life_event', 'constraint', 'correction'] as const;

/** One kind. */
export type MemoryKind = (typeof memoryKinds)[number];

/** One way of telling: `topic` names what it is about, from the words the pattern caught. */
export interface Pattern {
  kind: MemoryKind;
  matches: RegExp;
  topic(caught: string): string;
  /** It takes back what was said before of the same topic. */
  isOver?: boolean;
}

const AM = "(?:i'm|i am|im|we're|we are)";
const OFTEN = '(?:also |just |still |really |currently |now |slowly |usually |normally |mostly )*';
const REST = '(.{2,90})';
const AIMS =
  '(?:buy|buying|save|saving|pay off|paying off|pay down|paying down|get out of|getting out of|build up|building up|build|building|retire|clear|clearing|afford|travel|take|cut back on|cutting back on|cut down on|cut|cutting|spend less|spending less|reduce|reducing|put aside|putting aside|own|get rid of|start|starting|move|moving)';
const KEEPS =
  "(?:can't|cannot|can not|cant|don't want to|do not want to|dont want to|won't|will not|need to not|want to avoid)";

const about = (name: string) => () => name;
const named = (name: string) => (caught: string) => `${name} ${keyOf(caught)}`.trim();

/** Names people are not called by: the rest of another sentence, or a rank. */
const NO_NAME =
  'later|back|maybe|when|if|at|on|in|tomorrow|today|tonight|soon|sometime|anytime|a|an|the|and|or|not|now|please|by|about|for|master|boss|lord|god|owner|king|your|my|our|crazy|stupid|old|whatever|anything';

/** Every way, the more telling first. Clauses come in lower case, with straight apostrophes. */
export const patterns: readonly Pattern[] = [
  {
    kind: 'preference',
    matches: new RegExp(
      String.raw`^(?:(?:you can |just )?call me|my name is|i go by) ((?!(?:${NO_NAME})\b)\p{L}[\p{L}'-]{1,19}(?: (?!(?:${NO_NAME})\b)\p{L}[\p{L}'-]{1,19})?)$`,
      'u',
    ),
    topic: about('name'),
  },
  {
    kind: 'goal',
    isOver: true,
    matches: new RegExp(
      `^(?:${AM} (?:not|no longer)|i (?:don't|do not) want to|i (?:gave up|stopped)) (?:saving|save|trying to ${AIMS})(?: up)? ?(?:for|on|to)? ${REST}? ?(?:any ?more|now)?$`,
    ),
    topic: named('goal'),
  },
  {
    kind: 'goal',
    matches: new RegExp(
      `^${AM} ${OFTEN}(?:trying to save|saving|setting (?:some )?money aside|putting (?:some )?money aside|setting aside money|putting aside money)(?: up)?(?: some money| money)? (?:for|to|towards?) ${REST}$`,
    ),
    topic: named('goal'),
  },
  {
    kind: 'goal',
    matches: new RegExp(
      `^${AM} ${OFTEN}(?:trying|hoping|planning|working|aiming|looking|hoping|determined)(?: hard)? (?:to|on|for) (${AIMS} .{2,90})$`,
    ),
    topic: named('goal'),
  },
  {
    kind: 'goal',
    matches: new RegExp(
      `^(?:i|we)(?: ${OFTEN}(?:want|plan|hope|intend|aim|would like)|'d (?:really )?like)(?: very much)? to (${AIMS} .{2,90}|retire)$`,
    ),
    topic: named('goal'),
  },
  {
    kind: 'goal',
    matches: new RegExp(
      `^(?:my|our) (?:main |biggest |top |next |first )?(?:savings |money |financial )?goal is (?:to )?(${AIMS} .{2,90}|retire.{0,40}|(?:a|an|my|our|financial) .{2,60})$`,
    ),
    topic: named('goal'),
  },
  {
    kind: 'constraint',
    matches: new RegExp(
      `^(?:i ${OFTEN}get paid|${AM} ${OFTEN}paid|my pay ?day is|my pay ?check comes|my salary comes|pay ?day is) ((?:on|every|each|once|twice|in|the|weekly|bi-?weekly|monthly|semi-?monthly|by the|at the|fridays?|mondays?).{0,60})$`,
    ),
    topic: about('payday'),
  },
  {
    kind: 'constraint',
    matches: new RegExp(
      `^(?:i|we) ${KEEPS} (touch|use|spend|sell|go over|go above|go below|borrow|close|cancel|give up|take on|dip into|risk|lose) ${REST}$`,
    ),
    topic: named('limit'),
  },
  {
    kind: 'constraint',
    matches: new RegExp(
      `^(?:i|we) (?:can only|have to keep|need to keep|want to keep|must keep|can't afford) ${REST}$`,
    ),
    topic: named('limit'),
  },
  {
    kind: 'constraint',
    matches:
      /^(?:i|we) (?:live|am living|are living) (on a fixed income|on one income|paycheck to paycheck|alone|on social security)$/,
    topic: about('living'),
  },
  {
    kind: 'life_event',
    matches:
      /^(?:i|we)(?:'ve| have|'ve got| have got|'ve got)? (?:a|an|one|two|three|four|five|six|seven|eight|no|[1-8]) (?:young |small |little |grown |adult |teenage )*(?:kids?|child|children|sons?|daughters?|bab(?:y|ies)|twins|teenagers?|toddlers?)(?: and (?:a|an|one|two|three|four|[1-4]) (?:kids?|sons?|daughters?|bab(?:y|ies)|toddlers?))?$/,
    topic: about('children'),
  },
  {
    kind: 'life_event',
    matches:
      /^(?:i|we)(?:'ve| have|'ve got| have got)? (?:a|an|one|two|three|four|[1-4]) (?:dogs?|cats?|pets?|horses?)(?: and (?:a|one|two|three|[1-4]) (?:dogs?|cats?))?$/,
    topic: about('pets'),
  },
  {
    kind: 'life_event',
    matches: new RegExp(
      `^(?:${AM} (?:pregnant|expecting(?: a baby| twins| our (?:first|second|third)(?: child| baby)?)?|having (?:a baby|twins))(?: in .{3,20}| soon)?|(?:i|we) (?:just )?had a baby(?: in .{3,20})?)$`,
    ),
    topic: about('baby'),
  },
  {
    kind: 'life_event',
    matches: new RegExp(
      `^(?:${AM} ${OFTEN}(?:single|married|engaged|divorced|separated|widowed|a widow|a widower|a single (?:mom|dad|mother|father|parent)|getting (?:married|divorced|engaged)(?: in .{3,20}| soon| next .{3,20})?)|(?:i|we) (?:just |recently )?got (?:married|divorced|engaged)(?: in .{3,20}| last .{3,20})?)$`,
    ),
    topic: about('household'),
  },
  {
    kind: 'life_event',
    matches: new RegExp(
      `^(?:${AM} ${OFTEN}(?:retired|unemployed|self-employed|self employed|employed|laid off|between jobs|freelancing|a freelancer|a contractor|a student|a teacher|a nurse|in school|in college|on disability|on leave|on parental leave|on maternity leave|going back to school|retiring .{2,30}|starting a new job.{0,30}|working (?:part|full)[ -]time|changing jobs)|i (?:was|got|just got|recently got) (?:laid off|fired|promoted|hired|furloughed)(?: .{2,30})?|i(?:'ve)? (?:just |recently )?(?:lost|quit|left|started|got|changed) (?:my|a|a new) jobs?(?: .{2,30})?|i (?:just |recently )?got a (?:raise|promotion|pay cut|bonus)(?: .{2,30})?|i work (?:part[ -]time|full[ -]time|two jobs|nights|from home|as an? .{3,30}|freelance|for myself))$`,
    ),
    topic: about('work'),
  },
  {
    kind: 'life_event',
    matches: new RegExp(
      `^(?:${AM} ${OFTEN}(?:moving|relocating) (?:to|in|out|into|back) .{2,40}|(?:i|we)(?:'ve)? (?:just |recently )?(?:moved (?:to|in|out|into|back) .{2,40}|bought (?:a|our|my) (?:new |first )?(?:house|home|condo|apartment))|(?:i|we) (?:rent|own) (?:my|our|a|an) (?:home|house|apartment|condo|place))$`,
    ),
    topic: about('home'),
  },
  {
    kind: 'preference',
    matches:
      /^(?:i|we) (?:really |always |much )?(?:prefer|like|would rather|'d rather|like to|prefer to|hate|don't like|dislike|avoid) (?:to )?((?:pay|paying|save|saving|use|using|shop|shopping|buy|buying|cash|credit cards?|debit|checks?|budget|budgeting|autopay|paper|round numbers|loans?|debt|fees|subscriptions)\b.{0,60})$/,
    topic: named('way'),
  },
  {
    kind: 'correction',
    matches:
      /^(?:don't|do not|dont) (?:count|treat|include|put|list|mark|categori[sz]e|class|label) (my .{2,40}) (?:as|in|under|with) .{2,40}$/,
    topic: named('about'),
  },
  {
    kind: 'correction',
    matches:
      /^(my .{2,40}?|the .{2,30} (?:charge|charges|payment|payments|transfer|transfers|deposit|deposits|refund)) (?:is|was|are|were|isn't|wasn't|aren't|weren't) (?:not |actually |really |just )*(?:shared|mine|ours|a subscription|for work|a business expense|business|personal|reimbursed|a reimbursement|a gift|a refund|a loan|income|a transfer|one-time|a one-time (?:thing|charge|cost|payment)|split .{2,30}|a bill|rent|groceries|savings|a mistake|an error)$/,
    topic: named('about'),
  },
];

/** Words that tell no topic from another. */
const SMALL =
  /^(?:a|an|the|my|our|i|we|me|us|to|for|of|on|in|at|by|with|and|or|up|out|off|some|more|new|first|own|big|small|nice|really|very|just|this|that|next|year|years|month|months|week|summer|winter|spring|fall|january|february|march|april|may|june|july|august|september|october|november|december|about|around|least|money|save|saving|buy|buying|get|getting|own|pay|paying|down|any|all|soon|day|anymore|now|trying|try|building|build|saved|start|starting|take|taking|towards|toward|it)$/;

/** The words of a phrase that say what it is about, in order of the alphabet: the same thing said anew has the same ones. */
function keyOf(phrase: string): string {
  const words = phrase.replaceAll("'s", '').match(/\p{L}+/gu) ?? [];
  const telling = words
    .filter((word) => !SMALL.test(word))
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word));
  return [...new Set(telling)].sort().join(' ').slice(0, 80);
}
