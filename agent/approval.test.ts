// Changes that need the customer's word: asked as an interrupt, done only with the token, once, and remembered either way.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { EventSchema } from '@ag-ui/core/schemas';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rails } from '../guardrails/index.ts';
import type { ApprovalAnswer } from '../knowledge/approvals.ts';
import { listBudgets } from '../knowledge/budgets.ts';
import { listCommitments } from '../knowledge/commitments.ts';
import { recordConsent } from '../knowledge/consent.ts';
import { listMessages } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { listGoals } from '../knowledge/goals.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import { findTrace, verifyChain } from '../knowledge/traces.ts';
import { tools } from '../tools/index.ts';
import { answer, type Turn } from './answer.ts';
import { type ChatResult, collectAnswer } from './collect.ts';
import type { AgUiEvent } from './events.ts';
import { historyFor } from './history.ts';
import { scriptedModel } from './models/scripted.ts';

const TODAY = '2026-06-15';
/** A wish that names every amount the model then asks with. */
const WISH = 'Please do it: $400, $900, $120, $555, $1,500 or $1.';
const BUDGET = { name: 'set_budget', args: { category: 'groceries', monthCents: 40_000 } };

let db: Database;
let customerId: string;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function customer() {
  customerId = await testCustomer(db);
  await addAccount(db, customerId, { name: 'Rainy Day', subtype: 'savings', currentCents: 100_000 });
  return customerId;
}

interface Played {
  events: AgUiEvent[];
  last: AgUiEvent | undefined;
  result: ChatResult | undefined;
  turn: Turn;
}

/** Plays a turn of the customer with a model that makes these calls and then says so. */
async function play(calls: { name: string; args: unknown }[], turn: Partial<Turn> = {}): Promise<Played> {
  const steps = calls.length ? [{ tools: calls }, { text: ['All of that is done.'] }] : [{ text: ['Hello there.'] }];
  const model = scriptedModel({ turns: [{ steps }] });
  const whole = { runId: randomUUID(), customerId, conversationId: randomUUID(), message: WISH, ...turn };
  const events: AgUiEvent[] = [];
  const deps = { db, model, fallback: model, tools, rails, today: TODAY, turnTimeoutMs: 20_000 };
  for await (const event of answer(whole, deps)) events.push(event);
  const last = events.at(-1);
  const result = last?.type === EventType.RUN_FINISHED ? await collectAnswer(replay(events)) : undefined;
  return { events, last, result, turn: whole };
}

async function* replay(events: AgUiEvent[]) {
  yield* events;
}

const resume = (asked: Played, resumed: ApprovalAnswer[]) =>
  play([], { conversationId: asked.turn.conversationId, message: JSON.stringify(resumed), resume: resumed });
const yes = ({ result }: Played): ApprovalAnswer => ({
  interruptId: result?.approval?.interruptId ?? '',
  token: result?.approval?.token ?? '',
  isApproved: true,
});
const mine = <T>(work: Parameters<typeof asCustomer<T>>[2]) => asCustomer(db, customerId, work);
const budgets = () => mine((tx) => listBudgets(tx, { today: TODAY }));
const traceOf = (id: string | undefined) => mine((tx) => findTrace(tx, id ?? ''));

describe('a change the coach wants to make', () => {
  it('ends the turn with a question and changes nothing', async () => {
    await customer();
    const { events, last, result } = await play([BUDGET]);
    expect(await budgets()).toEqual([]);
    for (const event of events) expect(EventSchema.safeParse(event).success).toBe(true);
    expect(last).toMatchObject({
      type: EventType.RUN_FINISHED,
      outcome: {
        type: 'interrupt',
        interrupts: [
          {
            reason: 'approval',
            message: 'Set a monthly budget\nCategory: Groceries\nEach month: $400.00',
            responseSchema: { required: ['approved', 'token'] },
          },
        ],
      },
    });
    expect(result?.approval).toMatchObject({
      tool: 'set_budget',
      args: { category: 'Groceries', monthCents: 40_000, currency: 'USD' },
      card: { title: 'Set a monthly budget' },
    });
    expect(result?.response).toContain('I can set your Groceries budget to $400.00 a month.');
    // The model's own "done" comes after its call, and is never asked for.
    expect(result?.response).not.toContain('done');
    const shown = events.find((event) => event.type === EventType.TOOL_CALL_RESULT);
    expect(JSON.stringify(shown)).not.toContain(result?.approval?.token ?? 'x');
  });

  it('keeps the question in the trace, without its token', async () => {
    await customer();
    const { result } = await play([BUDGET]);
    const trace = JSON.stringify(await traceOf(result?.traceId));
    expect(trace).toContain('set_budget');
    expect(trace).toContain('Each month');
    expect(trace).not.toContain(result?.approval?.token);
  });

  it('may be several changes, each with its own answer', async () => {
    await customer();
    const asked = await play([BUDGET, { name: 'set_goal', args: { name: 'Boat', targetCents: 90_000 } }]);
    const [budget, goal] = asked.result?.approvals ?? [];
    expect([budget?.tool, goal?.tool]).toEqual(['set_budget', 'set_goal']);
    await resume(asked, [
      { interruptId: budget?.interruptId ?? '', isApproved: false },
      { interruptId: goal?.interruptId ?? '', token: goal?.token, isApproved: true },
    ]);
    expect(await budgets()).toEqual([]);
    expect(await mine((tx) => listGoals(tx, { today: TODAY }))).toMatchObject([{ name: 'Boat', targetCents: 90_000 }]);
  });

  it('is not asked for when the arguments are wrong: the model is told why', async () => {
    await customer();
    const { last, result } = await play([{ name: 'set_budget', args: { category: 'unicorns', monthCents: 100 } }]);
    expect(last).toMatchObject({ outcome: { type: 'success' } });
    expect(result?.tools).toMatchObject([{ name: 'set_budget', ok: false }]);
    expect(result?.approval).toBeUndefined();
  });
});

describe('a change the customer approves', () => {
  it.each([
    [
      'set_budget',
      BUDGET.args,
      async () => (await budgets()).map(({ category, monthCents }) => [category, monthCents]),
      [['Groceries', 40_000]],
    ],
    [
      'set_goal',
      { name: 'Boat', targetCents: 90_000, dueOn: '2027-01-01', account: 'rainy day' },
      async () =>
        (await mine((tx) => listGoals(tx, { today: TODAY }))).map(({ name, targetCents, dueOn, startCents }) => [
          name,
          targetCents,
          dueOn,
          startCents,
        ]),
      [['Boat', 90_000, '2027-01-01', 100_000]],
    ],
    [
      'make_commitment',
      { kind: 'spend_less', category: 'eating out', amountCents: 12_000, checkOn: '2026-08-01' },
      async () =>
        (await mine(listCommitments)).map(({ commitment, checkOn, status }) => [commitment.kind, checkOn, status]),
      [['spend_less', '2026-08-01', 'open']],
    ],
  ])('by %s is done, said and traced', async (name, args, read, expected) => {
    await customer();
    const asked = await play([{ name, args }]);
    expect(await read()).toEqual([]);
    const done = await resume(asked, [yes(asked)]);
    expect(await read()).toEqual(expected);
    expect(done.last).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: 'success' } });
    expect(done.result?.response).toMatch(/^(Done|Your plan is written down)/);
    expect(done.result?.tools).toMatchObject([{ name, ok: true }]);
    const trace = await traceOf(done.result?.traceId);
    expect(trace?.skeleton).toMatchObject({ outcome: 'finished', tools: [{ name, ok: true }] });
    expect(await mine((tx) => verifyChain(tx, asked.turn.conversationId))).toMatchObject({
      status: 'intact',
      traces: 2,
    });
  });

  it('is done once: the same answer again is refused and changes nothing more', async () => {
    await customer();
    const asked = await play([BUDGET]);
    await resume(asked, [yes(asked)]);
    const other = await play([{ name: 'set_budget', args: { category: 'groceries', monthCents: 55_500 } }], {
      conversationId: asked.turn.conversationId,
    });
    await resume(asked, [yes(other)]);
    const again = await resume(asked, [yes(asked)]);
    expect(again.last).toMatchObject({ type: EventType.RUN_ERROR, code: 'APPROVAL_USED' });
    expect(await budgets()).toMatchObject([{ monthCents: 55_500 }]);
  });

  it('keeps the other budgets', async () => {
    await customer();
    for (const [category, monthCents] of [
      ['groceries', 40_000],
      ['rent', 150_000],
      ['groceries', 45_000],
    ]) {
      const asked = await play([{ name: 'set_budget', args: { category, monthCents } }]);
      await resume(asked, [yes(asked)]);
    }
    expect((await budgets()).map(({ category, monthCents }) => [category, monthCents])).toEqual([
      ['Groceries', 45_000],
      ['Rent', 150_000],
    ]);
  });
});

describe('an answer that is not right', () => {
  it.each<[string, string, (answer: ApprovalAnswer) => Partial<ApprovalAnswer>]>([
    ['an altered token', 'APPROVAL_INVALID', ({ token = '' }) => ({ token: `${token.slice(0, -2)}zz` })],
    ['no token', 'APPROVAL_INVALID', () => ({ token: undefined })],
    [
      'a larger amount',
      'APPROVAL_INVALID',
      () => ({ args: { category: 'Groceries', monthCents: 90_000, currency: 'USD' } }),
    ],
    ['another tool', 'APPROVAL_INVALID', () => ({ tool: 'set_goal' })],
    ['another interrupt', 'APPROVAL_INVALID', () => ({ interruptId: randomUUID() })],
  ])('(%s) is refused as %s, and nothing is written', async (_, code, change) => {
    await customer();
    const asked = await play([BUDGET]);
    const answered = yes(asked);
    const { last } = await resume(asked, [{ ...answered, ...change(answered) }]);
    expect(last).toMatchObject({ type: EventType.RUN_ERROR, code, metadata: { coach: { retryable: false } } });
    expect(await budgets()).toEqual([]);
    // The question is still open: the customer's own answer counts.
    expect((await resume(asked, [answered])).last).toMatchObject({ outcome: { type: 'success' } });
  });

  it('(too late) is refused, and the refusal is in the trace', async () => {
    await customer();
    const asked = await play([BUDGET]);
    const past = new Date(Date.now() - 5_000).toISOString();
    await db.owner.execute(sql`update ledger.approvals set expires_at = ${past} where id = ${yes(asked).interruptId}`);
    const { last } = await resume(asked, [yes(asked)]);
    expect(last).toMatchObject({ type: EventType.RUN_ERROR, code: expect.stringMatching(/^APPROVAL_/) });
    expect(await budgets()).toEqual([]);
    const coach = last?.metadata?.coach as { traceId: string } | undefined;
    const trace = await traceOf(coach?.traceId);
    expect(trace?.skeleton).toMatchObject({ outcome: 'failed', tools: [{ name: 'set_budget', ok: false }] });
  });

  it("(another customer's) is refused and leaves no conversation behind", async () => {
    await customer();
    const asked = await play([BUDGET]);
    const owner = customerId;
    await customer();
    const { last } = await resume(asked, [yes(asked)]);
    expect(last).toMatchObject({ type: EventType.RUN_ERROR, code: 'APPROVAL_INVALID' });
    expect(await budgets()).toEqual([]);
    const left = await db.owner.execute(sql`select 1 from ledger.conversations where user_id = ${customerId}`);
    expect(left.rows).toEqual([]);
    customerId = owner;
    expect(await budgets()).toEqual([]);
  });

  it('(after consent was withdrawn) is refused', async () => {
    await customer();
    const asked = await play([BUDGET]);
    await mine((tx) => recordConsent(tx, { granted: false }));
    expect((await resume(asked, [yes(asked)])).last).toMatchObject({ code: 'CONSENT_REQUIRED' });
    const { rows } = await db.owner.execute(sql`select 1 from ledger.budgets where user_id = ${customerId}`);
    expect(rows).toEqual([]);
  });
});

describe('a change the customer declines', () => {
  it('is not made, and later turns know it as the answer of the tool', async () => {
    await customer();
    const asked = await play([BUDGET]);
    const declined = await resume(asked, [{ interruptId: yes(asked).interruptId, isApproved: false }]);
    expect(declined.result?.response).toBe('All right, nothing was changed.');
    expect(await budgets()).toEqual([]);
    expect((await resume(asked, [yes(asked)])).last).toMatchObject({ code: 'APPROVAL_USED' });
    const messages = await mine((tx) => listMessages(tx, asked.turn.conversationId));
    expect(messages.map(({ role, text }) => [role, text]).slice(2, 4)).toEqual([
      ['customer', 'Not now: Set a monthly budget.'],
      ['coach', 'All right, nothing was changed.'],
    ]);
    expect(historyFor(messages.slice(0, 4)).slice(2)).toMatchObject([
      { role: 'customer', text: 'Not now: Set a monthly budget.' },
      { role: 'coach', text: '', calls: [{ name: 'set_budget', args: { monthCents: 40_000 } }] },
      { role: 'tools', answers: [{ ok: false, text: 'The customer declined. Nothing was changed.' }] },
      { role: 'coach', text: 'All right, nothing was changed.' },
    ]);
    const trace = await traceOf(declined.result?.traceId);
    expect(trace?.skeleton).toMatchObject({ tools: [{ name: 'set_budget', ok: false }] });
  });
});

describe('asking for a person', () => {
  it('puts the conversation into the queue once, whatever turn asks', async () => {
    await customer();
    const first = await play([{ name: 'request_human', args: { reason: 'dispute' } }]);
    const { conversationId } = first.turn;
    const second = await play([{ name: 'request_human', args: {} }], { conversationId });
    const queue = async () =>
      (
        await db.owner.execute<{ reason: string; codes: string[]; severity: string }>(
          sql`select reason, codes, severity from ledger.flags where user_id = ${customerId}`,
        )
      ).rows;
    expect(await queue()).toEqual([{ reason: 'person', codes: ['dispute'], severity: 'high' }]);
    expect(second.result?.tools).toMatchObject([{ name: 'request_human', ok: true }]);
    await play([{ name: 'request_human', args: {} }]);
    expect(await queue()).toHaveLength(2);
  });
});
