// Files of which some rows could not be read: every figure about their days says so, and no other does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { plaidAccount, plaidFile, plaidRow } from '../knowledge/ingest/file.fixture.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { undoImport } from '../knowledge/ingest/undo.ts';
import type { SpendingData } from './get-spending.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-10-31';
const october = { from: '2026-10-01', to: '2026-10-31' };
const september = { from: '2026-09-01', to: '2026-09-30' };
const pay = { personal_finance_category: { detailed: 'INCOME_SALARY' } };
const unread = 'Rows of your file that could not be read';

let db: Database;
let user: string;
let octoberFile: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const first = plaidFile([plaidRow('s1', 5, { date: '2026-09-01' }), plaidRow('s2', 5, { date: '2026-09-30' })]);
  await importFile(db, user, { name: 'september.json', content: first }, { today });
  const second = plaidFile(
    [
      plaidRow('o1', 10, { date: '2026-10-01' }),
      plaidRow('o2', -500, { date: '2026-10-15', name: 'Acme', ...pay }),
      plaidRow('o3', 20, { date: '2026-10-30' }),
      plaidRow('bad1', 1, { date: 'soon' }),
      plaidRow('bad2', 1, { date: '2026-13-45' }),
    ],
    { accounts: [plaidAccount('checking')] },
  );
  const report = await importFile(db, user, { name: 'october.json', content: second }, { today, skipBadRows: true });
  expect(report).toMatchObject({ new: 3, failed: 2 });
  octoberFile = report.importId ?? '';
  const savings = plaidFile([plaidRow('v1', -1, { account_id: 'savings', date: '2026-10-10' })], {
    accounts: [plaidAccount('savings', { name: 'Rainy Day' })],
  });
  await importFile(db, user, { name: 'savings.json', content: savings }, { today });
});
afterAll(() => db.close());

describe.each(['get_spending', 'get_income', 'find_transactions'])('%s', (tool) => {
  test('says how many rows of the file of these days could not be read, and that this may be too low', async () => {
    const turn = turnOf(db, user);
    const answer = await turn.call(tool, october);
    expect(answer.ok).toBe(true);
    const fact = turn.fact(unread);
    expect(fact).toMatchObject({ value: 2, unit: 'count', period: { from: '2026-10-01', to: '2026-10-30' } });
    expect(answer.text).toMatch(/could not be read; say how many, and that the figures may be too low/);
    expect(answer.text).toContain(`${fact.id}: ${unread}, October 1, 2026 to October 30, 2026 = 2`);
    expect(answer.text).toMatch(
      /Left out: .*rows of your file of October 1, 2026 to October 30, 2026 that could not be read\./,
    );
    expect((answer.data as SpendingData).coverage.unread).toEqual([fact.id]);
  });

  test('does not say so of days that were read in full', async () => {
    const turn = turnOf(db, user);
    const answer = await turn.call(tool, september);
    expect(answer.ok).toBe(true);
    expect(turn.labels()).not.toContain(unread);
    expect(answer.text).not.toContain('could not be read');
  });
});

test('an account that another file brought is not doubted', async () => {
  const turn = turnOf(db, user);
  const answer = await turn.call('find_transactions', { ...october, account: 'Rainy Day' });
  expect(answer.text).not.toContain('could not be read');
  await turn.call('find_transactions', { ...october, account: 'Plaid checking' });
  expect(turn.fact(unread).value).toBe(2);
});

test('a file that was taken back is no longer doubted', async () => {
  const before = turnOf(db, user);
  await before.call('get_spending', { from: '2026-09-01', to: '2026-10-31' });
  expect(before.fact(unread).value).toBe(2);
  await undoImport(db, user, octoberFile, { today });
  const after = turnOf(db, user);
  await after.call('get_spending', { from: '2026-09-01', to: '2026-10-31' });
  expect(after.labels()).not.toContain(unread);
});
