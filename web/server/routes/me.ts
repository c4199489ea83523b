// The customer's own data: profile, money, habits. The customer comes from the token, never from the address.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isoDate } from '../../../knowledge/calendar.ts';
import { categoryOf, findCategory } from '../../../knowledge/categories.ts';
import { consentStatus, hasConsent, listConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { currentPersona, currentSignals } from '../../../knowledge/jobs/derive.ts';
import { findTransactions, listAccounts } from '../../../knowledge/ledger.ts';
import { getProfile } from '../../../knowledge/users.ts';
import type { AccountView, ProfileView, TransactionView } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok, pageQuery, paginate, readQuery } from '../respond.ts';

const transactionsQuery = z.strictObject({
  ...pageQuery,
  start_date: isoDate.optional(),
  end_date: isoDate.optional(),
  category: z.string().min(1).max(100).optional(),
  merchant: z.string().min(1).max(200).optional(),
});

/** GET /users/me/profile, /accounts, /transactions, /signals and /persona. */
export function meRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const app = new Hono<Env>();
  const consumer = requireRole(tokens, 'consumer');

  /** Reads what needs the customer's consent. Throws CONSENT_REQUIRED without it. */
  const read = <T>(c: Context<Env>, work: (tx: CustomerTx, today: string) => Promise<T>) =>
    asCustomer(db, c.get('caller').id, async (tx) => {
      const { timeZone } = await getProfile(tx);
      if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
      return work(tx, todayFor(services, timeZone));
    });

  app.get('/users/me/profile', requireRole(tokens, 'consumer', 'operator', 'qa'), async (c) => {
    const profile = await asCustomer(db, c.get('caller').id, async (tx): Promise<ProfileView> => {
      const { id, email, name, role, timeZone } = await getProfile(tx);
      const consent_status = consentStatus(await listConsent(tx));
      return { id, email, name, role, timeZone, consent_status, today: todayFor(services, timeZone) };
    });
    return ok(c, { profile });
  });

  app.get('/users/me/accounts', consumer, async (c) => {
    const accounts: AccountView[] = await read(c, (tx) => listAccounts(tx));
    return ok(c, { accounts });
  });

  app.get('/users/me/transactions', consumer, async (c) => {
    const query = readQuery(c, transactionsQuery);
    const detailed = query.category === undefined ? undefined : codesOf(query.category);
    const found = await read(c, (tx) =>
      findTransactions(tx, {
        ...(query.start_date && { from: query.start_date }),
        ...(query.end_date && { to: query.end_date }),
        ...(detailed && { detailed }),
        ...(query.merchant && { text: query.merchant }),
        limit: query.limit,
        offset: (query.page - 1) * query.limit,
      }),
    );
    const transactions = found.rows.map(
      ({ on, detailed, ...row }): TransactionView => ({
        ...row,
        postedOn: on,
        category: categoryOf(detailed)?.name ?? detailed,
        categoryDetailed: detailed,
      }),
    );
    return ok(c, { transactions, pagination: paginate(query, found.count) });
  });

  app.get('/users/me/signals', consumer, async (c) => {
    const signals = await read(c, (tx, today) => currentSignals(tx, { today }));
    return ok(c, { signals });
  });

  app.get('/users/me/persona', consumer, async (c) => {
    const persona = await read(c, (tx, today) => currentPersona(tx, { today }));
    return ok(c, { persona });
  });

  return app;
}

/** A category as people or Plaid name it, as codes. Throws INVALID_INPUT for one that nobody knows. */
function codesOf(name: string): readonly string[] {
  const category = findCategory(name);
  if (category) return category.detailed;
  if (/^[A-Z]+(_[A-Z]+)*$/.test(name)) return [name];
  throw new CoachError('INVALID_INPUT', `There is no category "${name}".`, {
    details: { fields: [{ field: 'category', message: 'unknown' }] },
  });
}
