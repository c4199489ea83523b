// Does a written figure say a fact's value? The same value at the precision written, in the same unit and with the same sign.
import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../knowledge/figures.ts';

/** How a figure is introduced: rounded ("about"), as a bound ("more than"), or plainly. */
export type Stance = 'plain' | 'about' | 'above' | 'below';

const ABOUT =
  /(?:\b(?:about|around|roughly|nearly|almost|approximately|approx\.?|some|close to|just (?:over|under|above|below|shy of)|an? (?:little|bit) (?:over|under|more than|less than|above|below))|[~≈]) ?(?:the )?$/;
const ABOVE =
  /\b(?:more than|greater than|higher than|larger than|bigger than|over|above|at least|no less than|exceed(?:s|ed|ing)?|beyond|upwards of|a minimum of|north of) ?(?:the |your )?$/;
const BELOW =
  /\b(?:less than|fewer than|lower than|smaller than|under|below|at most|(?<!(?:add|adds|added|adding|came|come|comes) )up to|no more than|not more than|short of|a maximum of|south of|not even) ?(?:the |your )?$/;

/** How the words around a figure introduce it. `before` and `after` are lower case. */
export function stanceOf(before: string, after: string): Stance {
  const tail = before.slice(-32).replace(/[*_"'(]+$/, '');
  if (ABOUT.test(tail)) return 'about';
  if (ABOVE.test(tail) || /^(?:\+| ?or more\b| ?and up\b| ?plus\b(?! \{| \$| \d))/.test(after)) return 'above';
  return BELOW.test(tail) || /^ ?or (?:less|under|fewer|below)\b/.test(after) ? 'below' : 'plain';
}

/** Could this figure be this fact? Only value, unit, precision and sign are compared here. */
export function saysValue(figure: Figure, fact: Fact, stance: Stance): boolean {
  const { kind, value, unit } = figure;
  if (kind === 'date')
    return (
      fact.unit === 'date' ||
      (fact.unit === 'count' && figure.date?.year === fact.value && figure.date.month === undefined)
    );
  if (value === undefined || typeof fact.value !== 'number') return false;
  // Nothing times a thousand is still nothing, but nobody writes it.
  if (value === 0 && /[-\u2212+]|\d\s?[a-z]/i.test(figure.text) && kind !== 'percent' && kind !== 'duration')
    return false;
  const isAbout = stance === 'about';
  if (kind === 'amount' && /\.(?:\d|\d{3,})$/.test(figure.text)) return false;
  if (kind === 'percent' && /\.\d{3,}/.test(figure.text)) return false;
  if (kind === 'amount')
    return (
      fact.unit === 'cents' &&
      (figure.currency ?? 'USD') === (fact.currency ?? 'USD') &&
      isRounded(fact.value, figure, isAbout)
    );
  if (kind === 'percent') return fact.unit === 'bps' && isRounded(fact.value, figure, isAbout);
  if (kind === 'points')
    return (
      fact.unit === 'bps' &&
      /\bpoints?\b|\bchange|difference/i.test(fact.label) &&
      isRounded(fact.value, figure, isAbout)
    );
  if (kind === 'count') return fact.unit === 'count' && isRounded(fact.value, figure, isAbout);
  if (kind === 'duration') {
    if (fact.unit === 'days' || fact.unit === 'months') return fact.unit === unit && fact.value === value;
    const named = figure.text
      .toLowerCase()
      .match(/[a-z]+s?$/)?.[0]
      ?.replace(/s$/, '');
    return (
      fact.unit === 'count' &&
      named !== undefined &&
      new RegExp(`\\b${named}s?\\b`, 'i').test(fact.label) &&
      value === fact.value
    );
  }
  if (kind === 'fraction') return fact.unit === 'bps' && Math.abs(fact.value - value) <= (isAbout ? 200 : 50);
  if (kind === 'multiple') {
    if (fact.unit === 'count')
      return (
        /times$/.test(figure.text) &&
        fact.value * 10_000 === value &&
        /purchase|transaction|visit|charge|time/i.test(fact.label)
      );
    return (
      fact.unit === 'bps' && Math.abs(fact.value - value) <= (isAbout ? 500 : Math.min(100, (figure.step ?? 0) / 2))
    );
  }
  return false;
}

function isRounded(actual: number, { kind, value = 0, step = 1 }: Figure, isAbout: boolean): boolean {
  if (value === actual) return true;
  if (Math.sign(value) !== Math.sign(actual) && value !== 0) return false;
  if (value === 0) return false;
  const size = Math.abs(actual);
  const said = Math.abs(value);
  const rounds = (worth: number) => Math.abs(Math.round(Math.round((size / worth) * 1e6) / 1e6) * worth - said) < 1e-6;
  // "$3 million" for 2.6, "$7" for 6.50 would be too coarse: two digits have to stand, but for whole percents.
  const isFine = kind === 'percent' || said / step >= 10 - 1e-9;
  if (step > 1 && isFine && rounds(step)) return true;
  // "about $410.30" rounds nothing: with cents written, the cents have to be right.
  if (!isAbout || (kind === 'amount' && step < 100)) return false;
  for (let worth = Math.max(step, 1) * 10; said / worth >= 10 - 1e-9; worth *= 10) {
    if (Math.abs(said / worth - Math.round(said / worth)) > 1e-9) return false;
    if (rounds(worth)) return true;
  }
  return false;
}

/** Whether a fact below zero is said by its size and a word ("short by $200"), or the sign stands. */
export function saysNegative(figure: Figure, fact: Fact, stance: Stance): boolean {
  if (typeof fact.value !== 'number' || fact.value >= 0 || (figure.value ?? -1) < 0) return false;
  return saysValue({ ...figure, value: -(figure.value ?? 0) }, fact, stance);
}
