// Reads lists of Plaid's rows; what cannot be read is named by its path, and the rest goes on.
import { z } from 'zod';
import { fieldWords } from './plaid-fields.ts';
import type { RowProblem } from './report.ts';
import type { AccountRow } from './rows.ts';

/** Any object, its fields not looked at. */
export const anyObject = z.record(z.string(), z.unknown(), { error: 'must be an object' });

/** The readable rows of a list with their paths; a list that is missing or null is empty. */
export function rowsOf<T>(
  list: unknown,
  path: string,
  schema: z.ZodType<T>,
  problems: RowProblem[],
): { row: T; path: string }[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    problems.push({ field: path, code: 'WRONG_TYPE', message: `${path} must be a list` });
    return [];
  }
  return list.flatMap((each: unknown, index) => {
    const row = readRow(schema, each, `${path}[${index}]`, problems);
    return row === null ? [] : [{ row, path: `${path}[${index}]` }];
  });
}

/** Plaid's account types, the odd ones under the nearest of ours. */
export function accountType(type: string): AccountRow['type'] {
  const own = (['depository', 'credit', 'loan', 'investment'] as const).find((each) => each === type.toLowerCase());
  return own ?? (type.toLowerCase() === 'brokerage' ? 'investment' : 'other');
}

/** A name for an account the bank left without one: "Checking". */
export function accountName(
  name: string | null | undefined,
  { type, subtype }: { type: string; subtype: string | null },
): string {
  const words = name || subtype || type;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Reads a row; each thing wrong with it goes to `problems` under its own path, and the answer is null. */
export function readRow<T>(schema: z.ZodType<T>, row: unknown, path: string, problems: RowProblem[]): T | null {
  const read = schema.safeParse(row);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const field = [
      path,
      ...issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)),
    ].join('');
    problems.push({ field, code: fieldWords[issue.message] ?? 'WRONG_TYPE', message: `${field} ${issue.message}` });
  }
  return null;
}
