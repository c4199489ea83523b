// Alert: a bill, a subscription or a card's minimum payment is due within days.
import { addDays, daysBetween } from '../calendar.ts';
import { cite, citeName } from '../recommendations/cited.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import { titleOf } from '../signals/customer-data.ts';
import type { Alert, AlertKind, Severity } from './alert.ts';
import { alertOf } from './alert.ts';

/** Told a week ahead: time to move money once. */
const DAYS_AHEAD = 7;
/** From here on a transfer between banks may come too late. */
const SOON_DAYS = 3;

/** One alert a payment and due day. */
export const billDue: AlertKind = {
  name: 'bill-due',
  find: ({ data }) => [...bills(data), ...cardPayments(data)],
};

function bills(data: CustomerData): Alert[] {
  return data.streams.flatMap((stream) => {
    const { id, kind, status, direction, nextOn, merchant, lastAmountCents, transactionIds, currency } = stream;
    const isBill = direction === 'outflow' && (kind === 'bill' || kind === 'subscription');
    if (!isBill || status !== 'active' || !nextOn || !isAhead(data, nextOn)) return [];
    const rows = transactionIds.slice(-1);
    return alertOf({
      id: `bill-due:${id}:${nextOn}`,
      kind: 'bill-due',
      on: nextOn,
      severity: severityOf(data, nextOn),
      title: 'A bill is coming up',
      words: '{merchant} is due on {on}, about {amount}.',
      facts: {
        merchant: citeName('bill', merchant, rows),
        on: cite({ label: `${merchant} is due`, value: nextOn, unit: 'date', rows }),
        amount: cite({ label: `${merchant}, last amount`, value: lastAmountCents, unit: 'cents', currency, rows }),
      },
    });
  });
}

function cardPayments(data: CustomerData): Alert[] {
  return data.liabilities.flatMap(({ accountId, nextDueOn, minimumPaymentCents, isOverdue }) => {
    const account = data.accounts.find(({ id }) => id === accountId);
    if (!account || !nextDueOn || !minimumPaymentCents || isOverdue || !isAhead(data, nextDueOn)) return [];
    const rows = [accountId];
    return alertOf({
      id: `bill-due:${accountId}:${nextDueOn}`,
      kind: 'bill-due',
      on: nextDueOn,
      severity: severityOf(data, nextDueOn),
      title: 'A payment is coming up',
      words: 'The payment of {account} is due on {on}. At least {minimum} has to be paid.',
      facts: {
        account: citeName('account', titleOf(account), rows),
        on: cite({ label: 'payment is due', value: nextDueOn, unit: 'date', rows }),
        minimum: cite({
          label: `minimum payment of ${titleOf(account)}`,
          value: minimumPaymentCents,
          unit: 'cents',
          currency: account.currency,
          rows,
        }),
      },
    });
  });
}

function isAhead({ today }: CustomerData, on: string): boolean {
  return on >= today && on <= addDays(today, DAYS_AHEAD);
}

function severityOf({ today }: CustomerData, on: string): Severity {
  return daysBetween(today, on) <= SOON_DAYS ? 'watch' : 'info';
}
