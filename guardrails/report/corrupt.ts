// Makes false replies of true ones, one defect each: another digit, scale, sign or unit, another fact, another time, another label.
import type { Fact } from '../../knowledge/fact.ts';
import { type Household, withReferences, writtenOut } from '../replies.fixture.ts';

/** A false reply and what is false in it. */
export interface Corrupted {
  kind: string;
  text: string;
}

/** A whole number below a bound. */
export type Next = (below: number) => number;

/** What stands in the replies, and what is false there in a household of the fixture. */
const TIMES: readonly [string, readonly string[]][] = [
  ['October 2026', ['September 2026', 'October 2025', 'November 2026']],
  ['in October', ['in September', 'in August', 'in 2025', 'this year', 'last week']],
  ['last month', ['this month', 'last year', 'yesterday']],
  ['October 1 to October 31', ['October 2 to October 31', 'September 1 to September 30']],
  ['November 2, 2026', ['November 1, 2026', 'November 2, 2025']],
  ['a month', ['a year', 'a week']],
  ['2026-10-01', ['2026-10-02', '2026-09-01']],
];
const LABELS: readonly [string, readonly string[]][] = [
  ['groceries', ['dining', 'rent', 'travel']],
  ['Groceries', ['Dining', 'Travel']],
  ['Everyday Checking', ['Rainy Day Savings', 'Joint Checking']],
  ['Visa ending in 4523', ['Visa ending in 1111', 'Everyday Checking']],
  ['Netflix', ['Hulu', 'Spotify']],
  ["Trader Joe's", ['Costco', 'Netflix']],
  ['Acme Corp', ['Uber', 'Beta Corp']],
  ['spent', ['earned', 'received']],
  ['earned', ['spent']],
  ['income', ['spending', 'balance']],
  ['available', ['pending']],
  ['credit limit', ['balance', 'minimum payment']],
  ['minimum payment', ['balance', 'limit']],
  ['utilization', ['APR', 'interest rate']],
  ['refunds', ['fees', 'income']],
  ['rose', ['fell']],
];

/** One false reply of each kind that this reply can be given. */
export function corruptions(template: string, facts: readonly Fact[], named: Household, next: Next): Corrupted[] {
  const found: Corrupted[] = [];
  const places = [...template.matchAll(/\{\{(\w+)\}\}/g)];
  const sizes = places.filter(([, name = '']) => named[name] && named[name].unit !== 'date');
  const place = sizes[next(Math.max(1, sizes.length))];
  const fact = place && named[place[1] ?? ''];
  if (place && fact) {
    const put = (kind: string, other: string | undefined) => {
      if (other === undefined) return;
      const before = writtenOut(template.slice(0, place.index), named);
      found.push({ kind, text: before + other + writtenOut(template.slice(place.index + place[0].length), named) });
    };
    put('digit', otherDigit(fact.display, next));
    put('scale', fact.unit === 'bps' ? undefined : `${fact.display}${fact.unit === 'cents' ? ' thousand' : '0'}`);
    put('sign', `-${fact.display}`.replace('--', ''));
    put('unit', fact.unit === 'cents' ? `${fact.display.replace(/[$-]/g, '')}%` : `$${fact.display.replace('%', '')}`);
    const others = facts.filter((other) => other.unit === fact.unit && other.display !== fact.display);
    put('fact', others[next(Math.max(1, others.length))]?.display);
  }
  for (const [kind, words] of [
    ['period', TIMES],
    ['label', LABELS],
  ] as const) {
    const swapped = words.flatMap(([from, to]) => {
      const text = swapOnce(template, from, to[next(to.length)] ?? from);
      return text === null ? [] : [text];
    });
    const text = swapped[next(Math.max(1, swapped.length))];
    if (text !== undefined)
      found.push({ kind, text: next(2) === 0 ? withReferences(text, named) : writtenOut(text, named) });
  }
  return found;
}

function otherDigit(display: string, next: Next): string | undefined {
  const places = [...display.matchAll(/\d/g)].map(({ index }) => index);
  const at = places[next(Math.max(1, places.length))];
  if (at === undefined) return undefined;
  return `${display.slice(0, at)}${(Number(display[at]) + 1 + next(9)) % 10}${display.slice(at + 1)}`;
}

// The first place outside a reference.
function swapOnce(template: string, from: string, to: string): string | null {
  const parts = template.split(/(\{\{\w+\}\})/);
  const at = parts.findIndex((part, index) => index % 2 === 0 && part.includes(from));
  return at < 0 ? null : parts.map((part, index) => (index === at ? part.replace(from, to) : part)).join('');
}
