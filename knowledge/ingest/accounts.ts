// What a file says about accounts and what is owed on them, and what they then are. Pure: importing and taking back an import share it.
import type { IsoDate } from '../calendar.ts';
import type { AccountRow, LiabilityRow } from './rows.ts';

/** An account as a file said it, its balance dated. */
export interface SaidAccount extends Omit<AccountRow, 'balanceAt' | 'path'> {
  balanceOn: IsoDate;
  recordedAt: string;
}

/** An account as it is. */
export interface AccountState extends Record<string, unknown>, Omit<AccountRow, 'balanceAt' | 'path' | 'currency'> {
  currency: string;
  balanceOn: IsoDate | null;
}

/** A balance to keep in the account's history. */
export interface BalanceRow {
  accountId: string;
  recordedAt: string;
  currentCents: number | null;
  availableCents: number | null;
  limitCents: number | null;
}

/** What is owed, as a file said it. */
export type SaidLiability = Omit<LiabilityRow, 'path'>;

/**
 * The account with its balance dated: by the file, else by its last row's day, and never in the future: a wrong clock at the bank must
 * not keep later balances out.
 */
export function saidAccount(
  { path: _, balanceAt, ...account }: AccountRow,
  { lastOn, today }: { lastOn: IsoDate | null; today: IsoDate },
): SaidAccount {
  const fallbackOn = lastOn && lastOn < today ? lastOn : today;
  const on = balanceAt?.slice(0, 10) ?? fallbackOn;
  const isDated = balanceAt !== null && on <= today;
  const balanceOn = on < today ? on : today;
  return { ...account, balanceOn, recordedAt: isDated ? balanceAt : `${balanceOn}T12:00:00Z` };
}

/** The account after a file, and the balance it adds to the history; null when the file changes nothing. An older file never overwrites a newer balance. */
export function accountAfter(
  old: AccountState | undefined,
  { recordedAt, currency, ...said }: SaidAccount,
): { account: AccountState; balance: Omit<BalanceRow, 'accountId'> | null } | null {
  if (old?.balanceOn && old.balanceOn > said.balanceOn) return null;
  const { currentCents, availableCents, limitCents } = said;
  const saysBalance = currentCents !== null || availableCents !== null || limitCents !== null;
  // A file without balances leaves the known ones as they are.
  const kept = saysBalance
    ? {}
    : {
        currentCents: old?.currentCents ?? null,
        availableCents: old?.availableCents ?? null,
        limitCents: old?.limitCents ?? null,
        balanceOn: old?.balanceOn ?? null,
      };
  const account: AccountState = { ...said, ...kept, currency: currency ?? old?.currency ?? 'USD' };
  if (old && Object.entries(account).every(([key, value]) => old[key] === value)) return null;
  const hasBalance = currentCents !== null || availableCents !== null;
  return { account, balance: hasBalance ? { recordedAt, currentCents, availableCents, limitCents } : null };
}

/** Does this say what is owed now? An older statement never overwrites a newer one. */
export function isNewerLiability(old: SaidLiability | undefined, said: SaidLiability): boolean {
  return !old?.lastStatementOn || !said.lastStatementOn || old.lastStatementOn <= said.lastStatementOn;
}
