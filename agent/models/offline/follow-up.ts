// "And last month?", "what about dining?", "the other card": questions that only make sense after an earlier one.
import { addDays, addMonths, daysBetween, monthOf, type Period } from '../../../knowledge/calendar.ts';
import { nameOf } from '../../../tools/shared/args.ts';
import type { TurnContext } from '../model.ts';
import type { Ask, Slots } from './ask.ts';
import { accountSlots } from './build-asks.ts';
import type { Reading } from './read-clause.ts';

const LEADS =
  /^(?:lol |haha |ok |okay |so |and |also |but |or |then |now |no |nope |sorry |actually |hmm |oh |yes |yeah |please |not that |wait )*(?:and|what about|how about|what of|same for|same|now|or|then|also|but|i meant|i mean|no|not|only|just|instead|ok|okay|make it|try)\b/;
const FILLERS = new Set(
  `lol haha and what about how ok okay so now then for in on at the my of only just same with is it that was to also no nope i meant mean not other one please instead
  again sorry actually vs compared than this by from a an but or yes yeah hmm oh wait did does are there were during over year question
  total amount much too as well me out be would like can you do we us all`.split(/\s+/),
);
/** A kind this sure stands by itself. */
const SURE = 0.8;
const MONTH_LIKE = new Set(['spending', 'income', 'transactions', 'cash-flow']);
const COMPARED = new Set(['compare', 'explain']);
// A name alone changes what these are about.
const NAMED = new Set([
  'spending',
  'transactions',
  'compare',
  'explain',
  'budgets',
  'what-if',
  'subscriptions',
  'set-budget',
]);

/** True when the clause leans on an earlier question: only names or times, with nothing that could stand alone. */
export function isFollowUp(reading: Reading): boolean {
  if (reading.term) return false;
  // "And what's my checking at?" is a question of its own.
  if (reading.kind === 'balance' && reading.confidence > SURE && /\b(?:what|how much)\b/.test(reading.plain))
    return false;
  const content = reading.masked.split(' ').filter((word) => word && !FILLERS.has(word) && !word.startsWith('x'));
  if (relativeOf(reading) || pointsBack(reading)) return true;
  return content.length === 0 && (reading.found.length > 0 || LEADS.test(reading.masked));
}

/** True when a clause that stands alone still continues an earlier one, so that its time holds on. */
export function continues(reading: Reading): boolean {
  return LEADS.test(reading.masked);
}

/** The earlier questions with what the clause changes; null when it changes nothing. */
export function resolveFollowUp(reading: Reading, previous: Ask[], accounts: TurnContext['accounts']): Ask[] | null {
  const last = previous.at(-1);
  if (!last) return null;
  const change = (ask: Ask, slots: Slots, intent = ask.intent): Ask => ({
    intent,
    slots: { ...slots, isFollowUp: true },
    confidence: 0.9,
  });
  const relative = relativeOf(reading);
  const names = reading.found.filter(({ kind }) => kind === 'merchant' || kind === 'category');
  const back = pointsBack(reading);

  if (relative) return distinct(previous.map((ask) => withPeriod(ask, shift(ask.slots.period, relative), change)));
  if (back === 'other-account' && last.slots.account) {
    const others = accounts.filter((account) => nameOf(account) !== last.slots.account);
    const type = accounts.find((account) => nameOf(account) === last.slots.account)?.type;
    const [other, ...more] = others.filter((account) => account.type === type).map(nameOf);
    const rest = without(last.slots, 'account');
    if (other)
      return [change(last, more.length ? { ...rest, accounts: [other, ...more] } : { ...rest, account: other })];
  }
  if (back && back !== 'other-account' && (last.intent === 'spending' || last.intent === 'transactions'))
    return [change(last, listOf(last, back), 'transactions')];
  const account = accountSlots(reading, last.intent);
  const period = reading.periods[0];
  if (names.length === 0 && !period && !account.account && !account.accounts) return null;

  const about: Ask[] =
    names.length > 0
      ? names.slice(0, 3).map((thing) => {
          // A name and a time together are a question of their own kind again.
          const rest = without(
            last.slots,
            'category',
            'merchant',
            'view',
            'reading',
            ...(period ? ['focus' as const] : []),
          );
          const named: Slots = thing.kind === 'merchant' ? { merchant: thing.name } : { category: thing.name };
          if (NAMED.has(last.intent)) return change(last, { ...rest, ...named });
          return change(last, { ...(rest.period && { period: rest.period }), ...named }, 'spending');
        })
      : period
        ? previous
        : [last];
  const withAccount = about.map((ask) => {
    if (!account.account && !account.accounts) return ask;
    const rest = without(ask.slots, 'account', 'accounts', 'isAccountUnknown');
    const keeps = [
      'spending',
      'transactions',
      'balance',
      'utilization',
      'payoff',
      'debts',
      'what-if',
      'compare',
      'explain',
      'commit',
    ].includes(ask.intent);
    return change(ask, keeps ? { ...rest, ...account } : account, keeps ? ask.intent : 'balance');
  });
  if (!period) return withAccount;
  const periods = reading.periods.slice(0, 3).map(({ from, to, phrase }) => ({ from, to, phrase }));
  return distinct(withAccount.flatMap((ask) => periods.map((each) => withPeriod(ask, each, change))));
}

// "Show me", "why", "which was the biggest": the rows behind an answer. A list that was asked for stays the list it was.
function listOf({ intent, slots }: Ask, back: 'list' | 'why' | 'biggest'): Slots {
  const isList = intent === 'transactions';
  const kept = isList && (slots.focus === 'pending' || slots.focus === 'refund' || slots.focus === 'pay');
  const rest = without(slots, 'view', 'tense', ...(kept ? [] : ['focus' as const]));
  const largest: Slots = { ...rest, sort: 'largest', ...(!kept && { direction: slots.direction ?? 'out' }) };
  if (back === 'biggest') return { ...largest, limit: 1 };
  if (back === 'why') return { ...largest, limit: 5, ...(!kept && { focus: 'list' }), reading: 'why' };
  return { ...(isList ? rest : largest), limit: 5, ...(!kept && { focus: 'list' }) };
}

type Change = (ask: Ask, slots: Slots, intent?: Ask['intent']) => Ask;

function withPeriod(ask: Ask, period: Slots['period'], change: Change): Ask {
  const rest = without(ask.slots, 'tense');
  if (MONTH_LIKE.has(ask.intent)) return change(ask, { ...rest, ...(period && { period }) });
  if (COMPARED.has(ask.intent)) return change(ask, { ...without(rest, 'against'), ...(period && { period }) });
  if (ask.intent === 'balance' || ask.intent === 'utilization')
    return change(ask, { topic: 'past-balance' }, 'out_of_reach');
  return change(ask, { ...(period && { period }) }, 'spending');
}

function without(slots: Slots, ...keys: (keyof Slots)[]): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([key]) => !keys.includes(key as keyof Slots)));
}

function distinct(asks: Ask[]): Ask[] {
  return [...new Map(asks.map((ask) => [JSON.stringify([ask.intent, ask.slots]), ask])).values()].slice(0, 4);
}

type Relative = 'before' | 'after' | 'year-before' | 'week-before' | 'month-before';

// Times that count from the earlier question's time.
function relativeOf({ plain, found }: Reading): Relative | undefined {
  // "H-E-B same month": the time of the question before.
  const isSame = /\bsame (?:month|time|week|period|quarter)\b/.test(plain) && !/\byear\b/.test(plain);
  if (isSame && found.some(({ kind }) => kind === 'merchant' || kind === 'category')) return undefined;
  if (
    /\b(?:same (?:month|time|week|period|quarter)|(?:a|one|the)? ?year (?:earlier|before(?! last)|prior))\b/.test(plain)
  )
    return 'year-before';
  if (/\bmonth (?:before|prior|earlier|preceding)\b(?! last)/.test(plain)) return 'month-before';
  if (/\bweek (?:before|prior|earlier)\b(?! last)/.test(plain)) return 'week-before';
  if (
    /\b(?:before that|the one before|one before|time before|period before|previous one|prior one|earlier one|even earlier)\b/.test(
      plain,
    )
  )
    return 'before';
  if (/\b(?:month|week|year|one) after\b|\bafter that\b|\bthe next one\b|\bfollowing (?:month|week|year)\b/.test(plain))
    return 'after';
  return undefined;
}

function pointsBack({ plain }: Reading): 'other-account' | 'list' | 'why' | 'biggest' | undefined {
  if (/\bother (?:one|card|account)\b/.test(plain)) return 'other-account';
  if (/^(?:but |and |ok |so )*(?:why|how come)(?: is| was)?(?: that| it| so much| so high| though)*$/.test(plain))
    return 'why';
  const asksBiggest =
    /^(?:and |ok |so )*(?:which|what)(?: one)?(?: was| is|s)? (?:the )?(?:biggest|largest|most expensive|priciest|highest)(?: one| of (?:them|those|these))?$/;
  if (asksBiggest.test(plain)) return 'biggest';
  const asksList =
    /^(?:and |ok |so |can you |could you |please )*(?:which ones?|what (?:were|are|was|is) (?:they|those|these|that|it)(?: for)?|(?:show|list|see)(?: me)?(?: them| those| these| it| all| more| the (?:transactions|purchases|details|list))?|details|more details?|the details|what for|on what|what did i buy(?: there)?|break (?:it|that|this) down|itemi[sz]e(?: it| that)?|what exactly)$/;
  return asksList.test(plain) ? 'list' : undefined;
}

function shift(period: Slots['period'], relative: Relative): Slots['period'] {
  if (!period) return undefined;
  const made = ({ from, to }: Period) => ({ from, to, phrase: '' });
  const month = monthOf(period.from);
  const isMonth = period.from === month.from && period.to <= month.to;
  if (relative === 'month-before') return made(monthOf(period.from, -1));
  if (relative === 'week-before') return made({ from: addDays(period.from, -7), to: addDays(period.from, -1) });
  if (relative === 'year-before') {
    const isWhole = isMonth && period.to === month.to;
    return made(
      isWhole ? monthOf(period.from, -12) : { from: addMonths(period.from, -12), to: addMonths(period.to, -12) },
    );
  }
  const back = relative === 'before' ? -1 : 1;
  if (isMonth) return made(monthOf(period.from, back));
  if (period.from.endsWith('-01-01') && daysBetween(period.from, period.to) > 31) {
    const year = Number(period.from.slice(0, 4)) + back;
    return made({ from: `${year}-01-01`, to: `${year}-12-31` });
  }
  const days = daysBetween(period.from, period.to) + 1;
  return made({ from: addDays(period.from, back * days), to: addDays(period.to, back * days) });
}
