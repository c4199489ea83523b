// The envelope of every answer, and how input is read: one shape for success, one for failure, nothing foreign gets out.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { CoachError, errorCodes, toPublicError } from '../../knowledge/errors.ts';
import type { Failure, Pagination, Success } from '../protocol/rest.ts';
import type { Env } from './context.ts';

/** Answers `{data, meta}`. */
export function ok<Data extends object>(c: Context<Env>, data: Data, status: ContentfulStatusCode = 200): Response {
  return c.json({ data, meta: { timestamp: new Date().toISOString() } } satisfies Success<Data>, status);
}

/** Answers `{error}` with the status of its code. */
export function fail(c: Context<Env>, error: unknown): Response {
  const { code, message, details } = toPublicError(error instanceof HTTPException ? ofStatus(error.status) : error);
  if (code === 'UNAUTHENTICATED') c.header('WWW-Authenticate', 'Bearer');
  if (typeof details.retryAfterSeconds === 'number') c.header('Retry-After', String(details.retryAfterSeconds));
  return c.json({ error: { code, message, details } } satisfies Failure, errorCodes[code].status);
}

/** Reads a JSON body. Throws INVALID_INPUT naming each wrong field. */
export async function readBody<Schema extends z.ZodType>(c: Context<Env>, schema: Schema): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new CoachError('INVALID_INPUT', 'The body has to be JSON.');
  }
  return check(schema, body);
}

/** Reads the query string. Throws INVALID_INPUT naming each wrong parameter. */
export function readQuery<Schema extends z.ZodType>(c: Context<Env>, schema: Schema): z.output<Schema> {
  return check(schema, c.req.query());
}

/** Checks a value against a schema. Throws INVALID_INPUT naming each wrong field. */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), message }));
  const words = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ');
  throw new CoachError('INVALID_INPUT', `Something in that request was not right: ${words}.`, { details: { fields } });
}

/** Query parameters of a list. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(20),
};

/** Where a list stands. */
export function paginate({ page, limit }: { page: number; limit: number }, total: number): Pagination {
  return { page, limit, total, pages: Math.ceil(total / limit) };
}

/** Text from outside without what a database cannot store: NUL and halves of characters. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Schema of an id in a path; anything that is no uuid was not found. */
export function uuidParam(c: Context<Env>, name: string): string {
  const value = c.req.param(name);
  if (!z.guid().safeParse(value).success || value === undefined) throw new CoachError('NOT_FOUND');
  return value;
}

function ofStatus(status: number): CoachError {
  if (status === 413) return new CoachError('TOO_LARGE');
  return new CoachError(status < 500 ? 'INVALID_INPUT' : 'INTERNAL');
}
