// Reads amounts, percentages, counts, durations, ranks, parts and multiples from tokens.
import { type NumberRead, readNumber, scales } from './number-words.ts';
import { denominators, readSpecialWord } from './quantity-words.ts';
import type { Figure, Reading, Token } from './tokens.ts';

const CURRENCIES: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  buck: 'USD',
  bucks: 'USD',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
};
const SUFFIXES: Record<string, number> = { k: 1e3, m: 1e6, mm: 1e6, mn: 1e6, mil: 1e6, b: 1e9, bn: 1e9 };
const DURATIONS: Record<string, [Figure['unit'], number]> = {
  day: ['days', 1],
  night: ['days', 1],
  week: ['days', 7],
  wk: ['days', 7],
  fortnight: ['days', 14],
  month: ['months', 1],
  mo: ['months', 1],
  mth: ['months', 1],
  quarter: ['months', 3],
  year: ['months', 12],
  yr: ['months', 12],
  decade: ['months', 120],
  hour: ['hours', 1],
  hr: ['hours', 1],
  minute: ['minutes', 1],
  min: ['minutes', 1],
  second: ['seconds', 1],
  sec: ['seconds', 1],
};
const DASH = /^[-–—]$/;
const ADJECTIVES = /^(?:full|whole|calendar|business|more|straight|consecutive|working|extra|fewer|less)$/;

type Loose = Omit<Figure, 'text'>;

const UNCLEAR: Partial<Loose> = { kind: 'unclear', value: undefined, step: undefined };

/** Reads the quantity that begins at token `at`, or null. A range such as "3 to 6 months" reads as two of one kind. */
export function readQuantity(tokens: readonly Token[], at: number): Reading | null {
  const token = tokens[at];
  if (!token) return null;
  const first = readOne(tokens, at) ?? readSpecialWord(tokens, at);
  if (!first) return null;
  const [figure] = first.figures;
  const join = tokens[first.next];
  if (!figure || !join || !/^(?:-|–|—|to|or)$/.test(join.lower)) return first;
  const second = readOne(tokens, first.next + 1);
  const [other] = second?.figures ?? [];
  if (!second || !other) return first;
  if (
    figure.kind === 'count' &&
    (/^(?:percent|points|duration)$/.test(other.kind) || (other.kind === 'amount' && DASH.test(join.text)))
  ) {
    return { figures: [{ ...figure, ...likeUnit(figure, other) }, other], next: second.next };
  }
  if (figure.kind === 'amount' && other.kind === 'count' && DASH.test(join.text)) {
    return { figures: [figure, { ...other, ...likeUnit(other, figure) }], next: second.next };
  }
  return first;
}

// A bare number beside one with a unit takes that unit.
function likeUnit(bare: Loose, model: Loose): Partial<Loose> {
  // A duration's step is what one of its unit is worth: 7 days for a week.
  const factor = model.kind === 'duration' ? (model.step ?? 1) : 100;
  return {
    kind: model.kind,
    value: (bare.value ?? 0) * factor,
    step: (bare.step ?? 1) * factor,
    ...(model.unit && { unit: model.unit }),
    ...(model.currency && { currency: model.currency }),
  };
}

function readOne(tokens: readonly Token[], at: number): Reading | null {
  let index = at;
  let sign = 1;
  const word = tokens[index]?.lower ?? '';
  if (word === 'minus' || word === 'negative' || isSign(tokens, index)) {
    sign = word === '+' ? 1 : -1;
    index += 1;
    // "minus -$5" is anybody's guess.
    if (isSign(tokens, index)) return bad(tokens, tokens[at]?.start ?? 0, index + 2);
  }
  if (/^(?:us|c|a)$/.test(tokens[index]?.lower ?? '') && tokens[index + 1]?.text === '$') index += 1;
  let currency = currencyBefore(tokens, index);
  if (currency) index += 1;
  if (currency && tokens[index]?.text === '-' && !tokens[index]?.gap) {
    sign = -sign;
    index += 1;
  }
  const number = readNumber(tokens, index);
  if (!number)
    return currency && /^[$€£¥₹]$/.test(tokens[index - 1]?.text ?? '')
      ? bad(tokens, tokens[at]?.start ?? 0, index)
      : null;
  if (!number.isClear) return bad(tokens, tokens[at]?.start ?? 0, number.next);
  currency = currency ?? null;
  const base = { start: tokens[at]?.start ?? 0, ...(number.isWord && { isWord: true }) };
  return readUnit(tokens, number, { base, sign, currency });
}

type Make = (next: number, rest: Partial<Loose>, scale?: number) => Reading;

interface Begun {
  base: { start: number; isWord?: boolean };
  sign: number;
  currency: string | null;
}

function readUnit(tokens: readonly Token[], number: NumberRead, { base, sign, currency }: Begun): Reading {
  const endOf = (next: number) => tokens[next - 1]?.end ?? 0;
  const make = (next: number, rest: Partial<Loose>, scale = 1): Reading => ({
    figures: [
      {
        kind: 'count',
        ...base,
        end: endOf(next),
        value: clean(sign * number.value * scale),
        step: number.step * scale,
        ...rest,
      },
    ],
    next,
  });
  const unit = tokens[number.next];
  const isTight = unit !== undefined && !unit.gap;
  if (currency) return readAmountEnd(tokens, number, make, currency);
  if (!unit || unit.kind === 'newline') return make(number.next, {});
  if (unit.text === '%')
    return isTight && tokens[number.next + 1]?.kind === 'number' && !tokens[number.next + 1]?.gap
      ? make(Math.min(number.next + 2, tokens.length), UNCLEAR)
      : make(number.next + 1, { kind: 'percent' }, 100);
  if (unit.text === '¢') return make(number.next + 1, { kind: 'amount', currency: 'USD' });
  const at = unit.text === '-' && isTight && tokens[number.next + 1]?.gap === false ? number.next + 1 : number.next;
  const word = tokens[at]?.kind === 'word' ? (tokens[at]?.lower ?? '') : '';
  const after = tokens[at + 1]?.lower;
  if (isTight && unit.kind === 'word') return readSuffix(tokens, number, make);
  if (isTight && !number.isWord && unit.text === '/' && tokens[number.next + 1]?.kind === 'number')
    return readSlash(tokens, number, make);
  if (
    isTight &&
    unit.text === ':' &&
    /^\d\d$/.test(tokens[number.next + 1]?.text ?? '') &&
    !tokens[number.next + 1]?.gap
  )
    return make(number.next + 2, { kind: 'time' });
  if (word === 'percent' || word === 'pct') return readPercentWord(make, after, at);
  if (word === 'per' && after === 'cent') return make(at + 2, { kind: 'percent' }, 100);
  if (word === 'percentage' && /^points?$/.test(after ?? '')) return make(at + 2, { kind: 'points' }, 100);
  if (word === 'basis' && /^points?$/.test(after ?? '')) return make(at + 2, { kind: 'points' });
  if (/^(?:points?|pts?|pp)$/.test(word)) return make(at + 1, { kind: 'points' }, 100);
  if (word === 'bps') return make(at + 1, { kind: 'points' });
  if (word === 'cents' || word === 'cent' || word === 'pennies')
    return make(at + 1, { kind: 'amount', currency: 'USD' });
  if (word === 'grand') return make(at + 1, { kind: 'amount', currency: 'USD' }, 100_000);
  const named = /^(?:u\.?s)$/.test(word) && after === 'dollars' ? CURRENCIES.dollars : CURRENCIES[word];
  if (named)
    return withCents(tokens, make(at + (named && word === 'us' ? 2 : 1), { kind: 'amount', currency: named }, 100));
  if (word === 'times' || word === 'fold' || (word === 'x' && after === undefined))
    return make(at + 1, { kind: 'multiple' }, 10_000);
  const adjective = ADJECTIVES.test(word) ? 1 : 0;
  const duration = DURATIONS[singular(tokens[at + adjective]?.lower ?? '')];
  if (duration && !(singular(word) === 'quarter' && tokens[at + 1]?.lower === 'of')) {
    return make(at + adjective + 1, { kind: 'duration', unit: duration[0] }, duration[1]);
  }
  const denominator = denominators[singular(word)];
  if (denominator && number.isWord) return make(at + 1, { kind: 'fraction', step: 100 }, 10_000 / denominator);
  return make(number.next, {});
}

function readPercentWord(make: Make, after: string | undefined, at: number): Reading {
  return /^points?$/.test(after ?? '') ? make(at + 2, { kind: 'points' }, 100) : make(at + 1, { kind: 'percent' }, 100);
}

function readAmountEnd(tokens: readonly Token[], number: NumberRead, make: Make, currency: string): Reading {
  const suffix = tokens[number.next];
  if (suffix && !suffix.gap && suffix.kind === 'word') {
    const scale = SUFFIXES[suffix.lower];
    return scale
      ? make(number.next + 1, { kind: 'amount', currency }, scale * 100)
      : make(Math.min(number.next + 1, tokens.length), UNCLEAR);
  }
  if (suffix?.kind === 'word' && (CURRENCIES[suffix.lower] === currency || suffix.lower === 'grand')) {
    return make(number.next + 1, { kind: 'amount', currency }, suffix.lower === 'grand' ? 100_000 : 100);
  }
  if (suffix?.text === '%') return make(Math.min(number.next + 1, tokens.length), UNCLEAR);
  return make(number.next, { kind: 'amount', currency }, 100);
}

// Letters right behind digits: 1.2k, 3rd, 2x, 14mo; anything else is unclear.
function readSuffix(tokens: readonly Token[], number: NumberRead, make: Make): Reading {
  const word = tokens[number.next]?.lower ?? '';
  const next = number.next + 1;
  if (/^(?:st|nd|rd|th)$/.test(word)) return make(next, { kind: 'ordinal' });
  if (word === 'x') return make(next, { kind: 'multiple' }, 10_000);
  if (word === 'k') return make(next, {}, 1000);
  if (word === 'bps') return make(next, { kind: 'points' });
  const duration = DURATIONS[singular(word)];
  return duration
    ? make(next, { kind: 'duration', unit: duration[0] }, duration[1])
    : make(Math.min(next, tokens.length), UNCLEAR);
}

function readSlash(tokens: readonly Token[], number: NumberRead, make: Make): Reading {
  const bottom = Number(tokens[number.next + 1]?.text);
  const again = tokens[number.next + 2];
  if (!(bottom > 0) || (again?.text === '/' && !again.gap))
    return make(Math.min(number.next + 3, tokens.length), UNCLEAR);
  return make(number.next + 2, { kind: 'fraction', step: 1 }, 10_000 / bottom);
}

function withCents(tokens: readonly Token[], reading: Reading): Reading {
  const [figure] = reading.figures;
  if (!figure || tokens[reading.next]?.lower !== 'and') return reading;
  const cents = readNumber(tokens, reading.next + 1);
  if (!cents || !/^cents?$/.test(tokens[cents.next]?.lower ?? '')) return reading;
  const size = Math.abs(figure.value ?? 0) + cents.value;
  return {
    figures: [
      {
        ...figure,
        value: (figure.value ?? 0) < 0 ? -size : size,
        step: cents.step,
        end: tokens[cents.next]?.end ?? figure.end,
      },
    ],
    next: cents.next + 1,
  };
}

// A sign stands right before a digit or currency and behind nothing it could join.
function isSign(tokens: readonly Token[], at: number): boolean {
  const [before, sign, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!sign || !after || after.gap || !/^[-+–]$/.test(sign.text)) return false;
  if (after.kind !== 'number' && !/^[$€£¥₹]$/.test(after.text)) return false;
  return sign.gap || before === undefined || before.kind === 'newline' || /^[(|:"'*~[]$/.test(before.text);
}

function currencyBefore(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'symbol') return CURRENCIES[token.text] ?? null;
  return /^(?:usd|eur|gbp)$/.test(token.lower) && tokens[at + 1]?.kind === 'number'
    ? (CURRENCIES[token.lower] ?? null)
    : null;
}

function bad(tokens: readonly Token[], start: number, next: number): Reading {
  const end = Math.min(next, tokens.length);
  return {
    figures: [{ kind: 'unclear', start, end: tokens[end - 1]?.end ?? 0 }],
    next: end,
  };
}

const singular = (word: string) => (word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word);

// Scaling decimals leaves dust (1.1 * 100); a millionth is below every unit.
const clean = (value: number) => Math.round(value * 1e6) / 1e6 || 0;

/** Words that scale a number, for rails that look at what stands beside a reference. */
export const scaleWords: ReadonlySet<string> = new Set([...scales.keys(), ...Object.keys(SUFFIXES), 'grand']);
