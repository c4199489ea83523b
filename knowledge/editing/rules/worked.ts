// Rule: every figure that a formula gave is worked again by the calculators.
import { answers } from '../../finance-cases.ts';
import { perArticle } from '../rule.ts';
import { agrees } from '../sums.ts';

/** Each `worked` entry of the front matter stands in the text and agrees with its calculator. */
export const worked = perArticle('worked', ({ markdown, worked: entries }) =>
  entries.flatMap(({ shows, function: name, inputs }) => {
    if (!markdown.includes(shows)) return [`worked: "${shows}" does not stand in the text`];
    const calculate = answers[name];
    if (!calculate) return [`worked: no calculator is called ${name}`];
    try {
      const value = calculate(inputs);
      return agrees(Math.abs(value), shows.replace('%', ''))
        ? []
        : [`worked: "${shows}" is wrong: ${name} gives ${value}`];
    } catch (error) {
      return [`worked: ${name} cannot work out "${shows}" (${error instanceof Error ? error.message : 'unknown'})`];
    }
  }),
);
