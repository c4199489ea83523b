// Bank files sent from the page: each file is one import and one commit, and sending it again adds nothing.
import { type Context, Hono } from 'hono';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { importFile } from '../../../knowledge/ingest/import.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { cleanText, ok } from '../respond.ts';

/** PROTOCOL: files of 10 MB here, any size by command. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 10;

/** POST /users/me/imports, multipart. When a file cannot be imported the failure says why, and `details.files` what the others did. */
export function importRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  return new Hono<Env>().post('/users/me/imports', requireRole(tokens, 'consumer'), async (c) => {
    const customerId = c.get('caller').id;
    const today = await asCustomer(db, customerId, async (tx) => {
      const { timeZone } = await getProfile(tx);
      if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
      return todayFor(services, timeZone);
    });
    const files: Omit<Awaited<ReturnType<typeof importFile>>, 'recomputed'>[] = [];
    const recomputed = new Set<string>();
    let failure: CoachError | undefined;
    for (const file of await filesOf(c)) {
      try {
        const content = Buffer.from(await file.arrayBuffer());
        const report = await importFile(
          db,
          customerId,
          { name: cleanText(file.name).slice(0, 200), content },
          { today },
        );
        for (const name of report.recomputed) recomputed.add(name);
        const { recomputed: _, ...rest } = report;
        files.push(rest);
      } catch (error) {
        if (!(error instanceof CoachError)) throw error;
        failure ??= error;
      }
    }
    if (!failure) return ok(c, { files, recomputed: [...recomputed] });
    const { code, message, details } = failure;
    throw new CoachError(code, message, { cause: failure, details: { ...details, files } });
  });
}

/** The files of a multipart body. Throws INVALID_INPUT when there is none, TOO_LARGE when one is too big. */
async function filesOf(c: Context<Env>): Promise<File[]> {
  const isMultipart = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
  const form = isMultipart ? await c.req.formData().catch(() => undefined) : undefined;
  const files = [...(form?.values() ?? [])].filter((value) => value instanceof File);
  if (files.length === 0) throw new CoachError('INVALID_INPUT', 'Send at least one file, as multipart/form-data.');
  if (files.length > MAX_FILES) throw new CoachError('INVALID_INPUT', `Send at most ${MAX_FILES} files at once.`);
  if (files.some((file) => file.size > MAX_FILE_BYTES)) throw new CoachError('TOO_LARGE');
  return files;
}
