// Sentences about plans, bills and times to come: each true one passes, and with another figure, label, sign or time it is held.
import { describe, expect, it } from 'vitest';
import { createFactBook, type Fact, type FactDraft } from '../knowledge/fact.ts';
import { backedFigures } from './backed-figures.ts';
import { defaultContext } from './screen.ts';

const TODAY = '2026-10-31';
const october = { from: '2026-10-01', to: TODAY };
const ahead = { from: TODAY, to: '2026-11-30' };
const twoWeeks = { from: TODAY, to: '2026-11-14' };
const card = 'Store Card ending in 9750';
const other = 'Everyday Visa ending in 4471';

const DRAFTS: (FactDraft & { tool: string })[] = [
  { tool: 'get_cash_flow', label: 'Money in', value: 330_231, unit: 'cents', period: october },
  { tool: 'get_cash_flow', label: 'Money out', value: 380_673, unit: 'cents', period: october },
  { tool: 'get_bills', label: 'Total bills due', value: 164_706, unit: 'cents', period: ahead },
  { tool: 'get_bills', label: 'Number of bills due', value: 8, unit: 'count', period: ahead },
  { tool: 'get_bills', label: 'Total bills due', value: 145_339, unit: 'cents', period: twoWeeks },
  { tool: 'get_debts', label: `${card} balance owed`, entity: card, value: 2_441, unit: 'cents' },
  { tool: 'get_debts', label: `${card} APR`, entity: card, value: 2_999, unit: 'bps' },
  { tool: 'get_debts', label: `${other} APR`, entity: other, value: 2_199, unit: 'bps' },
  { tool: 'get_net_worth', label: 'Total assets', value: 346_052, unit: 'cents' },
  { tool: 'get_net_worth', label: 'Total debts', value: 385_924, unit: 'cents' },
  { tool: 'get_net_worth', label: 'Net worth', value: -39_872, unit: 'cents' },
  { tool: 'project_payoff', label: 'Time until debt-free', value: 37, unit: 'months' },
  { tool: 'project_payoff', label: 'Debt-free month', value: 'November 2029', unit: 'text' },
  { tool: 'project_payoff', label: 'Interest until debt-free', value: 146_838, unit: 'cents' },
  { tool: 'project_payoff', label: 'Less interest than with minimum payments only', value: 82_961, unit: 'cents' },
  { tool: 'calculate_loan', label: 'Less loan time with the extra payment', value: 9, unit: 'months' },
  { tool: 'calculate_loan', label: 'Loan term with the extra payment', value: 51, unit: 'months' },
  { tool: 'project_savings', label: 'Month of the savings goal', value: 'July 2027', unit: 'text' },
  { tool: 'forecast_balance', label: 'Next paycheck due', value: '2026-11-04', unit: 'date' },
  { tool: 'forecast_balance', label: 'Day of the lowest forecast checking balance', value: '2026-11-03', unit: 'date' },
  { tool: 'forecast_balance', label: 'Safe to spend until the next pay', value: 87_522, unit: 'cents' },
  { tool: 'forecast_balance', label: 'Everyday spending expected', value: 221_494, unit: 'cents', period: ahead },
  { tool: 'get_profile', label: 'Time zone', value: 'America/New_York', unit: 'text' },
  { tool: 'get_profile', label: 'First name', value: 'Test', unit: 'text' },
  {
    tool: 'get_spending',
    label: 'Change in groceries spending',
    entity: 'Groceries',
    value: 2_340,
    unit: 'cents',
    period: october,
  },
  { tool: 'get_profile', label: 'Last day of data', value: TODAY, unit: 'date' },
];

/** `<label>` in a sentence is the first fact of that label, `<label#2>` the second. */
function check(sentence: string): string {
  const book = createFactBook(TODAY);
  for (const { tool, ...draft } of DRAFTS) book.for(tool).add(draft);
  const text = sentence.replace(
    /<([^>#]+)(#2)?>/g,
    (_, label: string, second?: string) => `{{${named(book.facts, label, second ? 1 : 0).id}}}`,
  );
  return backedFigures.check({ text, shown: text }, defaultContext({ today: TODAY, facts: book.facts })).code;
}

function named(facts: readonly Fact[], label: string, at: number): Fact {
  const fact = facts.filter((each) => each.label === label)[at];
  if (!fact) throw new Error(`no fact "${label}"`);
  return fact;
}

describe('a true sentence passes', () => {
  it.each([
    'In October, <Money in> came in and <Money out> went out.',
    'In October you had <Money out> going out and <Money in> coming in.',
    'In the next 30 days you have <Number of bills due> bills due, <Total bills due> in total.',
    'Over the next two weeks your bills come to <Total bills due#2> in total.',
    'By the end of next month, <Total bills due> is due in bills.',
    'You have <Total bills due> in bills due by November 30.',
    'Over the next month, your everyday spending is expected to be <Everyday spending expected>.',
    `You owe <${card} balance owed> on your Store Card at an APR of <${card} APR>.`,
    'Your net worth is <Total assets> in assets less <Total debts> in debts.',
    'That is <Total assets> in assets minus <Total debts> in debts.',
    'That is total assets of <Total assets> less total debts of <Total debts>.',
    'It would take <Time until debt-free> to be debt-free.',
    'It takes <Time until debt-free> until you are debt-free.',
    'You would be debt-free in <Debt-free month>.',
    'You would reach your savings goal in <Month of the savings goal>.',
    'The loan is paid off <Less loan time with the extra payment> sooner.',
    'You pay <Less interest than with minimum payments only> less interest.',
    'This saves you <Less interest than with minimum payments only> in interest.',
    'Your next pay day is <Next paycheck due>.',
    'Your next paycheck is expected on <Next paycheck due>.',
    'Until your next payday, <Safe to spend until the next pay> is safe to spend.',
    'Hi <First name>, your time zone is <Time zone>.',
    'Change in groceries spending, October 2026: <Change in groceries spending>.',
    'Your last day of data is <Last day of data>.',
    'Cancel one that you do not use.',
  ])('%s', (sentence) => expect(check(sentence)).toBe('ok'));
});

describe('the same said wrongly is held', () => {
  it.each([
    'In October, <Money in> went out.',
    'In October you had <Money in> going out.',
    'In September, <Money out> went out.',
    'In the next 14 days you have <Number of bills due> bills due.',
    'In the next 60 days your bills come to <Total bills due> in total.',
    'Over the next three weeks your bills come to <Total bills due#2> in total.',
    'By the end of the month, <Total bills due> is due in bills.',
    'You have <Total bills due> in bills due by November 29.',
    'Over the next year, your everyday spending is expected to be <Everyday spending expected>.',
    `You owe <${card} balance owed> on your Store Card at an APR of <${other} APR>.`,
    'Your Store Card has an APR of 28.99%.',
    'Your net worth is <Total debts> in assets less <Total assets> in debts.',
    'That is total debts of <Total assets> less total assets of <Total debts>.',
    'Your net worth is <Total assets> in assets less <Interest until debt-free> in interest.',
    'You have <Total assets> in assets and minus <Total debts> in debts.',
    'Your debts are minus <Total debts>.',
    'It would take 38 months to be debt-free.',
    'It would take <Loan term with the extra payment> to be debt-free.',
    'Your next paycheck comes in <Debt-free month>.',
    'You owe <Debt-free month>.',
    'You would be debt-free in <Month of the savings goal>.',
    'You would reach your savings goal in <Debt-free month>.',
    'The loan is paid off <Less loan time with the extra payment> later.',
    'The loan is paid off <Loan term with the extra payment> sooner.',
    'You pay <Less interest than with minimum payments only> more interest.',
    'You pay <Interest until debt-free> less interest.',
    'This saves you <Interest until debt-free> in interest.',
    'Your next pay day is <Day of the lowest forecast checking balance>.',
    'Your next pay day is November 5.',
    'Until your next payday, you have <Everyday spending expected> of everyday spending expected.',
    'Your time zone is <First name>.',
    'Change in groceries spending, September 2026: <Change in groceries spending>.',
    'Change in dining spending, October 2026: <Change in groceries spending>.',
    'Store Card: time until debt-free is <Time until debt-free>.',
    'Your next pay day is after your last day of data: <Day of the lowest forecast checking balance>.',
    'Day of the lowest forecast checking balance: <Next paycheck due>.',
    'Your last day of data is <Next paycheck due>.',
    'Your time until debt-free is <Less loan time with the extra payment>.',
    'Debt-free month: <Month of the savings goal>.',
    'You have one.',
  ])('%s', (sentence) => expect(check(sentence)).not.toBe('ok'));
});
