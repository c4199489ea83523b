// Suggestions, alerts, budgets and goals over REST: consent first, one's own only, and what is sent is checked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../knowledge/ingest/import.ts';
import type { Success } from '../../protocol/rest.ts';
import { bankFile, type TestServer, TODAY, testServer } from '../fixture.ts';

let server: TestServer;
let me: Awaited<ReturnType<TestServer['person']>>;
beforeAll(async () => {
  server = await testServer();
  me = await server.person();
  const content = Buffer.from(JSON.stringify(bankFile));
  await importFile(server.db, me.id, { name: 'bank.json', content }, { today: TODAY });
});
afterAll(() => server.db.close());

const path = (name: string) => `/api/v1/users/me/${name}`;
async function data(method: string, name: string, body?: unknown, token = me.token) {
  const response = await server.call(method, path(name), { token, ...(body !== undefined && { body }) });
  const answer = (await response.json()) as Success<Record<string, unknown>> & { error?: { code: string } };
  return { status: response.status, ...answer.data, code: answer.error?.code } as Record<string, unknown> & {
    status: number;
  };
}

describe('what we suggest and tell', () => {
  it('asks for consent first', async () => {
    const { token } = await server.person({ consent: false });
    for (const name of ['recommendations', 'alerts', 'budgets', 'goals'])
      expect(await data('GET', name, undefined, token), name).toMatchObject({ status: 403, code: 'CONSENT_REQUIRED' });
    expect(await data('PUT', 'budgets', { budgets: [] }, token)).toMatchObject({ status: 403 });
  });

  it('gives education and offers, with the same ids when asked again', async () => {
    const first = await data('GET', 'recommendations');
    expect(first).toMatchObject({ status: 200, offers: expect.any(Array) });
    expect((first.education as unknown[]).length).toBeGreaterThanOrEqual(3);
    expect(await data('GET', 'recommendations')).toEqual(first);
    expect(await data('GET', 'recommendations?window=30d')).toMatchObject({ status: 200 });
    expect(await data('GET', 'recommendations?window=1y')).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  it('tells that a budget is used up, once: dismissed is dismissed, and nobody else can', async () => {
    const budgets = [{ category: 'eating out', month_cents: 1000 }];
    expect(await data('PUT', 'budgets', { budgets })).toMatchObject({
      status: 200,
      budgets: [{ category: 'Eating out', spentCents: 1240, leftCents: -240 }],
      suggested: { status: 'unknown', reason: 'a budget needs 3 full calendar months of history, there are 1' },
    });
    const { alerts } = (await data('GET', 'alerts')) as unknown as {
      alerts: { id: string; kind: string; words: string }[];
    };
    const found = alerts.find(({ kind }) => kind === 'budget-exceeded');
    expect(found?.words).toBe('You planned $10.00 for Eating out this month and spent $12.40 so far.');
    const dismiss = `alerts/${encodeURIComponent(found?.id ?? '')}/dismiss`;
    const stranger = await server.person();
    expect(await data('POST', dismiss, undefined, stranger.token)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(((await data('POST', dismiss)).alerts as { id: string }[]).map(({ id }) => id)).not.toContain(found?.id);
    expect(((await data('GET', 'alerts')).alerts as { id: string }[]).map(({ id }) => id)).not.toContain(found?.id);
  });

  it('refuses budgets and goals that cannot be', async () => {
    expect(await data('PUT', 'budgets', { budgets: [{ category: 'Yachts', month_cents: 1 }] })).toMatchObject({
      status: 400,
    });
    expect(await data('PUT', 'goals', { goals: [{ name: 'Car', target_cents: 0 }] })).toMatchObject({ status: 400 });
    expect(
      await data('PUT', 'goals', { goals: [{ name: 'Car', target_cents: 5, due_on: '2026-02-30' }] }),
    ).toMatchObject({ status: 400 });
  });

  it('keeps a goal’s id when it is changed', async () => {
    const made = await data('PUT', 'goals', { goals: [{ name: 'Car', target_cents: 100_000, saved_cents: 25_000 }] });
    const [goal] = made.goals as { id: string; progressBps: number }[];
    expect(goal?.progressBps).toBe(2500);
    const changed = await data('PUT', 'goals', { goals: [{ id: goal?.id, name: 'Van', target_cents: 50_000 }] });
    expect(changed.goals).toMatchObject([{ id: goal?.id, name: 'Van', savedCents: 25_000, progressBps: 5000 }]);
  });
});
