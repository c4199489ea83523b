// The well-being check-in over REST: consent first, all ten answers, one's own history only.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Success, WellbeingScaleView, WellbeingView } from '../../protocol/rest.ts';
import { type TestServer, TODAY, testServer } from '../fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.db.close());

async function call<Data>(method: string, path: string, token: string, body?: unknown) {
  const response = await server.call(method, `/api/v1${path}`, { token, ...(body !== undefined && { body }) });
  const answer = (await response.json()) as Success<Data> & {
    error?: { code: string; details: { fields?: { field: string }[] } };
  };
  return { status: response.status, data: answer.data, error: answer.error };
}

const MINE = '/users/me/wellbeing';
/** The choice at this place of every statement. */
const answersAt = async (token: string, place: number) => {
  const { data } = await call<WellbeingScaleView>('GET', '/wellbeing', token);
  return Object.fromEntries(data.items.map(({ id, choices }) => [id, choices[place]?.id ?? '']));
};

it('shows the ten statements with their choices, the US average with its source, and no points', async () => {
  const { token } = await server.person({ consent: false });
  const { status, data } = await call<WellbeingScaleView>('GET', '/wellbeing', token);
  expect(status).toBe(200);
  expect(data.items).toHaveLength(10);
  expect(data.items[0]).toEqual({
    id: 'question_1',
    text: 'I could handle a major unexpected expense',
    asked: expect.stringContaining('describe you'),
    choices: expect.arrayContaining([{ id: 'very-well', label: 'Very well' }]),
  });
  expect(data.average).toMatchObject({ score: 54, year: 2016, source: expect.stringContaining('CFPB') });
  expect(JSON.stringify(data)).not.toMatch(/isGood|points/);
});

it('asks for consent before it reads or keeps a check-in', async () => {
  const { token } = await server.person({ consent: false });
  const body = { answers: await answersAt(token, 2), age_group: '18-61' };
  expect(await call('GET', MINE, token)).toMatchObject({ status: 403, error: { code: 'CONSENT_REQUIRED' } });
  expect(await call('POST', MINE, token, body)).toMatchObject({ status: 403, error: { code: 'CONSENT_REQUIRED' } });
});

it('keeps each check-in with its day and score, and says how the score moved, to its owner alone', async () => {
  const { token } = await server.person();
  expect((await call<WellbeingView>('GET', MINE, token)).data).toEqual({ checkIns: [], change: null, words: '' });
  const middle = { answers: await answersAt(token, 2), age_group: '18-61' };
  const first = await call<WellbeingView>('POST', MINE, token, middle);
  // Twenty points, read alone, 18 to 61: 50 in the published table.
  expect(first).toMatchObject({
    status: 201,
    data: { checkIns: [{ score: 50, takenOn: TODAY, ageGroup: '18-61', method: 'read-self' }], change: null },
  });
  const better = { answers: { ...middle.answers, question_1: 'completely' }, age_group: '18-61' };
  const second = await call<WellbeingView>('POST', MINE, token, better);
  expect(second.data.checkIns.map(({ score }) => score)).toEqual([52, 50]);
  expect(second.data).toMatchObject({ change: 2, words: expect.stringContaining('2 points higher than last time') });
  expect((await call<WellbeingView>('GET', MINE, token)).data).toEqual(second.data);
  const stranger = await server.person();
  expect((await call<WellbeingView>('GET', MINE, stranger.token)).data.checkIns).toEqual([]);
});

it('names the statement that is not answered, the answer that is none, and the age group that is missing', async () => {
  const { token } = await server.person();
  const { question_4: _, ...answers } = await answersAt(token, 2);
  const fields = async (body: object) => {
    const { status, error } = await call('POST', MINE, token, body);
    expect({ status, code: error?.code }).toEqual({ status: 400, code: 'INVALID_INPUT' });
    return error?.details.fields?.map(({ field }) => field);
  };
  expect(await fields({ answers, age_group: '18-61' })).toEqual(['answers.question_4']);
  expect(await fields({ answers: { ...answers, question_4: 5 }, age_group: '18-61' })).toEqual(['answers.question_4']);
  expect(await fields({ answers: { ...answers, question_4: 'always' }, age_group: '18-61' })).toEqual([
    'answers.question_4',
  ]);
  expect(await fields({ answers })).toEqual(['age_group']);
  expect((await call<WellbeingView>('GET', MINE, token)).data.checkIns).toEqual([]);
});
