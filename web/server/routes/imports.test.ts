// Bank files by upload: stored once however often they are sent, refused whole when they are wrong, and read back by the other routes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView, Pagination, Success, TransactionView } from '../../protocol/rest.ts';
import { bankFile, type TestServer, testServer } from '../fixture.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await testServer();
  ({ token } = await server.person());
});

afterAll(() => server.db.close());

const send = (...contents: string[]) => {
  const form = new FormData();
  for (const content of contents) form.append('file', new File([content], 'bank.json'));
  return server.app.request('/api/v1/users/me/imports', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
};
const list = async (query: string) => {
  const response = await server.call('GET', `/api/v1/users/me/transactions${query}`, { token });
  expect([query, response.status]).toEqual([query, 200]);
  return ((await response.json()) as Success<{ transactions: TransactionView[]; pagination: Pagination }>).data;
};

describe('an upload', () => {
  it('is refused whole when the file cannot be read, and when there is none', async () => {
    for (const [content, code] of [
      ['{"accounts": [', 'UNREADABLE_FILE'],
      ['{"accounts": [], "transactions": []}', 'NOTHING_TO_IMPORT'],
    ] as const) {
      const response = await send(content);
      expect([response.status, await response.json()]).toMatchObject([
        422,
        { error: { code, details: { files: [] } } },
      ]);
    }
    expect((await send()).status).toBe(400);
    expect((await server.call('POST', '/api/v1/users/me/imports', { token, body: bankFile })).status).toBe(400);
    expect((await list('')).transactions).toEqual([]);
  });

  it('is stored once, and says what it did with each file', async () => {
    const first = await send(JSON.stringify(bankFile));
    expect([first.status, await first.json()]).toMatchObject([
      200,
      { data: { files: [{ new: 3, duplicate: 0, failed: 0 }] } },
    ]);
    const again = await send(JSON.stringify(bankFile), 'no bank file');
    expect([again.status, await again.json()]).toMatchObject([
      422,
      { error: { details: { files: [{ new: 0, duplicate: 3 }] } } },
    ]);
  });

  it('can be read back, in pages and by date, category and merchant, in whole cents', async () => {
    const { transactions, pagination } = await list('?limit=2');
    expect(pagination).toEqual({ page: 1, limit: 2, total: 3, pages: 2 });
    expect(transactions.map(({ postedOn, amountCents, currency }) => [postedOn, amountCents, currency])).toEqual([
      ['2026-10-02', 1240, 'USD'],
      ['2026-09-20', 1800, 'USD'],
    ]);
    const amounts = async (query: string) => (await list(query)).transactions.map(({ amountCents }) => amountCents);
    expect(await amounts('?limit=2&page=2')).toEqual([4125]);
    expect(await amounts('?start_date=2026-09-10&end_date=2026-09-30')).toEqual([1800]);
    expect(await amounts('?category=Groceries')).toEqual([1800, 4125]);
    expect(await amounts('?category=FOOD_AND_DRINK_RESTAURANT')).toEqual([1240]);
    expect(await amounts('?merchant=noodle')).toEqual([1240]);
    for (const wrong of ['?start_date=yesterday', '?category=unicorns', '?limit=1000', '?page=0', '?colour=red']) {
      expect([wrong, (await server.call('GET', `/api/v1/users/me/transactions${wrong}`, { token })).status]).toEqual([
        wrong,
        400,
      ]);
    }
    const accounts = await server.call('GET', '/api/v1/users/me/accounts', { token });
    const { data } = (await accounts.json()) as Success<{ accounts: AccountView[] }>;
    expect(data.accounts).toMatchObject([
      {
        name: 'Everyday',
        mask: '1234',
        currentCents: 100050,
        availableCents: 99000,
        limitCents: null,
        currency: 'USD',
      },
    ]);
  });

  it('is the customer’s own', async () => {
    const other = await server.person();
    const response = await server.call('GET', '/api/v1/users/me/transactions', { token: other.token });
    expect(((await response.json()) as Success<{ transactions: TransactionView[] }>).data.transactions).toEqual([]);
  });

  it('is refused above 10 MB', async () => {
    const response = await send(' '.repeat(10 * 1024 * 1024 + 1));
    expect([response.status, await response.json()]).toMatchObject([413, { error: { code: 'TOO_LARGE' } }]);
  });

  it('takes what the customer knows about the file, and refuses what cannot be', async () => {
    const { token: own } = await server.person();
    const upload = (fields: Record<string, string>) => {
      const form = new FormData();
      form.append(
        'file',
        new File(['Date,Description,Amount\n03/04/2026,Coffee,-4.50\n05/06/2026,Tea,-3.00\n'], 'bank.csv'),
      );
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      const headers = { authorization: `Bearer ${own}` };
      return server.app.request('/api/v1/users/me/imports', { method: 'POST', headers, body: form });
    };
    const wrong = await upload({ 'date-order': 'whatever' });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { code: 'INVALID_INPUT' } }]);
    const ambiguous = await upload({});
    expect([ambiguous.status, await ambiguous.json()]).toMatchObject([422, { error: { code: 'AMBIGUOUS_FILE' } }]);
    const said = await upload({ 'date-order': 'dmy', sign: 'positive-is-in', currency: 'gbp', account: 'Pocket' });
    expect([said.status, await said.json()]).toMatchObject([
      200,
      {
        data: {
          files: [{ format: 'csv', new: 2, from: '2026-04-03', to: '2026-06-05', importId: expect.any(String) }],
        },
      },
    ]);
  });

  it('is listed, shown and taken back, each by its owner alone', async () => {
    const own = (await server.person()).token;
    const call = async (method: string, path: string, as = own) => {
      const response = await server.call(method, `/api/v1/users/me/imports${path}`, { token: as });
      return { status: response.status, body: (await response.json()) as { data: never; error: never } };
    };
    const form = new FormData();
    form.append('file', new File([JSON.stringify(bankFile)], 'bank.json'));
    await server.app.request('/api/v1/users/me/imports', {
      method: 'POST',
      headers: { authorization: `Bearer ${own}` },
      body: form,
    });
    const listed = await call('GET', '?limit=5');
    expect(listed.body).toMatchObject({
      data: {
        imports: [{ name: 'bank.json', new: 3, undoneAt: null, skipped: 0 }],
        pagination: { total: 1, limit: 5 },
      },
    });
    const [{ id }] = (listed.body.data as { imports: [{ id: string }] }).imports;
    expect(await call('GET', `/${id}`)).toMatchObject({
      status: 200,
      body: { data: { import: { id, report: { new: 3 } } } },
    });
    for (const method of ['GET', 'DELETE']) expect((await call(method, `/${id}`, token)).status).toBe(404);
    expect(await call('DELETE', `/${id}`)).toMatchObject({
      status: 200,
      body: { data: { undone: { importId: id, removed: 3 } } },
    });
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    const after = await server.call('GET', '/api/v1/users/me/transactions', { token: own });
    expect(((await after.json()) as Success<{ transactions: unknown[] }>).data.transactions).toEqual([]);
    expect((await call('GET', '')).body).toMatchObject({ data: { imports: [{ id, undoneAt: expect.any(String) }] } });
  });
});
