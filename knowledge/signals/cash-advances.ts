// Signal: cash taken out on a credit card.
import { daysBetween } from '../calendar.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { CustomerData } from './customer-data.ts';
import { cardsOf, idsOf, periodOf, rowsIn, titleOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal, Window } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

const FEE = 'BANK_FEES_CASH_ADVANCE';
const CASH = ['LOAN_DISBURSEMENTS_CASH_ADVANCES', 'TRANSFER_OUT_WITHDRAWAL'];

/** How often: cash drawn on a card, and cash advance fees that no such row stands beside. */
export const cashAdvances: Signal = {
  name: 'cash_advances',
  unit: 'count',
  description: 'Cash advances on credit cards in the window.',
  reads: 'transactions',
  read(data, window) {
    const { draws, fees } = advancesIn(data, window);
    if (draws.length + fees.length > 0) return found(draws.length + fees.length, idsOf([...draws, ...fees]));
    const silent = cardsOf(data).find(({ id }) => !data.seen.some(({ accountId }) => accountId === id));
    return silent ? unknown(`no transactions of ${titleOf(silent)} are known`, [silent.id]) : notPresent();
  },
};

function advancesIn(data: CustomerData, window: Window): { draws: LedgerRow[]; fees: LedgerRow[] } {
  const isCard = new Set(idsOf(cardsOf(data)));
  const draws = data.rows.filter(
    (row) => isCard.has(row.accountId) && row.amountCents > 0 && CASH.includes(row.detailed),
  );
  const fees = rowsIn(
    data,
    window,
    (fee) =>
      fee.amountCents > 0 &&
      fee.detailed === FEE &&
      !draws.some(({ on }) => Math.abs(daysBetween(on, fee.on)) <= policy.advanceFeeDays.value),
  );
  const { from } = periodOf(data, window);
  return { draws: draws.filter(({ on }) => on >= from), fees };
}
