// Says what several shops or kinds of spending come to as one sum, and each of them.
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { SpendingData } from '../../../../tools/get-spending.ts';
import { groupsOf } from '../plan-sums.ts';
import { add, during, inSentence, item, type Material, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown } from './unknown.ts';

/** The reply to "Safeway and Aldi together in May". */
export function composeTogether(material: Material): Part {
  const { plan, answers = [], facts } = material;
  const suggestions = [
    'Where does my money go?',
    'What are my biggest purchases?',
    'Am I spending more than last month?',
  ];
  const { period, ask } = plan;
  const groups = groupsOf(ask.slots.together ?? [], answers);
  if (!period || !groups) return { units: [LOOKUP_FAILED], suggestions };
  const strangers = groups.filter(({ reason }) => reason === 'no-such-merchant');
  const known = groups.filter((group) => !strangers.includes(group));
  const unknown = known.find(({ status }) => status === 'unknown');
  if (unknown) return { units: sayUnknown(unknown, 'what these come to', material), suggestions };
  const when = during(period);
  const isCount = ask.slots.focus === 'count';
  const figureOf = ({ totals, count }: SpendingData) => (isCount ? count : totals[0]) ?? '';
  const sum = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  const missing = strangers.flatMap(({ merchant }) =>
    merchant ? [say(`I do not see ${merchant} anywhere in your records.`)] : [],
  );
  const [only] = known;
  const units: Unit[] = sum
    ? [
        say(
          isCount
            ? `I count ${ref(sum.result)} purchases at these together ${when}.`
            : `You spent ${ref(sum.result)} on these together ${when}.`,
        ),
        ...known.map((group) => item(`${nameOf(group)}: ${ref(figureOf(group))}`)),
      ]
    : only
      ? [
          say(
            isCount
              ? `I count ${ref(figureOf(only))} purchases${placeOf(only)} ${when}.`
              : `You spent ${ref(figureOf(only))}${placeOf(only)} ${when}.`,
          ),
        ]
      : [];
  return {
    units: [
      ...units,
      ...missing,
      ...(plan.isAssumed ? [add('You did not name a time, so I chose this one.')] : []),
      ...known.slice(0, 1).flatMap(({ coverage }) => sayMissing(coverage, facts)),
    ],
    suggestions,
  };
}

const placeOf = ({ category, merchant }: SpendingData) =>
  `${category ? ` on ${inSentence(category)}` : ''}${merchant ? ` at ${merchant}` : ''}`;

const nameOf = ({ merchant, category }: SpendingData) => merchant ?? category ?? '';
