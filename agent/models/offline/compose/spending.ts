// Says what was spent: the number first, then what it includes, then one next step.
import type { SpendingData } from '../../../../tools/get-spending.ts';
import { composeSum } from './change.ts';
import { categoryQuestions, spendingQuestions } from './next.ts';
import {
  add,
  during,
  inSentence,
  item,
  type Material,
  numberOf,
  type Part,
  pick,
  ref,
  say,
  spokenAccount,
  type Unit,
} from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown, sayUnknownAccount } from './unknown.ts';

/** Beyond five lines a list is no longer read at a glance. */
const LINES = 5;

/** The reply to a spending question. */
export function composeSpending(material: Material): Part {
  const { plan, answer, facts, seed } = material;
  const { period, ask } = plan;
  const data = answer?.data as SpendingData | undefined;
  if (!answer?.ok || !data || !period)
    return { units: [LOOKUP_FAILED], suggestions: ['What is my balance?', 'What did I spend last month?'] };
  const place = placeOf(data);
  if (data.status === 'unknown') {
    return {
      units: sayUnknown(data, `what you spent${place}`, material),
      suggestions: ['What did I spend last month?', 'Where does my money go?'],
    };
  }
  const sum = ask.slots.focus === 'average' || ask.slots.focus === 'share' ? composeSum(material, 'spending') : null;
  if (sum)
    return {
      units: [...sum, say('As a next step, ask me to compare it with another time.')],
      suggestions: spendingQuestions(data, period, material.today),
    };
  const [total = '', ...otherTotals] = data.totals;
  const when = during(period);
  const units: Unit[] = sayUnknownAccount(ask.slots);
  const isCount = ask.slots.focus === 'count' && data.count !== undefined;
  if (isCount && data.count) {
    const isOne = numberOf(facts, data.count) === 1;
    const what = countNoun(data, 'purchases');
    units.push(
      say(
        isOne ? `The number of ${what} ${when} is ${ref(data.count)}.` : `I count ${ref(data.count)} ${what} ${when}.`,
      ),
    );
  }
  units.push(say(totalSentence(data, total, when, seed)));
  for (const id of otherTotals) units.push(say(`${spokenLabel(facts, id)} was ${ref(id)} ${when}.`));
  if (ask.slots.focus === 'average')
    units.push(say('There are too few whole months for an average, so this is the sum.'));
  if (ask.slots.focus === 'share') units.push(say('The income of that time is not known, so I cannot say the share.'));
  if (plan.isAssumed) units.push(add('You did not name a time, so I chose this one.'));
  units.push(...(ask.slots.view || isWholeSum(data) ? partsList(material, data) : largestPart(data, facts)));
  units.push(...besides(data, when), ...sayMissing(data.coverage, facts));
  if (numberOf(facts, total) > 0) units.push(add(nextStep(data, seed)));
  const suggestions = data.category
    ? categoryQuestions(data.category, period, material.today)
    : spendingQuestions(data, period, material.today);
  return { units, suggestions };
}

const isWholeSum = ({ category, merchant }: SpendingData) => !category && !merchant;

function placeOf({ category, merchant, account }: SpendingData): string {
  const on = category ? ` on ${inSentence(category)}` : '';
  const at = merchant ? ` at ${merchant}` : '';
  return `${on}${at}${account ? ` from ${spokenAccount(account)}` : ''}`;
}

function countNoun({ category, merchant, account }: SpendingData, noun: string): string {
  const at = merchant ? ` at ${merchant}` : '';
  return `${category ? `${inSentence(category)} ` : ''}${noun}${at}${account ? ` from ${spokenAccount(account)}` : ''}`;
}

function totalSentence(data: SpendingData, total: string, when: string, seed: string): string {
  const place = placeOf(data);
  if (!place)
    return pick(seed, [`You spent ${ref(total)} in total ${when}.`, `Your total spending ${when} was ${ref(total)}.`]);
  return pick(seed, [`You spent ${ref(total)}${place} ${when}.`, `You spent ${ref(total)}${place} ${when}.`]);
}

// The parts of a sum, largest first, each called by its own label.
function partsList({ seed, facts, plan }: Material, data: SpendingData): Unit[] {
  const parts = plan.ask.slots.view === 'merchants' ? data.topMerchants : data.byCategory;
  const shown = parts.flatMap(({ amounts: [amount] }) => (amount && numberOf(facts, amount) > 0 ? [amount] : []));
  if (shown.length < 2) return largestPart(data, facts);
  const when = plan.period ? ` ${during(plan.period)}` : '';
  const lead = pick(seed, [`Here is where the most went${when}:`, `The main parts${when} were:`]);
  const lines = shown.slice(0, LINES).map((id) => item(`${spokenLabel(facts, id)}: ${ref(id)}`));
  return [add(lead), ...lines.map((line) => ({ ...line, isExtra: true }))];
}

function spokenLabel(facts: Material['facts'], id: string): string {
  return (facts.get(id)?.label ?? 'Spending').replace(/ ending in (?:19|20)\d\d$/, '');
}

function largestPart(data: SpendingData, facts: Material['facts']): Unit[] {
  const [seller] = data.topMerchants;
  const [amount] = seller?.amounts ?? [];
  if (!seller || !amount || data.topMerchants.length < 2 || !(numberOf(facts, amount) > 0)) return [];
  return [add(`${spokenLabel(facts, amount)} was the largest part, at ${ref(amount)}.`)];
}

// Shown beside the sum, never in it.
function besides(data: SpendingData, when: string): Unit[] {
  const [refund] = data.refunds;
  const [pending] = data.pending;
  const kind = data.category ? `${inSentence(data.category)} ` : '';
  const at = `${data.merchant ? ` at ${data.merchant}` : ''}${data.account ? ` from ${spokenAccount(data.account)}` : ''}`;
  return [
    ...(refund ? [say(`I did not subtract ${kind}refunds${at} of ${ref(refund)} ${when}.`)] : []),
    ...(pending ? [say(`Pending ${kind}spending${at} of ${ref(pending)} ${when} is not counted yet.`)] : []),
  ];
}

function nextStep(data: SpendingData, seed: string): string {
  if (data.merchant || data.category) {
    return pick(seed, [
      'Say "show me" to see the purchases behind it.',
      'Want to see the purchases behind it? Just say "show me".',
    ]);
  }
  return pick(seed, [
    'Pick a line, and I can show the purchases behind it.',
    'Name a category, and I can look closer.',
  ]);
}
