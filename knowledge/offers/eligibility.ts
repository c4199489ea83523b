// Whether a customer may be shown an offer: each rule by itself, with what was found.
import { isIncome } from '../categories.ts';
import type { RuleOutcome } from '../recommendations/rule.ts';
import { judgeRule } from '../recommendations/rule.ts';
import type { AdviceView } from '../recommendations/view.ts';
import { sumOf } from '../recommendations/view.ts';
import { cardsOf, checkingOf, daysHeld, savingsOf } from '../signals/customer-data.ts';
import { policy } from '../signals/policy.ts';
import { daysIn } from '../signals/signal.ts';
import type { EligibilityRule, Offer } from './offer.ts';

/** Income is looked at over half a year, so that one month without pay does not decide. */
const incomeWindow = '180d';

/** How each rule of an offer came out, the one that the product is not held yet first. */
export function eligibilityOf(offer: Offer, view: AdviceView): RuleOutcome[] {
  return [notHeld(offer, view), ...offer.eligibility.flatMap((rule) => judge(rule, view))];
}

function judge(rule: EligibilityRule, view: AdviceView): RuleOutcome[] {
  if ('signal' in rule) return judgeRange(rule, view);
  if ('monthlyIncomeAtLeastCents' in rule) return [judgeIncome(rule, view)];
  if ('historyDaysAtLeast' in rule) {
    const held = daysHeld(view.data);
    const than = rule.historyDaysAtLeast;
    const outcome = held >= than ? 'passed' : 'failed';
    return [{ rule: rule.words, looksAt: 'history', outcome, value: held, unit: 'days', than }];
  }
  if ('holds' in rule) {
    const held = { checking: checkingOf, savings: savingsOf, card: cardsOf }[rule.holds](view.data).length;
    const outcome = held > 0 ? 'passed' : 'failed';
    return [{ rule: rule.words, looksAt: 'accounts', outcome, value: held, unit: 'count', than: 1 }];
  }
  const silent = cardsOf(view.data).find(({ limitCents }) => limitCents === null);
  const base = { rule: rule.words, looksAt: 'accounts' };
  if (silent) return [{ ...base, outcome: 'unknown', reason: `the limit of ${silent.name} is not known` }];
  return [{ ...base, outcome: 'passed', value: cardsOf(view.data).length, unit: 'count' }];
}

// A range is two rules, so that each end is shown passed or failed. A signal that is not there has no value to be in a range.
function judgeRange(
  { words, signal, atLeast, atMost }: Extract<EligibilityRule, { signal: string }>,
  view: AdviceView,
): RuleOutcome[] {
  return [
    ...(atLeast === undefined ? [] : [judgeRule({ words, signal, is: 'at least', than: atLeast }, view)]),
    ...(atMost === undefined ? [] : [judgeRule({ words, signal, is: 'at most', than: atMost }, view)]),
  ];
}

function judgeIncome(
  { words, monthlyIncomeAtLeastCents: than }: Extract<EligibilityRule, { monthlyIncomeAtLeastCents: number }>,
  view: AdviceView,
): RuleOutcome {
  const base = { rule: words, looksAt: 'income', than };
  const held = daysHeld(view.data);
  const { inCents } = sumOf({ ...view, window: incomeWindow }, isIncome);
  if (held < policy.historyDays.value)
    return {
      ...base,
      outcome: 'unknown',
      reason: `a month of income needs ${policy.historyDays.value} days of history, there are ${held}`,
    };
  if (inCents <= 0) return { ...base, outcome: 'unknown', reason: 'no income is known in the last 180 days' };
  const value = Math.round((inCents * 30) / Math.min(held, daysIn(incomeWindow)));
  return { ...base, outcome: value >= than ? 'passed' : 'failed', value, unit: 'cents' };
}

function notHeld({ product, heldWhen }: Offer, { data }: AdviceView): RuleOutcome {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const hasWord = (name: string) => heldWhen.names.some((word) => plain(name).includes(plain(word)));
  const account = data.accounts.find(({ name, subtype }) => heldWhen.subtypes.includes(subtype ?? '') || hasWord(name));
  const paid = data.streams.find(({ merchant, status }) => status !== 'cancelled' && hasWord(merchant));
  const held = account?.name ?? paid?.merchant;
  return {
    rule: `no ${product} yet`,
    looksAt: 'accounts',
    outcome: held === undefined ? 'passed' : 'failed',
    ...(held !== undefined && { value: held }),
  };
}
