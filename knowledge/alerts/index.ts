// Every kind of alert, and how all of them are looked for at once.
import type { CustomerData } from '../signals/customer-data.ts';
import type { SignalValue } from '../signals/signal.ts';
import type { Alert, AlertExtra, AlertKind, Severity } from './alert.ts';
import { billDue } from './bill-due.ts';
import { budgetExceeded } from './budget-exceeded.ts';
import { lowBalance } from './low-balance.ts';
import { overdue } from './overdue.ts';
import { payLate } from './pay-late.ts';
import { possibleDuplicate } from './possible-duplicate.ts';
import { priceRise } from './price-rise.ts';
import { unusualCharge } from './unusual-charge.ts';
import { utilizationCrossing } from './utilization-crossing.ts';

/** The kinds, most pressing first. */
export const alertKinds: AlertKind[] = [
  overdue,
  lowBalance,
  payLate,
  utilizationCrossing,
  possibleDuplicate,
  unusualCharge,
  budgetExceeded,
  priceRise,
  billDue,
];

const order: Severity[] = ['urgent', 'watch', 'info'];

/** What is worth telling a customer today, most urgent first. The same input gives the same list. */
export function findAlerts(data: CustomerData, signals: readonly SignalValue[], extra: AlertExtra = {}): Alert[] {
  const view = { data, signals, budgets: extra.budgets ?? [], cardDays: extra.cardDays ?? [] };
  return alertKinds
    .flatMap((kind) => kind.find(view))
    .sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) || a.on.localeCompare(b.on) || a.id.localeCompare(b.id),
    );
}
