// When no offer is shown at all: no consent, too little history, or money trouble. What is unknown counts as trouble.
import type { AdviceRule, RuleOutcome } from '../recommendations/rule.ts';
import { judgeRule } from '../recommendations/rule.ts';
import type { AdviceView } from '../recommendations/view.ts';

/** Money trouble is looked for in half a year, whatever window the list is about: hardship does not end with a month. */
const guardWindow = '180d';

const troubles: AdviceRule[] = [
  { words: 'no card payment is overdue', signal: 'overdue_cards', is: 'absent' },
  { words: 'no overdraft, returned-payment or late fee', signal: 'overdraft_and_late_fees', is: 'absent' },
  {
    words: 'checking stays at zero or above in the next week',
    signal: 'lowest_balance_forecast',
    is: 'at least',
    than: 0,
  },
  { words: 'no short-term loans', signal: 'short_term_loans', is: 'absent' },
  { words: 'no money spent on gambling', signal: 'gambling_spend', is: 'absent' },
];

/** The rules every offer has to pass before its own. */
export function guardOutcomes({
  view,
  isNew,
  offersAllowed,
}: {
  view: AdviceView;
  isNew: boolean;
  offersAllowed: boolean;
}): RuleOutcome[] {
  return [
    {
      rule: 'the customer agreed to see offers',
      looksAt: 'consent',
      outcome: offersAllowed ? 'passed' : 'failed',
      value: offersAllowed ? 'yes' : 'no',
    },
    {
      rule: 'there is enough history',
      looksAt: 'history',
      outcome: isNew ? 'failed' : 'passed',
      value: isNew ? 'no' : 'yes',
    },
    overdrawn(view),
    ...troubles.map((rule) => judgeRule(rule, { ...view, window: guardWindow })),
  ];
}

function overdrawn({ data }: AdviceView): RuleOutcome {
  const rule = { rule: 'no bank account is below zero', looksAt: 'accounts' };
  const accounts = data.accounts.filter(({ type }) => type === 'depository');
  const low = accounts.find(({ currentCents }) => currentCents !== null && currentCents < 0);
  if (low?.currentCents) return { ...rule, outcome: 'failed', value: low.currentCents, unit: 'cents' };
  const silent = accounts.find(({ currentCents }) => currentCents === null);
  if (silent) return { ...rule, outcome: 'unknown', reason: `the balance of ${silent.name} is not known` };
  return { ...rule, outcome: 'passed', value: accounts.length, unit: 'count' };
}
