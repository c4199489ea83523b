// What the customer allows, when and from where. Withdrawing coaching stops running turns and closes open sockets.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { consentPurposes, consentStatus, listConsent, recordConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { getProfile } from '../../../knowledge/users.ts';
import type { ConsentRecord } from '../../protocol/rest.ts';
import { closeCodes } from '../../protocol/wire.ts';
import { requireRole } from '../auth.ts';
import { addressOf, type Env, type Services } from '../context.ts';
import { ok, readBody } from '../respond.ts';

/** `ip_address` is accepted as documented; what is kept is the address the server sees. */
const decision = z.strictObject({
  granted: z.boolean(),
  ip_address: z.string().max(100).optional(),
  scopes: z.array(z.enum(consentPurposes)).min(1).optional(),
});

/** GET, POST and DELETE /users/me/consent. */
export function consentRoutes({ db, tokens, runs, connections }: Services): Hono<Env> {
  const app = new Hono<Env>();
  const consumer = requireRole(tokens, 'consumer');

  const decide = async (
    c: Context<Env>,
    { granted, scopes }: Pick<z.output<typeof decision>, 'granted' | 'scopes'>,
  ) => {
    const { id } = c.get('caller');
    const consent_record = await asCustomer(db, id, async (tx): Promise<ConsentRecord> => {
      await getProfile(tx);
      await recordConsent(tx, { granted, purposes: scopes, ipAddress: addressOf(c) });
      const purposes = await listConsent(tx);
      return { status: consentStatus(purposes), purposes };
    });
    if (consent_record.status !== 'granted') {
      runs.stopAllOf(id);
      connections.closeOf(id, closeCodes.consentRevoked, 'consent revoked');
    }
    return ok(c, { consent_record });
  };

  app.get('/users/me/consent', consumer, async (c) => {
    const purposes = await asCustomer(db, c.get('caller').id, listConsent);
    const consent_record: ConsentRecord = { status: consentStatus(purposes), purposes };
    return ok(c, { consent_record });
  });

  app.post('/users/me/consent', consumer, async (c) => decide(c, await readBody(c, decision)));

  app.delete('/users/me/consent', consumer, (c) => decide(c, { granted: false }));

  return app;
}
