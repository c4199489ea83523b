// A turn without a socket: as one object by POST /chat, and as a stream of events by POST /invocations.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { EventSchemas } from '@ag-ui/core/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatResult } from '../../../agent/collect.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import type { Success } from '../../protocol/rest.ts';
import type { CoachEvent } from '../../protocol/wire.ts';
import { speaker, type TestServer, testServer, textOf } from '../fixture.ts';
import { runError } from '../run-log.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  const speak = speaker(['Hello ', 'there.']);
  server = await testServer({
    messagesPerMinute: 50,
    async *answer(turn, options) {
      if (turn.message === 'my money') yield runError(new CoachError('CONSENT_REQUIRED'));
      else if (turn.message === 'not mine') yield runError(new CoachError('NOT_FOUND'));
      else if (turn.message === 'break') throw new Error('select secret');
      else yield* speak(turn, options);
    },
  });
  ({ token } = await server.person());
});

afterAll(() => server.db.close());

const chat = (body: object) => server.call('POST', '/api/v1/chat', { token, body });
const invoke = (body: object) =>
  server.call('POST', '/invocations', { token, body, headers: { accept: 'text/event-stream' } });
const input = (content: unknown, threadId: string = randomUUID()) => ({
  threadId,
  runId: randomUUID(),
  state: {},
  tools: [],
  context: [],
  forwardedProps: {},
  messages: [
    { id: '1', role: 'user', content: 'An older question' },
    { id: '2', role: 'assistant', content: 'What the client says we said' },
    { id: '3', role: 'user', content },
  ],
});

describe('POST /chat', () => {
  it('answers the turn as one object and goes on in the same conversation', async () => {
    const response = await chat({ message: 'Hi' });
    const { data } = (await response.json()) as Success<ChatResult>;
    expect([response.status, data.response]).toEqual([200, 'Hello there.']);
    expect(Object.keys(data).sort()).toEqual(
      [
        'citations',
        'conversationId',
        'facts',
        'guardrails',
        'messageId',
        'model',
        'response',
        'suggestions',
        'timing',
        'tools',
        'traceId',
      ].sort(),
    );
    const again = (await (
      await chat({ message: 'Hi', conversationId: data.conversationId })
    ).json()) as Success<ChatResult>;
    expect(again.data.conversationId).toBe(data.conversationId);
  });

  it('turns the end of a run into the status of its code, without foreign words', async () => {
    for (const [message, status, code] of [
      ['my money', 403, 'CONSENT_REQUIRED'],
      ['not mine', 404, 'NOT_FOUND'],
      ['break', 500, 'INTERNAL'],
    ] as const) {
      const response = await chat({ message });
      const text = await response.text();
      expect([response.status, JSON.parse(text)]).toMatchObject([status, { error: { code } }]);
      expect(text).not.toContain('secret');
    }
  });

  it('refuses an empty message and takes characters that no database can hold', async () => {
    for (const body of [{}, { message: '' }, { message: ' \u0000 ' }, { message: 7 }])
      expect((await chat(body)).status).toBe(400);
    expect((await chat({ message: 'Hi \ud800 \u0000' })).status).toBe(200);
  });

  it('is limited by the minute', async () => {
    const strict = await testServer({ db: server.db, messagesPerMinute: 1 });
    const person = await strict.person();
    const ask = () => strict.call('POST', '/api/v1/chat', { token: person.token, body: { message: 'Hi' } });
    expect((await ask()).status).toBe(200);
    const limited = await ask();
    expect([limited.status, await limited.json()]).toMatchObject([429, { error: { code: 'RATE_LIMITED' } }]);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('POST /invocations', () => {
  it('streams AG-UI events, one a data line, and attaches to the same run for the same input', async () => {
    const body = input([{ type: 'text', text: 'Hi' }]);
    for (let time = 0; time < 2; time += 1) {
      const response = await invoke(body);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const blocks = (await response.text()).trim().split('\n\n');
      const events = blocks.map((block) => JSON.parse(block.replace(/^data: ?/, '')) as CoachEvent);
      for (const event of events) expect(EventSchemas.safeParse(event).success).toBe(true);
      expect(events[0]).toMatchObject({ type: EventType.RUN_STARTED, threadId: body.threadId, runId: body.runId });
      expect(events.at(-1)?.type).toBe(EventType.RUN_FINISHED);
      expect(textOf(events)).toBe('Hello there.');
    }
  });

  it('answers an HTTP failure for what cannot start', async () => {
    expect((await invoke({})).status).toBe(400);
    expect((await invoke({ ...input('Hi'), messages: [] })).status).toBe(400);
    const body = input('Hi');
    await (await invoke(body)).text();
    const conflict = await invoke({ ...body, messages: input('Something else').messages });
    expect([conflict.status, await conflict.json()]).toMatchObject([409, { error: { code: 'RUN_CONFLICT' } }]);
  });
});
