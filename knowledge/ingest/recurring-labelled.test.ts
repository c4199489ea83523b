// How well repeating payments are found: labelled households and standing orders drawn from seeds, real card purchases without any, speed.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import type { Labelled } from './recurring.fixture.ts';
import { compare, drawsOf, labelledHousehold, standingOrders } from './recurring.fixture.ts';
import { findRecurring, findRecurringOf } from './recurring.ts';
import type { MoneyRow } from './recurring-rows.ts';
import { payeeKey } from './recurring-rows.ts';

/** Other seeds than those the search was written against. */
const seeds = Array.from({ length: 16 }, (_, at) => 40_000 + at * 17);

function scoreOf(cases: Labelled[]) {
  let [right, wrong, missed] = [0, 0, 0];
  const details: string[] = [];
  for (const { rows, truths, today } of cases) {
    const result = compare(findRecurring(rows, { today }), truths);
    right += result.right;
    wrong += result.wrong.length;
    missed += result.missed.length;
    details.push(...result.wrong.map((one) => `wrong: ${one}`), ...result.missed.map((one) => `missed: ${one}`));
  }
  return { right, precision: right / (right + wrong), recall: right / (right + missed), details };
}

describe('on labelled money, precision is at least 0.98 and recall at least 0.95', () => {
  const cases: [string, () => Labelled[]][] = [
    ['households with categories', () => seeds.map((seed) => labelledHousehold(seed))],
    ['households without categories', () => seeds.map((seed) => labelledHousehold(seed, { isBare: true }))],
    ...(['code', 'number', 'bank and number', 'empty'] as const).map((style): [string, () => Labelled[]] => [
      `standing orders, name: ${style}`,
      () => Array.from({ length: 150 }, (_, at) => standingOrders(40_000 + at, style)),
    ]),
  ];
  for (const [name, draw] of cases)
    it(name, { timeout: 60_000 }, () => {
      const { right, precision, recall, details } = scoreOf(draw());
      console.log(`${name}: ${right} right, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
      expect(right).toBeGreaterThan(200);
      expect(precision, details.join('\n')).toBeGreaterThanOrEqual(0.98);
      expect(recall, details.join('\n')).toBeGreaterThanOrEqual(0.95);
    });
});

it('a payee looked at alone has the streams it has among all payees', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.boolean(), fc.nat(300), (seed, isBare, back) => {
      const household = labelledHousehold(seed, { isBare, days: 400 });
      const today = addDays(household.today, -back);
      const groups = new Map<string, MoneyRow[]>();
      for (const row of household.rows) {
        const key = payeeKey(row.merchant);
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
      const alone = [...groups.values()].flatMap((rows) => findRecurringOf(rows, { today }));
      const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
      expect(findRecurring(household.rows, { today }).sort(byId)).toEqual(alone.sort(byId));
    }),
    { numRuns: 8 },
  );
});

it('a stream keeps its id from day to day while its history grows', { timeout: 30_000 }, () => {
  let seen = 0;
  for (const seed of [40_501, 40_502]) {
    const { rows, today } = labelledHousehold(seed, { isBare: seed % 2 === 0 });
    let idOfRow = new Map<string, string>();
    for (let back = 150; back >= 0; back -= 6) {
      const next = new Map<string, string>();
      for (const stream of findRecurring(rows, { today: addDays(today, -back) })) {
        if (stream.status === 'early') continue;
        const before = stream.transactionIds.flatMap((id) => idOfRow.get(id) ?? []);
        if (before.length * 2 > stream.transactionIds.length) {
          expect([stream.merchant, new Set(before)]).toEqual([stream.merchant, new Set([stream.id])]);
          seen += 1;
        }
        for (const id of stream.transactionIds) next.set(id, stream.id);
      }
      idOfRow = next;
    }
  }
  expect(seen).toBeGreaterThan(500);
});

describe('the search is quick', () => {
  /** Processor time, because other work on the machine is not the search's; the best of several, because the first warms up. */
  const best = (work: () => unknown) =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const startedAt = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(startedAt);
        return (user + system) / 1000;
      }),
    );

  it('400 rows of one payee stay bounded, whatever they are', () => {
    const { int, pick } = drawsOf(7);
    const dense = (amountOf: () => number, detailed: string): MoneyRow[] =>
      Array.from({ length: 400 }, (_, at) => ({
        id: `d${at}`,
        on: addDays('2024-01-01', Math.floor(at * 1.8)),
        amountCents: amountOf(),
        merchant: 'Corner Cup',
        detailed,
      }));
    for (const detailed of ['FOOD_AND_DRINK_COFFEE', 'ENTERTAINMENT_TV_AND_MOVIES', ''])
      for (const amountOf of [() => 500, () => pick([450, 500, 550]), () => int(300, 9000)]) {
        const rows = dense(amountOf, detailed);
        const ms = best(() => findRecurring(rows, { today: '2026-01-01' }));
        console.log(`400 rows of ${detailed || 'no category'}: ${ms.toFixed(1)} ms`);
        // The goal is 20 ms, which docs/recurring.md says is not reached by every case: this only holds off a search that explodes.
        expect(ms).toBeLessThan(100);
      }
  });

  it('two years of a customer, 3,000 rows, take less than 60 ms', () => {
    const { rows, today } = labelledHousehold(40_000, { days: 731 });
    const more = labelledHousehold(40_001, { days: 731 }).rows.map((row) => ({
      ...row,
      id: `b${row.id}`,
      merchant: `Other ${row.merchant}`,
    }));
    const all = [...rows, ...more].slice(0, 3000);
    expect(all).toHaveLength(3000);
    const ms = best(() => findRecurring(all, { today }));
    console.log(`3,000 rows: ${ms.toFixed(1)} ms`);
    expect(ms).toBeLessThan(60);
  });
});

const purchases = new URL('../../../shared/data/transactions/User0_credit_card_transactions.csv', import.meta.url);

/** Merchant category codes as the categories those purchases have. */
const CATEGORIES: [RegExp, string][] = [
  [/^(5411|5499)$/, 'FOOD_AND_DRINK_GROCERIES'],
  [/^581[24]$/, 'FOOD_AND_DRINK_RESTAURANT'],
  [/^(5813|5921)$/, 'FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR'],
  [/^554[12]$/, 'TRANSPORTATION_GAS'],
  [/^(41|4784)/, 'TRANSPORTATION_PUBLIC_TRANSIT'],
  [/^(5912|80)/, 'MEDICAL_PHARMACIES_AND_SUPPLEMENTS'],
  [/^5[36790]/, 'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE'],
  [/^(4814|4899|4900)$/, 'RENT_AND_UTILITIES_OTHER_UTILITIES'],
  [/^6300$/, 'GENERAL_SERVICES_INSURANCE'],
  [/^581[56]$/, 'ENTERTAINMENT_MUSIC_AND_AUDIO'],
  [/^(78|79)/, 'ENTERTAINMENT_TV_AND_MOVIES'],
  [/^4829$/, 'TRANSFER_OUT_ACCOUNT_TRANSFER'],
  [/^(3|7011)/, 'TRAVEL_LODGING'],
];

describe.skipIf(!existsSync(purchases))(
  'in 19,963 card purchases of 18 years, none of them a subscription (shared/data)',
  () => {
    const rowsWith = (hasCategories: boolean): MoneyRow[] => {
      const lines: Record<string, string>[] = parse(readFileSync(purchases), { columns: true });
      return lines.map((line, at) => ({
        id: `u${at}`,
        on: `${line.Year}-${line.Month?.padStart(2, '0')}-${line.Day?.padStart(2, '0')}`,
        amountCents: Math.round(Number(line.Amount?.replace('$', '')) * 100),
        merchant: line['Merchant Name'] ?? '',
        detailed: hasCategories
          ? (CATEGORIES.find(([codes]) => codes.test(line.MCC ?? ''))?.[1] ?? 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES')
          : '',
        accountId: line.Card ?? '',
      }));
    };
    for (const hasCategories of [true, false])
      it(`nothing repeats on any quarter's end, ${hasCategories ? 'with' : 'without'} categories`, {
        timeout: 120_000,
      }, () => {
        const rows = rowsWith(hasCategories);
        expect(rows).toHaveLength(19_963);
        const found = new Set<string>();
        for (let year = 2003; year <= 2020; year += 1)
          for (const day of ['01-31', '04-30', '07-31', '10-31'])
            for (const { kind, merchant, cadence, firstOn } of findRecurring(rows, { today: `${year}-${day}` }))
              found.add(`${kind} ${cadence} ${merchant} from ${firstOn}`);
        expect([...found]).toEqual([]);
      });
  },
);
