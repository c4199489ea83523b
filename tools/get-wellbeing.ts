// Tool: how the customer last said they feel about money, on the CFPB Financial Well-Being Scale, and how that moved.
import { z } from 'zod';
import { listCheckIns } from '../knowledge/wellbeing/check-ins.ts';
import { CAUTION, meaningOf, usAverage } from '../knowledge/wellbeing/meaning.ts';
import * as words from './shared/words.ts';
import { defineTool } from './tool.ts';

/** Ids of the facts by role. `none`: the customer has not taken the check-in. */
export type WellbeingData =
  | { status: 'none' }
  | {
      status: 'value';
      score: string;
      day: string;
      average: string;
      meaning: string;
      /** Missing with a first check-in. `points` is the size of the change, and missing when there is none. */
      change?: { direction: 'higher' | 'lower' | 'same'; points?: string; before: string; beforeDay: string };
    };

/** Where a customer takes the check-in. */
const HOW_TO = 'The customer takes it with "Check-in" at the top of the page; it asks how money feels and is no test.';

/** The customer's newest well-being score. */
export const getWellbeing = defineTool({
  name: 'get_wellbeing',
  description:
    'The customer\'s own well-being score from their last check-in (a feeling, 0 to 100), its day, the change since the one before, and the US average. Use for "how am I doing financially", "what is my well-being score", "I want to take the check-in". For habits seen in their money use get_persona or get_signals. Not for credit scores.',
  step: 'Looking at your last check-in',
  reads: 'customer',
  input: z.strictObject({}),
  async run(_, { asCustomer, facts }) {
    const { checkIns, change } = await asCustomer((tx) => listCheckIns(tx));
    const [latest, before] = checkIns;
    if (!latest) {
      const data: WellbeingData = { status: 'none' };
      return { text: `There is no check-in yet. ${HOW_TO}`, facts: [], data };
    }
    const dated = (label: string, check: typeof latest) => [
      facts.add({
        label,
        value: check.score,
        unit: 'count',
        asOf: check.takenOn,
        rows: [{ id: check.id, label: 'Well-being check-in', on: check.takenOn }],
      }),
      facts.add({
        label: `Day of the ${label.toLowerCase()}`,
        value: check.takenOn,
        unit: 'date',
        asOf: check.takenOn,
      }),
    ];
    const [score, day] = dated('Well-being score', latest);
    const average = facts.add({
      label: 'Average well-being score of adults in the US',
      value: usAverage.score,
      unit: 'count',
      rows: [{ id: usAverage.url, label: usAverage.source }],
    });
    const [earlier, earlierDay] = before && change !== null ? dated('Well-being score before', before) : [];
    const points =
      score && earlier && change
        ? facts.add({
            label: change > 0 ? 'Rise of the well-being score' : 'Fall of the well-being score',
            value: Math.abs(change),
            unit: 'count',
            receipt: { op: 'difference', operands: change > 0 ? [score.id, earlier.id] : [earlier.id, score.id] },
          })
        : undefined;
    const own = [score, day, average, earlier, earlierDay, points].filter((fact) => fact !== undefined);
    const data: WellbeingData = {
      status: 'value',
      score: score?.id ?? '',
      day: day?.id ?? '',
      average: average.id,
      meaning: meaningOf(latest.score),
      ...(earlier &&
        earlierDay && {
          change: {
            direction: !change ? 'same' : change > 0 ? 'higher' : 'lower',
            ...(points && { points: points.id }),
            before: earlier.id,
            beforeDay: earlierDay.id,
          },
        }),
    };
    const text = words.lines(own.map(words.factLine), data.meaning, CAUTION, HOW_TO);
    return { text, facts: own, data };
  },
});
