// Questions for the meaning of a word get the glossary's definition, past the real gate; questions for more still get an article or a figure.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testLibrary } from '../../../knowledge/articles.fixture.ts';
import { testCustomer } from '../../../knowledge/db/fixture.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import { glossary } from '../../../knowledge/glossary.ts';
import type { Citation } from '../../../tools/tool.ts';
import { releaseGate } from '../../gate.ts';
import { composeMeaning } from './compose/meaning.ts';
import { render } from './compose/reply.ts';
import { planAsk } from './plan.ts';
import { talkTo } from './talk.fixture.ts';
import { understand } from './understand.ts';

const TODAY = '2026-10-31';
const asked = (text: string) =>
  understand(text, { today: TODAY }).asks.map(({ intent, slots }) => slots.term ?? intent);

describe('a question that only asks for a meaning', () => {
  it.each([
    ['what does escrow mean', 'Escrow'],
    ['What does "escrow" mean?', 'Escrow'],
    ['define amortization', 'Amortization'],
    ['can you define amortisation please', 'Amortization'],
    ['whats a charge off', 'Charge-off'],
    ["what's a charge-off?", 'Charge-off'],
    ['what is PMI', 'Private mortgage insurance (PMI)'],
    ['PMI meaning', 'Private mortgage insurance (PMI)'],
    ['what does APR stand for', 'Annual percentage rate (APR)'],
    ['tell me what garnishment means', 'Garnishment'],
    ['what is the meaning of liquidity', 'Liquidity'],
    ['what is a 401k', '401(k)'],
    ['what is a roth ira?', 'Roth IRA'],
    ['what are sinking funds meant for, and what does escrow mean', 'Escrow'],
    ['what does utilization mean', 'Credit utilization'],
    ['what does balance mean', 'Balance'],
    ['what is able account', 'ABLE account'],
    ['what is a mortgage', 'Mortgage'],
  ])('"%s" is about %s', (text, term) => expect(asked(text)).toContain(term));
});

describe('a question for more', () => {
  it.each([
    ['What is credit utilization?', 'education'],
    ['what is a minimum payment', 'education'],
    ['what is a balance transfer', 'education'],
    ['how does escrow work', 'education'],
    ['explain minimum payments to me like im five', 'education'],
    ['should i pay pmi or wait', 'education'],
    ['what is my balance', 'balance'],
    ['what is the balance', 'education'],
    ['what is my net worth', 'net-worth'],
    ['whats my credit utilization', 'utilization'],
    ['what are my subscriptions', 'subscriptions'],
    ['what is left in checking', 'balance'],
  ])('"%s" is %s', (text, intent) => expect(asked(text)).toEqual([intent]));
});

describe('the reply', () => {
  let db: Database;
  let user: string;
  beforeAll(async () => {
    db = await testLibrary();
    user = await testCustomer(db);
  });
  afterAll(() => db.close());

  it('is the definition, then the article that goes deeper, then a next step', async () => {
    const escrow = glossary().find(({ id }) => id === 'overdraft');
    const { text, held, calls, suggestions } = await (await talkTo(db, user, TODAY)).ask('what does overdraft mean?');
    expect(held).toBeUndefined();
    expect(calls.map(({ name }) => name)).toEqual(['explain_term']);
    expect(text.startsWith(escrow?.definition ?? 'no definition')).toBe(true);
    expect(text).toMatch(/"Overdraft" in our glossary, and the article "[^"]+" goes deeper\. As a next step, /);
    expect(suggestions.length).toBeGreaterThan(0);
  });

  it('of every term passes the gate word for word', async () => {
    const held: string[] = [];
    const next = new Set<string>();
    for (const { id, term, definition, example, topics, url, reviewedOn } of glossary()) {
      const text = example ? `${definition}\n\n${example}` : definition;
      const citation: Citation = { id, articleId: `glossary/${id}`, title: term, url, heading: '', text, reviewedOn };
      const plan = planAsk({ intent: 'education', slots: { term }, confidence: 1 }, TODAY);
      const answer = { callId: 'c', name: 'explain_term', text: '', ok: true, facts: [], citations: [citation] };
      const data = { term, definition, example, topics };
      const part = composeMeaning({ plan, answer: { ...answer, data }, facts: new Map(), today: TODAY, seed: '' });
      for (const question of part?.suggestions ?? []) next.add(question);
      const gate = releaseGate({
        facts: [],
        articles: [citation],
        today: TODAY,
        customerText: `what does ${term} mean`,
      });
      for (const pieces of [gate.push(render(part?.units ?? [])), gate.end()]) {
        for await (const piece of pieces)
          if ('held' in piece) held.push(`${id}: ${piece.held.code} ${piece.held.sentence}`);
      }
    }
    expect(held).toEqual([]);
    expect(next.size).toBeGreaterThan(8);
    const { context } = await talkTo(db, user, TODAY);
    for (const question of next) {
      const { asks, clarify } = understand(question, context);
      expect([clarify, asks.some(({ intent }) => intent === 'out_of_reach')], question).toEqual([undefined, false]);
    }
  });
});
