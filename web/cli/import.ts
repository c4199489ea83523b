// `npm run import`: bank files into a customer's ledger. Each file is all or nothing.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { todayIn } from '../../knowledge/calendar.ts';
import { CoachError, toPublicError } from '../../knowledge/errors.ts';
import { importFile } from '../../knowledge/ingest/import.ts';
import { type Command, type CommandContext, printJson, userNamed } from './command.ts';

type FileReport = Awaited<ReturnType<typeof importFile>>;

/** Imports files for one customer and says what happened to each. */
export const importCommand: Command = {
  name: 'import',
  usage: `npm run import -- --user EMAIL FILE… [--json]
FILE is a Plaid JSON file (accounts, transactions, liabilities). Importing the same file again adds nothing.`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      options: { user: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const user = await userNamed(values.user, context.db);
    if (positionals.length === 0) throw new CoachError('USAGE', 'Name at least one file.');
    const today = context.config.today ?? todayIn(user.timeZone);
    const reports: FileReport[] = [];
    for (const path of positionals) {
      if (!values.json) context.err(`Reading ${path} …\n`);
      reports.push(await importOne(path, user.id, today, context));
    }
    const files = reports.map(({ recomputed, ...file }) => file);
    const recomputed = [...new Set(reports.flatMap((report) => report.recomputed))];
    if (values.json) printJson(context, { files, recomputed });
    else for (const report of reports) describe(report, context);
    return reports.some((report) => report.failed > 0 || report.errors.length > 0) ? 1 : 0;
  },
};

async function importOne(
  path: string,
  customerId: string,
  today: string,
  { db, cwd }: CommandContext,
): Promise<FileReport> {
  const name = basename(path);
  try {
    const content = await readFile(resolve(cwd, path)).catch((cause: NodeJS.ErrnoException) => {
      throw new CoachError('UNREADABLE_FILE', `${path} could not be opened (${cause.code ?? 'unknown reason'}).`, {
        cause,
      });
    });
    return await importFile(db, customerId, { name, content }, { today });
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
      failed: errors.length,
      errors,
      from: null,
      to: null,
      recomputed: [],
    };
  }
}

function describe(report: FileReport, { out, err }: CommandContext): void {
  const where = ({ line, field }: FileReport['errors'][number]) =>
    [line && `line ${line}`, field].filter(Boolean).join(', ');
  if (report.errors.length > 0) {
    err(`${report.name}: nothing was imported.\n`);
    for (const error of report.errors)
      err(`  ${where(error) && `${where(error)}: `}${error.message} (${error.code})\n`);
    return;
  }
  const period = report.from && report.to ? `, ${report.from} to ${report.to}` : '';
  out(
    `${report.name}: ${report.accounts} accounts, ${report.new} new, ${report.updated} updated, ${report.duplicate} already there${period}.\n`,
  );
  for (const warning of report.warnings ?? []) err(`  ${where(warning) && `${where(warning)}: `}${warning.message}\n`);
  if (report.recomputed.length > 0) out(`  Worked out again: ${report.recomputed.join(', ')}.\n`);
}
