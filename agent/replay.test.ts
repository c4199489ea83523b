// Replays of turns of every kind: the same rails give the same text to the byte, other rails show what flips.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rails } from '../guardrails/index.ts';
import { hold, pass, type Rail } from '../guardrails/rail.ts';
import { configureRails } from '../guardrails/run.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { findTrace, type StoredTrace } from '../knowledge/traces.ts';
import { type Asking, askAs, RIGHT, shopper } from './asking.fixture.ts';
import type { Model } from './models/model.ts';
import { offlineModel } from './models/offline/offline.ts';
import { type Script, scriptedModel } from './models/scripted.ts';
import { type Replayed, replayTrace } from './replay.ts';

let db: Database;
let customerId: string;

beforeAll(async () => {
  db = await testDatabase();
  customerId = (await shopper(db)).customerId;
});
afterAll(() => db.close());

type Steps = Script['turns'][number]['steps'];
const lookUp: Steps[number] = {
  tools: [{ name: 'get_spending', args: { from: '2026-05-01', to: '2026-05-31', category: 'Groceries' } }],
};
const FACT = '{{$fact(get_spending,Groceries spending)}}';
const script = (...turns: Steps[]): Model => scriptedModel({ turns: turns.map((steps) => ({ steps })) });

/** Asks, and gives the stored trace with the text that was shown. */
async function stored(model: Model, { customer = customerId, ...asking }: Asking & { customer?: string } = {}) {
  const { text, result, turn } = await askAs(db, customer, model, asking);
  const found = await asCustomer(db, customer, (tx) => findTrace(tx, result?.traceId ?? ''));
  if (!found) throw new Error(`no trace of ${turn.runId}`);
  return { trace: found, text, shown: String(found.payload?.released) };
}

const replayed = async (trace: StoredTrace, others: Rail[] = rails) => {
  const done = await replayTrace(trace, others);
  if (done.is === 'not-replayable') throw new Error(done.why);
  return done;
};

const TRUE = `You spent ${FACT} on groceries in May 2026.`;

describe('under the same rails a turn reads the same to the byte', () => {
  const turns: [string, () => Model, Asking][] = [
    ['the offline coach', offlineModel, {}],
    [
      'several questions',
      offlineModel,
      { message: 'How much did I spend on groceries last month? And what is my balance?' },
    ],
    ['small talk', offlineModel, { message: 'hello' }],
    ['a message in danger', offlineModel, { message: 'I want to kill myself' }],
    ['a masked number', offlineModel, { message: 'my card is 4111 1111 1111 1111, what is my balance?' }],
    ['a change that waits for a word', offlineModel, { message: 'Set a budget of $400 for groceries' }],
    ['a model', () => script([lookUp, { text: [`${TRUE} `, 'That is all.'] }]), {}],
    [
      'a hold and its repair',
      () => script([lookUp, { text: ['Here it is. You spent $999.00 on groceries in May 2026.'] }], [{ text: [TRUE] }]),
      {},
    ],
    [
      'two holds and the fallback',
      () =>
        script(
          [lookUp, { text: [`${TRUE} You spent $999.00 on travel in May 2026.`] }],
          [{ text: ['It was $998.00.'] }],
        ),
      {},
    ],
    ['a model that is away', () => script([{ fail: 'overload' }]), {}],
    ['a model that is cut off', () => script([lookUp, { text: [`${TRUE} And th`] }, { fail: 'cut' }]), {}],
    [
      'a reply that is taken back',
      () => script([{ text: ['You have 7 goals, well done.'] }], [{ text: ['You have 8.'] }]),
      {},
    ],
  ];
  it.each(turns)('%s', async (_, model, asking) => {
    const { trace, shown } = await stored(model(), asking);
    expect(shown).not.toBe('');
    expect(await replayed(trace)).toEqual({
      traceId: trace.id,
      is: 'same',
      was: shown,
      now: shown,
      flips: [],
      hasLeft: false,
    });
  });

  it('without consent', async () => {
    const customer = await testCustomer(db, { consent: false });
    const { trace, shown } = await stored(offlineModel(), { customer, message: 'hello' });
    expect(await replayed(trace)).toMatchObject({ is: 'same', now: shown });
  });
});

describe('under other rails', () => {
  const strict: Rail = {
    name: 'strict',
    version: '1',
    stage: 'sentence',
    check: ({ shown }) => (shown.includes('That is all') ? hold('strict', []) : pass),
  };

  it('a sentence that would be held is named, with what would be read before it', async () => {
    const { trace, shown } = await stored(script([lookUp, { text: [`${TRUE} `, 'That is all.'] }]));
    expect(shown).toContain('That is all.');
    const { now, ...rest } = await replayed(trace, [...rails, strict]);
    expect(rest).toMatchObject({ is: 'changed', hasLeft: true });
    expect(rest.flips).toEqual([{ stage: 'sentence', rail: 'strict', was: 'allow', now: 'hold (strict)' }]);
    expect(now).toBe(`You spent ${RIGHT} on groceries in May 2026. `);
  });

  it('a sentence that was held and would pass is named', async () => {
    const { trace, shown } = await stored(
      script([lookUp, { text: [`${TRUE} I have frozen your card.`] }], [{ text: ['That is all.'] }]),
    );
    expect(shown).not.toContain('frozen');
    const done: Replayed = await replayed(trace, configureRails(rails, { deeds: 'off' }));
    expect(done).toMatchObject({ is: 'changed' });
    if (done.is !== 'changed') throw new Error('changed');
    expect(done.flips).toContainEqual({
      stage: 'sentence',
      rail: 'deeds',
      was: 'hold (action-not-done)',
      now: 'allow',
    });
    expect(done.now).toContain('I have frozen your card.');
  });

  it('a message that would be answered by a rail reads that rail’s reply', async () => {
    const gate: Rail = {
      name: 'gate',
      version: '1',
      stage: 'input',
      check: () => ({ action: 'block', code: 'closed', reply: 'Not today.' }),
    };
    const { trace } = await stored(offlineModel());
    expect(await replayed(trace, [...rails, gate])).toMatchObject({
      is: 'changed',
      now: 'Not today.',
      flips: [{ stage: 'input', rail: 'gate', was: 'allow', now: 'block (closed)' }],
    });
  });
});

it('says what cannot be replayed: what was erased, never finished, or answered no question', async () => {
  const { trace } = await stored(offlineModel());
  expect(await replayTrace({ ...trace, payload: null }, rails)).toMatchObject({ why: 'erased' });
  expect(await replayTrace({ ...trace, status: 'interrupted' }, rails)).toMatchObject({ why: 'unfinished' });
  const payload = { ...trace.payload, question: '' };
  expect(await replayTrace({ ...trace, payload }, rails)).toMatchObject({ why: 'no-question' });
});
