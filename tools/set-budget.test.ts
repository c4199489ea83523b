import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listBudgets } from '../knowledge/budgets.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import { setBudget } from './set-budget.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
const approve = async () => {};

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  user = await testCustomer(db);
  await addAccount(db, user);
});
afterAll(() => db.close());

const kept = () => asCustomer(db, user, (tx) => listBudgets(tx, { today: '2026-10-31' }));
const call = (args: object, options = {}) => turnOf(db, user, options).call('set_budget', args);

test('proposes with complete, plain arguments and writes nothing', async () => {
  const answer = await call({ category: 'grocery shopping', monthCents: 40_000 });
  expect(answer.proposed).toEqual({
    tool: 'set_budget',
    args: { category: 'Groceries', monthCents: 40_000, currency: 'USD' },
    card: {
      title: 'Set a monthly budget',
      lines: [
        { label: 'Category', value: 'Groceries' },
        { label: 'Each month', value: '$400.00' },
      ],
    },
  });
  expect(answer.text).toContain('Nothing has been changed.');
  expect(await kept()).toEqual([]);
});

test('writes what it proposed, once approved, and a change says what was there', async () => {
  const asked = await call({ category: 'groceries', monthCents: 40_000 });
  await call(asked.proposed?.args ?? {}, { approve });
  expect(await kept()).toMatchObject([{ category: 'Groceries', currency: 'USD', monthCents: 40_000 }]);
  const [before] = await kept();
  const change = await call({ category: 'Groceries', monthCents: 35_000 });
  expect(change.proposed?.card).toMatchObject({
    title: 'Change a monthly budget',
    lines: [{}, { value: '$350.00' }, { label: 'Until now', value: '$400.00' }],
  });
  await call(change.proposed?.args ?? {}, { approve });
  expect(await kept()).toMatchObject([{ id: before?.id, monthCents: 35_000 }]);
});

test('proposes the same again for what it proposed', async () => {
  const { proposed } = await call({ category: 'grocery', monthCents: 100, currency: 'EUR' });
  expect(proposed?.args).toEqual({ category: 'Groceries', monthCents: 100, currency: 'EUR' });
  expect((await call(proposed?.args ?? {})).proposed).toEqual(proposed);
});

test('cannot write without an approval, even when it is run by itself', async () => {
  const { book } = turnOf(db, user);
  const context = {
    asCustomer: <T>(work: Parameters<typeof asCustomer<T>>[2]) => asCustomer(db, user, work),
    facts: book.for('set_budget'),
    today: '2026-10-31',
    timeZone: 'UTC',
    signal: new AbortController().signal,
  };
  const run = setBudget.run({ category: 'Groceries', monthCents: 100 } as never, context);
  await expect(run).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
  expect(await kept()).toEqual([]);
});

test('writes nothing when the approval is refused', async () => {
  const refuse = async () => {
    throw new Error('refused');
  };
  const answer = await call({ category: 'Groceries', monthCents: 100 }, { approve: refuse });
  expect(answer.ok).toBe(false);
  expect(await kept()).toEqual([]);
});

test.each([
  [{ category: 'coffee', monthCents: 100 }, 'Choose one of: Eating out'],
  [{ category: 'unicorns', monthCents: 100 }, 'nearest'],
  [{ category: 'salary', monthCents: 100 }, 'Choose one of'],
  [{ category: 'groceries', monthCents: 12.5 }, 'whole cents'],
  [{ category: 'groceries', monthCents: -1 }, 'at least 0'],
  [{ category: 'groceries', monthCents: 100, currency: 'dollars' }, 'three capital letters'],
  [{ category: 'groceries', amount: 100 }, 'there is no argument "amount"'],
  [{ monthCents: 100 }, 'category'],
])('%j is answered with a hint', async (args, hint) => {
  const answer = await call(args);
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  expect(answer.proposed).toBeUndefined();
});
