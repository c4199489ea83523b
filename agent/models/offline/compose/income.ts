// Says what came in: the total, from whom, and the latest pay.
import type { Period } from '../../../../knowledge/calendar.ts';
import type { IncomeData } from '../../../../tools/get-income.ts';
import { composeSum } from './change.ts';
import { askedAs, monthBefore } from './next.ts';
import { add, during, inSentence, type Material, numberOf, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown } from './unknown.ts';

const NEXT = ['What did I spend last month?', 'Where does my money go?'];

/** The reply to a question about income, or about the last pay. */
export function composeIncome(material: Material): Part {
  const { plan, answer, facts, today } = material;
  const { period, ask } = plan;
  const data = answer?.data as IncomeData | undefined;
  if (!answer?.ok || !data || !period) return { units: [LOOKUP_FAILED], suggestions: NEXT };
  if (data.status === 'unknown') return { units: sayUnknown(data, 'what you earned', material), suggestions: NEXT };
  if (ask.slots.focus === 'pay') return composePay(data, facts, period);
  if (ask.slots.focus === 'interest') return composeInterest(data, facts, period);
  const average = ask.slots.focus === 'average' ? composeSum(material, 'income') : null;
  if (average) return { units: [...average, say('As a next step, ask me what you save a month.')], suggestions: NEXT };
  const [total = '', ...others] = data.totals;
  const when = during(period);
  const units: Unit[] = [say(`Your total income ${when} was ${ref(total)}.`)];
  for (const id of others) units.push(say(`${facts.get(id)?.label ?? 'Income'} was ${ref(id)} ${when}.`));
  if (plan.isAssumed) units.push(add('You did not name a time, so I chose this one.'));
  const [payer] = data.byPayer;
  const [amount] = payer?.amounts ?? [];
  if (payer && amount && data.byPayer.length > 1)
    units.push(add(`Income from ${payer.payer} was ${ref(amount)} of it.`));
  else if (payer && amount) units.push(add(`All of it came from ${payer.payer}.`));
  if (data.latest) units.push(add(latestSentence(data.latest, facts)));
  const [pending] = data.pending;
  if (pending) units.push(say(`Pending income of ${ref(pending)} ${when} is not counted yet.`));
  units.push(add('Refunds and moves between accounts are not counted as income.'), ...sayMissing(data.coverage, facts));
  return {
    units,
    suggestions: [
      `How much did I earn ${monthBefore(period, today)}?`,
      `What did I spend ${askedAs(period, today)}?`,
      'When was I last paid?',
    ],
  };
}

function composeInterest(data: IncomeData, facts: Material['facts'], period: Period): Part {
  const [amount] = data.byKind.find(({ kind }) => /interest/i.test(kind))?.amounts ?? [];
  const sentence = amount
    ? `The interest earned ${during(period)} was ${ref(amount)}.`
    : `I do not see any interest earned ${during(period)} in your records.`;
  return {
    units: [say(sentence), ...sayMissing(data.coverage, facts)],
    suggestions: ['How much did I earn last month?', 'How does compound interest work?', 'What is my balance?'],
  };
}

// "Latest paycheck from Acme" is called by its own label, so that the words are the fact's.
function latestSentence({ payer, amount, day }: NonNullable<IncomeData['latest']>, facts: Material['facts']): string {
  const label = facts.get(amount)?.label ?? `Latest income from ${payer}`;
  return `Your ${inSentence(label)} was ${ref(amount)} on ${ref(day)}.`;
}

function composePay(data: IncomeData, facts: Material['facts'], period: Period): Part {
  const suggestions = [
    'How much did I earn this month?',
    'How much did I earn last month?',
    'What did I spend last month?',
  ];
  if (!data.latest || !(numberOf(facts, data.latest.amount) > 0)) {
    return {
      units: [say(`I do not see any pay coming in ${during(period)}.`), ...sayMissing(data.coverage, facts)],
      suggestions,
    };
  }
  return { units: [say(latestSentence(data.latest, facts)), ...sayMissing(data.coverage, facts)], suggestions };
}
