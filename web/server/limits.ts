// How much one person may ask in a while: sign-in tries, requests and messages.
import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CoachError } from '../../knowledge/errors.ts';

/** Wrong passwords in a row before waiting starts; people mistype, programs try thousands. */
const FREE_TRIES = 5;
/** The first wait; it doubles with each further wrong try. */
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;
/** A hundred requests a second: far above any page of ours, and below what one process can answer. */
const REQUESTS_PER_MINUTE = 6_000;

/** Each throws RATE_LIMITED with `details.retryAfterSeconds` when it is too much. */
export interface Limits {
  /** One request of a person or address. */
  request(who: string): Promise<void>;
  /** One message of a customer that starts a turn. */
  message(customerId: string): Promise<void>;
  /** Before a password is looked at. */
  beforeSignIn(email: string, address: string): Promise<void>;
  /** After it was looked at. */
  afterSignIn(email: string, address: string, wasRight: boolean): Promise<void>;
}

/** Limits kept in this process. */
export function createLimits({ messagesPerMinute }: { messagesPerMinute: number }): Limits {
  const requests = new RateLimiterMemory({ keyPrefix: 'request', points: REQUESTS_PER_MINUTE, duration: 60 });
  const messages = new RateLimiterMemory({ keyPrefix: 'message', points: messagesPerMinute, duration: 60 });
  const failures = new RateLimiterMemory({ keyPrefix: 'failure', points: 1_000_000, duration: 3600 });
  const waits = new RateLimiterMemory({ keyPrefix: 'wait', points: 1, duration: LONGEST_WAIT_SECONDS });
  return {
    request: (who) => consume(requests, who),
    message: (customerId) => consume(messages, customerId),
    async beforeSignIn(email, address) {
      const waiting = await waits.get(signInKey(email, address));
      if (waiting) throw tooMuch(waiting.msBeforeNext);
    },
    async afterSignIn(email, address, wasRight) {
      const key = signInKey(email, address);
      if (wasRight) {
        await failures.delete(key);
        return;
      }
      const { consumedPoints } = await failures.penalty(key);
      const beyond = consumedPoints - FREE_TRIES;
      if (beyond >= 0)
        await waits.block(key, Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(beyond, 10)));
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMuch(refusal.msBeforeNext) : refusal;
  }
}

function tooMuch(msBeforeNext: number): CoachError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new CoachError('RATE_LIMITED', undefined, { details: { retryAfterSeconds } });
}

/** One address guessing at one person. Another address may still sign in, so that nobody can lock somebody else out. */
function signInKey(email: string, address: string): string {
  return createHash('sha256').update(`${email.trim().toLowerCase()}\n${address}`).digest('base64url');
}
