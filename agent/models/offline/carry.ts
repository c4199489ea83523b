// What a question leaves unsaid because the one before said it: "my visa balance? and its interest rate?"; and corrections of what was said.
import type { Ask, Intent, Slots } from './ask.ts';
import type { Reading } from './read-clause.ts';

const POINTS_BACK =
  /\b(?:it|its|that|thats|those|them|they|theyre|these|this(?! (?:month|week|year|quarter|weekend|morning))|ones?|same|there|then|the (?:next|last|first|latest|other) (?:one|charge|payment|bill|purchase))\b/;
const GOES_ON = /^(?:and|but|so|also|plus|then|ok|okay|now|or|what about|how about)\b/;
// "Which purchase was the biggest?" is about the purchases just told; "what was my biggest purchase" is not.
const PICKS =
  /^(?:and |so |ok )*(?:which|what)\b(?!.*\bmy\b).*\b(?:biggest|largest|smallest|first|last|latest|most expensive|priciest|cheapest|highest|newest|oldest)\b/;

/** Which details a question of an intent can take over. */
const TAKES: Partial<Record<Intent, readonly (keyof Slots)[]>> = {
  spending: ['category', 'merchant', 'account', 'period'],
  transactions: ['category', 'merchant', 'account', 'period'],
  compare: ['category', 'merchant', 'account', 'period'],
  explain: ['category', 'merchant', 'account', 'period'],
  income: ['period'],
  'cash-flow': ['period'],
  balance: ['account', 'accounts'],
  utilization: ['account', 'accounts'],
  debts: ['account', 'accounts'],
  payoff: ['account', 'accounts'],
  subscriptions: ['merchant'],
  bills: ['category', 'merchant'],
  budgets: ['category'],
  'what-if': ['category', 'merchant', 'account'],
};
const NAMES: readonly (keyof Slots)[] = ['category', 'merchant', 'account', 'accounts'];
/** A question about purchases this short, with no name and no time in it, is about the ones just told. */
const ELLIPSIS = 6;
const ROWS: ReadonlySet<Intent> = new Set(['spending', 'transactions']);
const ACCOUNTS: ReadonlySet<Intent> = new Set(['balance', 'debts', 'utilization', 'payoff']);
const FIGURES: ReadonlySet<Intent> = new Set(['spending', 'transactions', 'income']);

/** A longer text says what it is about. */
const SHORT = 9;

/** "And the next one?" after the last pay. */
export function nextPayAsked(last: Ask | undefined, { plain, words }: Pick<Reading, 'plain' | 'words'>): Ask | null {
  const asks = last !== undefined && isPay(last) && words.length <= SHORT && /\b(?:next|upcoming)\b/.test(plain);
  return asks ? followUp({ intent: 'forecast', slots: {}, confidence: 0.9 }, { focus: 'next-pay' }) : null;
}

/** A question with what it takes over from the last one. */
export function carryOver(
  ask: Ask,
  last: Ask | undefined,
  { plain, words, found }: Pick<Reading, 'plain' | 'words' | 'found'>,
  { isSameMessage }: { isSameMessage: boolean },
): Ask {
  if (!last) return ask;
  const isBare =
    found.length === 0 &&
    words.length <= (ROWS.has(ask.intent) ? ELLIPSIS : 4) &&
    !/\b(?:total|overall|all|altogether)\b/.test(plain);
  const refers =
    isBare ||
    (isSameMessage && ACCOUNTS.has(ask.intent) && !found.some(({ kind }) => kind === 'account')) ||
    POINTS_BACK.test(plain) ||
    GOES_ON.test(plain) ||
    PICKS.test(plain);
  if (!refers) return ask;
  if (last.intent === 'subscriptions' && FIGURES.has(ask.intent) && !NAMES.some((name) => ask.slots[name])) {
    const isYearly = /\b(?:year|yearly|annual\w*)\b/.test(plain);
    return followUp({ ...ask, intent: 'subscriptions' }, { ...last.slots, ...(isYearly && { focus: 'yearly' }) });
  }
  const takes = TAKES[ask.intent] ?? [];
  // A name of its own is another subject; a time is not.
  const isNamed = NAMES.some((name) => ask.slots[name] !== undefined);
  const taken = Object.fromEntries(
    takes
      .filter(
        (key) => last.slots[key] !== undefined && ask.slots[key] === undefined && !(isNamed && NAMES.includes(key)),
      )
      .map((key) => [key, last.slots[key]]),
  ) as Slots;
  if ((ask.intent === 'compare' || ask.intent === 'explain') && ask.slots.period && last.slots.period) {
    const { period, against, ...rest } = { ...taken, ...ask.slots };
    if (period && !against && period.to < last.slots.period.from)
      return followUp(ask, { ...rest, period: last.slots.period, against: { from: period.from, to: period.to } });
  }
  const isSame = /\bsame\b/.test(plain) && FIGURES.has(ask.intent) && FIGURES.has(last.intent) && !ask.slots.focus;
  if (isSame && last.slots.focus) taken.focus = last.slots.focus;
  return Object.keys(taken).length > 0 ? followUp(ask, { ...ask.slots, ...taken }) : ask;
}

const isPay = ({ intent, slots }: Ask) => (intent === 'income' || intent === 'transactions') && slots.focus === 'pay';

const followUp = (ask: Ask, slots: Slots): Ask => ({ ...ask, slots: { ...slots, isFollowUp: true } });

/** True when a short text points at what was said before. */
export const pointsAtLast = ({ plain, words }: Pick<Reading, 'plain' | 'words'>): boolean =>
  words.length <= SHORT && POINTS_BACK.test(plain);

const CORRECTS =
  /^(?:(?:oops|whoops|sorry|no|nope|nah|actually|wait|hold on|hmm|ah|argh|ugh|uh|um|er|pardon(?: me)?|i (?:don'?t|didn'?t) mean (?:the |that )?\w+(?: \w+){0,4}?(?=,? i mean)|my bad|my mistake|i (?:meant|mean|said|wanted|asked (?:for|about))|(?:let'?s )?(?:make|change|switch) (?:it|that)(?: to)?|rather|instead|scratch that|(?:that'?s |thats )?(?:the )?wrong (?:one|store|shop|card|account|month|place|category|year|week)|not (?:that|the|my)?(?: ?\w+){0,3}(?=[,.;])|it'?s|only|just)(?:[\s,.!\u2026-]+|$))+/i;

/** A correction without its "sorry, I meant"; null when a text is none. */
export function correctionOf(text: string): string | null {
  const [lead] = CORRECTS.exec(text.trim()) ?? [];
  const rest = lead ? text.trim().slice(lead.length) : '';
  return rest.length > 1 ? rest : null;
}

/** The last question as something else about the same: "not income, spending". */
export function corrected(intent: Intent, last: Ask): Ask {
  const takes = TAKES[intent] ?? [];
  const slots = Object.fromEntries(Object.entries(last.slots).filter(([key]) => takes.includes(key as keyof Slots)));
  return { intent, slots: { ...slots, isFollowUp: true }, confidence: 0.9 };
}
