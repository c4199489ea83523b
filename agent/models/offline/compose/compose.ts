// Puts the replies to the questions of a message together.
import type { Intent } from '../ask.ts';
import { composeBalance, composeUtilization } from './accounts.ts';
import { composeBills, composeForecast } from './ahead.ts';
import { composeCashFlow, composeCompare, composeExplain } from './change.ts';
import { composeCushion } from './cushion.ts';
import { composePersona } from './habits.ts';
import { composeIncome } from './income.ts';
import { composeMeaning } from './meaning.ts';
import { composeAdvice, composeAlerts, composeHuman, composeOffers, composeProfile } from './notices.ts';
import { composeLoan, composePayoff, composeSavings } from './plans.ts';
import { composeForget, composeMemories } from './remembered.ts';
import type { Material, Part, Unit } from './reply.ts';
import { composeSpending } from './spending.ts';
import {
  composeBudgets,
  composeCommitment,
  composeGoals,
  composeSetBudget,
  composeSetGoal,
  composeSuggestedBudget,
} from './steps.ts';
import { composeSubscriptions } from './subscriptions.ts';
import { composeTalk } from './talk.ts';
import { composeTeaching } from './teach.ts';
import { composeTogether } from './together.ts';
import { composeTransactions } from './transactions.ts';
import { composeVersus } from './versus.ts';
import { composeWellbeing } from './wellbeing.ts';
import { composeWhatIf } from './what-if.ts';
import { composeDebts, composeNetWorth } from './worth.ts';

/** More than three are not read. */
const MAX_SUGGESTIONS = 3;
/** A reply of more sentences is not read to its end. */
const MAX_SENTENCES = 6;

const composers: Record<Intent, (material: Material) => Part> = {
  spending: (material) => (material.plan.ask.slots.together ? composeTogether : composeSpending)(material),
  income: composeIncome,
  transactions: composeTransactions,
  balance: composeBalance,
  utilization: composeUtilization,
  'emergency-fund': composeCushion,
  subscriptions: composeSubscriptions,
  persona: composePersona,
  wellbeing: composeWellbeing,
  profile: composeProfile,
  'net-worth': composeNetWorth,
  bills: composeBills,
  debts: composeDebts,
  compare: (material) => (material.plan.ask.slots.versus ? composeVersus : composeCompare)(material),
  explain: composeExplain,
  'cash-flow': composeCashFlow,
  alerts: composeAlerts,
  forecast: composeForecast,
  'what-if': composeWhatIf,
  payoff: composePayoff,
  'savings-plan': composeSavings,
  goals: composeGoals,
  'set-goal': composeSetGoal,
  budgets: composeBudgets,
  'suggest-budget': composeSuggestedBudget,
  'set-budget': composeSetBudget,
  commit: composeCommitment,
  loan: composeLoan,
  advice: composeAdvice,
  offers: composeOffers,
  human: composeHuman,
  memories: composeMemories,
  forget: composeForget,
  education: (material) => composeMeaning(material) ?? composeTeaching(material),
  greeting: composeTalk,
  thanks: composeTalk,
  help: composeTalk,
  identity: composeTalk,
  out_of_reach: composeTalk,
};

/** The replies in the order of the questions. `isPlain` leaves out what can be spared. */
export function compose(
  materials: readonly Material[],
  { isPlain }: { isPlain: boolean },
): { blocks: Unit[][]; suggestions: string[] } {
  const parts = materials.map((material) => composers[material.plan.ask.intent](material));
  const isBrief = isPlain || parts.length > 1;
  const blocks = parts.map(({ units }) => trim(isBrief ? withoutExtras(units) : units));
  return {
    blocks,
    suggestions: [...new Set(parts.flatMap(({ suggestions }) => suggestions))].slice(0, MAX_SUGGESTIONS),
  };
}

function withoutExtras(units: Unit[]): Unit[] {
  const kept = units.filter(({ isExtra }) => !isExtra);
  return kept.length > 0 ? kept : units.slice(0, 1);
}

// Beyond six sentences the ones that can be spared go first, from the end.
function trim(units: Unit[]): Unit[] {
  const kept = [...units];
  const sentences = () => kept.filter(({ isItem }) => !isItem).length;
  for (let index = kept.length - 1; index > 0 && sentences() > MAX_SENTENCES; index -= 1) {
    const unit = kept[index];
    if (unit?.isExtra && !unit.isItem && !kept[index + 1]?.isItem) kept.splice(index, 1);
  }
  return kept;
}
