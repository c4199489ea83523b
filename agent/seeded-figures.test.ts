import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { type Household, households } from '../knowledge/db/seed.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { answer } from './answer.ts';
import { collectAnswer } from './collect.ts';
import { equip } from './equip.ts';
import { offlineModel } from './models/offline/offline.ts';

const TODAY = '2026-06-15';
const PAIRS = 24;

/** How people say a category, and the codes it stands for: worked out here, apart from the product's own table. */
const CATEGORIES: Record<string, (code: string) => boolean> = {
  groceries: (code) => code === 'FOOD_AND_DRINK_GROCERIES',
  'eating out': (code) => /^FOOD_AND_DRINK_(RESTAURANT|FAST_FOOD|COFFEE)$/.test(code),
  rent: (code) => code === 'RENT_AND_UTILITIES_RENT',
  gas: (code) => code === 'TRANSPORTATION_GAS',
  coffee: (code) => code === 'FOOD_AND_DRINK_COFFEE',
  shopping: (code) => code.startsWith('GENERAL_MERCHANDISE_'),
};
const MONTHS = [
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  'January',
  'February',
  'March',
  'April',
  'May',
];

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Spending of a household in a month, straight from the generated rows, in cents. */
function spentIn({ plaid }: Household, month: string, isCategory: (code: string) => boolean): number {
  return plaid.transactions
    .filter((row) => row.date.startsWith(month) && !row.pending && row.amount > 0)
    .filter((row) => isCategory(row.personal_finance_category.detailed))
    .reduce((sum, row) => sum + Math.round(row.amount * 100), 0);
}

/** "March" -> 2026-03, and the months after June -> 2025: the most recent one before today. */
function monthNamed(name: string): string {
  const index = new Date(`${name} 1, 2026 00:00:00Z`).getUTCMonth() + 1;
  return `${index > 6 ? 2025 : 2026}-${String(index).padStart(2, '0')}`;
}

it.each([1, 2])(
  'answers random months and categories of a random household rightly (%i of 2)',
  async () => {
    const seed = randomInt(1_000_000);
    const sample = households({ seed, anchorOn: TODAY });
    const household = sample[randomInt(sample.length)];
    if (!household) throw new Error('there are no households');
    const customerId = await testCustomer(db, { timeZone: household.timeZone });
    await importFile(db, customerId, { name: 'bank.json', content: JSON.stringify(household.plaid) }, { today: TODAY });
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const [category = '', isCategory = () => false] =
        Object.entries(CATEGORIES)[randomInt(Object.keys(CATEGORIES).length)] ?? [];
      const month = MONTHS[randomInt(MONTHS.length)] ?? '';
      const message = `How much did I spend on ${category} in ${month}?`;
      const turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message };
      const result = await collectAnswer(
        answer(turn, { db, ...equip(offlineModel()), today: TODAY, turnTimeoutMs: 20_000 }),
      );
      const expected = spentIn(household, monthNamed(month), isCategory);
      const where = `seed ${seed}, ${household.key}: ${message} -> ${result.response}`;
      expect(
        result.facts.map(({ value }) => value),
        where,
      ).toContain(expected);
      expect(result.response, where).toContain(
        (expected / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }),
      );
      expect(result.guardrails.flagged, where).toBe(false);
    }
  },
  120_000,
);
