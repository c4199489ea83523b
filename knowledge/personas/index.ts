// Every persona, most urgent first.
import { cashFlowStressed } from './cash-flow-stressed.ts';
import { highUtilization } from './high-utilization.ts';
import type { Persona } from './persona.ts';
import { savingsBuilder } from './savings-builder.ts';
import { subscriptionHeavy } from './subscription-heavy.ts';
import { variableIncomeBudgeter } from './variable-income-budgeter.ts';

/** The personas, most urgent first. */
export const personas: Persona[] = [
  highUtilization,
  variableIncomeBudgeter,
  cashFlowStressed,
  subscriptionHeavy,
  savingsBuilder,
];
