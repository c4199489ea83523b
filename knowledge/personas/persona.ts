// What a persona is: a rule over signals. Rules know three answers: a signal that is unknown neither meets nor fails a criterion.
import { signals } from '../signals/index.ts';
import type { ThresholdName, Thresholds } from '../signals/policy.ts';
import { thresholdsInForce } from '../signals/policy.ts';
import type { SignalUnit, SignalValue, Window } from '../signals/signal.ts';

/** One comparison of a signal with a threshold. */
export interface Criterion {
  /** What it asks, in a customer's words: "a card at 50% of its limit or more". */
  words: string;
  signal: string;
  is: 'at least' | 'above' | 'below';
  threshold: ThresholdName;
  /** Of a signal with several readings (one a card): must one of them pass, or every one? Default one. */
  of?: 'any' | 'every';
  /** Holds for most people: met alone, it makes no near miss. */
  isGuard?: true;
}

/** Criteria joined together. */
export type Rule = Criterion | { all: Rule[] } | { any: Rule[] };

/** A persona. They stand in `index.ts` in order, most urgent first. */
export interface Persona {
  name: string;
  /** What it says about the customer's money, kindly. */
  description: string;
  rule: Rule;
}

/** `unknown` = a signal it needs could not be read. */
export type Outcome = 'met' | 'not_met' | 'unknown';

/** How a criterion came out and on what evidence. */
export interface CriterionResult {
  criterion: string;
  signal: string;
  outcome: Outcome;
  /** The reading that decided; absent when there was none. */
  value?: number;
  unit?: SignalUnit;
  threshold: number;
  /** Why it is unknown. */
  reason?: string;
  evidence: string[];
  isGuard?: true;
  /** What would turn the outcome over; absent when it is unknown. */
  change?: Counterfactual;
}

/** The nearest value at which a criterion comes out the other way. With `every`, all readings on the wrong side would have to get there. */
export interface Counterfactual {
  signal: string;
  /** Null: there is nothing of the kind now. */
  from: number | null;
  to: number;
  unit: SignalUnit;
  /** How many readings would have to change: one card, or each of several. */
  readings: number;
}

/** How a rule came out, with every criterion in it. */
export interface RuleResult {
  outcome: Outcome;
  criteria: CriterionResult[];
}

/** Works a rule out over the signals of one window, under the thresholds in force or others. */
export function judge(
  rule: Rule,
  values: SignalValue[],
  window: Window,
  thresholds: Thresholds = thresholdsInForce,
): RuleResult {
  if ('signal' in rule) {
    const readings = values.filter((each) => each.signal === rule.signal && each.window === window);
    return judgeCriterion(rule, readings, thresholds[rule.threshold]);
  }
  const parts = ('all' in rule ? rule.all : rule.any).map((part) => judge(part, values, window, thresholds));
  const outcomes = parts.map(({ outcome }) => outcome);
  return {
    outcome: 'all' in rule ? every(outcomes) : any(outcomes),
    criteria: parts.flatMap(({ criteria }) => criteria),
  };
}

function judgeCriterion(
  { words, signal, is, of, isGuard }: Criterion,
  readings: SignalValue[],
  limit: number,
): RuleResult {
  const passes = (value: number) => (is === 'below' ? value < limit : is === 'above' ? value > limit : value >= limit);
  const outcomeOf = ({ status, value }: SignalValue): Outcome => {
    if (status === 'unknown') return 'unknown';
    // What is not there at all is below everything and above nothing.
    if (value === undefined) return is === 'below' ? 'met' : 'not_met';
    return passes(value) ? 'met' : 'not_met';
  };
  const outcomes = readings.map(outcomeOf);
  const outcome = readings.length === 0 ? 'unknown' : of === 'every' ? every(outcomes) : any(outcomes);
  const deciding = readings.filter((reading) => outcomeOf(reading) === outcome);
  const shown = [...deciding].sort((a, b) =>
    (is === 'below') === (outcome === 'met') ? (a.value ?? 0) - (b.value ?? 0) : (b.value ?? 0) - (a.value ?? 0),
  )[0];
  const wanted: Outcome = outcome === 'met' ? 'not_met' : 'met';
  const change = outcome === 'unknown' ? undefined : changeTo(wanted, { signal, is, limit, of, readings, outcomeOf });
  const result: CriterionResult = {
    criterion: words,
    signal,
    outcome,
    ...(shown?.value !== undefined && { value: shown.value, unit: shown.unit }),
    threshold: limit,
    ...(outcome === 'unknown' && { reason: shown?.reason ?? 'this signal was not read' }),
    evidence: deciding.flatMap(({ evidence }) => evidence),
    ...(isGuard && { isGuard }),
    ...(change && { change }),
  };
  return { outcome, criteria: [result] };
}

interface Turn extends Pick<Criterion, 'signal' | 'is' | 'of'> {
  limit: number;
  readings: SignalValue[];
  outcomeOf(reading: SignalValue): Outcome;
}

/** The value on the other side of the limit: whole cents, hundredths of a percent, days or counts, so the nearest one is exact. */
function changeTo(wanted: Outcome, { signal, is, limit, of, readings, outcomeOf }: Turn): Counterfactual | undefined {
  const passing = is === 'below' ? limit - 1 : is === 'above' ? limit + 1 : limit;
  const failing = is === 'below' ? limit : is === 'above' ? limit : limit - 1;
  const to = wanted === 'met' ? passing : failing;
  const wrong = readings.filter((reading) => outcomeOf(reading) !== wanted);
  // "One of them" is met by one and fails only when none is; "every one" the other way round. The nearest reading has the least way.
  const isOneEnough = (of === 'every') === (wanted === 'not_met');
  const nearest = wrong.toSorted((a, b) => Math.abs((a.value ?? 0) - to) - Math.abs((b.value ?? 0) - to));
  const turned = (isOneEnough ? nearest.slice(0, 1) : nearest).filter(({ status }) => status !== 'unknown');
  const shown = turned[isOneEnough ? 0 : turned.length - 1];
  if (!shown || turned.length < (isOneEnough ? 1 : wrong.length)) return undefined;
  return { signal, from: shown.value ?? null, to, unit: unitOf(signal), readings: turned.length };
}

function unitOf(signal: string): SignalUnit {
  return signals.find(({ name }) => name === signal)?.unit ?? 'count';
}

function every(outcomes: Outcome[]): Outcome {
  return outcomes.find((each) => each === 'not_met') ?? outcomes.find((each) => each === 'unknown') ?? 'met';
}

function any(outcomes: Outcome[]): Outcome {
  return outcomes.find((each) => each === 'met') ?? outcomes.find((each) => each === 'unknown') ?? 'not_met';
}
