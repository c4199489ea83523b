// What a function's container runs: `consume` takes transactions out of the stream, `jobs` works on the queue of jobs.
import { type Config, readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { consume, type KinesisEvent } from '../ingest/kinesis.ts';
import { runQueue } from '../jobs-queue.ts';
import { serveLambda } from './runtime.ts';
import { databaseUrlFrom } from './secret.ts';

type Work = (db: Database, event: unknown) => Promise<unknown>;

const work: Record<string, Work> = {
  consume: (db, event) => consume(db, event as KinesisEvent, { log }),
  jobs: (db, event) => runQueue(db, event, { log }),
};

/** Codes and counts only; a thrown value by its name and code, as its message may hold data. */
const line = (level: string, message: string, context: object = {}) =>
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, message, context })}\n`);
const log = {
  info: (message: string, context?: object) => void line('info', message, context),
  warn: (message: string, context?: object) => void line('warn', message, context),
  error: (message: string, error: unknown, context?: object) => {
    const { name, code } = error as { name?: string; code?: string };
    line('error', message, { ...context, name, code });
  },
};

async function databaseOf({ databaseUrl, databaseSecretArn, awsRegion }: Config): Promise<Database> {
  if (databaseUrl) return openDatabase({ databaseUrl });
  if (!databaseSecretArn || !awsRegion)
    throw new CoachError('CONFIG', 'A function needs DATABASE_URL, or DATABASE_SECRET_ARN with AWS_REGION.');
  return openDatabase({ databaseUrl: await databaseUrlFrom(databaseSecretArn, { region: awsRegion }) });
}

async function main([name = '']: string[]): Promise<void> {
  const config = readConfig();
  const run = work[name];
  if (!run) throw new CoachError('USAGE', `Say which work to do: ${Object.keys(work).join(' or ')}.`);
  if (!config.lambdaRuntime)
    throw new CoachError('CONFIG', 'AWS_LAMBDA_RUNTIME_API is set by Lambda; this runs there only.');
  const db = await databaseOf(config);
  await serveLambda(config.lambdaRuntime, (event) => run(db, event), {
    failed: (error) => log.error('an event failed', error),
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  log.error(error instanceof CoachError ? error.message : 'the function could not start', error);
  process.exit(1);
});
