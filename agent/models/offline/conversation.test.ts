// The offline coach in conversation over real tools and the real release gate: follow-ups, unknowns, and taking over from another model.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCustomer } from '../../../knowledge/db/fixture.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import type { ModelMessage } from '../model.ts';
import { openHomes, TODAY } from './homes.fixture.ts';
import { offlineModel } from './offline.ts';
import { collect, run, textOf } from './run.fixture.ts';
import { talkTo } from './talk.fixture.ts';

const HANDOVER = 'The answer so far was cut off. Answer the customer again from your own look-up.';

let db: Database;
let ids: string[] = [];

beforeAll(async () => {
  ({ db, ids } = await openHomes());
});
afterAll(() => db.close());

const idOf = (index: number) => ids[index] ?? '';

describe('a conversation', () => {
  it('carries the subject from question to question', async () => {
    const talk = await talkTo(db, idOf(0), TODAY);
    await talk.ask('How much did I spend on groceries this month?');
    const september = await talk.ask('and last month?');
    expect(september.calls.map(({ args }) => args)).toEqual([
      { from: '2026-09-01', to: '2026-09-30', category: 'Groceries' },
    ]);
    await talk.ask('thanks!');
    const dining = await talk.ask('what about dining?');
    expect(dining.calls.map(({ args }) => args)).toEqual([
      { from: '2026-09-01', to: '2026-09-30', category: 'Eating out' },
    ]);
    const list = await talk.ask('show me');
    expect(list.calls[0]).toMatchObject({
      name: 'find_transactions',
      args: { category: 'Eating out', from: '2026-09-01' },
    });
  });

  it('lists what came in when asked for the last paychecks', async () => {
    const talk = await talkTo(db, idOf(0), TODAY);
    const { text, used } = await talk.ask('show me my last 3 paychecks');
    expect(text).toMatch(/latest income deposits:\n/);
    expect(used.filter(({ unit }) => unit === 'cents')).toHaveLength(3);
  });

  it("says so when a named card is none of the customer's, before any figure", async () => {
    const talk = await talkTo(db, idOf(0), TODAY);
    for (const question of [
      'what did I spend on my lunar card last month',
      'show my last 3 purchases on my lunar card',
    ]) {
      expect((await talk.ask(question)).text).toMatch(/^I do not see an account called lunar card here/);
    }
  });

  it('answers two questions in order with one round of look-ups', async () => {
    const { calls, text } = await (await talkTo(db, idOf(0), TODAY)).ask(
      'how much did I earn last month and what did I spend on groceries?',
    );
    expect(calls.map(({ name }) => name)).toEqual(['get_income', 'get_spending']);
    expect(text.indexOf('income')).toBeLessThan(text.indexOf('groceries'));
  });

  it('says what is not known and which days the data covers, never a zero', async () => {
    const { text } = await (await talkTo(db, idOf(0), TODAY)).ask('how much did I spend on groceries in May 2015?');
    expect(text).toMatch(/cannot say/);
    expect(text).toMatch(/Your data starts on /);
    expect(text).not.toContain('$');
  });

  it('says so when nothing was imported yet', async () => {
    const empty = await testCustomer(db);
    for (const question of [
      'how much did I spend last month',
      "what's my balance",
      'my last purchase',
      'what subscriptions do i have',
      'what do you see about me',
    ]) {
      const { text, held } = await (await talkTo(db, empty, TODAY)).ask(question);
      expect(held, question).toBeUndefined();
      expect(text, question).not.toContain('$');
    }
  });

  it('asks which card is meant when two fit', async () => {
    const talk = await talkTo(db, idOf(0), TODAY);
    const { calls, text, held } = await talk.ask('how much did I spend on my card last month');
    expect(calls).toEqual([]);
    expect(held).toBeUndefined();
    expect(text).toContain('Which account');
  });

  it('plans as usual without consent, so that the consent rail can answer', async () => {
    const context = { today: TODAY, timeZone: 'America/New_York', accounts: [], merchants: [] };
    const { events } = await collect([{ role: 'customer', text: 'groceries last month' }], context);
    expect(events.flatMap((event) => (event.type === 'tool' ? [event.call.name] : []))).toEqual(['get_spending']);
  });
});

describe('taking over', () => {
  it('opens with a bridging sentence and leaves out what was already shown', async () => {
    const question = 'How much did I spend on groceries last month?';
    const plain = await (await talkTo(db, idOf(0), TODAY)).ask(question);
    const [said = ''] = plain.text.split(/(?<=\.) /);
    const after: ModelMessage[] = [
      { role: 'coach', text: `${said} ` },
      { role: 'repair', text: HANDOVER },
    ];
    const { text, held, calls } = await (await talkTo(db, idOf(0), TODAY)).ask(question, after);
    expect(held).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect(text).toMatch(/from your records\./);
    expect(text).not.toContain(said);
  });

  it('gives the whole figure when nothing was shown', async () => {
    const { text, held } = await (await talkTo(db, idOf(0), TODAY)).ask('groceries last month', [
      { role: 'repair', text: HANDOVER },
    ]);
    expect(held).toBeUndefined();
    expect(text).toContain('$');
  });

  it('says it again more plainly, without the sentence that was held', async () => {
    const question = 'how much did I spend last month';
    const first = await run(db, idOf(0), question, TODAY);
    const sentences = textOf(first.events).split(/(?<=\.) /);
    const heldSentence = sentences[0] ?? '';
    const repair: ModelMessage = { role: 'repair', text: `The next sentence was not shown: "${heldSentence.trim()}"` };
    const { events } = await collect([...first.messages, repair], first.context);
    const again = textOf(events);
    expect(again).not.toContain(heldSentence.trim());
    expect(again.trim()).not.toBe('');
    expect(again.length).toBeLessThan(textOf(first.events).length);
  });

  it('stops when it is told to', async () => {
    const stop = AbortSignal.abort(new Error('stopped'));
    const request = {
      runId: 'r',
      system: '',
      messages: [{ role: 'customer' as const, text: 'hi' }],
      tools: [],
      context: { today: TODAY, timeZone: 'UTC', accounts: [], merchants: [] },
    };
    await expect(async () => {
      for await (const _ of offlineModel().stream(request, stop)) expect(_).toBeUndefined();
    }).rejects.toThrow('stopped');
  });
});
