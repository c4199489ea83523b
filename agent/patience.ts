// Waiting for a stream, but not for ever; and taking what it has sent at once.
import { modelFailure } from './models/failure.ts';

/**
 * Passes a stream on. Before each event it waits at most `patienceMs()` milliseconds, then throws the failure `too-slow`; it throws the
 * signal's reason as soon as `signal` aborts, even when the stream itself does not listen.
 */
export async function* impatiently<T>(
  stream: AsyncIterable<T>,
  patienceMs: () => number,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = stream[Symbol.asyncIterator]();
  try {
    while (true) {
      const next = await nextWithin(iterator, patienceMs(), signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a stream that hangs would never let go.
    iterator.return?.().catch(() => {});
  }
}

/**
 * Reads a stream as it comes and gives what has come since the last time, in one list: whoever stores a batch before asking for the next
 * does not store item by item. A failure of the stream comes after everything before it. Reading stops when the batches are no longer read.
 */
export async function* inBatches<T>(stream: AsyncIterable<T>): AsyncGenerator<T[]> {
  let waiting: T[] = [];
  let wake = () => {};
  let end: { error?: unknown } | undefined;
  let isLeft = false;
  const read = async () => {
    try {
      for await (const item of stream) {
        if (isLeft) return;
        waiting.push(item);
        wake();
      }
      end = {};
    } catch (error) {
      end = { error };
    }
    wake();
  };
  try {
    void read();
    while (true) {
      if (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        yield batch;
      } else if (end) {
        if ('error' in end) throw end.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    isLeft = true;
  }
}

function nextWithin<T>(iterator: AsyncIterator<T>, ms: number, signal: AbortSignal): Promise<IteratorResult<T>> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) return give();
    const timer = setTimeout(() => reject(modelFailure('too-slow')), Math.max(0, ms));
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', give);
    };
    signal.addEventListener('abort', give, { once: true });
    iterator.next().then(resolve, reject).finally(done);
  });
}
