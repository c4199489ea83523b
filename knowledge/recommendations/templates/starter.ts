// First steps for anybody. They claim nothing about the customer's money, so they need no history.
import type { Template } from '../template.ts';

/** Said for each of them: it holds whatever the data says. */
const BECAUSE = 'This is a good first step for anybody.';

/** The templates, in the order they are offered. */
export const starterTemplates: Template[] = [
  {
    id: 'start-an-emergency-fund',
    version: 1,
    title: 'Start a small emergency fund',
    about: 'emergency-fund',
    personas: [],
    urgency: 1,
    rules: [],
    because: BECAUSE,
    topic: 'emergency-fund',
    steps: [
      'Choose a small amount you will not miss.',
      'Move it to savings on each pay day.',
      'Leave it there for real surprises.',
    ],
  },
  {
    id: 'start-a-spending-plan',
    version: 1,
    title: 'Make your first spending plan',
    about: 'spending-plan',
    personas: [],
    urgency: 1,
    rules: [],
    because: BECAUSE,
    topic: 'budgeting',
    steps: [
      'Write down what comes in and what has to be paid.',
      'Set aside a bit for savings.',
      'Split the rest over the weeks of the month.',
    ],
  },
  {
    id: 'start-with-your-subscriptions',
    version: 1,
    title: 'Make a list of what you pay each month',
    about: 'subscriptions',
    personas: [],
    urgency: 1,
    rules: [],
    because: BECAUSE,
    topic: 'subscriptions-clean-up',
    steps: ['List each app, club and service that bills you.', 'Keep the ones you use and love.'],
  },
  {
    id: 'start-with-your-credit-reports',
    version: 1,
    title: 'Get to know your credit reports',
    about: 'credit-reports',
    personas: [],
    urgency: 1,
    rules: [],
    because: BECAUSE,
    topic: 'credit-reports-and-disputes',
    steps: ['Get your free reports at annualcreditreport.com.', 'Check that each account on them is yours.'],
  },
];
