import { describe, expect, it } from 'vitest';
import type { Fact } from '../knowledge/fact.ts';
import { type Household, someHousehold, TODAY, TRUE_REPLIES, withReferences, writtenOut } from './replies.fixture.ts';
import { screenReply } from './screen.ts';

/** Whole numbers below a bound, the same ones for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const households = [11, 22, 33].map((seed) => ({ seed, ...someHousehold(numbers(seed)) }));
const isReleased = async (text: string, facts: Fact[]) =>
  (await screenReply(text, { facts, today: TODAY })).action !== 'hold';

/** Of `corrupted` texts, those that were released, and how many there were. */
async function leaks(
  of: (facts: Fact[], named: Household, template: string) => Iterable<string>,
): Promise<{ released: string[]; tried: number }> {
  const released: string[] = [];
  let tried = 0;
  for (const { facts, named } of households) {
    for (const template of TRUE_REPLIES) {
      for (const text of of(facts, named, template)) {
        tried += 1;
        if (await isReleased(text, facts)) released.push(text);
      }
    }
  }
  return { released, tried };
}

/** The template with one of its references replaced, the others written out or as references. */
function* replacing(
  template: string,
  named: Household,
  { others, by }: { others: 'written' | 'references'; by: (fact: Fact) => Iterable<string> },
): Generator<string> {
  const rest = others === 'written' ? writtenOut : withReferences;
  for (const match of template.matchAll(/\{\{(\w+)\}\}/g)) {
    const fact = named[match[1] ?? ''];
    if (!fact) continue;
    const before = rest(template.slice(0, match.index), named);
    const after = rest(template.slice(match.index + match[0].length), named);
    for (const wrong of by(fact)) yield before + wrong + after;
  }
}

/** Replaces the first place where words stand outside a reference; null when they stand nowhere. */
function reworded(template: string, words: string, other: string): string | null {
  const parts = template.split(/(\{\{\w+\}\})/);
  const at = parts.findIndex((part, index) => index % 2 === 0 && part.includes(words));
  return at < 0 ? null : parts.map((part, index) => (index === at ? part.replace(words, other) : part)).join('');
}

describe('true replies', () => {
  it.each(households)('of household $seed are released, as references and written out', async ({ facts, named }) => {
    expect(TRUE_REPLIES.length).toBeGreaterThanOrEqual(40);
    const held: string[] = [];
    for (const template of TRUE_REPLIES) {
      for (const text of [withReferences(template, named), writtenOut(template, named)]) {
        if (!(await isReleased(text, facts))) held.push(text);
      }
    }
    expect(held).toEqual([]);
  });
});

describe('corrupted replies are held', () => {
  it('when one digit is another', async () => {
    const { released, tried } = await leaks((_, named, template) =>
      replacing(template, named, {
        others: 'written',
        *by({ display, unit }) {
          if (unit === 'date') return;
          for (let at = 0; at < display.length; at += 1) {
            const digit = Number(display[at]);
            if (/\d/.test(display[at] ?? ''))
              yield `${display.slice(0, at)}${(digit + 1 + ((at * 7) % 9)) % 10}${display.slice(at + 1)}`;
          }
        },
      }),
    );
    expect(tried).toBeGreaterThan(900);
    expect(released).toEqual([]);
  });

  it('when the scale, the sign or the unit is another', async () => {
    const { released, tried } = await leaks((_, named, template) =>
      replacing(template, named, {
        others: 'written',
        *by({ display, unit, value }) {
          if (unit === 'cents') {
            const bare = display.replace('$', '');
            yield* [
              `-${display}`,
              `${display}k`,
              `${display} million`,
              display.replace('$', '€'),
              `${bare}%`,
              bare,
              `${display}0`,
            ];
            yield* [
              `$${(Number(value) / 10).toFixed(2)}`,
              `$${(Number(value) / 10_000).toFixed(2)}`,
              `minus ${display}`,
            ];
          }
          if (unit === 'bps')
            yield* [
              `$${display.replace('%', '')}`,
              display.replace('%', ''),
              `-${display}`,
              display.replace('%', ' points'),
            ];
          if (unit === 'count')
            yield* [`${display}0`, `$${display}`, `${display}%`, `-${display}`, `${display} thousand`];
        },
      }),
    );
    expect(tried).toBeGreaterThan(1_400);
    expect(released).toEqual([]);
  });

  it('when a number word, a part or a multiple stands instead', async () => {
    const { released, tried } = await leaks((_, named, template) =>
      replacing(template, named, {
        others: 'references',
        *by({ unit }) {
          if (unit !== 'date')
            yield* ['seven dollars', 'two hundred', 'a third', 'twice', 'a dozen', 'hundreds of dollars'];
        },
      }),
    );
    expect(tried).toBeGreaterThan(800);
    expect(released).toEqual([]);
  });

  it('when the reference is unknown, malformed or has something attached', async () => {
    const { released, tried } = await leaks((_, named, template) =>
      replacing(template, named, {
        others: 'references',
        *by({ id }) {
          const n = id.slice(1);
          yield* [
            '{{f999}}',
            '{{f}}',
            `{{${n}}}`,
            `{${id}}}`,
            `{{${id}}`,
            `{{${id}}}0`,
            `1{{${id}}}`,
            `-{{${id}}}`,
            `\${{${id}}}`,
            `{{${id}}} thousand`,
            `{{${id}}}k`,
            `twice {{${id}}}`,
          ];
        },
      }),
    );
    expect(tried).toBeGreaterThan(1_800);
    expect(released).toEqual([]);
  });

  it('when a reference is to another fact that the words do not fit', async () => {
    const { released, tried } = await leaks((facts, named, template) =>
      replacing(template, named, {
        others: 'references',
        *by(fact) {
          for (const other of facts) if (other !== fact && other.unit === fact.unit) yield `{{${other.id}}}`;
        },
      }),
    );
    expect(tried).toBeGreaterThan(3_000);
    expect(released).toEqual([]);
  });

  it('when the time is another', async () => {
    const times: [string, string[]][] = [
      ['October 2026', ['September 2026', 'October 2025', 'November 2026', 'October 2027']],
      ['in October', ['in September', 'in August', 'in May', 'in 2025', 'this year', 'last week', 'two months ago']],
      ['last month', ['this month', 'last year', 'in September', 'last week', 'yesterday']],
      [
        'October 1 to October 31',
        ['October 2 to October 31', 'October 1 to October 30', 'September 1 to September 30'],
      ],
      ['in September', ['in August', 'last month']],
      ['November 2, 2026', ['November 1, 2026', 'October 2, 2026', 'November 2, 2025']],
      ['a month', ['a year', 'a week', 'a day']],
      ['2026-10-01', ['2026-10-02', '2026-09-01']],
    ];
    const { released, tried } = await leaks(function* (_, named, template) {
      for (const [time, others] of times) {
        for (const other of others) {
          const wrong = reworded(template, time, other);
          if (wrong === null) continue;
          yield withReferences(wrong, named);
          yield writtenOut(wrong, named);
        }
      }
    });
    expect(tried).toBeGreaterThan(500);
    expect(released).toEqual([]);
  });

  it('when the label is another', async () => {
    const labels: [string, string[]][] = [
      ['groceries', ['dining', 'rent', 'travel', 'gas']],
      ['Groceries', ['Dining', 'Rent', 'Travel']],
      ['Everyday Checking', ['Rainy Day Savings', 'Joint Checking']],
      ['Visa ending in 4523', ['Visa ending in 1111', 'Everyday Checking', 'Mastercard ending in 4523']],
      ['Netflix', ['Hulu', 'Spotify']],
      ["Trader Joe's", ['Costco', 'Netflix']],
      ['Acme Corp', ['Uber', 'Beta Corp']],
      ['spent', ['earned', 'received', 'saved']],
      ['earned', ['spent']],
      ['income', ['spending', 'balance']],
      ['available', ['pending']],
      ['credit limit', ['balance', 'minimum payment']],
      ['minimum payment', ['balance', 'limit']],
      ['purchases', ['refunds', 'subscriptions', 'accounts']],
      ['utilization', ['APR', 'interest rate']],
      ['refunds', ['fees', 'income']],
      ['rose', ['fell']],
      [', up ', [', down ']],
    ];
    const { released, tried } = await leaks(function* (_, named, template) {
      for (const [label, others] of labels) {
        for (const other of others) {
          const wrong = reworded(template, label, other);
          if (wrong === null) continue;
          yield withReferences(wrong, named);
          yield writtenOut(wrong, named);
        }
      }
    });
    expect(tried).toBeGreaterThan(700);
    expect(released).toEqual([]);
  });
});
