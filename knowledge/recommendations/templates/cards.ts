// Education about credit cards: how full they are, what they cost, how to pay them down.
import { policy } from '../../signals/policy.ts';
import type { Template } from '../template.ts';

const forDebt = ['High Utilization'];

/** The templates. */
export const cardTemplates: Template[] = [
  {
    id: 'lower-card-utilization',
    version: 1,
    title: 'Bring your card balance down',
    about: 'utilization',
    personas: forDebt,
    urgency: 3,
    rules: [
      {
        words: 'a card at 30% of its limit or more',
        signal: 'card_utilization',
        is: 'at least',
        than: policy.watchUtilization.value,
      },
    ],
    because:
      'We noticed your {top_card} is at {top_card_utilization} utilization ({top_card_balance} of {top_card_limit} limit).',
    topic: 'credit-utilization',
    steps: [
      'Pick an extra amount you can pay each month, even a small one.',
      'Pay it a few days before the statement closes, so that the lower balance is what lenders see.',
      'Hold off on new charges on this card while you pay it down.',
    ],
  },
  {
    id: 'pay-down-plan',
    version: 1,
    title: 'Set a first target for your card',
    about: 'pay-down-plan',
    personas: forDebt,
    urgency: 2,
    rules: [
      {
        words: 'a card above 30% of its limit',
        signal: 'card_utilization',
        is: 'above',
        than: policy.watchUtilization.value,
      },
    ],
    because: 'Paying {top_card_to_30} would bring your {top_card} down to {watch_level} of its limit.',
    topic: 'credit-scores',
    steps: [
      'Split the amount over the months you need. There is no rush.',
      'Set up a payment for each pay day, so that it is done before other plans come up.',
      'Look at the balance once a month and enjoy the drop.',
    ],
  },
  {
    id: 'understand-card-interest',
    version: 1,
    title: 'See how card interest adds up',
    about: 'interest',
    personas: forDebt,
    urgency: 3,
    rules: [
      {
        words: 'interest was charged on a card',
        signal: 'interest_charged',
        is: 'at least',
        than: policy.anyInterest.value,
      },
    ],
    because: 'Your cards charged {interest} in interest in the last {window}.',
    topic: 'card-interest-and-apr',
    steps: [
      'Find the rate of each card on its statement.',
      'Put spare money on the card with the highest rate first.',
      'Once a card is paid in full each month, new purchases cost no interest.',
    ],
  },
  {
    id: 'pay-more-than-the-minimum',
    version: 1,
    title: 'Pay a little more than the minimum',
    about: 'minimum-payment',
    personas: forDebt,
    urgency: 3,
    rules: [
      {
        words: 'the last three payments on a card were about the minimum',
        signal: 'minimum_payment_only',
        is: 'at least',
        than: policy.anyCard.value,
      },
    ],
    because: 'Lately, {minimum_cards} of your cards got about the minimum payment and no more.',
    topic: 'minimum-payments',
    steps: [
      'Add a fixed amount to the minimum, such as the price of one meal out.',
      'Keep that payment the same while the minimum falls.',
      'Read the box on your statement that shows how long the minimum would take.',
    ],
  },
  {
    id: 'catch-up-on-a-card',
    version: 1,
    title: 'Catch up on a late card payment',
    about: 'overdue',
    personas: [...forDebt, 'Cash-Flow Stressed'],
    urgency: 4,
    rules: [
      { words: 'a card payment is overdue', signal: 'overdue_cards', is: 'at least', than: policy.anyCard.value },
    ],
    because: 'Your bank reports that a payment on your {overdue_card} is overdue.',
    topic: 'debt',
    steps: [
      'Pay what you can today. Even part of it helps.',
      'Call the number on your card and ask about a hardship plan or a new due date.',
      'Ask if the late fee can be taken back. Many banks do this once.',
      'A non-profit credit counselor can help you plan, often for free.',
    ],
  },
  {
    id: 'choose-a-payoff-order',
    version: 1,
    title: 'Choose which debt to pay first',
    about: 'payoff-order',
    personas: forDebt,
    urgency: 2,
    rules: [
      {
        words: 'card limits used at 30% or more in all',
        signal: 'overall_utilization',
        is: 'at least',
        than: policy.watchUtilization.value,
      },
      { words: 'interest was charged on a card', signal: 'interest_charged', is: 'present' },
    ],
    because: 'You use {overall_utilization} of your card limits, and interest came to {interest} in the last {window}.',
    topic: 'snowball-vs-avalanche',
    steps: [
      'List each debt with its balance and rate.',
      'Start with the highest rate to save the most, or with the smallest debt for a quick win.',
      'Pay the minimum on the rest, so that nothing is late.',
    ],
  },
  {
    id: 'cost-of-cash-advances',
    version: 1,
    title: 'Know what a cash advance costs',
    about: 'cash-advance',
    personas: [...forDebt, 'Cash-Flow Stressed'],
    urgency: 3,
    rules: [{ words: 'cash was taken out on a card', signal: 'cash_advances', is: 'at least', than: 1 }],
    because: 'We saw {cash_advances} cash {cash_advances|advance|advances} on your cards in the last {window}.',
    topic: 'card-interest-and-apr',
    steps: [
      'Cash from a card has a fee and starts to cost interest the same day.',
      'Pay it back as soon as you can, before other purchases.',
      'If cash runs short often, a small buffer in checking is cheaper.',
    ],
  },
  {
    id: 'keep-cards-low',
    version: 1,
    title: 'Keep your cards as low as they are',
    about: 'utilization',
    personas: ['Savings Builder'],
    urgency: 1,
    rules: [
      {
        words: 'every card below 30% of its limit',
        signal: 'card_utilization',
        is: 'below',
        than: policy.watchUtilization.value,
      },
      { words: 'some of the limits is in use', signal: 'overall_utilization', is: 'present' },
    ],
    because: 'You use {overall_utilization} of your card limits, and lenders like to see less than {watch_level}.',
    topic: 'credit-scores',
    steps: [
      'Pay the full statement each month, and you pay no interest.',
      'Keep old cards open if they are free. A longer history helps.',
    ],
  },
  {
    id: 'check-credit-reports',
    version: 1,
    title: 'Check your credit reports for free',
    about: 'credit-reports',
    personas: ['High Utilization', 'Savings Builder'],
    urgency: 1,
    rules: [{ words: 'a card balance is known', signal: 'overall_utilization', is: 'present' }],
    because: 'You use {overall_utilization} of your card limits. Card balances are part of your credit reports.',
    topic: 'credit-reports-and-disputes',
    steps: [
      'Get your reports at annualcreditreport.com. It is the free site set up by law.',
      'Check that each account is yours and each balance is right.',
      'If something is wrong, dispute it online or by mail.',
    ],
  },
];
