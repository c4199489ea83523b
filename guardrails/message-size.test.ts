import { expect, it } from 'vitest';
import { messageSize } from './message-size.ts';
import { defaultContext, screenInput } from './screen.ts';

it('refuses a message nobody typed and reads one of ten pages', () => {
  const context = defaultContext({ facts: [] });
  expect(messageSize.check({ text: 'a'.repeat(20_001) }, context).action).toBe('block');
  expect(messageSize.check({ text: 'a'.repeat(20_000) }, context).action).toBe('allow');
});

it('is first, so that a megabyte costs next to nothing', async () => {
  const hostile = '1 '.repeat(500_000);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const startedAt = performance.now();
    expect((await screenInput(hostile)).action).toBe('block');
    times.push(performance.now() - startedAt);
  }
  // The quickest of five: what else the machine does is not ours.
  expect(Math.min(...times)).toBeLessThan(50);
});
