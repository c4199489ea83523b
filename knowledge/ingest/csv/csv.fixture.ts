// Reads a text or bytes as the importer would read a file, and adds it up.
import { Readable } from 'node:stream';
import { csv } from '../csv.ts';
import type { Choices, Evidence, SourceFile } from '../importer.ts';
import type { FileProblem } from '../report.ts';
import type { AccountRow, TransactionRow } from '../rows.ts';

/** The day all these tests are made on. */
export const TODAY = '2026-11-21';

/** Everything an importer said about a file. */
export interface Whole {
  accounts: AccountRow[];
  transactions: TransactionRow[];
  problems: FileProblem[];
  warnings: FileProblem[];
  evidence: Evidence[];
}

/** A file in memory, handed over in pieces of `piece` bytes. */
export function fileOf(content: string | Buffer, name = 'export.csv', piece = 65_536): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
  return { name, size: bytes.length, open: () => Readable.from(pieces) };
}

/** All that `csv.read` hands over. */
export async function readAll(file: SourceFile, choices: Choices = {}): Promise<Whole> {
  const whole: Whole = { accounts: [], transactions: [], problems: [], warnings: [], evidence: [] };
  for await (const part of csv.read(file, { today: TODAY, choices })) {
    whole.accounts.push(...(part.accounts ?? []));
    whole.transactions.push(...(part.transactions ?? []));
    whole.problems.push(...(part.problems ?? []));
    whole.warnings.push(...(part.warnings ?? []));
    whole.evidence.push(...(part.evidence ?? []));
  }
  return whole;
}

/** Number of rows, cents out, cents in, first day, last day. */
export function sums({ transactions }: Whole): [count: number, out: number, into: number, first: string, last: string] {
  const days = transactions.map((row) => row.postedOn).sort();
  const add = (rows: TransactionRow[]): number => rows.reduce((sum, row) => sum + Math.abs(row.amountCents), 0);
  return [
    transactions.length,
    add(transactions.filter((row) => row.amountCents > 0)),
    add(transactions.filter((row) => row.amountCents < 0)),
    days[0] ?? '',
    days.at(-1) ?? '',
  ];
}
