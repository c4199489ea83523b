// Envelopes: how much a customer plans to spend in a category each month, and what is left.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { IsoDate, Period } from './calendar.ts';
import { monthOf } from './calendar.ts';
import type { Category } from './categories.ts';
import { categories, categoryOf, findCategory } from './categories.ts';
import type { CustomerTx } from './db/open.ts';
import { invalidInput, readInput } from './input.ts';
import { personal } from './ledger/rows.ts';
import type { Cents } from './money.ts';

/** Money for one category, each calendar month. */
export interface Budget {
  id: string;
  category: string;
  currency: string;
  monthCents: Cents;
}

/** A budget and how the month stands. `period` runs from the first of the month to today. */
export interface BudgetStatus extends Budget {
  spentCents: Cents;
  /** Below zero when more was spent than planned. */
  leftCents: Cents;
  period: Period;
}

/** No budget is above this: 100 million in minor units is beyond any household. */
const MOST_CENTS = 10_000_000_000;

/** The budgets of a customer as they are sent; without a currency it is the one most accounts are in. */
export const budgetsInput = z
  .array(
    z.strictObject({
      category: z.string().min(1).max(100),
      month_cents: z.number().int().min(0).max(MOST_CENTS),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'write three capital letters, such as USD')
        .optional(),
    }),
  )
  .max(200);

/** Replaces all budgets; one for a category and currency that stays keeps its id. Throws INVALID_INPUT for a name that is no main category. */
export async function setBudgets(tx: CustomerTx, input: z.input<typeof budgetsInput>): Promise<void> {
  const budgets = readInput(budgetsInput, input);
  const main = budgets.some(({ currency }) => !currency) ? await mainCurrency(tx) : 'USD';
  const wanted = budgets.map(({ category, month_cents, currency = main }) => ({
    category: mainCategory(category),
    month_cents,
    currency,
  }));
  const keys = wanted.map(({ category, currency }) => `${category} ${currency}`);
  const twice = wanted.find((_, at) => keys.indexOf(keys[at] ?? '') !== at);
  if (twice)
    throw invalidInput(
      'category',
      `"${twice.category}" stands in the list twice. Give each category once per currency.`,
    );
  const json = JSON.stringify(wanted);
  await tx.execute(sql`
    delete from api.budgets where (category, currency) not in
      (select category, currency from jsonb_to_recordset(${json}::jsonb) as b (category text, currency text))`);
  await tx.execute(sql`
    insert into api.budgets (user_id, category, currency, month_cents)
    select (select api.customer()), category, currency, month_cents
    from jsonb_to_recordset(${json}::jsonb) as b (category text, currency text, month_cents bigint)
    on conflict (user_id, category, currency) do update set month_cents = excluded.month_cents, updated_at = now()
    where budgets.month_cents <> excluded.month_cents`);
}

/** The budgets with this month's spending up to today, from the daily totals of personal accounts. */
export async function listBudgets(tx: CustomerTx, { today }: { today: IsoDate }): Promise<BudgetStatus[]> {
  const period = { from: monthOf(today).from, to: today };
  const { rows } = await tx.execute<Omit<Budget, 'monthCents'> & { month_cents: number }>(
    sql`select id, category, currency, month_cents from api.budgets order by category, currency`,
  );
  if (rows.length === 0) return [];
  const spent = await tx.execute<{ detailed: string; currency: string; cents: number }>(sql`
    select t.category_detailed as detailed, t.currency, sum(t.out_cents)::bigint as cents
    from api.daily_cashflow t join api.accounts a on a.id = t.account_id
    where ${personal} and t.posted_on between ${period.from} and ${period.to} group by 1, 2`);
  return rows.map(({ month_cents, ...budget }) => {
    const monthCents = Number(month_cents);
    const spentCents = spent.rows
      .filter(
        ({ detailed, currency }) => currency === budget.currency && categoryOf(detailed)?.name === budget.category,
      )
      .reduce((sum, { cents }) => sum + Number(cents), 0);
    return { ...budget, monthCents, spentCents, leftCents: monthCents - spentCents, period };
  });
}

/** The currency most personal accounts are in; US dollars without accounts. */
export async function mainCurrency(tx: CustomerTx): Promise<string> {
  const { rows } = await tx.execute<{ currency: string }>(sql`
    select a.currency from api.accounts a where ${personal} group by 1 order by count(*) desc, 1 limit 1`);
  return rows[0]?.currency ?? 'USD';
}

/** The main category called this. Throws INVALID_INPUT with the names there are. */
export function mainCategory(name: string): string {
  const found: Category | undefined = findCategory(name);
  if (found?.isMain) return found.name;
  const names = categories.filter(({ isMain }) => isMain).map((each) => each.name);
  throw invalidInput('category', `There is no main category "${name}". Choose one of: ${names.join(', ')}.`);
}
