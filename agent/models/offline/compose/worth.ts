// Says what is owned less what is owed, and what is owed one by one.
import type { DebtsData } from '../../../../tools/get-debts.ts';
import type { NetWorthData } from '../../../../tools/get-net-worth.ts';
import { add, item, listed, type Material, numberOf, type Part, ref, say, spokenAccount, type Unit } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** More debts than this are told by their total. */
const LINES = 8;

const NO_ACCOUNT: Unit[] = [
  say('I do not see any account of yours yet.'),
  say('Bring in a file from your bank, and I can look again.'),
];

/** The reply to "what is my net worth". */
export function composeNetWorth({ answer, facts }: Material): Part {
  const suggestions = ['What debts do I have?', 'How much did I save last month?', 'What is my balance?'];
  const data = answer?.data as NetWorthData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown') {
    return data.reason === 'no-balances'
      ? {
          units: [say('Your bank did not report a balance of any account, so I cannot say your net worth.')],
          suggestions,
        }
      : { units: NO_ACCOUNT, suggestions: ['What can you do?', 'What is net worth?'] };
  }
  const units: Unit[] = [];
  for (const { netWorth, assets, debts, earlier, change } of data.currencies) {
    const label = facts.get(netWorth)?.label ?? 'Net worth';
    units.push(say(`Your ${label.charAt(0).toLowerCase()}${label.slice(1)} is ${ref(netWorth)}.`));
    units.push(add(`Your total assets are ${ref(assets)}.`), add(`Your total debts are ${ref(debts)}.`));
    if (earlier && change && numberOf(facts, change) !== 0) {
      units.push(add(`It ${numberOf(facts, change) > 0 ? 'rose' : 'fell'} by ${ref(change)} since 30 days ago.`));
    }
  }
  const old = data.leftOut.map(({ name }) => spokenAccount(name));
  if (old.length > 0) units.push(say(`I left out ${listed(old)}, because its balance is unknown or old.`));
  units.push(add('Things like a home or a car are not in it, as I only see your accounts.'));
  units.push(say('As a next step, look at your debts: paying them down raises it too.'));
  return { units, suggestions };
}

/** The reply to "what debts do I have" and "what is my APR". */
export function composeDebts({ plan, answer, facts }: Material): Part {
  const suggestions = [
    'When will I be debt free?',
    'Which debt should I pay off first?',
    'How do minimum payments work?',
  ];
  const data = answer?.data as DebtsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown')
    return { units: NO_ACCOUNT, suggestions: ['What can you do?', 'How do I get out of debt?'] };
  if (data.status === 'none')
    return {
      units: [
        say('I do not see a card or a loan in your linked accounts.'),
        say('What you owe elsewhere I cannot see.'),
      ],
      suggestions: ['What is my balance?', 'What is my net worth?'],
    };
  const { focus } = plan.ask.slots;
  const [total] = data.totals;
  const [minimums] = data.minimums;
  const units: Unit[] = [];
  const listedDebts = focus === 'rate' ? byRate(data.debts, facts) : data.debts;
  if (focus === 'minimum' && minimums) units.push(say(`Your total minimum payments are ${ref(minimums)} a month.`));
  else if (total && focus !== 'rate' && focus !== 'last-payment')
    units.push(say(`Your ${lower(facts.get(total)?.label)} is ${ref(total)}.`));
  const lines = listedDebts.slice(0, LINES).map((debt) => ({ debt, text: lineOf(debt, focus) }));
  const isOne = lines.length === 1;
  if (!isOne) units.push(say(focus === 'rate' ? 'Here are the rates, highest first:' : 'Here is each of them:'));
  for (const { text, debt } of lines) units.push(...(isOne ? oneDebt(debt, focus) : [item(text)]));
  const late = data.debts.filter(({ isOverdue }) => isOverdue).map(({ name }) => spokenAccount(name));
  if (late.length > 0) units.push(say(`${listed(late)} is overdue, so paying at least the minimum there comes first.`));
  if (data.notInTotal.length > 0)
    units.push(say(`I left out ${listed(data.notInTotal.map(spokenAccount))}, because its balance is unknown.`));
  if (!isOne && minimums && focus !== 'minimum')
    units.push(add(`The minimum payments come to ${ref(minimums)} in total.`));
  units.push(say('As a next step, ask me when you will be debt free.'));
  return { units, suggestions };
}

type Debt = DebtsData['debts'][number];

// What was asked for comes first.
function oneDebt(debt: Debt, focus: string | undefined): Unit[] {
  const { name, balance, rate, minimumPayment, dueDay } = debt;
  const spoken = spokenAccount(name);
  return [
    ...(focus ? [say(`${lineOf(debt, focus)}.`)] : []),
    say(
      balance
        ? `You owe a balance of ${ref(balance)} on ${spoken}.`
        : `Your bank did not report the balance of ${spoken}.`,
    ),
    ...(rate && focus !== 'rate' ? [say(`The APR of ${spoken} is ${ref(rate)}.`)] : []),
    ...(minimumPayment && focus !== 'minimum'
      ? [add(`The minimum payment on ${spoken} is ${ref(minimumPayment)}.`)]
      : []),
    ...(dueDay ? [add(`The payment due day of ${spoken} is ${ref(dueDay)}.`)] : []),
  ];
}

const lower = (label = 'Total debt') => label.charAt(0).toLowerCase() + label.slice(1);

function byRate(debts: Debt[], facts: Material['facts']): Debt[] {
  const rate = ({ rate: id }: Debt) => (id ? numberOf(facts, id) : -1);
  return debts.toSorted((a, b) => rate(b) - rate(a));
}

function lineOf(
  { name, balance, rate, minimumPayment, dueDay, lastPayment, lastPaymentDay }: Debt,
  focus: string | undefined,
): string {
  const spoken = spokenAccount(name);
  if (focus === 'last-payment')
    return lastPayment
      ? `${spoken} last payment: ${ref(lastPayment)}${lastPaymentDay ? ` on ${ref(lastPaymentDay)}` : ''}`
      : `${spoken}: your bank did not report the last payment`;
  if (focus === 'rate') return rate ? `${spoken} APR: ${ref(rate)}` : `${spoken}: your bank did not report the rate`;
  if (focus === 'minimum')
    return minimumPayment
      ? `${spoken} minimum payment: ${ref(minimumPayment)}`
      : `${spoken}: your bank did not report the minimum payment`;
  const owed = balance ? `${spoken} balance owed: ${ref(balance)}` : `${spoken}: your bank did not report the balance`;
  return `${owed}${rate ? `, APR ${ref(rate)}` : ''}${dueDay ? `, payment due day ${ref(dueDay)}` : ''}`;
}
