// What a made-up household is like: how it earns, what it owes, what it pays for and what goes wrong. Values keep clear of the thresholds.
import { type Random, randomOf } from '../db/households/random.ts';

/** How pay comes in. */
export const incomeKinds = [
  'weekly',
  'biweekly',
  'semimonthly',
  'monthly',
  'pension',
  'gig',
  'job and gig',
  'project',
] as const;

/** One way of earning. */
export type IncomeKind = (typeof incomeKinds)[number];

/** A subscription of a household: what it costs and what became of it. */
export interface PlannedSubscription {
  merchant: string;
  detailed: string;
  /** What it is for: two of one kind are duplicates. */
  use: string;
  cents: number;
  cadence: 'monthly' | 'annual';
  dayOfMonth: number;
  /** Months before the anchor at which the price rose, and to what. */
  rise: { monthsAgo: number; cents: number } | null;
  /** Months before the anchor of the last charge; null = still running. */
  endedMonthsAgo: number | null;
}

/** Everything decided about a household before its days are played. Amounts in cents, shares of one. */
export interface Traits {
  key: string;
  /** Groups for the parity report: they decide nothing else. */
  group: { age: string; region: string };
  historyDays: number;
  income: IncomeKind;
  monthlyPayCents: number;
  card: { limitCents: number; utilization: number; style: 'full' | 'minimum' | 'revolving'; isOverdue: boolean } | null;
  savings: { monthlyCents: number; balanceCents: number } | null;
  /** Checking balance in months of spending. */
  bufferMonths: number;
  bills: string[];
  subscriptions: PlannedSubscription[];
  fees: number;
  lenders: string[];
  gamblingPerMonth: number;
  cashAdvances: number;
  hasUnusual: boolean;
  hasDuplicate: boolean;
}

const SERVICES: [merchant: string, detailed: string, use: string, cents: number][] = [
  ['Netflix', 'ENTERTAINMENT_TV_AND_MOVIES', 'films of one house', 1549],
  ['Hulu', 'ENTERTAINMENT_TV_AND_MOVIES', 'films of another', 1799],
  ['Spotify', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 'music', 1199],
  ['Tidal', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 'music', 1099],
  ['PlayStation Network', 'ENTERTAINMENT_VIDEO_GAMES', 'games', 1799],
  ['Audible', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 'audiobooks', 1495],
  ['The Daily Ledger', 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS', 'news', 1700],
  ['Northside Fitness', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS', 'gym', 4200],
  ['Dropbox', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', 'storage', 1199],
  ['Chewy Autoship', 'GENERAL_MERCHANDISE_PET_SUPPLIES', 'pets', 5400],
  ['HelloFresh', 'FOOD_AND_DRINK_OTHER_FOOD_AND_DRINK', 'meals', 6900],
];
const BILLS = ['rent', 'electricity', 'internet', 'phone', 'insurance', 'car loan', 'student loan'];
const LENDERS = ['Affirm', 'Klarna', 'Afterpay', 'Earnin', 'Dave'];
const AGES = ['18-29', '30-44', '45-64', '65+'] as const;
const REGIONS = ['Northeast', 'Midwest', 'South', 'West'] as const;

/** The minimum payment of a card: 2 % of what is owed, at least $35. */
export function minimumCents({ limitCents, utilization }: NonNullable<Traits['card']>): number {
  return Math.max(Math.round(limitCents * utilization * 0.02), 3500);
}

/** The traits of household number `index`; the same seed gives the same one. */
export function traitsOf(seed: number, index: number): Traits {
  const key = `population|${seed}|${index}`;
  const random = randomOf(`${key}|traits`);
  const group = randomOf(`${key}|group`);
  // Every kind of income and every trouble comes up in a hundred households.
  const income = incomeKinds[index % incomeKinds.length] ?? 'biweekly';
  const isNew = index % 25 === 24;
  const hasCard = random.chance(0.8);
  const isStressed = random.chance(0.3);
  const subscriptions = subscriptionsOf(random, random.pick([0, 1, 2, 3, 4, 6, 8]));
  // Whoever has no trouble and few subscriptions saves: each household is somebody, so that none is a finding.
  const isSaver = !isStressed && (random.chance(0.4) || subscriptions.length < 5);
  return {
    key,
    group: { age: group.pick(AGES), region: group.pick(REGIONS) },
    historyDays: isNew ? 20 : random.pick([240, 400, 730]),
    income,
    monthlyPayCents: random.int(2400, 7800) * 100,
    card: hasCard ? cardOf(random, isSaver) : null,
    savings: isSaver || random.chance(0.3) ? savingsOf(random, isSaver) : null,
    bufferMonths: random.pick(isStressed ? [0.15, 0.3, 0.42] : [0.6, 0.8, 1.4, 2.5]),
    bills: ['rent', ...random.sample(BILLS.slice(1), random.int(2, 5))],
    subscriptions,
    fees: isStressed ? random.int(1, 5) : 0,
    lenders: isStressed && random.chance(0.5) ? random.sample(LENDERS, random.int(1, 3)) : [],
    gamblingPerMonth: isStressed && random.chance(0.25) ? random.int(2, 6) : 0,
    cashAdvances: hasCard && isStressed && random.chance(0.3) ? random.int(1, 3) : 0,
    hasUnusual: !isNew && random.chance(0.3),
    hasDuplicate: !isNew && random.chance(0.3),
  };
}

function cardOf(random: Random, isSaver: boolean): Traits['card'] {
  const style = random.pick<'full' | 'minimum' | 'revolving'>(
    isSaver ? ['full'] : ['full', 'full', 'minimum', 'revolving'],
  );
  const utilization = random.pick(isSaver ? [0.05, 0.12, 0.2] : [0.1, 0.24, 0.36, 0.44, 0.62, 0.71, 0.86, 0.95]);
  return {
    limitCents: random.int(15, 120) * 10_000,
    utilization,
    style,
    isOverdue: style !== 'full' && random.chance(0.2),
  };
}

function savingsOf(random: Random, isSaver: boolean): Traits['savings'] {
  return { monthlyCents: isSaver ? random.int(260, 900) * 100 : 0, balanceCents: random.int(6000, 30_000) * 100 };
}

function subscriptionsOf(random: Random, count: number): PlannedSubscription[] {
  return random.sample(SERVICES, count).map(([merchant, detailed, use, cents]): PlannedSubscription => {
    const hasEnded = random.chance(0.12);
    const isAnnual = !hasEnded && random.chance(0.1);
    const hasRisen = !hasEnded && !isAnnual && random.chance(0.2);
    return {
      merchant,
      detailed,
      use,
      cents: isAnnual ? cents * 10 : cents,
      cadence: isAnnual ? 'annual' : 'monthly',
      dayOfMonth: random.int(1, 31),
      rise: hasRisen ? { monthsAgo: random.int(3, 5), cents: Math.round(cents * (1 + random.int(8, 18) / 100)) } : null,
      endedMonthsAgo: hasEnded ? random.int(4, 7) : null,
    };
  });
}
