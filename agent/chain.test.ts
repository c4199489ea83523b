// Whole turns with providers that fail, over their own wires: who answers, what the customer reads, what is on record.
import { EventType } from '@ag-ui/core';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addRows } from '../knowledge/ledger/fixture.ts';
import { usageOn } from '../knowledge/model-usage.ts';
import { type Asked, type Asking, askAs, flagsOf, RIGHT, shopper, TODAY, traceOf } from './asking.fixture.ts';
import { openModel } from './models/index.ts';
import { anthropicWire } from './models/wire/anthropic.fixture.ts';
import { bedrockWire } from './models/wire/bedrock.fixture.ts';
import type { WirePlan, WireServer, WireStep } from './models/wire/steps.fixture.ts';

const CLAUDE = 'anthropic:claude-sonnet-5-5';
const BEDROCK = 'bedrock:us.anthropic.claude-haiku-5-5';
const lookUp: WireStep = {
  tools: [{ name: 'get_spending', args: { from: '2026-05-01', to: '2026-05-31', category: 'Groceries' } }],
};
const FACT = '{{$fact(get_spending,Groceries spending)}}';
const SENTENCE = [`You spent ${FACT} on`, ' groceries in May 2026. '];
const SAID = `You spent ${RIGHT} on groceries in May 2026.`;

let db: Database;
let customerId: string;
let accountId: string;
let claude: WireServer;
let bedrock: WireServer;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ customerId, accountId } = await shopper(db));
  claude = await anthropicWire([]);
  bedrock = await bedrockWire([]);
});
afterEach(async () => {
  await claude.close();
  await bedrock.close();
});

interface Settings {
  first?: WirePlan;
  second?: WirePlan;
  coachModel?: string;
  dailyTokens?: number;
  dailyCents?: number;
}

async function ask(
  { first = [], second, coachModel = CLAUDE, ...limits }: Settings,
  asking: Asking = {},
): Promise<Asked> {
  claude.plan = coachModel === CLAUDE ? first : (second ?? []);
  bedrock.plan = coachModel === BEDROCK ? first : (second ?? []);
  const model = openModel({
    coachModel,
    fallbackModel: second && (coachModel === CLAUDE ? BEDROCK : CLAUDE),
    areTestModelsAllowed: false,
    anthropic: { apiKey: 'sk-test', baseUrl: claude.url },
    awsRegion: 'us-east-1',
    bedrockEndpoint: bedrock.url,
    ...limits,
  });
  return askAs(db, customerId, model, asking);
}

const finished = ({ events }: Asked) => events.at(-1)?.metadata?.coach;

describe.each([
  ['Claude', CLAUDE],
  ['Bedrock', BEDROCK],
])('%s', (_, coachModel) => {
  it('answers from its look-up, and its use is on record', async () => {
    const asked = await ask({ coachModel, first: [[lookUp], [{ text: SENTENCE }]] });
    expect(asked.text.trim()).toBe(SAID);
    expect(finished(asked)).toEqual({ model: coachModel, traceId: asked.result?.traceId });
    const { skeleton } = await traceOf(db, asked);
    expect(skeleton).toMatchObject({ by: coachModel, unanswered: [] });
    expect(skeleton?.models).toMatchObject([
      { stop: 'tools', usage: { inputTokens: 1_020, cacheReadTokens: 1_000, outputTokens: 30 } },
      { stop: 'end' },
    ]);
    expect((await asCustomer(db, customerId, (tx) => usageOn(tx, TODAY))).tokens).toBe(100);
  });

  it.each([
    ['is down', [[{ fail: 'overload' }]], 'overloaded'],
    ['limits us', [[{ fail: 'throttle', retryAfterSeconds: 60 }]], 'throttled'],
    ['refuses our key', [[{ fail: 'unauthorized' }]], 'key-refused'],
    ['will not answer', [[{ stop: 'refusal' }]], 'refusal'],
    ['writes without end', [[{ text: ['Well, let me think about'] }, { stop: 'length' }]], 'length'],
    ['looks up without end', [[lookUp]], 'too-many-rounds'],
  ] as [string, WireStep[][], string][])('%s: the offline coach gives the same figure', async (_case, first, code) => {
    const asked = await ask({ coachModel, first });
    expect(asked.text).toContain(RIGHT);
    expect(asked.text).not.toContain('Well, let me');
    expect(finished(asked)).toMatchObject({ model: 'fallback', unanswered: [{ model: coachModel, code }] });
    expect((await traceOf(db, asked)).skeleton).toMatchObject({ unanswered: [{ model: coachModel, code }] });
    expect(await flagsOf(db, asked)).toEqual([{ reason: 'fallback', codes: [code] }]);
    expect(JSON.stringify([asked.events, await traceOf(db, asked)])).not.toContain('the words of a provider');
  });

  it('is slow: the offline coach answers within the time', async () => {
    const asked = await ask({ coachModel, first: [[{ delayMs: 60_000 }, { text: ['late'] }]] }, { timeoutMs: 5_000 });
    expect(asked.text).toContain(RIGHT);
    expect(asked.firstTextMs).toBeLessThan(5_000);
    expect(finished(asked)).toMatchObject({ model: 'fallback', unanswered: [{ code: 'too-slow' }] });
  });

  it('is cut in the middle of a sentence: what was shown stays, and its figure is not said twice', async () => {
    const asked = await ask({ coachModel, first: [[lookUp], [{ text: [...SENTENCE, 'That is'] }, { fail: 'cut' }]] });
    expect(asked.text.startsWith(SAID)).toBe(true);
    expect(asked.text).not.toContain('That is');
    expect(asked.text.split(RIGHT)).toHaveLength(2);
    expect(finished(asked)).toMatchObject({ model: 'fallback', unanswered: [{ code: 'cut' }] });
  });

  it('sends arguments that are not JSON, or asks for a tool there is not: it is told, and gets it right', async () => {
    const broken: WireStep = {
      tools: [
        { name: 'get_spending', json: '{"from": "2026-05-01", ' },
        { name: 'get_spendings', args: {} },
      ],
    };
    const asked = await ask({ coachModel, first: [[broken], [lookUp], [{ text: SENTENCE }]] });
    expect(asked.text.trim()).toBe(SAID);
    const told = (coachModel === CLAUDE ? claude : bedrock).heard[1]?.results.map(({ text }) => text);
    expect(told?.[0]).toMatch(/expected object[\s\S]*Hint: get_spending takes: from/);
    expect(told?.[1]).toMatch(/no such tool[\s\S]*get_spending/);
  });

  it('is held twice: the offline coach answers, no other model', async () => {
    const asked = await ask({
      coachModel,
      first: [[{ text: ['You spent $413.50 on groceries.'] }]],
      second: [[{ text: ['Hi.'] }]],
    });
    expect(asked.text).not.toContain('413');
    expect(asked.text).toContain(RIGHT);
    expect(finished(asked)).toMatchObject({ model: 'fallback', unanswered: [{ code: 'held' }] });
  });

  it('is sent no name, address or id of the customer, but persona, day and time zone', async () => {
    await db.owner.execute(
      sql`update ledger.user_profiles set name = 'Ursula Unseen', email = ${`u.${customerId}@seen.invalid`} where id = ${customerId}`,
    );
    const asked = await ask({ coachModel, first: [[lookUp], [{ text: SENTENCE }]] });
    const { heard } = coachModel === CLAUDE ? claude : bedrock;
    const sent = JSON.stringify(heard);
    expect(heard).toHaveLength(2);
    for (const secret of ['Ursula', 'seen.invalid', customerId, asked.turn.runId, asked.turn.conversationId])
      expect(sent).not.toContain(secret);
    expect(sent).toContain('June 15, 2026');
  });
});

describe('a second model', () => {
  it('answers when the first is down, in its own name', async () => {
    const asked = await ask({ first: [[{ fail: 'overload' }]], second: [[lookUp], [{ text: SENTENCE }]] });
    expect(asked.text.trim()).toBe(SAID);
    expect(finished(asked)).toMatchObject({ model: BEDROCK, unanswered: [{ model: CLAUDE, code: 'overloaded' }] });
    expect(await flagsOf(db, asked)).toEqual([]);
  });

  it('goes on where the first was cut, with what it looked up, and repeats nothing', async () => {
    const again = [`In May 2026, groceries spending was ${FACT}. `, 'Ask me about April 2026 next.'];
    const asked = await ask({
      first: [[lookUp], [{ text: [...SENTENCE, 'That is'] }, { fail: 'cut' }]],
      second: [[{ text: again }]],
    });
    expect(asked.text.split(RIGHT)).toHaveLength(2);
    expect(asked.text.startsWith(SAID)).toBe(true);
    expect(bedrock.heard[0]?.results).toHaveLength(1);
    expect(bedrock.heard[0]?.raw).toContain('already read');
  });

  it('and the first are both slow: the offline coach still answers within the time', async () => {
    const late: WireStep[][] = [[{ delayMs: 60_000 }, { text: ['late'] }]];
    const asked = await ask({ first: late, second: late }, { timeoutMs: 5_000 });
    expect(asked.text).toContain(RIGHT);
    expect(asked.firstTextMs).toBeLessThan(5_000);
    expect(finished(asked)).toMatchObject({
      unanswered: [
        { model: CLAUDE, code: 'too-slow' },
        { model: BEDROCK, code: 'too-slow' },
      ],
    });
  });
});

describe('a shown figure that is no longer right', () => {
  it('is taken back with the whole reply, and an operator is told', async () => {
    let hasChanged = false;
    const onEvent: Asking['onEvent'] = async ({ type }) => {
      if (hasChanged || type !== EventType.TEXT_MESSAGE_CONTENT) return;
      hasChanged = true;
      // A purchase arrives between the model's look-up and the offline coach's.
      await addRows(db, customerId, accountId, [
        { on: '2026-05-25', cents: 1_000, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
      ]);
    };
    const asked = await ask(
      { first: [[lookUp], [{ text: [...SENTENCE, 'That is'] }, { delayMs: 300 }, { fail: 'cut' }]] },
      { onEvent },
    );
    const snapshot = asked.events.findIndex(({ type }) => type === EventType.MESSAGES_SNAPSHOT);
    expect(snapshot).toBeGreaterThan(0);
    expect(JSON.stringify(asked.events[snapshot])).not.toContain(RIGHT);
    expect(asked.result?.response).toContain('$422.50');
    expect(asked.result?.response).not.toContain(RIGHT);
    expect(await flagsOf(db, asked)).toEqual([{ reason: 'fallback', codes: ['taken-back', 'cut'] }]);
    const { rows } = await db.owner.execute<{ text: string }>(
      sql`select text from ledger.messages where conversation_id = ${asked.turn.conversationId} and role = 'coach'`,
    );
    expect(rows.map(({ text }) => text)).toEqual([asked.result?.response]);
  });
});

describe('the limits of a day', () => {
  it('count over turns; then the offline coach answers, labelled, and nobody is flagged or asked', async () => {
    const first: WireStep[][] = [[lookUp], [{ text: SENTENCE }]];
    const settings = { first, dailyTokens: 100 };
    expect(finished(await ask(settings))).toMatchObject({ model: CLAUDE });
    const calls = claude.heard.length;
    const asked = await ask(settings);
    expect(asked.text).toContain(RIGHT);
    expect(finished(asked)).toMatchObject({ model: 'fallback', unanswered: [{ model: CLAUDE, code: 'budget-spent' }] });
    expect(claude.heard).toHaveLength(calls);
    expect(await flagsOf(db, asked)).toEqual([]);
  });

  it('hold in money, in the middle of a turn too', async () => {
    // One call costs 20 tokens at $2, 1,000 at $0.20 and 30 at $10 a million: 540 millionths of a dollar, so a cent lasts for 19 calls.
    const settings = { first: [[lookUp]], dailyCents: 1 };
    const turns = [await ask(settings), await ask(settings), await ask(settings)];
    expect(turns.map(finished)).toMatchObject([
      { unanswered: [{ code: 'too-many-rounds' }] },
      { unanswered: [{ code: 'too-many-rounds' }] },
      { unanswered: [{ code: 'budget-spent' }] },
    ]);
    for (const { text } of turns) expect(text).toContain(RIGHT);
    expect(claude.heard).toHaveLength(19);
    expect((await asCustomer(db, customerId, (tx) => usageOn(tx, TODAY))).costMicroUsd).toBe(19 * 540);
  });

  it('count what was cut off by its length', async () => {
    await ask({ coachModel: BEDROCK, first: [[{ text: ['You spent '] }, { fail: 'cut' }]] });
    expect((await asCustomer(db, customerId, (tx) => usageOn(tx, TODAY))).tokens).toBeGreaterThan(500);
  });
});
