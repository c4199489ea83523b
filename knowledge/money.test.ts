// Cents in and out of words.
import { expect, test } from 'vitest';
import { formatCents, toCents } from './money.ts';

test('cents are written out as money, whatever the currency', () => {
  expect(formatCents(41_250)).toBe('$412.50');
  expect(formatCents(-500, 'EUR')).toBe('-€5.00');
  expect(formatCents(123_456, 'USDT')).toBe('1,234.56 USDT');
});

test('money with more than two decimals, or as a power of ten, is not read', () => {
  expect(['12.5', -0.1, 12.345, 1e21, '1e2'].map(toCents)).toEqual([1250, -10, null, null, null]);
});
