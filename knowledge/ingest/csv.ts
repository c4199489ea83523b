// Importer: a CSV export of any bank. How the file is written is worked out from the whole file and said; the rows then stream.
import { accountsOf } from './csv/accounts.ts';
import { counter } from './csv/hashes.ts';
import { kindOf } from './csv/line.ts';
import { type Plan, planOf } from './csv/plan.ts';
import { looksDelimited } from './csv/recognise.ts';
import { type CsvRecord, readRecords } from './csv/records.ts';
import { type Read, readRow } from './csv/row.ts';
import type { FilePart, Importer, ReadOptions, SourceFile } from './importer.ts';

/** Rows handed over at once: a batch for the database, and little memory. */
const BATCH = 1000;

/** CSV, and its cousins cut by semicolons, tabs and bars. */
export const csv: Importer = {
  format: 'csv',
  title: 'a CSV file',
  recognises: looksDelimited,
  read,
};

/** The row that is being read; lines behind it may go on with its text. */
type Held = CsvRecord | null;

/** What the first reading of a file worked out; the second need not look through all of it again. A file that changed is noticed by its rows. */
const plans = new WeakMap<SourceFile, { options: ReadOptions; plan: Plan }>();

async function knownPlan(file: SourceFile, options: ReadOptions): Promise<Plan> {
  const known = plans.get(file);
  if (known?.options === options) return known.plan;
  const plan = await planOf(file, options);
  plans.set(file, { options, plan });
  return plan;
}

async function* read(file: SourceFile, options: ReadOptions): AsyncGenerator<FilePart> {
  const plan = await knownPlan(file, options);
  yield { evidence: plan.evidence, accounts: accountsOf(plan) };
  const text = plan.columns.texts[0] ?? plan.columns.payee ?? 0;
  const seen = counter();
  let part = emptyPart();
  let held: Held = null;
  for await (const records of readRecords(file, plan.encoding, plan.delimiter, plan.parts)) {
    for (const record of records) {
      if (record.line <= plan.after) continue;
      const kind = kindOf(record.cells, plan.columns);
      if (kind === 'more') held = withText(held, text, record.cells[text] ?? '');
      if (kind !== 'row') continue;
      if (held) add(part, readRow(held, plan, seen));
      held = record;
      if (part.transactions.length + part.problems.length + part.warnings.length < BATCH) continue;
      yield part;
      part = emptyPart();
    }
  }
  if (held) add(part, readRow(held, plan, seen));
  yield part;
}

type Part = Required<Pick<FilePart, 'transactions' | 'problems' | 'warnings'>>;

const emptyPart = (): Part => ({ transactions: [], problems: [], warnings: [] });

function add(part: Part, read: Read): void {
  if ('row' in read) part.transactions.push(read.row);
  else if ('problem' in read) part.problems.push(read.problem);
  else if ('warning' in read) part.warnings.push(read.warning);
}

function withText(held: Held, at: number, more: string): Held {
  return held && { ...held, cells: held.cells.with(at, `${held.cells[at] ?? ''} ${more}`) };
}
