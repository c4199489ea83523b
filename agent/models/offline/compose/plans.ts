// Says when debts are paid off, how savings grow, and what a loan comes to.
import type { LoanData } from '../../../../tools/calculate-loan.ts';
import type { SavingsData } from '../../../../tools/project-savings.ts';
import type { PayoffData } from '../../../../tools/shared/payoff-facts.ts';
import { add, listed, type Material, numberOf, type Part, ref, say, spokenAccount, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayUnknownAccount } from './unknown.ts';

const DEBTS = [
  'What debts do I have?',
  'What if I pay $50 more a month?',
  'Should I use the snowball or the avalanche?',
];
const SAVING = ['How are my goals?', 'How much did I save last month?', 'How much is safe to spend?'];
const LOAN = ['What debts do I have?', 'How much is safe to spend?', 'What is an APR?'];

/** The reply to "how long until I pay off my card". */
export function composePayoff({ plan, answer, answers = [], facts }: Material): Part {
  const { slots } = plan.ask;
  const data = answer?.data as PayoffData | undefined;
  if (!answer?.ok || !data) {
    const isLow = /below the minimums/.test(answer?.text ?? '');
    return {
      units: isLow
        ? [
            say('That is less than the minimum payments of these debts together.'),
            say('Name one card, or a higher amount, and I can work it out.'),
          ]
        : /is no debt|not a card/.test(answer?.text ?? '')
          ? [say('I do not see a card or a loan by that name with a balance owed.')]
          : [LOOKUP_FAILED],
      suggestions: DEBTS,
    };
  }
  const units: Unit[] = sayUnknownAccount(slots);
  if (data.status === 'unknown') {
    units.push(
      ...(data.reason === 'no-debts'
        ? [say('There is nothing to pay off: I do not see a card or a loan with a balance owed.')]
        : missing(data.missing)),
    );
    return { units, suggestions: DEBTS };
  }
  if (data.status === 'never') {
    for (const { name, interest, payment } of data.never.slice(0, 2)) {
      units.push(say(`At that pace ${spokenAccount(name)} would never be paid off.`));
      units.push(
        say(
          `The ${spokenAccount(name)} payment of ${ref(payment)} a month does not cover its interest of ${ref(interest)} a month.`,
        ),
      );
    }
    units.push(say('As a next step, try a higher payment, even a little above the interest helps.'));
    return { units, suggestions: DEBTS };
  }
  const loan = answers.find(({ name, ok }) => name === 'calculate_loan' && ok)?.data as LoanData | undefined;
  if (loan?.status === 'value') {
    units.push(say(`It takes a loan payment of ${ref(loan.payment)} a month to be done in that time.`));
    if (loan.interest) units.push(add(`The total loan interest would be ${ref(loan.interest)}.`));
    units.push(add('I worked it out like a loan of the balance at the rate of the card.'));
    return { units: [...units, ...missing(data.missing)], suggestions: DEBTS };
  }
  const [only] = data.debts.length === 1 ? data.debts : [];
  const whose = only ? spokenAccount(only.name) : '';
  if (slots.focus === 'order' && data.order.length > 1)
    units.push(say(`Pay them off in this order: ${listed(data.order.map(spokenAccount))}.`));
  if (data.months && data.debtFree) {
    units.push(
      say(
        only
          ? `The time until ${whose} is debt-free is ${ref(data.months)}.`
          : `The time until you are debt-free is ${ref(data.months)}.`,
      ),
      say(`The debt-free month${only ? ` of ${whose}` : ''} is ${ref(data.debtFree)}.`),
    );
  }
  if (data.payment)
    units.push(
      say(
        only
          ? `That is with a ${whose} payment of ${ref(data.payment)} a month.`
          : `That is with a total payment of ${ref(data.payment)} a month.`,
      ),
    );
  if (data.interest)
    units.push(add(`The ${whose ? `${whose} ` : ''}interest until debt-free is ${ref(data.interest)}.`));
  if (data.savedMonths && data.savedInterest && numberOf(facts, data.savedInterest) > 0) {
    units.push(
      add(
        `That is ${ref(data.savedInterest)} less ${whose ? `${whose} ` : ''}interest than with minimum payments only.`,
      ),
    );
  }
  if (!only && data.order.length > 1 && slots.focus !== 'order')
    units.push(add(`They are paid off in this order: ${listed(data.order.map(spokenAccount))}.`));
  units.push(...missing(data.missing));
  units.push(add('It takes no new charges and the same rates as now.'));
  units.push(say('As a next step, ask me what paying more each month would change.'));
  return { units, suggestions: DEBTS };
}

function missing(debts: PayoffData['missing']): Unit[] {
  return debts
    .slice(0, 3)
    .map(({ name, what }) =>
      say(`I left out ${spokenAccount(name)}, because your bank did not report its ${listed(what)}.`),
    );
}

/** The reply to "how long will it take to save 5,000". */
export function composeSavings({ plan, answer, facts }: Material): Part {
  const { slots } = plan.ask;
  if (plan.lookups.length === 0)
    return {
      units: [
        say('How much would you like to save, and by when or with how much a month?'),
        say('With that I can tell how long it takes, or what it takes each month.'),
      ],
      suggestions: SAVING,
    };
  const data = answer?.data as SavingsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions: SAVING };
  if (data.status === 'unknown') {
    return {
      units:
        data.reason === 'no-pace'
          ? [
              say('I do not know what you usually save a month.'),
              say('Tell me what you could put aside each month, and I can work it out.'),
            ]
          : [
              say('I do not see a savings account with a known balance.'),
              say('Link one, or tell me what you could put aside each month.'),
            ],
      suggestions: SAVING,
    };
  }
  const units: Unit[] = [];
  if (data.status === 'never') {
    units.push(say('The goal is not reached that way: there is too little time or too little a month.'));
    if (data.monthly) units.push(say(`The saving I counted with is ${ref(data.monthly)} a month.`));
    units.push(say('As a next step, try a later day or a higher amount each month.'));
    return { units, suggestions: SAVING };
  }
  const { solvedFor, months, reachedMonth, monthly, amount, short, rate, start, interest } = data;
  if (solvedFor === 'months' && months) {
    units.push(say(`The time to the savings goal is ${ref(months)}.`));
    if (reachedMonth) units.push(say(`The month of the savings goal is ${ref(reachedMonth)}.`));
  } else if (solvedFor === 'monthly' && monthly) units.push(say(`It takes saving ${ref(monthly)} a month.`));
  else if (solvedFor === 'rate' && rate) units.push(say(`It takes a savings yield of ${ref(rate)} a year.`));
  else if (amount) units.push(say(`Your savings by then would be ${ref(amount)}.`));
  const isThere = solvedFor === 'months' && months !== undefined && numberOf(facts, months) === 0;
  if (isThere) units.splice(0, units.length, say('You have that much saved already.'));
  if (monthly && solvedFor !== 'monthly' && !isThere) {
    units.push(say(`That is with saving ${ref(monthly)} a month.`));
    if (slots.monthlyCents === undefined) units.push(add('It is what you usually save.'));
  }
  if (start) units.push(add(`Saved so far is ${ref(start)}.`));
  if (interest && slots.percent !== undefined)
    units.push(add(`The interest on the savings is ${ref(interest)} of it.`));
  if (short && solvedFor === 'amount')
    units.push(add(`The difference between the savings goal and the savings by then is ${ref(short)}.`));
  if (slots.percent === undefined && solvedFor !== 'rate' && !isThere)
    units.push(add('No interest is counted, as you named no rate.'));
  units.push(say('As a next step, I can set this as a goal for you: just tell me what it is for.'));
  return { units, suggestions: SAVING };
}

/** The reply to "what would a loan cost". */
export function composeLoan({ plan, answer }: Material): Part {
  const { slots } = plan.ask;
  if (plan.lookups.length === 0) {
    const lacking = [
      slots.amountCents === undefined && slots.monthlyCents === undefined ? 'the amount' : '',
      slots.percent === undefined ? 'the yearly rate' : '',
      slots.months === undefined ? 'how many months or years' : '',
    ].filter(Boolean);
    return {
      units: [
        say(
          lacking.length > 0
            ? `To work out a loan I also need ${listed(lacking)}.`
            : 'To work out a loan, leave out the one thing you want to know.',
        ),
        say('Say it in one sentence, and I can work out the rest.'),
      ],
      suggestions: LOAN,
    };
  }
  const data = answer?.data as LoanData | undefined;
  if (!answer?.ok || !data)
    return {
      units: [
        say('Those numbers do not go together.'),
        say('Please check the amount, the rate, the months and the payment.'),
      ],
      suggestions: LOAN,
    };
  const { amount, rate, months, payment, interest, paid, extra, solvedFor, firstInterest } = data;
  const units: Unit[] = [];
  if (data.status === 'never') {
    units.push(say('At that pace the loan would never be paid off.'));
    units.push(
      say(`The loan interest in the first month is ${ref(firstInterest)}, and the payment does not cover it.`),
    );
    return { units, suggestions: LOAN };
  }
  if (solvedFor === 'payment') units.push(say(`The loan payment is ${ref(payment)} a month.`));
  if (solvedFor === 'amount') units.push(say(`The loan amount you could borrow is ${ref(amount)}.`));
  if (solvedFor === 'months' && months) units.push(say(`The loan term is ${ref(months)}.`));
  if (solvedFor === 'rate') units.push(say(`The loan interest rate is ${ref(rate)} a year.`));
  if (interest) units.push(say(`The total loan interest is ${ref(interest)}.`));
  if (paid) units.push(add(`The total of the loan payments is ${ref(paid)}.`));
  if (extra) {
    units.push(say(`With the extra payment the loan term is ${ref(extra.months)}.`));
    units.push(say(`That is ${ref(extra.savedInterest)} less loan interest with the extra payment.`));
  }
  units.push(add('Fees, taxes and insurance are not in it.'));
  units.push(say('As a next step, see if the payment fits: ask me how much is safe to spend.'));
  return { units, suggestions: LOAN };
}
