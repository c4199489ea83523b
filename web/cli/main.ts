// The commands' entry: hands the command to a running server through its door, or opens the data and runs it here.
import { readConfig } from '../../knowledge/config.ts';
import { callDoor } from '../../knowledge/db/door.ts';
import { toPublicError } from '../../knowledge/errors.ts';
import { openData } from '../open-data.ts';
import { runCommand } from './run.ts';

const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

// Whoever reads our output may stop reading, as `head` does: that is no failure of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function main([command = '', ...args]: string[]): Promise<number> {
  const cwd = process.cwd();
  const config = readConfig();
  if (!config.databaseUrl) {
    const code = await callDoor(config.dataDir, { command, args, cwd }, io);
    if (code !== null) return code;
  }
  const { db, close } = await openData(config);
  try {
    return await runCommand(command, args, { db, config, cwd, ...io });
  } finally {
    await close();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const { code, message, details } = toPublicError(error);
    if (process.argv.includes('--json')) io.out(`${JSON.stringify({ error: { code, message, details } })}\n`);
    else io.err(`${message}\n`);
    process.exitCode = 1;
  },
);
