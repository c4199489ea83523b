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
  const startedAt = performance.now();
  expect((await screenInput(hostile)).action).toBe('block');
  expect(performance.now() - startedAt).toBeLessThan(50);
});
