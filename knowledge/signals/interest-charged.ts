// Signal: interest charged on cards.
import type { Account, Liability } from '../ledger.ts';
import { toCents } from '../money.ts';
import type { CustomerData } from './customer-data.ts';
import { cardsOf, centsIn, idsOf, periodOf, rowsIn, titleOf } from './customer-data.ts';
import type { Signal, Window } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** Interest posted in the window, else what the last statement in it charged. */
export const interestCharged: Signal = {
  name: 'interest_charged',
  unit: 'cents',
  description: 'Interest charged on cards in the window.',
  reads: 'transactions',
  read(data, window) {
    const cards = cardsOf(data);
    const isInterest = (detailed: string, accountId: string) =>
      detailed === 'BANK_FEES_INTEREST_CHARGE' && isOfCard(data, accountId);
    const chargedCents = centsIn(data, window, 'out', isInterest);
    if (chargedCents > 0) {
      const charges = rowsIn(data, window, (row) => row.amountCents > 0 && isInterest(row.detailed, row.accountId));
      return found(chargedCents, idsOf(charges));
    }
    if (cards.length === 0) return notPresent();
    const billed = cards.filter((card) => (statementInterest(data, card, window) ?? 0) > 0);
    if (billed.length > 0) {
      return found(
        billed.reduce((sum, card) => sum + (statementInterest(data, card, window) ?? 0), 0),
        idsOf(billed),
      );
    }
    const silent = cards.find(
      (card) =>
        statementInterest(data, card, window) === null && !data.seen.some(({ accountId }) => accountId === card.id),
    );
    return silent
      ? unknown(`there are no charges or statements of ${titleOf(silent)} to look at`, [silent.id])
      : notPresent();
  },
};

function isOfCard(data: CustomerData, accountId: string): boolean {
  const type = data.accounts.find(({ id }) => id === accountId)?.type;
  return type === 'credit' || type === 'depository';
}

/** Interest of the last statement in cents; null when the bank did not say or the statement is outside the window. */
function statementInterest(data: CustomerData, card: Account, window: Window): number | null {
  const liability = data.liabilities.find(({ accountId }) => accountId === card.id);
  if (!liability || (liability.lastStatementOn ?? data.today) < periodOf(data, window).from) return null;
  const charges = interestOf(liability).filter((cents) => cents !== null);
  return charges.length > 0 ? charges.reduce((sum, cents) => sum + cents, 0) : null;
}

function interestOf({ aprs }: Liability): (number | null)[] {
  if (!Array.isArray(aprs)) return [];
  return aprs.map((apr: unknown) => {
    const charge =
      apr && typeof apr === 'object' && 'interest_charge_amount' in apr ? apr.interest_charge_amount : null;
    return typeof charge === 'number' ? toCents(charge) : null;
  });
}
