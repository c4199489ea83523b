// Says which bills come, and what the checking balance may be in the days ahead.
import { categories } from '../../../../knowledge/categories.ts';
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { BalanceForecastData } from '../../../../tools/forecast-balance.ts';
import type { BillsData } from '../../../../tools/get-bills.ts';
import type { Slots } from '../ask.ts';
import { add, item, listed, type Material, numberOf, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** More bills than this are told by their total. */
const LINES = 8;

/** The reply to "what bills are coming up". */
export function composeBills({ plan, answer, facts }: Material): Part {
  const suggestions = [
    'Will I run out of money before payday?',
    'What subscriptions do I have?',
    'How much is safe to spend?',
  ];
  const data = answer?.data as BillsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown') {
    const why = {
      'no-data': 'there are no transactions to see it from',
      'too-short': 'there are too few days of data to see which payments repeat',
      stale: 'there have been no transactions for a while',
    }[data.reason ?? 'no-data'];
    return { units: [say(`I cannot say which bills are coming, because ${why}.`), ...unsure(data)], suggestions };
  }
  const { focus, category, merchant } = plan.ask.slots;
  if (focus === 'paid') return { units: paid(data, plan.ask.slots), suggestions };
  const late = data.due.filter(({ state }) => state === 'late');
  if (focus === 'late') {
    const units =
      late.length > 0
        ? [say(`${late.length === 1 ? 'One payment looks' : 'These payments look'} late:`), ...late.map(billLine)]
        : [say('I do not see a late bill in your records.')];
    return { units: [...units, ...unsure(data)], suggestions };
  }
  const isNamed = category !== undefined || merchant !== undefined;
  const own = data.due.filter((bill) => isAbout(bill, plan.ask.slots));
  if (isNamed && own.length === 0)
    return {
      units: [say('I do not see a bill by that name that repeats in the days to come.'), ...unsure(data)],
      suggestions,
    };
  const shown = own.length > 0 ? own : data.due;
  if (shown.length === 0)
    return { units: [say('I do not see a bill that repeats coming up in these days.'), ...unsure(data)], suggestions };
  const units: Unit[] = [];
  const [total] = data.totals;
  if (own.length === 0) {
    if (total) units.push(say(`The total of your bills due is ${ref(total)}.`));
    if (data.count)
      units.push(add(`I count ${ref(data.count)} ${numberOf(facts, data.count) === 1 ? 'bill' : 'bills'} due.`));
    units.push(say('Here they are, soonest first:'));
  } else units.push(say('Here is what I expect:'));
  units.push(...shown.slice(0, LINES).map(billLine));
  units.push(...unsure(data));
  units.push(add('Amounts are what the last charge was, or what the bank asks for, so they may change.'));
  units.push(say('As a next step, ask me if your balance covers them.'));
  return { units, suggestions };
}

// A bill is meant by its payee, or by what it is for.
function isAbout({ name, detailed }: { name: string; detailed?: string }, { category, merchant }: Slots): boolean {
  const plain = name.toLowerCase();
  if (merchant) return plain.includes(merchant.toLowerCase()) || merchant.toLowerCase().includes(plain);
  if (!category) return false;
  const codes = categories.find((each) => each.name === category)?.detailed ?? [];
  return plain.includes(category.toLowerCase()) || (detailed !== undefined && codes.includes(detailed));
}

const STATES = { upcoming: '', today: ', due today', late: ', late', pending: ', a payment is pending' } as const;

function billLine({ name, kind, state, amount, day }: BillsData['due'][number]): Unit {
  const what = kind === 'minimum' ? 'minimum payment' : kind;
  const when = day ? ` on ${ref(day)}` : '';
  return item(
    amount
      ? `${name} ${what} due: ${ref(amount)}${when}${STATES[state]}`
      : `${name} ${what} due${when}, amount unknown${STATES[state]}`,
  );
}

function paid({ paid: bills }: BillsData, slots: Slots): Unit[] {
  const own = bills.filter((bill) => isAbout(bill, slots));
  const shown = own.length > 0 ? own : bills;
  if (shown.length === 0) return [say('I do not see a bill paid this month yet.')];
  return [
    say('These bills are paid already:'),
    ...shown
      .slice(0, LINES)
      .map(({ name, kind, amount, day }) =>
        item(`${name} ${kind === 'minimum' ? 'payment' : kind} paid${amount ? `: ${ref(amount)}` : ''} on ${ref(day)}`),
      ),
  ];
}

function unsure({ unsure: names }: BillsData): Unit[] {
  return names.length > 0
    ? [say(`The due day of ${listed(names.slice(0, 3))} has passed, and the bank has not said if it was paid.`)]
    : [];
}

/** The reply to "can I afford it", "will I run out", "how much is safe to spend", "when do I get paid". */
export function composeForecast({ plan, answer, answers = [], facts }: Material): Part {
  const suggestions = ['What bills are coming up?', 'When do I get paid next?', 'Am I spending more than last month?'];
  const data = answer?.data as BalanceForecastData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown') {
    const why = {
      'no-accounts': 'I do not see any account of yours yet',
      'no-checking': 'I do not see a checking account',
      'no-balance': 'your bank did not report the balance of your checking account',
    }[data.reason ?? 'no-accounts'];
    return {
      units: [say(`I cannot look ahead, because ${why}.`)],
      suggestions: ['What can you do?', 'What did I spend last month?'],
    };
  }
  const { focus, isCut } = plan.ask.slots;
  const units: Unit[] = [];
  if (isCut) units.push(say('I can only look two months ahead.'));
  if (focus === 'next-pay') units.push(...nextPay(data, facts));
  else if (focus === 'afford') units.push(...afford(data, answers, facts));
  else if (focus === 'lowest') units.push(...lowest(data));
  else if (focus === 'end') units.push(...end(data));
  else units.push(...safe(data));
  units.push(add('This is a forecast from what repeats, not a promise.'));
  return { units, suggestions };
}

function nextPay({ nextPay: pay }: BalanceForecastData, facts: Material['facts']): Unit[] {
  return pay
    ? [
        say(`Your next paycheck is due on ${ref(pay.day)}.`),
        say(`The ${facts.get(pay.amount)?.entity ?? ''} pay expected is ${ref(pay.amount)}.`),
      ]
    : [say('I do not see pay that comes regularly, so I cannot tell when the next one is due.')];
}

function safe({ safeToSpend, lowestBeforePay, buffer, nextPay: pay }: BalanceForecastData): Unit[] {
  if (!safeToSpend) return [];
  return [
    say(
      pay
        ? `${ref(safeToSpend)} is safe to spend until your next pay.`
        : `${ref(safeToSpend)} is safe to spend in the days ahead.`,
    ),
    ...(lowestBeforePay
      ? [
          say(
            `That is the lowest forecast balance ${pay ? 'before the next pay' : 'ahead'}, ${ref(lowestBeforePay)}, less what should stay in checking.`,
          ),
        ]
      : []),
    ...(buffer ? [add(`The buffer that stays in checking is ${ref(buffer)}.`)] : []),
    ...(pay ? [add(`Your next paycheck is due on ${ref(pay.day)}.`)] : []),
  ];
}

function afford(
  data: BalanceForecastData,
  answers: NonNullable<Material['answers']>,
  facts: Material['facts'],
): Unit[] {
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  if (!sum) return [...safe(data), say('Tell me the price, and I can hold it against this.')];
  const left = numberOf(facts, sum.result);
  return [
    say(left >= 0 ? 'Yes, that fits into what is safe to spend.' : 'Not from what is safe to spend right now.'),
    ...safe(data).slice(0, 1),
    say(
      left === 0
        ? 'Nothing of it would be left.'
        : `After the purchase, the difference to what is safe to spend is ${ref(sum.result)}.`,
    ),
    ...(data.nextPay ? [add(`Your next paycheck is due on ${ref(data.nextPay.day)}.`)] : []),
    say(
      left >= 0
        ? 'As a next step, check which bills come first.'
        : 'As a next step, you could wait for your pay, or save up for it month by month.',
    ),
  ];
}

function lowest({ lowest: low, lowestDay, belowZeroDay, nextPay: pay, safeToSpend }: BalanceForecastData): Unit[] {
  return [
    say(
      belowZeroDay
        ? `Your money may run out: the first day forecast below zero is ${ref(belowZeroDay)}.`
        : 'No, I do not see your money run out in the days I can look ahead.',
    ),
    ...(low && lowestDay
      ? [
          say(`The lowest forecast checking balance is ${ref(low)}.`),
          say(`The day of the lowest forecast checking balance is ${ref(lowestDay)}.`),
        ]
      : []),
    ...(pay ? [add(`Your next paycheck is due on ${ref(pay.day)}.`)] : []),
    ...(safeToSpend && !belowZeroDay ? [add(`${ref(safeToSpend)} is safe to spend.`)] : []),
    say(
      belowZeroDay
        ? 'As a next step, look at your coming bills and see which could wait.'
        : 'As a next step, ask me what bills are coming up.',
    ),
  ];
}

function end({ end: id, start, lastDay, moneyIn, moneyOut, everyday }: BalanceForecastData): Unit[] {
  if (!id) return [];
  return [
    say(`Your forecast checking balance at the end is ${ref(id)}.`),
    ...(lastDay ? [say(`The last day of the forecast is ${ref(lastDay)}.`)] : []),
    ...(start ? [add(`Your checking balance is ${ref(start)} now.`)] : []),
    ...(moneyIn ? [add(`Money in expected until then is ${ref(moneyIn)}.`)] : []),
    ...(moneyOut ? [add(`Bills and other payments expected are ${ref(moneyOut)}.`)] : []),
    ...(everyday ? [add(`Everyday spending expected is ${ref(everyday)}.`)] : []),
    say('As a next step, ask me how much is safe to spend.'),
  ];
}
