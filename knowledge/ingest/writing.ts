// The second reading of a file: stores its rows in batches, and keeps what it said in the journal, inside one transaction.
import { randomUUID } from 'node:crypto';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import { accountAfter, saidAccount } from './accounts.ts';
import { changesOf, idsFor, toSaid } from './changes.ts';
import { closeImport, type JournalPart, openImport, writePart } from './journal.ts';
import { namer } from './naming.ts';
import type { FileSummary, Progress, RowSource, SecondReading } from './reading.ts';
import { type FileReport, refusal } from './report.ts';
import { rowGate } from './row-gate.ts';
import type { TransactionRow } from './rows.ts';
import { appendBalances, storedAccounts, writeAccounts, writeLiabilities } from './store.ts';
import { deleteRows, hasRows, rollUp, storedRows, type Touched, touched, writeRows } from './store-rows.ts';

/** Rows written at once, and rows a part of the journal. */
const BATCH = 1000;

/** How to store. */
interface StoringOptions {
  today: IsoDate;
  size: number;
  onProgress?: (progress: Progress) => void;
}

/** What storing a file did. */
interface StoredFile {
  importId: string;
  counts: Pick<FileReport, 'accounts' | 'new' | 'updated' | 'duplicate' | 'from' | 'to'>;
  isChanged: boolean;
  /** Whose rows changed; undefined when there are too many to name. */
  payees: Set<string> | undefined;
  /** Writes the report of the import. */
  close(report: FileReport): Promise<void>;
}

/** Stores what the first reading found good. The caller holds the import lock and has read `summary` from the same source. */
export async function storeFile(
  tx: CustomerTx,
  source: RowSource,
  summary: FileSummary,
  { reading, ...options }: StoringOptions & { reading: SecondReading },
): Promise<StoredFile> {
  const importId = randomUUID();
  const { name, format } = source;
  const touches = touched();
  const counts = {
    accounts: summary.accounts.length,
    new: 0,
    updated: 0,
    duplicate: 0,
    from: summary.first,
    to: summary.last,
  };
  await openImport(tx, { id: importId, name, format });
  const {
    accounts,
    said,
    isChanged: hasAccountChanges,
  } = await storeAccounts(tx, importId, source, summary, options.today);
  const liabilities = summary.liabilities.map(({ path: _, ...owed }) => owed);
  const owedChanged = await writeLiabilities(
    tx,
    liabilities.map((owed) => ({ ...owed, accountId: accounts.get(owed.accountExternalId)?.id ?? '' })),
  );

  const named = await namer(tx, format);
  const isFirst = !(await hasRows(tx, format));
  const removed = [...new Set(summary.removed)];
  const gone = await removeRows(tx, format, removed, touches);
  const stored = gone.size;
  const isRemoved = new Set(removed);
  let part = 0;
  let rows = 0;
  const journal: JournalPart = { accounts: said, liabilities, removed, transactions: [] };
  const flush = async (batch: TransactionRow[]) => {
    await writePart(tx, importId, part, {
      ...(part === 0 ? journal : { accounts: [], liabilities: [], removed: [] }),
      transactions: batch,
    });
    part += 1;
    const incoming = batch.flatMap((row) => {
      const account = accounts.get(row.accountExternalId);
      return account && !isRemoved.has(row.externalId) ? [toSaid(row, account)] : [];
    });
    const { ids, linkedTo } = idsFor(incoming);
    // In a source's first file only a row's pending row can be stored already: the gate lets each id through once.
    const wanted = isFirst ? incoming.flatMap((row) => row.pendingExternalId ?? []) : ids;
    const changes = changesOf(await storedRows(tx, format, { ids: wanted, linkedTo }), incoming, gone);
    await deleteRows(
      tx,
      format,
      changes.deletes.map((row) => row.externalId),
    );
    const upserts = changes.upserts.map((row) => named(row, importId));
    await writeRows(tx, format, upserts);
    for (const row of [...changes.deletes, ...changes.replaced, ...upserts]) touches.add(row);
    for (const key of ['new', 'updated', 'duplicate'] as const) counts[key] += changes[key];
    rows += batch.length;
  };
  await eachBatch(reading, summary, options, { isAccount: (id) => accounts.has(id), rows: () => rows }, flush);
  if (part === 0) await flush([]);

  counts.updated += gone.size;
  counts.duplicate += removed.length - stored + (stored - gone.size);
  const days = touches.days();
  await rollUp(tx, days);
  const isChanged = counts.new + counts.updated + owedChanged > 0 || hasAccountChanges;
  const close = (report: FileReport) => closeImport(tx, importId, report, summary.problemCount);
  return { importId, counts, isChanged, payees: touches.payees(), close };
}

/** Deletes the rows a file says are gone; returns the ids of those that were stored. */
async function removeRows(tx: CustomerTx, source: string, removed: string[], touches: Touched): Promise<Set<string>> {
  const rows = await storedRows(tx, source, { ids: removed, linkedTo: [] });
  await deleteRows(
    tx,
    source,
    rows.map((row) => row.externalId),
  );
  for (const row of rows) touches.add(row);
  return new Set(rows.map((row) => row.externalId));
}

async function storeAccounts(
  tx: CustomerTx,
  importId: string,
  source: RowSource,
  summary: FileSummary,
  today: IsoDate,
) {
  const known = await storedAccounts(tx, source.format);
  const said = summary.accounts.map((account) => saidAccount(account, { lastOn: summary.last, today }));
  const changed = said.flatMap((each) => accountAfter(known.get(each.externalId), each) ?? []);
  const ids = await writeAccounts(
    tx,
    source.format,
    changed.map(({ account }) => account),
  );
  const accounts = new Map<string, { id: string; currency: string }>(known);
  for (const { account } of changed)
    accounts.set(account.externalId, { id: ids.get(account.externalId) ?? '', currency: account.currency });
  const balances = changed.flatMap(({ account, balance }) =>
    balance ? [{ ...balance, accountId: ids.get(account.externalId) ?? '' }] : [],
  );
  await appendBalances(tx, importId, balances);
  return { accounts, said, isChanged: changed.length > 0 };
}

/** Hands over the good rows in batches, from what the first reading kept or by reading the file again. Throws when the file has changed. */
async function eachBatch(
  { parts, bytes }: SecondReading,
  { kept, fingerprint, rows: total }: FileSummary,
  { today, size, onProgress }: StoringOptions,
  { isAccount, rows }: { isAccount: (id: string) => boolean; rows: () => number },
  flush: (batch: TransactionRow[]) => Promise<void>,
): Promise<void> {
  const gate = rowGate(today, () => {});
  let batch: TransactionRow[] = [];
  // While the database writes one batch the next is read; never more than one is on its way.
  let writing = Promise.resolve();
  const write = async () => {
    const full = batch;
    batch = [];
    await writing;
    writing = flush(full);
    // Its failure is thrown where it is awaited; until then it must not count as unhandled.
    writing.catch(() => {});
  };
  try {
    for await (const part of parts) {
      for (const raw of part.transactions ?? []) {
        const row = gate.admit(raw);
        if (!row || !isAccount(row.accountExternalId)) continue;
        batch.push(row);
        if (batch.length < BATCH) continue;
        await write();
        onProgress?.({
          phase: 'storing',
          rows: rows(),
          bytes: kept ? Math.round((size * rows()) / (total || 1)) : bytes(),
          size,
        });
      }
    }
    if (batch.length > 0) await write();
  } finally {
    await writing;
  }
  if (gate.fingerprint() !== fingerprint) {
    throw refusal(
      'UNREADABLE_FILE',
      'This file was changed while it was read, so nothing of it was stored. Import it again.',
    );
  }
}
