// What would change a criterion is worked out: with that value it comes out the other way, and with one step less it does not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../ledger.ts';
import { utilizationOf } from '../signals/card-utilization.ts';
import { signals } from '../signals/index.ts';
import { policy } from '../signals/policy.ts';
import type { SignalValue } from '../signals/signal.ts';
import { assignPersona } from './assign.ts';
import { historyOf } from './getting-started.ts';
import { personas } from './index.ts';
import type { Criterion, Rule } from './persona.ts';
import { judge } from './persona.ts';
import { payoffCents } from './turn-words.ts';

const criteriaOf = (rule: Rule): Criterion[] =>
  'signal' in rule ? [rule] : ('all' in rule ? rule.all : rule.any).flatMap(criteriaOf);
const criteria = personas.flatMap(({ rule }) => criteriaOf(rule));

function reading(signal: string, value: number | null, at: number): SignalValue {
  const base = { signal, window: '180d' as const, evidence: [`row ${at}`], asOf: '2026-06-30' };
  const unit = signals.find(({ name }) => name === signal)?.unit;
  return value === null ? { ...base, status: 'not_present' } : { ...base, status: 'value', value, unit };
}

describe('a counterfactual', () => {
  it('turns its criterion over when it comes true, and is the nearest value that does', () => {
    expect(criteria.length).toBeGreaterThan(8);
    const near = (criterion: Criterion) =>
      fc.option(
        fc.integer({ min: -30, max: 30 }).map((by) => policy[criterion.threshold].value + by),
        { nil: null },
      );
    const given = fc
      .constantFrom(...criteria)
      .chain((criterion) =>
        fc.tuple(fc.constant(criterion), fc.array(near(criterion), { minLength: 1, maxLength: 3 })),
      );
    fc.assert(
      fc.property(given, ([criterion, amounts]) => {
        const values = amounts.map((amount, at) => reading(criterion.signal, amount, at));
        const result = judge(criterion, values, '180d');
        const change = result.criteria[0]?.change;
        if (!change) throw new Error(`${criterion.words}: nothing would change it`);
        expect(change.unit).toBe(signals.find(({ name }) => name === criterion.signal)?.unit);
        const wanted = result.outcome === 'met' ? 'not_met' : 'met';
        const stands = (value: SignalValue) => judge({ ...criterion, of: 'any' }, [value], '180d').outcome !== wanted;
        const wrong = values.filter(stands);
        const turned = (to: number, count: number) => {
          const chosen = new Set(
            wrong.filter(({ value }) => count > 1 || (value ?? null) === change.from).slice(0, count),
          );
          const after = values.map((value, at) => (chosen.has(value) ? reading(criterion.signal, to, at) : value));
          return judge(criterion, after, '180d').outcome;
        };
        expect(turned(change.to, change.readings)).toBe(wanted);
        const oneLess = change.to + (wanted === (criterion.is === 'below' ? 'met' : 'not_met') ? 1 : -1);
        expect(turned(oneLess, change.readings)).toBe(result.outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('is not claimed for what is unknown', () => {
    const [criterion] = criteria;
    const value = {
      ...reading('card_utilization', null, 0),
      status: 'unknown' as const,
      reason: 'the limit is not known',
    };
    expect(judge(criterion as Criterion, [value], '180d').criteria[0]).not.toHaveProperty('change');
  });
});

describe('what would end a match', () => {
  const visa = (currentCents: number | null, limitCents: number | null): Account => ({
    id: 'visa',
    name: 'Visa',
    mask: '4523',
    type: 'credit',
    subtype: 'credit card',
    isBusiness: false,
    currency: 'USD',
    currentCents,
    availableCents: null,
    limitCents,
    balanceOn: null,
  });

  it('is said in money for a card, and paying it does bring the card below the line', () => {
    const values = [{ ...reading('card_utilization', 5840, 0), evidence: ['visa'] }];
    const { matches } = assignPersona(values, historyOf(400), { accounts: [visa(292_000, 500_000)] });
    expect(matches[0]?.persona).toBe('High Utilization');
    expect(matches[0]?.wouldChange).toEqual(['paying $420.50 off Visa ending in 4523 would bring it below 50%']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 20_000 }), (limit, bps) => {
        const owed = Math.ceil((limit * bps) / 10_000);
        const cents = payoffCents(visa(owed, limit), 4999);
        const after = utilizationOf(visa(owed - (cents ?? 0), limit)).value ?? 0;
        expect(after).toBeLessThan(5000);
        expect(cents === null || cents <= owed).toBe(true);
      }),
    );
  });

  it('names the value for anything else', () => {
    const { matches } = assignPersona([reading('overdraft_and_late_fees', 2, 0)], historyOf(400));
    expect(matches[0]?.wouldChange).toEqual(['an overdraft, returned-payment or late fee: now 2, no longer so at 0']);
  });

  it('is not known in money without a balance or a limit', () => {
    expect(payoffCents(visa(null, 100), 4999)).toBe(null);
    expect(payoffCents(visa(100, null), 4999)).toBe(null);
    expect(payoffCents(visa(100, 0), 4999)).toBe(null);
  });
});
