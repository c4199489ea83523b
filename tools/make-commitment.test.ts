import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listCommitments } from '../knowledge/commitments.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
let card: string;
const approve = async () => {};

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  user = await testCustomer(db);
  const checking = await addAccount(db, user);
  card = await addAccount(db, user, { name: 'Visa', mask: '4523', type: 'credit', subtype: 'credit card' });
  await addRows(db, user, checking, [
    { on: '2026-10-05', cents: 1_599, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
  ]);
});
afterAll(() => db.close());

const kept = async () =>
  (await asCustomer(db, user, listCommitments)).map(({ commitment, checkOn }) => ({ ...commitment, checkOn }));
const call = (args: object, options = {}) => turnOf(db, user, options).call('make_commitment', args);

test.each([
  [{ kind: 'cancel', payee: 'netflx' }, { kind: 'cancel', payee: 'Netflix', checkOn: '2026-12-05' }, 'cancel Netflix'],
  [
    { kind: 'pay_more', account: 'visa', amountCents: 20_000 },
    { kind: 'pay_more', account: 'Visa ending in 4523', amountCents: 20_000, checkOn: '2026-12-05' },
    'pay to Visa ending in 4523',
  ],
  [
    { kind: 'save_more', amountCents: 20_000, checkOn: '2027-01-31' },
    { kind: 'save_more', amountCents: 20_000, checkOn: '2027-01-31' },
    'save',
  ],
  [
    { kind: 'spend_less', category: 'dining', amountCents: 9_000 },
    { kind: 'spend_less', category: 'Eating out', amountCents: 9_000, checkOn: '2026-12-05' },
    'spend less on Eating out',
  ],
])('%j is proposed whole, and kept once approved', async (args, whole, plain) => {
  const { proposed } = await call(args);
  expect(proposed?.args).toEqual(whole);
  expect(proposed?.card.lines[0]).toEqual({ label: 'You will', value: plain });
  expect(await kept()).toEqual([]);
  expect((await call(whole)).proposed).toEqual(proposed);
  await call(whole, { approve });
  const { account, ...rest } = whole as { account?: string };
  expect(await kept()).toMatchObject([{ ...rest, ...(account && { accountId: card }), currency: 'USD' }]);
});

test('says that it cancels nothing itself', async () => {
  const done = await call({ kind: 'cancel', payee: 'Netflix', checkOn: '2026-12-05' }, { approve });
  expect(done.said).toContain('You still have to cancel it with them yourself.');
});

test.each([
  [{ kind: 'cancel' }, 'payee: is needed for cancel'],
  [{ kind: 'cancel', payee: 'spaceship' }, 'nearest names are: Netflix'],
  [{ kind: 'pay_more', account: 'visa' }, 'amountCents: is needed for pay_more'],
  [{ kind: 'pay_more', account: 'checking', amountCents: 100 }, 'Name a card or loan'],
  [{ kind: 'spend_less', category: 'coffee', amountCents: 100 }, 'Choose one of: Eating out'],
  [{ kind: 'spend_less', amountCents: 100 }, 'category: is needed for spend_less'],
  [{ kind: 'save_more', amountCents: 100, checkOn: '2026-10-31' }, 'day after today'],
  [{ kind: 'dream' }, 'kind'],
])('%j is answered with a hint', async (args, hint) => {
  expect(await call(args)).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
});
