import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listMessages } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import { formatCents } from '../knowledge/money.ts';
import { verifyChain } from '../knowledge/traces.ts';
import { answer } from './answer.ts';
import { collectAnswer } from './collect.ts';
import { equip } from './equip.ts';
import { scriptedModel } from './models/scripted.ts';

const TURNS = 50;
const CUSTOMERS = 5;

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const may = { from: '2026-05-01', to: '2026-05-31' };
const model = scriptedModel({
  turns: [
    {
      steps: [
        {
          tools: [
            { name: 'get_spending', args: { ...may, category: 'Groceries' } },
            { name: 'get_accounts', args: {} },
          ],
        },
      ],
    },
    { steps: [{ text: ['You spent {{$fact(get_spending,Groceries spending)}} on ', 'groceries in May 2026.'] }] },
  ],
});

it(`${TURNS} turns with two tools each, at once on the embedded database, all finish with their own customer's figure`, async () => {
  const spent = await Promise.all(
    Array.from({ length: CUSTOMERS }, async (_, index) => {
      const customerId = await testCustomer(db);
      const account = await addAccount(db, customerId, { currentCents: 5_000, balanceOn: '2026-06-15' });
      const cents = 1_111 * (index + 1);
      await addRows(db, customerId, account, [
        { on: '2026-05-03', cents, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
      ]);
      return { customerId, shown: formatCents(cents) };
    }),
  );
  const asked = Array.from({ length: TURNS }, (_, index) => {
    const { customerId, shown } = spent[index % CUSTOMERS] ?? { customerId: '', shown: '' };
    const turn = {
      runId: randomUUID(),
      customerId,
      conversationId: randomUUID(),
      message: 'How much did I spend on groceries in May?',
    };
    return { turn, shown };
  });
  const results = await Promise.all(
    asked.map(({ turn }) =>
      collectAnswer(answer(turn, { db, ...equip(model), today: '2026-06-15', turnTimeoutMs: 60_000 })),
    ),
  );
  for (const [index, { turn, shown }] of asked.entries()) {
    expect(results[index]).toMatchObject({
      response: `You spent ${shown} on groceries in May 2026.`,
      model: 'scripted',
    });
    expect(results[index]?.tools.map(({ ok }) => ok)).toEqual([true, true]);
    await asCustomer(db, turn.customerId, async (tx) => {
      expect(await listMessages(tx, turn.conversationId)).toHaveLength(2);
      expect(await verifyChain(tx, turn.conversationId)).toMatchObject({ status: 'intact', traces: 1 });
    });
  }
}, 120_000);
