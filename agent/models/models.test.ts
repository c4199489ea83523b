// The contract every model keeps, over real HTTP against servers that speak each provider's wire.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Model } from './model.ts';
import { scriptedModel } from './scripted.ts';
import { callsOf, closeWires, listen, lookUp, question, request, stopOf, textOf, wires } from './wire/open.fixture.ts';
import type { WireStep } from './wire/steps.fixture.ts';

afterEach(closeWires);

const adapters: [name: string, open: (steps: WireStep[]) => Promise<Model>][] = [
  ['scripted', async (steps) => scriptedModel({ turns: [{ steps: steps as never }] })],
  ...wires.map(({ wire, open }): [string, (steps: WireStep[]) => Promise<Model>] => [
    wire,
    async (steps) => (await open([steps])).model,
  ]),
];

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
    expect(failure).toMatchObject({ code: 'cut' });
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
    expect(error).toBeInstanceOf(Error);
    expect(stopOf(events)).toBeUndefined();
  });
});

describe.each(wires)('$wire on its wire', ({ open, usage }) => {
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
});
