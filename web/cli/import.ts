// `npm run import`: bank files into a customer's ledger, and back out again. Each file is all or nothing.
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { todayIn } from '../../knowledge/calendar.ts';
import { CoachError, toPublicError } from '../../knowledge/errors.ts';
import { fileOnDisk } from '../../knowledge/ingest/files.ts';
import { deriveImported, type ImportedFile, importFile, type Later } from '../../knowledge/ingest/import.ts';
import { choiceFlags, choicesOf } from '../../knowledge/ingest/import-options.ts';
import { type Command, type CommandContext, printJson, userNamed } from './command.ts';
import { describeReport, progressPrinter } from './import-report.ts';
import { listCommand, undoCommand } from './import-undo.ts';

/** Imports files for one customer and says what happened to each; lists imports and takes them back. */
export const importCommand: Command = {
  name: 'import',
  usage: `npm run import -- --user EMAIL FILE… [--json] [--skip-bad-rows] [what you know about the files]
npm run import -- --user EMAIL --list [--json]
npm run import -- --user EMAIL --undo ID [--json]
FILE is a Plaid JSON, CSV, OFX/QFX or CAMT file, found by what it holds. Importing the same file again adds nothing.
  --skip-bad-rows          store the rows that can be read; the days are then marked as incomplete
  --account NAME           the account the rows belong to
  --account-type TYPE      checking, savings or credit
  --currency CODE          such as USD or EUR
  --date-order ORDER       mdy (03/04 is March 4), dmy (3 April) or ymd
  --decimal MARK           . or ,
  --delimiter CHARACTER    what stands between columns (tab for a tab)
  --encoding NAME          such as windows-1252
  --sign MEANING           positive-is-in or positive-is-out
  --list                   the imports so far, newest first
  --undo ID                take an import back`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        user: { type: 'string' },
        json: { type: 'boolean' },
        'skip-bad-rows': { type: 'boolean' },
        list: { type: 'boolean' },
        undo: { type: 'string' },
        ...Object.fromEntries(choiceFlags.map((flag) => [flag, { type: 'string' } as const])),
      },
      allowPositionals: true,
    });
    const given = values as Record<string, string | boolean | undefined>;
    const isJson = given.json === true;
    const user = await userNamed(given.user as string | undefined, context.db);
    const today = context.config.today ?? todayIn(user.timeZone);
    if (given.list) return listCommand(user.id, isJson, context);
    if (typeof given.undo === 'string') return undoCommand(user.id, given.undo, { today, isJson }, context);
    if (positionals.length === 0) throw new CoachError('USAGE', 'Name at least one file.');
    const options = { today, choices: choicesOf(given, 'USAGE'), skipBadRows: given['skip-bad-rows'] === true };

    const later: Later = { payees: null };
    const reports: FileReport[] = [];
    let recomputed: string[] = [];
    try {
      for (const path of positionals) {
        const onProgress = isJson ? undefined : progressPrinter(basename(path), context);
        const report = await importOne(path, user.id, { ...options, later, onProgress }, context);
        reports.push(report);
        if (!isJson) describeReport(report, context);
      }
    } finally {
      // What is stored is worked out, also when a later file stops everything.
      recomputed = await deriveImported(context.db, user.id, later, { today });
    }
    if (isJson) printJson(context, { files: reports, recomputed });
    else if (recomputed.length > 0) context.out(`Worked out again: ${recomputed.join(', ')}.\n`);
    return reports.some((report) => report.failed > 0 || report.errors.length > 0) ? 1 : 0;
  },
};

/** The report of one file; without an id when nothing of it was stored. */
type FileReport = Omit<ImportedFile, 'recomputed' | 'importId'> & { importId: string | null };

async function importOne(
  path: string,
  customerId: string,
  options: Parameters<typeof importFile>[3],
  { db, cwd }: CommandContext,
): Promise<FileReport> {
  const name = basename(path);
  try {
    const file = await fileOnDisk(resolve(cwd, path), name);
    const { recomputed: _, ...report } = await importFile(db, customerId, file, options);
    return report;
  } catch (error) {
    if (!(error instanceof CoachError) || error.code === 'CONSENT_REQUIRED') throw error;
    const { code, message } = toPublicError(error);
    const errors = (error.details.errors as FileReport['errors'] | undefined) ?? [
      { line: null, field: null, code, message },
    ];
    return {
      name,
      format: null,
      accounts: 0,
      new: 0,
      updated: 0,
      duplicate: 0,
      failed: (error.details.count as number | undefined) ?? errors.length,
      errors,
      from: null,
      to: null,
      importId: null,
      evidence: [],
    };
  }
}
