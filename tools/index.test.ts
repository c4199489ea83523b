// The list of tools itself, and what holds for every one of them: whose data it sees, and what it does without any.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testLibrary } from '../knowledge/articles.fixture.ts';
import { setBudgets } from '../knowledge/budgets.ts';
import { recordConsent } from '../knowledge/consent.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { setGoals } from '../knowledge/goals.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import { takeCheckIn } from '../knowledge/wellbeing/check-ins.ts';
import { items } from '../knowledge/wellbeing/items.ts';
import { toolSpecs } from './call.ts';
import { tools } from './index.ts';
import { tellCoach, turnOf } from './shared/fixture.ts';

const NOT_TOOLS = ['index.ts', 'tool.ts', 'call.ts'];
const files = readdirSync(new URL('.', import.meta.url)).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

describe('the list', () => {
  test('has one entry for each file, by the same name', () => {
    expect(tools.length).toBeGreaterThanOrEqual(8);
    const names = files
      .filter((name) => !NOT_TOOLS.includes(name))
      .map((name) => name.replace('.ts', '').replaceAll('-', '_'));
    expect(tools.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  test('has a test beside each file', () => {
    for (const { name } of tools) {
      expect(readdirSync(new URL('.', import.meta.url))).toContain(`${name.replaceAll('_', '-')}.test.ts`);
    }
  });

  test.each(tools.map((tool) => [tool.name, tool] as const))(
    '%s says when to use it, when not, and what the customer sees',
    (_, tool) => {
      expect(tool.description).toMatch(/Use for /);
      expect(tool.description).toMatch(/(Not for|[Ff]or .+ use [a-z_]+)/);
      const named = [...tool.description.matchAll(/\b[a-z]+_[a-z]+\b/g)].map(([name]) => name);
      for (const name of named) expect(tools.map((each) => each.name)).toContain(name);
      expect(tool.step).toMatch(tool.needs ? /^Preparing / : /^Looking /);
      expect(tool.propose !== undefined).toBe(tool.needs === 'approval');
    },
  );

  test('gives models a JSON Schema of each, with no argument for the customer', () => {
    const specs = toolSpecs(tools);
    expect(specs).toHaveLength(tools.length);
    for (const { input } of specs) {
      expect(input).toMatchObject({ type: 'object', additionalProperties: false });
      expect(Object.keys(input.properties ?? {}).join(' ')).not.toMatch(/user|customer/i);
    }
  });
});

describe('every tool', () => {
  let db: Database;
  let owner: string;
  let other: string;
  let secrets: string[];
  const october = { from: '2026-10-01', to: '2026-10-31' };
  // What each tool is asked, aiming at the other customer's money by every name it goes by.
  const calls: Record<string, object[]> = {
    get_profile: [{}],
    get_net_worth: [{}],
    get_cash_flow: [{}, { from: '2026-05-01', to: '2026-10-31' }, { months: 1 }],
    compare_periods: [
      { ...october, againstFrom: '2026-05-01', againstTo: '2026-05-31' },
      { ...october, merchant: 'Zebra Vault' },
      { ...october, of: 'income', againstFrom: '2026-05-01', againstTo: '2026-05-31' },
    ],
    explain_change: [october, { ...october, account: 'Hidden Card' }, { ...october, category: 'Groceries' }],
    get_subscriptions: [{}, { merchant: 'Zebra Stream' }, { status: 'ended' }],
    get_bills: [{}, { days: 7 }],
    get_debts: [{}, { account: 'Hidden Card' }],
    get_accounts: [{}, { account: 'Hidden Checking' }, { account: '6543' }],
    get_spending: [
      october,
      { ...october, merchant: 'Zebra Vault' },
      { ...october, account: 'Hidden Card' },
      { ...october, category: 'Groceries' },
    ],
    get_income: [{ from: '2026-05-01', to: '2026-10-31' }],
    find_transactions: [
      {},
      { text: 'Zebra' },
      { merchant: 'Zebra Vault' },
      { account: '6543' },
      { minCents: 777_001, maxCents: 777_003 },
    ],
    forecast_balance: [{}, { days: 60, bufferCents: 0 }],
    what_if: [
      { change: 'cancel', what: 'Zebra Stream' },
      { change: 'cut_spending', what: 'Groceries', percent: 10 },
      { change: 'save_more', monthlyCents: 5_000 },
      { change: 'lose_income' },
      { change: 'pay_more', what: 'Hidden Card', monthlyCents: 5_000 },
    ],
    project_payoff: [{}, { stated: [{ debt: '6544', aprPct: 20, minimumCents: 40_000 }] }],
    project_savings: [{ goalCents: 900_000 }, { goalCents: 900_000, account: 'Hidden Checking', monthlyCents: 100 }],
    calculate_loan: [{ amountCents: 100_000, ratePct: 6, months: 12 }],
    calculate: [
      {
        operation: 'sum',
        operands: [
          { label: 'Apples', count: 3 },
          { label: 'Pears', count: 4 },
        ],
      },
    ],
    get_budgets: [{}, { category: 'Groceries' }],
    suggest_budget: [{}],
    set_budget: [{ category: 'Groceries', monthCents: 500 }],
    get_goals: [{}, { goal: 'Zebra Farm' }],
    set_goal: [
      { name: 'Boat', targetCents: 900, account: 'Hidden Checking' },
      { name: 'Zebra Farm', targetCents: 900 },
    ],
    make_commitment: [
      { kind: 'cancel', payee: 'Zebra Stream' },
      { kind: 'pay_more', account: 'Hidden Card', amountCents: 500 },
      { kind: 'spend_less', category: 'Groceries', amountCents: 500 },
    ],
    get_alerts: [{}],
    get_recommendations: [{}, { window: '30d' }],
    find_offers: [{}, { product: 'balance transfer card' }],
    request_human: [{}],
    get_signals: [{}, { about: 'cards' }, { about: 'subscriptions', window: '180d' }],
    get_persona: [{}],
    get_wellbeing: [{}],
    get_memories: [{}],
    forget_memory: [{ what: 'Zebra Farm' }, { what: 'everything' }],
    search_articles: [{ query: 'Zebra Vault' }],
    explain_term: [{ term: 'escrow' }],
  };

  beforeAll(async () => {
    db = await testLibrary();
    owner = await testCustomer(db);
    other = await testCustomer(db);
    const checking = await addAccount(db, owner, { name: 'Hidden Checking', mask: '6543', currentCents: 777_001 });
    const card = await addAccount(db, owner, {
      name: 'Hidden Card',
      mask: '6544',
      type: 'credit',
      subtype: 'credit card',
      currentCents: 777_002,
      limitCents: 999_003,
    });
    const monthly = ['2026-07-03', '2026-08-03', '2026-09-03', '2026-10-03'];
    const ids = [
      ...(await addRows(db, owner, checking, [
        { on: '2026-05-01', cents: -777_003, merchant: 'Zebra Payroll', code: 'INCOME_SALARY' },
        { on: '2026-10-31', cents: 777_003, merchant: 'Zebra Vault', code: 'FOOD_AND_DRINK_GROCERIES' },
      ])),
      ...(await addRows(
        db,
        owner,
        card,
        monthly.map((on) => ({ on, cents: 1_113, merchant: 'Zebra Stream', code: 'ENTERTAINMENT_TV_AND_MOVIES' })),
      )),
    ];
    const answers = Object.fromEntries(items.map(({ id, choices }) => [id, choices[4]?.id ?? '']));
    await asCustomer(db, owner, (tx) => takeCheckIn(tx, { answers, age_group: '62-plus' }, { today: '2026-02-28' }));
    await asCustomer(db, owner, async (tx) => {
      await setBudgets(tx, [{ category: 'Groceries', month_cents: 777_004 }]);
      await setGoals(tx, [{ name: 'Zebra Farm', target_cents: 777_005, account_id: checking }], {
        today: '2026-10-01',
      });
      await recordConsent(tx, { purposes: ['offers'], granted: true });
    });
    await tellCoach(db, owner, "I'm saving for a Zebra Farm", '2026-10-01');

    secrets = [
      'February 28',
      'Zebra Payroll',
      'Zebra Stream',
      'Zebra Farm',
      '77.78',
      'Hidden C',
      '7,770.0',
      '9,990.03',
      '11.13',
      checking,
      card,
      ...ids,
    ];
    const own = await addAccount(db, other, { name: 'Plain Checking', currentCents: 100 });
    await addRows(db, other, own, [
      { on: '2026-05-01', cents: -500, merchant: 'Plain Payroll', code: 'INCOME_SALARY' },
      { on: '2026-10-31', cents: 300, merchant: 'Plain Shop', code: 'FOOD_AND_DRINK_GROCERIES' },
    ]);
  });
  afterAll(() => db.close());

  const everythingOf = async (user: string, name: string, args: object) => {
    const turn = turnOf(db, user);
    const answer = await turn.call(name, args);
    const rows = turn.book.facts.map(({ id }) => turn.book.rowsOf(id));
    return { turn, answer, seen: JSON.stringify([answer, turn.book.facts, rows]) };
  };

  test('is walked by these tests', () => {
    expect(Object.keys(calls).toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
  });

  test.each(tools.map(({ name, reads }) => [name, reads] as const))(
    "%s shows a customer's own money and never another's",
    async (name, reads) => {
      const own: string[] = [];
      for (const args of calls[name] ?? []) {
        own.push((await everythingOf(owner, name, args)).seen);
        const { seen } = await everythingOf(other, name, args);
        const asked = JSON.stringify(args);
        for (const secret of secrets.filter((each) => !asked.includes(each.slice(0, 6))))
          expect(seen).not.toContain(secret);
      }
      // The owner does see some of it, so the check above can fail.
      if (reads === 'customer') expect(secrets.some((secret) => own.some((seen) => seen.includes(secret)))).toBe(true);
    },
  );

  test.each(tools.map(({ name }) => [name] as const))('%s refuses an argument that names a customer', async (name) => {
    for (const key of ['userId', 'customerId', 'user_id', 'customer']) {
      const [args] = calls[name] ?? [];
      const answer = await turnOf(db, other).call(name, { ...args, [key]: owner });
      expect(answer).toMatchObject({ ok: false, text: expect.stringContaining(`there is no argument "${key}"`) });
    }
  });

  test.each(tools.map(({ name }) => [name] as const))(
    '%s makes cents facts whose rows add up to them',
    async (name) => {
      for (const args of calls[name] ?? []) {
        const { turn, answer } = await everythingOf(owner, name, args);
        for (const { id, unit, value } of answer.facts) {
          const amounts = turn.book.rowsOf(id).flatMap(({ amountCents }) => amountCents ?? []);
          if (unit === 'cents' && amounts.length > 0) expect(turn.rowsSum(id)).toBe(value);
        }
        for (const { id } of answer.facts) expect(answer.text).toContain(`${id}: `);
        expect(answer.facts.every(({ display }) => answer.text.includes(display))).toBe(true);
      }
    },
  );

  // A loan is worked out from the arguments alone, and what would be written is what was asked for.
  test.each(tools.filter(({ name, needs }) => name !== 'calculate_loan' && !needs).map(({ name }) => [name] as const))(
    '%s invents no zero for a customer without data',
    async (name) => {
      const nobody = await testCustomer(db);
      const { answer } = await everythingOf(nobody, name, calls[name]?.[0] ?? {});
      expect(answer.ok).toBe(true);
      expect(answer.facts.filter(({ unit }) => unit === 'cents' || unit === 'bps')).toEqual([]);
    },
  );

  test.each(tools.map(({ name, reads }) => [name, reads] as const))(
    '%s without consent reads %s data only if that is public',
    async (name, reads) => {
      const silent = await testCustomer(db, { consent: false });
      const { answer } = await everythingOf(silent, name, calls[name]?.[0] ?? {});
      expect(answer.ok).toBe(reads === 'public');
    },
  );
});
