// A household's facts and the many ways to say them truly, for tests that corrupt what is said.
import { addDays, monthOf, type Period } from '../knowledge/calendar.ts';
import { createFactBook, type Fact } from '../knowledge/fact.ts';

/** The day of every fixture. */
export const TODAY = '2026-11-02';

/** Names facts by what they are, so that templates can speak of them. */
export type Household = Record<string, Fact>;

/** Facts of one household; `next` gives a whole number below its argument. */
export function someHousehold(next: (below: number) => number): { facts: Fact[]; named: Household } {
  const book = createFactBook(TODAY);
  const [spending, income, accounts, signals] = ['get_spending', 'get_income', 'get_accounts', 'get_signals'].map(
    (tool) => book.for(tool),
  );
  const transactions = book.for('find_transactions');
  if (!spending || !income || !accounts || !signals) throw new Error('four tools');
  const period = monthOf(TODAY, -1);
  const before = monthOf(TODAY, -2);
  const cents = () => 1_000 + next(400_000);
  const day = (within: Period) => addDays(within.from, next(27));
  const money = (
    of: typeof spending,
    label: string,
    entity: string | undefined,
    when: Period | undefined,
    value = cents(),
  ) => of.add({ label, value, unit: 'cents', ...(entity && { entity }), ...(when && { period: when }) });
  const card = 'Visa ending in 4523';
  const checking = 'Everyday Checking ending in 1207';
  const savings = 'Rainy Day Savings ending in 8831';
  const limit = 300_000 + next(20) * 50_000;
  const owed = 20_000 + next(limit - 40_000);
  const boughtOn = day(period);
  const groceries = money(spending, 'Groceries spending', 'Groceries', period);
  const groceriesBefore = money(
    spending,
    'Groceries spending',
    'Groceries',
    before,
    Number(groceries.value) - 500 - next(400),
  );
  const total = money(spending, 'Total spending', undefined, period, Number(groceries.value) + 100_000 + cents());
  const inChecking = money(accounts, `${checking} balance`, checking, undefined);
  const inSavings = money(accounts, `${savings} balance`, savings, undefined);
  const named: Household = {
    groceries,
    groceriesBefore,
    dining: money(spending, 'Eating out spending', 'Eating out', period),
    rent: money(spending, 'Rent spending', 'Rent', period),
    total,
    purchases: spending.add({
      label: 'Number of groceries purchases',
      entity: 'Groceries',
      value: 4 + next(30),
      unit: 'count',
      period,
    }),
    refunds: money(spending, 'Groceries refunds', 'Groceries', period),
    largest: money(transactions, "Trader Joe's purchase", "Trader Joe's", { from: boughtOn, to: boughtOn }),
    boughtOn: transactions.add({
      label: "Day of Trader Joe's purchase",
      entity: "Trader Joe's",
      value: boughtOn,
      unit: 'date',
    }),
    income: money(income, 'Total income', 'Income', period),
    deposits: income.add({
      label: 'Number of income deposits',
      entity: 'Income',
      value: 2 + next(6),
      unit: 'count',
      period,
    }),
    acme: money(income, 'Income from Acme Corp', 'Acme Corp', period),
    checking: inChecking,
    available: money(accounts, `${checking} available balance`, checking, undefined),
    savings: inSavings,
    cash: accounts.add({
      label: 'Total cash in your accounts',
      value: Number(inChecking.value) + Number(inSavings.value),
      unit: 'cents',
      receipt: { op: 'sum', operands: [inChecking.id, inSavings.id] },
    }),
    owed: money(accounts, `${card} balance owed`, card, undefined, owed),
    limit: money(accounts, `${card} credit limit`, card, undefined, limit),
    minimum: money(accounts, `${card} minimum payment`, card, undefined, 2_500 + next(9_000)),
    dueOn: accounts.add({
      label: `${card} payment due day`,
      entity: card,
      value: addDays(TODAY, 4 + next(20)),
      unit: 'date',
    }),
    utilization: signals.add({
      label: `${card} utilization`,
      entity: card,
      value: 1_000 + next(80) * 100,
      unit: 'bps',
    }),
    subscriptions: signals.add({ label: 'Number of subscriptions', value: 3 + next(9), unit: 'count' }),
    subscriptionCost: money(signals, 'Monthly subscription spending', undefined, undefined, 3_000 + next(9_000)),
    netflix: money(signals, 'Netflix subscription, monthly', 'Netflix', undefined, 900 + next(2_000)),
    spotify: money(signals, 'Spotify subscription, monthly', 'Spotify', undefined, 900 + next(2_000)),
    change: spending.add({
      label: 'Change in groceries spending',
      entity: 'Groceries',
      value: Number(groceries.value) - Number(groceriesBefore.value),
      unit: 'cents',
      period,
      receipt: { op: 'difference', operands: [groceries.id, groceriesBefore.id] },
    }),
    share: spending.add({
      label: 'Groceries share of spending',
      entity: 'Groceries',
      value: Math.round((Number(groceries.value) / Number(total.value)) * 10_000),
      unit: 'bps',
      period,
      receipt: { op: 'percent', operands: [groceries.id, total.id] },
    }),
    net: money(spending, 'Net cash flow', undefined, period, -20_000 - next(9_000)),
  };
  return { facts: book.facts, named };
}

/** True things to say of any such household: sentences, lists, tables, ranges, changes, shares. */
export const TRUE_REPLIES: readonly string[] = [
  'You spent {{groceries}} on Groceries in October 2026 (October 1 to October 31).',
  'You spent {{groceries}} on groceries last month.',
  'In October, you spent {{groceries}} on groceries and {{dining}} on eating out.',
  'Groceries came to {{groceries}} in October, compared with {{groceriesBefore}} in September.',
  "You spent {{groceries}} on Groceries in October 2026. That covers {{purchases}} purchases; the largest was {{largest}} at Trader Joe's on {{boughtOn}}.",
  'Your groceries were {{groceries}} in October. Refunds of {{refunds}} are not taken off.',
  'Your Visa ending in 4523 is at {{utilization}} of its limit: {{owed}} of {{limit}}.',
  'You pay for {{subscriptions}} subscriptions, about {{subscriptionCost}} a month.',
  'Your subscriptions:\n- Netflix: {{netflix}} a month\n- Spotify: {{spotify}} a month',
  'Your Everyday Checking has {{checking}} (available {{available}}).',
  'Your Rainy Day Savings balance is {{savings}}.',
  'Your total cash is {{cash}}: {{checking}} in Everyday Checking and {{savings}} in Rainy Day Savings.',
  'You earned {{income}} in October, in {{deposits}} deposits.',
  'Your income in October 2026 was {{income}}.',
  'Income from Acme Corp was {{acme}} of it in October 2026.',
  'You brought in {{income}} and spent {{total}} in October.',
  'Your spending on groceries was {{groceries}} in October, which is {{change}} more than in September.',
  'Groceries rose from {{groceriesBefore}} in September to {{groceries}} in October, up {{change}}.',
  'Groceries made up {{share}} of your total spending in October.',
  'You owe {{owed}} on your Visa ending in 4523, and the minimum payment of {{minimum}} is due on {{dueOn}}.',
  'Your Visa has a credit limit of {{limit}}.',
  '**Groceries in October**: {{groceries}}\n**Eating out in October**: {{dining}}',
  '| Category | October 2026 |\n|---|---|\n| Groceries | {{groceries}} |\n| Eating out | {{dining}} |\n| Rent | {{rent}} |',
  '| Category | September | October |\n|---|---|---|\n| Groceries | {{groceriesBefore}} | {{groceries}} |',
  'Here is your spending in October 2026:\n- Groceries: {{groceries}}\n- Eating out: {{dining}}\n- Total spending: {{total}}',
  'You spent {{total}} in total in October 2026.',
  'As of November 2, 2026, your Everyday Checking balance is {{checking}}.',
  'Today your Visa balance is {{owed}}.',
  'You made {{purchases}} grocery purchases last month.',
  'The minimum payment on your Visa is {{minimum}}, due {{dueOn}}.',
  'Your Visa utilization is {{utilization}}.',
  'You had {{refunds}} in grocery refunds in October.',
  'Your net cash flow in October was {{net}}.',
  'Netflix costs {{netflix}} a month and Spotify costs {{spotify}} a month.',
  'Groceries and eating out were {{groceries}} and {{dining}} in October.',
  'Between October 1 and October 31, 2026, groceries cost you {{groceries}}.',
  'From 2026-10-01 to 2026-10-31 you spent {{groceries}} on groceries.',
  'Your card ending in 4523 has {{owed}} on it.',
  'Dining out cost you {{dining}} in October.',
  'You used {{utilization}} of the credit on your Visa ending in 4523.',
  'Your spending in October was {{total}}, and {{groceries}} of it went to groceries.',
  "Your biggest grocery purchase was {{largest}} at Trader Joe's.",
];

/** A template with references: `{{groceries}}` becomes `{{f1}}`. */
export function withReferences(template: string, named: Household): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `{{${named[name]?.id}}}`);
}

/** A template with its figures written out: `{{groceries}}` becomes `$412.50`. */
export function writtenOut(template: string, named: Household): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => named[name]?.display ?? '');
}
