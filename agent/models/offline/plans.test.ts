// The offline coach over the tools for worth, bills, debts, changes, plans and what to do: figures worked out here by plain code from the
// generated rows, nothing held by the gate, nothing lost to the coach's own check.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCustomer } from '../../../knowledge/db/fixture.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import type { Household } from '../../../knowledge/db/seed.ts';
import { homes, openHomes, TODAY } from './homes.fixture.ts';
import { talkTo } from './talk.fixture.ts';
import { understand } from './understand.ts';

let db: Database;
let ids: string[] = [];

beforeAll(async () => {
  ({ db, ids } = await openHomes());
});
afterAll(() => db.close());

const ask = async (home: number, question: string) => (await talkTo(db, ids[home] ?? '', TODAY)).ask(question);
const dollars = (cents: number) => {
  const text = (Math.abs(cents) / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
  return cents < 0 ? `-${text}` : text;
};
const centsOf = (amount: number) => Math.round(amount * 100);
const isMoved = (code: string) => /^(?:TRANSFER_|LOAN_DISBURSEMENTS|LOAN_PAYMENTS_CREDIT_CARD_PAYMENT)/.test(code);

/** Posted rows of a month. */
const rowsOf = ({ plaid }: Household, month: string) =>
  plaid.transactions.filter((row) => row.date.startsWith(month) && !row.pending);
const spentIn = (home: Household, month: string, isWanted: (code: string) => boolean = (code) => !isMoved(code)) =>
  rowsOf(home, month)
    .filter((row) => row.amount > 0 && isWanted(row.personal_finance_category.detailed))
    .reduce((sum, row) => sum + centsOf(row.amount), 0);
const earnedIn = (home: Household, month: string) =>
  rowsOf(home, month)
    .filter((row) => row.amount < 0 && row.personal_finance_category.primary === 'INCOME')
    .reduce((sum, row) => sum - centsOf(row.amount), 0);
const isGroceries = (code: string) => code === 'FOOD_AND_DRINK_GROCERIES';

const questions = [
  "what's my net worth",
  'what bills are coming up this week',
  'which bills did I already pay',
  'did I miss a payment',
  'list all my debts',
  'what APRs am I paying on my cards',
  'when will i be debt free',
  'which card should I pay off first',
  'what if I only pay the minimum on my cards',
  'why did my spending go up last month',
  'why is my grocery spending so high',
  'am I spending more than last month?',
  'did I spend more on eating out in september than in august',
  'did I earn more in september than in august',
  'how much did I save last month',
  'what is my savings rate',
  'what do I save on average each month',
  'average spending per month on groceries',
  "what's my average income a month",
  'how much do I spend per week on coffee on average',
  'what percent of my income goes to groceries',
  'can I afford a $400 couch',
  'can I afford a $40,000 truck',
  'can I afford a vacation',
  'how much is safe to spend until payday',
  'will I run out of money before payday',
  'when do I get paid next',
  'what will my balance be at the end of the month',
  'What subscriptions do I have?',
  'which subscriptions could I cancel',
  'did any subscription get more expensive?',
  'what if I cancel all my subscriptions',
  'what if I lose my job',
  'what if I cut eating out by $20',
  'what if I eat out half as much',
  'what if I save $100 more a month',
  'what if I pay $50 more a month on my cards',
  'how long will it take to save $5,000',
  'how long to save $2,000 if I save $150 a month',
  'how much do I need to save each month to have $9000 by june',
  'am I on budget',
  'make me a budget',
  'how much should I budget for groceries',
  'set a grocery budget of $400',
  'set a budget for groceries',
  'how are my goals',
  'I want to save $2,000 for a trip by June',
  'I will save $100 more this month',
  "what's the payment on a $20,000 loan at 7% for 5 years",
  'how much can I borrow for $300 a month at 6% for 60 months',
  'what would a $20,000 loan cost me a month',
  'anything unusual?',
  'what should I do?',
  'any offers for me',
  'I want to talk to a person',
  'what do you know about me',
  'how much is left on my card before I hit the limit',
  'how much did I transfer to savings last month',
  'remind me to pay rent',
];

describe('every reply', () => {
  it('passes the gate, loses nothing to the bare words of a fact, and offers questions the coach can answer', async () => {
    const wrong: unknown[] = [];
    for (const [home, id] of ids.entries()) {
      for (const question of questions.filter((_, index) => index % 3 === home % 3)) {
        const talk = await talkTo(db, id, TODAY);
        const { text, held, suggestions, used, facts } = await talk.ask(question);
        const bare = used.filter(
          ({ label, unit }) => unit !== 'text' && new RegExp(`(?:^|[.] )${escaped(label)}(?:, [^:]*)?: `).test(text),
        );
        if (held || text.trim() === '' || bare.length > 0)
          wrong.push({ home, question, held, text, bare: bare.map(({ label }) => label) });
        expect(facts.length >= used.length).toBe(true);
        const previous = understand(question, talk.context).asks;
        for (const suggestion of suggestions) {
          const { asks, clarify } = understand(suggestion, { ...talk.context, previous });
          if (clarify || asks.length === 0 || asks.some(({ intent }) => intent === 'out_of_reach'))
            wrong.push({ home, question, suggestion });
        }
      }
    }
    expect(wrong, JSON.stringify(wrong, null, 1)).toEqual([]);
  }, 240_000);

  it('says so when nothing was imported yet, without a figure', async () => {
    const empty = await testCustomer(db);
    for (const question of questions.slice(0, 32)) {
      const { text, held } = await (await talkTo(db, empty, TODAY)).ask(question);
      expect(held, question).toBeUndefined();
      expect(text.trim(), question).not.toBe('');
      expect(text, question).not.toContain('$');
    }
  }, 120_000);
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('figures', () => {
  it('of net worth are what is in the accounts less what is owed', async () => {
    for (const [index, { plaid }] of homes.entries()) {
      const worth = plaid.accounts.reduce((sum, { type, balances }) => {
        const cents = centsOf(balances.current ?? 0);
        return sum + (type === 'credit' ? -cents : cents);
      }, 0);
      expect((await ask(index, 'what is my net worth')).text).toContain(dollars(worth));
    }
  });

  it('of two months side by side are both sums and their difference', async () => {
    for (const [index, home] of homes.entries()) {
      const [now, before] = [spentIn(home, '2026-09'), spentIn(home, '2026-08')];
      const { text } = await ask(index, 'did I spend more in september than in august');
      for (const cents of [now, before, ...(now === before ? [] : [now - before])])
        expect(text, home.key).toContain(dollars(cents));
    }
  });

  it('of causes add up to the change when all are told', async () => {
    for (const [index] of homes.entries()) {
      const { calls, facts } = await ask(index, 'why did my spending change in september');
      expect(calls.map(({ name }) => name)).toEqual(['explain_change']);
      const change =
        facts.findLast(({ label }) => /^Change in .* after refunds$/.test(label)) ??
        facts.find(({ label }) => label === 'Change in total spending');
      const causes = facts.filter(({ label }) => /^Change in spending (?:at|from) /.test(label));
      expect(causes.reduce((sum, { value }) => sum + Number(value), 0)).toBe(change?.value);
    }
  });

  it('of an average are the mean of the last three whole months', async () => {
    for (const [index, home] of homes.entries()) {
      const months = ['2026-07', '2026-08', '2026-09'].map((month) => spentIn(home, month, isGroceries));
      const mean = Math.round(months.reduce((sum, cents) => sum + cents, 0) / months.length);
      expect((await ask(index, 'average spending per month on groceries')).text, home.key).toContain(dollars(mean));
    }
  });

  it('of a share are spending against income', async () => {
    for (const [index, home] of homes.entries()) {
      const [part, whole] = [spentIn(home, '2026-09', isGroceries), earnedIn(home, '2026-09')];
      const percent = `${(Math.round((part * 10_000) / whole) / 100).toFixed(2).replace(/\.?0+$/, '')}%`;
      const { text } = await ask(index, 'what percent of my income went to groceries last month');
      expect(text, home.key).toContain(percent);
    }
  });

  it('of transfers to savings are the rows that came in there', async () => {
    let asked = 0;
    for (const [index, home] of homes.entries()) {
      const savings = home.plaid.accounts.filter(({ subtype }) => subtype === 'savings');
      if (savings.length !== 1) continue;
      const rows = rowsOf(home, '2026-09').filter(
        (row) =>
          row.account_id === savings[0]?.account_id &&
          row.amount < 0 &&
          row.personal_finance_category.primary === 'TRANSFER_IN',
      );
      const { text } = await ask(index, 'how much did I transfer to savings last month');
      if (rows.length === 0) expect(text).toContain('I do not see a transfer');
      else expect(text, home.key).toContain(dollars(rows.reduce((sum, row) => sum - centsOf(row.amount), 0)));
      asked += 1;
    }
    expect(asked).toBeGreaterThan(0);
  });

  it('of a loan are those of the formula', async () => {
    const monthly = 0.07 / 12;
    const payment = Math.round((2_000_000 * monthly) / (1 - (1 + monthly) ** -60));
    expect((await ask(0, "what's the payment on a $20,000 loan at 7% for 5 years")).text).toContain(dollars(payment));
  });

  it('of what is left on a card are its limit less what is owed', async () => {
    for (const [index, { plaid, key }] of homes.entries()) {
      const cards = plaid.accounts.filter(({ type, balances }) => type === 'credit' && balances.limit);
      const { text } = await ask(index, 'how much is left on my card before I hit the limit');
      for (const { balances } of cards) {
        const left = centsOf(balances.available ?? (balances.limit ?? 0) - (balances.current ?? 0));
        expect(text, key).toContain(dollars(left));
      }
    }
  });
});

describe('what would change something', () => {
  it('is only proposed, with the amount as it was said', async () => {
    const { calls, text } = await ask(0, 'set a grocery budget of $400');
    expect(calls).toMatchObject([{ name: 'set_budget', args: { category: 'Groceries', monthCents: 40_000 } }]);
    expect(text).toContain('$400.00');
    expect(text).toContain('Nothing changes until you approve it.');
    expect((await ask(0, 'am I on budget')).text).toContain('You have not set a budget yet');
  });
});

describe('a conversation about plans', () => {
  it('goes on with amounts, reasons and what came before', async () => {
    const talk = await talkTo(db, ids[0] ?? '', TODAY);
    await talk.ask('how long until I pay off my cards if I pay $300 a month');
    const more = await talk.ask('and if I pay 50 more?');
    expect(more.calls).toMatchObject([{ name: 'project_payoff', args: { strategy: 'fixed', paymentCents: 35_000 } }]);
    await talk.ask('How much did I spend on groceries last month?');
    expect((await talk.ask('why?')).calls).toMatchObject([{ name: 'explain_change', args: { category: 'Groceries' } }]);
    const first = await talk.ask('show my last 3 purchases');
    const second = await talk.ask('and the 3 before that');
    const days = (used: typeof first.used) => used.filter(({ unit }) => unit === 'cents').map(({ display }) => display);
    expect(days(second.used)).toHaveLength(3);
    expect(second.text).not.toBe(first.text);
  });
});
