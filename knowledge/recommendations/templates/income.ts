// Education about pay that comes seldom or goes up and down.
import { policy } from '../../signals/policy.ts';
import type { Template } from '../template.ts';

const forIncome = ['Variable Income Budgeter'];

/** Pay that varies by a fifth or more needs a plan of its own: a month's rent is often a quarter of pay. */
const VARIES = 2000;
/** Pay that comes less often than twice a month has to last over a run of bills. */
const SELDOM_DAYS = 20;
/** From a fifth of income on, tax that nobody holds back is a sum worth planning for. */
const GIG_SHARE = 2000;

/** The templates. */
export const incomeTemplates: Template[] = [
  {
    id: 'budget-from-a-low-month',
    version: 1,
    title: 'Budget from your lowest month',
    about: 'irregular-income',
    personas: forIncome,
    urgency: 3,
    rules: [
      { words: 'more than 45 days between pays', signal: 'median_pay_gap', is: 'above', than: policy.payGap.value },
    ],
    because: 'About {pay_gap} pass between your pays.',
    topic: 'irregular-income-budget',
    steps: [
      'Look up what came in during your lowest month.',
      'Plan rent, food and bills so that they fit into that amount.',
      'In better months, put what is left into a buffer first.',
    ],
  },
  {
    id: 'build-a-cash-buffer',
    version: 1,
    title: 'Build a cushion in checking',
    about: 'cash-buffer',
    personas: [...forIncome, 'Cash-Flow Stressed'],
    urgency: 3,
    rules: [
      {
        words: 'less than one month of spending in checking',
        signal: 'cash_flow_buffer',
        is: 'below',
        than: policy.monthOfSpending.value,
      },
    ],
    because: 'Your checking would cover about {buffer_days} of your usual spending.',
    topic: 'emergency-fund',
    steps: [
      'Start with one week of bills as your goal.',
      'On each pay day, leave a small fixed sum untouched.',
      'Once one week is there, go for two.',
    ],
  },
  {
    id: 'pay-yourself-a-steady-amount',
    version: 1,
    title: 'Pay yourself the same each month',
    about: 'income-variation',
    personas: forIncome,
    urgency: 2,
    rules: [{ words: 'pay that varies by 20% or more', signal: 'income_variation', is: 'at least', than: VARIES }],
    because: 'In recent full months, your income ran from {low_month_income} to {high_month_income}.',
    topic: 'budgeting',
    steps: [
      'Let all pay land in one account.',
      'Move the same amount to your spending account each month.',
      'What stays behind in good months carries you over the slow ones.',
    ],
  },
  {
    id: 'set-tax-money-aside',
    version: 1,
    title: 'Set money aside for taxes on gig work',
    about: 'gig-taxes',
    personas: forIncome,
    urgency: 2,
    rules: [{ words: 'a fifth of income or more from gig work', signal: 'gig_share', is: 'at least', than: GIG_SHARE }],
    because: 'About {gig_share} of your income came from gig work in the last {window}.',
    topic: 'gig-work',
    steps: [
      'Each time you are paid, move a part into a savings account just for taxes.',
      'Keep a list of your work costs. They lower the tax you owe.',
      'The IRS takes tax on gig work four times a year. Its site has a free worksheet.',
    ],
  },
  {
    id: 'line-bills-up-with-pay',
    version: 1,
    title: 'Line up your bills with your pay days',
    about: 'bill-dates',
    personas: [...forIncome, 'Cash-Flow Stressed'],
    urgency: 2,
    rules: [{ words: 'more than 20 days between pays', signal: 'median_pay_gap', is: 'above', than: SELDOM_DAYS }],
    because: 'Your pay has to last for about {pay_gap} at a time.',
    topic: 'income',
    steps: [
      'Write down each bill with its due date.',
      'Ask for a due date just after pay day. Many companies will move it.',
      'When pay comes in, set aside the money for the bills before the next one.',
    ],
  },
  {
    id: 'give-each-pay-a-job',
    version: 1,
    title: 'Give each source of pay a job',
    about: 'pay-sources',
    personas: forIncome,
    urgency: 1,
    rules: [{ words: 'two sources of pay or more', signal: 'pay_streams', is: 'at least', than: 2 }],
    because: 'We see {pay_streams} sources of pay.',
    topic: 'budgeting',
    steps: ['Let the steadiest one pay the rent and the bills.', 'Use the others for savings, debt and fun.'],
  },
];
