// How a customer is given a persona: every rule is judged, the most urgent match comes first, near misses say what would change it.
import type { Account } from '../ledger.ts';
import { type Thresholds, thresholdsInForce } from '../signals/policy.ts';
import type { SignalValue, Window } from '../signals/signal.ts';
import type { History } from './getting-started.ts';
import { isGettingStarted } from './getting-started.ts';
import { personas } from './index.ts';
import type { CriterionResult } from './persona.ts';
import { judge } from './persona.ts';
import { display, turnOf } from './turn-words.ts';

/** Personas look at half a year: in 30 days a monthly charge of a 31-day month can be missing, and the persona would flicker. */
export const personaWindow: Window = '180d';

/** A persona that fits, the criteria that were met, and their evidence. `wouldChange` says what would turn each criterion over. */
export interface PersonaMatch {
  persona: string;
  criteria: CriterionResult[];
  evidence: string[];
  wouldChange: string[];
}

/** A persona that nearly fits or cannot be judged. `wouldChange` says what is missing or unknown, in words. */
export interface NearMiss {
  persona: string;
  outcome: 'not_met' | 'unknown';
  criteria: CriterionResult[];
  wouldChange: string[];
}

/** Who the signals make the customer. `primary` is the most urgent match; null when none fits or there is too little history. */
export interface PersonaAssignment {
  window: Window;
  primary: string | null;
  matches: PersonaMatch[];
  nearMisses: NearMiss[];
  history: History;
}

/** Numbers this near their threshold make a near miss. */
const NEAR = 0.2;

/** What an assignment may be told besides: `accounts` lets what would change be said in money, `thresholds` tries others than those in force. */
interface Besides {
  accounts?: readonly Account[];
  thresholds?: Thresholds;
}

/** Gives the personas that fit the signals. Below the history needed there is none. */
export function assignPersona(
  values: SignalValue[],
  history: History,
  { accounts = [], thresholds = thresholdsInForce }: Besides = {},
): PersonaAssignment {
  const judged = isGettingStarted(history)
    ? []
    : personas.map(({ name, rule }) => ({ persona: name, ...judge(rule, values, personaWindow, thresholds) }));
  const matches = judged.flatMap(({ persona, outcome, criteria }): PersonaMatch[] => {
    if (outcome !== 'met') return [];
    const met = criteria.filter((criterion) => criterion.outcome === 'met');
    const wouldChange = met.filter(({ isGuard }) => !isGuard).flatMap((each) => turnOf(each, accounts));
    return [{ persona, criteria: met, evidence: [...new Set(met.flatMap(({ evidence }) => evidence))], wouldChange }];
  });
  const nearMisses = judged.flatMap(({ persona, outcome, criteria }): NearMiss[] => {
    if (outcome === 'met' || (outcome === 'not_met' && !criteria.some(isNear))) return [];
    const wouldChange = criteria.filter((each) => each.outcome !== 'met').map(changeOf);
    return [{ persona, outcome, criteria, wouldChange }];
  });
  return { window: personaWindow, primary: matches[0]?.persona ?? null, matches, nearMisses, history };
}

function isNear({ outcome, value, threshold, isGuard }: CriterionResult): boolean {
  if (isGuard) return false;
  if (outcome !== 'not_met') return true;
  return value !== undefined && threshold !== 0 && Math.abs(value - threshold) <= Math.abs(threshold) * NEAR;
}

function changeOf({ criterion, outcome, value, unit, reason }: CriterionResult): string {
  if (outcome === 'unknown') return `${criterion}: not known, because ${reason}`;
  return `${criterion} (now ${value === undefined ? 'none' : display(value, unit)})`;
}
