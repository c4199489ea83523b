// From a thumb down to a verdict: the customer's feedback is a flag, the operator reads the turn and concludes, and each look is on record.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlagSummary, FlagView, Pagination, Success, TraceView } from '../../protocol/rest.ts';
import { storedTurn, type TestServer, testServer } from '../fixture.ts';

let server: TestServer;
let operator: { id: string; token: string };

beforeAll(async () => {
  server = await testServer();
  operator = await server.person({ role: 'operator' });
});

afterAll(() => server.db.close());

const read = async <Data>(path: string, token = operator.token) => {
  const response = await server.call('GET', `/api/v1${path}`, { token });
  expect([path, response.status]).toEqual([path, 200]);
  return ((await response.json()) as Success<Data>).data;
};
const flagsOf = async (traceId: string, query = '') => {
  const { flags } = await read<{ flags: FlagSummary[] }>(`/operator/flags?limit=200${query}`);
  return flags.filter((flag) => flag.traceId === traceId);
};
const audit = async (action: string) => {
  const found = await server.db.owner.execute<{ user_id: string; subject: string }>(sql`
    select user_id, subject from ledger.operator_actions where operator_id = ${operator.id} and action = ${action} order by created_at desc limit 1`);
  return found.rows[0];
};

describe('feedback', () => {
  it('puts a thumb down in the queue once, keeps a thumb up out of it, and shows on the message', async () => {
    const { id, token } = await server.person();
    const turn = await storedTurn(server.db, id);
    const rate = (value: string, messageId = turn.messageId) =>
      server.call('POST', `/api/v1/messages/${messageId}/feedback`, { token, body: { value } });
    expect((await rate('up')).status).toBe(200);
    expect((await flagsOf(turn.traceId)).map(({ reason }) => reason)).toEqual(['held']);
    expect((await rate('down')).status).toBe(200);
    expect((await rate('down')).status).toBe(200);
    expect((await flagsOf(turn.traceId)).map(({ reason }) => reason).sort()).toEqual(['feedback', 'held']);
    expect((await rate('sideways')).status).toBe(400);
    const conversation = await server.call('GET', `/api/v1/conversations/${turn.conversationId}`, { token });
    const { data } = (await conversation.json()) as Success<{
      messages: { id: string; role: string; feedback: string | null }[];
      activeRun: null;
    }>;
    expect(data.messages.map(({ role, feedback }) => [role, feedback])).toEqual([
      ['customer', null],
      ['coach', 'down'],
    ]);
    expect(data.activeRun).toBeNull();
    expect((await rate('down', data.messages[0]?.id)).status).toBe(404);
  });
});

describe('the review queue', () => {
  it('says in a sentence what happened and by when it is due', async () => {
    const { id } = await server.person();
    const { traceId } = await storedTurn(server.db, id);
    await server.db.owner.execute(
      sql`update ledger.flags set reason = 'rail', codes = array['dispute'] where trace_id = ${traceId}`,
    );
    const [flag] = await flagsOf(traceId);
    expect(flag?.says).toEqual([expect.stringMatching(/disputes a charge/)]);
    expect(Date.parse(flag?.dueAt ?? '') - Date.parse(flag?.createdAt ?? '')).toBe(4 * 3_600_000);
    const opened = await read<FlagView>(`/operator/flags/${flag?.id}`);
    expect(opened.flag).toEqual(flag);
  });

  it('shows a flagged turn with what was asked, held and shown, and writes down who looked', async () => {
    const { id } = await server.person();
    const turn = await storedTurn(server.db, id);
    const view = await read<FlagView>(`/operator/flags/${turn.flagId}`);
    expect(view.flag).toMatchObject({ id: turn.flagId, userId: id, status: 'open', codes: ['figure-without-source'] });
    expect(view.messages.map(({ role }) => role)).toEqual(['customer', 'coach']);
    expect(view.trace.payload?.held).toEqual([
      { text: 'a wrong $99.99', rail: 'backed-figures', code: 'figure-without-source' },
    ]);
    expect(view.trace.chain.index).toBe(0);
    expect(view.reviews).toEqual([]);
    expect(await audit('open_flag')).toEqual({ user_id: id, subject: `flag ${turn.flagId}` });
    const { trace } = await read<{ trace: TraceView }>(`/operator/users/${id}/traces/${turn.traceId}`);
    expect(trace).toEqual(view.trace);
    expect(await audit('open_trace')).toEqual({ user_id: id, subject: `trace ${turn.traceId}` });
  });

  it('closes a flag with a verdict, which stays on it', async () => {
    const { id } = await server.person();
    const turn = await storedTurn(server.db, id);
    const conclude = (body: object) =>
      server.call('POST', `/api/v1/operator/flags/${turn.flagId}/verdict`, { token: operator.token, body });
    expect((await conclude({ verdict: 'whatever' })).status).toBe(400);
    expect((await conclude({ verdict: 'rail_right', note: 'The figure was made up.' })).status).toBe(200);
    expect(await flagsOf(turn.traceId)).toEqual([]);
    expect((await flagsOf(turn.traceId, '&status=closed')).map(({ status }) => status)).toEqual(['closed']);
    const { flag, reviews } = await read<FlagView>(`/operator/flags/${turn.flagId}`);
    expect(flag.status).toBe('closed');
    expect(reviews).toMatchObject([
      { operatorId: operator.id, verdict: 'rail_right', note: 'The figure was made up.' },
    ]);
    expect(await audit('record_verdict')).toEqual({ user_id: id, subject: `flag ${turn.flagId}` });
  });

  it('comes in pages', async () => {
    const { id } = await server.person();
    for (let i = 0; i < 3; i += 1) await storedTurn(server.db, id);
    const all = await read<{ flags: FlagSummary[]; pagination: Pagination }>('/operator/flags?status=all&limit=200');
    expect(all.pagination).toEqual({ page: 1, limit: 200, total: all.flags.length, pages: 1 });
    const first = await read<{ flags: FlagSummary[]; pagination: Pagination }>('/operator/flags?status=all&limit=2');
    const second = await read<{ flags: FlagSummary[] }>('/operator/flags?status=all&limit=2&page=2');
    expect(first.pagination.pages).toBe(Math.ceil(all.flags.length / 2));
    expect([...first.flags, ...second.flags]).toEqual(all.flags.slice(0, 4));
    expect((await server.call('GET', '/api/v1/operator/flags?limit=0', { token: operator.token })).status).toBe(400);
  });
});

describe('a customer’s own trace', () => {
  it('shows what was asked and released, never what was held, the prompt or the raw words of the model', async () => {
    const { id, token } = await server.person();
    const turn = await storedTurn(server.db, id);
    const { trace } = await read<{ trace: TraceView }>(`/users/me/traces/${turn.traceId}`, token);
    expect(trace.payload).toEqual({
      question: 'How much did I spend?',
      tools: [],
      facts: [],
      released: 'Quite a bit.',
    });
    expect(JSON.stringify(trace)).not.toMatch(/99\.99|the prompt|raw words/);
  });
});
