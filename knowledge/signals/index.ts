// Every signal, and how all of them are worked out at once.
import { cardUtilization } from './card-utilization.ts';
import { cashFlowBuffer } from './cash-flow-buffer.ts';
import type { CustomerData } from './customer-data.ts';
import { hasRows } from './customer-data.ts';
import { interestCharged } from './interest-charged.ts';
import { EVIDENCE_ROWS } from './kept-rows.ts';
import { lowestBalanceForecast } from './lowest-balance-forecast.ts';
import { medianPayGap } from './median-pay-gap.ts';
import { minimumPaymentOnly } from './minimum-payment-only.ts';
import { overallUtilization } from './overall-utilization.ts';
import { overdraftAndLateFees } from './overdraft-and-late-fees.ts';
import { overdueCards } from './overdue-cards.ts';
import { savingsGrowth } from './savings-growth.ts';
import { savingsNetInflow } from './savings-net-inflow.ts';
import type { Reading, Signal, SignalValue, Window } from './signal.ts';
import { daysIn, unknown, windows } from './signal.ts';
import { subscriptionCount } from './subscription-count.ts';
import { subscriptionMonthlySpend } from './subscription-monthly-spend.ts';
import { subscriptionPriceRises } from './subscription-price-rises.ts';
import { subscriptionShare } from './subscription-share.ts';
import { utilizationFlag } from './utilization-flag.ts';

/** The signals, by group: cards, subscriptions, income, savings, stress. */
export const signals: Signal[] = [
  cardUtilization,
  overallUtilization,
  utilizationFlag,
  minimumPaymentOnly,
  interestCharged,
  overdueCards,
  subscriptionCount,
  subscriptionMonthlySpend,
  subscriptionShare,
  subscriptionPriceRises,
  medianPayGap,
  cashFlowBuffer,
  savingsNetInflow,
  savingsGrowth,
  overdraftAndLateFees,
  lowestBalanceForecast,
];

/** Every signal of a customer in every window. */
export function computeSignals(data: CustomerData): SignalValue[] {
  return windows.flatMap((window) =>
    signals.flatMap((signal) =>
      readingsOf(signal, data, window).map(({ status, value, reason, evidence }) => ({
        signal: signal.name,
        window,
        status,
        ...(status === 'value' && { value, unit: signal.unit }),
        ...(status === 'unknown' && { reason }),
        evidence: [...new Set(evidence)].slice(0, EVIDENCE_ROWS),
        asOf: data.today,
      })),
    ),
  );
}

function readingsOf(signal: Signal, data: CustomerData, window: Window): Reading[] {
  if (data.accounts.length === 0) return [unknown('there are no accounts yet')];
  if (signal.reads === 'transactions' && !hasRows(data, window)) {
    return [unknown(`there are no transactions in the last ${daysIn(window)} days`)];
  }
  return [signal.read(data, window)].flat();
}
