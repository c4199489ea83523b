// Personas at their thresholds: what fits, what nearly fits, and what cannot be told.
import { describe, expect, it } from 'vitest';
import { policy } from '../signals/policy.ts';
import type { SignalUnit, SignalValue } from '../signals/signal.ts';
import { assignPersona } from './assign.ts';
import { historyOf } from './getting-started.ts';
import { highUtilization } from './high-utilization.ts';
import { personas } from './index.ts';

type Given = Record<string, number | number[] | 'none' | 'unknown'>;

const quiet: Given = {
  card_utilization: 1000,
  interest_charged: 'none',
  minimum_payment_only: 'none',
  overdue_cards: 'none',
  subscription_count: 'none',
  subscription_monthly_spend: 'none',
  subscription_share: 'none',
  median_pay_gap: 14,
  cash_flow_buffer: 20_000,
  savings_net_inflow: 'none',
  savings_growth: 'none',
  overdraft_and_late_fees: 'none',
  lowest_balance_forecast: 90_000,
};

function assign(given: Given, daysHeld = 400) {
  const values = Object.entries({ ...quiet, ...given }).flatMap(([signal, state]) =>
    [state].flat().map((each): SignalValue => {
      const base = { signal, window: '180d' as const, evidence: [`${signal}-row`], asOf: '2026-06-30' };
      if (each === 'none') return { ...base, status: 'not_present' };
      if (each === 'unknown') return { ...base, status: 'unknown', reason: 'the bank did not say' };
      return { ...base, status: 'value', value: each, unit: 'count' satisfies SignalUnit };
    }),
  );
  return assignPersona(values, historyOf(daysHeld));
}

describe('a persona', () => {
  const cases: [string, Given, string | null][] = [
    ['nothing stands out', {}, null],
    ['a card at 50 percent', { card_utilization: 5000 }, 'High Utilization'],
    ['a card just below', { card_utilization: 4999 }, null],
    ['one card of two at 50 percent', { card_utilization: [100, 5000] }, 'High Utilization'],
    ['a cent of interest', { interest_charged: 1 }, 'High Utilization'],
    ['minimum payments', { minimum_payment_only: 1 }, 'High Utilization'],
    ['an overdue card', { overdue_cards: 1 }, 'High Utilization'],
    ['pay 46 days apart and a thin buffer', { median_pay_gap: 46, cash_flow_buffer: 9999 }, 'Variable Income Budgeter'],
    ['pay 45 days apart', { median_pay_gap: 45, cash_flow_buffer: 9999 }, null],
    ['a buffer of exactly a month', { median_pay_gap: 60, cash_flow_buffer: 10_000 }, null],
    ['one fee', { overdraft_and_late_fees: 1 }, 'Cash-Flow Stressed'],
    [
      'under half a month and a week below zero',
      { cash_flow_buffer: 4999, lowest_balance_forecast: -1 },
      'Cash-Flow Stressed',
    ],
    ['exactly half a month', { cash_flow_buffer: 5000, lowest_balance_forecast: -1 }, null],
    ['a week that ends at exactly zero', { cash_flow_buffer: 4999, lowest_balance_forecast: 0 }, null],
    [
      '3 merchants and $50',
      { subscription_count: 3, subscription_monthly_spend: 5000, subscription_share: 1 },
      'Subscription-Heavy',
    ],
    [
      '3 merchants and a tenth',
      { subscription_count: 3, subscription_monthly_spend: 1, subscription_share: 1000 },
      'Subscription-Heavy',
    ],
    [
      '3 merchants just below both',
      { subscription_count: 3, subscription_monthly_spend: 4999, subscription_share: 999 },
      null,
    ],
    [
      '2 merchants and $500',
      { subscription_count: 2, subscription_monthly_spend: 50_000, subscription_share: 5000 },
      null,
    ],
    ['savings up 2 percent', { savings_growth: 200, savings_net_inflow: 0 }, 'Savings Builder'],
    ['savings of $200 a month', { savings_growth: 0, savings_net_inflow: 20_000 }, 'Savings Builder'],
    ['savings just below both', { savings_growth: 199, savings_net_inflow: 19_999 }, null],
    ['savings and a card at 30 percent', { savings_growth: 500, card_utilization: [10, 3000] }, null],
    ['savings and cards below 30 percent', { savings_growth: 500, card_utilization: [10, 2999] }, 'Savings Builder'],
    ['savings and no card', { savings_growth: 500, card_utilization: 'none' }, 'Savings Builder'],
    ['savings and a card of unknown limit', { savings_growth: 500, card_utilization: [10, 'unknown'] as never }, null],
    ['no savings account', { savings_growth: 'none', savings_net_inflow: 'none' }, null],
  ];
  for (const [name, given, expected] of cases) {
    it(`with ${name} is ${expected ?? 'none'}`, () => expect(assign(given).primary).toBe(expected));
  }

  it('comes in order of urgency, with every other match beside it', () => {
    const given = {
      card_utilization: 9000,
      overdraft_and_late_fees: 2,
      subscription_count: 5,
      subscription_monthly_spend: 9000,
      subscription_share: 900,
    };
    const { primary, matches } = assign(given);
    expect(primary).toBe('High Utilization');
    expect(matches.map(({ persona }) => persona)).toEqual([
      'High Utilization',
      'Cash-Flow Stressed',
      'Subscription-Heavy',
    ]);
    expect(matches[2]?.evidence).toEqual(['subscription_count-row', 'subscription_monthly_spend-row']);
    expect(personas[0]).toBe(highUtilization);
  });

  it('needs 30 days of history', () => {
    const given = { card_utilization: 9000 };
    expect(assign(given, 29)).toEqual({
      window: '180d',
      primary: null,
      matches: [],
      nearMisses: [],
      history: { daysHeld: 29, daysNeeded: 30 },
    });
    expect(assign(given, 30).primary).toBe('High Utilization');
  });
});

describe('what is unknown', () => {
  it('never counts as matched or as zero, and its reason is told', () => {
    for (const signal of Object.keys(quiet)) {
      const { primary, nearMisses } = assign({ [signal]: 'unknown' });
      expect(primary, signal).toBe(null);
      const told = nearMisses
        .flatMap(({ criteria }) => criteria)
        .filter((each) => each.signal === signal && each.outcome === 'unknown');
      for (const each of told) expect(each.reason).toBe('the bank did not say');
    }
    const [miss] = assign({ overdue_cards: 'unknown' }).nearMisses;
    expect(miss).toMatchObject({ persona: 'High Utilization', outcome: 'unknown' });
    expect(miss?.wouldChange).toContain('a card payment that is overdue: not known, because the bank did not say');
  });

  it('does not hide a criterion that is met anyway', () => {
    expect(assign({ card_utilization: ['unknown', 9000] as never }).primary).toBe('High Utilization');
    expect(assign({ overdraft_and_late_fees: 1, cash_flow_buffer: 'unknown' }).primary).toBe('Cash-Flow Stressed');
  });

  it('does not stop a less urgent persona', () => {
    const { primary, nearMisses } = assign({ overdue_cards: 'unknown', savings_growth: 900 });
    expect(primary).toBe('Savings Builder');
    expect(nearMisses.map(({ persona }) => persona)).toContain('High Utilization');
  });
});

it('a near miss says what would change it', () => {
  const { nearMisses } = assign({ card_utilization: 4300 });
  expect(nearMisses).toMatchObject([{ persona: 'High Utilization', outcome: 'not_met' }]);
  expect(nearMisses[0]?.wouldChange[0]).toMatch(/50% of its limit or more \(now/);
  expect(assign({ card_utilization: 1000 }).nearMisses).toEqual([]);
});

it('every threshold has a reason and a source', () => {
  for (const [name, { reason, source, value }] of Object.entries(policy)) {
    expect(reason.length, name).toBeGreaterThan(10);
    expect(source.length, name).toBeGreaterThan(10);
    expect(Number.isInteger(value), name).toBe(true);
  }
});
