// Signal: the highest warning line a card has crossed: 30, 50 or 80 percent of its limit.
import { utilizationOf } from './card-utilization.ts';
import { cardsOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

const LINES = [policy.severeUtilization.value, policy.highUtilization.value, policy.watchUtilization.value];

/** The line itself, with the cards that are at or past it; a card that cannot be judged may be past any. */
export const utilizationFlag: Signal = {
  name: 'utilization_flag',
  unit: 'bps',
  description: 'The highest of 30, 50 and 80 percent that any card is at or past.',
  reads: 'balances',
  read(data) {
    const readings = cardsOf(data).map(utilizationOf);
    const highest = Math.max(0, ...readings.map(({ value = 0 }) => value));
    const line = LINES.find((each) => highest >= each);
    const unjudged = readings.find(({ status }) => status === 'unknown');
    if (unjudged && line !== LINES[0]) return unknown(unjudged.reason ?? '', unjudged.evidence);
    if (!line) return notPresent();
    return found(
      line,
      readings.filter(({ value = 0 }) => value >= line).flatMap(({ evidence }) => evidence),
    );
  },
};
