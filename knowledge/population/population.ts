// A hundred made-up households whose habits are known: the yardstick for signals, personas and repeating payments.
import { addDays, type IsoDate } from '../calendar.ts';
import { idOf } from '../db/households/random.ts';
import type { Account, Liability } from '../ledger.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import { snapshotOf } from '../signals/customer-data.ts';
import { type LabelledRow, openBook } from './book.ts';
import { play } from './play.ts';
import { type Traits, traitsOf } from './traits.ts';
import { liabilityOf, type Truth, truthOf } from './truth.ts';

/** A household: what a bank would tell about it, and what is true. */
export interface LabelledHousehold {
  traits: Traits;
  accounts: Account[];
  liabilities: Liability[];
  transactions: LabelledRow[];
  truth: Truth;
}

/** Which households to make. */
export interface PopulationOptions {
  seed: number;
  anchorOn: IsoDate;
  /** Default 100. */
  size?: number;
}

/** The population of a seed as its banks tell it on the anchor day. */
export function population({ seed, anchorOn, size = 100 }: PopulationOptions): LabelledHousehold[] {
  return Array.from({ length: size }, (_, index) => household(traitsOf(seed, index), anchorOn));
}

/** What the coach sees of a household. */
export function dataOf({ accounts, liabilities, transactions }: LabelledHousehold, today: IsoDate): CustomerData {
  return snapshotOf({ today, accounts, liabilities, transactions: transactions.map(({ label: _, ...row }) => row) });
}

function household(traits: Traits, anchorOn: IsoDate): LabelledHousehold {
  const from = addDays(anchorOn, 1 - traits.historyDays);
  const book = openBook(traits.key, from, anchorOn);
  play(traits, book, from, anchorOn);
  const transactions = book.rows.sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id));
  const checkingCents = Math.round(traits.bufferMonths * spentInMonth(transactions, traits, anchorOn));
  const { card, savings } = traits;
  const account = (name: string, rest: Partial<Account>): Account => ({
    id: idOf(`${traits.key}|account|${name}`),
    name,
    mask: null,
    type: 'depository',
    subtype: name,
    isBusiness: false,
    currency: 'USD',
    currentCents: null,
    availableCents: null,
    limitCents: null,
    balanceOn: anchorOn,
    ...rest,
  });
  const cardAccount =
    card &&
    account('card', {
      type: 'credit',
      subtype: 'credit card',
      currentCents: Math.round(card.limitCents * card.utilization),
      limitCents: card.limitCents,
    });
  return {
    traits,
    accounts: [
      account('checking', { currentCents: checkingCents }),
      ...(savings ? [account('savings', { currentCents: savings.balanceCents + savings.monthlyCents * 6 })] : []),
      ...(cardAccount ? [cardAccount] : []),
    ],
    liabilities: card && cardAccount ? [liabilityOf(card, cardAccount.id, transactions, anchorOn)] : [],
    transactions,
    truth: truthOf(traits, transactions, checkingCents, anchorOn),
  };
}

function spentInMonth(rows: LabelledRow[], { historyDays }: Traits, anchorOn: IsoDate): number {
  const from = addDays(anchorOn, -179);
  const spent = rows.filter(
    ({ on, amountCents, label }) =>
      on >= from && amountCents > 0 && !['transfer', 'card payment', 'cash advance'].includes(label.event),
  );
  return (spent.reduce((sum, row) => sum + row.amountCents, 0) * 30) / Math.min(historyDays, 180);
}
