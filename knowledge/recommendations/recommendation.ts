// What a suggestion is, and the trace of how it was decided.
import type { Offer } from '../offers/offer.ts';
import { policyVersion } from '../signals/policy.ts';
import type { SignalValue, Window } from '../signals/signal.ts';
import type { Cited } from './cited.ts';
import type { Reading } from './reading.ts';
import type { RuleOutcome } from './rule.ts';
import type { AdviceView } from './view.ts';
import { readingsOf } from './view.ts';

/** Said with every recommendation, word for word. */
export const disclosure =
  'This is educational content, not financial advice. Consult a licensed advisor for personalized guidance.';

/** Everything a decision was made from. */
export interface DecisionTrace {
  template: string;
  version: number;
  policy: string;
  window: Window;
  /** The customer's persona it was chosen for; null = chosen for anybody. */
  persona: { name: string; isPrimary: boolean } | null;
  /** The readings its rules looked at. */
  signals: SignalValue[];
  passed: RuleOutcome[];
  failed: RuleOutcome[];
}

/** One suggestion. */
export interface Recommendation {
  kind: 'education' | 'offer';
  /** The template or offer. */
  itemId: string;
  window: Window;
  title: string;
  /** Why it is shown; each figure in it stands in `facts`. */
  because: string;
  facts: Cited[];
  steps: string[];
  reading: Reading | null;
  /** The terms of an offer. */
  offer?: Pick<Offer, 'product' | 'summary' | 'terms' | 'isSample' | 'placement'>;
  disclosure: string;
  trace: DecisionTrace;
}

/** The trace of a decision: the readings its rules looked at, and how each rule came out. */
export function traceOf(
  { id, version }: { id: string; version: number },
  view: AdviceView,
  persona: DecisionTrace['persona'],
  outcomes: RuleOutcome[],
): DecisionTrace {
  const names = [...new Set(outcomes.map(({ looksAt }) => looksAt))];
  return {
    template: id,
    version,
    policy: policyVersion,
    window: view.window,
    persona,
    signals: names.flatMap((name) => readingsOf(view, name)),
    passed: outcomes.filter(({ outcome }) => outcome === 'passed'),
    failed: outcomes.filter(({ outcome }) => outcome !== 'passed'),
  };
}
