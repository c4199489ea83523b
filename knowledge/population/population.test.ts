// The yardstick itself, and the coach measured with it: the gates of the accuracy report.
import { beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../personas/index.ts';
import { type Accuracy, accuracyOf } from './accuracy.ts';
import { accuracyPage } from './page.ts';
import { type LabelledHousehold, population } from './population.ts';
import { incomeKinds } from './traits.ts';

const TODAY = '2026-11-20';

describe('the population', () => {
  const homes = population({ seed: 5, anchorOn: TODAY });

  it('is the same for the same seed and another for another', () => {
    expect(population({ seed: 5, anchorOn: TODAY, size: 3 })).toEqual(homes.slice(0, 3));
    expect(population({ seed: 6, anchorOn: TODAY, size: 1 })[0]?.traits).not.toEqual(homes[0]?.traits);
  });

  it('has every kind of income, card habit, trouble and length of history', () => {
    const seen = (pick: (home: LabelledHousehold) => unknown) => new Set(homes.map(pick));
    expect(seen(({ traits }) => traits.income)).toEqual(new Set(incomeKinds));
    expect(seen(({ traits }) => traits.card?.style)).toEqual(new Set(['full', 'minimum', 'revolving', undefined]));
    expect(seen(({ traits }) => traits.historyDays)).toEqual(new Set([20, 240, 400, 730]));
    expect(seen(({ truth }) => truth.persona)).toEqual(new Set([...personas.map(({ name }) => name), null]));
    for (const signal of Object.keys(homes[0]?.truth.present ?? {})) {
      expect(
        seen(({ truth }) => truth.present[signal] === true),
        signal,
      ).toEqual(new Set([true, false]));
    }
  });

  it('shows the coach rows of a real ledger only: days in order, unique ids, no labels', () => {
    for (const { transactions, accounts } of homes.slice(0, 20)) {
      expect(new Set(transactions.map(({ id }) => id)).size).toBe(transactions.length);
      expect(transactions.every(({ on }) => on <= TODAY)).toBe(true);
      const ids = new Set(accounts.map(({ id }) => id));
      expect(transactions.every(({ accountId }) => ids.has(accountId))).toBe(true);
    }
  });
});

describe.each([1, 77, 20_261_121])('the coach, measured on seed %i', (seed) => {
  let report: Accuracy;
  beforeAll(() => {
    report = accuracyOf(population({ seed, anchorOn: TODAY }), TODAY);
  });

  it('finds repeating payments with precision of 0.98 and recall of 0.95', () => {
    expect(report.streams.found).toBeGreaterThan(500);
    expect(report.streams.precision).toBeGreaterThanOrEqual(0.98);
    expect(report.streams.recall).toBeGreaterThanOrEqual(0.95);
  });

  it('sees what is there and nothing else, signal by signal', () => {
    expect(Object.keys(report.signals).length).toBeGreaterThan(10);
    for (const [name, { precision, recall }] of Object.entries(report.signals)) {
      expect(precision ?? 0, `${name}: precision`).toBeGreaterThanOrEqual(0.95);
      expect(recall ?? 0, `${name}: recall`).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('reads the right values', () => {
    expect(Object.keys(report.values).length).toBeGreaterThan(8);
    for (const [name, { compared, right }] of Object.entries(report.values)) {
      expect(right / compared, name).toBeGreaterThanOrEqual(0.98);
    }
  });

  it('gives the personas they were built for, spread over all, and three behaviours to each with enough history', () => {
    expect(report.persona.right / report.persona.compared).toBeGreaterThanOrEqual(0.98);
    expect(report.persona.entropyBits).toBeGreaterThan(1.8);
    expect(report.coverage.withBoth).toBe(report.coverage.enoughHistory);
  });

  it('treats groups alike and is written as a page', () => {
    for (const { personaRight, group, value } of report.parity)
      expect(personaRight, `${group} ${value}`).toBeGreaterThan(0.9);
    const page = accuracyPage(report, 'a <test>');
    expect(page).toContain('a &#60;test&#62;');
    expect(page.match(/class="bar"/g)?.length).toBeGreaterThan(20);
  });
});
