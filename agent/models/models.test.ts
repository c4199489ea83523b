// The contract every model keeps, over real HTTP against servers that speak each provider's wire.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { anthropicModel } from './anthropic.ts';
import { bedrockModel } from './bedrock.ts';
import { failureOf } from './failure.ts';
import type { Model, ModelEvent, ModelMessage, ModelRequest } from './model.ts';
import { scriptedModel } from './scripted.ts';
import { anthropicUsage, anthropicWire } from './wire/anthropic.fixture.ts';
import { bedrockUsage, bedrockWire } from './wire/bedrock.fixture.ts';
import type { WireServer, WireStep } from './wire/steps.fixture.ts';

const KEY = 'sk-test-key';
const context = { today: '2026-06-15', timeZone: 'America/New_York', accounts: [], merchants: [] };
const question: ModelMessage = { role: 'customer', text: 'How much did I spend on groceries?' };
const lookUp = { name: 'get_spending', args: { from: '2026-05-01', category: 'Café' } };
const tools: ModelRequest['tools'] = [
  {
    name: 'get_spending',
    description: 'Money out',
    input: { type: 'object', properties: { from: { type: 'string' } }, required: ['from'] },
  },
];
const FIXED = 'You are a coach.';

function request(messages: ModelMessage[] = [question], more: Partial<ModelRequest> = {}): ModelRequest {
  const system = `${FIXED}\nToday is Monday.`;
  return { runId: 'run-secret', system, fixedSystem: FIXED.length, messages, tools, context, ...more };
}

let running: WireServer[] = [];
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

type Opened = { model: Model; server: WireServer };

async function onAnthropic(plan: WireStep[][], options?: { chunkBytes?: number }): Promise<Opened> {
  const server = await anthropicWire(plan, options);
  running.push(server);
  return { server, model: anthropicModel('claude-sonnet-5-5', { apiKey: KEY, baseUrl: server.url }) };
}

async function onBedrock(plan: WireStep[][], options?: { chunkBytes?: number }): Promise<Opened> {
  const server = await bedrockWire(plan, options);
  running.push(server);
  const address = { region: 'us-east-1', endpoint: server.url };
  return { server, model: bedrockModel('us.anthropic.claude-haiku-5-5', address) };
}

const wires = [
  { wire: 'anthropic', open: onAnthropic, usage: anthropicUsage, busy: 529, refused: 401 },
  { wire: 'bedrock', open: onBedrock, usage: bedrockUsage, busy: 503, refused: 403 },
] as const;

const adapters: [name: string, open: (steps: WireStep[]) => Promise<Model>][] = [
  ['scripted', async (steps) => scriptedModel({ turns: [{ steps: steps as never }] })],
  ...wires.map(({ wire, open }): [string, (steps: WireStep[]) => Promise<Model>] => [
    wire,
    async (steps) => (await open([steps])).model,
  ]),
];

async function listen(model: Model, asked = request(), signal = new AbortController().signal) {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.stream(asked, signal)) events.push(event);
  } catch (error) {
    return { events, failure: failureOf(error), error };
  }
  return { events };
}

const textOf = (events: ModelEvent[]) => events.map((event) => (event.type === 'text' ? event.text : '')).join('');
const callsOf = (events: ModelEvent[]) => events.flatMap((event) => (event.type === 'tool' ? [event.call] : []));
const stopOf = (events: ModelEvent[]) => events.find((event) => event.type === 'stop');

describe.each(adapters)('%s', (_, open) => {
  it('streams text token by token and stops once, last', async () => {
    const { events } = await listen(await open([{ text: ['You spent ', '{{f1}}', ' on groceries.'] }]));
    expect(textOf(events)).toBe('You spent {{f1}} on groceries.');
    expect(events.filter(({ type }) => type === 'text').length).toBe(3);
    expect(events.at(-1)).toMatchObject({ type: 'stop', reason: 'end' });
    expect(events.filter(({ type }) => type === 'stop')).toHaveLength(1);
  });

  it('asks for one tool, with the arguments as they were meant', async () => {
    const { events } = await listen(await open([{ tools: [lookUp] }]));
    expect(callsOf(events)).toMatchObject([{ name: 'get_spending', args: lookUp.args }]);
    expect(stopOf(events)).toMatchObject({ reason: 'tools' });
  });

  it('asks for two tools at once, each with an id of its own', async () => {
    const second = { name: 'get_income', args: {} };
    const calls = callsOf((await listen(await open([{ tools: [lookUp, second] }]))).events);
    expect(calls.map(({ name, args }) => ({ name, args }))).toEqual([lookUp, second]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
  });

  it('says something and then asks for a tool', async () => {
    const { events } = await listen(await open([{ text: ['Let me look. '] }, { tools: [lookUp] }]));
    expect(events.filter(({ type }) => type !== 'usage').map(({ type }) => type)).toEqual(['text', 'tool', 'stop']);
  });

  it('throws when it is cut off, after the text that came through', async () => {
    const { events, failure } = await listen(await open([{ text: ['You spent '] }, { fail: 'cut' }]));
    expect(textOf(events)).toBe('You spent ');
    expect(failure).toBeDefined();
    expect(stopOf(events)).toBeUndefined();
  });

  it('waits for a slow first token', async () => {
    const { events } = await listen(await open([{ delayMs: 120 }, { text: ['Here.'] }]));
    expect(textOf(events)).toBe('Here.');
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 60);
    const { events, error } = await listen(
      await open([{ delayMs: 60_000 }, { text: ['late'] }]),
      request(),
      abort.signal,
    );
    expect(textOf(events)).toBe('');
    expect(error).toBeDefined();
  });
});

describe.each(wires)('$wire on its wire', ({ wire, open, usage, refused }) => {
  it('reads characters and frames that are split anywhere', async () => {
    const text = 'Café – 3 € 👩‍👧 done.';
    for (const chunkBytes of [1, 3, 7]) {
      const { model } = await open([[{ text: [text] }, { tools: [lookUp] }]], { chunkBytes });
      const { events } = await listen(model);
      expect(textOf(events)).toBe(text);
      expect(callsOf(events)[0]?.args).toEqual(lookUp.args);
    }
  });

  it('counts tokens, those from the cache too', async () => {
    const { model } = await open([[{ text: ['Hello.'] }]]);
    expect(stopOf((await listen(model)).events)?.usage).toEqual(usage);
  });

  it.each(['overload', 'throttle'] as const)('tries again after %s, and nobody sees it', async (fail) => {
    const { model, server } = await open([[{ fail }], [{ text: ['Hello.'] }]]);
    const { events } = await listen(model);
    expect(textOf(events)).toBe('Hello.');
    expect(events[0]).toMatchObject({ type: 'retry', code: fail === 'overload' ? 'overloaded' : 'throttled' });
    expect(server.heard).toHaveLength(2);
  });

  it('tries again when the overload comes before the first word of a stream that had begun', async () => {
    const { model, server } = await open([[{ delayMs: 1 }, { fail: 'overload' }], [{ text: ['Hello.'] }]]);
    expect(textOf((await listen(model)).events)).toBe('Hello.');
    expect(server.heard).toHaveLength(2);
  });

  it('waits as long as Retry-After says, and not at all when that is longer than the turn has', async () => {
    const { model, server } = await open([[{ fail: 'throttle', retryAfterSeconds: 1 }], [{ text: ['Hello.'] }]]);
    const startedAt = performance.now();
    expect(textOf((await listen(model)).events)).toBe('Hello.');
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    server.plan = [[{ fail: 'throttle', retryAfterSeconds: 60 }]];
    const before = performance.now();
    const { failure } = await listen(model, request([question], { timeLeftMs: 16_000 }));
    expect(failure).toMatchObject({ code: 'throttled', retryAfterMs: 60_000 });
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('gives up after three tries', async () => {
    const { model, server } = await open([[{ fail: 'overload' }]]);
    expect((await listen(model)).failure?.code).toBe('overloaded');
    expect(server.heard).toHaveLength(3);
  });

  it('does not try again once words have come through', async () => {
    const { model, server } = await open([[{ text: ['You '] }, { fail: 'overload' }]]);
    const { events, failure } = await listen(model);
    expect(textOf(events)).toBe('You ');
    expect(failure?.code).toBe('overloaded');
    expect(server.heard).toHaveLength(1);
  });

  it('says that a stream was cut', async () => {
    const { model } = await open([[{ text: ['You '] }, { fail: 'cut' }]]);
    expect((await listen(model)).failure?.code).toBe('cut');
  });

  it('says that nobody is there', async () => {
    const { model, server } = await open([[]]);
    await server.close();
    expect((await listen(model)).failure?.code).toBe('unreachable');
  });

  it.each([
    ['unauthorized', 'key-refused'],
    ['bad-request', 'request-refused'],
    ['no-such-model', 'model-unknown'],
  ] as const)('%s is said in our words and not tried again', async (fail, code) => {
    const { model, server } = await open([[{ fail }]]);
    const { failure } = await listen(model);
    expect(failure?.code).toBe(code);
    expect(server.heard).toHaveLength(1);
    expect(refused).toBeGreaterThan(400);
  });

  it.each(['refusal', 'length'] as const)('%s stands in the stop', async (stop) => {
    const { model } = await open([[{ text: ['I '] }, { stop }]]);
    expect(stopOf((await listen(model)).events)).toMatchObject({ reason: stop });
  });

  it.each(['{"from": "2026-05-01", ', '{"from": 2026-05-01}', '["a"]', '{"from": "a"} extra'])(
    'hands on broken arguments as they came, mended by nobody: %s',
    async (json) => {
      const { model } = await open([[{ tools: [{ name: 'get_spending', json }] }]]);
      expect(callsOf((await listen(model)).events)).toMatchObject([{ name: 'get_spending', args: json }]);
    },
  );

  it('lets go of the connection within 20 ms of being told to', async () => {
    const { model, server } = await open([[{ text: ['You spent '] }, { delayMs: 60_000 }]]);
    const abort = new AbortController();
    let abortedAt = 0;
    const listening = (async () => {
      for await (const event of model.stream(request(), abort.signal)) {
        if (event.type !== 'text') continue;
        await sleep(30);
        server.closedAt.length = 0;
        abortedAt = performance.now();
        abort.abort();
      }
    })();
    await expect(listening).rejects.toThrow();
    while (server.closedAt.length === 0) await sleep(1);
    expect((server.closedAt[0] ?? 0) - abortedAt).toBeLessThan(20);
  });

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
