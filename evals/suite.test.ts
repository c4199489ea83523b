// Case files and the right answers: what is read, what is refused, and figures checked by hand.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Household } from '../knowledge/db/households/types.ts';
import { households } from '../knowledge/db/seed.ts';
import { promptfooConfig, readCases } from './suite.ts';
import { spanOf } from './truth/days.ts';
import { truthOf } from './truth/truth.ts';

const today = '2026-06-17';
const smoke = new URL('cases/smoke.yaml', import.meta.url).pathname;

function caseFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'evals-')), 'cases.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the smoke suite', () => {
  it('has 25 cases over all six households and a family nobody has seen, whatever its seed', () => {
    for (const seed of [1, 77, 123_456]) {
      const cases = readCases(smoke, { today, seed });
      expect(cases).toHaveLength(25);
      expect(new Set(cases.map(({ household }) => household)).size).toBe(6);
      expect(cases.some((each) => each.seed === seed)).toBe(true);
      expect(cases.filter(({ expect: { figures } }) => figures.length > 0).length).toBeGreaterThanOrEqual(18);
      for (const { ask } of cases) expect(ask.join(' ')).not.toMatch(/[{}]/);
    }
  });

  it('is judged by every assert, one test a case', () => {
    const cases = readCases(smoke, { today, seed: 5 });
    const config = promptfooConfig(cases, { asserts: ['figures', 'trace'], folder: '/x' });
    expect(config.tests).toHaveLength(25);
    expect(config.defaultTest.assert.map(({ value }) => value)).toEqual([
      'file:///x/asserts/figures.ts:figures',
      'file:///x/asserts/trace.ts:trace',
    ]);
  });
});

it('every question of the held-out suite has a right answer', { timeout: 120_000 }, () => {
  const cases = readCases(new URL('cases/held-out', import.meta.url).pathname, { today, seed: 1 });
  expect(cases.length).toBeGreaterThan(900);
  for (const { ask, intent } of cases) expect([...ask, intent].join('\n')).not.toMatch(/[{}]|^other$/m);
});

describe('a case file', () => {
  const refused: [string, string, RegExp][] = [
    ['that is empty', '', /expected array/i],
    ['without expectations', '- { name: abc, household: maya, ask: hi, expect: {} }', /expects nothing/],
    ['with a field nobody knows', '- { name: abc, household: maya, ask: hi, expects: { cites: true } }', /expect/],
    [
      'with a household nobody knows',
      '- { name: abc, household: nobody, ask: hi, expect: { cites: true } }',
      /no household nobody/,
    ],
    [
      'with two cases of one name',
      '- &a { name: abc, household: maya, ask: hi, expect: { cites: true } }\n- *a',
      /two cases/,
    ],
    [
      'with a broken pattern',
      "- { name: abc, household: maya, ask: hi, expect: { says: ['('] } }",
      /regular expression/,
    ],
    [
      'with a period nobody knows',
      '- { name: abc, household: maya, ask: hi, expect: { figures: [{ is: spending, period: once }] } }',
      /period "once"/,
    ],
  ];
  for (const [what, text, reason] of refused) {
    it(`${what} is refused`, () => expect(() => readCases(caseFile(text), { today, seed: 1 })).toThrow(reason));
  }
});

describe('the right answers', () => {
  const row = (date: string, amount: number, detailed: string, rest: object = {}) => ({
    date,
    amount,
    pending: false,
    merchant_name: 'Shop',
    account_id: 'a',
    personal_finance_category: { primary: '', detailed, confidence_level: 'HIGH', version: 'v2' as const },
    ...rest,
  });
  const home = {
    key: 'test',
    persona: null,
    plaid: {
      accounts: [
        {
          account_id: 'c',
          name: 'Visa',
          type: 'credit',
          subtype: 'credit card',
          balances: { current: 340.1, limit: 500 },
        },
        {
          account_id: 'd',
          name: 'Second',
          type: 'credit',
          subtype: 'credit card',
          balances: { current: -20, limit: 500 },
        },
      ],
      transactions: [
        row('2026-05-01', 10.1, 'FOOD_AND_DRINK_GROCERIES'),
        row('2026-05-31', 20.2, 'FOOD_AND_DRINK_GROCERIES'),
        row('2026-05-31', 5, 'FOOD_AND_DRINK_GROCERIES', { pending: true }),
        row('2026-05-15', -7, 'FOOD_AND_DRINK_GROCERIES'),
        row('2026-06-01', 40, 'FOOD_AND_DRINK_GROCERIES'),
        row('2026-05-20', 500, 'TRANSFER_OUT_SAVINGS'),
        row('2026-05-20', 300, 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT'),
        row('2026-05-21', 9.99, 'BANK_FEES_INTEREST_CHARGE'),
        row('2026-05-22', -1000, 'INCOME_SALARY'),
      ],
      liabilities: { credit: [] },
    },
  } as unknown as Household;

  it('count posted money out, without transfers, card payments and refunds', () => {
    expect(truthOf(home, { is: 'spending', category: 'Groceries', period: 'last month' }, today)).toEqual({
      value: 3030,
      unit: 'cents',
    });
    expect(truthOf(home, { is: 'spending', period: 'last month' }, today).value).toBe(4029);
    expect(truthOf(home, { is: 'income', period: 'last month' }, today).value).toBe(100_000);
    expect(truthOf(home, { is: 'last purchase day', merchant: 'Shop' }, today).value).toBe('2026-06-01');
    expect(truthOf(home, { is: 'utilization', account: 'Visa' }, today).value).toBe(6802);
    expect(truthOf(home, { is: 'overall utilization' }, today).value).toBe(3401);
    expect(() => truthOf(home, { is: 'balance', account: 'Nothing' }, today)).toThrow(/no account/);
  });

  it('know the same periods as a calendar on the wall', () => {
    expect(spanOf('last month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(spanOf('last month', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(spanOf('last 3 months', '2026-02-10')).toEqual({ from: '2025-11-01', to: '2026-01-31' });
    expect(spanOf('last 30 days', '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    expect(spanOf('this year', today)).toEqual({ from: '2026-01-01', to: today });
  });

  it('find every household’s subscriptions', () => {
    for (const home of households({ seed: 9, anchorOn: today })) {
      expect(Number(truthOf(home, { is: 'subscription count' }, today).value), home.key).toBeGreaterThan(0);
    }
  });
});

it('the command’s files are listed nowhere but in its own folder', () => {
  const rootPackage = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  expect(rootPackage).not.toMatch(/"promptfoo"|"workspaces"/);
});
