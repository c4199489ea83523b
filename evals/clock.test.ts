// The moved clock: what it says, that it runs on, and that it is put back whatever happens.
import { expect, it } from 'vitest';
import { atMoment } from './clock.ts';

const at = '2026-07-01T05:30:00.000Z';

it('says the moment asked for, and goes on from there', async () => {
  const [first, second, given] = await atMoment(at, async () => {
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 30));
    return [before, Date.now(), new Date('2020-02-03').toISOString()] as const;
  });
  expect(first.slice(0, 19)).toBe(at.slice(0, 19));
  expect(second - Date.parse(at)).toBeGreaterThanOrEqual(25);
  expect(given).toBe('2020-02-03T00:00:00.000Z');
});

it('is put back after a failure, and left alone without a moment', async () => {
  const real = Date;
  await expect(atMoment(at, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(Date).toBe(real);
  const year = await atMoment(null, () => Promise.resolve(new Date().getFullYear()));
  expect(year).toBe(new Date().getFullYear());
});
