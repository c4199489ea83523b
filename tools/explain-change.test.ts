// Why spending changed: on hand-made rows by kind, and on sample households to the cent, each cause with its rows.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths, monthOf } from '../knowledge/calendar.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import { households } from '../knowledge/db/households/households.ts';
import type { Database } from '../knowledge/db/open.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { ExplanationData } from './explain-change.ts';
import { turnOf } from './shared/fixture.ts';

const GROCERIES = 'FOOD_AND_DRINK_GROCERIES';
const october = { from: '2026-10-01', to: '2026-10-31' };
const today = '2026-10-31';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const explain = async (user: string, args: object) => {
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('explain_change', args);
  return { turn, answer, data: answer.data as ExplanationData };
};

describe('hand-made rows', () => {
  let user: string;
  beforeAll(async () => {
    user = await testCustomer(db);
    const card = await addAccount(db, user, { name: 'Visa', type: 'credit', subtype: 'credit card' });
    const buy = (on: string, cents: number, merchant: string) => ({ on, cents, merchant, code: GROCERIES });
    await addRows(db, user, card, [
      buy('2026-09-03', 5_000, "Trader Joe's"),
      buy('2026-09-10', 5_000, "Trader Joe's"),
      buy('2026-09-12', 3_000, 'Aldi'),
      buy('2026-10-03', 6_000, "Trader Joe's"),
      buy('2026-10-10', 6_000, "Trader Joe's"),
      buy('2026-10-17', 6_000, "Trader Joe's"),
      buy('2026-10-18', 4_000, 'Whole Foods'),
      buy('2026-10-19', -1_000, 'Whole Foods'),
      { on: '2026-10-20', cents: 99_999, merchant: 'Visa payment', code: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT' },
      { ...buy('2026-10-31', 77, 'Aldi'), isPending: true },
    ]);
  });

  test('are told by cause, largest first, and add up after refunds', async () => {
    const { turn, data } = await explain(user, { ...october, category: 'groceries' });
    const [change] = data.changes;
    expect(turn.byId(change?.change)?.value).toBe(9_000);
    expect(turn.byId(change?.explained)).toMatchObject({
      value: 8_000,
      label: 'Change in groceries spending after refunds',
    });
    expect(change?.causes.map(({ kind, merchant, change: id }) => [kind, merchant, turn.byId(id)?.value])).toEqual([
      ['frequency', "Trader Joe's", 5_000],
      ['new', 'Whole Foods', 4_000],
      ['gone', 'Aldi', -3_000],
      ['price', "Trader Joe's", 3_000],
      ['refunds', undefined, -1_000],
    ]);
    const [often] = change?.causes ?? [];
    expect(turn.byId(often?.counts?.now)).toMatchObject({ value: 3, unit: 'count', period: october });
    expect(turn.byId(often?.averages?.before)).toMatchObject({ value: 5_000 });
    for (const { change: id } of change?.causes ?? []) expect(turn.book.rowsOf(id).length).toBeGreaterThan(0);
  });

  test('without refunds explain the change itself', async () => {
    const { data } = await explain(user, { ...october, merchant: "trader joe's" });
    expect(data.changes[0]?.explained).toBe(data.changes[0]?.change);
  });
});

test('of sample households, for any months, category and seed, add up to the cent', async () => {
  const sample = households({ seed: 5, anchorOn: today }).slice(0, 3);
  const users: string[] = [];
  for (const { key, plaid } of sample) {
    const user = await testCustomer(db);
    await importFile(db, user, { name: `${key}.json`, content: JSON.stringify(plaid) }, { today });
    users.push(user);
  }
  await fc.assert(
    fc.asyncProperty(
      fc.nat(users.length - 1),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(undefined, 'Groceries', 'Eating out', 'Shopping', 'Entertainment'),
      async (at, back, apart, category) => {
        const now = monthOf(addMonths(today, -back));
        const before = monthOf(now.from, -apart);
        const args = { ...now, againstFrom: before.from, againstTo: before.to, ...(category && { category }) };
        const { turn, answer, data } = await explain(users[at] ?? '', args);
        expect(answer.ok).toBe(true);
        expect(data.status).toBe('value');
        for (const { explained, causes, change, now: after, before: earlier } of data.changes) {
          const value = (id: string) => Number(turn.byId(id)?.value);
          expect(causes.reduce((sum, cause) => sum + value(cause.change), 0)).toBe(value(explained));
          expect(value(change)).toBe(value(after) - value(earlier));
          for (const { id, value: cents, unit } of answer.facts) {
            const amounts = turn.book.rowsOf(id).flatMap(({ amountCents }) => amountCents ?? []);
            if (unit === 'cents' && amounts.length) expect(turn.rowsSum(id)).toBe(cents);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe('a wrong argument gets a hint', () => {
  test.each<[object, string]>([
    [{ from: '2026-10-31', to: '2026-10-01' }, 'must not be after "to"'],
    [{ ...october, againstTo: '2026-09-01' }, 'give both'],
    [{ ...october, category: 'card payments' }, 'find_transactions'],
    [{ ...october, account: 'nope' }, 'No accounts'],
    [{ ...october, of: 'income' }, 'there is no argument "of"'],
  ])('%j', async (args, hint) => {
    const { answer } = await explain(await testCustomer(db), args);
    expect(answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  });
});
