import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordConsent } from '../knowledge/consent.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { households } from '../knowledge/db/seed.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { products } from '../knowledge/offers/offer.ts';
import type { OffersData } from './find-offers.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-07-31';
let db: Database;
const users: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  for (const home of households({ seed: 7, anchorOn: today })) {
    const user = await testCustomer(db);
    await importFile(db, user, { name: 'bank.json', content: JSON.stringify(home.plaid) }, { today });
    users.push(user);
  }
});
afterAll(() => db.close());

const allow = (user: string, granted = true) =>
  asCustomer(db, user, (tx) => recordConsent(tx, { purposes: ['offers'], granted }));
const look = async (user: string, args: object = {}) => {
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('find_offers', args);
  return { turn, answer, data: answer.data as OffersData };
};

test('looks at none without consent to offers, also after it was taken back', async () => {
  const [user = ''] = users;
  for (const product of [undefined, ...products]) {
    const { data, answer } = await look(user, product ? { product } : {});
    expect(data).toMatchObject({ status: 'no-consent', guards: [], offers: [] });
    expect(answer.facts).toEqual([]);
  }
  await allow(user);
  expect((await look(user)).data.status).not.toBe('no-consent');
  await allow(user, false);
  expect((await look(user)).data.status).toBe('no-consent');
});

test('shows every rule of an offer as met, not met or unknown, and only offers with all rules met as fitting', async () => {
  const outcomes = new Set<string>();
  let shown = 0;
  for (const user of users) {
    await allow(user);
    for (const product of products) {
      const { data, turn } = await look(user, { product });
      expect(data.guards.length).toBeGreaterThan(5);
      expect(data.offers.length).toBeGreaterThan(0);
      for (const offer of data.offers) {
        const rules = [...data.guards, ...offer.rules];
        expect(offer.rules.length).toBeGreaterThan(1);
        for (const { outcome, why, words } of rules) {
          outcomes.add(outcome);
          expect(turn.byId(words)?.display.length).toBeGreaterThan(5);
          if (outcome === 'unknown')
            expect(turn.byId(why)).toMatchObject({
              label: 'Why it is unknown',
              unit: 'text',
              display: expect.stringMatching(/\w+ \w+/),
            });
        }
        if (offer.isShown) shown += 1;
        if (offer.isShown) expect(rules.every(({ outcome }) => outcome === 'met')).toBe(true);
        expect(offer.because !== undefined).toBe(offer.isShown);
      }
    }
    const { data } = await look(user);
    expect(data.offers.length).toBeLessThanOrEqual(3);
    expect(data.offers.every(({ isShown }) => isShown)).toBe(true);
  }
  expect(outcomes.has('met') && outcomes.has('not met')).toBe(true);
  expect(shown).toBeGreaterThan(0);
});

test('says that offers are samples, who pays for the place, and the disclosure', async () => {
  for (const user of users) {
    await allow(user);
    const { answer, data, turn } = await look(user, { product: 'budgeting app' });
    expect(answer.text).toContain('These are samples: nothing can be bought.');
    expect(answer.text).toContain('not financial advice');
    expect(turn.byId(data.offers[0]?.name)?.display).toMatch(/^Sample: /);
    expect(data.offers[0]?.isPaid).toBe(true);
    expect(answer.text).toContain('paid place');
  }
});

test('is answered with the kinds there are when asked for another', async () => {
  const { answer } = await look(users[0] ?? '', { product: 'payday loan' });
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('balance transfer card') });
});
