// What a command is: a name, its help, and a function that writes to `out` and `err` and returns an exit code.
import type { Config } from '../../knowledge/config.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { findUserByEmail, type User } from '../../knowledge/users.ts';

/** What a command works with. Paths are relative to `cwd`, the folder the person typed it in. */
export interface CommandContext {
  db: Database;
  config: Config;
  cwd: string;
  out(text: string): void;
  err(text: string): void;
}

/** A command. `run` returns the exit code: 0 ok, 1 failure; it throws USAGE for wrong use (exit code 2). */
export interface Command {
  name: string;
  usage: string;
  run(args: string[], context: CommandContext): Promise<number>;
}

/** The person `--user` names. Throws NOT_FOUND saying how to list or add people. */
export async function userNamed(email: string | undefined, db: Database): Promise<User> {
  if (!email) throw new CoachError('USAGE', '--user EMAIL is missing.');
  const user = await findUserByEmail(db, email);
  if (user) return user;
  throw new CoachError(
    'NOT_FOUND',
    `There is no user ${email}. "npm run users -- list" shows who there is, "npm run users -- add" adds somebody.`,
  );
}

/** One JSON value on a line of its own: all that `--json` prints on stdout. */
export function printJson(context: CommandContext, value: unknown): void {
  context.out(`${JSON.stringify(value, null, 2)}\n`);
}
