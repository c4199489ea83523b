// Every signal, and how all of them are worked out at once.

import { cardUtilization } from './card-utilization.ts';
import { cashAdvances } from './cash-advances.ts';
import { cashFlowBuffer } from './cash-flow-buffer.ts';
import type { CustomerData } from './customer-data.ts';
import { hasRows } from './customer-data.ts';
import { emergencyFund } from './emergency-fund.ts';
import { gamblingSpend } from './gambling-spend.ts';
import { gigShare } from './gig-share.ts';
import { incomeVariation } from './income-variation.ts';
import { interestCharged } from './interest-charged.ts';
import { EVIDENCE_ROWS } from './kept-rows.ts';
import { lowestBalanceForecast } from './lowest-balance-forecast.ts';
import { medianPayGap } from './median-pay-gap.ts';
import { minimumPaymentOnly } from './minimum-payment-only.ts';
import { monthlySpending } from './monthly-spending.ts';
import { overallUtilization } from './overall-utilization.ts';
import { overdraftAndLateFees } from './overdraft-and-late-fees.ts';
import { overdueCards } from './overdue-cards.ts';
import { payFrequency } from './pay-frequency.ts';
import { payStreamCount } from './pay-streams.ts';
import { possibleDuplicates } from './possible-duplicates.ts';
import { savingsGrowth } from './savings-growth.ts';
import { savingsNetInflow } from './savings-net-inflow.ts';
import { seasonalSpending } from './seasonal-spending.ts';
import { shortTermLoans } from './short-term-loans.ts';
import type { Reading, Signal, SignalValue, Window } from './signal.ts';
import { daysIn, unknown, windows } from './signal.ts';
import { spendingTrend } from './spending-trend.ts';
import { subscriptionCount } from './subscription-count.ts';
import { subscriptionDuplicates } from './subscription-duplicates.ts';
import { subscriptionMonthlySpend } from './subscription-monthly-spend.ts';
import { subscriptionNextDue } from './subscription-next-due.ts';
import { subscriptionPriceRises } from './subscription-price-rises.ts';
import { subscriptionShare } from './subscription-share.ts';
import { subscriptionsLikelyUnused } from './subscriptions-likely-unused.ts';
import { topCategoryShare } from './top-category-share.ts';
import { unusualCharges } from './unusual-charges.ts';
import { utilizationFlag } from './utilization-flag.ts';

/** The signals, by group: cards, subscriptions, income, savings, stress, spending. */
export const signals: Signal[] = [
  cardUtilization,
  overallUtilization,
  utilizationFlag,
  minimumPaymentOnly,
  interestCharged,
  overdueCards,
  cashAdvances,
  subscriptionCount,
  subscriptionMonthlySpend,
  subscriptionShare,
  subscriptionPriceRises,
  subscriptionDuplicates,
  subscriptionsLikelyUnused,
  subscriptionNextDue,
  payStreamCount,
  medianPayGap,
  payFrequency,
  incomeVariation,
  gigShare,
  cashFlowBuffer,
  savingsNetInflow,
  savingsGrowth,
  emergencyFund,
  overdraftAndLateFees,
  shortTermLoans,
  gamblingSpend,
  lowestBalanceForecast,
  monthlySpending,
  spendingTrend,
  topCategoryShare,
  seasonalSpending,
  unusualCharges,
  possibleDuplicates,
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
