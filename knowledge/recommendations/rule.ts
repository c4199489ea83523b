// A rule of a template or an offer: a signal held against a number. What is unknown never passes.
import type { SignalUnit } from '../signals/signal.ts';
import type { AdviceView } from './view.ts';
import { readingsOf } from './view.ts';

/** A rule over one signal. `than` is in the signal's unit. */
export interface AdviceRule {
  /** What it asks, in words: "a card at 30% of its limit or more". */
  words: string;
  signal: string;
  /** `present` = it has a value above 0; `absent` = there is none of it; `at most` and `below` also hold when there is none. */
  is: 'present' | 'absent' | 'at least' | 'at most' | 'above' | 'below';
  than?: number;
}

/** How a rule came out. */
export interface RuleOutcome {
  rule: string;
  /** The signal or thing it looked at. */
  looksAt: string;
  outcome: 'passed' | 'failed' | 'unknown';
  /** What was found; absent when there was nothing. */
  value?: number | string;
  unit?: SignalUnit;
  than?: number;
  /** Why it is unknown. */
  reason?: string;
}

/** Holds a rule against the readings of its signal: of several readings, such as one a card, one that passes is enough, but `absent`, `below` and `at most` must hold for all. */
export function judgeRule(rule: AdviceRule, view: AdviceView): RuleOutcome {
  const readings = readingsOf(view, rule.signal);
  const base = { rule: rule.words, looksAt: rule.signal, ...(rule.than !== undefined && { than: rule.than }) };
  if (readings.length === 0) return { ...base, outcome: 'unknown', reason: 'this signal was not read' };
  const outcomes = readings.map((reading) => {
    if (reading.status === 'unknown') return { reading, outcome: 'unknown' as const };
    return { reading, outcome: holds(rule, reading.value) ? ('passed' as const) : ('failed' as const) };
  });
  const order = needsAll(rule)
    ? (['failed', 'unknown', 'passed'] as const)
    : (['passed', 'unknown', 'failed'] as const);
  const outcome = order.find((each) => outcomes.some((one) => one.outcome === each)) ?? 'unknown';
  const deciding = outcomes.filter((one) => one.outcome === outcome).map(({ reading }) => reading);
  const shown = deciding.sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  return {
    ...base,
    outcome,
    ...(shown?.value !== undefined && { value: shown.value, unit: shown.unit }),
    ...(outcome === 'unknown' && { reason: shown?.reason ?? 'it is not known' }),
  };
}

function needsAll({ is }: AdviceRule): boolean {
  return is === 'absent' || is === 'below' || is === 'at most';
}

function holds({ is, than = 0 }: AdviceRule, value: number | undefined): boolean {
  switch (is) {
    case 'present':
      return value !== undefined && value > 0;
    case 'absent':
      return value === undefined || value <= 0;
    case 'at least':
      return value !== undefined && value >= than;
    case 'above':
      return value !== undefined && value > than;
    case 'at most':
      return value === undefined || value <= than;
    case 'below':
      return value === undefined || value < than;
  }
}
