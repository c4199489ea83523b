// The six sample households: who they are, what they earn, owe and put aside. The seed moves amounts, days and shops.
import { type Random, randomOf } from './random.ts';

/** A credit card: `in full` pays each statement off; `minimum` pays the minimum and is charged interest. */
export interface CardPlan {
  name: string;
  limitCents: number;
  aprPercent: number;
  style: 'in full' | 'minimum';
  /** Part of the limit at which everyday purchases go to checking instead. */
  fullAt: number;
}

/** How a household lives. Amounts in cents; `comfort` is what it likes to have free, `floor` where extras stop. */
export interface Plan {
  key: string;
  name: string;
  persona: string | null;
  timeZone: string;
  pay: 'every two weeks' | 'by project';
  payCents: number;
  employer: string;
  rentCents: number;
  rentTwiceAMonth: boolean;
  /** Bills every second month keep the number of monthly merchants low. */
  bills: 'monthly' | 'every second month';
  subscriptions: number;
  /** Part of everyday purchases put on the card. */
  cardShare: number;
  card: CardPlan | null;
  secondCard: CardPlan | null;
  savingsName: string | null;
  savingPerPayCents: number;
  /** May savings be drawn on? */
  draws: boolean;
  opening: { checking: number; savings: number; card: number };
  floorCents: number;
  comfortCents: number;
  /** Where a surplus goes; null = it is spent. */
  surplus: 'brokerage' | 'brokerage' | null;
  /** Runs out of money before each payday and pays for it. */
  overdraws: boolean;
  taxRefund: boolean;
}

const EMPLOYERS = [
  'Harborview Health',
  'Northwind Logistics',
  'Cedar County Schools',
  'Brightline Software',
  'Maple Street Market',
  'Summit Manufacturing',
  'Pine Ridge Hotels',
  'Lakeshore Insurance',
] as const;
const CLIENTS = ['Fable Studio', 'Orchard Media', 'Kite & Anchor Design', 'Lantern Films', 'Mosaic Press'] as const;
const CARD_NAMES = ['Cash Rewards Visa', 'Everyday Mastercard', 'Blue Preferred Card', 'Travel Rewards Visa'] as const;

/** The six plans of a seed. */
export function plansOf(seed: number): Plan[] {
  return [spender, freelancer, stretched, subscriber, saver, steady].map((make) => make(seed));
}

function start(seed: number, key: string) {
  const random = randomOf(`${seed}|${key}|plan`);
  const size = 0.9 + random.next() * 0.25;
  const money = (dollars: number) => Math.round(dollars * size) * 100;
  return { random, money };
}

function card(random: Random, limitCents: number, rest: Omit<CardPlan, 'name' | 'limitCents'>): CardPlan {
  return { name: random.pick(CARD_NAMES), limitCents: Math.round(limitCents / 50_000) * 50_000, ...rest };
}

function common(random: Random, money: (dollars: number) => number) {
  return {
    timeZone: 'America/New_York',
    pay: 'every two weeks',
    employer: random.pick(EMPLOYERS),
    rentTwiceAMonth: false,
    bills: 'monthly',
    subscriptions: 2,
    cardShare: 0.6,
    secondCard: null,
    draws: false,
    surplus: null,
    overdraws: false,
    taxRefund: true,
    floorCents: money(3300),
    comfortCents: money(5600),
  } satisfies Partial<Plan>;
}

/** High Utilization: a card kept near its limit, paid at the minimum, with interest every month. */
function spender(seed: number): Plan {
  const { random, money } = start(seed, 'maya');
  const limitCents = money(5200);
  return {
    ...common(random, money),
    key: 'maya',
    name: 'Maya',
    persona: 'High Utilization',
    payCents: money(1640),
    rentCents: money(1380),
    subscriptions: 3,
    cardShare: 0.35,
    card: card(random, limitCents, { aprPercent: 21.99 + random.int(0, 5), style: 'minimum', fullAt: 0.78 }),
    secondCard: { name: 'Store Card', limitCents: 150_000, aprPercent: 29.99, style: 'in full', fullAt: 0.4 },
    savingsName: 'Rainy Day Savings',
    savingPerPayCents: random.int(2, 4) * 1000,
    draws: true,
    opening: { checking: money(2600), savings: money(300), card: Math.round(limitCents * 0.7) },
    floorCents: money(1700),
    comfortCents: money(2500),
  };
}

/** Variable Income Budgeter: paid by project every seven or eight weeks; lives week by week from a pot. */
function freelancer(seed: number): Plan {
  const { random, money } = start(seed, 'leo');
  return {
    ...common(random, money),
    key: 'leo',
    name: 'Leo',
    persona: 'Variable Income Budgeter',
    timeZone: 'America/Los_Angeles',
    pay: 'by project',
    payCents: money(9600),
    employer: random.pick(CLIENTS),
    rentCents: money(1290),
    cardShare: 0.4,
    card: card(random, money(6000), { aprPercent: 19.99 + random.int(0, 4), style: 'in full', fullAt: 0.26 }),
    savingsName: 'Project Pot',
    savingPerPayCents: 0,
    draws: true,
    opening: { checking: money(600), savings: money(7000), card: money(200) },
    floorCents: money(120),
    comfortCents: money(420),
    taxRefund: false,
  };
}

/** Cash-Flow Stressed: the account runs dry before each payday and the bank charges for it. */
function stretched(seed: number): Plan {
  const { random, money } = start(seed, 'dana');
  return {
    ...common(random, money),
    key: 'dana',
    name: 'Dana',
    persona: 'Cash-Flow Stressed',
    timeZone: 'America/Chicago',
    payCents: money(1480),
    rentCents: money(520),
    rentTwiceAMonth: true,
    cardShare: 0,
    card: null,
    savingsName: 'Starter Savings',
    savingPerPayCents: random.int(1, 3) * 500,
    draws: false,
    opening: { checking: money(400), savings: money(60), card: 0 },
    floorCents: money(250),
    comfortCents: money(640),
    overdraws: true,
    taxRefund: false,
  };
}

/** Subscription-Heavy: a shelf of monthly memberships, bills paid on time. */
function subscriber(seed: number): Plan {
  const { random, money } = start(seed, 'priya');
  return {
    ...common(random, money),
    key: 'priya',
    name: 'Priya',
    persona: 'Subscription-Heavy',
    timeZone: 'America/Denver',
    payCents: money(1960),
    rentCents: money(1450),
    subscriptions: random.int(8, 10),
    card: card(random, money(14_000), { aprPercent: 18.99 + random.int(0, 4), style: 'in full', fullAt: 0.22 }),
    savingsName: 'Savings',
    savingPerPayCents: random.int(3, 6) * 1000,
    draws: true,
    opening: { checking: money(5600), savings: money(1400), card: money(700) },
    surplus: 'brokerage',
  };
}

/** Savings Builder: puts money aside every payday and keeps the card low. */
function saver(seed: number): Plan {
  const { random, money } = start(seed, 'jordan');
  return {
    ...common(random, money),
    key: 'jordan',
    name: 'Jordan',
    persona: 'Savings Builder',
    timeZone: 'America/Phoenix',
    payCents: money(1960),
    rentCents: money(1420),
    bills: 'every second month',
    subscriptions: 1,
    card: card(random, money(15_000), { aprPercent: 17.99 + random.int(0, 4), style: 'in full', fullAt: 0.22 }),
    savingsName: 'High-Yield Savings',
    savingPerPayCents: random.int(16, 24) * 1000,
    opening: { checking: money(5600), savings: money(2500), card: money(700) },
    surplus: 'brokerage',
  };
}

/** Nobody in particular: steady pay, steady spending, no savings account. */
function steady(seed: number): Plan {
  const { random, money } = start(seed, 'alex');
  return {
    ...common(random, money),
    key: 'alex',
    name: 'Alex',
    persona: null,
    payCents: money(1830),
    rentCents: money(1400),
    bills: 'every second month',
    subscriptions: 1,
    card: card(random, money(13_000), { aprPercent: 18.99 + random.int(0, 4), style: 'in full', fullAt: 0.22 }),
    savingsName: null,
    savingPerPayCents: 0,
    opening: { checking: money(5600), savings: 0, card: money(700) },
    surplus: 'brokerage',
  };
}
