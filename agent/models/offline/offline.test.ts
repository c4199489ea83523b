// The offline coach over real tools and the real release gate: right figures, nothing held, follow-ups, unknowns, and taking over from another model.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { testCustomer } from '../../../knowledge/db/fixture.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import type { Household } from '../../../knowledge/db/seed.ts';
import { takeCheckIn } from '../../../knowledge/wellbeing/check-ins.ts';
import { items } from '../../../knowledge/wellbeing/items.ts';
import { passingUnits } from './check.ts';
import { draftReply } from './draft.ts';
import { homes, openHomes, TODAY } from './homes.fixture.ts';
import { planAsk } from './plan.ts';
import { run, textOf } from './run.fixture.ts';
import { talkTo } from './talk.fixture.ts';
import { readTurn } from './turn.ts';
import { understand } from './understand.ts';

let db: Database;
let ids: string[] = [];

beforeAll(async () => {
  ({ db, ids } = await openHomes());
});
afterAll(() => db.close());

const idOf = (index: number) => ids[index] ?? '';

/** Posted money out of a category and month, straight from the generated rows. */
function spent({ plaid }: Household, month: string, isWanted: (detailed: string) => boolean): number {
  const rows = plaid.transactions.filter(
    (row) =>
      row.date.startsWith(month) && !row.pending && row.amount > 0 && isWanted(row.personal_finance_category.detailed),
  );
  return rows.reduce((sum, row) => sum + Math.round(row.amount * 100), 0);
}

const dollars = (cents: number) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

const questions = [
  'How much did I spend on groceries last month?',
  'how much did i spend on food this year',
  'what did I spend the most on last month',
  'which store do i spend the most at',
  'how much did I spend last month',
  'what did i spend yesterday',
  'How much do I spend on coffee?',
  'how often did I buy groceries last month',
  'groceries this month vs last month',
  'how much did I spend at Starbucks this year',
  'How much did I spend at Zargon Emporium last month?',
  'how much did i spend on my visa last month',
  'how much interest did I pay this year',
  'How much did I make last month?',
  'income this year',
  'how much interest did I earn this year',
  'how much did I make and what did I spend on food?',
  'when was I last paid?',
  'what was my last purchase',
  'what was my biggest purchase this year',
  'my last five transactions',
  'top 3 purchases last month',
  'when did i last buy groceries',
  'purchases over $100 last month',
  'any refunds this year',
  'what is pending',
  "what's my balance",
  'how much do I owe',
  'how much is in my savings',
  'what is my credit limit',
  "what's the minimum payment on my card",
  'do i have enough in checking for $300',
  "what's my net worth",
  "what's my credit utilization",
  'What subscriptions do I have?',
  'did any subscription get more expensive?',
  'What do you see about me?',
  'How am I doing?',
  'How am I doing financially?',
  'what is credit utilization',
  'how do I build an emergency fund',
  'snowball vs avalanche',
  'what is a reverse mortgage',
  'How much did I spend in May 2015?',
  'How much will I spend next month on groceries',
  'transfer $50 to savings',
  'how much did Bob spend',
  'anything weird in my account',
  "what's my credit score",
  'when do I get my next paycheck',
  'can I afford a new truck',
  'freeze my card',
  'should I buy nvidia stock',
  'when is my electric bill due',
  'tell me a joke',
  'how much did I withdraw from ATMs this year',
  'how much did I transfer to savings last month',
  'how much did I pay on my credit card last month',
  'thanks',
  'who are you',
  'hi',
  'what can you do',
];

describe('the well-being check-in', () => {
  it('is explained to who has not taken it, and told with score, day, change and average to who has', async () => {
    const user = await testCustomer(db);
    const none = await (await talkTo(db, user, TODAY)).ask('I want to take the check-in');
    expect(none).toMatchObject({ calls: [{ name: 'get_wellbeing' }], used: [] });
    expect(none.held).toBeUndefined();
    expect(none.text).toContain('Choose Check-in at the top of the page');
    for (const [place, today] of [
      [2, '2026-09-03'],
      [0, '2026-10-03'],
    ] as const) {
      const answers = items.map(({ id, choices }, index) => [id, choices[index === 0 ? place : 2]?.id ?? '']);
      const input = { answers: Object.fromEntries(answers), age_group: '18-61' as const };
      await asCustomer(db, user, (tx) => takeCheckIn(tx, input, { today }));
    }
    const told = await (await talkTo(db, user, TODAY)).ask('How am I doing financially?');
    expect(told.held).toBeUndefined();
    // The published table: 20 points are 50, 22 points are 52.
    expect(told.text).toContain('Your well-being score is 52, from your check-in on October 3, 2026.');
    expect(told.text).toContain('Your well-being score rose by 2.');
    expect(told.text).toContain('Before, your well-being score was 50, on September 3, 2026.');
    expect(told.text).toContain('adults in the US scored 54');
  });
});

describe('every reply', () => {
  it('passes the release gate whole', async () => {
    const held: unknown[] = [];
    for (const id of ids.slice(0, 2)) {
      for (const question of questions) {
        const talk = await talkTo(db, id, TODAY);
        const { text, held: stopped } = await talk.ask(question);
        if (stopped) held.push({ question, ...stopped });
        expect(text.trim(), question).not.toBe('');
      }
    }
    expect(held, JSON.stringify(held, null, 1)).toEqual([]);
  }, 120_000);

  it('says figures by reference only, ends with one stop, and offers next questions it can answer', async () => {
    const context = (await talkTo(db, idOf(0), TODAY)).context;
    for (const question of questions) {
      const { events } = await run(db, idOf(0), question, TODAY);
      const text = textOf(events);
      const previous = understand(question, context).asks;
      // An article may be quoted with its figures.
      if (previous[0]?.intent !== 'education') expect(text, question).not.toMatch(/[$€£]|\d%|\{\{(?!f\d+\}\})/);
      expect(events.filter(({ type }) => type === 'stop')).toHaveLength(1);
      expect(events.at(-1)?.type).toBe('stop');
      const stop = events.at(-1);
      const suggestions = stop?.type === 'stop' ? (stop.suggestions ?? []) : [];
      expect(suggestions.length, question).toBeGreaterThanOrEqual(2);
      expect(suggestions.length, question).toBeLessThanOrEqual(3);
      for (const suggestion of suggestions) {
        const { asks, clarify } = understand(suggestion, { ...context, previous });
        expect(clarify, suggestion).toBeUndefined();
        expect(asks.length, suggestion).toBeGreaterThan(0);
        expect(
          asks.every(({ intent }) => intent !== 'out_of_reach'),
          suggestion,
        ).toBe(true);
      }
    }
  }, 60_000);

  it('is written, for every household, so that its own check drops nothing but quotes', async () => {
    const lost: unknown[] = [];
    // Each household is asked a third of the questions, each question is asked of two households.
    for (const [home, id] of ids.entries()) {
      for (const question of questions.filter((_, index) => index % 3 === home % 3)) {
        const { messages, context } = await run(db, id, question, TODAY);
        const turn = readTurn(messages);
        const { asks } = understand(question, context);
        if (asks[0]?.intent === 'education') continue;
        const { blocks, facts, articles } = draftReply(
          turn,
          asks.map((ask) => planAsk(ask, TODAY)),
          TODAY,
        );
        for (const units of blocks) {
          const { dropped } = await passingUnits(units, { facts, articles, today: TODAY, question, shown: '' });
          lost.push(...dropped.map(({ text }) => ({ question, text })));
        }
      }
    }
    expect(lost, JSON.stringify(lost, null, 1)).toEqual([]);
  }, 120_000);

  it('is the same each time', async () => {
    const [first, second] = [
      await run(db, idOf(1), questions[0] ?? '', TODAY),
      await run(db, idOf(1), questions[0] ?? '', TODAY),
    ];
    expect(first.events).toEqual(second.events);
  });
});

describe('figures', () => {
  it('are the sums of the generated rows', async () => {
    const cases: [phrase: string, month: string, isWanted: (detailed: string) => boolean][] = [
      ['groceries last month', '2026-09', (code) => code === 'FOOD_AND_DRINK_GROCERIES'],
      [
        'how much did i spend on eating out in august',
        '2026-08',
        (code) => /^FOOD_AND_DRINK_(?:RESTAURANT|FAST_FOOD|COFFEE)$/.test(code),
      ],
      ['food in may', '2026-05', (code) => code.startsWith('FOOD_AND_DRINK')],
      ['what did rent cost me last month', '2026-09', (code) => code === 'RENT_AND_UTILITIES_RENT'],
      ['how much on gas in July 2025', '2025-07', (code) => code === 'TRANSPORTATION_GAS'],
    ];
    for (const [index, home] of homes.entries()) {
      for (const [phrase, month, isWanted] of cases) {
        const { text } = await (await talkTo(db, idOf(index), TODAY)).ask(phrase);
        expect(text, `${home.key}: ${phrase}`).toContain(dollars(spent(home, month, isWanted)));
      }
    }
  });

  it('of income are the posted income of the month', async () => {
    for (const [index, { plaid }] of homes.entries()) {
      const rows = plaid.transactions.filter(
        (row) =>
          row.date.startsWith('2026-09') &&
          !row.pending &&
          row.amount < 0 &&
          row.personal_finance_category.primary === 'INCOME',
      );
      const total = rows.reduce((sum, row) => sum - Math.round(row.amount * 100), 0);
      const { text } = await (await talkTo(db, idOf(index), TODAY)).ask('how much did I make last month');
      expect(text).toContain(dollars(total));
    }
  });

  it('of the largest purchase leave out money that was only moved', async () => {
    const { text } = await (await talkTo(db, idOf(0), TODAY)).ask('what was my biggest purchase last month');
    const isMoved = /^(?:TRANSFER_|LOAN_DISBURSEMENTS|LOAN_PAYMENTS_CREDIT_CARD_PAYMENT)/;
    const sizes = (homes[0]?.plaid.transactions ?? [])
      .filter(
        (row) =>
          row.date.startsWith('2026-09') && row.amount > 0 && !isMoved.test(row.personal_finance_category.detailed),
      )
      .map((row) => Math.round(row.amount * 100));
    expect(text).toContain(dollars(Math.max(...sizes)));
  });
});
