// Signal: cards whose last three payments were only the minimum.
import { addDays } from '../calendar.ts';
import type { Account } from '../ledger.ts';
import type { CustomerData } from './customer-data.ts';
import { cardsOf, idsOf, titleOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Reading, Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** Payments older than this say nothing about today's minimum. */
const LOOK_BACK_DAYS = 180;

/** How many cards; the same for every window, as three payments take three months. */
export const minimumPaymentOnly: Signal = {
  name: 'minimum_payment_only',
  unit: 'count',
  description: 'Cards whose last three payments were at most the minimum plus a tenth.',
  reads: 'balances',
  read(data) {
    const readings = cardsOf(data).map((card) => readCard(data, card));
    const paying = readings.filter(({ status }) => status === 'value');
    if (paying.length > 0)
      return found(
        paying.length,
        paying.flatMap(({ evidence }) => evidence),
      );
    return readings.find(({ status }) => status === 'unknown') ?? notPresent();
  },
};

function readCard(data: CustomerData, card: Account): Reading {
  const liability = data.liabilities.find(({ accountId }) => accountId === card.id);
  const minimumCents = liability?.minimumPaymentCents ?? null;
  if (card.currentCents !== null && card.currentCents <= 0) return notPresent();
  if (minimumCents === null) return unknown(`the minimum payment of ${titleOf(card)} is not known`, [card.id]);
  const statementCents = liability?.lastStatementCents ?? null;
  if (minimumCents === 0 || (statementCents !== null && statementCents <= minimumCents)) return notPresent();
  const payments = paymentsTo(data, card).slice(0, policy.minimumPaymentCount.value);
  if (payments.length < policy.minimumPaymentCount.value) {
    return unknown(`fewer than three payments to ${titleOf(card)} are known`, [card.id, ...idsOf(payments)]);
  }
  const most = Math.floor((minimumCents * policy.minimumPaymentFactor.value) / 10_000);
  return payments.every((row) => Math.abs(row.amountCents) <= most)
    ? found(1, idsOf(payments))
    : notPresent(idsOf(payments));
}

/** Newest first: payments on the card itself; with one card whose own rows are missing, those that left a bank account. */
function paymentsTo(data: CustomerData, card: Account) {
  const since = addDays(data.today, 1 - LOOK_BACK_DAYS);
  const rows = data.rows.filter((row) => row.on >= since);
  const received = rows.filter(
    ({ accountId, amountCents, detailed }) =>
      accountId === card.id && amountCents < 0 && /^(LOAN_PAYMENTS_CREDIT_CARD|TRANSFER_IN)/.test(detailed),
  );
  if (received.length > 0 || cardsOf(data).length > 1) return received;
  return rows.filter(
    (row) => row.accountId !== card.id && row.amountCents > 0 && row.detailed.startsWith('LOAN_PAYMENTS_CREDIT_CARD'),
  );
}
