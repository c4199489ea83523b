// The coach writes first: through the tools, the gate, the rails and a trace, as a finished run without a customer's message.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SentenceRail } from '../guardrails/rail.ts';
import { recordConsent } from '../knowledge/consent.ts';
import { listMessages, readRun } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { computeFor } from '../knowledge/jobs/derive.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import { dueNotice } from '../knowledge/notices.ts';
import { verifyChain } from '../knowledge/traces.ts';
import { answer, type Turn } from './answer.ts';
import { equip } from './equip.ts';
import type { AgUiEvent } from './events.ts';
import { offlineModel } from './models/offline/offline.ts';
import { scriptedModel } from './models/scripted.ts';

const today = '2026-06-15';
const now = () => new Date('2026-06-15T14:00:00Z');
let db: Database;
let customerId: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  customerId = await testCustomer(db);
  await addAccount(db, customerId, { name: 'Everyday Checking', currentCents: -4_200, balanceOn: today });
  await asCustomer(db, customerId, async (tx) => {
    await recordConsent(tx, { purposes: ['proactive'], granted: true });
    await computeFor(tx, { today });
  });
});

// A model that would say anything: it must not be asked.
const silent = scriptedModel({ turns: [{ steps: [{ text: ['You owe $99.99.'] }] }] });

async function tell(turn: Partial<Turn> = {}, deps: object = {}) {
  const due = await asCustomer(db, customerId, (tx) => dueNotice(tx, { now: now(), today }));
  const alertId = turn.notice?.alertId ?? due?.alertId ?? 'none';
  const whole: Turn = {
    runId: randomUUID(),
    customerId,
    conversationId: randomUUID(),
    message: `notice ${alertId}`,
    notice: { alertId },
    ...turn,
  };
  const events: AgUiEvent[] = [];
  for await (const event of answer(whole, { db, ...equip(silent), today, now, turnTimeoutMs: 20_000, ...deps }))
    events.push(event);
  const text = events.map((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? event.delta : '')).join('');
  const messages = await asCustomer(db, customerId, (tx) => listMessages(tx, whole.conversationId));
  return { turn: whole, events, text, messages };
}

describe('a message the coach writes first', () => {
  it('says one alert with its figure as a fact with rows, and is stored as a finished run of a chained trace', async () => {
    const { turn, events, text, messages } = await tell();
    expect(text).toContain('Your checking stands at -$42.00.');
    expect(events.at(-1)).toMatchObject({
      type: EventType.RUN_FINISHED,
      outcome: { type: 'success' },
      metadata: { coach: { model: 'offline', notice: turn.notice } },
    });
    const facts = events.find((event) => event.type === EventType.CUSTOM && event.name === 'coach.facts');
    expect(facts).toMatchObject({
      value: [{ display: expect.stringContaining('-$42.00'), source: { tool: 'get_alerts' } }],
    });
    expect(messages).toMatchObject([
      { role: 'coach', text, meta: { notice: turn.notice, traceId: expect.any(String) } },
    ]);
    await asCustomer(db, customerId, async (tx) => {
      expect(await readRun(tx, turn.runId)).toMatchObject({
        status: 'finished',
        events: events.map((event) => ({ event: JSON.parse(JSON.stringify(event)) })),
      });
      expect(await verifyChain(tx, turn.conversationId)).toMatchObject({ status: 'intact', traces: 1 });
    });
  });

  it('is written once: again, for another alert, or at night, the run is refused and nothing is stored', async () => {
    const night = await tell({}, { now: () => new Date('2026-06-15T08:00:00Z') });
    expect(night.events).toMatchObject([{ type: EventType.RUN_ERROR, code: 'RUN_CONFLICT' }]);
    const { turn } = await tell();
    for (const notice of [turn.notice, { alertId: 'made-up' }]) {
      const { events, messages } = await tell({ notice });
      expect(events).toMatchObject([{ type: EventType.RUN_ERROR, code: 'RUN_CONFLICT' }]);
      expect(messages).toEqual([]);
    }
  });

  it('stays unsaid as a whole when a rail holds a sentence of it, and an operator is asked to look', async () => {
    const equipped = equip(offlineModel());
    const strict: SentenceRail = {
      name: 'strict',
      version: '1',
      stage: 'sentence',
      check: ({ shown }) =>
        /stands at/.test(shown) ? { action: 'hold', code: 'no' } : { action: 'allow', code: 'ok' },
    };
    const { text, messages } = await tell({}, { rails: [...equipped.rails, strict] });
    expect({ text, messages }).toEqual({ text: '', messages: [] });
    const flags = await db.owner.execute(`select reason from ledger.flags where user_id = '${customerId}'`);
    expect(flags.rows).toEqual([{ reason: 'held' }]);
  });
});
