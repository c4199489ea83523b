// Labelled households for the recurring tests: streams of many kinds among habits that only look like them, drawn from a seed.
import type { IsoDate } from '../calendar.ts';
import { addDays, addMonths, daysBetween, monthOf } from '../calendar.ts';
import type { RecurringStream } from './recurring.ts';
import type { MoneyRow } from './recurring-rows.ts';

/** A household: its rows, and which of them make a stream. A truth of fewer charges than its cadence needs is left out. */
export interface Labelled {
  rows: MoneyRow[];
  truths: { label: string; cadence: string; ids: string[] }[];
  today: IsoDate;
}

/** Whole numbers from a seed (mulberry32), the same on each machine. */
export function drawsOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { int, chance: (share: number) => next() < share, pick: <T>(of: T[]): T => of[int(0, of.length - 1)] as T };
}

type Draws = ReturnType<typeof drawsOf>;

/** The next working day when a day falls on a weekend. */
export const workingDay = (on: IsoDate, step: 1 | -1 = 1): IsoDate => {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? workingDay(addDays(on, step), step) : on;
};

/** Days a rhythm falls on from the first day up to the last. */
export function datesOf(cadence: string, first: IsoDate, last: IsoDate, draws: Draws): IsoDate[] {
  const out: IsoDate[] = [];
  const months = { monthly: 1, quarterly: 3, annual: 12 }[cadence];
  for (let at = 0; at < 400; at += 1) {
    const month = monthOf(first, Math.floor(at / 2));
    const on = months
      ? addMonths(first, at * months)
      : cadence === 'semimonthly'
        ? at % 2 === 0
          ? workingDay(addDays(month.from, 14), -1)
          : workingDay(month.to, -1)
        : addDays(first, at * ({ weekly: 7, biweekly: 14, 'four weeks': 28 }[cadence] ?? 7));
    if (on > last) break;
    if (on >= first) out.push(on);
  }
  const isShifted = cadence !== 'weekly' && draws.chance(0.5);
  return isShifted ? out.map((on) => workingDay(on)) : out;
}

/** A household of a seed with `days` of history; without categories when `isBare`. */
export function labelledHousehold(seed: number, { isBare = false, days = 760 } = {}): Labelled {
  const draws = drawsOf(seed);
  const { int, chance, pick } = draws;
  const today = addDays('2024-02-10', int(0, 900));
  const start = addDays(today, -days);
  const rows: MoneyRow[] = [];
  const truths: Labelled['truths'] = [];
  const add = (on: IsoDate, amountCents: number, merchant: string, detailed: string, rest: Partial<MoneyRow> = {}) => {
    const id = `s${seed}-${rows.length}`;
    if (on >= start && on <= today)
      rows.push({ id, on, amountCents, merchant, detailed: isBare ? '' : detailed, accountId: 'checking', ...rest });
    return on >= start && on <= today ? [id] : [];
  };
  const NEEDED: Record<string, number> = { annual: 2 };
  const stream = (
    label: string,
    cadence: string,
    detailed: string,
    amountOf: (at: number, of: number) => number,
    of: Partial<MoneyRow> & {
      name?: (at: number) => string;
      drop?: (at: number, of: number) => boolean;
      jitter?: number;
      until?: IsoDate;
      from?: IsoDate;
    } = {},
  ) => {
    const {
      name,
      drop,
      jitter = 0,
      until = today,
      from = addDays(start, int(0, cadence === 'annual' ? 20 : 200)),
      ...rest
    } = of;
    const dates = datesOf(cadence, from, until, draws);
    const ids = dates.flatMap((on, at) =>
      drop?.(at, dates.length)
        ? []
        : add(
            addDays(on, jitter ? int(-jitter, jitter) : 0),
            amountOf(at, dates.length),
            name?.(at) ?? label,
            detailed,
            rest,
          ),
    );
    if (ids.length >= (NEEDED[cadence] ?? 3)) truths.push({ label, cadence, ids });
  };
  const fixed = (low: number, high: number) => {
    const cents = int(low / 100, high / 100) * 100 - 1;
    return () => cents;
  };

  // Pay: every two weeks, on the 15th and last working day, monthly, or weekly with overtime.
  const base = int(90_000, 320_000);
  const payOf = pick(['biweekly', 'semimonthly', 'monthly', 'weekly']);
  const hasOvertime = !isBare && chance(0.5);
  stream(
    'NORTHWIND FOODS PAYROLL',
    payOf,
    'INCOME_SALARY',
    () => -(hasOvertime && chance(0.4) ? base + int(0, base / 2) : base),
    { from: start },
  );

  // Bills.
  const rent = int(70_000, 240_000);
  stream(
    'Alder Court Apartments',
    'monthly',
    'RENT_AND_UTILITIES_RENT',
    (at) => (at > 14 ? Math.round(rent * 1.04) : rent),
    { jitter: 1 },
  );
  if (!isBare)
    stream('City Power & Light', 'monthly', 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', () => int(6000, 16_000), {
      jitter: 2,
    });
  stream('Beacon Mutual Insurance', pick(['monthly', 'quarterly']), 'GENERAL_SERVICES_INSURANCE', fixed(5000, 30_000));
  stream('Harbor Auto Loan', 'monthly', 'LOAN_PAYMENTS_CAR_PAYMENT', fixed(20_000, 60_000), {
    name: (at) => `HARBOR AUTO LOAN REF ${73_000 + at * 977}`,
  });
  stream('TO SAVINGS 4411', pick(['monthly', 'biweekly']), 'TRANSFER_OUT_SAVINGS', fixed(5000, 50_000));

  // Subscriptions: plain, raised, doubled, paused, stopped, on trial, yearly, every four weeks, weekly, two of one name, moved card.
  const media = 'ENTERTAINMENT_TV_AND_MOVIES';
  stream('Reelhouse', 'monthly', media, fixed(700, 2500), { jitter: chance(0.5) ? 1 : 0 });
  const old = int(6, 14) * 100 + 99;
  stream('Tunebox', 'monthly', 'ENTERTAINMENT_MUSIC_AND_AUDIO', (at, of) => (at >= of / 2 ? old + 300 : old));
  const half = int(5, 14) * 100;
  stream('Cloudshelf', 'monthly', 'GENERAL_SERVICES_STORAGE', (at, of) => (at >= of / 2 ? half * 2 : half));
  stream('Meal Crate', 'monthly', 'FOOD_AND_DRINK_OTHER_FOOD_AND_DRINK', fixed(4000, 9000), {
    drop: (at, of) => at === of - 6,
  });
  stream('Dailyprint News', 'monthly', 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS', fixed(400, 2000), {
    until: addDays(today, -int(80, 300)),
    from: start,
  });
  const trialOn = addDays(today, -int(150, 400));
  add(addDays(trialOn, -30), 100, 'Fitloop', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS');
  stream('Fitloop', 'monthly', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS', () => 1500, { from: trialOn });
  stream('Guardline Membership', 'annual', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', fixed(4000, 14_000), {
    from: chance(0.2) ? '2024-02-29' : addDays(start, int(1, 25)),
  });
  if (chance(0.5))
    stream('Petalbox', 'four weeks', 'GENERAL_MERCHANDISE_GIFTS_AND_NOVELTIES', fixed(1500, 4000), {
      name: () => 'PETALBOX.COM 866-555-0199',
    });
  stream('Lawn & Pool Care', 'weekly', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', fixed(2000, 6000), {
    from: addDays(today, -int(60, 300)),
  });
  const [small, large] = [int(1, 4) * 100 - 1, int(9, 19) * 100 - 1];
  const [one, two] = [addDays(start, int(0, 30)), addDays(start, int(40, 70))];
  stream('Orchard Store', 'monthly', 'ENTERTAINMENT_MUSIC_AND_AUDIO', () => small, { from: one });
  stream('Orchard Store', 'monthly', 'ENTERTAINMENT_MUSIC_AND_AUDIO', () => (chance(0.5) ? large : large), {
    from: two,
  });
  const near = int(20, 40) * 100;
  const nearFrom = addDays(start, int(0, 20));
  stream('Twin Phone Co', 'monthly', 'RENT_AND_UTILITIES_TELEPHONE', () => near, { from: nearFrom });
  stream('Twin Phone Co', 'monthly', 'RENT_AND_UTILITIES_TELEPHONE', () => near + 300, { from: addDays(nearFrom, 12) });
  const moved = addDays(today, -int(100, 250));
  stream('Pixelbay', 'monthly', media, fixed(900, 1900), { from: start, name: () => 'Pixelbay' });
  for (const row of rows) if (row.merchant === 'Pixelbay' && row.on > moved) row.accountId = 'card';
  stream('Nordlicht Strom', 'monthly', 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', fixed(3000, 9000), {
    currency: 'EUR',
  });

  // A marketplace: purchases and a membership under one name.
  stream('Rivermart', 'monthly', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES', () => 1499, {
    from: addDays(start, int(0, 300)),
  });
  for (let day = int(0, 9); day < days; day += int(3, 19))
    add(addDays(start, day), int(500, 12_000), 'Rivermart', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES');

  // Habits that are no streams.
  const menu = [425, 475, 525, 575, 650];
  for (let day = 0; day < days; day += 1) {
    const on = addDays(start, day);
    const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
    if (weekday % 6 !== 0 && chance(0.6))
      add(on, pick(menu), 'Corner Cup', 'FOOD_AND_DRINK_COFFEE', { accountId: 'card' });
    if (weekday % 6 !== 0 && chance(0.5))
      for (let ride = int(1, 2); ride > 0; ride -= 1)
        add(on, 290, 'METRO TRANSIT FARE', 'TRANSPORTATION_PUBLIC_TRANSIT', { accountId: 'card' });
    if (weekday === 6 || (weekday === 3 && chance(0.3)))
      add(on, int(6000, 16_000), `FRESH FIELDS #${int(100, 140)}`, 'FOOD_AND_DRINK_GROCERIES', { accountId: 'card' });
    if (chance(0.1)) add(on, int(3200, 6800), 'GALE FUEL 0442', 'TRANSPORTATION_GAS', { accountId: 'card' });
    if (chance(0.05)) add(on, int(1500, 4500), 'Noodle House', 'FOOD_AND_DRINK_RESTAURANT', { accountId: 'card' });
    if (chance(0.04))
      add(on, pick([1000, 1500, 2000]), 'Splash Car Wash', 'TRANSPORTATION_OTHER_TRANSPORTATION', {
        accountId: 'card',
      });
    if (chance(0.03))
      add(on, int(1100, 1500), 'Reel Palace Cinema', 'ENTERTAINMENT_TV_AND_MOVIES', { accountId: 'card' });
    if (chance(0.05)) add(on, pick([4000, 6000, 10_000]), 'ATM WITHDRAWAL 00442', 'TRANSFER_OUT_WITHDRAWAL');
    if (chance(0.08)) add(on, -int(2000, 19_000), 'RIDEGO DRIVER PAYOUT', 'INCOME_OTHER_INCOME');
    if (chance(0.015)) add(on, -int(500, 9000), 'Rivermart refund', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES');
    if (chance(0.02)) add(on, pick([2000, 2500, 5000]), 'Friendpay Maria L', 'TRANSFER_OUT_ACCOUNT_TRANSFER');
    if (chance(0.04))
      add(
        on,
        int(800, 30_000),
        `Shop ${pick(['Birch', 'Cedar', 'Elm', 'Oak', 'Pine', 'Yew', 'Fir', 'Ash'])}`,
        'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE',
        { accountId: 'card' },
      );
    if (chance(0.02))
      for (let copies = 2; copies > 0; copies -= 1)
        add(on, 150, 'SNACK VENDING', 'FOOD_AND_DRINK_VENDING_MACHINES', { accountId: 'card' });
  }
  return { rows, truths, today };
}

/** How a set of found streams compares with the truths: a found stream is right when most of its rows, and most of the truth's, are shared. */
export function compare(found: RecurringStream[], truths: Labelled['truths'], rows: MoneyRow[] = []) {
  const open = new Map(truths.map((truth) => [truth, new Set(truth.ids)]));
  const wrong: string[] = [];
  let right = 0;
  for (const stream of found) {
    const match = [...open].find(([, ids]) => {
      const shared = stream.transactionIds.filter((id) => ids.has(id)).length;
      return shared * 3 >= stream.transactionIds.length * 2 && shared * 3 >= ids.size;
    });
    if (match) {
      right += 1;
      open.delete(match[0]);
    } else
      wrong.push(
        `${stream.merchant} ${stream.cadence} ${stream.status} ${stream.lastAmountCents} x${stream.transactionIds.length}`,
      );
  }
  const missed = [...open.keys()].map(({ label, cadence, ids }) => `${label} ${cadence} x${ids.length}`);
  const span = rows.length > 0 ? daysBetween(rows[0]?.on ?? '', rows.at(-1)?.on ?? '') : 0;
  return { right, wrong, missed, span };
}

const ORDER_CODES = ['SIPO', 'UVER', 'POJISTNE', 'LEASING', ''];

/** One account of standing orders as an old bank wrote them: a code, a bare account number or nothing for a name, fixed amounts. */
export function standingOrders(seed: number, style: 'code' | 'number' | 'bank and number' | 'empty'): Labelled {
  const { int, chance, pick } = drawsOf(seed);
  const today = '1998-12-31';
  const rows: MoneyRow[] = [];
  const truths: Labelled['truths'] = [];
  const taken = new Set<number>();
  for (let order = int(1, 5); order > 0; order -= 1) {
    const code = pick(ORDER_CODES);
    const to = `${int(10_000_000, 99_999_999)}`;
    const bank = `${pick(['QR', 'YZ', 'ST', 'AB', 'OP'])} ${to}`;
    const merchant = { code, number: to, 'bank and number': bank, empty: '' }[style];
    let amountCents = int(300, 120_000) * 10;
    while (taken.has(amountCents)) amountCents += 1000;
    taken.add(amountCents);
    const first = addDays('1993-03-01', int(0, 1900));
    const day = addDays(monthOf(first).from, int(4, 13));
    const length = code === 'UVER' ? pick([12, 24, 36, 48, 60]) : 99;
    const ids: string[] = [];
    for (let at = 0; at < length; at += 1) {
      const on = addMonths(day, at);
      if (on > today) break;
      if (chance(0.004)) continue;
      const id = `o${seed}-${rows.length}`;
      rows.push({ id, on, amountCents, merchant, detailed: '' });
      ids.push(id);
    }
    if (ids.length >= 3) truths.push({ label: `${merchant} ${amountCents}`, cadence: 'monthly', ids });
  }
  return { rows, truths, today };
}
