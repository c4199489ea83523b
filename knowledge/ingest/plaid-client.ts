// Links a customer's bank through Plaid, keeps the link's token sealed, fetches what is new, and takes the link back.
import { type IsoDate, todayIn } from '../calendar.ts';
import type { PlaidConfig } from '../config.ts';
import { hasConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { getProfile } from '../users.ts';
import { openPlaid, plaidCode, wait } from './plaid/api.ts';
import {
  activeItems,
  deleteItem,
  type LinkedItem,
  listItems,
  putItem,
  type StoredItem,
  viewOf,
} from './plaid/items.ts';
import { openToken, sealToken, tokenKey } from './plaid/seal.ts';
import { type SyncReport, syncItem } from './plaid/sync.ts';
import { createKeyring, type Keyring } from './plaid/verify.ts';

/** Two years: the most Plaid has, and what a yearly bill needs to be seen twice. */
const DAYS_REQUESTED = 730;
/** Plaid's codes for a link that is gone on their side already. */
const GONE = new Set(['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN', 'ITEM_NOT_SUPPORTED', 'USER_PERMISSION_REVOKED']);

/** Everything about bank links. Each function throws CoachError; none keeps a transaction open while Plaid is asked. */
export interface PlaidClient {
  /** What the page needs to open Plaid's own window; with `id` to sign in again at a bank that is linked. CONSENT_REQUIRED without consent. */
  createLinkToken(customerId: string, id?: string): Promise<{ linkToken: string; expiresAt: string }>;
  /** Turns what Plaid's window gave the page into a stored link. */
  exchange(customerId: string, publicToken: string): Promise<{ item: LinkedItem; itemId: string }>;
  /** Fetches and imports what is new of one link. */
  syncItem(customerId: string, itemId: string): Promise<SyncReport>;
  /** Fetches what is new of every link, of one customer or of all; one link's failure does not stop the others. */
  syncAll(customerId?: string): Promise<{ itemId: string; report?: SyncReport; error?: unknown }[]>;
  listItems(customerId: string): Promise<LinkedItem[]>;
  /** Takes a link back at Plaid and forgets it; what was imported stays. Needs no consent. NOT_FOUND when there is none. */
  removeItem(customerId: string, id: string): Promise<void>;
  /** Takes every link of a customer back: call it before the customer is erased, while the tokens can still be opened. */
  removeAll(customerId: string): Promise<void>;
  /** Keys that webhooks are checked with. */
  keyring: Keyring;
}

/** What a client works with; `today` fixes the day in tests and demos, `pause` waits between tries. */
export interface PlaidClientDeps {
  db: Database;
  config: PlaidConfig & { dataDir: string };
  today?: IsoDate;
  pause?(ms: number): Promise<unknown>;
}

/** Makes a client. Nothing is loaded, read or sent before its first use. */
export function createPlaidClient({ db, config, today, pause = wait }: PlaidClientDeps): PlaidClient {
  const plaid = openPlaid(config, pause);
  let reading: Promise<Buffer> | undefined;
  const key = () => {
    reading ??= tokenKey(config);
    return reading;
  };
  const tokenOf = async (userId: string, { itemId, sealedToken }: StoredItem) =>
    openToken(sealedToken, { userId, itemId }, await key());

  const sync = async (customerId: string, itemId: string) => {
    const day = today ?? todayIn((await asCustomer(db, customerId, getProfile)).timeZone);
    return syncItem({ db, plaid, key: await key(), today: day, pause }, customerId, itemId);
  };

  const takeBack = async (customerId: string, item: StoredItem) => {
    if (item.status !== 'removed') {
      const access_token = await tokenOf(customerId, item);
      await plaid
        .call((sdk) => sdk.itemRemove({ access_token }))
        .catch((error: unknown) => {
          if (!GONE.has(plaidCode(error) ?? '')) throw error;
        });
    }
    await asCustomer(db, customerId, (tx) => deleteItem(tx, item.itemId));
  };

  return {
    keyring: createKeyring(plaid),

    async createLinkToken(customerId, id) {
      const item = await asCustomer(db, customerId, async (tx) => {
        await requireConsent(tx);
        return id === undefined ? undefined : itemWithId(tx, id);
      });
      // Signing in again names the link instead of what is wanted of it.
      const access_token = item && (await tokenOf(customerId, item));
      const made = await plaid.call((sdk, { Products, CountryCode }) =>
        sdk.linkTokenCreate({
          client_name: 'Finance Coach',
          language: 'en',
          country_codes: [CountryCode.Us],
          user: { client_user_id: customerId },
          ...(config.webhookUrl && { webhook: config.webhookUrl }),
          ...(access_token
            ? { access_token }
            : {
                products: [Products.Transactions],
                // Asked of banks that have debts to tell; a bank with checking accounts only can still be linked.
                required_if_supported_products: [Products.Liabilities],
                transactions: { days_requested: DAYS_REQUESTED },
              }),
        }),
      );
      return { linkToken: made.link_token, expiresAt: made.expiration };
    },

    async exchange(customerId, publicToken) {
      await asCustomer(db, customerId, requireConsent);
      const { access_token, item_id: itemId } = await plaid.call((sdk) =>
        sdk.itemPublicTokenExchange({ public_token: publicToken }),
      );
      try {
        // Its name is for people; a link without one works all the same.
        const named = await plaid.call((sdk) => sdk.itemGet({ access_token })).catch(() => undefined);
        const sealedToken = sealToken(access_token, { userId: customerId, itemId }, await key());
        const institution = named?.item.institution_name ?? null;
        const item = await asCustomer(db, customerId, async (tx) => {
          await requireConsent(tx);
          return putItem(tx, { itemId, sealedToken, institution });
        });
        return { item, itemId };
      } catch (error) {
        // A link nobody knows of could never be taken back.
        await plaid.call((sdk) => sdk.itemRemove({ access_token })).catch(() => undefined);
        throw error;
      }
    },

    syncItem: sync,

    async syncAll(customerId) {
      const results: Awaited<ReturnType<PlaidClient['syncAll']>> = [];
      for (const item of await activeItems(db, customerId)) {
        const result = await sync(item.customerId, item.itemId).then(
          (report) => ({ report }),
          (error: unknown) => ({ error }),
        );
        results.push({ itemId: item.itemId, ...result });
      }
      return results;
    },

    listItems: (customerId) =>
      asCustomer(db, customerId, async (tx) => {
        await requireConsent(tx);
        return (await listItems(tx)).map(viewOf);
      }),

    async removeItem(customerId, id) {
      await takeBack(customerId, await asCustomer(db, customerId, (tx) => itemWithId(tx, id)));
    },

    async removeAll(customerId) {
      for (const item of await asCustomer(db, customerId, listItems)) await takeBack(customerId, item);
    },
  };
}

async function requireConsent(tx: CustomerTx): Promise<void> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
}

async function itemWithId(tx: CustomerTx, id: string): Promise<StoredItem> {
  const item = (await listItems(tx)).find((each) => each.id === id);
  if (!item) throw new CoachError('NOT_FOUND', 'There is no such bank link.');
  return item;
}
