// Assert: the figures in the reply are the ones worked out from the generator's rows.
import type { Truth } from '../truth/truth.ts';
import { assertion } from './reply.ts';

/** Every expected figure is in the text and backed by a fact of the same value and unit; figures that are not the customer's are not. */
export const figures = assertion((text, { facts }, expected) => {
  const missing = expected.figures
    .filter((truth) => !isSaid(text, truth))
    .map((truth) => `${display(truth)} is not in the reply`);
  const unbacked = expected.figures
    .filter(({ value, unit }) => unit !== 'text' && !facts.some((fact) => fact.value === value && fact.unit === unit))
    .map((truth) => `no fact has the value ${display(truth)}`);
  const leaked = expected.forbidden
    .filter((truth) => isSaid(text, truth))
    .map((truth) => `${display(truth)} is someone else’s`);
  const unwanted =
    expected.noFigures && (/[$€£]\s?\d|\d\s?%/.test(text) || facts.length > 0)
      ? ['there is a figure where none belongs']
      : [];
  return [...missing, ...unbacked, ...leaked, ...unwanted];
});

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** How a figure is written in a reply. */
export function display({ value, unit }: Truth): string {
  if (unit === 'text') return String(value) || 'no persona';
  if (unit === 'date') {
    const date = new Date(`${value}T00:00:00Z`);
    return date.toLocaleDateString('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
  }
  const number = Number(value);
  if (unit === 'count') return String(number);
  if (unit === 'bps') return `${Number((number / 100).toFixed(2))}%`;
  const [whole = '', fraction] = Math.abs(number / 100)
    .toFixed(2)
    .split('.');
  return `${number < 0 ? '-' : ''}$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

function isSaid(text: string, truth: Truth): boolean {
  const plain = text.replace(/[*_`]/g, '');
  const spellings = [display(truth), ...(truth.unit === 'count' ? [WORDS[Number(truth.value)] ?? ''] : [])].filter(
    Boolean,
  );
  return spellings.some((spelling) => {
    const escaped = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\w.,-])${escaped}(?![\\w%]|[.,]\\d)`, 'i').test(plain);
  });
}
