// What a customer owes: every card and loan with its balance, rate, minimum and due day as the bank gave them; null is unknown, never zero.
import type { IsoDate } from './calendar.ts';
import type { CustomerTx } from './db/open.ts';
import { type Account, type Liability, listAccounts, listLiabilities } from './ledger.ts';
import type { Cents } from './money.ts';
import { utilizationOf } from './signals/card-utilization.ts';

/** What a bank may leave out about a debt. */
export type DebtGap = 'balance' | 'rate' | 'minimum payment' | 'due day' | 'credit limit';

/** One card or loan. */
export interface Debt {
  account: Account;
  kind: 'card' | 'mortgage' | 'student loan' | 'car loan' | 'loan';
  /** What is owed, never below zero; null when the bank did not say. A balance in the customer's favour is in `creditCents`. */
  owedCents: Cents | null;
  creditCents: Cents;
  /** Yearly rate in percent, exactly as the bank gives it: 24.99. Of a card, the rate for purchases. */
  aprPct: number | null;
  /** True when the bank says that part of the balance is at another rate. */
  isMixedRate: boolean;
  minimumCents: Cents | null;
  dueOn: IsoDate | null;
  isOverdue: boolean | null;
  /** Share of a card's limit in use, in hundredths of a percent. */
  utilizationBps: number | null;
  lastPaymentCents: Cents | null;
  lastPaymentOn: IsoDate | null;
  lastStatementCents: Cents | null;
  lastStatementOn: IsoDate | null;
  unknown: DebtGap[];
}

/** Every card and loan of the customer's personal accounts, those with nothing owed too, in the order of accounts. */
export async function loadDebts(tx: CustomerTx): Promise<Debt[]> {
  return debtsOf(await listAccounts(tx), await listLiabilities(tx));
}

/** The debts among accounts and what the bank says of them; business accounts are left out. */
export function debtsOf(accounts: readonly Account[], liabilities: readonly Liability[]): Debt[] {
  return accounts
    .filter(({ isBusiness, type }) => !isBusiness && (type === 'credit' || type === 'loan'))
    .map((account) =>
      debtOf(
        account,
        liabilities.find(({ accountId }) => accountId === account.id),
      ),
    );
}

/** Hundredths of a percent of a rate, rounded to show it: 6.125 -> 613. Work with `aprPct` itself. */
export function aprBps({ aprPct }: Pick<Debt, 'aprPct'>): number | null {
  return aprPct === null ? null : Math.round(Number((aprPct * 100).toFixed(6)));
}

function debtOf(account: Account, liability: Liability | undefined): Debt {
  const { currentCents, limitCents, type } = account;
  const isCard = type === 'credit';
  const { aprPct, isMixedRate } = rateOf(liability, isCard);
  const debt: Omit<Debt, 'unknown'> = {
    account,
    kind: isCard ? 'card' : loanKind(account, liability),
    owedCents: currentCents === null ? null : Math.max(0, currentCents),
    creditCents: Math.max(0, -(currentCents ?? 0)),
    aprPct,
    isMixedRate,
    minimumCents: liability?.minimumPaymentCents ?? null,
    dueOn: liability?.nextDueOn ?? null,
    isOverdue: liability?.isOverdue ?? null,
    utilizationBps: isCard ? (utilizationOf(account).value ?? null) : null,
    lastPaymentCents: liability?.lastPaymentCents ?? null,
    lastPaymentOn: liability?.lastPaymentOn ?? null,
    lastStatementCents: liability?.lastStatementCents ?? null,
    lastStatementOn: liability?.lastStatementOn ?? null,
  };
  const isGap: [DebtGap, boolean][] = [
    ['balance', debt.owedCents === null],
    ['rate', aprPct === null],
    ['minimum payment', debt.minimumCents === null],
    ['due day', debt.dueOn === null],
    ['credit limit', isCard && limitCents === null],
  ];
  return { ...debt, unknown: isGap.filter(([, isMissing]) => isMissing).map(([gap]) => gap) };
}

function loanKind({ subtype }: Account, liability: Liability | undefined): Debt['kind'] {
  if (liability?.kind === 'mortgage' || subtype === 'mortgage' || subtype === 'home equity') return 'mortgage';
  if (liability?.kind === 'student' || subtype === 'student') return 'student loan';
  return subtype === 'auto' ? 'car loan' : 'loan';
}

interface Rate {
  type: string;
  pct: number;
  /** Balance the rate applies to, in whole currency units; 0 when the bank does not say. */
  subject: number;
}

// A card's cash or transfer rate says nothing about what purchases cost, so only the purchase rate counts; a loan has one rate.
function rateOf(liability: Liability | undefined, isCard: boolean): Pick<Debt, 'aprPct' | 'isMixedRate'> {
  const rates = ratesOf(liability?.aprs);
  const fitting = rates.filter(({ type }) => !isCard || type === 'purchase_apr' || type === 'interest_rate');
  const main = fitting.find(({ subject }) => subject > 0) ?? fitting[0];
  const isMixedRate = rates.some((rate) => rate !== main && rate.subject > 0 && rate.pct !== main?.pct);
  return { aprPct: main?.pct ?? null, isMixedRate };
}

function ratesOf(aprs: unknown): Rate[] {
  if (!Array.isArray(aprs)) return [];
  return aprs.flatMap((apr: unknown): Rate[] => {
    if (!apr || typeof apr !== 'object' || !('apr_percentage' in apr)) return [];
    const pct = apr.apr_percentage;
    if (typeof pct !== 'number' || !Number.isFinite(pct) || pct < 0) return [];
    const subject = 'balance_subject_to_apr' in apr ? apr.balance_subject_to_apr : 0;
    const type = 'apr_type' in apr && typeof apr.apr_type === 'string' ? apr.apr_type : '';
    return [{ type, pct, subject: typeof subject === 'number' ? subject : 0 }];
  });
}
