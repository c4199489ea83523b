// Every tool the coach has. A new one is its file and its line here.
import { calculate } from './calculate.ts';
import { calculateLoan } from './calculate-loan.ts';
import { comparePeriods } from './compare-periods.ts';
import { explainChange } from './explain-change.ts';
import { explainTerm } from './explain-term.ts';
import { findOffers } from './find-offers.ts';
import { findTransactions } from './find-transactions.ts';
import { forecastBalance } from './forecast-balance.ts';
import { forgetMemory } from './forget-memory.ts';
import { getAccounts } from './get-accounts.ts';
import { getAlerts } from './get-alerts.ts';
import { getBills } from './get-bills.ts';
import { getBudgets } from './get-budgets.ts';
import { getCashFlow } from './get-cash-flow.ts';
import { getDebts } from './get-debts.ts';
import { getGoals } from './get-goals.ts';
import { getIncome } from './get-income.ts';
import { getMemories } from './get-memories.ts';
import { getNetWorth } from './get-net-worth.ts';
import { getPersona } from './get-persona.ts';
import { getProfile } from './get-profile.ts';
import { getRecommendations } from './get-recommendations.ts';
import { getSignals } from './get-signals.ts';
import { getSpending } from './get-spending.ts';
import { getSubscriptions } from './get-subscriptions.ts';
import { getWellbeing } from './get-wellbeing.ts';
import { makeCommitment } from './make-commitment.ts';
import { projectPayoff } from './project-payoff.ts';
import { projectSavings } from './project-savings.ts';
import { requestHuman } from './request-human.ts';
import { searchArticles } from './search-articles.ts';
import { setBudget } from './set-budget.ts';
import { setGoal } from './set-goal.ts';
import { suggestBudget } from './suggest-budget.ts';
import type { Tool } from './tool.ts';
import { whatIf } from './what-if.ts';

/** The tools, in the order a model sees them. */
export const tools: Tool[] = [
  getProfile,
  getAccounts,
  getNetWorth,
  getCashFlow,
  getSpending,
  getIncome,
  findTransactions,
  comparePeriods,
  explainChange,
  getSubscriptions,
  getBills,
  getDebts,
  forecastBalance,
  whatIf,
  projectPayoff,
  projectSavings,
  calculateLoan,
  calculate,
  getBudgets,
  suggestBudget,
  setBudget,
  getGoals,
  setGoal,
  makeCommitment,
  getAlerts,
  getRecommendations,
  findOffers,
  getSignals,
  getPersona,
  getWellbeing,
  getMemories,
  forgetMemory,
  searchArticles,
  explainTerm,
  requestHuman,
];
