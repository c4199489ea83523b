// `npm run import -- --list` and `--undo`: the imports so far, and taking one back.
import { asCustomer } from '../../knowledge/db/customer.ts';
import { listImports } from '../../knowledge/ingest/journal.ts';
import { undoImport } from '../../knowledge/ingest/undo.ts';
import { type CommandContext, printJson } from './command.ts';

/** As many as a person looks through; the others are in the REST list, page by page. */
const MAX_LISTED = 200;

/** Prints the customer's imports, newest first. */
export async function listCommand(customerId: string, isJson: boolean, context: CommandContext): Promise<number> {
  const { imports, total } = await asCustomer(context.db, customerId, (tx) =>
    listImports(tx, { page: 1, limit: MAX_LISTED }),
  );
  if (isJson) {
    printJson(context, { imports, total });
    return 0;
  }
  if (total === 0) context.out('There are no imports yet.\n');
  for (const { id, name, createdAt, new: added, updated, from, to, skipped, undoneAt } of imports) {
    const period = from && to ? `, ${from} to ${to}` : '';
    const notes = `${skipped > 0 ? `, ${skipped} rows left out` : ''}${undoneAt ? `, undone ${undoneAt}` : ''}`;
    context.out(`${id}  ${createdAt}  ${name}: ${added} new, ${updated} updated${period}${notes}\n`);
  }
  if (total > imports.length) context.out(`… and ${total - imports.length} older ones.\n`);
  return 0;
}

/** Takes an import back and says what that did. */
export async function undoCommand(
  customerId: string,
  importId: string,
  { today, isJson }: { today: string; isJson: boolean },
  context: CommandContext,
): Promise<number> {
  const report = await undoImport(context.db, customerId, importId, { today });
  if (isJson) {
    printJson(context, report);
    return 0;
  }
  const { name, removed, restored, accounts, recomputed } = report;
  context.out(
    `${name} was undone: ${removed} rows and ${accounts} accounts are gone, ${restored} rows are as they were.\n`,
  );
  if (recomputed.length > 0) context.out(`Worked out again: ${recomputed.join(', ')}.\n`);
  return 0;
}
