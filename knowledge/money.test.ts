// Cents in and out of words.
import { expect, test } from 'vitest';
import { formatCents, minorDigits, toCents, toMinor } from './money.ts';

test('cents are written out as money, whatever the currency', () => {
  expect(formatCents(41_250)).toBe('$412.50');
  expect(formatCents(-500, 'EUR')).toBe('-€5.00');
  expect(formatCents(123_456, 'USDT')).toBe('1,234.56 USDT');
});

test('money with more than two decimals, or as a power of ten, is not read', () => {
  expect(['12.5', -0.1, 12.345, 1e21, '1e2'].map(toCents)).toEqual([1250, -10, null, null, null]);
});

test('currencies have their own number of decimals, both ways', () => {
  expect([minorDigits('USD'), minorDigits('JPY'), minorDigits('kwd'), minorDigits('USDT')]).toEqual([2, 0, 3, 2]);
  expect([toMinor(1200, 'JPY'), toMinor('1200.00', 'JPY'), toMinor(1200.5, 'JPY')]).toEqual([1200, 1200, null]);
  expect([toMinor('1.234', 'KWD'), toMinor(-0.05, 'KWD'), toMinor('1.2345', 'KWD')]).toEqual([1234, -50, null]);
  expect([formatCents(1200, 'JPY'), formatCents(-1234, 'KWD')]).toEqual(['¥1,200', '-KWD\u00A01.234']);
});
