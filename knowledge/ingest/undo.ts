// Takes an import back: the ledger becomes what the customer's other imports say, as if this one had never been made.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { deriveAfter } from '../jobs/derive.ts';
import { saysSame } from './changes.ts';
import { RECOMPUTED } from './import.ts';
import { findImport, type ImportView, type JournalImport, journal, markUndone, partsOf } from './journal.ts';
import { namer } from './naming.ts';
import { type Replayed, replay } from './replay.ts';
import {
  appendBalances,
  deleteAccounts,
  deleteLiabilities,
  lockImports,
  type StoredAccount,
  storedAccounts,
  writeAccounts,
  writeLiabilities,
} from './store.ts';
import { deleteRows, rollUp, storedRows, touched, writeRows } from './store-rows.ts';

/** What taking an import back did. */
export interface UndoReport {
  importId: string;
  name: string;
  /** Rows that are gone. */
  removed: number;
  /** Rows that say again what another import said. */
  restored: number;
  /** Accounts that are gone. */
  accounts: number;
  recomputed: string[];
}

/**
 * Takes an import back. Works without consent, as deleting does; then nothing is worked out again. Throws NOT_FOUND when the customer has
 * no such import or it was taken back before, INVALID_INPUT when it is older than the journal.
 */
export function undoImport(
  db: Database,
  customerId: string,
  importId: string,
  { today }: { today: IsoDate },
): Promise<UndoReport> {
  return asCustomer(db, customerId, async (tx) => {
    await lockImports(tx);
    const found = await undoable(tx, importId);
    const { id, name, format } = found;
    const all = await journal(tx);
    const rest = all.filter((each) => each.id !== id && each.seq > 0 && each.format === format);
    // Imports from before the journal cannot be read again: what they alone brought stays as it is.
    const isOlder = all.some((each) => each.seq === 0);
    const known = await storedAccounts(tx, format);
    const { ids, accounts } = await whatItTouched(tx, id, rest);
    const state = await replay(tx, rest, {
      isTouched: (externalId) => ids.has(externalId),
      idOf: (externalId) => known.get(externalId)?.id ?? '',
    });

    const touches = touched();
    const older = new Set(all.filter((each) => each.seq === 0).map((each) => each.id));
    const counts = await restoreRows(tx, format, { ids, state, older }, touches);
    const gone = await restoreAccounts(tx, { accounts, known, state, format, keepAll: isOlder });
    await restoreLiabilities(tx, { accounts, known, state });
    await restoreBalances(tx, id, rest, { known, state, gone });
    await rollUp(
      tx,
      touches.days().filter(({ accountId }) => !gone.has(accountId)),
    );
    await markUndone(tx, id);
    const isDerived = await hasConsent(tx);
    if (isDerived) await deriveAfter(tx, { today, payees: touches.payees() });
    return { importId: id, name, ...counts, accounts: gone.size, recomputed: isDerived ? RECOMPUTED : [] };
  });
}

async function undoable(tx: CustomerTx, importId: string): Promise<ImportView> {
  const found = await findImport(tx, importId);
  if (!found) throw new CoachError('NOT_FOUND', `There is no import ${importId}. The list of imports shows their ids.`);
  if (found.undoneAt) throw new CoachError('NOT_FOUND', `The import ${importId} was already undone.`);
  if (found.seq > 0) return found;
  throw new CoachError('INVALID_INPUT', 'This import was made before imports could be undone.');
}

/** The rows whose state this import had a part in, with the rows they are linked to as pending and posted; and its accounts. */
async function whatItTouched(tx: CustomerTx, importId: string, rest: JournalImport[]) {
  const ids = new Set<string>();
  const accounts = new Set<string>();
  const links: [string, string][] = [];
  for await (const part of partsOf(tx, importId)) {
    for (const { externalId } of part.accounts) accounts.add(externalId);
    for (const { accountExternalId } of part.liabilities) accounts.add(accountExternalId);
    for (const id of part.removed) ids.add(id);
    for (const { externalId, pendingExternalId } of part.transactions) {
      ids.add(externalId);
      if (pendingExternalId) links.push([externalId, pendingExternalId]);
    }
  }
  for (const { id } of rest) {
    for await (const part of partsOf(tx, id)) {
      for (const row of part.transactions) {
        if (row.pendingExternalId) links.push([row.externalId, row.pendingExternalId]);
        // Its account's currency may have come from the import that goes, be it named there or taken for dollars.
        if (row.currency === null && accounts.has(row.accountExternalId)) ids.add(row.externalId);
      }
    }
  }
  for (let before = -1; before !== ids.size; ) {
    before = ids.size;
    for (const link of links) if (link.some((id) => ids.has(id))) for (const id of link) ids.add(id);
  }
  return { ids, accounts };
}

async function restoreRows(
  tx: CustomerTx,
  source: string,
  { ids, state, older }: { ids: Set<string>; state: Replayed; older: Set<string> },
  touches: ReturnType<typeof touched>,
): Promise<Pick<UndoReport, 'removed' | 'restored'>> {
  const now = new Map(
    (await storedRows(tx, source, { ids: [...ids], linkedTo: [] })).map((row) => [row.externalId, row]),
  );
  const removed = [...now.values()].filter((row) => !state.rows.has(row.externalId) && !older.has(row.importId ?? ''));
  const changed = [...state.rows.values()].filter((row) => {
    const old = now.get(row.externalId);
    return !old || old.importId !== row.importId || !saysSame(old, row);
  });
  const named = await namer(tx, source);
  const written = changed.map((row) => named(row, row.importId));
  await deleteRows(
    tx,
    source,
    removed.map((row) => row.externalId),
  );
  await writeRows(tx, source, written);
  for (const row of [...removed, ...written, ...changed.flatMap((each) => now.get(each.externalId) ?? [])])
    touches.add(row);
  return { removed: removed.length, restored: written.length };
}

/** Accounts that nothing else speaks of go; the others say what the remaining imports say. Returns the ids of those that are gone. */
async function restoreAccounts(
  tx: CustomerTx,
  {
    accounts,
    known,
    state,
    format,
    keepAll,
  }: {
    accounts: Set<string>;
    known: Map<string, StoredAccount>;
    state: Replayed;
    format: string;
    keepAll: boolean;
  },
): Promise<Set<string>> {
  const targets = [...accounts].flatMap((externalId) => {
    const account = state.accounts.get(externalId);
    if (account) return [account];
    const held = known.get(externalId);
    if (!held || keepAll || !state.used.has(externalId)) return [];
    // Another import's rows are in it: the account stays, but its balances were this import's to say.
    const { id: _, ...rest } = held;
    return [{ ...rest, currentCents: null, availableCents: null, limitCents: null, balanceOn: null }];
  });
  await writeAccounts(tx, format, targets);
  const gone = keepAll
    ? []
    : [...accounts].flatMap((externalId) => {
        const isKept = state.accounts.has(externalId) || state.used.has(externalId);
        const id = known.get(externalId)?.id;
        return isKept || !id ? [] : [id];
      });
  await deleteAccounts(tx, gone);
  return new Set(gone);
}

async function restoreLiabilities(
  tx: CustomerTx,
  { accounts, known, state }: { accounts: Set<string>; known: Map<string, StoredAccount>; state: Replayed },
): Promise<void> {
  const owed = [...accounts].flatMap((externalId) => {
    const accountId = known.get(externalId)?.id;
    return accountId ? [{ accountId, said: state.liabilities.get(externalId) }] : [];
  });
  await deleteLiabilities(
    tx,
    owed.map(({ accountId }) => accountId),
  );
  await writeLiabilities(
    tx,
    owed.flatMap(({ accountId, said }) => (said ? [{ ...said, accountId }] : [])),
  );
}

/** The history of balances: this import's go, and each other's are what it would have added without this one. */
async function restoreBalances(
  tx: CustomerTx,
  undone: string,
  rest: JournalImport[],
  { known, state, gone }: { known: Map<string, StoredAccount>; state: Replayed; gone: Set<string> },
): Promise<void> {
  await tx.execute(sql`select api.forget_balances(${undone}::uuid)`);
  const { rows } = await tx.execute<{ importId: string; keys: string[] }>(sql`
    select import_id as "importId", array_agg(account_id || ' ' || floor(extract(epoch from recorded_at) * 1000)::bigint) as keys
    from api.balances where import_id is not null group by import_id`);
  const stored = new Map(rows.map(({ importId, keys }) => [importId, keys.sort().join()]));
  for (const { id } of rest) {
    const balances = (state.balances.get(id) ?? []).flatMap(({ externalId, ...balance }) => {
      const accountId = known.get(externalId)?.id;
      return accountId && !gone.has(accountId) ? [{ ...balance, accountId }] : [];
    });
    // What an import says of a balance stays the same; whether it was news when it came may not.
    const keys = balances.map(({ accountId, recordedAt }) => `${accountId} ${Date.parse(recordedAt)}`);
    if (keys.sort().join() === (stored.get(id) ?? '')) continue;
    await tx.execute(sql`select api.forget_balances(${id}::uuid)`);
    await appendBalances(tx, id, balances);
  }
}
