// `npm run jobs`: works out what a new day or an event changes, for one customer or for all.
import { parseArgs } from 'node:util';
import { CoachError } from '../../knowledge/errors.ts';
import { type DailyReport, jobEvent, runDaily, runJob } from '../../knowledge/jobs.ts';
import { type Command, type CommandContext, printJson, userNamed } from './command.ts';

const options = {
  daily: { type: 'boolean' },
  user: { type: 'string' },
  event: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const EVENTS = jobEvent.shape.event_type.options;

/** Runs the nightly round, or one event for one customer. Running either again changes nothing. */
export const jobs: Command = {
  name: 'jobs',
  usage: `npm run jobs -- --daily [--now TIME] [--json]
npm run jobs -- --user EMAIL --event ${EVENTS.join('|')} [--now TIME] [--json]
TIME is ISO 8601 with its offset, such as 2026-11-20T23:30:00-05:00; left out, it is now. It decides each customer's day.`,
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    const now = momentFrom(values.now, context);
    if (values.daily) {
      if (values.user || values.event)
        throw new CoachError('USAGE', '--daily is for everybody: leave --user and --event out.');
      return describeRound(await runDaily(context.db, { now }), values.json ?? false, context);
    }
    const event = EVENTS.find((each) => each === values.event);
    if (!event) throw new CoachError('USAGE', `Say --daily, or --event with one of ${EVENTS.join(', ')}.`);
    const user = await userNamed(values.user, context.db);
    const job = { event_type: event, user_id: user.id, timestamp: now.toISOString() };
    const result = await runJob(context.db, job);
    if (values.json) printJson(context, result);
    else if (result.status === 'no_consent')
      context.out(`${user.email} has not agreed to coaching: nothing was looked at.\n`);
    else {
      const stored = Object.entries(result.stored).map(([what, count]) => `${count} ${what}`);
      context.out(`${event} for ${user.email} on ${result.today}: ${stored.join(', ')} new or changed.\n`);
    }
    return 0;
  },
};

/** The moment the jobs are run for: `--now`, else noon of the server's fixed day, else now. */
function momentFrom(given: string | undefined, { config }: CommandContext): Date {
  const parsed = jobEvent.shape.timestamp.safeParse(given ?? noonOf(config.today));
  if (!parsed.success) throw new CoachError('USAGE', `--now ${given} is not a time such as 2026-11-20T23:30:00-05:00.`);
  return new Date(parsed.data);
}

function noonOf(today: string | undefined): string {
  return today ? `${today}T12:00:00Z` : new Date().toISOString();
}

function describeRound(report: DailyReport, isJson: boolean, context: CommandContext): number {
  if (isJson) printJson(context, report);
  else {
    const { done, skipped, noConsent, failed } = report;
    context.out(
      `${done.length} customers brought up to date, ${skipped.length} were already, ${noConsent.length} have not agreed to coaching.\n`,
    );
    for (const { userId, code } of failed) context.err(`  ${userId} failed: ${code}. Run its job again with --user.\n`);
  }
  return report.failed.length > 0 ? 1 : 0;
}
