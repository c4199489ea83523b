// Who the data makes the customer, and on what facts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../knowledge/calendar.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { currentPersona } from '../knowledge/jobs/derive.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { PersonaData } from './get-persona.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function household({ owedCents, days }: { owedCents: number; days: number }) {
  const user = await testCustomer(db);
  const checking = await addAccount(db, user, { currentCents: 500_000 });
  await addAccount(db, user, {
    name: 'Visa',
    mask: '4523',
    type: 'credit',
    subtype: 'credit card',
    currentCents: owedCents,
    limitCents: 500_000,
  });
  await addRows(db, user, checking, [
    { on: addDays('2026-10-31', 1 - days), cents: 9_000, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-10-31', cents: 1_000, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
  const turn = turnOf(db, user);
  const answer = await turn.call('get_persona', {});
  const kept = await asCustomer(db, user, (tx) => currentPersona(tx, { today: '2026-10-31' }));
  return { turn, answer, data: answer.data as PersonaData, kept };
}

test('a card past half its limit makes the persona, with the card, its figures and the criterion as facts', async () => {
  const { turn, answer, data, kept } = await household({ owedCents: 340_000, days: 200 });
  expect(data.matches.map(({ persona }) => persona)).toEqual(kept.matches.map(({ persona }) => persona));
  expect(data.status).toBe('value');
  const [first] = data.matches;
  expect(turn.byId(first?.name)).toMatchObject({ label: 'Money persona', value: 'High Utilization' });
  const criterion = first?.criteria.find(({ signal }) => signal === 'card_utilization');
  expect(turn.byId(criterion?.value)).toMatchObject({ value: 6_800, entity: 'Visa ending in 4523' });
  expect(turn.byId(criterion?.card?.balance)).toMatchObject({ value: 340_000 });
  expect(turn.byId(criterion?.words)).toMatchObject({ unit: 'text', value: expect.stringContaining('limit') });
  expect(answer.text).toContain(first?.description);
});

test('a card just below the line is a near miss that says what would change it', async () => {
  const { turn, data } = await household({ owedCents: 245_000, days: 200 });
  expect(data.matches.map(({ persona }) => persona)).not.toContain('High Utilization');
  const miss = data.nearMisses.find(({ persona }) => persona === 'High Utilization');
  expect(miss?.changes.map((id) => String(turn.byId(id)?.value)).join(' ')).toContain('49%');
});

test('too little history is said with the days there are and the days it takes', async () => {
  const { turn, data } = await household({ owedCents: 340_000, days: 12 });
  expect(data).toMatchObject({ status: 'getting-started', matches: [] });
  expect(turn.byId(data.history.held)).toMatchObject({ value: 12, unit: 'days', display: '12 days' });
  expect(turn.byId(data.history.needed)).toMatchObject({ value: 30 });
});

test('nothing that stands out is no persona', async () => {
  const { data, answer } = await household({ owedCents: 0, days: 200 });
  expect(data).toMatchObject({ status: 'none', matches: [] });
  expect(answer.text).toContain('No persona fits');
});
