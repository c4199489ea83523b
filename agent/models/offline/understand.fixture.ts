// A made-up customer for tests of understanding, and how readings are compared.
import type { Ask, Slots } from './ask.ts';

/** Accounts and merchants of a made-up customer, and a day. */
export const context = {
  today: '2026-10-20',
  timeZone: 'America/New_York',
  accounts: [
    { name: 'Everyday Checking', mask: '1122', type: 'depository' },
    { name: 'High Yield Savings', mask: '3344', type: 'depository' },
    { name: 'Sapphire Visa', mask: '4523', type: 'credit' },
    { name: 'Cash Rewards Mastercard', mask: '9876', type: 'credit' },
  ],
  merchants: [
    'Netflix',
    "Trader Joe's",
    'STARBUCKS #0412',
    'Whole Foods Market',
    'Target',
    'Shell',
    'Spotify',
    'Uber',
    'ACME Payroll',
    'Amazon',
    'Planet Fitness',
    'Chipotle',
  ],
};
/** Times as they are on that day. */
export const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' };
export const OCTOBER = { from: '2026-10-01', to: '2026-10-20' };
export const AUGUST = { from: '2026-08-01', to: '2026-08-31' };
export const MAY = { from: '2026-05-01', to: '2026-05-31' };
export const YEAR = { from: '2026-01-01', to: '2026-10-20' };
/** Accounts as the tools name them. */
export const VISA = 'Sapphire Visa ending in 4523';
export const CHECKING = 'Everyday Checking ending in 1122';
export const SAVINGS = 'High Yield Savings ending in 3344';

/** What is expected of a question: its intent and some details. */
export type Expected = { intent: Ask['intent'] } & Partial<Omit<Slots, 'period'>> & {
    period?: { from: string; to: string } | null;
  };

/** The parts of questions that are expected. */
export const brief = (asks: Ask[], keys: Expected[]) =>
  asks.map(({ intent, slots }, index) => {
    const wanted = Object.keys(keys[index] ?? {}).filter((key) => key !== 'intent' && key !== 'period');
    const picked = Object.fromEntries(wanted.map((key) => [key, slots[key as keyof Slots]]));
    const period = slots.period ? { from: slots.period.from, to: slots.period.to } : null;
    return { intent, ...picked, ...('period' in (keys[index] ?? {}) && { period }) };
  });

/** Spending on groceries. */
export const G = { intent: 'spending', category: 'Groceries' } as const;
