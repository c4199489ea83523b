// The door for a bank's system: who may use it, what it takes, what it says about each record, with and without a stream behind it.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStream, type TestStream } from '../../../knowledge/ingest/kinesis/stream.fixture.ts';
import { consume } from '../../../knowledge/ingest/kinesis.ts';
import { bought, checking } from '../../../knowledge/ingest/plaid/server.fixture.ts';
import { openDoors } from '../doors.ts';
import { type TestServer, TODAY, testServer } from '../fixture.ts';

const TOKEN = 'a-service-token-of-thirty-two-ch';
const PATH = '/api/v1/ingest/transactions';
let stream: TestStream;
let direct: TestServer;
let streaming: TestServer;
let closed: TestServer;

beforeAll(async () => {
  stream = await startStream(1);
  const config = { dataDir: '/nowhere', today: TODAY, ingestToken: TOKEN };
  direct = await testServer({ doors: (db, log) => openDoors(config, db, log) });
  streaming = await testServer({
    db: direct.db,
    doors: (db, log) => openDoors({ ...config, kinesis: stream.config }, db, log),
  });
  closed = await testServer({ db: direct.db });
});

afterAll(async () => {
  await Promise.all([stream.close(), direct.db.close()]);
});

interface Answer {
  data: { accepted: number; rejected: number; records: Record<string, unknown>[] };
}
const send = (server: TestServer, records: unknown, token: string | undefined = TOKEN) =>
  server.call('POST', PATH, { body: { records }, ...(token && { token }) });
const answerOf = async (response: Response) => ((await response.json()) as Answer).data;
const rows = async (userId: string) => {
  const found = await direct.db.owner.execute<{ id: string }>(sql`
    select external_id as id from ledger.transactions where user_id = ${userId} order by 1`);
  return found.rows.map(({ id }) => id);
};

describe('sending transactions', () => {
  it('is closed without a token set, and to anybody without that token', async () => {
    expect((await send(closed, [])).status).toBe(404);
    const { token } = await direct.person();
    const wrong = [undefined, 'x', `${TOKEN}x`, TOKEN.slice(0, -1), TOKEN.toUpperCase(), token];
    for (const given of wrong) {
      const response = await direct.call('POST', PATH, { body: { records: [{}] }, ...(given && { token: given }) });
      expect([given, response.status]).toEqual([given, 401]);
    }
  });

  it('imports at once without a stream, and says what became of each record', async () => {
    const [one, two] = [await direct.person(), await direct.person({ consent: false })];
    const answer = await answerOf(
      await send(direct, [
        { user_id: one.id, accounts: [checking], added: [bought('t1', 1)] },
        { user_id: two.id, accounts: [checking] },
        { user_id: randomUUID(), accounts: [checking] },
        { user_id: one.id, added: [bought('t2', 2), bought('t3', 3, { amount: 'much' })] },
        { user_id: one.id },
        'nonsense',
        { user_id: one.id.toUpperCase(), transactions: [bought('t4', 4)] },
        { user_id: one.id, added: [bought('t5', 5, { account_id: 'nowhere' })] },
      ]),
    );
    expect([answer.accepted, answer.rejected]).toEqual([2, 6]);
    expect(answer.records.map(({ index, status, code }) => [index, status, code])).toEqual([
      [0, 'accepted', undefined],
      [1, 'rejected', 'CONSENT_REQUIRED'],
      [2, 'rejected', 'NOT_FOUND'],
      [3, 'rejected', 'INVALID_ROWS'],
      [4, 'rejected', 'NOTHING_TO_IMPORT'],
      [5, 'rejected', 'INVALID_INPUT'],
      [6, 'accepted', undefined],
      [7, 'rejected', 'INVALID_ROWS'],
    ]);
    expect(answer.records[3]).toMatchObject({ retryable: false, errors: [{ field: 'added[1].amount' }] });
    expect(await rows(one.id)).toEqual(['t1', 't4']);
  });

  it('adds nothing when it is sent again', async () => {
    const { id } = await direct.person();
    const record = { user_id: id, accounts: [checking], transactions: [bought('t1', 1)] };
    for (let times = 0; times < 3; times += 1)
      expect((await answerOf(await send(direct, [record, record]))).accepted).toBe(2);
    expect(await rows(id)).toEqual(['t1']);
  });

  it('goes into the stream where there is one, and from there into the ledger', async () => {
    const { id } = await streaming.person();
    const record = { user_id: id, accounts: [checking], transactions: [bought('t1', 1)] };
    expect(
      await answerOf(await send(streaming, [record, { user_id: randomUUID(), accounts: [checking] }])),
    ).toMatchObject({ accepted: 1, rejected: 1 });
    expect(await rows(id)).toEqual([]);
    expect(await consume(direct.db, await stream.event(), { today: TODAY })).toEqual({ batchItemFailures: [] });
    expect(await rows(id)).toEqual(['t1']);
  });

  it('says which records a full stream did not take, so that they are sent again', async () => {
    const [full, free] = [await streaming.person(), await streaming.person()];
    stream.trouble((records) => records.map(({ key }) => key === full.id));
    const answer = await answerOf(
      await send(
        streaming,
        [full, free].map(({ id }) => ({ user_id: id, accounts: [checking] })),
      ),
    );
    stream.trouble(undefined);
    expect(answer.records).toMatchObject([
      { status: 'rejected', code: 'OVERLOADED', retryable: true },
      { status: 'accepted' },
    ]);
  });

  it('refuses what is no batch, or too big a one', async () => {
    for (const body of ['', '{', '[]', '{}', '{"records":[]}', '{"records":{}}', { records: Array(501).fill({}) }])
      expect((await direct.call('POST', PATH, { body, token: TOKEN })).status, JSON.stringify(body).slice(0, 30)).toBe(
        400,
      );
    const { id } = await direct.person();
    const big = { user_id: id, accounts: [{ ...checking, official_name: 'x'.repeat(1_000_001) }] };
    expect((await answerOf(await send(direct, [big]))).records).toMatchObject([{ code: 'TOO_LARGE' }]);
    expect((await send(direct, 'x'.repeat(11 * 1024 * 1024))).status).toBe(413);
  });
});
