// Gathers what changed at the bank since a cursor: all pages of /transactions/sync as one set of changes.
import type { AccountBase, Transaction, TransactionsSyncResponse } from 'plaid';
import { CoachError } from '../../errors.ts';
import { type PlaidDoor, plaidCode, wait } from './api.ts';

/** The most Plaid gives a page. */
const PAGE_ROWS = 500;
/** 730 days of a very busy household are some 20 pages; a cursor that never ends is a fault. */
const MAX_PAGES = 2_000;
/** Mutations while we read are rare; each restart reads everything again. */
const RESTARTS = 5;
const RESTART_WAIT_MS = 500;

/** What changed: each transaction once, as it stands after the last page. `cursor` is where the next sync begins. */
export interface Gathered {
  accounts: AccountBase[];
  added: Transaction[];
  modified: Transaction[];
  removed: { transaction_id: string }[];
  cursor: string;
  /** False while the bank has not delivered its first transactions: the webhook will tell. */
  isReady: boolean;
}

/**
 * Reads all pages from a cursor (null = from the beginning). When the data changes while it is being read, Plaid's rule is to start
 * again from the cursor the loop began with: nothing of the abandoned pages is kept.
 */
export async function gatherPages(
  plaid: PlaidDoor,
  { accessToken, cursor }: { accessToken: string; cursor: string | null },
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<Gathered> {
  for (let restarts = 0; ; restarts += 1) {
    try {
      return await readPages(plaid, accessToken, cursor);
    } catch (error) {
      if (plaidCode(error) !== 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION') throw error;
      if (restarts === RESTARTS)
        throw new CoachError('OVERLOADED', 'The bank keeps changing its rows. They are fetched again later.');
      await pause(RESTART_WAIT_MS * (restarts + 1));
    }
  }
}

async function readPages(plaid: PlaidDoor, accessToken: string, begin: string | null): Promise<Gathered> {
  const pages: TransactionsSyncResponse[] = [];
  for (let cursor = begin; ; ) {
    const request = { access_token: accessToken, count: PAGE_ROWS, ...(cursor && { cursor }) };
    const page = await plaid.call((sdk) => sdk.transactionsSync(request));
    pages.push(page);
    if (!page.has_more) return fold(pages, begin);
    if (pages.length === MAX_PAGES || page.next_cursor === cursor)
      throw new CoachError('INTERNAL', 'The bank link never came to an end of its pages.');
    cursor = page.next_cursor;
  }
}

/** Later pages win: a row added and then modified is said once, a row removed and added again is there. */
function fold(pages: TransactionsSyncResponse[], begin: string | null): Gathered {
  const accounts = new Map<string, AccountBase>();
  const rows = new Map<string, { list: 'added' | 'modified'; row: Transaction }>();
  const removed = new Set<string>();
  for (const page of pages) {
    for (const account of page.accounts ?? []) accounts.set(account.account_id, account);
    for (const list of ['added', 'modified'] as const) {
      for (const row of page[list] ?? []) {
        rows.set(row.transaction_id, { list, row });
        removed.delete(row.transaction_id);
      }
    }
    for (const { transaction_id } of page.removed ?? []) {
      rows.delete(transaction_id);
      removed.add(transaction_id);
    }
  }
  const of = (list: 'added' | 'modified') =>
    [...rows.values()].flatMap((each) => (each.list === list ? [each.row] : []));
  const last = pages.at(-1);
  return {
    accounts: [...accounts.values()],
    added: of('added'),
    modified: of('modified'),
    removed: [...removed].map((transaction_id) => ({ transaction_id })),
    cursor: last?.next_cursor ?? begin ?? '',
    isReady: last?.transactions_update_status !== 'NOT_READY' && last?.next_cursor !== '',
  };
}
