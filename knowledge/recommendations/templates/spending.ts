// Education for anybody with some history: where the money goes, what changed, and charges worth a second look.
import type { Template } from '../template.ts';

/** A change below a tenth is what any two months differ by. */
const NOTABLE_TREND = 1000;
/** Months of different years differ more: a fifth. */
const NOTABLE_SEASON = 2000;

/** The templates. */
export const spendingTemplates: Template[] = [
  {
    id: 'check-an-unusual-charge',
    version: 1,
    title: 'Take a second look at a charge',
    about: 'unusual-charge',
    personas: [],
    urgency: 3,
    rules: [{ words: 'a charge far above the usual', signal: 'unusual_charges', is: 'at least', than: 1 }],
    because: 'A charge of {unusual_amount} at {unusual_merchant} is well above the usual {unusual_usual}.',
    topic: 'rights',
    steps: [
      'Check that you know what it was for.',
      'If you do not, call your bank. A charge you did not make can be disputed.',
    ],
  },
  {
    id: 'check-a-double-charge',
    version: 1,
    title: 'See if you were charged twice',
    about: 'double-charge',
    personas: [],
    urgency: 3,
    rules: [{ words: 'the same charge twice', signal: 'possible_duplicates', is: 'at least', than: 1 }],
    because: '{duplicate_merchant} charged {duplicate_amount} more than once within a few days.',
    topic: 'rights',
    steps: [
      'Check your receipts. Two purchases can cost the same.',
      'If it was one purchase, ask the store for the money back, then your bank.',
    ],
  },
  {
    id: 'see-why-spending-rose',
    version: 1,
    title: 'Find out why your spending rose',
    about: 'spending-trend',
    personas: [],
    urgency: 2,
    rules: [
      { words: 'spending rose by a tenth or more', signal: 'spending_trend', is: 'at least', than: NOTABLE_TREND },
    ],
    because: 'Your spending in the last {window} was {spending_trend} higher than in the {window} before.',
    topic: 'spending',
    steps: [
      'Compare your largest categories with the time before.',
      'If one stands out, decide if it was a one-time cost or a new habit.',
    ],
  },
  {
    id: 'plan-for-the-season',
    version: 1,
    title: 'Plan for the busy season',
    about: 'season',
    personas: [],
    urgency: 1,
    rules: [
      {
        words: 'a fifth more than in the same month last year',
        signal: 'seasonal_spending',
        is: 'at least',
        than: NOTABLE_SEASON,
      },
    ],
    because: 'So far this month, you spent {seasonal_spending} more than on the same days last year.',
    topic: 'budgeting',
    steps: ['Set aside a bit each month for costs that come once a year.', 'Make a list before you shop.'],
  },
  {
    id: 'make-a-spending-plan',
    version: 1,
    title: 'Make a simple plan for your month',
    about: 'spending-plan',
    personas: [],
    urgency: 1,
    rules: [{ words: 'spending is known', signal: 'monthly_spending', is: 'present' }],
    because: 'You spend about {monthly_spending} a month.',
    topic: 'budgeting',
    steps: [
      'Take rent and bills off your pay first, then a bit for savings.',
      'What is left is yours to spend. Divide it by the weeks of the month.',
      'Look at it once a week. Five minutes are enough.',
    ],
  },
  {
    id: 'look-at-your-largest-category',
    version: 1,
    title: 'Look at where most of your money goes',
    about: 'largest-category',
    personas: [],
    urgency: 1,
    rules: [{ words: 'the largest category is known', signal: 'top_category_share', is: 'present' }],
    because: '{top_category} was your largest category: {top_category_amount} in the last {window}.',
    topic: 'spending',
    steps: ['Ask if that matches what matters most to you.', 'If not, choose one small change for next month.'],
  },
];
