// What `npm run import` says about a file: while it is read, and when it is in.
import type { ImportedFile } from '../../knowledge/ingest/import.ts';
import type { Progress } from '../../knowledge/ingest/reading.ts';
import type { CommandContext } from './command.ts';

/** A line about progress at most this often. */
const EVERY_MS = 1000;
/** Problems printed; `--json` lists up to a thousand. */
const MAX_PRINTED = 50;

/** Prints how far a file is, a line a second at most. */
export function progressPrinter(name: string, { err }: CommandContext): (progress: Progress) => void {
  let last = Date.now();
  return ({ phase, rows, bytes, size }) => {
    if (Date.now() - last < EVERY_MS) return;
    last = Date.now();
    const share = size > 0 ? `, ${megabytes(bytes)} of ${megabytes(size)} MB` : '';
    err(`${name}: ${phase} … ${rows.toLocaleString('en-US')} rows${share}\n`);
  };
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** Prints what happened to a file: its rows, what was decided about it and why, and every problem. */
export function describeReport(
  report: Omit<ImportedFile, 'recomputed' | 'importId'> & { importId: string | null },
  { out, err }: CommandContext,
): void {
  const where = ({ line, field }: { line: number | null; field: string | null }) =>
    [line && `line ${line}`, field].filter(Boolean).join(', ');
  // A message that says its own place is not given it twice.
  const placed = (each: ImportedFile['errors'][number]) =>
    where(each) === '' || /^line \d/i.test(each.message) ? each.message : `${where(each)}: ${each.message}`;
  const list = (problems: ImportedFile['errors'], count: number) => {
    for (const each of problems.slice(0, MAX_PRINTED)) err(`  ${placed(each)} (${each.code})\n`);
    const rest = count - Math.min(problems.length, MAX_PRINTED);
    if (rest > 0) err(`  … and ${rest} more; --json lists up to 1,000.\n`);
  };
  if (report.importId === null) {
    err(`${report.name}: nothing was imported.\n`);
    list(report.errors, report.failed);
    return;
  }
  const period = report.from && report.to ? `, ${report.from} to ${report.to}` : '';
  out(
    `${report.name}: ${report.accounts} ${report.accounts === 1 ? 'account' : 'accounts'}, ${report.new} new, ${report.updated} updated, ${report.duplicate} already there${period}. Import ${report.importId}.\n`,
  );
  for (const { what, decided, because } of report.evidence) out(`  ${what}: ${decided} (${because})\n`);
  if (report.failed > 0) {
    err(`  ${report.failed} rows could not be read and were left out, so these days are not complete:\n`);
    list(report.errors, report.failed);
  }
  for (const warning of report.warnings ?? []) err(`  ${where(warning) && `${where(warning)}: `}${warning.message}\n`);
}
