// Whole turns for tests: a customer with known groceries, a question, and everything a turn left behind.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { sql } from 'drizzle-orm';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import { findTrace } from '../knowledge/traces.ts';
import { answer, type Turn } from './answer.ts';
import { type ChatResult, collectAnswer } from './collect.ts';
import { equip } from './equip.ts';
import type { AgUiEvent } from './events.ts';
import type { Model } from './models/model.ts';

/** The day of the tests. */
export const TODAY = '2026-06-15';
/** What is asked when nothing else is. */
export const QUESTION = 'How much did I spend on groceries last month?';
/** Groceries in May 2026 in the customer's records. */
export const RIGHT = '$412.50';

/** A customer who spent $412.50 on groceries in May 2026, $99.00 in April and $30.00 so far in June. */
export async function shopper(db: Database): Promise<{ customerId: string; accountId: string }> {
  const customerId = await testCustomer(db);
  const accountId = await addAccount(db, customerId, {
    name: 'Everyday Checking',
    currentCents: 100_000,
    balanceOn: TODAY,
  });
  await addRows(db, customerId, accountId, [
    { on: '2026-04-02', cents: 9_900, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-05-03', cents: 40_000, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-05-20', cents: 1_250, merchant: 'Green Grocer', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-05-21', cents: 7_700, merchant: 'Noodle Bar', code: 'FOOD_AND_DRINK_RESTAURANT' },
    { on: '2026-06-14', cents: 3_000, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
  return { customerId, accountId };
}

/** What came of a turn. */
export interface Asked {
  events: AgUiEvent[];
  turn: Turn;
  /** Undefined when the turn ended with an error. */
  result?: ChatResult;
  /** All text that was sent, also what was taken back. */
  text: string;
  /** From asking to the first words. */
  firstTextMs: number;
}

/** How a turn is asked; `onEvent` sees each event as it passes. */
export interface Asking {
  message?: string;
  turn?: Partial<Turn>;
  timeoutMs?: number;
  signal?: AbortSignal;
  onEvent?: (event: AgUiEvent) => Promise<void>;
}

/** Asks a model as a customer, with all tools and rails and the offline coach behind it. */
export async function askAs(db: Database, customerId: string, model: Model, options: Asking = {}): Promise<Asked> {
  const { message = QUESTION, timeoutMs = 20_000, signal } = options;
  const turn: Turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message, ...options.turn };
  const events: AgUiEvent[] = [];
  const askedAt = performance.now();
  let firstTextMs = Number.NaN;
  for await (const event of answer(turn, { db, ...equip(model), today: TODAY, turnTimeoutMs: timeoutMs, signal })) {
    events.push(event);
    if (event.type === EventType.TEXT_MESSAGE_CONTENT && Number.isNaN(firstTextMs))
      firstTextMs = performance.now() - askedAt;
    await options.onEvent?.(event);
  }
  const result = events.at(-1)?.type === EventType.RUN_FINISHED ? await collectAnswer(replay(events)) : undefined;
  const text = events.map((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? event.delta : '')).join('');
  return { events, turn, result, text, firstTextMs };
}

async function* replay(events: AgUiEvent[]) {
  yield* events;
}

/** The stored trace of a turn, with what the gate held. */
export async function traceOf(db: Database, { turn, result }: Asked) {
  const trace = await asCustomer(db, turn.customerId, (tx) => findTrace(tx, result?.traceId ?? ''));
  return { ...trace, held: (trace?.payload?.held ?? []) as { text: string; code: string }[] };
}

/** Why operators are asked to look at a turn, with codes. */
export async function flagsOf(db: Database, { result }: Asked): Promise<{ reason: string; codes: string[] }[]> {
  const found = await db.owner.execute<{ reason: string; codes: string[] }>(
    sql`select reason, codes from ledger.flags where trace_id = ${result?.traceId}`,
  );
  return found.rows;
}
