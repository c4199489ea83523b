// For tests of the server: the real app on a real, empty database; only who answers can be chosen.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventType } from '@ag-ui/core';
import { sql } from 'drizzle-orm';
import { closeRun, inputHash, openRun, readRun } from '../../knowledge/conversations.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { testDatabase } from '../../knowledge/db/fixture.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { addUser, type Role } from '../../knowledge/users.ts';
import type { CoachEvent } from '../protocol/wire.ts';
import { createApp } from './app.ts';
import { createTokens } from './auth.ts';
import { createConnections } from './connections.ts';
import type { Services } from './context.ts';
import { createLimits } from './limits.ts';
import { openLog } from './log.ts';
import { type AnswerFn, createRuns } from './runs.ts';

/** The day it is in these tests. */
export const TODAY = '2026-10-15';
/** The only origin, besides our own, whose pages may connect. */
export const PARTNER = 'https://partner.example';

/** A log that keeps its lines for the test to read. */
export function memoryLog(): { lines: string[]; log: Services['log'] } {
  const lines: string[] = [];
  return { lines, log: openLog('debug', { write: (line) => void lines.push(line) }) };
}

/** A coach that says these pieces, after `pause` each, and stops when it is told to. */
export function speaker(pieces: string[], pause: () => Promise<unknown> = async () => {}): AnswerFn {
  return async function* (turn, { signal }) {
    const end = { threadId: turn.conversationId, runId: turn.runId };
    const messageId = `m-${turn.runId}`;
    yield { type: EventType.RUN_STARTED, ...end };
    yield { type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' };
    for (const delta of pieces) {
      await pause();
      if (signal.aborted) break;
      yield { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta };
    }
    yield { type: EventType.TEXT_MESSAGE_END, messageId };
    yield { type: EventType.RUN_FINISHED, ...end, outcome: { type: signal.aborted ? 'cancelled' : 'success' } };
  };
}

/** The text of a run's events. */
export function textOf(events: CoachEvent[]): string {
  return events.map((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? event.delta : '')).join('');
}

/** The services of a test and how to reach them. */
export interface TestServer extends Services {
  app: ReturnType<typeof createApp>;
  logLines: string[];
  /** Adds a person and returns their id and a good token. */
  person(options?: {
    role?: Role;
    consent?: boolean;
    password?: string;
    email?: string;
  }): Promise<{ id: string; email: string; token: string }>;
  /** Sends a request; `body` goes as JSON. */
  call(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
}

/** A server that is not listening yet, on a database of its own. Close `db` after use. */
export async function testServer(
  options: {
    answer?: AnswerFn;
    db?: Database;
    messagesPerMinute?: number;
    tokenSeconds?: number;
    doors?: (db: Database, log: Services['log']) => Pick<Services, 'plaid' | 'ingest'>;
  } = {},
): Promise<TestServer> {
  const db = options.db ?? (await testDatabase());
  const { lines, log } = memoryLog();
  const services: Services = {
    db,
    config: { today: TODAY, origins: [PARTNER] },
    tokens: createTokens(new TextEncoder().encode('a key for tests, long enough for HS256'), options.tokenSeconds),
    limits: createLimits({ messagesPerMinute: options.messagesPerMinute ?? 1_000 }),
    runs: createRuns({
      answer: options.answer ?? speaker(['Hello.']),
      stored: (customerId, runId, after) => asCustomer(db, customerId, (tx) => readRun(tx, runId, after)),
      log,
    }),
    connections: createConnections(),
    log,
    samples: [],
    pagesDir: join(tmpdir(), 'no-pages-here'),
    ...options.doors?.(db, log),
  };
  const app = createApp(services);
  return {
    ...services,
    app,
    logLines: lines,
    async person({ role = 'consumer', consent = true, password, email = `${randomUUID()}@test.invalid` } = {}) {
      const user = await addUser(db, { email, name: 'Robin Tester', role, consent, password });
      return { id: user.id, email, token: (await services.tokens.issue(user)).token };
    },
    async call(method, path, { token, body, headers = {} } = {}) {
      return app.request(path, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
  };
}

/** A turn of a customer's as it is stored once it has ended, with one sentence held and flagged. */
export async function storedTurn(db: Database, customerId: string): Promise<StoredTurn> {
  const [runId, conversationId, messageId] = [randomUUID(), randomUUID(), randomUUID()];
  const text = 'How much did I spend?';
  const traceId = await asCustomer(db, customerId, async (tx) => {
    const opened = await openRun(tx, {
      id: runId,
      conversationId,
      hash: inputHash(conversationId, text),
      text,
    });
    const payload = {
      question: text,
      system: 'the prompt',
      models: ['raw words of the model'],
      tools: [],
      facts: [],
      held: [{ text: 'a wrong $99.99', rail: 'backed-figures', code: 'figure-without-source' }],
      released: 'Quite a bit.',
    };
    await closeRun(tx, {
      runId,
      conversationId,
      status: 'finished',
      events: [],
      message: { id: messageId, text: 'Quite a bit.', meta: { model: 'offline', traceId: opened.traceId } },
      trace: { id: opened.traceId, skeleton: { outcome: 'finished' }, payload },
      flags: [{ reason: 'held', codes: ['figure-without-source'], severity: 'high' }],
    });
    return opened.traceId;
  });
  const found = await db.owner.execute<{ id: string }>(sql`select id from ledger.flags where trace_id = ${traceId}`);
  return { runId, conversationId, messageId, traceId, flagId: found.rows[0]?.id ?? '' };
}

/** Ids of a stored turn. */
export interface StoredTurn {
  runId: string;
  conversationId: string;
  messageId: string;
  traceId: string;
  flagId: string;
}

const bought = (id: string, date: string, amount: number, name: string, detailed: string) => ({
  transaction_id: id,
  account_id: 'checking',
  date,
  amount,
  iso_currency_code: 'USD',
  name,
  merchant_name: name,
  pending: false,
  personal_finance_category: { primary: detailed.split('_').slice(0, 3).join('_'), detailed },
});
/** A bank's file: groceries of $59.25 in September 2026, and a restaurant in October. */
export const bankFile = {
  accounts: [
    {
      account_id: 'checking',
      name: 'Everyday',
      mask: '1234',
      type: 'depository',
      subtype: 'checking',
      balances: { current: 1000.5, available: 990, limit: null, iso_currency_code: 'USD' },
    },
  ],
  transactions: [
    bought('t1', '2026-09-03', 41.25, 'Corner Market', 'FOOD_AND_DRINK_GROCERIES'),
    bought('t2', '2026-09-20', 18, 'Corner Market', 'FOOD_AND_DRINK_GROCERIES'),
    bought('t3', '2026-10-02', 12.4, 'Noodle Bar', 'FOOD_AND_DRINK_RESTAURANT'),
  ],
};
