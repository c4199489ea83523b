// What a coach says with the tools for plans, alerts and offers, through the release gate: true sentences pass, false ones are held.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenReply } from '../guardrails/screen.ts';
import { setBudgets } from '../knowledge/budgets.ts';
import { recordConsent } from '../knowledge/consent.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { households } from '../knowledge/db/seed.ts';
import type { Fact } from '../knowledge/fact.ts';
import { setGoals } from '../knowledge/goals.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { AlertsData } from '../tools/get-alerts.ts';
import type { RecommendationsData } from '../tools/get-recommendations.ts';
import { turnOf } from '../tools/shared/fixture.ts';

const TODAY = '2026-10-20';
let db: Database;
let user: string;

beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { name: 'Everyday Checking', currentCents: 250_000, balanceOn: TODAY });
  const savings = await addAccount(db, user, {
    name: 'Rainy Day',
    subtype: 'savings',
    currentCents: 500_000,
    balanceOn: TODAY,
  });
  await addAccount(db, user, {
    name: 'Visa',
    mask: '4523',
    type: 'credit',
    subtype: 'credit card',
    currentCents: 340_000,
    limitCents: 500_000,
    balanceOn: TODAY,
  });
  const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];
  await addRows(db, user, checking, [
    ...months.flatMap((month) => [
      { on: `${month}-01`, cents: -400_000, merchant: 'Acme Payroll', code: 'INCOME_SALARY' },
      { on: `${month}-02`, cents: 150_000, merchant: 'Oak Homes', code: 'RENT_AND_UTILITIES_RENT' },
      { on: `${month}-10`, cents: 41_250, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
      { on: `${month}-15`, cents: 23_300, merchant: 'Noodle Bar', code: 'FOOD_AND_DRINK_RESTAURANT' },
      { on: `${month}-30`, cents: 1_599, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    ]),
    { on: '2026-10-02', cents: 150_000, merchant: 'Oak Homes', code: 'RENT_AND_UTILITIES_RENT' },
    { on: '2026-10-10', cents: 31_250, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-10-19', cents: 27_500, merchant: 'Noodle Bar', code: 'FOOD_AND_DRINK_RESTAURANT' },
  ]);
  await asCustomer(db, user, async (tx) => {
    await setBudgets(tx, [
      { category: 'Groceries', month_cents: 45_000 },
      { category: 'Eating out', month_cents: 20_000 },
    ]);
    await setGoals(
      tx,
      [
        { name: 'Vacation', target_cents: 300_000, due_on: '2027-06-01', saved_cents: 60_000 },
        { name: 'New car', target_cents: 1_000_000, account_id: savings, start_cents: 300_000 },
      ],
      { today: '2026-08-01' },
    );
    await recordConsent(tx, { purposes: ['offers'], granted: true });
  });
});
afterAll(() => db.close());

/** Fills `[label]` with the reference to the fact of this label. */
async function spoken(tool: string, args: object, sentence: string) {
  const turn = turnOf(db, user, { today: TODAY });
  const answer = await turn.call(tool, args);
  expect(answer.ok, answer.text).toBe(true);
  const text = sentence.replace(/\[([^\]]+)\]/g, (_, label: string) => `{{${turn.fact(label).id}}}`);
  return screened(text, turn.book.facts);
}

async function screened(text: string, facts: Fact[], changed: string[] = []) {
  const { action, verdicts } = await screenReply(text, { facts, today: TODAY, customerText: '', changed });
  const why = verdicts
    .filter((verdict) => verdict.action === 'hold')
    .map(({ code, evidence = [] }) =>
      [code, ...evidence.flatMap((id) => facts.find((fact) => fact.id === id)?.label ?? id)].join(': '),
    );
  return { action, why, text };
}

const TRUE: [tool: string, args: object, sentences: string[]][] = [
  [
    'get_budgets',
    {},
    [
      'Your Groceries budget is [Groceries monthly budget] a month.',
      'You have spent [Groceries spending] of your [Groceries monthly budget] Groceries budget this month.',
      'You have [Left of the Groceries budget] left of your Groceries budget.',
      'There is [Left of the Groceries budget] left in your Groceries budget this month.',
      'You are [Over the Eating out budget] over your Eating out budget.',
      'Your Eating out spending is [Eating out spending] so far this month, and the budget is [Eating out monthly budget].',
      'There are [Days left in the month] left in the month.',
      'In all, you spent [Total spending in categories with a budget] of the [Total monthly budget] you budgeted.',
      'By today, an even pace would be [Groceries budget at an even pace] of your Groceries budget.',
    ],
  ],
  [
    'suggest_budget',
    {},
    [
      'I suggest a Groceries budget of [Suggested monthly Groceries budget] a month.',
      'In a typical month you spend [Groceries spending in a typical month] on groceries.',
      'The suggested budget comes to [Total suggested monthly budget] a month in total.',
      'Your needs in the suggested budget are [Suggested monthly budget for needs] a month.',
      'Needs come to [Needs as a share of income] of your income.',
      'By the 50/30/20 rule, needs would be [Needs by the 50/30/20 rule].',
      'That would leave [Left for savings and debt each month] a month for savings and debt.',
      'I looked at [Number of full months looked at] full months.',
      'Your income in a typical month is [Income in a typical month].',
    ],
  ],
  [
    'get_goals',
    {},
    [
      'Your Vacation goal is [Vacation goal target].',
      'You have saved [Saved for the Vacation goal] for your Vacation goal so far.',
      'You have reached [Share of the Vacation goal reached] of your Vacation goal.',
      'You still need to save [Still missing for the Vacation goal] for your Vacation goal.',
      'To reach your Vacation goal by [Day of the Vacation goal], save [Monthly amount to save for the Vacation goal] a month.',
      'You have saved [Saved for the New car goal] of the [New car goal target] target of your New car goal.',
    ],
  ],
  [
    'set_budget',
    { category: 'groceries', monthCents: 40_000 },
    ['Your Groceries budget would be [Groceries monthly budget] a month.'],
  ],
];

const FALSE: [tool: string, args: object, sentences: string[]][] = [
  [
    'get_budgets',
    {},
    [
      'Your Groceries budget is [Groceries spending] a month.',
      'Your Groceries budget is [Eating out monthly budget] a month.',
      'You have spent [Left of the Groceries budget] on groceries this month.',
      'Your Groceries budget is [Groceries monthly budget] a week.',
      'You have spent [Groceries monthly budget] on groceries this month.',
      'You spent [Groceries spending] on groceries in September.',
      'Your Groceries budget is $500 a month.',
      'You have [Over the Eating out budget] left of your Groceries budget.',
    ],
  ],
  [
    'suggest_budget',
    {},
    [
      'In a typical month you spend [Suggested monthly Groceries budget] on eating out.',
      'Your income in a typical month is [Total suggested monthly budget].',
      'Your rent budget could be [Suggested monthly Groceries budget] a month.',
      'By the 50/30/20 rule, wants would be $2,500.',
    ],
  ],
  [
    'get_goals',
    {},
    [
      'You have saved [Vacation goal target] for your Vacation goal so far.',
      'You have saved [Saved for the Vacation goal] for your New car goal.',
      'Your Vacation goal needs [Monthly amount to save for the Vacation goal] a week.',
      'Your Vacation goal is due on June 2, 2027.',
    ],
  ],
];

const rows = (list: typeof TRUE) =>
  list.flatMap(([tool, args, sentences]) => sentences.map((sentence) => [tool, sentence, args] as const));

describe('a sentence with facts of plans', () => {
  it.each(rows(TRUE))('from %s passes when true: %s', async (tool, sentence, args) => {
    expect(await spoken(tool, args, sentence)).toMatchObject({ why: [] });
  });

  it.each(rows(FALSE))('from %s is held when false: %s', async (tool, sentence, args) => {
    expect(await spoken(tool, args, sentence)).toMatchObject({ action: 'hold' });
  });
});

describe('what a tool says itself', () => {
  it.each([
    ['set_budget', { category: 'groceries', monthCents: 40_000 }],
    ['set_budget', { category: 'travel', monthCents: 12_345 }],
    ['set_goal', { name: 'Laptop', targetCents: 150_000, dueOn: '2027-03-01' }],
    ['set_goal', { name: 'vacation', targetCents: 350_000 }],
    ['set_goal', { name: 'House', targetCents: 350_000 }],
    ['make_commitment', { kind: 'cancel', payee: 'netflix' }],
    ['make_commitment', { kind: 'pay_more', account: 'visa', amountCents: 20_000 }],
    ['make_commitment', { kind: 'save_more', account: 'rainy day', amountCents: 20_000 }],
    ['make_commitment', { kind: 'save_more', amountCents: 20_000 }],
    ['make_commitment', { kind: 'spend_less', category: 'eating out', amountCents: 15_000, checkOn: '2026-12-01' }],
  ])('to ask for %s %j, and when it is done, passes', async (tool, args) => {
    const asking = turnOf(db, user, { today: TODAY });
    const asked = await asking.call(tool, args);
    // Names become the customer's own; amounts stay as they were asked.
    const amounts = Object.fromEntries(Object.entries(args).filter(([, value]) => typeof value === 'number'));
    expect(asked.proposed, asked.text).toMatchObject({ tool, args: amounts });
    expect(await screened(asked.said ?? '', asking.book.facts)).toMatchObject({ why: [] });
    const doing = turnOf(db, user, { today: TODAY, approve: async () => {} });
    const done = await doing.call(tool, asked.proposed?.args);
    expect(done.ok, done.text).toBe(true);
    expect(await screened(done.said ?? '', doing.book.facts, [tool])).toMatchObject({ why: [] });
  });
});

describe('alerts and suggestions', () => {
  const homes = households({ seed: 7, anchorOn: '2026-07-31' });

  it.each(homes.map(({ key }) => key))('of the household %s pass the gate in their own words', async (key) => {
    const home = homes.find((each) => each.key === key);
    const owner = await testCustomer(db, { timeZone: home?.timeZone });
    let shown = 0;
    const content = JSON.stringify(home?.plaid);
    await importFile(db, owner, { name: 'bank.json', content }, { today: '2026-07-31' });
    await db.owner.execute(
      sql`insert into ledger.consent_records (user_id, purpose, granted) values (${owner}, 'offers', true)`,
    );
    const said: { sentence: string; why: string[] }[] = [];
    for (const tool of ['get_alerts', 'get_recommendations']) {
      const turn = turnOf(db, owner, { today: '2026-07-31' });
      const { data } = await turn.call(tool, {});
      const found = data as Partial<AlertsData & RecommendationsData>;
      for (const { said: id, figures } of [...(found.alerts ?? []), ...(found.items ?? [])]) {
        const { why } = await screened(`{{${id}}}`, turn.book.facts);
        const sentence = turn.byId(id)?.display ?? '';
        said.push({ sentence, why });
        for (const figure of figures) if (sentence.includes(turn.byId(figure)?.display ?? 'x')) shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(said.length / 2);
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter(({ why }) => why.length > 0)).toEqual([]);
  });
});
