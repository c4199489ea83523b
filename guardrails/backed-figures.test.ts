import { describe, expect, it } from 'vitest';
import { createFactBook, type Fact, type FactDraft } from '../knowledge/fact.ts';
import { backedFigures } from './backed-figures.ts';
import type { Passage, RailContext } from './rail.ts';
import { defaultContext } from './screen.ts';

const TODAY = '2026-11-02';
const october = { from: '2026-10-01', to: '2026-10-31' };

function factsOf(...drafts: (FactDraft & { tool?: string })[]): Fact[] {
  const book = createFactBook(TODAY);
  for (const { tool = 'get_spending', ...draft } of drafts) book.for(tool).add(draft);
  return book.facts;
}

/** "ok", or the code the sentence is held for. */
function check(text: string, facts: Fact[], known: Partial<RailContext> = {}): string {
  return backedFigures.check({ text, shown: text }, { ...defaultContext({ today: TODAY, ...known, facts }) }).code;
}

const groceries: FactDraft = {
  label: 'Groceries spending',
  entity: 'Groceries',
  value: 41_250,
  unit: 'cents',
  period: october,
};
const dining: FactDraft = {
  label: 'Eating out spending',
  entity: 'Eating out',
  value: 23_175,
  unit: 'cents',
  period: october,
};

describe('a written figure says a fact at the precision it is written with', () => {
  const facts = factsOf(
    { ...groceries, value: 41_237 },
    { label: 'Visa utilization', entity: 'Visa', value: 6_840, unit: 'bps', tool: 'get_signals' },
  );

  it.each([
    ['You spent $412.37 on groceries in October.', 'ok'],
    ['You spent $412 on groceries in October.', 'ok'],
    ['You spent about $410 on groceries in October.', 'ok'],
    ['Your Visa utilization is 68.4%.', 'ok'],
    ['Your Visa utilization is 68%.', 'ok'],
    ['You spent $413 on groceries in October.', 'figure-without-source'],
    ['You spent $410 on groceries in October.', 'figure-without-source'],
    ['You spent about $400 on groceries in October.', 'figure-without-source'],
    ['You spent about $420 on groceries in October.', 'figure-without-source'],
    ['You spent 412.37% on groceries in October.', 'figure-without-source'],
    ['You spent €412.37 on groceries in October.', 'figure-without-source'],
    ['Your Visa utilization is 69%.', 'figure-without-source'],
    ['Your Visa utilization is 68 points.', 'figure-without-source'],
    ['You spent more than $412.37 on groceries in October.', 'comparison-without-source'],
  ])('%s', (text, code) => expect(check(text, facts)).toBe(code));
});

describe('each figure goes with the name closest to it', () => {
  const facts = factsOf(groceries, dining);

  it.each([
    ['You spent {{f1}} on groceries and {{f2}} on eating out.', 'ok'],
    ['Groceries {{f1}}, eating out {{f2}}.', 'ok'],
    ['{{f1}} went to groceries and {{f2}} to dining.', 'ok'],
    ['Groceries and eating out were {{f1}} and {{f2}}.', 'ok'],
    ['You spent {{f2}} on groceries and {{f1}} on eating out.', 'wrong-label'],
    ['Groceries {{f2}}, eating out {{f1}}.', 'wrong-label'],
    ['Groceries and eating out were {{f2}} and {{f1}}.', 'wrong-label'],
    ['You spent {{f1}} on groceries and eating out.', 'wrong-label'],
    ['You spent {{f1}} on groceries and {{f1}} on groceries.', 'figure-said-twice'],
    ['You spent {{f1}} in October.', 'wrong-label'],
    ['You spent {{f1}} on groceries at Costco.', 'wrong-label'],
  ])('%s', (text, code) => expect(check(text, facts)).toBe(code));
});

describe('what a sentence leaves unsaid', () => {
  const facts = factsOf(groceries, {
    label: 'Number of groceries purchases',
    entity: 'Groceries',
    value: 11,
    unit: 'count',
    period: october,
  });
  const released = 'You spent $412.50 on groceries in October 2026. ';

  it('may have been said just before, or asked', () => {
    expect(check('That covers {{f2}} purchases.', facts, { released })).toBe('ok');
    expect(check('You spent {{f1}}.', facts, { customerText: 'How much did I spend on groceries?' })).toBe('ok');
  });

  it('may not come from nowhere or from another subject', () => {
    expect(check('That covers {{f2}} purchases.', facts)).toBe('wrong-label');
    expect(check('That covers {{f2}} purchases.', facts, { released: 'You spent $231.75 on rent. ' })).toBe(
      'wrong-label',
    );
  });

  it('keeps the time of the line that opens a list', () => {
    expect(check('- Groceries: {{f1}}', facts, { released: 'Here is October 2026:\n' })).toBe('ok');
    expect(check('- Groceries: {{f1}}', facts, { released: 'Here is September 2026:\n' })).toBe('wrong-period');
  });

  it('keeps the heads of a table', () => {
    const table = (head: string) => `| Category | ${head} |\n|---|---|\n`;
    expect(check('| Groceries | {{f1}} |', facts, { released: table('October') })).toBe('ok');
    expect(check('| Groceries | {{f1}} |', facts, { released: table('September') })).toBe('wrong-period');
    expect(check('| Rent | {{f1}} |', facts, { released: table('October') })).toBe('wrong-label');
    expect(check('| Groceries | {{f1}} |', facts, { released: table('Refunds') })).toBe('wrong-label');
  });
});

describe('measures that exclude each other', () => {
  const card = (label: string, value: number): FactDraft & { tool: string } => ({
    label: `Visa ending in 4523 ${label}`,
    entity: 'Visa ending in 4523',
    value,
    unit: 'cents',
    tool: 'get_accounts',
  });
  const facts = factsOf(card('balance owed', 340_000), card('credit limit', 500_000), card('minimum payment', 8_500), {
    label: 'Total income',
    entity: 'Income',
    value: 520_000,
    unit: 'cents',
    period: october,
    tool: 'get_income',
  });

  it.each([
    ['You owe {{f1}} on your Visa.', 'ok'],
    ['Your Visa has a limit of {{f2}} and a balance of {{f1}}.', 'ok'],
    ['You have used {{f1}} of your {{f2}} Visa limit.', 'ok'],
    ['The minimum payment on your Visa is {{f3}}.', 'ok'],
    ['You earned {{f4}} in October.', 'ok'],
    ['You owe {{f2}} on your Visa.', 'wrong-label'],
    ['Your Visa has a limit of {{f1}} and a balance of {{f2}}.', 'wrong-label'],
    ['You have used {{f2}} of your {{f1}} Visa limit.', 'wrong-label'],
    ['The minimum payment on your Visa is {{f1}}.', 'wrong-label'],
    ['You spent {{f4}} in October.', 'wrong-label'],
    ['Your average income in October was {{f4}}.', 'wrong-label'],
    ['Your Visa ending in 1111 has a balance of {{f1}}.', 'figure-without-source'],
    ['Your Mastercard has a balance of {{f1}}.', 'wrong-label'],
  ])('%s', (text, code) => expect(check(text, facts)).toBe(code));
});

describe('rates', () => {
  const facts = factsOf(
    { label: 'Netflix subscription, monthly', entity: 'Netflix', value: 1_549, unit: 'cents', tool: 'get_signals' },
    groceries,
    { ...groceries, label: 'Groceries spending a day', value: 1_266 },
  );

  it.each([
    ['You spent {{f3}} a day on groceries in October.', 'ok'],
    ['Daily groceries spending in October: {{f3}}', 'ok'],
    ['You spent {{f3}} on groceries in October.', 'wrong-rate'],
    ['Netflix is {{f1}}.', 'ok'],
    ['Netflix is {{f1}} a month.', 'ok'],
    ['- Netflix: {{f1}}/month', 'ok'],
    ['Netflix is {{f1}} a year.', 'wrong-rate'],
    ['Netflix is {{f1}} per week.', 'wrong-rate'],
    ['Groceries cost you {{f2}} a month.', 'wrong-rate'],
  ])('%s', (text, code) => expect(check(text, facts)).toBe(code));
});

describe('times', () => {
  const year = { from: '2026-01-01', to: TODAY };
  const facts = factsOf(
    groceries,
    { ...groceries, value: 398_000, period: year },
    { ...groceries, value: 40_100, period: { from: '2026-10-04', to: TODAY } },
  );

  it.each([
    ['You spent {{f1}} on groceries last month.', 'ok'],
    ['You spent {{f1}} on groceries from October 1 to October 31, 2026.', 'ok'],
    ['You spent {{f1}} on groceries in Oct.', 'ok'],
    ['You spent {{f2}} on groceries this year.', 'ok'],
    ['You spent {{f3}} on groceries in the last 30 days.', 'ok'],
    ['You spent {{f1}} on groceries this year.', 'wrong-period'],
    ['You spent {{f2}} on groceries last month.', 'wrong-period'],
    ['You spent {{f1}} on groceries in the last 90 days.', 'wrong-period'],
    ['You spent {{f1}} on groceries in Q3.', 'wrong-period'],
    ['You spent {{f1}} on groceries on October 3.', 'wrong-period'],
    ['You spent {{f1}} on groceries the month before.', 'unread-period'],
    ['I looked at October 2026.', 'ok'],
    ['I looked at August 2026.', 'wrong-period'],
    ['You can ask about last month or this year.', 'ok'],
  ])('%s', (text, code) => expect(check(text, facts)).toBe(code));
});

describe('receipts are worked out again', () => {
  const book = (
    op: 'sum' | 'difference' | 'percent' | 'average' | 'min' | 'max',
    value: number,
    unit: 'cents' | 'bps' = 'cents',
    label = 'Total of both',
  ) => {
    const facts = factsOf(groceries, dining, {
      label,
      value,
      unit,
      period: october,
      receipt: { op, operands: ['f1', 'f2'] },
    });
    return check(`${label} in October: {{f3}}.`, facts);
  };

  it('and pass when they come out', () => {
    expect(book('sum', 64_425)).toBe('ok');
    expect(book('difference', 18_075, 'cents', 'Difference between both')).toBe('ok');
    expect(book('percent', 17_799, 'bps', 'Groceries against eating out')).toBe('ok');
    expect(book('average', 32_213, 'cents', 'Average of both')).toBe('ok');
    expect(book('min', 23_175, 'cents', 'Smallest of both')).toBe('ok');
    expect(book('max', 41_250, 'cents', 'Largest of both')).toBe('ok');
  });

  it('and hold when they do not', () => {
    expect(book('sum', 64_426)).toBe('receipt-mismatch');
    expect(book('difference', -18_075, 'cents', 'Difference between both')).toBe('receipt-mismatch');
    expect(book('percent', 17_900, 'bps', 'Groceries against eating out')).toBe('receipt-mismatch');
    expect(book('sum', 64_425, 'bps')).toBe('receipt-mismatch');
    expect(book('min', 41_250, 'cents', 'Smallest of both')).toBe('receipt-mismatch');
    expect(book('max', 23_175, 'cents', 'Largest of both')).toBe('receipt-mismatch');
  });

  it('and hold when an operand is unknown or the receipt goes in a circle', () => {
    const missing = factsOf({ ...groceries, receipt: { op: 'sum', operands: ['f7'] } });
    const circle = factsOf({ ...groceries, receipt: { op: 'sum', operands: ['f1'] } });
    expect(check('You spent {{f1}} on groceries.', missing)).toBe('receipt-mismatch');
    expect(check('You spent {{f1}} on groceries.', circle)).toBe('receipt-mismatch');
  });
});

describe('more and less, up and down', () => {
  const before = { ...groceries, value: 38_910, period: { from: '2026-09-01', to: '2026-09-30' } };
  const change: FactDraft = {
    label: 'Change in groceries spending',
    entity: 'Groceries',
    value: 2_340,
    unit: 'cents',
    period: october,
    receipt: { op: 'difference', operands: ['f1', 'f2'] },
  };
  const facts = factsOf(groceries, before, change, dining);

  it.each([
    ['Groceries rose from {{f2}} in September to {{f1}} in October.', 'ok'],
    ['Groceries were up {{f3}} in October.', 'ok'],
    ['You spent more on groceries ({{f1}}) than on eating out ({{f4}}) in October.', 'ok'],
    ['Groceries fell from {{f2}} in September to {{f1}} in October.', 'wrong-order'],
    ['Groceries were down {{f3}} in October.', 'wrong-sign'],
    ['You spent {{f3}} less on groceries in October.', 'wrong-sign'],
    ['You spent less on groceries ({{f1}}) than on eating out ({{f4}}) in October.', 'wrong-order'],
    ['Groceries came to {{f3}} in October.', 'wrong-label'],
    ['Groceries were up {{f1}} in October.', 'wrong-label'],
  ])('%s', (text, code) => expect(check(text, facts)).toBe(code));
});

describe('figures of the customer and of articles', () => {
  const article: Passage = {
    articleId: 'fund',
    title: 'How big should an emergency fund be?',
    url: 'https://example.org/fund',
    text: 'A common target for an emergency fund is 3 to 6 months of expenses. Keep card use under 30% of the limit.',
  };
  const customerText = 'Can I save $500 a month for a trip by June 1?';

  it.each([
    ['You asked about $500 a month.', 'ok'],
    ['If you save $500 for the trip, start now.', 'ok'],
    ['You saved $500 last month.', 'figure-without-source'],
    ['You asked about $600 a month.', 'figure-without-source'],
    ['You want to go by June 1.', 'ok'],
    ['An emergency fund is often 3 to 6 months of expenses.', 'ok'],
    ['Try to keep card use under 30% of the limit.', 'ok'],
    ['Try to keep card use over 30% of the limit.', 'figure-without-source'],
    ['An emergency fund is often 9 months of expenses.', 'figure-without-source'],
    ['Cats sleep 6 months.', 'figure-without-source'],
    ['Your card use is 30% of the limit.', 'ok'],
    ['See https://example.org/fund', 'ok'],
    ['See https://example.org/4500-dollars', 'figure-without-source'],
  ])('%s', (text, code) => expect(check(text, [], { customerText, articles: [article] })).toBe(code));
});

describe('words that only look like figures', () => {
  it.each([
    'First, look at your 401(k) and your W-2.',
    'One of these may help, and no one has to do it at once.',
    'Call 988 at any time, 24/7.',
    'The 50/30/20 rule is one way to start.',
    'Let me take a second look.',
    '1. Pay more than the minimum.',
    'You may want to march on.',
  ])('%s', (text) => expect(check(text, [])).toBe('ok'));
});

it('gives a day to what is named beside it, not to what an earlier sentence named', () => {
  const price = (merchant: string, value: number, on: string): FactDraft[] => [
    { label: `${merchant} new price`, entity: merchant, value, unit: 'cents' },
    { label: `${merchant} price increase day`, entity: merchant, value: on, unit: 'date' },
  ];
  const facts = factsOf(...price('Calm', 1_899, '2026-05-27'), ...price('Adobe', 2_799, '2026-08-18'));
  const released = 'The new price of Adobe is $27.99 since August 18, 2026. ';
  expect(check('The new price of Calm is {{f1}} since {{f2}}.', facts, { released })).toBe('ok');
  expect(check('The new price of Calm is {{f1}} since {{f4}}.', facts, { released })).toBe('wrong-label');
});

it('lets the digits of an account through where they name the account, and nowhere else', () => {
  const facts = factsOf({
    label: 'Visa ending in 4523 balance',
    entity: 'Visa ending in 4523',
    value: 340_000,
    unit: 'cents',
    tool: 'get_accounts',
  });
  expect(check('Your Visa ending in 4523 has {{f1}}.', facts)).toBe('ok');
  expect(check('Your Visa (...4523) has {{f1}}.', facts)).toBe('ok');
  expect(check('Your Visa ending in 4532 has {{f1}}.', facts)).not.toBe('ok');
  expect(check('You spent $4523 on your Visa.', facts)).toBe('figure-without-source');
});

it('says where in the sentence and which fact, never what the customer has', () => {
  const finding = backedFigures.check(
    { text: 'You spent {{f1}} on rent.', shown: '' },
    { ...defaultContext({ facts: factsOf(groceries), today: TODAY }) },
  );
  expect(finding).toMatchObject({
    action: 'hold',
    code: 'wrong-label',
    spans: [{ start: 10, end: 16 }],
    evidence: ['f1'],
  });
});
