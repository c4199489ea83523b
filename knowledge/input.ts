// What customers send us, checked: a wrong field is named, with what would be right.
import type { z } from 'zod';
import { CoachError } from './errors.ts';

/** Reads an input by its schema. Throws INVALID_INPUT that names each wrong field. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), message }));
  const words = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ');
  throw new CoachError('INVALID_INPUT', `Something was not right: ${words}.`, { details: { fields } });
}

/** The error of one wrong field. */
export function invalidInput(field: string, message: string): CoachError {
  return new CoachError('INVALID_INPUT', message, { details: { fields: [{ field, message }] } });
}
