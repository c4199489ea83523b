// Brings one bank link up to date: what changed since the cursor, accounts and what is owed, in one import; then the cursor moves on.
import type { AccountBase, LiabilitiesObject } from 'plaid';
import type { IsoDate } from '../../calendar.ts';
import { hasConsent } from '../../consent.ts';
import { asCustomer } from '../../db/customer.ts';
import type { Database } from '../../db/open.ts';
import { CoachError } from '../../errors.ts';
import { importPlaid } from '../import.ts';
import { type PlaidDoor, plaidCode } from './api.ts';
import { advanceCursor, findItem, type StoredItem, setItemStatus } from './items.ts';
import { type Gathered, gatherPages } from './pages.ts';
import { openToken } from './seal.ts';

/** What a sync did. `skipped` counts rows of the bank's that could not be read and were left out. */
export interface SyncReport {
  status: 'synced' | 'not_ready' | 'login_required';
  new: number;
  updated: number;
  skipped: number;
}

/** What a sync needs. */
export interface SyncDeps {
  db: Database;
  plaid: PlaidDoor;
  key: Buffer;
  today: IsoDate;
  pause(ms: number): Promise<unknown>;
}

/** Two syncs of one link at once are rare; the one that finds itself overtaken reads again. */
const TRIES = 4;
/** Plaid's codes for "this bank tells us nothing about debts". */
const NO_DEBTS = new Set([
  'PRODUCTS_NOT_SUPPORTED',
  'NO_LIABILITY_ACCOUNTS',
  'PRODUCT_NOT_READY',
  'PRODUCT_NOT_ENABLED',
]);
const CONSENT_CODES = new Set(['ADDITIONAL_CONSENT_REQUIRED', 'ACCESS_NOT_GRANTED']);

/**
 * Fetches and imports what is new. The cursor is stored after the import: a crash between the two means the same rows again, which adds
 * nothing. Throws NOT_FOUND for a link the customer does not have, CONSENT_REQUIRED, RATE_LIMITED or OVERLOADED when Plaid is busy.
 */
export async function syncItem(deps: SyncDeps, customerId: string, itemId: string): Promise<SyncReport> {
  const { db, plaid, pause } = deps;
  const first = await readItem(db, customerId, itemId);
  const accessToken = openToken(first.sealedToken, { userId: customerId, itemId }, deps.key);
  const total: SyncReport = { status: 'synced', new: 0, updated: 0, skipped: 0 };
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { cursor: stored } = tries === 0 ? first : await readItem(db, customerId, itemId);
      // Overtaken, it reads from its own beginning again: what it imported may have been older than what stood there.
      const changes = await gatherPages(plaid, { accessToken, cursor: first.cursor }, pause);
      if (!changes.isReady) return { ...total, status: 'not_ready' };
      const report = await importChanges(deps, { customerId, itemId }, await withDebts(plaid, accessToken, changes));
      total.new += report.new;
      total.updated += report.updated;
      total.skipped = report.skipped;
      const isNoted = await asCustomer(db, customerId, (tx) =>
        advanceCursor(tx, { itemId, from: stored, to: changes.cursor }),
      );
      if (isNoted) return total;
    }
  } catch (error) {
    const code = plaidCode(error);
    if (code === 'PRODUCT_NOT_READY') return { ...total, status: 'not_ready' };
    if (code !== 'ITEM_LOGIN_REQUIRED') throw error;
    await asCustomer(db, customerId, (tx) => setItemStatus(tx, itemId, 'login_required'));
    return { ...total, status: 'login_required' };
  }
  throw new CoachError('OVERLOADED', 'This bank link is being fetched several times at once. Please try again later.');
}

function readItem(db: Database, customerId: string, itemId: string): Promise<StoredItem> {
  return asCustomer(db, customerId, async (tx) => {
    if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
    const item = await findItem(tx, itemId);
    if (!item || item.status === 'removed') throw new CoachError('NOT_FOUND', 'This bank link was taken back.');
    return item;
  });
}

type Changes = Omit<Gathered, 'isReady' | 'cursor'> & { liabilities?: LiabilitiesObject };

/** Adds every account's newest balance, and what is owed where there is a debt. */
async function withDebts(plaid: PlaidDoor, access_token: string, changes: Gathered): Promise<Changes> {
  const { accounts } = await plaid.call((sdk) => sdk.accountsGet({ access_token }));
  const byId = new Map<string, AccountBase>([...changes.accounts, ...accounts].map((each) => [each.account_id, each]));
  const { added, modified, removed } = changes;
  const all = { accounts: [...byId.values()], added, modified, removed };
  if (!all.accounts.some(({ type }) => type === 'credit' || type === 'loan')) return all;
  try {
    const { liabilities } = await plaid.call((sdk) => sdk.liabilitiesGet({ access_token }));
    // A debt without its account (an account since closed) has nowhere to stand.
    const isHere = (row: { account_id: string | null }) => row.account_id !== null && byId.has(row.account_id);
    return {
      ...all,
      liabilities: {
        credit: liabilities.credit?.filter(isHere) ?? null,
        mortgage: liabilities.mortgage?.filter(isHere) ?? null,
        student: liabilities.student?.filter(isHere) ?? null,
      },
    };
  } catch (error) {
    const code = plaidCode(error) ?? '';
    if (NO_DEBTS.has(code) || CONSENT_CODES.has(code)) return all;
    throw error;
  }
}

/** One import; rows of the bank's that cannot be read are left out and counted, so that one of them never stops the rest for good. */
async function importChanges(
  { db, today }: SyncDeps,
  { customerId, itemId }: { customerId: string; itemId: string },
  changes: Changes,
): Promise<{ new: number; updated: number; skipped: number }> {
  const name = `bank link ${itemId}`;
  let json = changes;
  let skipped = 0;
  for (;;) {
    try {
      const report = await importPlaid(db, customerId, { name, json }, { today });
      return { new: report.new, updated: report.updated, skipped };
    } catch (error) {
      if (!(error instanceof CoachError)) throw error;
      if (error.code === 'NOTHING_TO_IMPORT') return { new: 0, updated: 0, skipped };
      const less = error.code === 'INVALID_ROWS' ? withoutRows(json, unreadable(error)) : json;
      const dropped = sizeOf(json) - sizeOf(less);
      if (dropped === 0) throw error;
      skipped += dropped;
      json = less;
    }
  }
}

/** The rows an import refused, by path: `added[3]`. */
function unreadable({ details }: CoachError): Set<string> {
  const errors = Array.isArray(details.errors) ? (details.errors as { field?: unknown }[]) : [];
  return new Set(errors.flatMap(({ field }) => /^[\w.]+\[\d+\]/.exec(String(field))?.[0] ?? []));
}

function withoutRows(changes: Changes, paths: Set<string>): Changes {
  const keep = <Row>(list: Row[], path: string): Row[] => list.filter((_, index) => !paths.has(`${path}[${index}]`));
  const { liabilities } = changes;
  return {
    accounts: keep(changes.accounts, 'accounts'),
    added: keep(changes.added, 'added'),
    modified: keep(changes.modified, 'modified'),
    removed: keep(changes.removed, 'removed'),
    ...(liabilities && {
      liabilities: {
        credit: keep(liabilities.credit ?? [], 'liabilities.credit'),
        mortgage: keep(liabilities.mortgage ?? [], 'liabilities.mortgage'),
        student: keep(liabilities.student ?? [], 'liabilities.student'),
      },
    }),
  };
}

function sizeOf({ accounts, added, modified, removed, liabilities }: Changes): number {
  const owed = [liabilities?.credit, liabilities?.mortgage, liabilities?.student];
  return [accounts, added, modified, removed, ...owed].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
