// Savings goals: a target, a day, what has been saved, what it takes each month, and whether it is on track.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mainCurrency } from './budgets.ts';
import type { IsoDate } from './calendar.ts';
import { addMonths, daysBetween, isoDate } from './calendar.ts';
import type { CustomerTx } from './db/open.ts';
import { invalidInput, readInput } from './input.ts';
import type { Account } from './ledger.ts';
import { listAccounts } from './ledger.ts';
import type { Cents } from './money.ts';

/** A goal as it is kept. */
export interface Goal {
  id: string;
  name: string;
  currency: string;
  targetCents: Cents;
  dueOn: IsoDate | null;
  /** Progress is this account's balance above `startCents`; without one it is what the customer says was saved. */
  accountId: string | null;
  startCents: Cents;
  /** What the customer says was saved; used only without an account. */
  savedCents: Cents;
  createdOn: IsoDate;
}

/** How a goal stands on a day. Null is unknown, and `reason` says why. */
export interface GoalProgress {
  savedCents: Cents | null;
  leftCents: Cents | null;
  /** Basis points of the target; above 10,000 when more was saved. */
  progressBps: number | null;
  /** What each month takes until the due day; the whole rest when that day is less than two months away or past; null without a due day. */
  monthlyCents: Cents | null;
  /** Has as large a part been saved as of the time has passed? Null without a due day. */
  isOnTrack: boolean | null;
  reason: string | null;
}

/** Beyond any household, and safe to multiply by basis points. */
const MOST_CENTS = 100_000_000_000;

const cents = z.number().int().min(0).max(MOST_CENTS);

/** The goals of a customer as they are sent. A goal with an `id` is changed, one without is new, one that is missing goes. */
export const goalsInput = z
  .array(
    z.strictObject({
      id: z.guid().optional(),
      name: z.string().trim().min(1).max(100),
      target_cents: cents.min(1),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'write three capital letters, such as USD')
        .optional(),
      due_on: isoDate.nullish(),
      account_id: z.guid().nullish(),
      /** The balance that progress is counted from; today's when left out. */
      start_cents: z.number().int().min(-MOST_CENTS).max(MOST_CENTS).optional(),
      saved_cents: cents.optional(),
    }),
  )
  .max(100);

/** Replaces all goals; ids are kept. Throws INVALID_INPUT for an id or account that is not the customer's and for an account without a known balance. */
export async function setGoals(
  tx: CustomerTx,
  input: z.input<typeof goalsInput>,
  { today }: { today: IsoDate },
): Promise<void> {
  const goals = readInput(goalsInput, input);
  const held = await heldGoals(tx);
  const accounts = await listAccounts(tx);
  const main = await mainCurrency(tx);
  const ids = goals.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length) throw invalidInput('id', 'A goal stands in the list twice.');
  const rows = goals.map((goal) => {
    const before = held.find(({ id }) => id === goal.id);
    if (goal.id && !before)
      throw invalidInput('id', `There is no goal ${goal.id}. Leave the id out to make a new one.`);
    const account = goal.account_id ? accounts.find(({ id }) => id === goal.account_id) : undefined;
    if (goal.account_id && !account) throw invalidInput('account_id', 'There is no such account.');
    const currency = account?.currency ?? goal.currency ?? before?.currency ?? main;
    if (goal.currency && goal.currency !== currency)
      throw invalidInput('currency', `That account is in ${currency}, so the goal has to be too.`);
    return {
      ...(goal.id && { id: goal.id }),
      name: goal.name,
      currency,
      target_cents: goal.target_cents,
      due_on: goal.due_on ?? null,
      account_id: account?.id ?? null,
      start_cents: account ? startOf(account, goal.start_cents, before) : 0,
      saved_cents: goal.saved_cents ?? (account ? 0 : (before?.savedCents ?? 0)),
      created_on: before?.createdOn ?? today,
    };
  });
  const json = JSON.stringify(rows);
  await tx.execute(
    sql`delete from api.goals where id not in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  );
  await tx.execute(sql`
    insert into api.goals (user_id, id, name, currency, target_cents, due_on, account_id, start_cents, saved_cents, created_on)
    select (select api.customer()), coalesce(id, gen_random_uuid()), name, currency, target_cents, due_on, account_id, start_cents, saved_cents, created_on
    from jsonb_to_recordset(${json}::jsonb) as g (id uuid, name text, currency text, target_cents bigint, due_on date,
      account_id uuid, start_cents bigint, saved_cents bigint, created_on date)
    on conflict (user_id, id) do update set name = excluded.name, currency = excluded.currency, target_cents = excluded.target_cents,
      due_on = excluded.due_on, account_id = excluded.account_id, start_cents = excluded.start_cents, saved_cents = excluded.saved_cents`);
}

/** A goal and how it stands. */
export type GoalStatus = Omit<Goal, 'savedCents'> & GoalProgress;

/** The goals in the order of their days, and how each stands today. */
export async function listGoals(tx: CustomerTx, { today }: { today: IsoDate }): Promise<GoalStatus[]> {
  const goals = await heldGoals(tx);
  if (goals.length === 0) return [];
  const accounts = await listAccounts(tx);
  return goals.map((goal) => ({
    ...goal,
    ...progressOf(
      goal,
      accounts.find(({ id }) => id === goal.accountId),
      today,
    ),
  }));
}

/** How a goal stands on a day. */
export function progressOf(
  goal: Omit<Goal, 'id' | 'name'>,
  account: Pick<Account, 'name' | 'currentCents'> | undefined,
  today: IsoDate,
): GoalProgress {
  const none = { savedCents: null, leftCents: null, progressBps: null, monthlyCents: null, isOnTrack: null };
  if (goal.accountId && !account) return { ...none, reason: 'its account is gone' };
  if (account && account.currentCents === null)
    return { ...none, reason: `the balance of ${account.name} is not known` };
  const savedCents = account ? (account.currentCents ?? 0) - goal.startCents : goal.savedCents;
  const leftCents = Math.max(0, goal.targetCents - savedCents);
  const base = { savedCents, leftCents, progressBps: Math.floor((savedCents / goal.targetCents) * 10_000) };
  if (!goal.dueOn) return { ...base, monthlyCents: null, isOnTrack: null, reason: 'the goal has no day yet' };
  return {
    ...base,
    monthlyCents: Math.ceil(leftCents / Math.max(1, fullMonthsUntil(today, goal.dueOn))),
    isOnTrack: leftCents === 0 || isOnPace(goal, goal.dueOn, savedCents, today),
    reason: null,
  };
}

function isOnPace(
  { createdOn, targetCents }: Pick<Goal, 'createdOn' | 'targetCents'>,
  dueOn: IsoDate,
  savedCents: Cents,
  today: IsoDate,
): boolean {
  const span = daysBetween(createdOn, dueOn);
  const passed = daysBetween(createdOn, today);
  return passed < span && savedCents * span >= targetCents * passed;
}

function fullMonthsUntil(today: IsoDate, dueOn: IsoDate): number {
  let months = 0;
  while (months < 1200 && addMonths(today, months + 1) <= dueOn) months += 1;
  return months;
}

function startOf({ id, name, currentCents }: Account, given: Cents | undefined, before: Goal | undefined): Cents {
  if (given !== undefined) return given;
  if (before?.accountId === id) return before.startCents;
  if (currentCents === null)
    throw invalidInput('start_cents', `The balance of ${name} is not known. Say what it holds in start_cents.`);
  return currentCents;
}

async function heldGoals(tx: CustomerTx): Promise<Goal[]> {
  const { rows } = await tx.execute<{ [Key in keyof Goal]: Goal[Key] }>(sql`
    select id, name, currency, target_cents as "targetCents", due_on::text as "dueOn", account_id as "accountId", start_cents as "startCents",
      saved_cents as "savedCents", created_on::text as "createdOn"
    from api.goals order by due_on nulls last, created_at, id`);
  return rows.map((row) => ({
    ...row,
    targetCents: Number(row.targetCents),
    startCents: Number(row.startCents),
    savedCents: Number(row.savedCents),
  }));
}
