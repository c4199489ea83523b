// What happens in a household on an ordinary day: pay, rent, bills, subscriptions, purchases, refunds, putting money aside.
import type { IsoDate } from '../../calendar.ts';
import type { AccountKey, Book } from './book.ts';
import { type Kind, kinds, subscriptions } from './merchants.ts';
import type { Plan } from './plans.ts';
import { type Random, randomOf } from './random.ts';

/** A day being played. */
export interface Day {
  on: IsoDate;
  /** Days since the story began. */
  index: number;
  dayOfMonth: number;
  /** Months since year 0. */
  monthIndex: number;
  book: Book;
  isPayday: boolean;
  /** The draws of a stream on this day. */
  random(stream: string): Random;
}

/** Something that may happen each day. */
export type Stream = (day: Day) => void;

/** What a household can freely spend: checking less what is owed on cards paid in full, in cents. */
export function freeCents(plan: Plan, book: Book): number {
  const owed = plan.card?.style === 'in full' ? book.expected('card') : 0;
  return book.expected('checking') - owed - (plan.secondCard ? book.expected('second card') : 0);
}

/** Moves money between checking and savings; both sides are booked. */
export function moveSavings(book: Book, cents: number, direction: 'in' | 'out', stream: string): void {
  if (cents <= 0) return;
  const [from, to]: AccountKey[] = direction === 'in' ? ['checking', 'savings'] : ['savings', 'checking'];
  if (!from || !to) return;
  const out = direction === 'in' ? 'TRANSFER_OUT_SAVINGS' : 'TRANSFER_OUT_ACCOUNT_TRANSFER';
  const into = direction === 'in' ? 'TRANSFER_IN_SAVINGS' : 'TRANSFER_IN_ACCOUNT_TRANSFER';
  const names = { checking: 'CHECKING', savings: 'SAVINGS' } as Record<string, string>;
  const line = { merchant: null, stream };
  book.add({ ...line, account: from, cents, name: `ONLINE TRANSFER TO ${names[to]}`, detailed: out });
  book.add({ ...line, account: to, cents: -cents, name: `ONLINE TRANSFER FROM ${names[from]}`, detailed: into });
}

/** Draws on savings when a payment would leave checking short. */
export function coverFromSavings(plan: Plan, book: Book, neededCents: number, stream: string): void {
  const short = neededCents - book.expected('checking');
  if (!plan.draws || short <= 0) return;
  const wanted = Math.ceil(short / 5000) * 5000;
  moveSavings(book, Math.min(wanted, book.expected('savings')), 'out', stream);
}

/** Pay: every two weeks, or by project; a refund of taxes in spring. */
export function pay(plan: Plan, key: string): Stream {
  const taxDay = randomOf(`${key}|tax day`).int(3, 24);
  return ({ on, isPayday, book, random, dayOfMonth }) => {
    const { int } = random('pay');
    const line = { stream: 'pay', account: 'checking' as const, detailed: 'INCOME_SALARY' };
    const employer = plan.employer.toUpperCase();
    if (isPayday && plan.pay === 'every two weeks') {
      const cents = plan.payCents + int(-1500, 1500);
      book.add({ ...line, cents: -cents, name: `${employer} PAYROLL PPD`, merchant: plan.employer });
      moveSavings(book, plan.savingPerPayCents, 'in', 'saving');
    } else if (isPayday) {
      const cents = Math.max(plan.payCents - book.expected('savings') + int(-40_000, 40_000), 250_000);
      book.add({ ...line, cents: -cents, name: `${employer} ACH CONTRACT PAY`, merchant: plan.employer });
      moveSavings(book, cents, 'in', 'saving');
    }
    if (!plan.taxRefund || on.slice(5, 7) !== '03' || dayOfMonth !== taxDay) return;
    const tax = { stream: 'tax', account: 'checking' as const, merchant: null, detailed: 'INCOME_TAX_REFUND' };
    book.add({ ...tax, cents: -int(30_000, 90_000), name: 'IRS TREAS 310 TAX REF' });
  };
}

/** Rent, a little higher each January. */
export function rent(plan: Plan, key: string): Stream {
  const { int, pick } = randomOf(`${key}|rent`);
  const dueDay = int(1, 3);
  const landlord = pick(['Oakwood Apartments', 'Riverside Property Mgmt', 'Birchfield Homes', 'Elm Court Rentals']);
  return ({ on, dayOfMonth, index, isPayday, book }) => {
    if (plan.rentTwiceAMonth ? !isPayday : dayOfMonth !== dueDay) return;
    const years = plan.rentTwiceAMonth ? 0 : Number(on.slice(0, 4)) - 2025;
    const cents = Math.round((plan.rentCents * (1 + 0.02 * Math.max(years, -10))) / 500) * 500;
    coverFromSavings(plan, book, cents + 10_000, `rent cover ${index}`);
    const line = { stream: 'rent', account: 'checking' as const, detailed: 'RENT_AND_UTILITIES_RENT' };
    book.add({ ...line, cents, name: `${landlord.toUpperCase()} WEB PMTS`, merchant: landlord });
  };
}

const BILLS = [
  ['City Power & Light', 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', 5200, 11_800],
  ['Metro Water', 'RENT_AND_UTILITIES_WATER', 2100, 4600],
  ['Xfinity', 'RENT_AND_UTILITIES_INTERNET_AND_CABLE', 4800, 6900],
  ['T-Mobile', 'RENT_AND_UTILITIES_TELEPHONE', 3500, 7000],
] as const;

/** Utility bills; power costs more in winter and summer. */
export function bills(plan: Plan, key: string): Stream {
  const { int } = randomOf(`${key}|bills`);
  const every = plan.bills === 'monthly' ? 1 : 2;
  const chosen = BILLS.map(([merchant, detailed, low, high]) => {
    const swings = detailed.endsWith('ELECTRICITY') || detailed.endsWith('WATER');
    return { merchant, detailed, swings, usual: int(low, high), dueDay: int(5, 24), turn: int(0, every - 1) };
  });
  return ({ dayOfMonth, monthIndex, book, random, index }) => {
    for (const bill of chosen) {
      if (dayOfMonth !== bill.dueDay || monthIndex % every !== bill.turn) continue;
      const season = bill.swings ? 1 + 0.3 * Math.cos((monthIndex * Math.PI) / 3) : 1;
      const noise = bill.swings ? random(bill.merchant).int(-400, 400) : 0;
      const cents = Math.round(bill.usual * season * every) + noise;
      coverFromSavings(plan, book, cents + 5000, `bill cover ${index}`);
      const { merchant, detailed } = bill;
      book.add({
        stream: merchant,
        account: 'checking',
        cents,
        name: `${merchant.toUpperCase()} AUTOPAY`,
        merchant,
        detailed,
      });
    }
  };
}

/** Memberships on their own day of the month; the price steps up about 12 % every 14 months. */
export function memberships(plan: Plan, key: string): Stream {
  const { sample, int } = randomOf(`${key}|memberships`);
  const chosen = sample(subscriptions, plan.subscriptions).map((each) => ({
    ...each,
    dueDay: int(1, 28),
    turn: int(0, 13),
  }));
  return ({ dayOfMonth, monthIndex, book }) => {
    for (const { merchant, line, detailed, cents: first, dueDay, turn } of chosen) {
      if (dayOfMonth !== dueDay) continue;
      const steps = Math.floor((monthIndex - 2024 * 12 + turn) / 14);
      const cents = Math.round((first * 1.12 ** steps + 1) / 100) * 100 - 1;
      const account = plan.card?.style === 'in full' ? 'card' : 'checking';
      book.add({ stream: merchant, account, cents, name: line, merchant, detailed, channel: 'online' });
    }
  };
}

/** Everyday purchases, and now and then a refund. The less is free, the fewer. */
export function purchases(plan: Plan, key: string): Stream {
  const own = kinds.map((kind) => ({ kind, shops: randomOf(`${key}|${kind.key}`).sample(kind.shops, kind.regulars) }));
  const visits = new Map<string, number>();
  const refunds = new Map<number, () => void>();
  return (day) => {
    refunds.get(day.index)?.();
    refunds.delete(day.index);
    for (const { kind, shops } of own) {
      const random = day.random(kind.key);
      const chance = random.next();
      if (chance >= kind.perDay * 1.6) continue;
      const free = freeCents(plan, day.book);
      const ease = Math.min(Math.max((free - plan.floorCents) / (plan.comfortCents - plan.floorCents), 0), 1.6);
      const shop = shops[random.int(0, shops.length - 1)];
      if (chance >= kind.perDay * ease || !shop) continue;
      const cents = visitCents(kind, random, visits, shop.merchant);
      const account = accountFor(plan, day.book, cents, random);
      if (account === 'checking' && free - cents < plan.floorCents) continue;
      const line = { stream: kind.key, account, name: shop.line, merchant: shop.merchant, detailed: shop.detailed };
      const tipped = shop.detailed === 'FOOD_AND_DRINK_RESTAURANT' && { pendingCents: Math.round(cents / 1.18) };
      day.book.add({ ...line, cents, channel: kind.channel, lag: random.pick([0, 1, 1, 2, 2, 3]), ...tipped });
      if (kind.key !== 'shopping' || !random.chance(0.08)) continue;
      const back = random.chance(0.5) ? cents : Math.round(cents * 0.4);
      const name = `${shop.line} REFUND`;
      const give = () => day.book.add({ ...line, stream: 'refund', name, cents: -back, channel: kind.channel });
      refunds.set(day.index + random.int(4, 12), give);
    }
  };
}

// Visits to a shop alternate between small and large: chance alone must not make three of them look like a subscription.
function visitCents(kind: Kind, random: Random, visits: Map<string, number>, merchant: string): number {
  const visit = visits.get(merchant) ?? 0;
  visits.set(merchant, visit + 1);
  const third = Math.round((kind.highCents - kind.lowCents) / 3);
  const low = visit % 2 === 0 ? kind.lowCents : kind.highCents - third;
  return random.int(low, low + third);
}

function accountFor(plan: Plan, book: Book, cents: number, random: Random): AccountKey {
  const fits = (account: AccountKey, card: Plan['card']) =>
    card !== null && book.expected(account) + cents <= card.limitCents * card.fullAt;
  if (!random.chance(plan.cardShare)) return 'checking';
  if (plan.secondCard && random.chance(0.25) && fits('second card', plan.secondCard)) return 'second card';
  return fits('card', plan.card) ? 'card' : 'checking';
}
