// Every tool the coach has. A new one is its file and its line here.
import { explainTerm } from './explain-term.ts';
import { findTransactions } from './find-transactions.ts';
import { getAccounts } from './get-accounts.ts';
import { getIncome } from './get-income.ts';
import { getPersona } from './get-persona.ts';
import { getSignals } from './get-signals.ts';
import { getSpending } from './get-spending.ts';
import { getWellbeing } from './get-wellbeing.ts';
import { searchArticles } from './search-articles.ts';
import type { Tool } from './tool.ts';

/** The tools, in the order a model sees them. */
export const tools: Tool[] = [
  getAccounts,
  getSpending,
  getIncome,
  findTransactions,
  getSignals,
  getPersona,
  getWellbeing,
  searchArticles,
  explainTerm,
];
