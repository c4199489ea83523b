// What a customer owns less what they owe, as far as balances are known: which balances count, which are too old, and what they were before.
import { sql } from 'drizzle-orm';
import { addDays, daysBetween, type IsoDate } from './calendar.ts';
import type { CustomerTx } from './db/open.ts';
import type { Account } from './ledger.ts';
import type { Cents } from './money.ts';

// A loan reports its balance once a month, and a few days late.
const FRESH_DAYS = 35;

/** An earlier balance may be this much older than the day asked for: a quiet account still has it. */
const EARLIER_DAYS = 14;

/** Which of the personal accounts count, and which are left out and why. */
interface Counted {
  counted: Account[];
  leftOut: { account: Account; why: 'unknown' | 'old' }[];
  /** The newest day of a balance; null when no bank said. */
  newestOn: IsoDate | null;
}

/** Counts every known balance; one that is much older than the newest would mix two times and is left out. */
export function countBalances(accounts: readonly Account[]): Counted {
  const own = accounts.filter(({ isBusiness }) => !isBusiness);
  const days = own.flatMap(({ currentCents, balanceOn }) => (currentCents === null || !balanceOn ? [] : [balanceOn]));
  const newestOn = days.sort().at(-1) ?? null;
  const counted: Account[] = [];
  const leftOut: Counted['leftOut'] = [];
  for (const account of own) {
    const { currentCents, balanceOn } = account;
    if (currentCents === null) leftOut.push({ account, why: 'unknown' });
    else if (balanceOn && newestOn && daysBetween(balanceOn, newestOn) > FRESH_DAYS)
      leftOut.push({ account, why: 'old' });
    else counted.push(account);
  }
  return { counted, leftOut, newestOn };
}

/** Is this account a debt? Its balance is what is owed. */
export function isDebt({ type }: Pick<Account, 'type'>): boolean {
  return type === 'credit' || type === 'loan';
}

/** A balance as it stood at the end of a day. */
export interface EarlierBalance {
  accountId: string;
  on: IsoDate;
  cents: Cents;
}

/** The last balance each account had by the end of a day, of the two weeks up to it; days are the customer's own. */
export async function balancesBy(
  tx: CustomerTx,
  { on, timeZone }: { on: IsoDate; timeZone: string },
): Promise<EarlierBalance[]> {
  const { rows } = await tx.execute<{ accountId: string; on: IsoDate; cents: unknown }>(sql`
    select distinct on (b.account_id) b.account_id as "accountId", (b.recorded_at at time zone ${timeZone})::date::text as on,
      b.current_cents as cents
    from api.balances b
    where b.current_cents is not null and (b.recorded_at at time zone ${timeZone})::date between ${addDays(on, -EARLIER_DAYS)} and ${on}
    order by b.account_id, b.recorded_at desc`);
  return rows.map(({ cents, ...rest }) => ({ ...rest, cents: Number(cents) }));
}
