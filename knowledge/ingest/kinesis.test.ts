// The stream's far end: what a Kinesis holds is imported once, in order, whatever comes twice, late, broken or for nobody.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { createIngestDoor } from './kinesis/door.ts';
import { createProducer } from './kinesis/producer.ts';
import { encodeRecord } from './kinesis/record.ts';
import { type KinesisRecord, lambdaRecord, startStream } from './kinesis/stream.fixture.ts';
import { consume, type DeadLetter } from './kinesis.ts';
import { bought, checking } from './plaid/server.fixture.ts';

const TODAY = '2026-10-15';
let db: Database;
let sequence = 49_590_338_271_490_256_608_559_692_538_361_571_095_921_575_989_136_588_898n;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.close());

const base64 = (value: unknown) => Buffer.from(encodeRecord(value)).toString('base64');
const nextNumber = () => {
  sequence += 2n;
  return String(sequence);
};
const inStream = (value: { user_id: string } & Record<string, unknown>): KinesisRecord =>
  lambdaRecord(nextNumber(), value.user_id, base64(value));
const ledger = async (customerId: string) => {
  const { rows } = await asCustomer(db, customerId, (tx) =>
    tx.execute<{ id: string; cents: number; pending: boolean }>(sql`
      select external_id as id, amount_cents as cents, is_pending as pending from api.transactions order by 1`),
  );
  return rows.map(({ id, cents, pending }) => [id, Number(cents), pending]);
};
const take = async (Records: unknown[], database: Database = db) => {
  const letters: DeadLetter[] = [];
  const answer = await consume(
    database,
    { Records },
    { today: TODAY, deadLetter: (letter) => void letters.push(letter) },
  );
  return { ids: answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), letters };
};
const accounts = [checking];

describe('a stream from end to end', () => {
  it('brings a batch put at the door into each customer’s ledger, in order', async () => {
    const stream = await startStream();
    try {
      const producer = createProducer(stream.config);
      const door = createIngestDoor({ db, producer, today: TODAY });
      const [one, two] = [await testCustomer(db), await testCustomer(db)];
      const fates = await door.take([
        { user_id: one, accounts, added: [bought('t1', 1), bought('p1', 2, { pending: true })] },
        { user_id: two, accounts, transactions: [bought('t1', 9)] },
        {
          user_id: one,
          added: [bought('t2', 2.5, { pending_transaction_id: 'p1' })],
          modified: [bought('t1', 1.5)],
          removed: [{ transaction_id: 'p1' }],
        },
      ]);
      expect(fates.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(await ledger(one)).toEqual([]);
      const event = await stream.event();
      expect(event.Records).toHaveLength(3);
      expect(await take(event.Records)).toEqual({ ids: [], letters: [] });
      const expected = [
        ['t1', 150, false],
        ['t2', 250, false],
      ];
      expect([await ledger(one), await ledger(two)]).toEqual([expected, [['t1', 900, false]]]);
      // All of it again, as after a crash: nothing changes.
      expect(await take(event.Records)).toEqual({ ids: [], letters: [] });
      expect(await ledger(one)).toEqual(expected);
      producer.close();
    } finally {
      await stream.close();
    }
  });
});

describe('the consumer', () => {
  it('lets no older record undo a newer one, in whatever order and how often they come', async () => {
    const history = (user_id: string) => [
      { user_id, accounts, added: [bought('p1', 4, { pending: true }), bought('t1', 1), bought('t9', 9)] },
      { user_id, modified: [bought('t1', 1.1)] },
      { user_id, added: [bought('t2', 4.2, { pending_transaction_id: 'p1' })], removed: [{ transaction_id: 'p1' }] },
      { user_id, modified: [bought('t1', 1.2)], removed: ['t9'] },
    ];
    const truth = [
      ['t1', 120, false],
      ['t2', 420, false],
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 8 }), fc.boolean(), async (again, oneByOne) => {
        const user = await testCustomer(db);
        const records = history(user).map(inStream);
        // Once in order, so that the account is known; then any of them again, in any order.
        await take(records);
        const late = again.flatMap((index) => records[index] ?? []);
        if (oneByOne) for (const record of late) await take([record]);
        else await take(late);
        expect(await ledger(user)).toEqual(truth);
      }),
      { numRuns: 10 },
    );
  });

  it('takes the newest of records that come in the wrong order', async () => {
    const user = await testCustomer(db);
    const [first, second, third] = [
      { user_id: user, accounts, added: [bought('t1', 1)] },
      { user_id: user, accounts, modified: [bought('t1', 2)] },
      { user_id: user, accounts, modified: [bought('t1', 3)], removed: ['t5'] },
    ].map(inStream);
    for (const record of [third, first, second]) await take([record]);
    expect(await ledger(user)).toEqual([['t1', 300, false]]);
  });

  it('goes by when the sender read the rows, where it says so, and by the stream elsewhere', async () => {
    const user = await testCustomer(db);
    const at = (minute: number) => `2026-10-15T10:0${minute}:00+02:00`;
    const newer = inStream({
      user_id: user,
      as_of: at(5),
      accounts,
      added: [bought('t1', 5)],
      removed: ['t2'],
    });
    const older = inStream({
      user_id: user,
      as_of: at(3),
      accounts,
      added: [bought('t1', 3), bought('t2', 2), bought('t3', 1)],
    });
    await take([newer, older]);
    expect(await ledger(user)).toEqual([
      ['t1', 500, false],
      ['t3', 100, false],
    ]);
  });

  it('gives up what can never be imported, says which and why, and goes on with the rest', async () => {
    const [user, refuser] = [await testCustomer(db), await testCustomer(db, { consent: false })];
    const good = inStream({ user_id: user, accounts, added: [bought('t1', 1)] });
    const raw = (data: string) => lambdaRecord(nextNumber(), user, data);
    const text = (value: string) => raw(Buffer.from(value).toString('base64'));
    const poison: [KinesisRecord, string][] = [
      [raw('%%% not base64 %%%'), 'UNREADABLE_FILE'],
      [raw(''), 'UNREADABLE_FILE'],
      [raw(Buffer.from([0xff, 0xfe, 0x00]).toString('base64')), 'UNREADABLE_FILE'],
      [text('{"v":1,"record":{'), 'UNREADABLE_FILE'],
      [text('null'), 'UNREADABLE_FILE'],
      [text('{"v":2,"record":{}}'), 'UNREADABLE_FILE'],
      [inStream({ user_id: 'nobody' }), 'INVALID_INPUT'],
      [inStream({ user_id: randomUUID(), accounts }), 'NOT_FOUND'],
      [inStream({ user_id: refuser, accounts }), 'CONSENT_REQUIRED'],
      [inStream({ user_id: user, added: [bought('x', 1, { date: 'soon' })] }), 'INVALID_ROWS'],
      [inStream({ user_id: user, added: [bought('x', 1, { account_id: 'nowhere' })] }), 'INVALID_ROWS'],
      [inStream({ user_id: user }), 'NOTHING_TO_IMPORT'],
      [inStream({ user_id: user, as_of: '2999-01-01T00:00:00Z', accounts }), 'INVALID_INPUT'],
    ];
    const last = inStream({ user_id: user, added: [bought('t2', 2)] });
    const { ids, letters } = await take([good, ...poison.map(([record]) => record), last]);
    expect(ids).toEqual([]);
    const told = new Map(letters.map(({ sequenceNumber, code }) => [sequenceNumber, code]));
    expect(poison.map(([{ kinesis }]) => told.get(kinesis.sequenceNumber))).toEqual(poison.map(([, code]) => code));
    expect(letters).toHaveLength(poison.length);
    expect(await ledger(user)).toEqual([
      ['t1', 100, false],
      ['t2', 200, false],
    ]);
  });

  it('does not stumble over a batch that is no batch', async () => {
    const { ids, letters } = await take([
      null,
      {},
      { kinesis: {} },
      { kinesis: { data: 'e30=', sequenceNumber: 'x' } },
    ]);
    expect([ids, letters.length]).toEqual([[], 4]);
    expect(await take([])).toEqual({ ids: [], letters: [] });
  });

  it('asks again for what a busy database refused, with that customer’s later records, and for nobody else’s', async () => {
    const [stuck, free] = [await testCustomer(db), await testCustomer(db)];
    const records = [
      { user_id: stuck, accounts, added: [bought('t1', 1)] },
      { user_id: free, accounts, added: [bought('t1', 1)] },
      { user_id: stuck, modified: [bought('t1', 2)] },
      { user_id: free, modified: [bought('t1', 2)] },
    ].map(inStream);
    await db.owner.execute(
      sql`alter table ledger.transactions add constraint busy check (user_id <> ${sql.raw(`'${stuck}'`)}::uuid)`,
    );
    const { ids, letters } = await take(records);
    await db.owner.execute(sql`alter table ledger.transactions drop constraint busy`);
    expect(ids).toEqual([records[0]?.kinesis.sequenceNumber, records[2]?.kinesis.sequenceNumber]);
    expect([letters, await ledger(stuck), await ledger(free)]).toEqual([[], [], [['t1', 200, false]]]);
    // Lambda sends again from the lowest on.
    expect(await take(records)).toEqual({ ids: [], letters: [] });
    expect([await ledger(stuck), await ledger(free)]).toEqual([[['t1', 200, false]], [['t1', 200, false]]]);
  });
});
