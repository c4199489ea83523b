// Limits: a number a minute for each, and a wait that doubles for whoever keeps guessing a password.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimits } from './limits.ts';

const limited = { code: 'RATE_LIMITED', details: { retryAfterSeconds: expect.any(Number) } };

describe('messages', () => {
  it('are counted for each customer, and say when to come back', async () => {
    const limits = createLimits({ messagesPerMinute: 2 });
    await limits.message('a');
    await limits.message('a');
    await expect(limits.message('a')).rejects.toMatchObject(limited);
    await limits.message('b');
  });
});

describe('wrong passwords', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('cost nothing five times, then a wait that doubles up to a quarter of an hour', async () => {
    const limits = createLimits({ messagesPerMinute: 1 });
    const waits: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      await limits.beforeSignIn('a@b.example', '::1');
      await limits.afterSignIn('a@b.example', '::1', false);
      const refused = await limits
        .beforeSignIn('A@b.example', '::1')
        .catch((error: { details: { retryAfterSeconds: number } }) => error);
      const seconds = refused?.details.retryAfterSeconds ?? 0;
      waits.push(seconds);
      vi.advanceTimersByTime(seconds * 1000 + 1);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('are of one address and one person, and forgotten after the right one', async () => {
    const limits = createLimits({ messagesPerMinute: 1 });
    const wrong = () => limits.afterSignIn('a@b.example', '::1', false);
    for (let i = 0; i < 5; i += 1) await wrong();
    await expect(limits.beforeSignIn('a@b.example', '::1')).rejects.toMatchObject(limited);
    await limits.beforeSignIn('a@b.example', '10.0.0.1');
    await limits.beforeSignIn('c@b.example', '::1');
    vi.advanceTimersByTime(31_000);
    await limits.afterSignIn('a@b.example', '::1', true);
    for (let i = 0; i < 4; i += 1) await wrong();
    await limits.beforeSignIn('a@b.example', '::1');
  });
});
