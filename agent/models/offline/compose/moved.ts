// Says how much money was moved into an account.
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { TransactionsData } from '../../../../tools/find-transactions.ts';
import { add, bareAccount, during, item, type Material, type Part, ref, say } from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown } from './unknown.ts';

/** More moves than this are told by their sum. */
const LINES = 8;

/** The reply to "how much did I transfer to savings last month". */
export function composeMoved(material: Material): Part {
  const { plan, answer, answers = [], facts } = material;
  const suggestions = ['How much did I save last month?', 'What is my balance?', 'How are my goals?'];
  const data = answer?.data as TransactionsData | undefined;
  if (!answer?.ok || !data || !plan.period) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown') return { units: sayUnknown(data, 'what was moved', material), suggestions };
  const account = bareAccount(data.account ?? plan.ask.slots.account ?? '');
  const rows = data.transactions;
  const when = during(plan.period);
  if (rows.length === 0)
    return { units: [say(`I do not see a transfer to ${account} ${when} in your records.`)], suggestions };
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  return {
    units: [
      ...(sum
        ? [
            say(
              `The total of these ${facts.get(sum.result)?.entity ?? ''} transfers is ${ref(sum.result)}.`.replace(
                '  ',
                ' ',
              ),
            ),
            add(`They went to ${account}:`),
          ]
        : [say(`These are your transfers to ${account} ${when}:`)]),
      ...rows
        .slice(0, LINES)
        .map(({ merchantName, amount, day }) => item(`${merchantName} transfer: ${ref(amount)} on ${ref(day)}`)),
      ...sayMissing(data.coverage, facts),
      ...(plan.isAssumed ? [add('You did not name a time, so I chose this one.')] : []),
    ],
    suggestions,
  };
}
