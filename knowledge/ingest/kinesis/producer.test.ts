// The stream's near end: every record is told its fate, only what failed is sent again, and a customer's records keep their order.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProducer, type Producer } from './producer.ts';
import { startStream, type TestStream } from './stream.fixture.ts';

let stream: TestStream;
let producer: Producer;
let pauses: number[];

beforeAll(async () => {
  stream = await startStream();
});

beforeEach(() => {
  pauses = [];
  stream.trouble(undefined);
  producer = createProducer(stream.config, async (ms) => void pauses.push(ms));
});

afterAll(() => stream.close());

const put = (...pairs: [key: string, text: string][]) =>
  producer.put(pairs.map(([key, text]) => ({ key, data: Buffer.from(text) })));
const textsOf = async (key: string) =>
  (await stream.event()).Records.filter(({ kinesis }) => kinesis.partitionKey === key).map(({ kinesis }) =>
    Buffer.from(kinesis.data, 'base64').toString('utf8'),
  );

describe('putting records', () => {
  it('keeps each key’s order and tells that all were taken', async () => {
    expect(await put(['a', 'a1'], ['b', 'b1'], ['a', 'a2'], ['a', 'a3'])).toEqual([true, true, true, true]);
    expect([await textsOf('a'), await textsOf('b')]).toEqual([['a1', 'a2', 'a3'], ['b1']]);
    expect(stream.puts).toEqual([2, 1, 1]);
    expect(await producer.put([])).toEqual([]);
  });

  it('sends again only what failed, waiting longer each time, before anything later of the same key', async () => {
    stream.trouble((records, attempt) => (attempt < 2 ? records.map(({ key }) => key === 'c') : undefined));
    expect(await put(['c', 'c1'], ['d', 'd1'], ['c', 'c2'], ['d', 'd2'])).toEqual([true, true, true, true]);
    expect([await textsOf('c'), await textsOf('d')]).toEqual([
      ['c1', 'c2'],
      ['d1', 'd2'],
    ]);
    expect(stream.puts).toEqual([2, 1, 1, 2]);
    expect(pauses).toEqual([100, 200]);
  });

  it('tells what was never taken, and lets nothing later of that key overtake it', async () => {
    stream.trouble((records) => records.map(({ key }) => key === 'e'));
    expect(await put(['e', 'e1'], ['f', 'f1'], ['e', 'e2'], ['f', 'f2'])).toEqual([false, true, false, true]);
    expect([await textsOf('e'), await textsOf('f')]).toEqual([[], ['f1', 'f2']]);
  });

  it('rides out a throttled request, and does not insist when there is no such stream', async () => {
    stream.trouble((_, attempt) => (attempt < 4 ? 'throttle' : undefined));
    expect(await put(['g', 'g1'])).toEqual([true]);
    expect(await textsOf('g')).toEqual(['g1']);
    stream.trouble(() => 'missing');
    expect(await put(['h', 'h1'], ['h', 'h2'])).toEqual([false, false]);
    expect(stream.puts).toHaveLength(1);
  });

  it('cuts what is too much for one request: 500 records, 5 MB', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => ({ key: `many-${n}`, data: Buffer.from('x') }));
    expect(new Set(await producer.put(many))).toEqual(new Set([true]));
    expect(stream.puts).toEqual([500, 500, 1]);
    stream.trouble(undefined);
    const big = Array.from({ length: 7 }, (_, n) => ({ key: `big-${n}`, data: Buffer.alloc(990_000, 'y') }));
    expect(await producer.put(big)).toEqual(Array(7).fill(true));
    expect(stream.puts).toEqual([5, 2]);
  });

  it('tells that nothing was taken when nobody answers', async () => {
    const lonely = createProducer({ ...stream.config, endpoint: 'http://127.0.0.1:1' }, async () => {});
    expect(await lonely.put([{ key: 'a', data: Buffer.from('x') }])).toEqual([false]);
  });
});
