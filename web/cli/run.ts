// The list of commands, and how one is run: in this process, or in the server's when a person's terminal calls through the door.
import { CoachError, toPublicError } from '../../knowledge/errors.ts';
import { ask } from './ask.ts';
import { type Command, type CommandContext, printJson } from './command.ts';
import { importCommand } from './import.ts';
import { jobs } from './jobs.ts';
import { persona } from './persona.ts';
import { recurring } from './recurring.ts';
import { replay } from './replay.ts';
import { signals } from './signals.ts';
import { sync } from './sync.ts';
import { users } from './users.ts';

/** Every command. */
export const commands: Command[] = [users, importCommand, ask, signals, persona, recurring, jobs, sync, replay];

/** Runs a command and returns its exit code; whatever goes wrong is printed, as JSON when `--json` was given. */
export async function runCommand(name: string, args: string[], context: CommandContext): Promise<number> {
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (!command) throw new CoachError('USAGE', `There is no command "${name}".`);
    if (args.includes('--help')) {
      context.out(`${command.usage}\n`);
      return 0;
    }
    return await command.run(args, context);
  } catch (thrown) {
    const error = isParseArgsError(thrown) ? new CoachError('USAGE', thrown.message) : thrown;
    const { code, message, details } = toPublicError(error);
    const usage = command?.usage ?? `Commands: ${commands.map((candidate) => candidate.name).join(', ')}`;
    if (args.includes('--json')) printJson(context, { error: { code, message, details } });
    else context.err(`${message}\n${code === 'USAGE' ? `${usage}\n` : ''}`);
    return code === 'USAGE' ? 2 : 1;
  }
}

/** node:util's own errors about flags; their messages are about what was typed. */
function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}
