// What the coach remembers of the customer: they read it, change it and delete it.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { screenInput } from '../../../guardrails/screen.ts';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { invalidInput } from '../../../knowledge/input.ts';
import { deleteMemories, deleteMemory, editMemory, listMemories, noStatement } from '../../../knowledge/memories.ts';
import { getProfile } from '../../../knowledge/users.ts';
import type { MemoriesView } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { cleanText, ok, readBody, uuidParam } from '../respond.ts';

const change = z.strictObject({ text: z.string().min(1, 'is empty').max(1_000).transform(cleanText) });

/** GET and DELETE /users/me/memories, PATCH and DELETE /users/me/memories/{id}; all answer the memories that are left. */
export function memoryRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const answer = async (c: Context<Env>, work: (tx: CustomerTx, today: string) => Promise<boolean | number>) =>
    ok(
      c,
      await asCustomer(db, c.get('caller').id, async (tx): Promise<MemoriesView> => {
        const { timeZone } = await getProfile(tx);
        if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
        const today = todayFor(services, timeZone);
        if ((await work(tx, today)) === false) throw new CoachError('NOT_FOUND', 'There is no such memory.');
        return { memories: await listMemories(tx, { today }) };
      }),
    );

  return new Hono<Env>()
    .get('/users/me/memories', consumer, (c) => answer(c, async () => true))
    .delete('/users/me/memories', consumer, (c) => answer(c, deleteMemories))
    .patch('/users/me/memories/:id', consumer, async (c) => {
      const { text } = await readBody(c, change);
      const id = uuidParam(c, 'id');
      const { action, verdicts } = await screenInput(text);
      if (verdicts.some(({ rail, action: done }) => rail === 'personal-data' && done !== 'allow'))
        throw invalidInput('text', 'Please leave out numbers and addresses that identify you.');
      if (action !== 'allow' && action !== 'annotate') throw noStatement();
      return answer(c, (tx, today) => editMemory(tx, id, text, { today }));
    })
    .delete('/users/me/memories/:id', consumer, (c) => {
      const id = uuidParam(c, 'id');
      return answer(c, (tx) => deleteMemory(tx, id));
    });
}
