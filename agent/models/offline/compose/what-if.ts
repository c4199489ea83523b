// Says what a change would come to: a subscription cancelled, more paid or saved, income lost, less spent.
import type { WhatIfData } from '../../../../tools/shared/what-if-facts.ts';
import { add, inSentence, type Material, numberOf, type Part, ref, say, spokenAccount, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayUnknownAccount } from './unknown.ts';

const suggestions = ['What subscriptions do I have?', 'When will I be debt free?', 'How much is safe to spend?'];

/** The reply to "what if I cancel Netflix". */
export function composeWhatIf({ plan, answer, facts }: Material): Part {
  const { slots } = plan.ask;
  if (plan.lookups.length === 0) return { units: whatIsMissing(slots.change), suggestions };
  const data = answer?.data as WhatIfData | undefined;
  if (!answer?.ok || !data) return { units: refused(answer?.text ?? '', slots), suggestions };
  if (data.status === 'unknown') return { units: unknownWhy(data), suggestions };
  const units: Unit[] = sayUnknownAccount(slots);
  units.push(...said(data, slots, facts), ...ahead(data, facts), nextStep(data));
  return { units, suggestions };
}

type Asked = Material['plan']['ask']['slots'];

function whatIsMissing(change: Asked['change']): Unit[] {
  if (change === 'cancel')
    return [say('Which subscription do you mean?'), say('Name it, and I can show what it would save.')];
  if (change === 'pay_more' || change === 'save_more')
    return [say('How much more a month would it be?'), say('Name an amount, and I can show what it would change.')];
  if (change === 'cut_spending') return [say('Which kind of spending do you mean, such as eating out?')];
  return [
    say('What would change: cancel something, pay or save more, spend less, or lose an income?'),
    say('Name it with an amount, and I can work it out.'),
  ];
}

function refused(text: string, { merchant }: Asked): Unit[] {
  if (/no repeating payment to|nothing to cancel|no regular pay from/i.test(text))
    return [
      say(`I do not see a repeating payment${merchant ? ` to ${merchant}` : ' like that'} running.`),
      say('Ask me which subscriptions you have, and pick one of those.'),
    ];
  return /more than|below|spend/i.test(text)
    ? [say('That does not fit what you usually spend there.'), say('Try a smaller amount.')]
    : [LOOKUP_FAILED];
}

function unknownWhy({ reason, change }: WhatIfData): Unit[] {
  const why = {
    'no-streams':
      change === 'lose_income' ? 'I do not see pay that comes regularly' : 'I do not see a payment that repeats',
    'missing-terms': 'your bank did not report the rate or the minimum payment of that debt',
    'no-debts': 'I do not see a card or a loan with a balance owed',
    'no-history': 'there are too few months of spending to go by',
  }[reason ?? 'no-history'];
  return [say(`I cannot work that out, because ${why}.`)];
}

function said(data: WhatIfData, { percent, amountCents }: Asked, facts: Material['facts']): Unit[] {
  const { change, month, year, names, payoff, savings, usual, left } = data;
  const [name = ''] = names;
  const isOne = names.length === 1;
  switch (change) {
    case 'cancel':
      return [
        ...(year
          ? [
              say(
                isOne
                  ? `Without ${name} you would save its cost of ${ref(year)} a year.`
                  : `Without them you would save their total cost of ${ref(year)} a year.`,
              ),
            ]
          : []),
        ...(month
          ? [say(isOne ? `The ${name} cost is ${ref(month)} a month.` : `The total cost is ${ref(month)} a month.`)]
          : []),
      ];
    case 'lose_income':
      return [
        ...(month
          ? [
              say(
                isOne
                  ? `Without it you would miss ${name} pay of ${ref(month)} a month.`
                  : `You would miss total pay of ${ref(month)} a month.`,
              ),
            ]
          : []),
        ...(year
          ? [add(isOne ? `The ${name} pay is ${ref(year)} a year.` : `The total pay is ${ref(year)} a year.`)]
          : []),
      ];
    case 'cut_spending': {
      const what = inSentence(name);
      return [
        ...(year ? [say(`That ${what} cut comes to ${ref(year)} a year.`)] : []),
        ...(month ? [say(`The ${what} cut is ${ref(month)} a month.`)] : []),
        ...(usual ? [add(`Your average ${what} spending is ${ref(usual)} a month.`)] : []),
        ...(left ? [add(`Your ${what} spending a month after the cut is ${ref(left)}.`)] : []),
        ...(percent === undefined && amountCents === undefined
          ? [say('You did not say by how much, so I took a quarter off.')]
          : []),
      ];
    }
    case 'save_more':
      return [
        ...(year ? [say(`That is ${ref(year)} more saving a year.`)] : []),
        ...(savings
          ? [
              say(`Your savings balance after a year of it would be ${ref(savings.inAYear)}.`),
              add(`Your savings balance is ${ref(savings.now)} now.`),
            ]
          : []),
      ];
    case 'pay_more': {
      const whose = spokenAccount(name);
      if (data.status === 'never')
        return [
          say(`Even with the extra ${whose} would not be paid off, because the payment does not cover the interest.`),
        ];
      return [
        ...(payoff?.savedInterest && numberOf(facts, payoff.savedInterest) > 0
          ? [say(`You would pay ${ref(payoff.savedInterest)} less ${whose} interest with the extra payment.`)]
          : []),
        ...(payoff ? [say(`The ${whose} time until debt-free with the extra is ${ref(payoff.months)}.`)] : []),
        ...(payoff?.monthsBefore
          ? [say(`The ${whose} time until debt-free with minimum payments only is ${ref(payoff.monthsBefore)}.`)]
          : []),
      ];
    }
  }
}

function ahead({ forecast }: WhatIfData, facts: Material['facts']): Unit[] {
  if (!forecast || numberOf(facts, forecast.difference) === 0) return [];
  return [add(`The difference to your forecast checking balance is ${ref(forecast.difference)}.`)];
}

function nextStep({ change, names: [name = ''] }: WhatIfData): Unit {
  if (change === 'cancel') return say(`If you want to, tell me "I will cancel ${name}", and I can check on it later.`);
  if (change === 'lose_income') return say('As a next step, see how long your savings would cover your bills.');
  return say('As a next step, I can note this as a plan of yours: just tell me that you will do it.');
}
