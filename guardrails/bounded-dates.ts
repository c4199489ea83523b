// Rail: a look-up is about days that somebody's money can have.
import { addMonths, type IsoDate } from '../knowledge/calendar.ts';
import { pass, type ToolCallRail } from './rail.ts';

/** Months before today: no account was opened earlier, and no bank has data from then. */
const BACK = 80 * 12;
/** Months after today: beyond the longest plan, a loan and a working life among them. */
const AHEAD = 60 * 12;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Blocks a call with a day far outside a life with money. */
export const boundedDates: ToolCallRail = {
  name: 'bounded-dates',
  version: '1',
  stage: 'tool-call',
  check({ tool, args }, { today }) {
    const [first, last] = [addMonths(today, -BACK), addMonths(today, AHEAD)];
    if (daysIn(args).every((day) => day >= first && day <= last)) return pass;
    return {
      action: 'block',
      code: 'day-out-of-bounds',
      severity: 'low',
      evidence: [tool],
      hint: `Use days between ${first} and ${last}.`,
    };
  },
};

function daysIn(value: unknown, depth = 0): IsoDate[] {
  if (typeof value === 'string') return DAY.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.values(value).flatMap((item) => daysIn(item, depth + 1));
}
