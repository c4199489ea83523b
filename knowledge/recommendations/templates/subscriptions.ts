// Education about subscriptions: finding them, keeping the good ones, and what they add up to.
import { policy } from '../../signals/policy.ts';
import type { Template } from '../template.ts';

const forSubscriptions = ['Subscription-Heavy'];

/** The templates. */
export const subscriptionTemplates: Template[] = [
  {
    id: 'clean-up-subscriptions',
    version: 1,
    title: 'Look through your subscriptions',
    about: 'subscriptions',
    personas: forSubscriptions,
    urgency: 3,
    rules: [
      {
        words: 'three subscriptions or more',
        signal: 'subscription_count',
        is: 'at least',
        than: policy.subscriptionCount.value,
      },
    ],
    because:
      'You have {subscription_count} subscriptions. They cost {subscription_monthly} a month, or {subscription_yearly} a year.',
    topic: 'subscriptions-clean-up',
    steps: [
      'Go through the list and mark the ones you used last month.',
      'Cancel one that you did not use. You can always come back.',
      'Keep the note that says it is cancelled.',
    ],
  },
  {
    id: 'question-the-largest-subscription',
    version: 1,
    title: 'Ask if your largest subscription is worth it',
    about: 'largest-subscription',
    personas: forSubscriptions,
    urgency: 2,
    rules: [
      {
        words: '$50 a month or more on subscriptions',
        signal: 'subscription_monthly_spend',
        is: 'at least',
        than: policy.subscriptionSpend.value,
      },
    ],
    because: '{top_subscription} is your largest subscription at about {top_subscription_monthly} a month.',
    topic: 'subscriptions',
    steps: [
      'See if there is a smaller plan, or a plan to share.',
      'Paying by the year can cost less, if you are sure to stay.',
    ],
  },
  {
    id: 'respond-to-a-price-rise',
    version: 1,
    title: 'A subscription got dearer: you have a choice',
    about: 'price-rise',
    personas: forSubscriptions,
    urgency: 3,
    rules: [
      { words: 'the price of a subscription went up', signal: 'subscription_price_rises', is: 'at least', than: 1 },
    ],
    because: '{risen_subscription} went from {risen_from} to {risen_to}.',
    topic: 'subscriptions-clean-up',
    steps: [
      'Ask for the old price. A chat or a call can be enough.',
      'Look at what a smaller plan costs.',
      'If it is not worth the new price to you, cancel before the next charge.',
    ],
  },
  {
    id: 'end-double-subscriptions',
    version: 1,
    title: 'See if two subscriptions do the same',
    about: 'double-subscription',
    personas: forSubscriptions,
    urgency: 3,
    rules: [{ words: 'subscriptions that do the same', signal: 'subscription_duplicates', is: 'at least', than: 1 }],
    because:
      'We noticed {subscription_duplicates} {subscription_duplicates|subscription|subscriptions} that may do what another one does.',
    topic: 'subscriptions-clean-up',
    steps: [
      'Two of a kind may be for two people in your home, or one may be an old account.',
      'If one is not needed, keep the one you like best and cancel the other.',
    ],
  },
  {
    id: 'pause-what-you-do-not-use',
    version: 1,
    title: 'Pause what you do not use',
    about: 'unused-subscription',
    personas: forSubscriptions,
    urgency: 2,
    rules: [
      { words: 'a subscription that may not be used', signal: 'subscriptions_likely_unused', is: 'at least', than: 1 },
    ],
    because: 'You pay for {unused_subscription}, and we saw no orders there lately.',
    topic: 'subscriptions',
    steps: ['Think of when you last used it.', 'Many services let you pause for a month or two.'],
  },
  {
    id: 'weigh-the-subscription-share',
    version: 1,
    title: 'Give subscriptions a monthly limit',
    about: 'subscription-share',
    personas: forSubscriptions,
    urgency: 2,
    rules: [
      {
        words: 'a tenth of spending or more goes to subscriptions',
        signal: 'subscription_share',
        is: 'at least',
        than: policy.subscriptionShare.value,
      },
    ],
    because: 'Subscriptions were {subscription_share} of your spending in the last {window}.',
    topic: 'spending',
    steps: ['Choose the most you want to spend on them in a month.', 'When you add a new one, let an old one go.'],
  },
  {
    id: 'look-ahead-to-the-next-charge',
    version: 1,
    title: 'Decide before the next charge',
    about: 'next-charge',
    personas: forSubscriptions,
    urgency: 1,
    rules: [
      { words: 'a running subscription', signal: 'subscription_count', is: 'present' },
      { words: 'a charge in the next seven days', signal: 'subscription_next_due', is: 'at most', than: 7 },
    ],
    because: '{next_subscription} is due on {next_subscription_on}: {next_subscription_amount}.',
    topic: 'subscriptions',
    steps: ['If you no longer want it, cancel today.', 'If you keep it, make sure the money is there that day.'],
  },
];
