// Says how much money was moved: into an account, to a card, or taken out as cash.
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { TransactionsData } from '../../../../tools/find-transactions.ts';
import { rowsMoved } from '../plan-sums.ts';
import { add, bareAccount, during, item, type Material, type Part, ref, say } from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown } from './unknown.ts';

/** More moves than this are told by their sum. */
const LINES = 8;

/** What a move is called, by its category. */
const NOUNS: Record<string, string> = { 'Card payments': 'card payment', TRANSFER_OUT_WITHDRAWAL: 'withdrawal' };

/** The reply to "how much did I transfer to savings last month". */
export function composeMoved(material: Material): Part {
  const { plan, answer, answers = [], facts } = material;
  const suggestions = ['How much did I save last month?', 'What is my balance?', 'How are my goals?'];
  const data = answer?.data as TransactionsData | undefined;
  if (!answer?.ok || !data || !plan.period) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown') return { units: sayUnknown(data, 'what was moved', material), suggestions };
  const { slots } = plan.ask;
  const account = bareAccount(data.account ?? slots.account ?? '');
  const noun = NOUNS[slots.category ?? ''] ?? 'transfer';
  const rows = rowsMoved(data, slots);
  const to = account ? ` to ${account}` : '';
  const when = during(plan.period);
  if (rows.length === 0) return { units: [say(`I do not see a ${noun}${to} ${when} in your records.`)], suggestions };
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  return {
    units: [
      ...(sum
        ? [
            say(
              `The total of these ${facts.get(sum.result)?.entity ?? ''} ${noun}s is ${ref(sum.result)}.`.replace(
                '  ',
                ' ',
              ),
            ),
            add(account ? `They went to ${account}:` : 'Here they are:'),
          ]
        : [say(`These are your ${noun}s${to} ${when}:`)]),
      ...rows
        .slice(0, LINES)
        .map(({ merchantName, amount, day }) => item(`${merchantName} ${noun}: ${ref(amount)} on ${ref(day)}`)),
      ...sayMissing(data.coverage, facts),
      ...(plan.isAssumed ? [add('You did not name a time, so I chose this one.')] : []),
    ],
    suggestions,
  };
}
