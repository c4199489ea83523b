// What the ledger would be if only these imports had been made: reads the journal again, for some rows and all accounts.
import type { CustomerTx } from '../db/open.ts';
import { type AccountState, accountAfter, type BalanceRow, isNewerLiability, type SaidLiability } from './accounts.ts';
import { changesOf, idsFor, type SaidRow, toSaid } from './changes.ts';
import { type JournalImport, type JournalPart, partsOf } from './journal.ts';

/** A row with the import that last changed it. */
export type ReplayedRow = SaidRow & { importId: string };

/** What imports add up to. Balances and what is owed by the account's external id. */
export interface Replayed {
  rows: Map<string, ReplayedRow>;
  accounts: Map<string, AccountState>;
  /** Accounts that rows outside the replayed ones belong to as well. */
  used: Set<string>;
  liabilities: Map<string, SaidLiability>;
  balances: Map<string, (Omit<BalanceRow, 'accountId'> & { externalId: string })[]>;
}

/** Replays imports of one source in their order. `isTouched` picks the rows; `idOf` gives an account's id in the ledger. */
export async function replay(
  tx: CustomerTx,
  imports: JournalImport[],
  { isTouched, idOf }: { isTouched: (externalId: string) => boolean; idOf: (accountExternalId: string) => string },
): Promise<Replayed> {
  const state: Replayed = {
    rows: new Map(),
    accounts: new Map(),
    used: new Set(),
    liabilities: new Map(),
    balances: new Map(),
  };
  const links = new Map<string, Set<string>>();
  for (const { id: importId } of imports) {
    const gone = new Set<string>();
    const isRemoved = new Set<string>();
    for await (const part of partsOf(tx, importId)) {
      replayAccounts(state, part, importId);
      for (const id of part.removed) {
        if (!isTouched(id)) continue;
        isRemoved.add(id);
        if (state.rows.delete(id)) gone.add(id);
      }
      const incoming = part.transactions.flatMap((row) => {
        state.used.add(row.accountExternalId);
        if (!isTouched(row.externalId) || isRemoved.has(row.externalId)) return [];
        const { accountExternalId } = row;
        const currency = state.accounts.get(accountExternalId)?.currency ?? 'USD';
        return [toSaid(row, { id: idOf(accountExternalId), currency })];
      });
      const changes = changesOf(storedFor(state.rows, links, incoming), incoming, gone);
      for (const row of changes.deletes) state.rows.delete(row.externalId);
      for (const row of changes.upserts) {
        state.rows.set(row.externalId, { ...row, importId });
        if (row.pendingExternalId)
          links.set(row.pendingExternalId, (links.get(row.pendingExternalId) ?? new Set()).add(row.externalId));
      }
    }
  }
  return state;
}

function replayAccounts(state: Replayed, part: JournalPart, importId: string): void {
  for (const said of part.accounts) {
    const after = accountAfter(state.accounts.get(said.externalId), said);
    if (!after) continue;
    state.accounts.set(said.externalId, after.account);
    if (!after.balance) continue;
    const balances = state.balances.get(importId) ?? [];
    state.balances.set(importId, [...balances, { ...after.balance, externalId: said.externalId }]);
  }
  for (const owed of part.liabilities) {
    const { accountExternalId } = owed;
    if (isNewerLiability(state.liabilities.get(accountExternalId), owed))
      state.liabilities.set(accountExternalId, owed);
  }
}

/** What `storedRows` finds in the database, found in memory. */
function storedFor(
  rows: Map<string, ReplayedRow>,
  links: Map<string, Set<string>>,
  incoming: SaidRow[],
): ReplayedRow[] {
  const { ids, linkedTo } = idsFor(incoming);
  const linked = linkedTo.flatMap((id) => [...(links.get(id) ?? [])]);
  const [own, pending] = [new Set(ids), new Set(linkedTo)];
  const found = new Map<string, ReplayedRow>();
  for (const id of [...ids, ...linked]) {
    const row = rows.get(id);
    if (row && (own.has(id) || pending.has(row.pendingExternalId ?? ''))) found.set(id, row);
  }
  return [...found.values()];
}
