// `npm run users`: add, list and remove people.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CoachError } from '../../knowledge/errors.ts';
import { createPlaidClient } from '../../knowledge/ingest/plaid-client.ts';
import { addUser, findUserByEmail, listUsers, removeUser } from '../../knowledge/users.ts';
import { type Command, type CommandContext, printJson } from './command.ts';

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  timezone: { type: 'string' },
  consent: { type: 'string' },
  role: { type: 'string' },
  password: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Adds, lists and removes people who can sign in. */
export const users: Command = {
  name: 'users',
  usage: `npm run users -- add --email E --name N [--timezone TZ] [--consent all] [--role consumer|operator|qa] [--password P]
npm run users -- list
npm run users -- remove --email E
Add --json for JSON. Without --password nobody can sign in as the new user; commands still work for them.`,
  async run(args, context) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [action, ...extra] = positionals;
    if (extra.length > 0) throw new CoachError('USAGE', `"${extra.join(' ')}" is not understood.`);
    if (action === 'add') return add(values, context);
    if (action === 'list') return list(values.json === true, context);
    if (action === 'remove') return remove(values.email, values.json === true, context);
    throw new CoachError('USAGE', 'Say what to do: add, list or remove.');
  },
};

interface Values {
  email?: string;
  name?: string;
  timezone?: string;
  consent?: string;
  role?: string;
  password?: string;
  json?: boolean;
}

async function add(values: Values, context: CommandContext): Promise<number> {
  const { email, name, timezone, consent, password } = values;
  if (!email || !name) throw new CoachError('USAGE', '--email and --name are needed.');
  if (consent !== undefined && consent !== 'all')
    throw new CoachError('USAGE', '--consent takes the word "all", or is left out.');
  const role = z.enum(['consumer', 'operator', 'qa']).default('consumer').safeParse(values.role);
  if (!role.success) throw new CoachError('USAGE', `--role ${values.role} is not one of consumer, operator, qa.`);
  const user = await addUser(context.db, {
    email,
    name,
    role: role.data,
    consent: consent === 'all',
    ...(timezone && { timeZone: timezone }),
    ...(password && { password }),
  });
  if (values.json) printJson(context, user);
  else
    context.out(
      `Added ${user.email} (${user.role}, ${user.timeZone}).${consent ? '' : ' No consent yet: the coach cannot look at their money.'}\n`,
    );
  return 0;
}

async function list(asJson: boolean, context: CommandContext): Promise<number> {
  const everybody = await listUsers(context.db);
  if (asJson) printJson(context, everybody);
  else
    for (const { email, name, role, timeZone } of everybody)
      context.out(`${email.padEnd(32)} ${role.padEnd(9)} ${name} (${timeZone})\n`);
  return 0;
}

async function remove(email: string | undefined, asJson: boolean, context: CommandContext): Promise<number> {
  if (!email) throw new CoachError('USAGE', '--email is missing.');
  const { db, config } = context;
  const user = await findUserByEmail(db, email);
  if (!user) throw new CoachError('NOT_FOUND', `There is no user ${email}.`);
  // Plaid would go on holding the link to the bank.
  if (config.plaid)
    await createPlaidClient({ db, config: { ...config.plaid, dataDir: config.dataDir } }).removeAll(user.id);
  await removeUser(db, email);
  if (asJson) printJson(context, { removed: email });
  else context.out(`Removed ${email} and everything that was theirs.\n`);
  return 0;
}
