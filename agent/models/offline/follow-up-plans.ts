// Follow-ups on lists, plans and sums: "is that bad?", "and the 3 before that", "and if I pay 50 more?", "what about 7 percent?".
import { readAmounts } from './amounts.ts';
import type { Ask, Slots } from './ask.ts';
import { countOfWord } from './number-words.ts';
import type { DetailContext } from './plan-details.ts';
import type { Reading } from './read-clause.ts';

const JUDGES =
  /^(?:and |so |but |ok |okay |hmm |well )*(?:is|was|are|were|isnt) (?:that|this|it|those|they|these) (?:\w+ ){0,2}(?:bad|good|ok|okay|normal|high|low|lot|healthy|much|fine|average|worrying)(?: for me| or bad| or good)?$/;
const BEFORE =
  /^(?:and |ok |show |show me |what about |now )*(?:the )?(?:other )?(\w+)? ?(?:ones? |more )?(?:before|older than|prior to) (?:that|those|them|these)$|^(?:and |show me |show )*(?:the )?(?:next|previous) (\w+)(?: ones?)?$/;
/** "What day was that?": the answer before has it. */
const ECHO =
  /^(?:and |ok |so )*(?:what (?:day|date)|when|which day|where|how much|what) (?:was|is|were|did) (?:that|it|this|those)(?: \w+)?$/;
const WHY =
  /^(?:but |and |ok |so |hmm )*(?:why|how come|y)(?: is| was| did)?(?: that| it)?(?: so)?(?: much| high| low| happen| more| less| though)*$/;
// What may stand around an amount that only changes an earlier question.
const AROUND = new Set(
  `and what about how if i we pay paid put save saved saving instead only a an the per each every month monthly year years months at for with it to of on make do did more extra
  another additional percent rate spend cost costs was were is ok okay so or then add raise lower by in over no not actually sorry mean meant say like just try then would that borrow`.split(
    /\s+/,
  ),
);

/** True when a text only points back: "why?", "is that bad?". There is nothing in it to look for. */
export const onlyPointsBack = (plain: string): boolean => JUDGES.test(plain) || WHY.test(plain);

/** The earlier question as a short clause changes it; null when the clause does not lean on it. */
export function leanOn(reading: Reading, last: Ask | undefined, context: DetailContext): Ask[] | null {
  if (!last) return null;
  const { plain } = reading;
  const changed = (slots: Slots, intent = last.intent): Ask[] => [
    { intent, slots: { ...slots, isFollowUp: true }, confidence: 0.9 },
  ];
  if (JUDGES.test(plain)) return judged(last, changed);
  if (WHY.test(plain) && (last.intent === 'spending' || last.intent === 'compare'))
    return changed(whyOf(last.slots), 'explain');
  if (WHY.test(plain) && WORTH.has(last.intent)) return changed({}, 'cash-flow');
  if (WHY.test(plain) && last.intent === 'cash-flow') return changed(whyOf(last.slots), 'explain');
  const part = partAsked(plain, last);
  if (part) return changed(part.slots, part.intent);
  if (ECHO.test(plain)) return changed(last.slots);
  const before = BEFORE.exec(plain);
  if (before && last.intent === 'transactions') {
    const said = before[1] ?? before[2] ?? '';
    const count = countOfWord(said) ?? (/^\d{1,2}$/.test(said) ? Number(said) : undefined);
    if (count !== undefined || !last.slots.period) {
      const shown = last.slots.limit ?? 1;
      const limit = Math.min(25, count ?? shown);
      return changed({
        ...last.slots,
        skip: (last.slots.skip ?? 0) + shown,
        limit,
        ...(limit > 1 && !last.slots.focus && { focus: 'list' }),
      });
    }
  }
  return amountChanged(reading, last, context, changed);
}

const BARE =
  /^(?:and |so |ok |okay |then |but |also )*(?:what(?: is| are)? |whats )?(?:about )?(?:the |its |my |a |per |in )*([a-z ]+?)(?: then| please| on (?:it|that)| for (?:it|that))*$/;
const ACCOUNT_PARTS: Record<string, Slots['focus']> = {
  limit: 'limit',
  'credit limit': 'limit',
  minimum: 'minimum',
  'minimum payment': 'minimum',
  'due date': 'due',
  due: 'due',
  available: 'available',
  'available credit': 'available',
};
const ABOUT_ACCOUNTS: ReadonlySet<string> = new Set(['balance', 'debts', 'utilization', 'payoff']);
const RATE = /^(?:rate|apr|interest rate|percent|percentage)$/;
const NEXT =
  /^(?:and |so |ok )*(?:when(?: is|s)?|what day is) (?:it|that|the|its)(?: next)?(?: one| charge| payment| bill)?(?: next| due| due next| coming)?$/;
const LAST_PAY =
  /^(?:and |so |ok )*(?:when|how much) (?:was|is) (?:the |my |it )*(?:last|latest) (?:one|time|payment|pay|check|paycheck)$/;

// "Rate?" after a card's balance, "percent?" after a comparison, "a year then?" after subscriptions: another part of the same answer.
function partAsked(plain: string, { intent, slots }: Ask): { slots: Slots; intent: Ask['intent'] } | null {
  if (LAST_PAY.test(plain) && intent === 'income') return { slots: { focus: 'pay' }, intent };
  const { merchant, category, account, accounts } = slots;
  if (NEXT.test(plain) && /\bnext\b/.test(plain) && ROWS.has(intent)) {
    if (merchant) return { slots: { merchant, focus: 'next' }, intent: 'subscriptions' };
    if (category) return { slots: { category }, intent: 'bills' };
  }
  const word = BARE.exec(plain)?.[1] ?? '';
  const named = { ...(account && { account }), ...(accounts && { accounts }) };
  if (ABOUT_ACCOUNTS.has(intent)) {
    if (RATE.test(word)) return { slots: { ...named, focus: 'rate' }, intent: 'debts' };
    const focus = Object.hasOwn(ACCOUNT_PARTS, word) ? ACCOUNT_PARTS[word] : undefined;
    if (focus) return { slots: { ...named, focus }, intent: 'balance' };
  }
  if (intent === 'compare' && /^percent(?:age)?$/.test(word)) return { slots: { ...slots, focus: 'percent' }, intent };
  if (intent === 'subscriptions' && /^(?:year|yearly|annually)$/.test(word))
    return { slots: { ...slots, focus: 'yearly' }, intent };
  return null;
}

const ROWS: ReadonlySet<string> = new Set(['spending', 'transactions', 'subscriptions']);

// What is behind these is what came in and went out.
const WORTH: ReadonlySet<string> = new Set(['net-worth', 'balance', 'forecast']);

type Changed = (slots: Slots, intent?: Ask['intent']) => Ask[];

// What a figure means is taught, or shown beside the time before.
function judged({ intent, slots }: Ask, changed: Changed): Ask[] | null {
  const query = {
    utilization: 'what is a good utilization ratio',
    debts: 'what is a good debt to income ratio',
    'cash-flow': 'how much should I have in an emergency fund',
    balance:
      slots.focus === 'debt' ? 'what is a good debt to income ratio' : 'how much should I have in an emergency fund',
    subscriptions: 'am I paying for too many subscriptions',
    payoff: 'How do I pay off debt faster?',
    budgets: 'How do I stick to a budget?',
  }[intent as string];
  if (query) return changed({ query }, 'education');
  if (intent === 'spending' || intent === 'income') {
    const { category, merchant, account, period } = slots;
    const kept = Object.fromEntries(
      Object.entries({ category, merchant, account, period }).filter(([, value]) => value !== undefined),
    );
    return changed({ ...kept, ...(intent === 'income' && { of: 'income' as const }) }, 'compare');
  }
  return null;
}

function whyOf({ category, merchant, account, period, against }: Slots): Slots {
  return Object.fromEntries(
    Object.entries({ category, merchant, account, period, against }).filter(([, value]) => value !== undefined),
  );
}

const TAKES_AMOUNT: ReadonlySet<string> = new Set([
  'payoff',
  'loan',
  'savings-plan',
  'forecast',
  'what-if',
  'set-budget',
  'set-goal',
  'commit',
]);

const TIMED_PLANS: ReadonlySet<string> = new Set(['loan', 'savings-plan']);
/** "And over 60?" is another number of months. */
const LENGTH = /\b(?:over|for|in) (\d{2,3})(?= ?(?:$|[?!.,]|instead|then))/i;

function amountChanged(
  reading: Reading,
  { intent, slots }: Ask,
  context: DetailContext,
  changed: Changed,
): Ask[] | null {
  if (!TAKES_AMOUNT.has(intent)) return null;
  const { cents, percents, months, by } = readAmounts(reading.text, context);
  const length = TIMED_PLANS.has(intent) ? LENGTH.exec(reading.text)?.[1] : undefined;
  const bare = length ? undefined : bareNumber(reading, months, percents);
  const [amount, percent, term] = length
    ? [undefined, percents[0], Number(length)]
    : [cents[0] ?? bare, percents[0], months[0]];
  if (amount === undefined && percent === undefined && term === undefined && !by) return null;
  const words = reading.masked.split(' ').filter((word) => word && !/^x[a-z]{5}/.test(word) && !/\d/.test(word));
  if (!words.every((word) => AROUND.has(word) || /^(?:years?|months?|yrs?|k|dollars|money|percent)$/.test(word)))
    return null;
  const isMore = /\b(?:more|extra|another|additional|add)\b/.test(reading.plain);
  const isMonthly = /\b(?:a|per|each|every) month\b|\bmonthly\b|\bsave\b/.test(reading.plain);
  const timed: Slots = {
    ...(percent !== undefined && { percent }),
    ...(term !== undefined && { months: term }),
    ...(by && { by }),
  };
  if (amount === undefined) return changed({ ...slots, ...timed });
  if (intent === 'payoff') {
    const base = slots.strategy === 'fixed' ? (slots.amountCents ?? 0) : 0;
    if (isMore && base === 0)
      return changed({
        ...slots,
        ...timed,
        strategy: slots.strategy === 'snowball' ? 'snowball' : 'avalanche',
        amountCents: amount,
      });
    return changed({ ...slots, ...timed, strategy: 'fixed', amountCents: isMore ? base + amount : amount });
  }
  if (intent === 'loan' && isMore) return changed({ ...slots, ...timed, extraCents: amount });
  if (intent === 'savings-plan' && (isMonthly || isMore))
    return changed({ ...slots, ...timed, monthlyCents: isMore ? (slots.monthlyCents ?? 0) + amount : amount });
  return changed({ ...slots, ...timed, amountCents: amount });
}

// "And if I pay 50 more?": a bare number beside words of money.
function bareNumber({ text }: Reading, months: readonly number[], percents: readonly number[]): number | undefined {
  if (months.length > 0 || percents.length > 0) return undefined;
  const [, digits] = /(?:^|\s)(\d{1,6})(?:\s|[?.!]|$)/.exec(text) ?? [];
  return digits ? Number(digits) * 100 : undefined;
}
