// Measures categories on names that nothing was learned from, and puts the answers together by way and by confidence.
import { primaryOf } from '../../category-codes.ts';
import { brandTable, indexBrands } from './brands.ts';
import { namesOf } from './build-brands.ts';
import { type CategorisedBy, decide, MIN_CONFIDENCE, type Tables } from './decide.ts';
import { keywordTable } from './keywords.ts';
import { mccTable } from './mcc.ts';
import { noisy } from './noise.ts';
import { plainWords } from './normalise.ts';
import { brandSamples, isHeldBack, labelledRows, labels, trainingSamples } from './samples.ts';
import { train } from './train.ts';

/** One answer next to what was right; `isDetailed` null when only the primary category is known. */
export interface Answer {
  set: string;
  by: CategorisedBy;
  confidence: number;
  isPrimary: boolean;
  isDetailed: boolean | null;
}

/** Answers of one kind added up; shares are of all `rows`, and of `answered` ones where it says so. */
export interface Tally {
  rows: number;
  answered: number;
  primaryRight: number;
  detailedRight: number;
  detailedRows: number;
}

/** The tables without the held-back half: its brands in no spelling, and no name that only a held-back description brings. */
export function tablesWithoutHeldBack(): Tables {
  const isLeftOut = leftOut();
  return {
    brands: indexBrands(brandTable(isLeftOut)),
    mcc: mccTable(),
    keywords: keywordTable(),
    model: train(trainingSamples((name) => isLeftOut(plainWords(name)))),
  };
}

/** Says which names must not be known. A hand-made name goes too when it is a held-back brand's or begins a held-back description. */
export function leftOut(): (name: string) => boolean {
  const held = new Set<string>();
  const kept = new Set<string>();
  for (const { row, name } of brandSamples())
    for (const each of namesOf(row)) (isHeldBack(name) ? held : kept).add(each);
  for (const { description } of labelledRows()) {
    const words = plainWords(description).split(' ');
    const side = isHeldBack(description) ? held : kept;
    for (let size = 1; size <= words.length; size++) side.add(words.slice(0, size).join(' '));
  }
  for (const { name } of brandSamples()) if (isHeldBack(name)) kept.delete(plainWords(name));
  return (name) => held.has(name) && !kept.has(name);
}

/** Every answer on the held-back half: brands as they are called, as a bank prints them, and labelled descriptions. */
export function answers(tables: Tables): Answer[] {
  const found: Answer[] = [];
  for (const { name, code, row } of brandSamples()) {
    if (!isHeldBack(name)) continue;
    const isMet = row.regions.split('|').some((place) => place === 'us' || place === '001');
    for (const [set, text] of [
      ['brands', name],
      ['brands as banks print them', noisy(name)],
    ] as const) {
      const { detailed, primary, by, confidence } = decide(tables, { name: text, amountCents: 1299 });
      const answer = { by, confidence, isPrimary: primary === primaryOf(code), isDetailed: detailed === code };
      found.push({ set, ...answer });
      if (isMet && set === 'brands') found.push({ set: 'brands met in the United States', ...answer });
    }
  }
  for (const { description, category } of labelledRows()) {
    if (isHeldBack(description)) found.push(labelled(tables, description, category));
  }
  return found;
}

/** The shipped tables on brands they hold, as banks print them: does the name survive the noise? */
export function knownAnswers(tables: Tables): Answer[] {
  return brandSamples()
    .filter(({ name }) => !isHeldBack(name))
    .map(({ name, code }) => {
      const { detailed, primary, by, confidence } = decide(tables, { name: noisy(name), amountCents: 1299 });
      return { set: 'known', by, confidence, isPrimary: primary === primaryOf(code), isDetailed: detailed === code };
    });
}

function labelled(tables: Tables, description: string, category: string): Answer {
  const isIn = category === 'Income' || category.startsWith('Refund');
  const { primary, by, confidence } = decide(tables, { name: description, amountCents: isIn ? -1299 : 1299 });
  const wanted: string[] = labels[category]?.primaries ?? [];
  // Money back is a transfer in, or the shop's own category; never income.
  const isRefund = wanted.length === 0 && !['INCOME', 'OTHER'].includes(primary);
  return {
    set: 'labelled descriptions',
    by,
    confidence,
    isPrimary: isRefund || wanted.includes(primary),
    isDetailed: null,
  };
}

/** Adds answers up by a name each of them has. */
export function tallyBy(list: Answer[], nameOf: (answer: Answer) => string): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const answer of list) {
    const name = nameOf(answer);
    const tally = tallies.get(name) ?? { rows: 0, answered: 0, primaryRight: 0, detailedRight: 0, detailedRows: 0 };
    tally.rows++;
    if (answer.by !== 'none') {
      tally.answered++;
      if (answer.isPrimary) tally.primaryRight++;
      if (answer.isDetailed !== null) tally.detailedRows++;
      if (answer.isDetailed === true) tally.detailedRight++;
    }
    tallies.set(name, tally);
  }
  return tallies;
}

/** Lower ends of the confidence groups of the report. */
export const GROUPS = [0, MIN_CONFIDENCE, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The group of a confidence, as "0.6 to 0.7". */
export function groupOf({ confidence, by }: Pick<Answer, 'confidence' | 'by'>): string {
  if (by === 'none') return 'no answer';
  const at = GROUPS.findLastIndex((from) => confidence >= from);
  return `${GROUPS[at]} to ${GROUPS[at + 1] ?? 1}`;
}
