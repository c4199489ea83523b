import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { impatiently, inBatches } from './patience.ts';

async function* slow(...waits: number[]) {
  for (const ms of waits) {
    await sleep(ms);
    yield ms;
  }
}

async function read(stream: AsyncIterable<number>): Promise<{ got: number[]; error?: string }> {
  const got: number[] = [];
  try {
    for await (const item of stream) got.push(item);
    return { got };
  } catch (error) {
    return { got, error: (error as Error).name };
  }
}

it('passes a stream on unchanged', async () => {
  expect(await read(impatiently(slow(1, 2), () => 1_000, new AbortController().signal))).toEqual({ got: [1, 2] });
});

it('gives up on a stream that goes quiet, keeping what came before', async () => {
  expect(await read(impatiently(slow(1, 60_000), () => 30, new AbortController().signal))).toEqual({
    got: [1],
    error: 'too-slow',
  });
});

it('stops at once when aborted, even when the stream does not listen', async () => {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 20);
  const before = performance.now();
  expect(await read(impatiently(slow(1, 60_000), () => 60_000, abort.signal))).toEqual({
    got: [1],
    error: 'AbortError',
  });
  expect(performance.now() - before).toBeLessThan(5_000);
});

it('gives what has come in the meantime as one batch, and a failure after it', async () => {
  async function* cut() {
    yield 1;
    await sleep(5);
    yield 2;
    yield 3;
    throw new Error('cut');
  }
  const batches: number[][] = [];
  const reading = async () => {
    for await (const batch of inBatches(cut())) {
      batches.push(batch);
      await sleep(50);
    }
  };
  await expect(reading()).rejects.toThrow('cut');
  expect(batches).toEqual([[1], [2, 3]]);
});

it('stops reading a stream whose batches nobody reads any more', async () => {
  let given = 0;
  let isClosed = false;
  async function* endless() {
    try {
      while (true) {
        given += 1;
        yield given;
        await sleep(1);
      }
    } finally {
      isClosed = true;
    }
  }
  for await (const _ of inBatches(endless())) break;
  await expect.poll(() => isClosed).toBe(true);
  expect(given).toBeLessThan(100);
});
