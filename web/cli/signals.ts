// `npm run signals`: the habits the coach sees in a customer's data.
import { parseArgs } from 'node:util';
import { isIsoDate, todayIn } from '../../knowledge/calendar.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { currentSignals } from '../../knowledge/jobs/derive.ts';
import { type Command, type CommandContext, printJson, userNamed } from './command.ts';

const options = { user: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Prints every signal of a customer, computed for a day. */
export const signals: Command = {
  name: 'signals',
  usage: 'npm run signals -- --user EMAIL [--today YYYY-MM-DD] [--json]',
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    const user = await userNamed(values.user, context.db);
    const today = dayFrom(values.today, context, user.timeZone);
    const found = await asCustomer(context.db, user.id, (tx) => currentSignals(tx, { today }));
    if (values.json) printJson(context, found);
    else
      for (const signal of found)
        context.out(`${signal.signal.padEnd(28)} ${signal.window.padEnd(5)} ${inWords(signal)}\n`);
    return 0;
  },
};

/** The day `--today` fixes, else the server's fixed day, else today where the customer lives. */
export function dayFrom(given: string | undefined, { config }: CommandContext, timeZone: string): string {
  if (given !== undefined && !isIsoDate(given))
    throw new CoachError('USAGE', `--today ${given} is not a day (YYYY-MM-DD).`);
  return given ?? config.today ?? todayIn(timeZone);
}

function inWords({ status, value, unit, reason }: Awaited<ReturnType<typeof currentSignals>>[number]): string {
  if (status === 'unknown') return `unknown: ${reason}`;
  return status === 'not_present' ? 'not present' : `${value} ${unit ?? ''}`.trim();
}
