// What a coach says of plans, forecasts and sums passes the release gate, and the same said wrongly is held.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenReply } from '../guardrails/screen.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { createFactBook, type FactBook } from '../knowledge/fact.ts';
import { callTool } from '../tools/call.ts';
import { tools } from '../tools/index.ts';
import { planCustomer, TODAY } from '../tools/shared/plan.fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await planCustomer(db);
});
afterAll(() => db.close());

async function factsOf(name: string, args: object): Promise<FactBook> {
  const book = createFactBook(TODAY);
  const answer = await callTool(
    tools,
    { id: 'c', name, args },
    {
      asCustomer: (work) => asCustomer(db, user, work),
      facts: book.for(name),
      today: TODAY,
      timeZone: 'America/New_York',
      signal: new AbortController().signal,
    },
  );
  if (!answer.ok) throw new Error(answer.text);
  return book;
}

// "<label>" in a sentence stands for the reference of the fact with that label.
function withReferences(sentence: string, { facts }: FactBook): string {
  return sentence.replace(/<([^>]+)>/g, (_, label: string) => {
    const fact = facts.find((each) => each.label === label);
    if (!fact) throw new Error(`no fact "${label}" among: ${facts.map((each) => each.label).join(' | ')}`);
    return `{{${fact.id}}}`;
  });
}

async function screened(name: string, args: object, sentence: string): Promise<string> {
  const book = await factsOf(name, args);
  const { action, verdicts } = await screenReply(withReferences(sentence, book), { facts: book.facts, today: TODAY });
  return action === 'hold' ? (verdicts.find((verdict) => verdict.action === 'hold')?.code ?? 'held') : 'ok';
}

const visa = { account: 'Visa', strategy: 'fixed', paymentCents: 10_000 };
const loan = { amountCents: 2_000_000, ratePct: 6, months: 60, extraCents: 5_000 };
const goal = { goalCents: 300_000, monthlyCents: 25_000, ratePct: 4 };
const late = { goalCents: 400_000, monthlyCents: 10_000, months: 12 };
const cancel = { change: 'cancel', what: 'Netflix' };
const cut = { change: 'cut_spending', what: 'Groceries', percent: 10 };
const more = { change: 'pay_more', what: 'Visa', monthlyCents: 4_000 };
const saved = { change: 'save_more', monthlyCents: 5_000 };

describe('true sentences pass', () => {
  test.each<[string, object, string]>([
    ['project_payoff', visa, 'Your Visa would be debt-free in <Visa time until debt-free>.'],
    ['project_payoff', visa, 'That puts the debt-free month of your Visa in <Visa debt-free month>.'],
    ['project_payoff', visa, 'Your Visa would cost <Visa interest until debt-free> in interest.'],
    [
      'project_payoff',
      visa,
      'You would pay <Visa less interest than with minimum payments only> less interest on your Visa than with the minimum payment.',
    ],
    [
      'project_payoff',
      visa,
      'With minimum payments only, your Visa would need <Visa time with minimum payments only>.',
    ],
    ['project_payoff', {}, 'You would be debt-free in <Time until debt-free>.'],
    ['project_payoff', {}, 'You would pay <Total debt payment a month> a month on your debts in total.'],
    ['project_payoff', {}, 'The interest until you are debt-free is <Interest until debt-free>.'],
    ['project_payoff', {}, 'The first payment on your Store Card is <Store Card first payment of the plan>.'],
    ['project_savings', goal, 'You would reach your savings goal of <Savings goal> in <Time to the savings goal>.'],
    ['project_savings', goal, 'You would get there in <Month of the savings goal>.'],
    ['project_savings', goal, 'Of that, <Interest on the savings> is interest on your savings.'],
    ['project_savings', late, 'Your savings by then would be <Savings by then>.'],
    ['calculate_loan', loan, 'The loan payment would be <Loan payment a month> a month.'],
    ['calculate_loan', loan, 'You would pay <Total loan interest> in interest on the loan in total.'],
    [
      'calculate_loan',
      loan,
      'The extra payment of <Extra loan payment a month> a month makes the loan <Less loan time with the extra payment> shorter.',
    ],
    ['what_if', cancel, 'Netflix costs <Netflix cost a month> a month.'],
    ['what_if', cancel, 'Without Netflix you would keep <Netflix cost a year> a year.'],
    ['what_if', cut, 'Your average groceries spending is <Average Groceries spending a month> a month.'],
    ['what_if', cut, 'That cut to groceries comes to <Groceries cut a year> a year.'],
    ['what_if', more, 'Your Visa would be debt-free <Visa less time with the extra> sooner.'],
    ['what_if', saved, 'Saving <More saving a month> more a month adds up to <More saving a year> a year.'],
    [
      'forecast_balance',
      {},
      'Your checking balance may fall to its lowest, <Lowest forecast checking balance>, on <Day of the lowest forecast checking balance>.',
    ],
    ['forecast_balance', {}, 'The lowest forecast for your checking balance is <Lowest forecast checking balance>.'],
    ['forecast_balance', {}, 'Your next paycheck is due on <Next paycheck due>.'],
    ['forecast_balance', {}, 'Until the next pay, <Safe to spend until the next pay> is safe to spend.'],
    ['forecast_balance', {}, 'Your usual everyday spending is <Usual everyday spending a week> a week.'],
    [
      'calculate',
      {
        operation: 'sum',
        operands: [
          { label: 'Rent', cents: 90_000 },
          { label: 'Power', cents: 10_000 },
        ],
      },
      'Rent and power come to a total of <Total of Rent, as you said and Power, as you said>.',
    ],
  ])('%s %o: %s', async (name, args, sentence) => expect(await screened(name, args, sentence), sentence).toBe('ok'));
});

describe('the same said wrongly is held', () => {
  test.each<[string, object, string]>([
    ['project_payoff', visa, 'Your Visa would be debt-free in 25 months.'],
    ['project_payoff', visa, 'Your Store Card would be debt-free in <Visa time until debt-free>.'],
    ['project_payoff', visa, 'You owe <Visa interest until debt-free> on your Visa.'],
    [
      'project_payoff',
      visa,
      'You would pay <Visa less interest than with minimum payments only> more interest on your Visa than with the minimum payment.',
    ],
    ['project_payoff', {}, 'The minimum payment on your Visa is <Total debt payment a month>.'],
    ['project_savings', goal, 'You would reach your savings goal of $3,100.00.'],
    ['project_savings', late, 'Your savings goal is <Savings by then>.'],
    ['calculate_loan', loan, 'The loan payment would be <Loan payment a month> a week.'],
    ['calculate_loan', loan, 'You would pay $3,200.00 in interest on the loan.'],
    ['what_if', cancel, 'Netflix costs <Netflix cost a year> a month.'],
    ['what_if', cut, 'Your average groceries spending is <Groceries cut a month> a month.'],
    ['what_if', more, 'Your Store Card would be debt-free <Visa less time with the extra> sooner.'],
    ['forecast_balance', {}, 'Your checking balance is <Lowest forecast checking balance>.'],
    ['forecast_balance', {}, 'Your savings may fall to <Lowest forecast checking balance>.'],
    ['forecast_balance', {}, 'Your next paycheck is due on November 7.'],
  ])('%s %o: %s', async (name, args, sentence) => expect(await screened(name, args, sentence)).not.toBe('ok'));
});
