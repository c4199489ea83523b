// `npm run replay`: stored turns run again under the rails as they are now, or with some set otherwise; prints what flips and what would be read then.
import { parseArgs } from 'node:util';
import { type Replayed, replayTrace } from '../../agent/replay.ts';
import { rails } from '../../guardrails/index.ts';
import { configureRails } from '../../guardrails/run.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { listTraces } from '../../knowledge/traces.ts';
import { listUsers } from '../../knowledge/users.ts';
import { type Command, printJson, userNamed } from './command.ts';

const options = {
  user: { type: 'string' },
  rails: { type: 'string', default: '' },
  limit: { type: 'string', default: '100' },
  json: { type: 'boolean' },
} as const;

/** Replays the newest turns of one customer or of all. Nothing is stored, no model is asked. */
export const replay: Command = {
  name: 'replay',
  usage: 'npm run replay -- [--user EMAIL] [--rails NAME=MODE,…] [--limit N] [--json]',
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    const limit = Number(values.limit);
    if (!Number.isInteger(limit) || limit < 1) throw new CoachError('USAGE', '--limit is a number of turns.');
    // A replay shows nobody anything, so that every rail may be tried without.
    const others = configureRails(rails, modesFrom(values.rails), { isTest: true });
    const users = values.user ? [await userNamed(values.user, context.db)] : await listUsers(context.db);
    const replayed: Replayed[] = [];
    for (const user of users) {
      const traces = await asCustomer(context.db, user.id, (tx) => listTraces(tx, limit));
      for (const trace of traces) replayed.push(await replayTrace(trace, others));
    }
    if (values.json) printJson(context, replayed);
    else context.out(told(replayed));
    return 0;
  },
};

function modesFrom(text: string): Record<string, string> {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', mode = '', ...more] = part.split('=').map((word) => word.trim());
      if (!name || !mode || more.length > 0) throw new CoachError('USAGE', `--rails ${part} is not NAME=MODE.`);
      return [name, mode];
    }),
  );
}

function told(replayed: readonly Replayed[]): string {
  const done = replayed.filter((each) => each.is !== 'not-replayable');
  const changed = done.filter((each) => each.is === 'changed');
  const same = done.length - changed.length;
  const lines = changed.flatMap(({ traceId, flips, was, now, hasLeft }) => [
    `${traceId}`,
    ...flips.map((flip) => `  ${flip.stage} ${flip.rail}: ${flip.was} -> ${flip.now}`),
    `  was: ${JSON.stringify(was)}`,
    `  now: ${JSON.stringify(now)}${hasLeft ? ' (and then another reply is asked for)' : ''}`,
  ]);
  const left = replayed.length - done.length;
  return [...lines, `${same} turns the same, ${changed.length} changed, ${left} that cannot be replayed.`, ''].join(
    '\n',
  );
}
