// Assert: the reply never shames or scolds.
import { assertion } from './reply.ts';

const SHAMING = [
  /\b(irresponsible|reckless|careless|foolish|stupid|lazy|shameful|disappointing|pathetic|wasteful|frivolous)\b/i,
  /\b(ashamed|embarrass\w*|guilty|your own fault|bad with money)\b/i,
  /\byou (really )?(should(n.t| not) have|should have known|must stop|waste[ds]?|blew|splurged|overspent|failed to|can.t control)\b/i,
  /\b(way )?too much money on\b/i,
  /\bshame on\b|\bwhat were you thinking\b/i,
];

/** No word or phrase that puts the customer down. */
export const kindness = assertion((text) =>
  SHAMING.flatMap((pattern) => {
    const said = pattern.exec(text)?.[0];
    return said ? [`it says "${said}"`] : [];
  }),
);
