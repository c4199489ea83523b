// Education for months that are tight. Kind, and never scolding: money runs short for good people.
import { policy } from '../../signals/policy.ts';
import type { Template } from '../template.ts';

const forStress = ['Cash-Flow Stressed'];

/** Below this a lottery ticket now and then is nobody's business: $50. */
const GAMBLING_CENTS = 5000;

/** The templates. */
export const stressTemplates: Template[] = [
  {
    id: 'avoid-bank-fees',
    version: 1,
    title: 'Keep overdraft and late fees away',
    about: 'fees',
    personas: [...forStress, 'Variable Income Budgeter'],
    urgency: 3,
    rules: [
      {
        words: 'an overdraft, returned-payment or late fee',
        signal: 'overdraft_and_late_fees',
        is: 'at least',
        than: policy.feeCount.value,
      },
    ],
    because: 'You paid {fee_total} for {fee_count} overdraft or late {fee_count|fee|fees} in the last {window}.',
    topic: 'overdraft-and-bank-fees',
    steps: [
      'Call your bank and ask for the last fee back. It often works.',
      'You can say no to overdraft on card purchases. Then the card is declined, with no fee.',
      'Turn on a low-balance text from your bank.',
    ],
  },
  {
    id: 'plan-for-a-low-week',
    version: 1,
    title: 'Get ready for a tight week',
    about: 'low-balance',
    personas: forStress,
    urgency: 4,
    rules: [
      {
        words: 'checking may fall below zero in the next week',
        signal: 'lowest_balance_forecast',
        is: 'below',
        than: policy.forecastFloor.value,
      },
    ],
    because: 'With the bills we know of, your checking may fall {shortfall} below zero in the next {forecast_days}.',
    topic: 'banking',
    steps: [
      'See which bills are due this week, and ask if one can wait.',
      'Hold off on extras until your next pay is in.',
      'If you have savings, a small transfer may cost less than a fee.',
    ],
  },
  {
    id: 'step-off-short-term-loans',
    version: 1,
    title: 'Step off short-term loans, one at a time',
    about: 'short-term-loans',
    personas: [...forStress, 'High Utilization'],
    urgency: 3,
    rules: [{ words: 'a short-term lender was used', signal: 'short_term_loans', is: 'at least', than: 1 }],
    because: 'We saw {short_term_lenders} short-term {short_term_lenders|lender|lenders} in the last {window}.',
    topic: 'debt',
    steps: [
      'Write down what you owe to each one and when it is due.',
      'Ask for a longer plan. In many states the lender has to offer one.',
      'A credit union may have a small loan with a far lower cost.',
      'A non-profit credit counselor can help, often for free.',
    ],
  },
  {
    id: 'take-a-pause-from-gambling',
    version: 1,
    title: 'Take a pause, if you want one',
    about: 'gambling',
    personas: forStress,
    urgency: 2,
    rules: [{ words: '$50 or more spent on gambling', signal: 'gambling_spend', is: 'at least', than: GAMBLING_CENTS }],
    because: 'Gambling came to {gambling} in the last {window}.',
    topic: 'gambling',
    steps: [
      'Many banks can block gambling on your card. You can ask for it in the app or by phone.',
      'Set a limit you feel good about before you start.',
      'If it stops being fun, the National Council on Problem Gambling has free and private help.',
    ],
  },
];
