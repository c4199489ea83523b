// Plays a household's days: pay, bills, subscriptions, cards, savings, everyday purchases, and what goes wrong.
import { addDays, addMonths, daysBetween, type IsoDate, monthOf } from '../calendar.ts';
import { randomOf } from '../db/households/random.ts';
import type { Book, Entry } from './book.ts';
import { minimumCents, type PlannedSubscription, type Traits } from './traits.ts';

/** A household's plan on a stretch of days. */
interface Scene {
  traits: Traits;
  book: Book;
  from: IsoDate;
  to: IsoDate;
}

/** Writes every day of the household's history into the book. */
export function play(traits: Traits, book: Book, from: IsoDate, to: IsoDate): void {
  const scene = { traits, book, from, to };
  for (const part of [pay, bills, subscriptions, cardRows, savingsRows, purchases, troubles]) part(scene);
}

/** Banks move what falls on a weekend to the next working day. */
function workday(on: IsoDate, step: 1 | -1 = 1): IsoDate {
  const day = new Date(`${on}T00:00:00Z`).getUTCDay();
  if (day === 6) return addDays(on, step === 1 ? 2 : -1);
  return day === 0 ? addDays(on, step === 1 ? 1 : -2) : on;
}

/** A day of each month in a stretch; the 31st is the last day of a shorter month. */
function monthly(from: IsoDate, to: IsoDate, dayOfMonth: number): IsoDate[] {
  const months = Math.ceil(daysBetween(from, to) / 28) + 1;
  return Array.from({ length: months }, (_, offset) => {
    const month = monthOf(from, offset);
    const on = addDays(month.from, dayOfMonth - 1);
    return on > month.to ? month.to : on;
  });
}

function every(days: number, from: IsoDate, to: IsoDate, first: number): IsoDate[] {
  const count = Math.floor((daysBetween(from, to) - first) / days) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => addDays(from, first + index * days));
}

function pay({ traits, book, from, to }: Scene): void {
  const { income, monthlyPayCents: month, key } = traits;
  const random = randomOf(`${key}|pay`);
  const job = (on: IsoDate, cents: number, detailed = 'INCOME_SALARY', merchant = 'Harbor Freight Lines Payroll') =>
    book.write({ on, account: 'checking', merchant, detailed, cents: -cents, stream: 'pay', event: 'pay' });
  const gig = (share: number) => {
    for (const on of every(1, from, to, 0)) {
      if (!random.chance(0.4)) continue;
      const merchant = random.pick(['Uber', 'DoorDash', 'Lyft'] as const);
      const cents = Math.round((month * share) / 12) + random.int(-4000, 4000);
      const entry = {
        on,
        account: 'checking',
        merchant,
        detailed: 'INCOME_GIG_ECONOMY',
        stream: null,
        event: 'pay' as const,
      };
      book.write({ ...entry, cents: -Math.max(cents, 1500) });
    }
  };
  const biweekly = Math.round((month * 12) / 26);
  if (income === 'weekly') for (const on of every(7, from, to, 2)) job(on, Math.round((month * 12) / 52));
  if (income === 'biweekly')
    for (const on of every(14, from, to, 3)) job(on, biweekly + (random.chance(0.2) ? random.int(0, 20_000) : 0));
  if (income === 'semimonthly')
    for (const day of [15, 31]) for (const on of monthly(from, to, day)) job(workday(on, -1), month / 2);
  if (income === 'monthly') for (const on of monthly(from, to, 1)) job(workday(on, -1), month);
  if (income === 'pension') {
    for (const on of monthly(from, to, 3))
      job(workday(on), month, 'INCOME_RETIREMENT_PENSION', 'State Teachers Pension');
  }
  if (income === 'gig') gig(1);
  if (income === 'job and gig') {
    for (const on of every(14, from, to, 5)) job(on, biweekly);
    gig(0.3);
  }
  if (income === 'project') {
    for (let on = addDays(from, random.int(0, 12)); on <= to; on = addDays(on, random.int(50, 61))) {
      const entry = {
        on,
        account: 'checking',
        merchant: 'Quarry Studio',
        detailed: 'INCOME_OTHER',
        stream: null,
        event: 'pay' as const,
      };
      book.write({ ...entry, cents: -month * 2 });
    }
  }
}

const BILLS: Record<string, [merchant: string, detailed: string, lowCents: number, highCents: number]> = {
  rent: ['Maple Court Apartments', 'RENT_AND_UTILITIES_RENT', 90_000, 210_000],
  electricity: ['Tri-County Electric', 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', 5500, 14_500],
  internet: ['Cascade Fiber', 'RENT_AND_UTILITIES_INTERNET_AND_CABLE', 4500, 8900],
  phone: ['Signal Mobile', 'RENT_AND_UTILITIES_TELEPHONE', 2500, 9500],
  insurance: ['Prairie Mutual Insurance', 'GENERAL_SERVICES_INSURANCE', 8000, 19_000],
  'car loan': ['Midtown Auto Finance', 'LOAN_PAYMENTS_CAR_PAYMENT', 19_000, 52_000],
  'student loan': ['Lakeshore Student Loans', 'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT', 12_000, 38_000],
};

function bills({ traits, book, from, to }: Scene): void {
  for (const bill of traits.bills) {
    const [merchant, detailed, low, high] = BILLS[bill] ?? ['', '', 0, 0];
    const random = randomOf(`${traits.key}|bill|${bill}`);
    const [usual, day] = [random.int(low, high), random.int(1, 28)];
    for (const on of monthly(from, to, day)) {
      const cents = bill === 'electricity' ? Math.round(usual * (0.75 + random.next() * 0.5)) : usual;
      book.write({ on: workday(on), account: 'checking', merchant, detailed, cents, stream: bill, event: 'bill' });
    }
  }
}

function subscriptions({ traits, book, from, to }: Scene): void {
  const account = traits.card ? 'card' : 'checking';
  for (const plan of traits.subscriptions) {
    for (const on of chargesOf(plan, from, to)) {
      const hasRisen = plan.rise && on > addMonths(to, -plan.rise.monthsAgo);
      const cents = hasRisen ? (plan.rise?.cents ?? plan.cents) : plan.cents;
      const { merchant, detailed } = plan;
      book.write({ on, account, merchant, detailed, cents, stream: merchant, event: 'subscription' });
    }
  }
}

function chargesOf(
  { cadence, dayOfMonth, endedMonthsAgo }: PlannedSubscription,
  from: IsoDate,
  to: IsoDate,
): IsoDate[] {
  const days = monthly(from, to, dayOfMonth);
  if (cadence === 'annual') return days.filter((_, index) => index % 12 === 5);
  return endedMonthsAgo === null ? days : days.filter((on) => on <= addMonths(to, -endedMonthsAgo));
}

function cardRows({ traits, book, from, to }: Scene): void {
  const { card, key } = traits;
  if (!card) return;
  const random = randomOf(`${key}|card`);
  const owed = Math.round(card.limitCents * card.utilization);
  for (const on of monthly(from, to, 12)) {
    if (card.style !== 'full') {
      const interest = {
        account: 'card',
        merchant: 'Interest Charge',
        detailed: 'BANK_FEES_INTEREST_CHARGE',
        stream: null,
      };
      book.write({ ...interest, on, cents: Math.round((owed * 0.24) / 12), event: 'interest' });
    }
    const full = Math.round(owed * (0.85 + random.next() * 0.3));
    const cents =
      card.style === 'full'
        ? full
        : card.style === 'minimum'
          ? minimumCents(card)
          : Math.round(owed * (0.15 + random.next() * 0.1));
    const line = {
      detailed: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
      stream: 'card payment',
      event: 'card payment' as const,
    };
    book.write({ ...line, on: addDays(on, 8), account: 'checking', merchant: 'Beacon Card Autopay', cents });
    book.write({ ...line, on: addDays(on, 8), account: 'card', merchant: 'Payment Thank You', cents: -cents });
  }
}

function savingsRows({ traits, book, from, to }: Scene): void {
  const { savings } = traits;
  if (!savings || savings.monthlyCents === 0) return;
  for (const on of monthly(from, to, 5)) {
    const line = { on, stream: 'saving', event: 'transfer' as const, merchant: 'Transfer to Savings' };
    book.write({ ...line, account: 'checking', detailed: 'TRANSFER_OUT_SAVINGS', cents: savings.monthlyCents });
    book.write({ ...line, account: 'savings', detailed: 'TRANSFER_IN_SAVINGS', cents: -savings.monthlyCents });
  }
}

const SHOPS: [merchant: string, detailed: string, perDay: number, lowCents: number, highCents: number][] = [
  ['Riverbend Market', 'FOOD_AND_DRINK_GROCERIES', 0.3, 2400, 13_000],
  ['Greenway Foods', 'FOOD_AND_DRINK_GROCERIES', 0.12, 900, 7200],
  ['Corner Cup', 'FOOD_AND_DRINK_COFFEE', 0.35, 350, 950],
  ['Taqueria El Sol', 'FOOD_AND_DRINK_RESTAURANT', 0.1, 1400, 5200],
  ['Burger Lane', 'FOOD_AND_DRINK_FAST_FOOD', 0.12, 700, 1900],
  ['Summit Fuel', 'TRANSPORTATION_GAS', 0.14, 2800, 5600],
  ['Metro Transit', 'TRANSPORTATION_PUBLIC_TRANSIT', 0.15, 275, 275],
  ['Amazon', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES', 0.16, 900, 9800],
  ['Oak & Thread', 'GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES', 0.04, 2500, 14_000],
  ['Cedar Pharmacy', 'MEDICAL_PHARMACIES_AND_SUPPLEMENTS', 0.05, 600, 4800],
  ['Bright Hair', 'PERSONAL_CARE_HAIR_AND_BEAUTY', 0.02, 2800, 7200],
  ['Volt Electronics', 'GENERAL_MERCHANDISE_ELECTRONICS', 0.03, 1500, 9000],
];

function purchases({ traits, book, from, to }: Scene): void {
  for (const [merchant, detailed, perDay, low, high] of SHOPS) {
    const random = randomOf(`${traits.key}|shop|${merchant}`);
    const account = traits.card && random.chance(0.6) ? 'card' : 'checking';
    for (const on of every(1, from, to, 0)) {
      if (!random.chance(perDay)) continue;
      book.write({ on, account, merchant, detailed, cents: random.int(low, high), stream: null, event: 'purchase' });
    }
  }
}

function troubles({ traits, book, to }: Scene): void {
  const random = randomOf(`${traits.key}|troubles`);
  const within = (days: number) => addDays(to, -random.int(3, days));
  const write = (entry: Omit<Entry, 'stream' | 'account'> & { account?: string }) =>
    book.write({ account: 'checking', stream: null, ...entry });
  for (let count = 0; count < traits.fees; count++) {
    const [merchant, detailed] = random.pick<[string, string]>([
      ['Overdraft Item Fee', 'BANK_FEES_OVERDRAFT_FEES'],
      ['Returned Item Fee', 'BANK_FEES_INSUFFICIENT_FUNDS'],
      ['Late Payment Fee', 'BANK_FEES_LATE_FEES'],
    ]);
    write({ on: within(170), merchant, detailed, cents: 3500, event: 'fee' });
  }
  for (const merchant of traits.lenders) {
    const isAdvance = merchant === 'Earnin' || merchant === 'Dave';
    const detailed = isAdvance ? 'LOAN_PAYMENTS_EWA' : 'LOAN_PAYMENTS_OTHER_PAYMENT';
    const first = random.int(50, 150);
    // Paid back in four parts, two weeks apart, as such lenders do.
    for (let part = 0; part < 4; part++) {
      write({
        on: addDays(to, -first + part * 14),
        merchant,
        detailed,
        cents: isAdvance ? 10_000 : 4750,
        event: 'loan',
      });
    }
  }
  for (let count = 0; count < traits.gamblingPerMonth * 6; count++) {
    const cents = random.int(10, 150) * 100;
    write({
      on: within(175),
      merchant: 'Lucky Reel Casino',
      detailed: 'ENTERTAINMENT_CASINOS_AND_GAMBLING',
      cents,
      event: 'gambling',
    });
  }
  for (let count = 0; count < traits.cashAdvances; count++) {
    write({
      on: within(170),
      account: 'card',
      merchant: 'Cash Advance',
      detailed: 'LOAN_DISBURSEMENTS_CASH_ADVANCES',
      cents: 20_000,
      event: 'cash advance',
    });
  }
  if (traits.hasUnusual) {
    const line = { merchant: 'Amazon', detailed: 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES' };
    write({ ...line, on: within(150), cents: 189_900, event: 'unusual' });
  }
  if (traits.hasDuplicate) {
    const [on, cents] = [within(150), random.int(9100, 14_900)];
    const line = { merchant: 'Fern Home Goods', detailed: 'HOME_IMPROVEMENT_FURNITURE', cents };
    write({ ...line, on, event: 'purchase' });
    write({ ...line, on: addDays(on, 1), event: 'duplicate' });
  }
}
