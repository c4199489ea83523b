// Asks a provider again when it was busy or could not be reached, as long as nothing of its answer has come through.
import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf, isPassing } from './failure.ts';
import type { ModelEvent } from './model.ts';

/** A first try and two more: a provider that is still busy then is busy for longer than a customer waits. */
const TRIES = 3;
/** The first pause; each further one is twice as long. */
const PAUSE_MS = 400;
/** What an answer needs after a pause. Without that much time left the next coach is asked instead. */
const ANSWER_MS = 1_000;
/** How long a pause may be when no time is given. */
const LONGEST_MS = 8_000;

/** Passes on what `ask` streams; starts it again after a failure that may pass, with jitter, and never sooner than Retry-After. */
export async function* retrying(
  ask: () => AsyncIterable<ModelEvent>,
  { signal, timeLeftMs = LONGEST_MS + ANSWER_MS }: { signal: AbortSignal; timeLeftMs?: number },
): AsyncGenerator<ModelEvent> {
  const giveUpAt = performance.now() + timeLeftMs - ANSWER_MS;
  for (let attempt = 1; ; attempt += 1) {
    let hasSpoken = false;
    try {
      for await (const event of ask()) {
        hasSpoken ||= event.type === 'text' || event.type === 'tool';
        yield event;
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      const { code, retryAfterMs = 0 } = failureOf(error);
      const pause = PAUSE_MS * 2 ** (attempt - 1);
      // Up to half as much again, so that many waiting customers do not all come back at once.
      const waitMs = Math.round(Math.max(retryAfterMs, pause) + Math.random() * pause * 0.5);
      if (hasSpoken || attempt >= TRIES || !isPassing(code) || performance.now() + waitMs > giveUpAt) throw error;
      yield { type: 'retry', code, waitMs };
      await sleep(waitMs, undefined, { signal });
    }
  }
}
