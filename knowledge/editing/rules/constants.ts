// Rule: figures of law stand in one list, with a year and a source that are current.
import { type Constant, constantsIn } from '../../search/constants.ts';
import { proseOf } from '../prose.ts';
import type { EditingRule, Finding } from '../rule.ts';

const LAW =
  /\b(laws?|legal|legally|federal|statutes?|IRS|FDIC|NCUA|Regulation [A-Z]+|by rule|rules? (?:say|says|cap|caps|limit|limits)|tax code)\b/;
const FIGURE = /\$\d|\d%|\b\d+(?:\.\d+)? (?:business |calendar )?(?:days?|hours?|weeks?|months?|years?)\b/;
// A sentence that makes up its figures says so.
const EXAMPLE = /\b(?:say|example|suppose|imagine|if you (?:owe|earn|have|make|save|put)|your \$)\b| = /i;

/** No constant is overdue or unused, and no article writes a figure of law in digits of its own. */
export const constants: EditingRule = {
  name: 'constants',
  find: ({ articles, constants: list, today }) => {
    const used = new Set(articles.flatMap(({ written }) => constantsIn(written)));
    const own = [...list].flatMap(([id, { reviewBy, year, source }]): Finding[] =>
      [
        ...(reviewBy < today
          ? [`{${id}} was due for review on ${reviewBy}: check ${source} and its year ${year}`]
          : []),
        ...(used.has(id) ? [] : [`{${id}} is quoted by no article: quote it or take it out`]),
      ].map((problem) => ({ where: 'constants.yaml', problem })),
    );
    const raw = articles.flatMap(({ id, written }) =>
      [...lawInDigits(written), ...copies(written, list)].map((problem) => ({ where: id, problem })),
    );
    return [...own, ...raw];
  },
};

function lawInDigits(written: string): string[] {
  return proseOf(written)
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((sentence) => LAW.test(sentence) && FIGURE.test(sentence) && !EXAMPLE.test(sentence))
    .map((sentence) => `a figure of law in digits; use a constant: "${sentence}"`);
}

// "$8,231" can only be the credit; "$50" could be anything.
function copies(written: string, list: ReadonlyMap<string, Constant>): string[] {
  return [...list]
    .filter(([, { value }]) => /^\$\d{1,3},\d{2}[1-9]$|^\$\d{1,3},\d[1-9]\d$/.test(value) && written.includes(value))
    .map(([id, { value }]) => `${value} is a constant; write {${id}}`);
}
