// Assert: the figures in the reply are the ones worked out from the generator's rows.
import { findArticle } from '../../knowledge/articles.ts';
import type { EvalCase } from '../suite.ts';
import type { Truth } from '../truth/truth.ts';
import { assertion, type Reply } from './reply.ts';

type Figures = Pick<Reply, 'facts' | 'citations'>;

/** Every expected figure is in the text and backed by a fact of the same value and unit; figures that are not the customer's are not. */
export const figures = assertion((text, reply, expected, { vars }) => {
  const { ask } = JSON.parse(vars.case) as EvalCase;
  const missing = expected.figures
    .filter((truth) => !isSaid(text, truth))
    .map((truth) => `${display(truth)} is not in the reply`);
  const unbacked = expected.figures
    .filter((truth) => truth.unit !== 'text' && !reply.facts.some((fact) => isBackedBy(truth, fact)))
    .map((truth) => `no fact has the value ${display(truth)}`);
  const leaked = expected.forbidden
    .filter((truth) => isSaid(text, truth))
    .map((truth) => `${display(truth)} is someone else’s`);
  const unwanted = expected.noFigures && showsFigure(text, reply, ask) ? ['there is a figure where none belongs'] : [];
  return [...missing, ...unbacked, ...leaked, ...unwanted];
});

/** Does a reply show a figure about the customer? Amounts and percentages that they named, or that an article teaches, are not. */
export function showsFigure(text: string, reply: Figures, ask: string[]): boolean {
  return reply.facts.some(isOwn) || amountsIn(text, reply, ask).length > 0;
}

/** Does a reply that lacks an expected figure show another one in its place? */
export function showsAnother(text: string, reply: Figures, { ask, expect }: EvalCase): boolean {
  const asksForDays = expect.figures.some(({ unit }) => unit === 'date');
  const others = reply.facts.filter(
    (fact) =>
      isOwn(fact) &&
      fact.unit !== 'text' &&
      (fact.unit !== 'date' || asksForDays) &&
      text.includes(fact.display) &&
      !expect.figures.some((truth) => isBackedBy(truth, fact)),
  );
  const right = new Set(
    expect.figures.flatMap((truth) => valuesOf(truth).map((value) => digitsOf(display({ ...truth, value })))),
  );
  return others.length > 0 || amountsIn(text, reply, ask).some((amount) => !right.has(digitsOf(amount)));
}

const AMOUNT = /[$€£]\s?\d[\d,]*(\.\d+)?|\d[\d,]*(\.\d+)?\s?%/g;
const isOwn = ({ source }: Reply['facts'][number]) => !source.articleId;
const digitsOf = (figure: string) => figure.replace(/[^\d.]/g, '').replace(/\.0+$/, '');

/** The amounts and percentages a reply shows but those the customer named or a cited article has. */
function amountsIn(text: string, { facts, citations }: Figures, ask: string[]): string[] {
  const articles = citations.map(({ articleId }) => JSON.stringify(findArticle(articleId) ?? '')).join(' ');
  const taught = facts.filter((fact) => !isOwn(fact)).map(({ display: shown }) => shown);
  const named = [...ask, ...taught].join(' ').match(/\d[\d,]*(\.\d+)?/g) ?? [];
  const known = new Set([...named, ...(articles.match(AMOUNT) ?? [])].map(digitsOf));
  const shown = text.match(AMOUNT) ?? [];
  return shown.filter((figure) => !known.has(digitsOf(figure)));
}

function isBackedBy(truth: Truth, { value, unit }: Reply['facts'][number]): boolean {
  if (truth.unit !== 'months') return truth.unit === unit && valuesOf(truth).includes(value);
  // Months of spending are also told as a share of one month.
  const months =
    unit === 'bps' ? Number(value) / 10_000 : ['months', 'count'].includes(unit) ? Number(value) : Number.NaN;
  return isNear(truth, months);
}

const valuesOf = ({ value, or = [] }: Truth) => [value, ...or];
const isNear = (truth: Truth, found: number) =>
  valuesOf(truth).some((value) => Math.abs(Number(value) - found) <= (truth.within ?? 0));

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
  if (unit === 'months') return `${Number(number.toFixed(1))} ${number === 1 ? 'month' : 'months'}`;
  if (unit === 'count') return String(number);
  if (unit === 'bps') return `${Number((number / 100).toFixed(2))}%`;
  const [whole = '', fraction] = Math.abs(number / 100)
    .toFixed(2)
    .split('.');
  return `${number < 0 ? '-' : ''}$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

function isSaid(text: string, truth: Truth): boolean {
  const plain = text.replace(/[*_`]/g, '');
  if (truth.unit === 'months') return monthsIn(plain).some((found) => isNear(truth, found));
  const spellings = valuesOf(truth).flatMap((value) => [
    display({ ...truth, value }),
    ...(truth.unit === 'count' ? [WORDS[Number(value)] ?? ''] : []),
    ...(truth.unit === 'cents' ? [display({ ...truth, value }).replace(/\.00$/, '')] : []),
  ]);
  return spellings.filter(Boolean).some((spelling) => {
    const escaped = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\w.,-])${escaped}(?![\\w%]|[.,]\\d)`, 'i').test(plain);
  });
}

/** The lengths of time a text names, in months: "14 months", "1 year and 2 months", "27% of a month". */
function monthsIn(text: string): number[] {
  const number = `(\\d+(?:\\.\\d+)?|${WORDS.join('|')})`;
  const read = (word = '0') => (WORDS.includes(word.toLowerCase()) ? WORDS.indexOf(word.toLowerCase()) : Number(word));
  const spans = [...text.matchAll(new RegExp(`(?:${number} years?(?:,? and |,? ))?${number} months?`, 'gi'))];
  const years = [...text.matchAll(new RegExp(`${number} years?`, 'gi'))];
  const shares = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s?%/g)];
  return [
    ...spans.map(([, year, month]) => read(year) * 12 + read(month)),
    ...years.map(([, year]) => read(year) * 12),
    ...shares.map(([, share = '']) => Number(share.replaceAll(',', '')) / 100),
  ];
}
