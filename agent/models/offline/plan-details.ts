// The details of questions about the whole of the money and about what is ahead: amounts, rates, terms, changes, goals.
import type { IsoDate } from '../../../knowledge/calendar.ts';
import { type Amounts, daysAhead, readAmounts } from './amounts.ts';
import type { Intent, Slots } from './ask.ts';
import type { Reading } from './read-clause.ts';

/** What is known when details are read. */
export interface DetailContext {
  today: IsoDate;
  masks: readonly string[];
}

/** The details of a clause, by what it wants. Accounts, categories, merchants and periods are read elsewhere. */
export function planDetails(reading: Reading, intent: Intent, { today, masks }: DetailContext): Slots {
  const { text, plain, masked, found } = reading;
  const amounts = readAmounts(text, { today, masks });
  const [first] = amounts.cents;
  // "My cards" are all of them.
  const isAllOf =
    /\b(?:cards|loans|debts)\b/.test(plain) &&
    !found.some(({ kind, names }) => kind === 'account' && names.length === 1);
  const all: Slots = isAllOf ? { accounts: undefined } : {};
  const amount: Slots = first === undefined ? {} : { amountCents: first };
  switch (intent) {
    case 'forecast':
      return forecastDetails(plain, text, amounts, today);
    case 'bills': {
      const days = amounts.days[0] ?? daysAhead(text, today);
      const isLate = /\b(?:late|overdue|miss(?:ed)?)\b/.test(plain);
      const isPaid = /\b(?:already|paid|yet|go out|gone out|went out)\b/.test(plain) && !/\bnot\b/.test(plain);
      return {
        ...merchantOf(reading),
        ...(days !== undefined && { days: Math.min(62, Math.max(1, days)) }),
        ...(isLate ? { focus: 'late' as const } : isPaid ? { focus: 'paid' as const } : {}),
      };
    }
    case 'debts':
      if (/\b(?:apr|aprs|interest rates?|rates?|highest interest|percent)\b/.test(plain)) return { focus: 'rate' };
      if (/\bminimum/.test(plain)) return { focus: 'minimum' };
      return /\blast\b.*\bpa(?:id|y|yment)\b/.test(plain) ? { focus: 'last-payment' } : {};
    case 'cash-flow':
      return {
        ...(/\b(?:rate|percent\w*|how much of (?:my|the))\b/.test(plain) && { focus: 'share' as const }),
        ...(/\b(?:average|each month|every month|a month|per month|typical\w*|usually|monthly|on average)\b/.test(
          plain,
        ) && {
          focus: 'average' as const,
        }),
      };
    case 'compare':
      return {
        ...(/\bpercent\w*\b|\bpct\b|%/.test(text.toLowerCase()) && { focus: 'percent' as const }),
        ...(/\b(?:income|earn\w*|mak(?:e|ing)|made|paid|paycheck\w*|salary)\b/.test(plain) &&
          !/\bpaid (?:more )?for\b/.test(plain) && { of: 'income' as const }),
      };
    case 'emergency-fund':
      return {};
    case 'forget':
      return { what: whatToForget(text) };
    case 'what-if':
      return { ...changeOf(plain, masked, amounts), ...merchantOf(reading), ...all };
    case 'payoff':
      return { ...payoffDetails(plain, amounts), ...all };
    case 'savings-plan':
      return savingsDetails(plain, text, amounts);
    case 'loan':
      return loanDetails(plain, amounts);
    case 'set-goal':
      return { ...amount, ...(amounts.by && { by: amounts.by }), ...monthsAsBy(amounts), ...goalName(text) };
    case 'goals':
      return goalName(text);
    case 'commit':
      return { ...changeOf(plain, masked, amounts), ...merchantOf(reading), ...(amounts.by && { by: amounts.by }) };
    case 'set-budget':
    case 'budgets':
    case 'suggest-budget':
      return { ...amount, ...categoryOf(found) };
    case 'human':
      return { reason: reasonOf(plain) };
    default:
      return {};
  }
}

function merchantOf({ found }: Reading): Slots {
  const merchant = found.find(({ kind }) => kind === 'merchant');
  return { ...(merchant && { merchant: merchant.name }), ...categoryOf(found) };
}

function categoryOf(found: Reading['found']): Slots {
  const category = found.find(({ kind }) => kind === 'category');
  return category ? { category: category.name } : {};
}

function forecastDetails(plain: string, text: string, amounts: Amounts, today: IsoDate): Slots {
  const [amountCents] = amounts.cents;
  const days = amounts.days[0] ?? (amounts.months[0] ? amounts.months[0] * 30 : daysAhead(text, today));
  const span = days === undefined ? {} : { days: Math.min(60, Math.max(1, days)), isCut: days > 60 };
  if (
    /\b(?:next (?:paycheck|payday|pay|direct deposit|salary)|payday|get paid|paycheck)\b/.test(plain) &&
    !/\b(?:spend|afford|enough|run|last|make it|short|money|left|cover)\b/.test(plain)
  )
    return { focus: 'next-pay', ...span };
  if (
    /\b(?:afford|swing|splurge|buy|ok to spend|okay to spend|fine to spend|safe to spend xnumber)\b/.test(plain) ||
    (amountCents && /\b(?:spend|enough)\b/.test(plain))
  )
    return { focus: 'afford', ...(amountCents !== undefined && { amountCents }), ...span };
  if (
    /\b(?:run out|negative|overdraw\w*|overdraft\w*|below zero|short|make it|last|in the red|enough|cover|lowest|low)\b/.test(
      plain,
    )
  )
    return { focus: 'lowest', ...span };
  return /\b(?:safe|safely|can i spend|could i spend|left to spend|spending money|blow)\b/.test(plain)
    ? { focus: 'safe', ...span }
    : { focus: 'end', ...span };
}

// What would change. Nothing of the kind said: the customer is asked.
function changeOf(plain: string, masked: string, { cents, percents }: Amounts): Slots {
  const amount: Slots = {
    ...(cents[0] !== undefined && { amountCents: cents[0] }),
    ...(percents[0] && { percent: percents[0] }),
  };
  if (
    /\b(?:los[et]|lost|laid off|fired|stop(?:s|ped)? paying me|job|paycheck stop\w*|income stop\w*)\b/.test(plain) &&
    !/\bpay for\b/.test(plain)
  )
    return { change: 'lose_income', ...amount };
  if (
    /\b(?:cancel\w*|drop\w*|ditch\w*|quit|get rid|got rid|stop paying for|without)\b/.test(plain) &&
    /xmerchant|subscription/.test(masked)
  )
    return {
      change: 'cancel',
      ...amount,
      ...(/\b(?:all|every|each)\b.*\bsubscriptions?\b/.test(plain) && { isAll: true }),
    };
  if (
    /xcategory/.test(masked) &&
    /\b(?:less|cut\w*|reduc\w*|half|halve|keep|at most|no more than|stop\w*|give up|gave up|quit|without|eat out|ate|spend)\b/.test(
      plain,
    )
  ) {
    const share = /\b(?:half|halve|halved)\b/.test(plain)
      ? 50
      : /\b(?:stop\w*|gave up|give up|quit|without)\b/.test(plain) && cents.length === 0
        ? 100
        : undefined;
    return { change: 'cut_spending', ...amount, ...(share && { percent: share }) };
  }
  if (/\bsav(?:e|ed|ing)\b|\bput (?:aside|away)\b|\baside\b/.test(plain)) return { change: 'save_more', ...amount };
  if (/\b(?:pay|paid|paying|put|throw|extra|more)\b/.test(plain)) return { change: 'pay_more', ...amount };
  return /\b(?:cancel\w*|drop\w*|ditch\w*|quit)\b/.test(plain) ? { change: 'cancel', ...amount } : amount;
}

function payoffDetails(plain: string, { cents, months, by }: Amounts): Slots {
  const strategy: Slots['strategy'] = /\bminimums?\b/.test(plain)
    ? 'minimum'
    : /\bsnowball\b|\bsmallest (?:balance )?first\b/.test(plain)
      ? 'snowball'
      : /\b(?:extra|more|on top)\b/.test(plain) || cents[0] === undefined
        ? 'avalanche'
        : 'fixed';
  return {
    strategy,
    ...(cents[0] !== undefined && { amountCents: cents[0] }),
    ...(months[0] && { months: months[0] }),
    ...(by && { by }),
    ...(/\binterest\b/.test(plain) && { focus: 'interest' as const }),
    ...(/\b(?:which|what order|first)\b/.test(plain) && { focus: 'order' as const }),
  };
}

const FROM_NOTHING =
  /\b(?:from|at|with|starting (?:at|with)) \$?(?:zero|nothing|scratch|0)\b|\bnothing saved\b|\bno savings (?:yet|so far|at all)\b/;

// "How long to save $5,000 at $200 a month": the amount beside "a month" is what is put aside.
function savingsDetails(plain: string, text: string, { cents, months, by, percents }: Amounts): Slots {
  const monthly =
    /\$?(\d[\d,.]*) ?(?:k|dollars|bucks)?(?: (?:a|per|each|every)| ?\/) ?(?:month|mo|paycheck|payday)\b|\$?(\d[\d,.]*) ?(?:k|dollars|bucks)? monthly\b|\bmonthly (?:of |at )?\$?(\d[\d,.]*)|\b(?:sav(?:e|ing)|put(?:ting)?(?: aside| away)?|adding) \$?(\d[\d,.]*)(?: away| aside)? (?:a|per|each|every) /i.exec(
      text,
    );
  const said = Number((monthly?.slice(1).find(Boolean) ?? '').replaceAll(',', '')) * 100;
  const monthlyCents = cents.find((each) => each === Math.round(said));
  const weekly = /\$?(\d[\d,.]*) ?(?:dollars|bucks)? (?:a|per|each|every) (?:week|day)\b/i.exec(text)?.[1];
  // What is put aside each week is no goal.
  const [goal] = cents.filter((each) => each !== monthlyCents && each !== Number(weekly?.replaceAll(',', '')) * 100);
  return {
    ...(goal !== undefined && { amountCents: goal }),
    ...(monthlyCents !== undefined && { monthlyCents }),
    ...(months[0] && { months: months[0] }),
    ...(by && !months[0] && { by }),
    ...(percents[0] !== undefined && { percent: percents[0] }),
    ...(/\bwhat (?:rate|yield|interest)\b/.test(plain) && { focus: 'rate' as const }),
    ...(/\b(?:next year|in a year)\b/.test(plain) && !months[0] && !by && { months: 12 }),
    ...(FROM_NOTHING.test(plain) && { isFromNothing: true }),
  };
}

function loanDetails(plain: string, { cents, months, percents }: Amounts): Slots {
  const sorted = cents.toSorted((a, b) => b - a);
  const [largest, smaller] = sorted;
  const isBudget =
    /\b(?:how (?:much|big)).*\b(?:borrow|loan|mortgage|car|house)\b.*\b(?:for|a month|per month)\b/.test(plain) &&
    cents.length === 1 &&
    /\b(?:a|per|each) month\b/.test(plain);
  const isExtra = /\bextra\b|\bon top\b/.test(plain);
  return {
    ...(!isBudget && largest !== undefined && { amountCents: largest }),
    ...(isBudget && largest !== undefined && { monthlyCents: largest }),
    ...(smaller !== undefined && (isExtra ? { extraCents: smaller } : { monthlyCents: smaller })),
    ...(percents[0] !== undefined && { percent: percents[0] }),
    ...(months[0] && { months: months[0] }),
  };
}

const monthsAsBy = ({ months, by }: Amounts): Slots => (months[0] && !by ? { months: months[0] } : {});

const GOAL_STOP =
  /\b(?:by|before|in|until|of|from|with|at|my|the|a|an|goals?|for|please|savings?|fund|next|this|so|and|i|doing|going|coming|along)\b/i;

// "for a trip to Rome by June": what stands behind "for", up to a time or an amount.
function goalName(text: string): Slots {
  const named =
    /\bfor (?:a |an |my |our |the |some )?(?:new )?([a-z][a-z' -]{1,40})/i.exec(text)?.[1] ??
    /\b(?:my|the) ([a-z][a-z' -]{1,30}?) (?:fund|goal)\b/i.exec(text)?.[1] ??
    /\$?\d[\d,.k]* ([a-z][a-z' -]{1,30}?) goal\b/i.exec(text)?.[1] ??
    '';
  const words: string[] = [];
  for (const word of named.trim().split(/\s+/)) {
    if (word === '' || GOAL_STOP.test(word)) break;
    words.push(word);
  }
  const goal = words
    .slice(0, 4)
    .join(' ')
    .replace(/[^a-z]+$/i, '');
  return goal.length > 2 && !/^(?:me|it|that|this|savings?)$/i.test(goal) ? { goal } : {};
}

// "Forget that I have two kids": what stands behind "that"; without it everything is meant.
function whatToForget(text: string): string {
  const [, what = ''] =
    /\b(?:forget|delete|remove|erase|drop)\b.*?\b(?:that|about|the (?:note|thing|part) (?:about|that|on)) (.+)$/i.exec(
      text,
    ) ?? [];
  const plain = what.replace(/[\s.?!]+$/, '');
  return plain.length < 3 || /^(?:me|it|you know|i (?:said|told))\b/i.test(plain) ? 'everything' : plain.slice(0, 200);
}

function reasonOf(plain: string): Slots['reason'] {
  if (/\bcomplain\w*|\bcomplaint\b/.test(plain)) return 'complaint';
  if (/\bdisput\w*|\bcharge\b/.test(plain)) return 'dispute';
  if (/\bwrong\b|\bnot right\b|\bincorrect\b/.test(plain)) return 'coach_wrong';
  return 'asked';
}
