// Right answers that are arithmetic: loans, paying off a card, saving up. Written out month by month, with no formula of the product.
import { type Answer, accountNamed, cents, type Truth, toCents } from './rows.ts';

/** Pays down a debt with the same amount each month, interest in whole cents or not. Throws when the payment never gets there. */
function payDown(owedCents: number, ratePercent: number, paymentCents: number, round: boolean) {
  let left = owedCents;
  let interest = 0;
  for (let months = 1; months <= 1200; months++) {
    const grown = (left * ratePercent) / 1200;
    const charged = round ? Math.round(grown) : grown;
    interest += charged;
    left = left + charged - paymentCents;
    if (left <= 0.5) return { months, interest: Math.round(interest) };
  }
  throw new Error(`a payment of ${paymentCents} never pays ${owedCents} at ${ratePercent} %`);
}

/** The even payment of a loan: found by halving, until paying it leaves nothing. */
function evenPayment(amountCents: number, ratePercent: number, months: number): number {
  let low = 0;
  let high = amountCents * 2;
  for (let step = 0; step < 100; step++) {
    const payment = (low + high) / 2;
    let left = amountCents;
    for (let month = 0; month < months; month++) left += (left * ratePercent) / 1200 - payment;
    if (left > 0) low = payment;
    else high = payment;
  }
  return (low + high) / 2;
}

/** Interest of a loan; lenders round the payment, and make the last one even it out or not. */
function loanInterest(amount: number, rate: number, months: number): Truth {
  const exact = evenPayment(amount, rate, months);
  const payment = Math.round(exact);
  let left = amount;
  let interest = 0;
  for (let month = 0; month < months; month++) {
    const charged = Math.round((left * rate) / 1200);
    interest += charged;
    left += charged - payment;
  }
  return { value: interest, unit: 'cents', or: [Math.round(exact * months) - amount, payment * months - amount] };
}

function need(...given: (number | undefined)[]): number[] {
  if (given.some((each) => each === undefined)) throw new Error('a case of arithmetic leaves out a number');
  return given as number[];
}

/** Right answers of arithmetic; amounts are dollars in the question and cents here. */
export const arithmeticAnswers = {
  'payoff months': (home, { account, payment, rate, amount }) => {
    const [debt, apr, paid] = owing(home, account, amount, rate, payment);
    return { value: payDown(debt, apr, paid, true).months, unit: 'months' };
  },
  'payoff interest': (home, { account, payment, rate, amount }) => {
    const [debt, apr, paid] = owing(home, account, amount, rate, payment);
    return {
      value: payDown(debt, apr, paid, true).interest,
      unit: 'cents',
      or: [payDown(debt, apr, paid, false).interest],
    };
  },
  'loan payment': (_, { amount, rate, months }) => {
    const [borrowed = 0, yearly = 0, term = 0] = need(amount, rate, months);
    return cents(Math.round(evenPayment(toCents(borrowed), yearly, term)));
  },
  'loan interest': (_, { amount, rate, months }) => {
    const [borrowed = 0, yearly = 0, term = 0] = need(amount, rate, months);
    return loanInterest(toCents(borrowed), yearly, term);
  },
  'months to save': (home, { account, amount, payment }) => {
    const [goal = 0, monthly = 0] = need(amount, payment);
    return { value: Math.ceil((toCents(goal) - heldIn(home, account)) / toCents(monthly)), unit: 'months' };
  },
  'saving a month': (home, { account, amount, months }) => {
    const [goal = 0, term = 0] = need(amount, months);
    const exact = (toCents(goal) - heldIn(home, account)) / term;
    // Rounded up, the last month gets there; rounded down, a cent is missing.
    return { ...cents(Math.round(exact)), or: [Math.ceil(exact)] };
  },
  'balance less': (home, { account, amount }) => {
    const [taken = 0] = need(amount);
    return cents(heldIn(home, account) - toCents(taken));
  },
  'percent of': (_, { amount, rate }) => {
    const [whole = 0, percent = 0] = need(amount, rate);
    return cents(Math.round((toCents(whole) * percent) / 100));
  },
  'amount times': (_, { amount, times }) => {
    const [each = 0, often = 0] = need(amount, times);
    return cents(toCents(each) * often);
  },
} satisfies Record<string, Answer>;

/** What an account holds already, in cents; nothing when the question names none. */
function heldIn(home: Parameters<Answer>[0], account: string | undefined): number {
  return account === undefined ? 0 : toCents(accountNamed(home, account).balances.current);
}

/** What is owed, at which rate and with which payment: of the household's card, or as the question says. */
function owing(
  home: Parameters<Answer>[0],
  account: string | undefined,
  amount: number | undefined,
  rate: number | undefined,
  payment: number | undefined,
): [number, number, number] {
  const [paid = 0] = need(payment);
  if (account === undefined) {
    const [owed = 0, apr = 0] = need(amount, rate);
    return [toCents(owed), apr, toCents(paid)];
  }
  const { account_id, balances } = accountNamed(home, account);
  const card = home.plaid.liabilities.credit.find((each) => each.account_id === account_id);
  return [toCents(balances.current), card?.aprs[0]?.apr_percentage ?? Number.NaN, toCents(paid)];
}
