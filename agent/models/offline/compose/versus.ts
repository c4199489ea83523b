// Says which of two groups of spending was larger, and by how much.
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { SpendingData } from '../../../../tools/get-spending.ts';
import { during, inSentence, type Material, numberOf, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown } from './unknown.ts';

/** The reply to "were groceries or eating out larger". */
export function composeVersus(material: Material): Part {
  const { plan, answers = [], facts } = material;
  const suggestions = ['Where does my money go?', 'Am I spending more than last month?'];
  const { period } = plan;
  const groups = answers.flatMap(({ name, ok, data }) => (name === 'get_spending' && ok ? [data as SpendingData] : []));
  if (!period || groups.length < 2) return { units: [LOOKUP_FAILED], suggestions };
  const unknown = groups.find(({ status }) => status === 'unknown');
  if (unknown) return { units: sayUnknown(unknown, 'which was more', material), suggestions };
  const when = during(period);
  const sizes = groups.map(({ totals }) => numberOf(facts, totals[0]));
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  const [first = 0, second = 0] = sizes;
  const [larger, smaller] = first >= second ? groups : groups.toReversed();
  const units: Unit[] = [
    ...groups.map((group) => say(`You spent ${ref(group.totals[0] ?? '')}${placeOf(group)} ${when}.`)),
    ...(sum && larger && smaller && first !== second
      ? [say(`The difference between ${nameOf(groups[0])} and ${nameOf(groups[1])} ${when} is ${ref(sum.result)}.`)]
      : []),
    ...(first === second ? [say('The two are the same.')] : [say(`So more went to ${nameOf(larger)}.`)]),
    ...groups.slice(0, 1).flatMap(({ coverage }) => sayMissing(coverage, facts)),
  ];
  return { units, suggestions };
}

const placeOf = ({ category, merchant }: SpendingData) =>
  `${category ? ` on ${inSentence(category)}` : ''}${merchant ? ` at ${merchant}` : ''}`;

const nameOf = (group: SpendingData | undefined) => group?.merchant ?? inSentence(group?.category ?? 'it');
