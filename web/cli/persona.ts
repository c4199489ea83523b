// `npm run persona`: which persona fits a customer, why, and what would change it.
import { parseArgs } from 'node:util';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { currentPersona } from '../../knowledge/jobs/derive.ts';
import { type Command, printJson, userNamed } from './command.ts';
import { dayFrom } from './signals.ts';

const options = { user: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Prints a customer's persona with its matches and near misses, computed for a day. */
export const persona: Command = {
  name: 'persona',
  usage: 'npm run persona -- --user EMAIL [--today YYYY-MM-DD] [--json]',
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    const user = await userNamed(values.user, context.db);
    const today = dayFrom(values.today, context, user.timeZone);
    const found = await asCustomer(context.db, user.id, (tx) => currentPersona(tx, { today }));
    if (values.json) printJson(context, found);
    else context.out(`${JSON.stringify(found, null, 2)}\n`);
    return 0;
  },
};
