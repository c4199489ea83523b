// Writes docs/categories.md and docs/categories.json: how often categories are right on names held back. Run: npm run categories:report
import { writeFileSync } from 'node:fs';
import { brandTable, indexBrands } from './brands.ts';
import { readModel } from './classifier.ts';
import type { CategorisedBy } from './decide.ts';
import { keywordTable } from './keywords.ts';
import { mccTable } from './mcc.ts';
import {
  type Answer,
  answers,
  GROUPS,
  groupOf,
  knownAnswers,
  type Tally,
  tablesWithoutHeldBack,
  tallyBy,
} from './measure.ts';

const WAYS: CategorisedBy[] = ['brand', 'rule', 'classifier', 'none'];
const US = 'brands met in the United States';

const held = answers(tablesWithoutHeldBack());
const known = knownAnswers({
  brands: indexBrands(brandTable()),
  mcc: mccTable(),
  keywords: keywordTable(),
  model: readModel(),
});
// The brands met in the United States are among the brands already.
const counted = held.filter(({ set }) => set !== US);
const bySet = tallyBy(held, ({ set }) => set);
const byWay = tallyBy(counted, ({ set, by }) => `${set}, ${by}`);
const byGroup = tallyBy(counted, groupOf);
const knownTally = tallyBy(known, () => 'brands the tables hold, as banks print them');

const share = (part: number, all: number) => (all === 0 ? '' : `${((100 * part) / all).toFixed(1)} %`);
const cells = (name: string, { rows, answered, primaryRight, detailedRight, detailedRows }: Tally) =>
  `| ${name} | ${rows} | ${share(answered, rows)} | ${share(primaryRight, answered)} | ${share(detailedRight, detailedRows)} |`;
const table = (title: string, tallies: Iterable<[string, Tally]>) =>
  [
    `| ${title} | rows | answered | main category right | detailed category right |`,
    '|---|---|---|---|---|',
    ...[...tallies].map(([name, tally]) => cells(name, tally)),
  ].join('\n');
const ordered = (tallies: Map<string, Tally>, names: string[]) =>
  names.flatMap((name): [string, Tally][] => (tallies.has(name) ? [[name, tallies.get(name) as Tally]] : []));

const sets = [...new Set(held.map(({ set }: Answer) => set))];
const groups = [...GROUPS.map((from) => groupOf({ confidence: from, by: 'brand' })).reverse(), 'no answer'];
const page = `# How sure a category is

A row that comes without a category gets one of Plaid's (personal finance category, version 2) in one of five ways, the surest first: a **rule**
on the bank's own words (pay, fees, transfers), the **merchant code**, a **brand** the tables hold, a **word of trade** in the name (also called
a rule), and last a small **classifier** that guesses from the name. When the guess would be wrong more often than right, the row is \`OTHER_OTHER\` and says
so. Every answer has a confidence; below ${0.8} the customer is told that it is likely or a guess, and can change it. Their word wins for ever.

## Names nothing was learned from

Half of \`merchants/\` (brands by name, and labelled bank descriptions) was held back by a seeded draw: out of the brand table, out of the hand-made
list, out of the training. "Answered" is the share that got a category; the shares that are right are of those. Amounts are money out, and
money in for income and refunds. The labels of the descriptions name main categories only; a refund is right as a transfer in or as the shop's.

${table('names', ordered(bySet, sets))}

## By way

${table(
  'names and way',
  ordered(
    byWay,
    sets.flatMap((set) => WAYS.map((way) => `${set}, ${way}`)),
  ),
)}

## By confidence

More confidence is never less often right. A confidence below ${GROUPS[1]} is not used.

${table('confidence', ordered(byGroup, groups))}

## Brands the tables hold

With everything in the tables, as a customer has it, on names with processors, store numbers, cities and codes put around them:

${table('names', knownTally)}

## What to know when reading this

- Held-back brands are the hard case: names such as "Annabella" say nothing about what is sold, and half of them get no answer rather than a wrong one.
- Brands that exist in two categories (a supermarket's fuel station under the same name) count as wrong when the other one was held back.
- The confidences of brands and trade words, and parts of the lists, were set with this same half in view, so these numbers flatter them
  a little; only the classifier's confidences come from names set apart for that.
- The words of trade and the rules were written with the labelled descriptions in view, so the numbers of "rule" there flatter; those of brands
  and classifier do not.
- \`categories.json\` beside this page has the same numbers for machines. Made by \`npm run categories:report\`; the same lists give the same page.
`;

const docs = new URL('../../../docs/', import.meta.url);
const json = Object.fromEntries(
  Object.entries({ bySet, byWay, byConfidence: byGroup, known: knownTally }).map(([name, tallies]) => [
    name,
    Object.fromEntries(tallies),
  ]),
);
writeFileSync(new URL('categories.md', docs), page);
writeFileSync(new URL('categories.json', docs), `${JSON.stringify(json, null, 2)}\n`);
console.log(page);
