// Reads a Plaid sandbox custom user: accounts with their transactions inside, no ids, no categories.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { sandboxAccountFields, sandboxTransactionFields } from './plaid-fields.ts';
import { accountName, accountType, anyObject, readRow, rowsOf } from './plaid-rows.ts';
import type { RowProblem } from './report.ts';
import type { Apr, FileRows, LiabilityRow } from './rows.ts';

type SandboxAccount = z.output<typeof sandboxAccountFields>;

/** The rows of `override_accounts`. Ids are made from what a row says and how often it was said before, so the same file gives the same ids. */
export function readSandboxUser(overrides: unknown): FileRows {
  const problems: RowProblem[] = [];
  const rows: FileRows = {
    format: 'plaid-sandbox',
    accounts: [],
    transactions: [],
    removed: [],
    liabilities: [],
    problems,
  };
  const accountIds = countedIds();
  for (const { row: raw, path } of rowsOf(overrides, 'override_accounts', anyObject, problems)) {
    const account = readRow(sandboxAccountFields, raw, path, problems);
    const transactions = rowsOf(raw.transactions, `${path}.transactions`, sandboxTransactionFields, problems);
    if (!account) continue;
    const externalId = accountIds([account.type, account.subtype, account.meta?.name, account.numbers?.account]);
    rows.accounts.push({
      externalId,
      name: accountName(account.meta?.name ?? account.meta?.official_name, account),
      mask: account.meta?.mask ?? account.numbers?.account?.slice(-4) ?? null,
      type: accountType(account.type),
      subtype: account.subtype,
      holderCategory: account.holder_category,
      currency: account.currency,
      currentCents: account.starting_balance ?? account.liability?.principal ?? null,
      availableCents: account.force_available_balance,
      limitCents: account.meta?.limit ?? null,
      balanceAt: null,
      path,
    });
    const ids = countedIds();
    for (const each of transactions) {
      const { date_posted, date_transacted, amount, description, currency } = each.row;
      const postedOn = date_posted ?? date_transacted;
      if (!postedOn) {
        const field = `${each.path}.date_posted`;
        problems.push({ field, code: 'MISSING', message: `${field} is missing` });
        continue;
      }
      rows.transactions.push({
        externalId: ids([externalId, date_posted, date_transacted, amount, description, currency]),
        pendingExternalId: null,
        accountExternalId: externalId,
        postedOn,
        amountCents: amount,
        currency,
        name: description,
        merchant: null,
        detailed: null,
        mcc: null,
        isPending: false,
        channel: null,
        path: each.path,
      });
    }
    rows.liabilities.push(...liabilityOf(account, externalId, path));
  }
  return rows;
}

function countedIds(): (parts: unknown[]) => string {
  const seen = new Map<string, number>();
  return (parts) => {
    const key = JSON.stringify(parts.map((part) => part ?? null));
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `made-${createHash('sha256').update(`${key}#${times}`).digest('hex').slice(0, 32)}`;
  };
}

function liabilityOf({ liability }: SandboxAccount, accountExternalId: string, path: string): LiabilityRow[] {
  const kind = (['credit', 'student', 'mortgage'] as const).find((each) => each === liability?.type);
  if (!liability || !kind) return [];
  const rates: [string, number | null | undefined][] = [
    ['purchase_apr', liability.purchase_apr],
    ['cash_apr', liability.cash_apr],
    ['balance_transfer_apr', liability.balance_transfer_apr],
    ['special', liability.special_apr],
    ['interest_rate', liability.nominal_apr],
  ];
  const aprs: Apr[] = rates.flatMap(([apr_type, rate]) =>
    typeof rate === 'number' ? [{ apr_type, apr_percentage: rate }] : [],
  );
  return [
    {
      accountExternalId,
      kind,
      isOverdue: liability.is_overdue ?? null,
      lastPaymentCents: liability.last_payment_amount,
      lastPaymentOn: null,
      lastStatementCents: null,
      lastStatementOn: null,
      minimumPaymentCents: liability.minimum_payment_amount,
      nextDueOn: null,
      aprs,
      path: `${path}.liability`,
    },
  ];
}
