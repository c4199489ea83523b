// Tells the score of the last well-being check-in and how it moved, or how to take one.
import type { WellbeingData } from '../../../../tools/get-wellbeing.ts';
import { add, type Material, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

const suggestions = ['What do you see about me?', 'Where does my money go?', 'How do I start an emergency fund?'];

/** The reply to "how am I doing financially" and "I want to take the check-in". */
export function composeWellbeing({ answer }: Material): Part {
  const data = answer?.data as WellbeingData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'none') {
    return {
      units: [
        say('You have not taken the well-being check-in yet.'),
        say('Choose Check-in at the top of the page to take it.'),
        add('It asks how you feel about money, and no answer is right or wrong.'),
      ],
      suggestions,
    };
  }
  return {
    units: [
      say(`Your well-being score is ${ref(data.score)}, from your check-in on ${ref(data.day)}.`),
      ...(data.change ? moved(data.change) : []),
      add(`On average, adults in the US scored ${ref(data.average)}.`),
      say('It shows how you feel about money, and it is not a grade.'),
      add('To take it again, choose Check-in at the top of the page.'),
    ],
    suggestions,
  };
}

function moved({
  direction,
  points,
  before,
  beforeDay,
}: NonNullable<Extract<WellbeingData, { status: 'value' }>['change']>): Unit[] {
  if (direction === 'same' || !points)
    return [say(`Your well-being score has not changed since your check-in on ${ref(beforeDay)}.`)];
  return [
    say(`Your well-being score ${direction === 'higher' ? 'rose' : 'fell'} by ${ref(points)}.`),
    add(`Before, your well-being score was ${ref(before)}, on ${ref(beforeDay)}.`),
  ];
}
