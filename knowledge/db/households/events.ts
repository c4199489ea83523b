// What happens to a household besides everyday spending: card statements, overdrafts, cash, savings interest, surpluses.
import { addDays, type IsoDate } from '../../calendar.ts';
import type { AccountKey } from './book.ts';
import type { CardPlan, Plan } from './plans.ts';
import { randomOf } from './random.ts';
import { coverFromSavings, freeCents, moveSavings, type Stream } from './streams.ts';

/** A card's last statement and payment, as its liability tells them. */
export interface CardState {
  statementCents: number;
  statementOn: IsoDate;
  minimumCents: number;
  interestCents: number;
  dueOn: IsoDate;
  paidCents: number;
  paidOn: IsoDate;
}

/** Statements, interest and payments of a card (both sides of each payment). `state` is kept current. */
export function cardCycle(plan: Plan, card: CardPlan, account: AccountKey, state: CardState, key: string): Stream {
  const statementDay = randomOf(`${key}|${account}`).int(6, 26);
  const issuer = card.name.toUpperCase();
  return ({ on, dayOfMonth, book, random }) => {
    if (dayOfMonth === statementDay) {
      const owed = book.posted(account);
      const interest = card.style === 'minimum' ? Math.round((owed * card.aprPercent) / 1200) : 0;
      if (interest > 0) {
        const charge = { name: 'INTEREST CHARGE ON PURCHASES', merchant: null, detailed: 'BANK_FEES_INTEREST_CHARGE' };
        book.add({ ...charge, stream: `${account} interest`, account, cents: interest });
      }
      state.interestCents = interest;
      state.statementCents = Math.max(owed + interest, 0);
      state.statementOn = on;
      // The usual minimum of US cards: 1 % of the balance plus interest, at least $35, never more than is owed.
      const minimum = Math.max(Math.ceil(state.statementCents / 10_000) * 100 + interest, 3500);
      state.minimumCents = Math.min(state.statementCents, minimum);
      state.dueOn = addDays(on, 25);
    }
    if (on !== addDays(state.dueOn, -4) || state.statementCents === 0) return;
    const extra = random(`${account} payment`).int(0, 4) * 100;
    const paid =
      card.style === 'minimum' ? Math.min(state.minimumCents + extra, book.posted(account)) : state.statementCents;
    coverFromSavings(plan, book, paid + 10_000, `${account} cover`);
    const line = { stream: `${account} payment`, merchant: null, detailed: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT' };
    book.add({ ...line, account: 'checking', cents: paid, name: `${issuer} AUTOPAY PYMT` });
    book.add({ ...line, account, cents: -paid, name: 'PAYMENT THANK YOU' });
    state.paidCents = paid;
    state.paidOn = on;
  };
}

type BigShop = [merchant: string, name: string, detailed: string];
const BIG_SHOPS: [BigShop, ...BigShop[]] = [
  ['Walmart', 'WAL-MART SUPERCENTER', 'GENERAL_MERCHANDISE_SUPERSTORES'],
  ['Dollar General', 'DOLLAR GENERAL #1820', 'GENERAL_MERCHANDISE_DISCOUNT_STORES'],
  ['Aldi', 'ALDI 72081', 'FOOD_AND_DRINK_GROCERIES'],
];

/** Three days before each payday a car payment and a big shop empty the account; the bank charges for it the day after. */
export function overdrafts(key: string, daysSincePay: (index: number) => number): Stream {
  const feeCents = randomOf(`${key}|fee`).pick([3000, 3400, 3500, 3600]);
  return ({ index, book, random }) => {
    const { int, pick, chance } = random('overdraft');
    const day = daysSincePay(index);
    const line = { stream: 'overdraft', account: 'checking' as const };
    if (day === 11) {
      const car = { merchant: 'Midtown Auto Finance', detailed: 'LOAN_PAYMENTS_CAR_PAYMENT' };
      book.add({ ...line, ...car, cents: 18_900, name: 'MIDTOWN AUTO FINANCE PMT' });
      let left = book.expected('checking') + int(1500, 8000);
      while (left >= 500) {
        const [merchant, name, detailed] = pick(BIG_SHOPS);
        const cents = left <= 16_000 ? left : int(6000, 15_000);
        book.add({ ...line, cents, name, merchant, detailed, channel: 'in store' });
        left -= cents;
      }
    }
    if (day === 12) {
      const isReturned = chance(0.35);
      const name = isReturned ? 'RETURNED ITEM FEE' : 'OVERDRAFT ITEM FEE';
      const detailed = isReturned ? 'BANK_FEES_INSUFFICIENT_FUNDS' : 'BANK_FEES_OVERDRAFT_FEES';
      book.add({ ...line, stream: 'fee', cents: feeCents, name, merchant: null, detailed });
    }
  };
}

/** Cash from a machine, sometimes with a fee. */
export function cash(plan: Plan): Stream {
  let fees = 0;
  return ({ book, random }) => {
    const { chance, pick } = random('cash');
    const cents = pick([4000, 6000, 8000, 10_000]);
    if (!chance(0.03) || freeCents(plan, book) - cents < plan.floorCents) return;
    const line = { stream: 'cash', account: 'checking' as const, merchant: null };
    book.add({ ...line, cents, name: 'ATM WITHDRAWAL', detailed: 'TRANSFER_OUT_WITHDRAWAL' });
    if (!chance(0.35)) return;
    book.add({ ...line, cents: fees++ % 2 ? 200 : 350, name: 'NON-NETWORK ATM FEE', detailed: 'BANK_FEES_ATM_FEES' });
  };
}

/** Interest on savings, once a month. The freelancer's pot earns none, so that projects are the only pay. */
export function savingsInterest(plan: Plan): Stream {
  return ({ dayOfMonth, book }) => {
    // 3 % a year is an ordinary rate for an online savings account.
    const cents = Math.floor((book.posted('savings') * 0.03) / 12);
    if (dayOfMonth !== 28 || !plan.savingsName || plan.pay === 'by project' || cents <= 0) return;
    const line = { stream: 'savings interest', account: 'savings' as const, merchant: null };
    book.add({ ...line, cents: -cents, name: 'INTEREST PAID', detailed: 'INCOME_INTEREST_EARNED' });
  };
}

/** The freelancer's weekly allowance from the pot. */
export function allowance(plan: Plan): Stream {
  return ({ index, book }) => {
    if (plan.pay === 'by project' && index % 7 === 0) coverFromSavings(plan, book, 60_000, 'allowance');
  };
}

/** Moves what is left over: a surplus to a brokerage, and small savings back when they have grown. */
export function surplus(plan: Plan): Stream {
  return ({ dayOfMonth, book, index }) => {
    if (dayOfMonth !== 21) return;
    const spare = Math.floor((freeCents(plan, book) - plan.comfortCents) / 5000) * 5000;
    if (plan.surplus === 'brokerage' && spare > 80_000) {
      const line = { stream: 'surplus', account: 'checking' as const, merchant: 'Fidelity' };
      const detailed = 'TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS';
      book.add({ ...line, cents: spare, name: 'FID BKG SVC LLC MONEYLINE', detailed });
    }
    const limit = plan.overdraws ? 20_000 : plan.card?.style === 'minimum' ? 90_000 : null;
    if (limit === null || book.expected('savings') <= limit) return;
    moveSavings(book, Math.round(limit / 10_000) * 5000, 'out', `savings back ${index}`);
  };
}
