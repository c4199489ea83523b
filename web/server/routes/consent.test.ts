// Consent: nothing of the customer's is read without it, every answer is kept, and what was worked out goes when it is withdrawn.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentRecord, ProfileView, Success } from '../../protocol/rest.ts';
import { type TestServer, TODAY, testServer } from '../fixture.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

afterAll(() => server.db.close());

const path = '/api/v1/users/me/consent';
const record = async (response: Response) =>
  ((await response.json()) as Success<{ consent_record: ConsentRecord }>).data.consent_record;
const status = async (token: string) => {
  const answer = await server.call('GET', '/api/v1/users/me/profile', { token });
  return ((await answer.json()) as Success<{ profile: ProfileView }>).data.profile;
};

describe('consent', () => {
  it('is none, granted or revoked, for all purposes or some, and shows in the profile', async () => {
    const { token } = await server.person({ consent: false });
    expect((await status(token)).consent_status).toBe('none');
    const granted = await record(
      await server.call('POST', path, { token, body: { granted: true, ip_address: '203.0.113.9' } }),
    );
    expect(granted.status).toBe('granted');
    expect(granted.purposes.map(({ purpose }) => purpose).sort()).toEqual([
      'coaching',
      'offers',
      'proactive',
      'review',
    ]);
    expect(JSON.stringify(granted)).not.toContain('203.0.113.9');
    expect(await status(token)).toMatchObject({ consent_status: 'granted', today: TODAY });
    const fewer = await record(
      await server.call('POST', path, { token, body: { granted: false, scopes: ['offers'] } }),
    );
    expect(fewer.status).toBe('granted');
    expect(fewer.purposes.find(({ purpose }) => purpose === 'offers')?.granted).toBe(false);
    expect((await record(await server.call('DELETE', path, { token }))).status).toBe('revoked');
    expect((await record(await server.call('GET', path, { token }))).status).toBe('revoked');
    expect((await status(token)).consent_status).toBe('revoked');
  });

  it('keeps every decision, with its time', async () => {
    const { id, token } = await server.person({ consent: false });
    for (const granted of [true, false, true])
      await server.call('POST', path, { token, body: { granted, scopes: ['coaching'] } });
    const kept = await server.db.owner.execute(sql`
      select granted from ledger.consent_records where user_id = ${id} and purpose = 'coaching' order by recorded_at`);
    expect(kept.rows).toEqual([{ granted: true }, { granted: false }, { granted: true }]);
  });

  it('is asked for before anything is read or imported: 403 CONSENT_REQUIRED', async () => {
    const { token } = await server.person({ consent: false });
    for (const [method, route] of [
      ['GET', 'accounts'],
      ['GET', 'transactions'],
      ['GET', 'signals'],
      ['GET', 'persona'],
      ['POST', 'imports'],
    ] as const) {
      const response = await server.call(method, `/api/v1/users/me/${route}`, { token });
      expect([route, response.status, await response.json()]).toMatchObject([
        route,
        403,
        { error: { code: 'CONSENT_REQUIRED' } },
      ]);
    }
    await server.call('POST', path, { token, body: { granted: true } });
    for (const route of ['accounts', 'transactions', 'signals', 'persona']) {
      expect([route, (await server.call('GET', `/api/v1/users/me/${route}`, { token })).status]).toEqual([route, 200]);
    }
  });

  it('takes what was worked out away when it is withdrawn, and only this customer’s', async () => {
    const people = [await server.person(), await server.person()];
    for (const { id } of people) {
      await server.db.owner.execute(sql`
        insert into ledger.signal_values (user_id, signal, "window", as_of, status, policy) values (${id}, 'fees', '30d', ${TODAY}, 'not_present', 'p')`);
      await server.db.owner.execute(sql`
        insert into ledger.persona_assignments (user_id, "window", as_of, assignment, policy) values (${id}, '30d', ${TODAY}, '{}', 'p')`);
    }
    await server.call('DELETE', path, { token: people[0]?.token });
    const left = await server.db.owner.execute(sql`
      select user_id from ledger.signal_values union all select user_id from ledger.persona_assignments`);
    expect(left.rows).toEqual([{ user_id: people[1]?.id }, { user_id: people[1]?.id }]);
  });
});
