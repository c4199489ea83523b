// What an operator reads about a verdict, and by when somebody has to have looked: one row for each code that puts a turn in the queue.
import type { Verdict } from './rail.ts';

/** How bad it is, mildest first. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;

/** One of them. */
type Severity = Verdict['severity'];

/** A kind of flag. */
interface FlagKind {
  /** What happened, and what to look for. */
  says: string;
  severity: Severity;
  /** Hours from the turn within which somebody has looked. */
  withinHours: number;
}

/** Hours by severity, for codes without a row. */
const WITHIN_HOURS: Record<Severity, number> = { critical: 1, high: 4, medium: 24, low: 72 };

const kind = (severity: Severity, says: string, withinHours = WITHIN_HOURS[severity]): FlagKind => ({
  says,
  severity,
  withinHours,
});

/** Every kind, by the code of the verdict or of the request. */
export const flagKinds: Readonly<Record<string, FlagKind>> = {
  'self-harm': kind(
    'critical',
    'The customer says they may hurt or kill themselves. They were given 988 and 911, and were not coached.',
  ),
  'no-will-to-live': kind(
    'critical',
    'The customer says they do not want to live. They were given 988 and 911, and were not coached.',
  ),
  'someone-in-danger': kind(
    'critical',
    'The customer fears that somebody close may hurt themselves. They were given 988 and 911.',
  ),
  threat: kind('critical', 'The customer threatens to hurt people. Decide whether to warn them or call for help.'),
  'scam-in-progress': kind(
    'critical',
    'The customer seems to be paying or talking to a scammer now. They were told to stop. Check for payments that can be held.',
  ),
  'scam-loss': kind(
    'high',
    'The customer says they lost money to a scam. Check whether a payment can still be stopped.',
  ),
  'identity-theft': kind(
    'high',
    'Somebody may be using the name of the customer. Check for new accounts and changed contact details.',
  ),
  dispute: kind('high', 'The customer disputes a charge. The clock of the law started with this message: see its day.'),
  'credit-report-error': kind(
    'high',
    'The customer sees an error in a credit report. If we reported it, our duty to look into it started with this message.',
    24,
  ),
  'debt-collector': kind(
    'high',
    'The customer writes about a debt collector. If it collects for us, look into what it did.',
    24,
  ),
  complaint: kind('medium', 'The customer makes a complaint. Record it and answer it.'),
  hardship: kind(
    'medium',
    'The customer cannot pay for what they need. They were told of 211 and the NFCC. Offer the hardship programs there are.',
  ),
  despair: kind(
    'medium',
    'The customer sounds at the end of their strength. They were given 988. Read whether more is behind it.',
    4,
  ),
  structuring: kind(
    'high',
    'The customer asked how to keep cash from being reported. It was refused. Consider a report under the rules for suspicious activity.',
    24,
  ),
  'false-papers': kind(
    'high',
    'The customer asked for help with false papers for credit or a lease. It was refused.',
    24,
  ),
  kiting: kind(
    'high',
    'The customer asked for help with moving checks that are not covered. It was refused. Look at the checks on the accounts.',
    24,
  ),
  'tax-fraud': kind('medium', 'The customer asked for help with hiding income or false tax claims. It was refused.'),
  fraud: kind(
    'high',
    'The customer asked for help with a fraud. It was refused. Read whether somebody is being harmed.',
    24,
  ),
  'child-under-13': kind(
    'high',
    'The customer says they are under 13. Delete what they wrote, and check whose account it is.',
    24,
  ),
  'teen-under-18': kind('medium', 'The customer says they are under 18. Check whose account it is.'),
  'prompt-injection': kind(
    'medium',
    'The message tried to take the coach over. It was answered with what the coach is for. Look for more from the same customer.',
  ),
  crescendo: kind(
    'medium',
    'An attempt to take the coach over grew step by step over a conversation. It was stopped. Read the whole conversation.',
  ),
  'order-in-pieces': kind(
    'medium',
    'An attempt to take the coach over came in pieces over several messages. It was stopped. Read the whole conversation.',
  ),
  'rail-failed': kind(
    'critical',
    'A rail did not work, and the text it was to check was not shown. Tell the engineers.',
  ),
  'rail-missing': kind('critical', 'A rail is missing, and nothing passes its stage. Tell the engineers.'),
  asked: kind('medium', 'The customer asks for a person.'),
  coach_wrong: kind('medium', 'The customer says the coach is wrong. Compare the figures with the records.'),
  'thumbs-down': kind('medium', 'The customer gave a thumb down. Read what was asked and shown.'),
};

/** What `runRails` says of a rail that did not check what it was given. */
const BROKEN = new Set(['rail-failed', 'rail-missing']);

/** Does somebody have to look at this verdict? */
export function needsPerson({
  stage,
  action,
  code,
  wouldDo,
}: Pick<Verdict, 'stage' | 'action' | 'code' | 'wouldDo'>): boolean {
  if (wouldDo !== undefined || action === 'allow') return false;
  return action === 'escalate' || BROKEN.has(code) || (stage === 'input' && Object.hasOwn(flagKinds, code));
}

/** What an operator reads of a flag. */
interface FlagWords {
  /** One sentence for each code that has a row. */
  says: string[];
  /** ISO time by which somebody has to have looked. */
  dueAt: string;
}

/** What a flag says and by when it is due: by the most urgent of its codes, or by its severity. Codes of held sentences and failed models have no rows: they are about what the coach said. */
export function readFlag(flag: {
  reason: string;
  codes: readonly string[];
  severity: Severity;
  createdAt: string;
}): FlagWords {
  const isOfCoach = flag.reason === 'held' || flag.reason === 'fallback';
  const kinds = isOfCoach ? [] : flag.codes.flatMap((code) => flagKinds[code] ?? []);
  const hours = kinds.map(({ withinHours }) => withinHours);
  if (kinds.length < flag.codes.length || kinds.length === 0) hours.push(WITHIN_HOURS[flag.severity]);
  return {
    says: kinds.map(({ says }) => says),
    dueAt: new Date(Date.parse(flag.createdAt) + Math.min(...hours) * 3_600_000).toISOString(),
  };
}
