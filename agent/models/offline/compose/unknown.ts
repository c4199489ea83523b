// What to say when a figure is not known: why, and which days the data covers. Never a zero.
import type { CoverageIds } from '../../../../tools/shared/coverage.ts';
import type { Slots } from '../ask.ts';
import { add, listed, type Material, numberOf, ref, say, type Unit } from './reply.ts';

/** Says that the named account is none of the customer's, so that what follows is not taken for it. */
export function sayUnknownAccount({ account, isAccountUnknown }: Slots): Unit[] {
  return isAccountUnknown ? [say(`I do not see an account called ${account} here, so I looked at all of them.`)] : [];
}

/** Says why something is unknown. `what` is what was asked: "what you spent on groceries". */
export function sayUnknown(
  {
    reason,
    coverage,
    nearest = [],
    merchant,
  }: { reason?: string; coverage: CoverageIds; nearest?: string[]; merchant?: string },
  what: string,
  { plan, seed }: Material,
): Unit[] {
  // No fact backs a time that nothing is known of, so it is only said in the customer's own words of this turn.
  const phrase = plan.ask.slots.period?.phrase ?? '';
  const when = phrase && seed.includes(phrase) ? ` for ${phrase}` : '';
  const span =
    coverage.first && coverage.last
      ? [say(`Your data starts on ${ref(coverage.first)} and ends on ${ref(coverage.last)}.`)]
      : [];
  switch (reason) {
    case 'no-such-merchant':
      return [
        say(`I do not see ${merchant ?? 'that name'} anywhere in your records.`),
        ...(nearest.length > 0 ? [say(`The closest names I see are ${listed(nearest.slice(0, 3))}.`)] : []),
      ];
    case 'no-data':
      return [
        say(`I cannot say ${what} yet, because your records hold no transactions.`),
        say('Bring in a file from your bank, and I can look again.'),
      ];
    case 'future':
      return [
        say(`I cannot say ${what}${when}, because that time is still to come.`),
        add('I can look at any time up to today.'),
      ];
    case 'gap':
      return [say(`I cannot say ${what}${when}, because my records have a gap there.`), ...span];
    default:
      return [say(`I cannot say ${what}${when}, because my records do not cover that time.`), ...span];
  }
}

/** Says which days are missing from a period that is covered in part, and how many rows of its files could not be read. */
export function sayMissing({ missing, unread }: CoverageIds, facts: Material['facts']): Unit[] {
  const [gap] = missing;
  const [rows] = unread;
  return [
    ...(gap
      ? [say(`Data is missing from ${ref(gap.from)} until ${ref(gap.to)}, so this is not the whole picture.`)]
      : []),
    ...(rows
      ? [
          say(
            `${ref(rows)} ${numberOf(facts, rows) === 1 ? 'row' : 'rows'} of ${unread.length > 1 ? 'one of your files' : 'your file'} could not be read, so this may not be all of it.`,
          ),
        ]
      : []),
  ];
}

/** Said when a look-up failed. */
export const LOOKUP_FAILED: Unit = {
  text: 'I could not look that up just now. Please ask me again in a moment.',
};
