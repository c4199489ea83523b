// `npm start`: reads the settings, starts the server, says where it is, and stops it cleanly.
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../knowledge/config.ts';
import { SAMPLE_PASSWORD } from '../../knowledge/db/seed.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { type Log, openLog } from './log.ts';
import { type Server, startServer } from './start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  process.on('uncaughtException', (error) => {
    log.error('something was thrown that nobody caught', error);
    process.exit(1);
  });
  const server = await startServer(config, log, root);
  process.stdout.write(greeting(server));
  stopOnSignal(server, log);
}

/** What a person sees when the server is up. */
function greeting({ url, db, coach, samples }: Server): string {
  const lines = [
    '',
    `Finance Coach is ready: ${url}`,
    `  Operators: ${url}/console`,
    `  Data:      ${db.engine} (${db.version})`,
  ];
  lines.push(`  Coach:     ${coach}`);
  if (samples.length > 0) {
    lines.push('', `Sample sign-ins, all with the password ${SAMPLE_PASSWORD}`);
    for (const { email, name, role } of samples)
      lines.push(`  ${email.padEnd(32)} ${name}${role === 'consumer' ? '' : ` (${role})`}`);
  }
  return `${lines.join('\n')}\n\n`;
}

/** The first signal lets turns finish; the second does not wait. */
function stopOnSignal(server: Server, log: Log): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('the server could not be closed cleanly', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const words =
    error instanceof CoachError
      ? error.message
      : `The server could not start: ${String(error instanceof Error ? error.stack : error)}`;
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
