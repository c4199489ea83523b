// The sums written out in an article ("$900 ÷ $3,000 = 30%"), and what they come to.
import { Decimal } from 'decimal.js';
import { plainText } from '../search/chunks.ts';

/** A sum as it is written. */
export interface Sum {
  left: string;
  right: string;
}

const SUM = /((?:[(]?\$?[\d,.]+%?[)]?\s[+−×÷]\s)+\$?[\d,.]*\d%?[)]?)\s=\s(\$?[\d,.]*\d%?)/g;

/** Every sum of a text. */
export function sumsIn(markdown: string): Sum[] {
  return [...plainText(markdown).matchAll(SUM)].map(([, left = '', right = '']) => ({ left, right }));
}

/** True when a number is what `shown` says, to the digits it is shown with. */
export function agrees(value: Decimal.Value, shown: string): boolean {
  const [, digits = '', decimals = '', percent = ''] = /(\d[\d,]*)(?:\.(\d+))?\s*(%?)/.exec(shown) ?? [];
  if (digits === '') return false;
  const said = new Decimal(`${digits.replaceAll(',', '')}.${decimals || 0}`).times(/^[−-]/.test(shown) ? -1 : 1);
  const exact = new Decimal(value).times(percent ? 100 : 1);
  // Half a unit of the last digit, either way of rounding.
  return exact.minus(said).abs().lessThanOrEqualTo(new Decimal(10).pow(-decimals.length).times('0.5000001'));
}

/** What the left side of a sum comes to; a percentage is its hundredth part. */
export function workOut(sum: string): Decimal {
  const tokens = sum.replace(/[$,]/g, '').match(/[\d.]+%?|[()+−×÷]/g) ?? [];
  let at = 0;
  const value = (): Decimal => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = terms();
      at += 1;
      return inner;
    }
    return token.endsWith('%') ? new Decimal(token.slice(0, -1)).div(100) : new Decimal(token);
  };
  const factors = (): Decimal => {
    let result = value();
    while (tokens[at] === '×' || tokens[at] === '÷')
      result = tokens[at++] === '×' ? result.times(value()) : result.div(value());
    return result;
  };
  const terms = (): Decimal => {
    let result = factors();
    while (tokens[at] === '+' || tokens[at] === '−')
      result = tokens[at++] === '+' ? result.plus(factors()) : result.minus(factors());
    return result;
  };
  return terms();
}
