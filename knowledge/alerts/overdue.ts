// Alert: the bank says that a payment is overdue.
import { cite, citeName } from '../recommendations/cited.ts';
import { titleOf } from '../signals/customer-data.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';

/** One alert an account and statement. */
export const overdue: AlertKind = {
  name: 'overdue',
  find: ({ data }) =>
    data.liabilities.flatMap(({ accountId, isOverdue, lastStatementOn, minimumPaymentCents }) => {
      const account = data.accounts.find(({ id }) => id === accountId);
      if (!account || isOverdue !== true) return [];
      const rows = [accountId];
      return alertOf({
        id: `overdue:${accountId}:${lastStatementOn ?? 'statement'}`,
        kind: 'overdue',
        on: account.balanceOn ?? data.today,
        severity: 'urgent',
        title: 'A payment is overdue',
        words: minimumPaymentCents
          ? 'Your bank says a payment of {account} is overdue. The minimum is {minimum}. Paying soon keeps fees low.'
          : 'Your bank says a payment of {account} is overdue. Paying soon keeps fees low.',
        facts: {
          account: citeName('account', titleOf(account), rows),
          ...(minimumPaymentCents && {
            minimum: cite({
              label: `minimum payment of ${titleOf(account)}`,
              value: minimumPaymentCents,
              unit: 'cents',
              currency: account.currency,
              rows,
            }),
          }),
        },
      });
    }),
};
