// What Plaid's news mean: fetch what is new, or note that the customer has to sign in again or took the link back.
import { z } from 'zod';
import { hasConsent } from '../../consent.ts';
import { asCustomer } from '../../db/customer.ts';
import type { Database } from '../../db/open.ts';
import { CoachError } from '../../errors.ts';
import type { PlaidClient } from '../plaid-client.ts';
import { customersOf, type ItemStatus, setItemStatus } from './items.ts';

/** The part of the log that is written to: codes and counts, never what a customer owns. */
export interface WebhookLog {
  info(message: string, context?: Record<string, unknown>): void;
  warn(message: string, context?: Record<string, unknown>): void;
  error(message: string, error: unknown, context?: Record<string, unknown>): void;
}

const news = z.object({
  webhook_type: z.string().max(100),
  webhook_code: z.string().max(100),
  item_id: z.string().min(1).max(500),
  error: z.object({ error_code: z.string().max(100) }).nullish(),
});

/** What one of Plaid's news asks for. */
type Meaning = { sync: boolean; status?: ItemStatus };

const FETCH = new Set([
  'TRANSACTIONS SYNC_UPDATES_AVAILABLE',
  'TRANSACTIONS INITIAL_UPDATE',
  'TRANSACTIONS HISTORICAL_UPDATE',
  'TRANSACTIONS DEFAULT_UPDATE',
  'TRANSACTIONS TRANSACTIONS_REMOVED',
  'LIABILITIES DEFAULT_UPDATE',
]);
/** The customer took the link back at the bank or at Plaid: the token is dead. */
const TAKEN_BACK = new Set(['ITEM USER_PERMISSION_REVOKED', 'ITEM USER_ACCOUNT_REVOKED']);

function meaningOf({ webhook_type, webhook_code, error }: z.output<typeof news>): Meaning {
  const kind = `${webhook_type} ${webhook_code}`;
  if (FETCH.has(kind)) return { sync: true };
  if (TAKEN_BACK.has(kind)) return { sync: false, status: 'removed' };
  if (kind === 'ITEM LOGIN_REPAIRED') return { sync: true, status: 'active' };
  if (kind === 'ITEM ERROR' && error?.error_code === 'ITEM_LOGIN_REQUIRED')
    return { sync: false, status: 'login_required' };
  return { sync: false };
}

/** Takes Plaid's news. */
export interface Webhooks {
  /** Takes a verified body and returns at once; the work goes on behind. False when it is none of Plaid's news. */
  receive(body: unknown): boolean;
  /** Fetches a link's news behind; asked again while it runs, it runs once more after. */
  fetch(customerId: string, itemId: string): void;
  /** Waits until nothing is running. */
  idle(): Promise<void>;
}

/** News are worked on one after the other for a link, side by side for different links; what fails is logged and the next news try again. */
export function createWebhooks({ db, client, log }: { db: Database; client: PlaidClient; log: WebhookLog }): Webhooks {
  const running = new Map<string, { isAskedAgain: boolean; work: Promise<void> }>();

  const syncOnce = async (customerId: string, itemId: string): Promise<void> => {
    try {
      const { status, new: added, updated, skipped } = await client.syncItem(customerId, itemId);
      log.info('a bank link was fetched', { status, new: added, updated, skipped });
    } catch (error) {
      const code = error instanceof CoachError ? error.code : undefined;
      // Withdrawn consent, or a link taken back meanwhile, is the customer's choice, not a fault.
      if (code === 'CONSENT_REQUIRED' || code === 'NOT_FOUND') log.info('a bank link was not fetched', { code });
      else log.error('a bank link could not be fetched', error);
    }
  };

  const fetch = (customerId: string, itemId: string): void => {
    const key = `${customerId} ${itemId}`;
    const busy = running.get(key);
    if (busy) {
      busy.isAskedAgain = true;
      return;
    }
    const state = { isAskedAgain: false, work: Promise.resolve() };
    running.set(key, state);
    state.work = (async () => {
      do {
        state.isAskedAgain = false;
        await syncOnce(customerId, itemId);
      } while (state.isAskedAgain);
      running.delete(key);
    })();
  };

  const others = new Set<Promise<void>>();
  const act = async (itemId: string, { sync, status }: Meaning): Promise<void> => {
    for (const customerId of await customersOf(db, itemId)) {
      const mayFetch = await asCustomer(db, customerId, async (tx) => {
        if (status) await setItemStatus(tx, itemId, status);
        return hasConsent(tx);
      });
      if (sync && mayFetch) fetch(customerId, itemId);
    }
  };

  return {
    fetch,
    receive(body) {
      const read = news.safeParse(body);
      if (!read.success) return false;
      const work = act(read.data.item_id, meaningOf(read.data))
        .catch((error: unknown) => log.error('news of a bank link could not be worked on', error))
        .finally(() => others.delete(work));
      others.add(work);
      return true;
    },
    async idle() {
      while (others.size + running.size > 0) {
        await Promise.all([...others, ...[...running.values()].map(({ work }) => work)]);
      }
    },
  };
}
