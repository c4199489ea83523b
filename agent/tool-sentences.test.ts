// What a coach would say of profile, net worth, cash flow, comparisons, causes, subscriptions, bills and debts passes the release gate; said falsely it is held.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import type { Fact } from '../knowledge/fact.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import { turnOf } from '../tools/shared/fixture.ts';
import { releaseGate } from './gate.ts';

const TODAY = '2026-10-31';
const october = { from: '2026-10-01', to: '2026-10-31' };
const MONTHS = ['05', '06', '07', '08', '09', '10'];

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { mask: '0001', currentCents: 250_000, balanceOn: TODAY });
  const visa = await addAccount(db, user, {
    name: 'Visa',
    mask: '4523',
    type: 'credit',
    subtype: 'credit card',
    currentCents: 120_000,
    limitCents: 400_000,
    balanceOn: TODAY,
  });
  await db.owner.execute(sql`
    insert into ledger.liabilities (user_id, account_id, kind, is_overdue, last_payment_cents, last_payment_on, last_statement_cents,
      last_statement_on, minimum_payment_cents, next_due_on, aprs)
    values (${user}, ${visa}, 'credit', false, 5000, '2026-10-05', 110000, '2026-10-20', 3500, '2026-11-15',
      '[{"apr_type": "purchase_apr", "apr_percentage": 24.99}]')`);
  await db.owner.execute(sql`
    insert into ledger.balances (user_id, account_id, recorded_at, current_cents)
    values (${user}, ${checking}, '2026-09-30T12:00:00Z', 200000), (${user}, ${visa}, '2026-09-29T12:00:00Z', 130000)`);
  const monthly = (day: string, cents: number, merchant: string, code: string, months = MONTHS) =>
    months.map((month) => ({ on: `2026-${month}-${day}`, cents, merchant, code }));
  await addRows(db, user, checking, [
    ...monthly('01', -300_000, 'Acme Payroll', 'INCOME_SALARY'),
    ...monthly('02', 120_000, 'Oak Street Homes', 'RENT_AND_UTILITIES_RENT'),
    ...monthly('20', 20_000, 'Transfer to savings', 'TRANSFER_OUT_SAVINGS'),
    ...monthly('12', 1_599, 'Netflix', 'ENTERTAINMENT_TV_AND_MOVIES', ['05', '06', '07', '08']),
    ...monthly('12', 1_799, 'Netflix', 'ENTERTAINMENT_TV_AND_MOVIES', ['09', '10']),
    ...monthly('03', 999, 'Spotify', 'ENTERTAINMENT_MUSIC_AND_AUDIO'),
    ...monthly('05', 1_399, 'Hulu', 'ENTERTAINMENT_TV_AND_MOVIES', ['05', '06', '07']),
  ]);
  const groceries = (on: string, cents: number, merchant: string) => ({
    on,
    cents,
    merchant,
    code: 'FOOD_AND_DRINK_GROCERIES',
  });
  await addRows(db, user, visa, [
    groceries('2026-09-03', 5_000, "Trader Joe's"),
    groceries('2026-09-10', 5_000, "Trader Joe's"),
    groceries('2026-09-12', 3_000, 'Aldi'),
    groceries('2026-10-03', 6_000, "Trader Joe's"),
    groceries('2026-10-10', 6_000, "Trader Joe's"),
    groceries('2026-10-17', 6_000, "Trader Joe's"),
    groceries('2026-10-18', 4_000, 'Whole Foods'),
    groceries('2026-10-19', -1_000, 'Whole Foods'),
  ]);
});
afterAll(() => db.close());

/** Names facts: `{Label}` in a sentence is the newest fact of that label, `{Label|2026-09}` the one of that month. */
function fill(sentence: string, facts: readonly Fact[]): string {
  return sentence.replace(/\{([^{}|]+)(?:\|([^{}]+))?\}/g, (_, label: string, month?: string) => {
    const found = facts.filter((fact) => fact.label === label && (!month || fact.period?.from.startsWith(month)));
    const [fact] = found;
    if (!fact) throw new Error(`no fact "${label}" among: ${facts.map((each) => each.label).join(' | ')}`);
    return `{{${fact.id}}}`;
  });
}

async function say(sentence: string, calls: [string, object][]): Promise<string> {
  const turn = turnOf(db, user, { today: TODAY });
  for (const [name, args] of calls) expect((await turn.call(name, args)).ok).toBe(true);
  const gate = releaseGate({ facts: turn.book.facts, today: TODAY, hasConsent: true });
  let said = '';
  const pieces = [gate.push(fill(sentence, turn.book.facts)), gate.end()];
  for (const each of pieces) {
    for await (const piece of each) {
      if ('held' in piece) return `held: ${piece.held.code}`;
      said += piece.released;
    }
  }
  return said;
}

const profile: [string, object][] = [['get_profile', {}]];
const worth: [string, object][] = [['get_net_worth', {}]];
const flow: [string, object][] = [['get_cash_flow', { months: 6 }]];
const flowOfOctober: [string, object][] = [['get_cash_flow', october]];
const compared: [string, object][] = [['compare_periods', { ...october, category: 'groceries' }]];
const comparedPay: [string, object][] = [['compare_periods', { ...october, of: 'income' }]];
const explained: [string, object][] = [['explain_change', { ...october, category: 'groceries' }]];
const subscriptions: [string, object][] = [['get_subscriptions', {}]];
const bills: [string, object][] = [['get_bills', {}]];
const debts: [string, object][] = [['get_debts', {}]];

describe('a true sentence is released', () => {
  test.each<[string, [string, object][], string]>([
    ['You have {Number of linked accounts} linked accounts.', profile, 'You have 2 linked accounts.'],
    ['Your history is {Days of history} long.', profile, 'Your history is 184 days long.'],
    ['Your time zone is {Time zone}.', profile, 'Your time zone is America/New_York.'],
    ['Your net worth is {Net worth}.', worth, 'Your net worth is $1,300.00.'],
    [
      'You own {Total assets} in assets and owe {Total debts} in debts.',
      worth,
      'You own $2,500.00 in assets and owe $1,200.00 in debts.',
    ],
    [
      'Your net worth went up by {Change in net worth} since October 1.',
      worth,
      'Your net worth went up by $600.00 since October 1.',
    ],
    [
      'Your net cash flow was {Net cash flow|2026-10} in October.',
      flow,
      'Your net cash flow was $1,562.02 in October.',
    ],
    [
      'In October, {Money in} came in and you spent {Money out}, so you had {Net cash flow} left over.',
      flowOfOctober,
      'In October, $3,010.00 came in and you spent $1,447.98, so you had $1,562.02 left over.',
    ],
    ['On average you spent {Average money out a month} a month.', flow, ''],
    [
      'You spent {Groceries spending|2026-10} on groceries in October and {Groceries spending|2026-09} in September.',
      compared,
      'You spent $220.00 on groceries in October and $130.00 in September.',
    ],
    [
      'You spent {Change in groceries spending} more on groceries in October than in September.',
      compared,
      'You spent $90.00 more on groceries in October than in September.',
    ],
    [
      'Your grocery spending rose by {Percent change in groceries spending} from September to October.',
      compared,
      'Your grocery spending rose by 69.23% from September to October.',
    ],
    [
      'Your income did not change: {Total income|2026-10} in October.',
      comparedPay,
      'Your income did not change: $3,000.00 in October.',
    ],
    [
      "Spending at Trader Joe's is up {Change in groceries spending at Trader Joe's from how often} because you went there more often.",
      explained,
      '',
    ],
    [
      "Spending at Trader Joe's rose by {Change in groceries spending at Trader Joe's from the price} because of the price.",
      explained,
      '',
    ],
    [
      'Groceries at Whole Foods are {Change in groceries spending at Whole Foods, only in this period} more.',
      explained,
      '',
    ],
    ['Groceries at Aldi are down {Change in groceries spending at Aldi, only in the other period}.', explained, ''],
    ["You made {Number of purchases at Trader Joe's|2026-10} purchases at Trader Joe's in October.", explained, ''],
    ['You have {Number of subscriptions} subscriptions.', subscriptions, 'You have 2 subscriptions.'],
    [
      'Netflix costs {Netflix subscription, monthly} a month, or {Netflix subscription cost a year} a year.',
      subscriptions,
      'Netflix costs $17.99 a month, or $215.88 a year.',
    ],
    [
      'Netflix went up from {Netflix old price} to {Netflix new price} on {Netflix price change day}.',
      subscriptions,
      'Netflix went up from $15.99 to $17.99 on September 12, 2026.',
    ],
    [
      'Your subscriptions cost {Total subscription cost a year} a year in total.',
      subscriptions,
      'Your subscriptions cost $335.76 a year in total.',
    ],
    [
      'The next Netflix charge is due on {Next Netflix charge due}.',
      subscriptions,
      'The next Netflix charge is due on November 12, 2026.',
    ],
    [
      'From October 31 to November 30 you have {Number of bills due} bills due, {Total bills due} in total.',
      bills,
      'From October 31 to November 30 you have 4 bills due, $1,262.98 in total.',
    ],
    [
      'Your Oak Street Homes bill of {Oak Street Homes bill due} is due on {Oak Street Homes bill due day}.',
      bills,
      'Your Oak Street Homes bill of $1,200.00 is due on November 2, 2026.',
    ],
    [
      'The minimum payment due on your Visa is {Visa ending in 4523 minimum payment due}, due on {Visa ending in 4523 minimum payment due day}.',
      bills,
      'The minimum payment due on your Visa is $35.00, due on November 15, 2026.',
    ],
    ['You owe {Visa ending in 4523 balance owed} on your Visa.', debts, 'You owe $1,200.00 on your Visa.'],
    ['The APR of your Visa is {Visa ending in 4523 APR}.', debts, 'The APR of your Visa is 24.99%.'],
    ['You use {Visa ending in 4523 utilization} of your Visa limit.', debts, 'You use 30% of your Visa limit.'],
  ])('%s', async (sentence, calls, expected) => {
    const said = await say(sentence, calls);
    expect(said).not.toMatch(/^held/);
    if (expected) expect(said).toBe(expected);
  });
});

describe('a false sentence is held', () => {
  test.each<[string, [string, object][]]>([
    ['You have {Number of linked accounts} subscriptions.', profile],
    ['Your net worth is {Total assets}.', worth],
    ['You owe {Total assets}.', worth],
    ['Your net worth fell by {Change in net worth} since October 1.', worth],
    ['Your net worth is $1,301.00.', worth],
    ['In September your net cash flow was {Net cash flow|2026-10}.', flow],
    ['In October {Money out} came in.', flowOfOctober],
    ['You spent {Money in} in October.', flowOfOctober],
    ['You spent {Average money out a month} a week.', flow],
    ['You spent {Groceries spending|2026-09} on groceries in October.', compared],
    ['You spent {Change in groceries spending} less on groceries in October than in September.', compared],
    ['You spent {Change in groceries spending} on groceries in October.', compared],
    ['You spent {Groceries spending|2026-10} on restaurants in October.', compared],
    ['Groceries at Aldi are up {Change in groceries spending at Aldi, only in the other period}.', explained],
    ["Groceries at Aldi rose by {Change in groceries spending at Trader Joe's from the price}.", explained],
    ['Netflix costs {Netflix subscription, monthly} a year.', subscriptions],
    ['Spotify costs {Netflix subscription, monthly} a month.', subscriptions],
    ['Netflix went down from {Netflix old price} to {Netflix new price}.', subscriptions],
    ['You earned {Total subscription cost a year}.', subscriptions],
    ['Your Oak Street Homes bill is due on {Netflix subscription due day}.', bills],
    ['Your rent of {Total bills due} is due on November 2.', bills],
    ['You have {Number of bills due} debts.', bills],
    ['The minimum payment on your Visa is {Visa ending in 4523 balance owed}.', debts],
    ['Your Visa limit is {Visa ending in 4523 balance owed}.', debts],
    ['The APR of your Visa is 23.99%.', debts],
    ['You have {Visa ending in 4523 balance owed} in checking.', debts],
  ])('%s', async (sentence, calls) => {
    expect(await say(sentence, calls)).toMatch(/^held: /);
  });
});
