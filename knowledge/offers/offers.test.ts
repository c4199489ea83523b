// Offers: what the loader refuses, who sees none at all, and each rule of eligibility with its value.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlainMoney } from '../db/households/plain.fixture.ts';
import { adviceInputOf, sampleMoney } from '../recommendations/households.fixture.ts';
import type { AdviceView } from '../recommendations/view.ts';
import { considerOffers } from './consider.ts';
import { loadOffers, readOffer } from './load.ts';

const offers = loadOffers();
const plain = (id: string) => readFileSync(new URL(`./${id}.yaml`, import.meta.url), 'utf8');
const money = (persona: string) =>
  structuredClone(sampleMoney([1]).find((sample) => sample.persona === persona)?.money) as PlainMoney;

function considered(given: PlainMoney, allowed = true, change: (view: AdviceView) => void = () => {}) {
  const { data, signals, persona } = adviceInputOf(given);
  const view: AdviceView = { data, signals, window: '180d' };
  change(view);
  return considerOffers({ view, isNew: false, persona, offersAllowed: allowed });
}
const shown = (...given: Parameters<typeof considered>) => considered(...given).filter(({ isEligible }) => isEligible);
const high = money('High Utilization');
const saver = money('Savings Builder');

describe('the loader', () => {
  it('reads at least eight samples, each marked as one', () => {
    expect(offers.length).toBeGreaterThanOrEqual(8);
    for (const { title, isSample, terms } of offers) {
      expect([isSample, title]).toEqual([true, expect.stringMatching(/^Sample: /)]);
      expect(terms.aprBps ?? 0).toBeLessThanOrEqual(3600);
    }
  });

  it.each([
    ['a rate above 36%', /aprBps: \d+/, 'aprBps: 3601', /at most 36%/],
    ['a payday product', /title: .*/, 'title: "Sample: payday advance"', /never offered/],
    ['a product of no known kind', /product: .*/, 'product: title loan', /product/],
    ['an offer that is not marked as a sample', /isSample: true/, 'isSample: false', /isSample/],
    ['a paid place that does not say so', /isPaid: false/, 'isPaid: true', /paid/],
  ])('refuses %s', (_, field, wrong, problem) => {
    const content = plain('balance-transfer-card');
    expect(content).toMatch(field);
    expect(JSON.stringify(readOffer('balance-transfer-card.yaml', content.replace(field, wrong)))).toMatch(problem);
  });
});

describe('an offer', () => {
  it('is shown with every rule passed, best match first', () => {
    const list = shown(high);
    expect(list.map(({ offer }) => offer.id)).toContain('balance-transfer-card');
    for (const { rules, recommendation } of list) {
      expect(rules.every(({ outcome }) => outcome === 'passed')).toBe(true);
      expect(recommendation.trace.passed).toEqual(rules);
      expect(recommendation.offer?.placement.words).not.toBe('');
    }
  });

  it('is not shown without consent', () => expect(shown(high, false)).toEqual([]));

  it.each([
    ['overdue_cards', 'value'],
    ['overdue_cards', 'unknown'],
    ['overdraft_and_late_fees', 'value'],
    ['gambling_spend', 'value'],
    ['gambling_spend', 'unknown'],
    ['short_term_loans', 'value'],
    ['lowest_balance_forecast', 'unknown'],
  ] as const)('is not shown while %s is %s', (name, status) => {
    const list = considered(high, true, ({ signals }) => {
      for (const reading of signals.filter(({ signal }) => signal === name))
        Object.assign(reading, { status, value: status === 'value' ? 1 : undefined, reason: 'it was not read' });
    });
    expect(list.filter(({ isEligible }) => isEligible)).toEqual([]);
    expect(list[0]?.rules.find(({ looksAt }) => looksAt === name)?.outcome).toBe(
      status === 'value' ? 'failed' : 'unknown',
    );
  });

  it('is not shown while an account is below zero or its balance unknown', () => {
    for (const currentCents of [-1, null]) {
      const low = structuredClone(high);
      for (const account of low.accounts.filter(({ type }) => type === 'depository').slice(0, 1))
        account.currentCents = currentCents;
      expect(shown(low)).toEqual([]);
    }
  });

  it('is never of a product that is held already', () => {
    const find = (given: PlainMoney, id: string) => considered(given).find(({ offer }) => offer.id === id);
    expect(find(saver, 'high-yield-savings')?.rules.find(({ rule }) => /yet$/.test(rule))?.outcome).toBe('failed');
    expect(find(saver, 'secured-card')?.rules.find(({ rule }) => /yet$/.test(rule))?.outcome).toBe('failed');
    expect(find(saver, 'certificate-of-deposit')?.isEligible).toBe(true);
    const holder = structuredClone(saver);
    const [first] = holder.accounts;
    holder.accounts.push({ ...(first as NonNullable<typeof first>), id: 'cd', name: 'One Year', subtype: 'cd' });
    expect(find(holder, 'certificate-of-deposit')?.isEligible).toBe(false);
  });

  it('says what it found for income and limits, and that the unknown is unknown', () => {
    const dark = structuredClone(high);
    for (const card of dark.accounts.filter(({ type }) => type === 'credit')) card.limitCents = null;
    dark.transactions = dark.transactions.filter(({ detailed }) => !detailed.startsWith('INCOME'));
    const rules = considered(dark).find(({ offer }) => offer.id === 'balance-transfer-card')?.rules ?? [];
    expect(rules.find(({ looksAt }) => looksAt === 'income')).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringMatching(/no income/),
    });
    expect(rules.find(({ rule }) => /limit of every card/.test(rule))).toMatchObject({ outcome: 'unknown' });
    const full = considered(high).find(({ offer }) => offer.id === 'balance-transfer-card')?.rules ?? [];
    expect(full.find(({ looksAt }) => looksAt === 'income')).toMatchObject({
      outcome: 'passed',
      value: expect.any(Number),
      than: 150_000,
    });
  });
});
