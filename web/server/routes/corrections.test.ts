// Correcting a category over HTTP: the customer's own rows, with consent, and nobody else's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addRows } from '../../../knowledge/ledger/fixture.ts';
import type { Failure, Success } from '../../protocol/rest.ts';
import { type TestServer, testServer } from '../fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.db.close());

async function personWithRows() {
  const person = await server.person();
  const account = await addAccount(server.db, person.id);
  const row = { cents: 450, merchant: 'Corner Cafe', code: 'FOOD_AND_DRINK_RESTAURANT' };
  const ids = await addRows(server.db, person.id, account, [
    { ...row, on: '2026-10-01' },
    { ...row, on: '2026-10-02' },
  ]);
  return { ...person, ids };
}

const call = (method: string, path: string, token: string, body?: unknown) =>
  server.call(method, `/api/v1/users/me/${path}`, { token, body });
const data = async (response: Response) => ((await response.json()) as Success<Record<string, unknown>>).data;
const code = async (response: Response) => [response.status, ((await response.json()) as Failure).error.code];

describe('correcting a category', () => {
  it('answers how many rows changed, lists the correction, and takes it back', async () => {
    const { token, ids } = await personWithRows();
    const set = await call('POST', `transactions/${ids[0]}/category`, token, { category: 'Coffee', scope: 'payee' });
    expect(await data(set)).toEqual({ changed: 2, category: 'FOOD_AND_DRINK_COFFEE' });
    const { corrections } = (await data(await call('GET', 'corrections', token))) as { corrections: { id: string }[] };
    expect(corrections).toMatchObject([{ scope: 'payee', payee: 'corner cafe', detailed: 'FOOD_AND_DRINK_COFFEE' }]);
    expect(await data(await call('DELETE', `corrections/${corrections[0]?.id}`, token))).toEqual({ changed: 2 });
    expect(await data(await call('GET', 'corrections', token))).toEqual({ corrections: [] });
  });

  it('says 404 for another customer’s row or correction, as for one that is not there', async () => {
    const [mine, theirs] = [await personWithRows(), await personWithRows()];
    const body = { category: 'Rent', scope: 'row' };
    expect(await code(await call('POST', `transactions/${theirs.ids[0]}/category`, mine.token, body))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(await code(await call('POST', 'transactions/nothing/category', mine.token, body))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    await call('POST', `transactions/${theirs.ids[0]}/category`, theirs.token, body);
    const { corrections } = (await data(await call('GET', 'corrections', theirs.token))) as {
      corrections: { id: string }[];
    };
    expect(await code(await call('DELETE', `corrections/${corrections[0]?.id}`, mine.token))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(await data(await call('GET', 'corrections', mine.token))).toEqual({ corrections: [] });
  });

  it('refuses an unknown category or scope, other roles, and customers who have not agreed', async () => {
    const { token, ids } = await personWithRows();
    const path = `transactions/${ids[0]}/category`;
    for (const body of [
      { category: 'Blorp', scope: 'row' },
      { category: 'Rent', scope: 'all' },
      { category: 'Rent' },
    ]) {
      expect(await code(await call('POST', path, token, body))).toEqual([400, 'INVALID_INPUT']);
    }
    const body = { category: 'Rent', scope: 'row' };
    const operator = await server.person({ role: 'operator' });
    expect(await code(await call('POST', path, operator.token, body))).toEqual([403, 'FORBIDDEN']);
    const without = await server.person({ consent: false });
    expect(await code(await call('POST', path, without.token, body))).toEqual([403, 'CONSENT_REQUIRED']);
    expect(await code(await call('GET', 'corrections', without.token))).toEqual([403, 'CONSENT_REQUIRED']);
  });
});
