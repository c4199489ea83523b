// Education about saving: keep going, grow it, and have enough for a rough patch.
import { policy } from '../../signals/policy.ts';
import type { Template } from '../template.ts';

const forSavers = ['Savings Builder'];

/** Three months of spending is the usual goal of an emergency fund (CFPB, "An essential guide to building an emergency fund"). */
const THREE_MONTHS = 30_000;

/** The templates. */
export const savingsTemplates: Template[] = [
  {
    id: 'automate-your-savings',
    version: 1,
    title: 'Put your saving on autopilot',
    about: 'saving-habit',
    personas: forSavers,
    urgency: 2,
    rules: [
      {
        words: '$200 a month or more into savings',
        signal: 'savings_net_inflow',
        is: 'at least',
        than: policy.savingsInflow.value,
      },
    ],
    because: 'You add about {savings_inflow} a month to your savings.',
    topic: 'saving',
    steps: [
      'Set up a transfer for the day after pay day.',
      'Raise it a little when your pay goes up.',
      'Give the money a name, such as "new car". It is easier to keep.',
    ],
  },
  {
    id: 'let-savings-grow',
    version: 1,
    title: 'Let your savings grow faster',
    about: 'savings-growth',
    personas: forSavers,
    urgency: 2,
    rules: [
      {
        words: 'savings grew by 2% or more',
        signal: 'savings_growth',
        is: 'at least',
        than: policy.savingsGrowth.value,
      },
    ],
    because: 'Your savings grew {savings_growth} in the last {window}.',
    topic: 'compound-interest-and-saving',
    steps: [
      'Compare the rate you get with what other insured banks pay.',
      'Leave the interest in the account, so that it earns interest too.',
    ],
  },
  {
    id: 'build-your-emergency-fund',
    version: 1,
    title: 'Grow your emergency fund',
    about: 'emergency-fund',
    personas: [...forSavers, 'Variable Income Budgeter', 'Cash-Flow Stressed'],
    urgency: 2,
    rules: [{ words: 'savings for less than three months', signal: 'emergency_fund', is: 'below', than: THREE_MONTHS }],
    because: 'Your savings would cover about {emergency_days} of your usual spending.',
    topic: 'emergency-fund',
    steps: [
      'Pick a first goal that feels easy, such as two weeks of bills.',
      'Add a fixed amount on each pay day.',
      'Use it for surprises only, and fill it up again after.',
    ],
  },
  {
    id: 'plan-beyond-the-emergency-fund',
    version: 1,
    title: 'Choose your next savings goal',
    about: 'emergency-fund',
    personas: forSavers,
    urgency: 2,
    rules: [
      { words: 'savings for three months or more', signal: 'emergency_fund', is: 'at least', than: THREE_MONTHS },
    ],
    because: 'Your savings would cover about {emergency_days} of your usual spending. That is a strong cushion.',
    topic: 'saving',
    steps: [
      'Write down what you want next, what it costs and by when.',
      'Divide the cost by the months until then. That is your monthly amount.',
      'Money you will not need for years can be kept apart from the cushion.',
    ],
  },
  {
    id: 'slow-the-savings-drain',
    version: 1,
    title: 'Slow down what leaves your savings',
    about: 'saving-habit',
    personas: ['Cash-Flow Stressed', 'Variable Income Budgeter', 'High Utilization'],
    urgency: 2,
    rules: [{ words: 'more leaves savings than comes in', signal: 'savings_net_inflow', is: 'below', than: 0 }],
    because: 'About {savings_drain} a month left your savings over the last {window}.',
    topic: 'saving',
    steps: [
      'Look at what the money was for. A planned cost is what savings are there for.',
      'If it covers bills each month, a small cut in one category can stop it.',
    ],
  },
];
