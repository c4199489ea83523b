// The published lists: the tables are made from them as they stand, and what is told about accuracy is so.
import { describe, expect, it } from 'vitest';
import { brandTable, indexBrands } from './brands.ts';
import { brandRows, buildBrands } from './build-brands.ts';
import { writeModel } from './classifier.ts';
import { keywordTable } from './keywords.ts';
import { mccTable } from './mcc.ts';
import { answers, GROUPS, groupOf, knownAnswers, leftOut, tablesWithoutHeldBack, tallyBy } from './measure.ts';
import { plainWords } from './normalise.ts';
import { brandSamples, hasMerchantData, isHeldBack, labelledRows, trainingSamples } from './samples.ts';
import { tableText } from './tables.ts';
import { train } from './train.ts';

describe.skipIf(!hasMerchantData)('with the published lists', () => {
  it('the brand table and the model are what their scripts make', () => {
    expect(buildBrands(brandRows()) === tableText('brands.txt')).toBe(true);
    expect(writeModel(train(trainingSamples())) === tableText('model.txt')).toBe(true);
  }, 120_000);

  it('about half of the brands and descriptions are held back, and none of their names is known', () => {
    const brands = brandSamples().map(({ name }) => name);
    const share = brands.filter(isHeldBack).length / brands.length;
    expect(share).toBeGreaterThan(0.47);
    expect(share).toBeLessThan(0.53);
    const table = brandTable(leftOut());
    const heldNames = new Set(brands.filter(isHeldBack).map(plainWords));
    // A spelling may also be another, kept brand's.
    expect([...heldNames].filter((name) => table.has(name)).length / heldNames.size).toBeLessThan(0.01);
    expect(labelledRows().filter(({ description }) => isHeldBack(description)).length).toBeGreaterThan(150);
  });

  it('on names held back, more confidence is more often right, and sure answers are right in nine of ten rows', () => {
    const counted = answers(tablesWithoutHeldBack()).filter(({ set }) => set !== 'brands met in the United States');
    const groups = tallyBy(counted, groupOf);
    const shares = GROUPS.slice(1).map((from) => {
      const { primaryRight = 0, answered = 0 } = groups.get(groupOf({ confidence: from, by: 'brand' })) ?? {};
      expect(answered).toBeGreaterThan(100);
      return primaryRight / answered;
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    const labelled = tallyBy(counted, ({ set }) => set).get('labelled descriptions');
    expect((labelled?.primaryRight ?? 0) / (labelled?.rows ?? 1)).toBeGreaterThan(0.85);
  }, 120_000);

  it('a brand the table holds is found through the noise of a bank', () => {
    const tables = {
      brands: indexBrands(brandTable()),
      mcc: mccTable(),
      keywords: keywordTable(),
      model: { classes: [], bias: [], weights: new Map(), calibration: [0] },
    };
    const found = tallyBy(knownAnswers(tables), () => 'all').get('all');
    expect((found?.primaryRight ?? 0) / (found?.rows ?? 1)).toBeGreaterThan(0.92);
  }, 60_000);
});
