// The offline coach over a file of which some rows could not be read: it says so in every reply about those days, and the gate lets it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCustomer, testDatabase } from '../../../knowledge/db/fixture.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import { plaidFile, plaidRow } from '../../../knowledge/ingest/file.fixture.ts';
import { importFile } from '../../../knowledge/ingest/import.ts';
import { talkTo } from './talk.fixture.ts';

const today = '2026-10-20';
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function customerWith(bad: number): Promise<string> {
  const user = await testCustomer(db);
  const pay = { date: '2026-09-15', name: 'Acme', personal_finance_category: { detailed: 'INCOME_SALARY' } };
  const content = plaidFile([
    plaidRow('a', 10, { date: '2026-09-01' }),
    plaidRow('p', -500, pay),
    plaidRow('b', 30, { date: '2026-10-19' }),
    ...Array.from({ length: bad }, (_, at) => plaidRow(`bad${at}`, 1, { date: 'soon' })),
  ]);
  await importFile(db, user, { name: 'bank.json', content }, { today, skipBadRows: bad > 0 });
  return user;
}

describe.each(['How much did I spend last month?', 'How much did I earn last month?', 'What was my last purchase?'])(
  '"%s"',
  (question) => {
    it.each([
      [1, '1 row of your file could not be read'],
      [2, '2 rows of your file could not be read'],
    ])('with %i unread rows says so', async (bad, words) => {
      const { text, held } = await (await talkTo(db, await customerWith(bad), today)).ask(question);
      expect(held).toBeUndefined();
      expect(text).toContain(words);
    });

    it('with none says nothing of the kind', async () => {
      const { text, held } = await (await talkTo(db, await customerWith(0), today)).ask(question);
      expect(held).toBeUndefined();
      expect(text).not.toContain('could not be read');
      expect(text).toMatch(/\$\d/);
    });
  },
);
