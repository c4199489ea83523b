// Plaid's own sandbox users against a plain read of their JSON, and what each file without transactions says it holds.
import { describe, expect, it } from 'vitest';
import { dataFiles, documentedTable, hasData, rawText, readData, tableOf } from './data-table.fixture.ts';
import { plaid } from './plaid.ts';
import { readWhole } from './xml.fixture.ts';

const FOLDER = 'plaid/sandbox-custom-users';

interface PlainUser {
  override_accounts?: {
    transactions?: {
      date_posted?: string;
      date_transacted?: string;
      amount: number | null;
      description: string;
      currency?: string;
    }[];
    liability?: { type: string | null };
  }[];
}

const users = dataFiles(FOLDER, '.json').map((file) => ({
  file,
  // The files are UTF-8; none of them has a letter beyond ASCII in a figure or a day.
  user: JSON.parse(Buffer.from(rawText(FOLDER, file), 'latin1').toString('utf8')) as PlainUser,
}));
const rowsIn = (user: PlainUser) =>
  (user.override_accounts ?? []).flatMap((account) => account.transactions ?? []).filter((row) => row.amount !== null);
const withRows = users.filter(({ user }) => rowsIn(user).length > 0);

describe.skipIf(!hasData(FOLDER))("Plaid's sandbox users", () => {
  it('are as many as they were when this was written, so that none is passed over', () => {
    expect(users).toHaveLength(32);
    // 16 files have a list of transactions; one of them is the blank form.
    expect(users.filter(({ file }) => rawText(FOLDER, file).includes('"transactions"'))).toHaveLength(16);
    expect(withRows).toHaveLength(15);
  });

  it.each(withRows)(
    '$file: amounts and days are those of the file, ids are one a row and the same again',
    async ({ file, user }) => {
      const { whole, refused } = await readData(plaid, FOLDER, file);
      expect(refused).toBe(null);
      expect(whole?.problems).toEqual([]);
      expect(whole?.transactions.map(({ amountCents, postedOn }) => [amountCents, postedOn])).toEqual(
        rowsIn(user).map((row) => [Math.round(Number(row.amount) * 100) || 0, row.date_posted ?? row.date_transacted]),
      );
      const ids = whole?.transactions.map((each) => each.externalId) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      const again = await readData(plaid, FOLDER, file);
      expect(again.whole?.transactions.map((each) => each.externalId)).toEqual(ids);
      expect(whole?.accounts).toHaveLength(user.override_accounts?.length ?? 0);
    },
  );

  it.each(users.filter((each) => !withRows.includes(each)))(
    '$file: has debts, or nothing to import and says what it holds',
    async ({ file, user }) => {
      const { whole, refused } = await readData(plaid, FOLDER, file);
      const debts = (user.override_accounts ?? []).filter((account) => account.liability?.type);
      if (debts.length > 0) expect(whole?.liabilities).toHaveLength(debts.length);
      else {
        expect(refused?.code).toBe('NOTHING_TO_IMPORT');
        expect(refused?.message).toMatch(/^This file holds [^.]+\./);
      }
    },
  );

  it('docs/imports.md says what becomes of each file', async () => {
    expect(documentedTable('### sandbox-custom-users')).toEqual(await tableOf(plaid, FOLDER, '.json'));
  });
});

describe('a Plaid file with nothing to import', () => {
  it.each([
    [{ w2: { employer: 'Acme' } }, 'a W-2 tax form'],
    [
      { override_accounts: [{ type: 'depository', identity: { names: ['A B'] } }] },
      "one account, with the owner's name and address",
    ],
    [{ override_accounts: [{ type: 'investment', holdings: [{ quantity: 1 }] }] }, 'one account, with investments'],
    [{ override_accounts: [{ type: null, transactions: [{ amount: null, description: null }] }] }, 'nobody filled in'],
  ])('%j says what it holds', async (json, words) => {
    const error = await readWhole(plaid, JSON.stringify(json)).catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: 'NOTHING_TO_IMPORT' });
    expect((error as Error).message).toContain(words);
  });

  it('still imports accounts, or names the rows that cannot be read', async () => {
    const broken = { override_accounts: [{ type: 'depository', transactions: [{ amount: 'x', description: 'y' }] }] };
    expect((await readWhole(plaid, JSON.stringify(broken))).problems).not.toEqual([]);
    const accounts = { accounts: [{ account_id: 'a', type: 'depository', balances: { current: 1 } }] };
    expect((await readWhole(plaid, JSON.stringify(accounts))).accounts).toHaveLength(1);
  });
});
