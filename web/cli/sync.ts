// `npm run sync`: fetches what is new from linked banks, of one customer or of all.
import { parseArgs } from 'node:util';
import { CoachError, toPublicError } from '../../knowledge/errors.ts';
import { createPlaidClient } from '../../knowledge/ingest/plaid-client.ts';
import { type Command, printJson, userNamed } from './command.ts';

/** Fetches linked banks and says what came of each; exit code 1 when one failed. */
export const sync: Command = {
  name: 'sync',
  usage: `npm run sync [-- --user EMAIL] [--json]
Fetches new transactions from banks linked through Plaid, of one customer or of all.`,
  async run(args, context) {
    const { values } = parseArgs({ args, options: { user: { type: 'string' }, json: { type: 'boolean' } } });
    const { db, config } = context;
    const customerId = values.user === undefined ? undefined : (await userNamed(values.user, db)).id;
    if (!config.plaid)
      throw new CoachError(
        'CONFIG',
        'Linking banks is not set up: set PLAID_CLIENT_ID and PLAID_SECRET (see .env.example).',
      );
    const client = createPlaidClient({ db, config: { ...config.plaid, dataDir: config.dataDir }, today: config.today });
    const results = await client.syncAll(customerId);
    const links = results.map(({ itemId, report, error }) => {
      if (report) return { item: itemId, ...report };
      const { code, message } = toPublicError(error);
      return { item: itemId, status: 'failed' as const, code, message };
    });
    if (values.json) printJson(context, { links });
    else if (links.length === 0) context.out('No bank is linked.\n');
    else {
      for (const link of links) {
        const did =
          link.status === 'failed'
            ? link.message
            : `${link.status.replaceAll('_', ' ')}, ${link.new} new, ${link.updated} updated${link.skipped ? `, ${link.skipped} could not be read` : ''}.`;
        context.out(`${link.item}: ${did}\n`);
      }
    }
    return links.some(({ status }) => status === 'failed') ? 1 : 0;
  },
};
