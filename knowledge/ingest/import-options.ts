// What a customer may say about a file, as flags of the command or fields of an upload: one list for both.
import { z } from 'zod';
import { CoachError, type ErrorCode } from '../errors.ts';
import type { Choices } from './importer.ts';

const fields = {
  account: z.string().trim().min(1).max(100),
  'account-type': z.enum(['checking', 'savings', 'credit']),
  currency: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{3}$/, 'write three letters, such as USD')
    .transform((code) => code.toUpperCase()),
  'date-order': z.enum(['dmy', 'mdy', 'ymd']),
  decimal: z.enum(['.', ',']),
  delimiter: z.preprocess((mark) => (mark === 'tab' || mark === '\\t' ? '\t' : mark), z.string().length(1)),
  encoding: z.string().trim().min(1).max(40),
  sign: z.enum(['positive-is-in', 'positive-is-out']),
};
const schema = z.object(fields).partial();

/** The names of the choices: `account-type` is the flag `--account-type` and the form field `account-type`. */
export const choiceFlags = Object.keys(fields) as (keyof typeof fields)[];

/** The choices among `given`; what is none of them is left alone. Throws `code` naming each one that cannot be. */
export function choicesOf(given: Record<string, unknown>, code: ErrorCode): Choices {
  const said = Object.fromEntries(
    choiceFlags.filter((flag) => given[flag] !== undefined).map((flag) => [flag, given[flag]]),
  );
  const read = schema.safeParse(said);
  if (!read.success) {
    const words = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new CoachError(code, `What was said about the file cannot be: ${words}.`);
  }
  const { 'account-type': accountType, 'date-order': dateOrder, ...rest } = read.data;
  return { ...rest, ...(accountType && { accountType }), ...(dateOrder && { dateOrder }) };
}
