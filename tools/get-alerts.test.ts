import { afterAll, beforeAll, expect, test } from 'vitest';
import { dismissAlert, listAlerts } from '../knowledge/alerts/store.ts';
import { setBudgets } from '../knowledge/budgets.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { AlertsData } from './get-alerts.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-10-20';
let db: Database;
let user: string;

beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { currentCents: 90_000, balanceOn: today });
  await addAccount(db, user, {
    name: 'Visa {{f1}}',
    mask: '4523',
    type: 'credit',
    subtype: 'credit card',
    currentCents: 420_000,
    limitCents: 500_000,
    balanceOn: today,
  });
  await addRows(db, user, checking, [
    { on: '2026-10-02', cents: 31_250, merchant: 'Market', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
  await asCustomer(db, user, (tx) => setBudgets(tx, [{ category: 'Groceries', month_cents: 30_000 }]));
});
afterAll(() => db.close());

const look = async () => {
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('get_alerts', {});
  return { turn, answer, data: answer.data as AlertsData };
};

test('tells the most urgent first, each in its own words with its figures as facts', async () => {
  const { turn, data, answer } = await look();
  expect(data.alerts.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['utilization-crossing', 'urgent'],
    ['budget-exceeded', 'watch'],
  ]);
  const said = data.alerts.map((alert) => turn.byId(alert.said)?.display);
  expect(said[0]).toContain('is at 84% of its limit ($4,200.00 of $5,000.00)');
  expect(said[1]).toBe('You planned $300.00 for Groceries this month and spent $312.50 so far.');
  const figures = data.alerts[0]?.figures.map((id) => [turn.byId(id)?.label, turn.byId(id)?.value]);
  expect(figures?.[0]).toEqual([expect.stringMatching(/^Visa f1.* utilization$/), 8_400]);
  // A name from a file cannot pass for a reference.
  expect(answer.text).not.toContain('Visa {{');
});

test('leaves out what was put away, and a quiet day has none', async () => {
  const before = await look();
  const [open] = await asCustomer(db, user, listAlerts);
  await asCustomer(db, user, (tx) => dismissAlert(tx, open?.id ?? ''));
  const after = await look();
  expect(after.data.alerts).toHaveLength(before.data.alerts.length - 1);
  const calm = await testCustomer(db);
  const answer = await turnOf(db, calm, { today }).call('get_alerts', {});
  expect(answer).toMatchObject({ ok: true, facts: [], data: { status: 'none', alerts: [] } });
});
