// One customer with pay, bills, everyday purchases, savings and two cards, for the tests of plans and forecasts.
import { sql } from 'drizzle-orm';
import { addDays } from '../../knowledge/calendar.ts';
import { testCustomer } from '../../knowledge/db/fixture.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { addAccount, addRows } from '../../knowledge/ledger/fixture.ts';

/** The day of these tests: a month's end, a day before the clocks go back in New York. */
export const TODAY = '2026-10-31';

/** Adds the customer and returns the id. */
export async function planCustomer(db: Database): Promise<string> {
  const user = await testCustomer(db);
  const checking = await addAccount(db, user, { name: 'Everyday Checking', currentCents: 100_000, balanceOn: TODAY });
  const savings = await addAccount(db, user, {
    name: 'Rainy Day',
    subtype: 'savings',
    currentCents: 200_000,
    balanceOn: TODAY,
  });
  await addCard(db, user, { name: 'Visa', owed: 200_000, apr: 24, minimum: 6_000 });
  await addCard(db, user, { name: 'Store Card', owed: 50_000, apr: 30, minimum: 2_500 });
  const every = (days: number, count: number, last: string) =>
    Array.from({ length: count }, (_, back) => addDays(last, -days * back));
  const monthly = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'];
  await addRows(db, user, checking, [
    ...every(14, 10, '2026-10-23').map((on) => ({
      on,
      cents: -150_000,
      merchant: 'Acme Payroll',
      code: 'INCOME_SALARY',
    })),
    ...monthly.map((on) => ({ on, cents: 90_000, merchant: 'Oak Apartments', code: 'RENT_AND_UTILITIES_RENT' })),
    ...monthly.map((on) => ({
      on: addDays(on, 11),
      cents: 1_549,
      merchant: 'Netflix',
      code: 'ENTERTAINMENT_TV_AND_MOVIES',
    })),
    ...every(7, 20, '2026-10-28').map((on) => ({
      on,
      cents: 7_001,
      merchant: 'Aldi',
      code: 'FOOD_AND_DRINK_GROCERIES',
    })),
    { on: '2026-10-14', cents: 80_000, merchant: 'Best Buy', code: 'GENERAL_MERCHANDISE_ELECTRONICS' },
  ]);
  await addRows(
    db,
    user,
    savings,
    monthly.map((on) => ({ on, cents: -10_000, merchant: 'Transfer', code: 'TRANSFER_IN_SAVINGS' })),
  );
  return user;
}

/** Adds a card with its terms; null is what the bank did not report. */
export async function addCard(
  db: Database,
  user: string,
  {
    name,
    owed,
    apr,
    minimum,
    currency = 'USD',
    type = 'credit',
  }: {
    name: string;
    owed: number | null;
    apr: number | null;
    minimum: number | null;
    currency?: string;
    type?: 'credit' | 'loan';
  },
): Promise<void> {
  const id = await addAccount(db, user, {
    name,
    type,
    subtype: type === 'credit' ? 'credit card' : 'auto',
    currentCents: owed,
    currency,
    balanceOn: TODAY,
  });
  const aprs = apr === null ? [] : [{ apr_type: 'purchase_apr', apr_percentage: apr }];
  await db.owner.execute(sql`
    insert into ledger.liabilities (account_id, user_id, kind, minimum_payment_cents, next_due_on, aprs)
    values (${id}, ${user}, 'credit', ${minimum}, '2026-11-20', ${JSON.stringify(aprs)}::jsonb)`);
}
