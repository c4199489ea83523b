import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testLibrary } from '../knowledge/articles.fixture.ts';
import { listMessages, readRun } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer } from '../knowledge/db/fixture.ts';
import { customerTransaction, type Database } from '../knowledge/db/open.ts';
import { verifyChain } from '../knowledge/traces.ts';
import { answer, type Turn } from './answer.ts';
import {
  type Asked,
  type Asking,
  askAs,
  flagsOf as flagsIn,
  QUESTION,
  RIGHT,
  shopper,
  TODAY,
  traceOf as traceIn,
} from './asking.fixture.ts';
import { collectAnswer } from './collect.ts';
import { equip } from './equip.ts';
import type { Model } from './models/model.ts';
import { offlineModel } from './models/offline/offline.ts';
import { type Script, scriptedModel } from './models/scripted.ts';

let db: Database;
let customerId: string;

beforeAll(async () => {
  db = await testLibrary();
  customerId = (await shopper(db)).customerId;
});
afterAll(() => db.close());

const ask = (model: Model, { customer = customerId, ...asking }: Asking & { customer?: string } = {}) =>
  askAs(db, customer, model, asking);

const lookUp = {
  tools: [{ name: 'get_spending', args: { from: '2026-05-01', to: '2026-05-31', category: 'Groceries' } }],
};
const FACT = '{{$fact(get_spending,Groceries spending)}}';
/** A model that looks groceries up and then says each of these, one a call. */
const saying = (...says: string[][]): Model =>
  scriptedModel({ turns: [{ steps: [lookUp] }, ...says.map((text) => ({ steps: [{ text }] }))] });

const traceOf = (asked: Asked) => traceIn(db, asked);
const flagsOf = async (asked: Asked) => (await flagsIn(db, asked)).map(({ reason }) => reason);

describe('a turn', () => {
  it('answers with the right figure, its rows and a stored, chained trace', async () => {
    const asked = await ask(offlineModel());
    expect(asked.text).toContain(RIGHT);
    expect(asked.result?.facts.find(({ display }) => display === RIGHT)).toMatchObject({
      value: 41_250,
      unit: 'cents',
      source: { tool: 'get_spending' },
    });
    const { turn } = asked;
    await asCustomer(db, customerId, async (tx) => {
      const messages = await listMessages(tx, turn.conversationId);
      expect(messages.map(({ role, text }) => [role, text])).toEqual([
        ['customer', QUESTION],
        ['coach', asked.text],
      ]);
      expect(await verifyChain(tx, turn.conversationId)).toEqual({ status: 'intact', traces: 1, erased: 0 });
      const run = await readRun(tx, turn.runId);
      expect(run?.status).toBe('finished');
      expect(run?.events.map(({ event }) => event)).toEqual(JSON.parse(JSON.stringify(asked.events)));
      expect(run?.events.map(({ seq }) => seq)).toEqual(asked.events.map((_, index) => index));
    });
  });

  it('stores released text before it is sent', async () => {
    let checked = 0;
    const turn = { runId: randomUUID() };
    await ask(saying([`You spent ${FACT} on groceries in May 2026. `, 'That is all for May 2026.']), {
      turn,
      onEvent: async (event) => {
        if (event.type !== EventType.TEXT_MESSAGE_CONTENT) return;
        const run = await asCustomer(db, customerId, (tx) => readRun(tx, turn.runId));
        expect(run?.events.map((stored) => stored.event)).toContainEqual(event);
        checked += 1;
      },
    });
    expect(checked).toBeGreaterThan(1);
  });

  it('is stored even when the database is away for a moment at its end', async () => {
    let isAway = false;
    const flaky: Database = {
      ...db,
      [customerTransaction]: (id, work) => {
        if (!isAway) return db[customerTransaction](id, work);
        isAway = false;
        return Promise.reject(new Error('connection lost'));
      },
    };
    const turn: Turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message: QUESTION };
    const events = answer(turn, { db: flaky, ...equip(offlineModel()), today: TODAY, turnTimeoutMs: 20_000 });
    const result = await collectAnswer(events, ({ type }) => {
      if (type === EventType.TEXT_MESSAGE_END) isAway = true;
    });
    expect(isAway).toBe(false);
    await asCustomer(db, customerId, async (tx) => {
      expect((await readRun(tx, turn.runId))?.status).toBe('finished');
      expect((await listMessages(tx, turn.conversationId)).at(-1)?.text).toBe(result.response);
      expect(await verifyChain(tx, turn.conversationId)).toMatchObject({ status: 'intact', traces: 1 });
    });
  });

  it('goes on in the same conversation', async () => {
    const first = await ask(offlineModel());
    const next = await ask(offlineModel(), {
      message: 'and the month before?',
      turn: { conversationId: first.turn.conversationId },
    });
    expect(next.text).toContain('$99.00');
    expect(await asCustomer(db, customerId, (tx) => verifyChain(tx, first.turn.conversationId))).toMatchObject({
      status: 'intact',
      traces: 2,
    });
  });

  it('refuses an empty message, one that is too long, and a run id used before', async () => {
    const code = async (asked: Promise<Asked>) =>
      (await asked).events.map((event) => (event.type === EventType.RUN_ERROR ? event.code : event.type));
    expect(await code(ask(offlineModel(), { message: '  ' }))).toEqual(['INVALID_INPUT']);
    expect(await code(ask(offlineModel(), { message: 'x'.repeat(8_001) }))).toEqual(['INVALID_INPUT']);
    const { turn } = await ask(offlineModel());
    expect(await code(ask(offlineModel(), { turn: { runId: turn.runId }, message: 'something else' }))).toEqual([
      'RUN_CONFLICT',
    ]);
  });

  it('masks personal data before the model, the records and the trace', async () => {
    const card = '4111 1111 1111 1111';
    let seen = '';
    const spy: Model = {
      name: 'spy',
      async *stream(request) {
        seen += JSON.stringify(request);
        yield { type: 'text', text: 'Thank you.' };
        yield { type: 'stop', reason: 'end' };
      },
    };
    const asked = await ask(spy, { message: `My card ${card} was declined` });
    expect(seen).toContain('declined');
    const stored = JSON.stringify([
      await asCustomer(db, customerId, (tx) => listMessages(tx, asked.turn.conversationId)),
      await traceOf(asked),
    ]);
    for (const text of [seen, stored, JSON.stringify(asked.events)]) expect(text).not.toContain(card);
    expect(asked.result?.guardrails.flaggedInput).toBe(true);
  });
});

it('somebody in danger reads where help is, no model is asked, and an operator is told', async () => {
  const asked = await ask(scriptedModel({ turns: [{ steps: [{ text: ['Your balance is fine.'] }] }] }), {
    message: 'I owe so much I want to die',
  });
  expect(asked.text).toContain('988');
  expect(asked.text).not.toContain('balance');
  expect(await flagsOf(asked)).toEqual(['rail']);
});

describe('wrong figures never leave', () => {
  it.each([
    ['one digit', ['You spent $41', '3.50 on groceries in May 2026.'], '$413.50'],
    ['scale', ['You spent $4,125.00 on groceries in May 2026.'], '$4,125.00'],
    ['sign', ['You spent -$412.50 on groceries in May 2026.'], '-$412.50'],
    ['a number word', ['You spent five hundred dollars on groceries in May 2026.'], 'five hundred'],
    ['the wrong period', [`You spent ${FACT} on groceries in April 2026.`], 'groceries in April 2026.'],
    ['a valid reference under another label', [`You spent ${FACT} on rent in May 2026.`], 'rent'],
    ['an unknown reference', ['You spent {{f9999}} on groceries in May 2026.'], 'f9999'],
    ['an unknown reference split over tokens', ['You spent {', '{f9', '999}', '} on groceries in May 2026.'], 'f9999'],
    ['a comparison nothing backs', ['You spent twice as much on groceries in May 2026.'], 'twice'],
  ])('%s', async (_, spoiled, wrong) => {
    const asked = await ask(saying(spoiled));
    expect(asked.text).not.toContain(wrong);
    expect(JSON.stringify(asked.events.filter(({ type }) => type !== EventType.TOOL_CALL_RESULT))).not.toContain(wrong);
    const { held } = await traceOf(asked);
    expect(held).toHaveLength(2);
    expect(held[0]?.text).toContain(wrong);
    expect(asked.text).toContain(RIGHT);
    expect(asked.result?.model).toBe('fallback');
    expect(await flagsOf(asked)).toEqual(['held']);
  });

  it('but a right reference split over tokens passes', async () => {
    const asked = await ask(saying(['You spent {', `{${FACT.slice(2)}`, ' on groc', 'eries in May 2026.']));
    expect(asked.text).toBe(`You spent ${RIGHT} on groceries in May 2026.`);
    expect(asked.result?.model).toBe('scripted');
    expect(await flagsOf(asked)).toEqual([]);
  });

  it('a held sentence goes back once, and the model may say it rightly', async () => {
    const asked = await ask(
      saying(['Here is May 2026. You spent $413.50 on groceries.'], [`You spent ${FACT} on groceries.`]),
    );
    expect(asked.text.replace(/\s+/g, ' ')).toBe(`Here is May 2026. You spent ${RIGHT} on groceries.`);
    expect(asked.result?.model).toBe('scripted');
    expect(await flagsOf(asked)).toEqual(['held']);
  });
});

describe('when a model cannot go on', () => {
  it.each(['overload', 'throttle'] as const)(
    '%s: the offline coach gives the same figure, and says so',
    async (fail) => {
      const asked = await ask(scriptedModel({ turns: [{ steps: [{ fail }] }] }));
      expect(asked.text).toContain(RIGHT);
      expect(asked.result?.model).toBe('fallback');
      expect(await flagsOf(asked)).toEqual(['fallback']);
    },
  );

  it('a cut keeps what was shown and does not repeat it', async () => {
    const script: Script = {
      turns: [
        { steps: [lookUp] },
        { steps: [{ text: [`You spent ${FACT} on groceries in May 2026. `, 'That is'] }, { fail: 'cut' }] },
      ],
    };
    const asked = await ask(scriptedModel(script));
    expect(asked.text.startsWith(`You spent ${RIGHT} on groceries in May 2026.`)).toBe(true);
    expect(asked.text).not.toContain('That is');
    expect(asked.text.split(RIGHT)).toHaveLength(2);
  });

  it('silence: the fallback answers within the time', async () => {
    const started = performance.now();
    const asked = await ask(scriptedModel({ turns: [{ steps: [{ delayMs: 60_000 }] }] }), { timeoutMs: 500 });
    expect(asked.text).toContain(RIGHT);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('endless look-ups end', async () => {
    const asked = await ask(scriptedModel({ turns: [{ steps: [lookUp] }] }));
    expect(asked.text).toContain(RIGHT);
    expect(asked.result?.tools.length).toBeLessThan(12);
  });

  it('a fallback that is held too ends with a plain sentence', async () => {
    const liar = saying(['You spent $1.00 on groceries.']);
    const turn: Turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message: QUESTION };
    const result = await collectAnswer(
      answer(turn, { db, ...equip(liar), fallback: liar, today: TODAY, turnTimeoutMs: 20_000 }),
    );
    expect(result.response).toContain('could not check');
    expect(result.response).not.toContain('$');
  });

  it('a stop ends the run as cancelled and keeps what was shown', async () => {
    const stop = new AbortController();
    const script: Script = { turns: [{ steps: [{ text: ['Hello there. ', 'More '] }, { delayMs: 60_000 }] }] };
    const asked = await ask(scriptedModel(script), {
      signal: stop.signal,
      onEvent: async ({ type }) => {
        if (type === EventType.TEXT_MESSAGE_CONTENT) stop.abort();
      },
    });
    expect(asked.events.at(-1)).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: 'cancelled' } });
    const run = await asCustomer(db, customerId, (tx) => readRun(tx, asked.turn.runId));
    expect(run?.status).toBe('stopped');
    const messages = await asCustomer(db, customerId, (tx) => listMessages(tx, asked.turn.conversationId));
    expect(messages.at(-1)).toMatchObject({ role: 'coach', text: asked.text });
  });
});

describe('without consent', () => {
  it('nothing of the money is looked up', async () => {
    const customer = await testCustomer(db, { consent: false });
    const asked = await ask(offlineModel(), { customer });
    expect(asked.events.at(-1)).toMatchObject({ type: EventType.RUN_ERROR, code: 'CONSENT_REQUIRED' });
    expect(asked.events.some(({ type }) => type === EventType.TOOL_CALL_START)).toBe(false);
    expect(asked.text).toBe('');
  });

  it('a general question is still answered', async () => {
    const customer = await testCustomer(db, { consent: false });
    const asked = await ask(offlineModel(), { customer, message: 'How do I start an emergency fund?' });
    expect(asked.result?.citations.map(({ articleId }) => articleId)).toContain('emergency-fund');
  });
});
