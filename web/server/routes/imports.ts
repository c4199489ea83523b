// Bank files sent from the page: each file is one import and one commit, sending it again adds nothing, and each can be taken back.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { deriveImported, type ImportedFile, importFile, type Later } from '../../../knowledge/ingest/import.ts';
import { choicesOf } from '../../../knowledge/ingest/import-options.ts';
import { findImport, listImports } from '../../../knowledge/ingest/journal.ts';
import { undoImport } from '../../../knowledge/ingest/undo.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { check, cleanText, ok, pageQuery, paginate, readQuery, uuidParam } from '../respond.ts';

/** PROTOCOL: files of 10 MB here, any size by command. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 10;

const uploadFields = z.object({ 'skip-bad-rows': z.enum(['true', 'false']).default('false') });

/**
 * POST /users/me/imports, multipart: files, and what is known about them under the names of the command's flags. When a file cannot be
 * imported the failure says why, and `details.files` what the others did. GET lists imports or shows one; DELETE takes one back.
 */
export function importRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const todayOf = async (tx: CustomerTx) => todayFor(services, (await getProfile(tx)).timeZone);
  return new Hono<Env>()
    .post('/users/me/imports', consumer, async (c) => {
      const customerId = c.get('caller').id;
      const today = await asCustomer(db, customerId, async (tx) => {
        if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
        return todayOf(tx);
      });
      const { sent, fields } = await uploadOf(c);
      const choices = choicesOf(fields, 'INVALID_INPUT');
      const skipBadRows = check(uploadFields, fields)['skip-bad-rows'] === 'true';
      const later: Later = { payees: null };
      const files: Omit<ImportedFile, 'recomputed'>[] = [];
      let failure: CoachError | undefined;
      for (const file of sent) {
        try {
          const content = Buffer.from(await file.arrayBuffer());
          const name = cleanText(file.name).slice(0, 200);
          const options = { today, choices, skipBadRows, later };
          const { recomputed: _, ...report } = await importFile(db, customerId, { name, content }, options);
          files.push(report);
        } catch (error) {
          if (!(error instanceof CoachError)) throw error;
          failure ??= error;
        }
      }
      const recomputed = await deriveImported(db, customerId, later, { today });
      if (!failure) return ok(c, { files, recomputed });
      const { code, message, details } = failure;
      throw new CoachError(code, message, { cause: failure, details: { ...details, files } });
    })
    .get('/users/me/imports', consumer, async (c) => {
      const page = readQuery(c, z.strictObject(pageQuery));
      const { imports, total } = await asCustomer(db, c.get('caller').id, (tx) => listImports(tx, page));
      return ok(c, { imports, pagination: paginate(page, total) });
    })
    .get('/users/me/imports/:id', consumer, async (c) => {
      const found = await asCustomer(db, c.get('caller').id, (tx) => findImport(tx, uuidParam(c, 'id')));
      if (!found) throw new CoachError('NOT_FOUND', 'There is no import of this id.');
      const { seq: _, ...view } = found;
      return ok(c, { import: view });
    })
    .delete('/users/me/imports/:id', consumer, async (c) => {
      const customerId = c.get('caller').id;
      const today = await asCustomer(db, customerId, todayOf);
      return ok(c, { undone: await undoImport(db, customerId, uuidParam(c, 'id'), { today }) });
    });
}

/** The files of a multipart body and its other fields. Throws INVALID_INPUT when there is no file, TOO_LARGE when one is too big. */
async function uploadOf(c: Context<Env>): Promise<{ sent: File[]; fields: Record<string, unknown> }> {
  const isMultipart = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
  const form = isMultipart ? await c.req.formData().catch(() => undefined) : undefined;
  const entries = [...(form?.entries() ?? [])];
  const sent = entries.flatMap(([, value]) => (value instanceof File ? [value] : []));
  if (sent.length === 0) throw new CoachError('INVALID_INPUT', 'Send at least one file, as multipart/form-data.');
  if (sent.length > MAX_FILES) throw new CoachError('INVALID_INPUT', `Send at most ${MAX_FILES} files at once.`);
  if (sent.some((file) => file.size > MAX_FILE_BYTES)) throw new CoachError('TOO_LARGE');
  return { sent, fields: Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) };
}
