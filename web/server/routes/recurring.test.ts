// Repeating payments by request and by command: the same list, in the documented shape, for the customer who asks and nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../knowledge/config.ts';
import type { RecurringStream } from '../../../knowledge/ingest/recurring.ts';
import { runCommand } from '../../cli/run.ts';
import type { Success } from '../../protocol/rest.ts';
import { bankFile, type TestServer, TODAY, testServer } from '../fixture.ts';

let server: TestServer;
let robin: { email: string; token: string };

const charge = (id: string, date: string, amount: number, name: string, detailed: string) => ({
  ...bankFile.transactions[0],
  transaction_id: id,
  date,
  amount,
  name,
  merchant_name: name,
  personal_finance_category: { primary: 'ENTERTAINMENT', detailed },
});
const months = ['2026-05-09', '2026-06-09', '2026-07-09', '2026-08-09', '2026-09-09', '2026-10-09'];
const file = {
  ...bankFile,
  transactions: [
    ...bankFile.transactions,
    ...months.map((on, at) =>
      charge(`s${at}`, on, at === 5 ? 17.99 : 15.49, 'Streamly', 'ENTERTAINMENT_TV_AND_MOVIES'),
    ),
    ...months.slice(0, 3).map((on, at) => charge(`g${at}`, on, 30, 'Gymly', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS')),
  ],
};

beforeAll(async () => {
  server = await testServer();
  robin = await server.person();
  const form = new FormData();
  form.append('file', new File([JSON.stringify(file)], 'bank.json'));
  const sent = await server.app.request('/api/v1/users/me/imports', {
    method: 'POST',
    headers: { authorization: `Bearer ${robin.token}` },
    body: form,
  });
  expect(sent.status).toBe(200);
});

afterAll(() => server.db.close());

async function command(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand('recurring', args, {
    db: server.db,
    config: { ...readConfig({}), today: TODAY },
    cwd: '/',
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

describe('GET /users/me/recurring', () => {
  it('lists what repeats, in the documented shape', async () => {
    const response = await server.call('GET', '/api/v1/users/me/recurring', { token: robin.token });
    expect(response.status).toBe(200);
    const { recurring } = ((await response.json()) as Success<{ recurring: RecurringStream[] }>).data;
    expect(recurring.map(({ merchant, status }) => `${merchant} ${status}`)).toEqual([
      'Streamly active',
      'Gymly cancelled',
    ]);
    expect(recurring[0]).toEqual({
      id: expect.stringMatching(/^rs_[0-9a-f]{16}$/),
      merchant: 'Streamly',
      direction: 'outflow',
      currency: 'USD',
      cadence: 'monthly',
      amountCents: 1549,
      lastAmountCents: 1799,
      firstOn: '2026-05-09',
      lastOn: '2026-10-09',
      nextOn: '2026-11-09',
      status: 'active',
      kind: 'subscription',
      transactionIds: expect.objectContaining({ length: 6 }),
    });
  });

  it('needs a token and consent, and shows nobody else’s', async () => {
    expect((await server.call('GET', '/api/v1/users/me/recurring')).status).toBe(401);
    const none = await server.person({ consent: false });
    const refused = await server.call('GET', '/api/v1/users/me/recurring', { token: none.token });
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'CONSENT_REQUIRED' } }]);
    const other = await server.person();
    const empty = await server.call('GET', '/api/v1/users/me/recurring', { token: other.token });
    expect(await empty.json()).toMatchObject({ data: { recurring: [] } });
  });
});

describe('npm run recurring', () => {
  it('prints the same list as JSON, for the day it is asked for', async () => {
    const { code, out } = await command('--user', robin.email, '--json');
    const response = await server.call('GET', '/api/v1/users/me/recurring', { token: robin.token });
    expect(code).toBe(0);
    expect({ recurring: JSON.parse(out) }).toEqual(((await response.json()) as Success<object>).data);
    const earlier = JSON.parse((await command('--user', robin.email, '--today', '2026-07-20', '--json')).out);
    expect(earlier.map(({ merchant, status }: RecurringStream) => `${merchant} ${status}`)).toEqual([
      'Gymly active',
      'Streamly active',
    ]);
  });

  it('prints a table: what, how much, how often, next', async () => {
    const { out } = await command('--user', robin.email);
    expect(out).toBe(
      [
        'What      Kind          How much                 How often    Next',
        'Streamly  subscription  $17.99 (usually $15.49)  every month  2026-11-09',
        'Gymly     subscription  $30.00                   every month  stopped, last on 2026-07-09',
        '',
      ].join('\n'),
    );
  });

  it('says what is wrong: no user, no consent, no such day, nothing found', async () => {
    expect(await command()).toMatchObject({ code: 2 });
    expect(await command('--user', robin.email, '--today', 'soon')).toMatchObject({ code: 2 });
    const none = await server.person({ consent: false });
    expect(await command('--user', none.email)).toMatchObject({ code: 1, out: '' });
    const empty = await server.person();
    expect((await command('--user', empty.email)).out).toBe(`No payments that repeat were found up to ${TODAY}.\n`);
  });
});
