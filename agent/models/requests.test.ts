// What a provider is sent: by turns, its own words given back, the fixed part first, nothing of the customer.
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelMessage } from './model.ts';
import {
  callsOf,
  closeWires,
  listen,
  lookUp,
  question,
  request,
  stopOf,
  textOf,
  tools,
  wires,
} from './wire/open.fixture.ts';

afterEach(closeWires);

describe.each(wires)('$wire is sent', ({ wire, open }) => {
  it('gives the provider back what it said, reasoning included, and the results by its own ids', async () => {
    const { model, server } = await open([
      [
        { thinks: 'They want groceries.' },
        { text: ['Let me look.'] },
        { tools: [lookUp, { name: 'gone', json: '{"x' }] },
      ],
      [{ text: ['{{$fact(get_spending,groceries)}}'] }],
    ]);
    const first = (await listen(model)).events;
    const calls = callsOf(first);
    const said: ModelMessage = { role: 'coach', text: 'Let me look.', calls, echo: stopOf(first)?.echo };
    const answers: ModelMessage = {
      role: 'tools',
      answers: calls.map(({ id, name }, at) => ({
        callId: id,
        name,
        ok: at === 0,
        text: at === 0 ? 'f7: Groceries spending, May 2026 = $412.50' : 'Error: There is no such tool.\nHint: …',
        facts: [],
        citations: [],
      })),
    };
    const second = (await listen(model, request([question, said, answers]))).events;
    expect(textOf(second)).toBe('{{f7}}');
    const heard = server.heard[1];
    expect(heard?.results.map(({ text }) => text.startsWith('Error'))).toEqual([false, true]);
    expect(heard?.raw).toContain('signed:They want groceries.');
    expect(heard?.round).toBe(1);
  });

  it('keeps the tools declared in the last round, and lets none be called', async () => {
    const { model, server } = await open([[{ text: ['Done.'] }]]);
    await listen(model, request([question], { tools: [], declared: tools }));
    expect(server.heard[0]?.raw).toContain('get_spending');
    expect(server.heard[0]?.raw).toContain(wire === 'anthropic' ? '"tool_choice":{"type":"none"}' : 'No more look-ups');
  });

  it('speaks by turns, whatever stands side by side', async () => {
    const { model, server } = await open([[{ text: ['Done.'] }]]);
    const messages: ModelMessage[] = [
      { role: 'customer', text: 'one' },
      { role: 'customer', text: 'two' },
      { role: 'coach', text: 'three' },
      { role: 'coach', text: ' ' },
      { role: 'customer', text: 'four' },
      { role: 'repair', text: 'five' },
    ];
    await listen(model, request(messages));
    const sent = server.heard[0]?.body.messages as { role: string; content: unknown[] }[];
    expect(sent.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });

  it('speaks by turns in a repair after a look-up', async () => {
    const { model, server } = await open([[{ text: ['Done.'] }]]);
    const call = { id: 'call-1', name: 'get_accounts', args: {} };
    const messages: ModelMessage[] = [
      { role: 'customer', text: 'one' },
      { role: 'coach', text: '', calls: [call] },
      {
        role: 'tools',
        answers: [{ callId: 'call-1', name: 'get_accounts', ok: true, text: 'none', facts: [], citations: [] }],
      },
      { role: 'repair', text: 'two' },
    ];
    await listen(model, request(messages));
    const sent = server.heard[0]?.body.messages as { role: string }[];
    expect(sent.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });

  it('sends the fixed prompt marked for the cache, a limit on the reply, no temperature, and nothing of the customer or run', async () => {
    const { model, server } = await open([[{ text: ['Done.'] }]]);
    await listen(model);
    const { raw = '', headers = {}, body = {} } = server.heard[0] ?? {};
    expect(raw).toMatch(/"text":"You are a coach\."[^[]*(cache_control|cachePoint)/);
    expect(raw).toMatch(/"max_?[tT]okens":4096/);
    expect(raw).not.toMatch(/temperature|top_?[pP]/);
    expect(raw + JSON.stringify(headers)).not.toContain('run-secret');
    expect(body.metadata ?? body.requestMetadata).toBeUndefined();
  });
});
