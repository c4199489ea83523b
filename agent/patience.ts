// Waiting for a stream, but not for ever.
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
