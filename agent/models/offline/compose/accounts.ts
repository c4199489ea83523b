// Says what is in the accounts, what is owed, and how much of each card limit is used.
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { AccountsData } from '../../../../tools/get-accounts.ts';
import type { SignalsData } from '../../../../tools/get-signals.ts';
import type { ToolAnswer } from '../../model.ts';
import type { Slots } from '../ask.ts';
import { add, item, listed, type Material, numberOf, type Part, ref, say, spokenAccount, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayUnknownAccount } from './unknown.ts';

type Line = AccountsData['accounts'][number];

const NEXT = ['What is my credit utilization?', 'What did I spend last month?', 'How much did I earn last month?'];
/** More accounts than this are told by their totals. */
const LINES = 8;

/** The reply to a question about balances, debts, limits or due days. */
export function composeBalance({ plan, answer, answers = [], facts }: Material): Part {
  const data = answer?.data as AccountsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions: NEXT };
  if (data.status === 'unknown')
    return {
      units: [
        say('I do not see any account of yours yet.'),
        say('Bring in a file from your bank, and I can look again.'),
      ],
      suggestions: ['What can you do?', 'What is an emergency fund?'],
    };
  const { slots } = plan.ask;
  const names = slots.accounts ?? (slots.account && !slots.isAccountUnknown ? [slots.account] : []);
  const all = data.accounts.map(({ name }) => name);
  const accounts = data.accounts.map((line) => ({ ...line, name: spokenAccount(line.name) }));
  const chosen = accounts.filter((_, index) => names.includes(all[index] ?? ''));
  const units: Unit[] = sayUnknownAccount(slots);
  const { focus } = slots;
  if (slots.lessCents) units.push(...leftOver(chosen, answers));
  else if (focus === 'available' && (chosen.length > 0 ? chosen : accounts).some(({ type }) => type === 'credit'))
    units.push(...creditLeft(chosen.length > 0 ? chosen : accounts, answers));
  else if (focus === 'limit' || focus === 'minimum' || focus === 'due')
    units.push(...ofCards(chosen.length > 0 ? chosen : accounts, focus));
  else if (chosen.length > 0)
    units.push(...sumOf(chosen, answers), ...chosen.flatMap((line) => ofAccount(line, focus, facts)));
  else if (focus === 'debt') units.push(...debts({ ...data, accounts }, facts));
  else units.push(...everything({ ...data, accounts }, facts));
  if (focus === 'enough') units.push(say('Bills still to come are not counted here: ask me what is safe to spend.'));
  return {
    units,
    suggestions:
      chosen.some(isDebt) || focus === 'debt'
        ? ['What is my credit utilization?', 'What is a minimum payment?', 'How can I pay down debt faster?']
        : NEXT,
  };
}

// What can still be charged to a card: the bank's word, else the limit less what is owed.
function creditLeft(lines: Line[], answers: readonly ToolAnswer[]): Unit[] {
  const sums = answers.flatMap(({ name, ok, data }) => (name === 'calculate' && ok ? (data as CalculateData) : []));
  return lines
    .filter(({ type }) => type === 'credit')
    .flatMap(({ name, available, limit, balance }) => {
      const sum = sums.find(({ operands: [first] }) => first === limit);
      if (available) {
        return [
          say(`The available credit on ${name} is ${ref(available)}.`),
          ...(limit ? [add(`The credit limit of ${name} is ${ref(limit)}.`)] : []),
        ];
      }
      if (sum && limit && balance) {
        return [
          say(`The difference between the ${name} credit limit and the ${name} balance owed is ${ref(sum.result)}.`),
          add('Charges that are still pending may take some of it.'),
        ];
      }
      return [say(`Your bank did not report how much credit is left on ${name}.`)];
    });
}

// What would stand on an account after an amount that was named.
function leftOver([line]: Line[], answers: readonly ToolAnswer[]): Unit[] {
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  if (!line?.balance || !sum)
    return [say('Your bank did not report that balance, so I cannot say what would be left.')];
  const what = isDebt(line) ? 'balance owed' : 'balance';
  return [
    say(`The difference between the ${line.name} ${what} and that amount is ${ref(sum.result)}.`),
    add(
      isDebt(line)
        ? `The balance owed on ${line.name} is ${ref(line.balance)} now.`
        : `The balance of ${line.name} is ${ref(line.balance)} now.`,
    ),
    add('Charges that are still pending may change it.'),
  ];
}

// Several accounts of one kind are first told as one figure.
function sumOf([first, ...others]: Line[], answers: readonly ToolAnswer[]): Unit[] {
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  if (!first || others.length === 0 || !sum) return [];
  return [say(`The sum of these ${isDebt(first) ? 'balances owed' : 'balances'} is ${ref(sum.result)}.`)];
}

const isDebt = ({ type }: Line) => type === 'credit' || type === 'loan';

function ofAccount(line: Line, focus: Slots['focus'], facts: Material['facts']): Unit[] {
  const { name, balance, available } = line;
  if (!balance) return [say(`Your bank did not report the balance of ${name}, so I cannot say it.`)];
  const units = [
    say(
      isDebt(line) ? `The balance owed on ${name} is ${ref(balance)}.` : `The balance of ${name} is ${ref(balance)}.`,
    ),
  ];
  const isOther = available !== undefined && numberOf(facts, available) !== numberOf(facts, balance);
  if (available && (focus === 'available' || focus === 'enough' || (!isDebt(line) && isOther))) {
    units.push(
      add(
        isDebt(line)
          ? `The available credit on ${name} is ${ref(available)}.`
          : `The available balance of ${name} is ${ref(available)}.`,
      ),
    );
  }
  if (isDebt(line) && line.limit) units.push(add(`The credit limit of ${name} is ${ref(line.limit)}.`));
  if (isDebt(line) && line.minimumPayment)
    units.push(add(`The minimum payment on ${name} is ${ref(line.minimumPayment)}.`));
  if (isDebt(line) && line.dueDay) units.push(add(`The payment due day of ${name} is ${ref(line.dueDay)}.`));
  return units;
}

function lineOf(line: Line): Unit {
  const { name, balance } = line;
  if (!balance) return item(`${name}: your bank did not report the balance`);
  return item(isDebt(line) ? `${name} balance owed: ${ref(balance)}` : `${name} balance: ${ref(balance)}`);
}

function everything(data: AccountsData, facts: Material['facts']): Unit[] {
  const units: Unit[] = [];
  const cash = data.accounts.filter(({ type }) => type === 'depository');
  if (data.cash[0]) units.push(say(`You have ${ref(data.cash[0])} in cash in total.`));
  if (data.owedOnCards[0]) units.push(say(`You owe ${ref(data.owedOnCards[0])} on cards in total.`));
  if (data.accounts.length === 1 || (cash.length === 1 && units.length === 0))
    return data.accounts.flatMap((line) => ofAccount(line, undefined, facts));
  return [
    ...units,
    { ...say('Here is each account:'), isExtra: units.length > 0 },
    ...data.accounts.slice(0, LINES).map((line) => ({ ...lineOf(line), isExtra: units.length > 0 })),
  ];
}

function debts(data: AccountsData, facts: Material['facts']): Unit[] {
  const owing = data.accounts.filter(isDebt);
  if (owing.length === 0) return [say('I do not see a card or a loan in your accounts.')];
  const total = data.owedOnCards[0] ? [say(`You owe ${ref(data.owedOnCards[0])} on cards in total.`)] : [];
  return [
    ...total,
    ...(owing.length === 1
      ? owing.flatMap((line) => ofAccount(line, undefined, facts))
      : [say('Here is each one:'), ...owing.slice(0, LINES).map(lineOf)]),
  ];
}

function ofCards(lines: Line[], focus: 'limit' | 'minimum' | 'due'): Unit[] {
  const cards = lines.filter((line) => (focus === 'limit' ? line.type === 'credit' : isDebt(line)));
  if (cards.length === 0) return [say('I do not see a card or a loan like that in your accounts.')];
  return cards.flatMap((line) => {
    const { name, balance, limit, minimumPayment, dueDay } = line;
    if (focus === 'limit')
      return [
        say(limit ? `The credit limit of ${name} is ${ref(limit)}.` : `Your bank did not report the limit of ${name}.`),
        ...(balance ? [add(`The balance owed on ${name} is ${ref(balance)}.`)] : []),
      ];
    const minimum = minimumPayment
      ? [say(`The minimum payment on ${name} is ${ref(minimumPayment)}.`)]
      : [say(`Your bank did not report a minimum payment for ${name}.`)];
    const due = dueDay
      ? [say(`The payment due day of ${name} is ${ref(dueDay)}.`)]
      : [say(`Your bank did not report a due day for ${name}.`)];
    return focus === 'minimum' ? [...minimum, ...(dueDay ? due : [])] : [...due, ...(minimumPayment ? minimum : [])];
  });
}

/** The reply to a question about credit utilization. */
export function composeUtilization({ plan, answer, facts }: Material): Part {
  const suggestions = [
    'What is a good credit utilization?',
    'How can I lower my credit utilization?',
    'How much do I owe?',
  ];
  const data = answer?.data as SignalsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.cards.length === 0) {
    return {
      units: [say('I do not see a credit card in your accounts, so there is no credit utilization to tell.')],
      suggestions: ['What is credit utilization?', 'What is my balance?'],
    };
  }
  const { slots } = plan.ask;
  const names = slots.accounts ?? (slots.account ? [slots.account] : []);
  const all = data.cards.map(({ name }) => name);
  const own = data.cards.map((card) => ({ ...card, name: spokenAccount(card.name) }));
  const chosen = own.filter((_, index) => names.includes(all[index] ?? ''));
  const isAll = chosen.length === 0 || chosen.length === own.length;
  const cards = isAll ? own : chosen;
  const [overall] = data.signals.overall_utilization?.facts ?? [];
  const units: Unit[] = [];
  if (isAll && overall && cards.length > 1) units.push(say(`Your overall card utilization is ${ref(overall)}.`));
  for (const card of cards) {
    if (card.utilization) {
      units.push(say(`${card.name} utilization is ${ref(card.utilization)}.`));
      if (card.balance && card.limit)
        units.push(
          add(
            `That is a balance owed of ${ref(card.balance)} against a credit limit of ${ref(card.limit)} on ${card.name}.`,
          ),
        );
    } else if (card.reason)
      units.push(
        say(
          `I cannot say the utilization of ${card.name}: ${facts.get(card.reason)?.display ? ref(card.reason) : 'a part is missing'}.`,
        ),
      );
  }
  const unknown = cards.filter((card) => !card.utilization && !card.reason).map(({ name }) => name);
  if (unknown.length > 0)
    units.push(say(`I cannot say the utilization of ${listed(unknown)}, because a part is missing.`));
  units.push(add('Paying a card down before its statement closes is a way to bring this lower.'));
  return { units, suggestions };
}
