// What a signal is: a habit read from the customer's data, with a value, or nothing to see, or unknown and why.
import type { IsoDate } from '../calendar.ts';
import type { CustomerData } from './customer-data.ts';

/** The spans signals are worked out over. */
export const windows = ['30d', '180d'] as const;

/** A span that ends today. */
export type Window = (typeof windows)[number];

/** `cents` minor units, `bps` hundredths of a percent. */
export type SignalUnit = 'cents' | 'bps' | 'count' | 'days';

/** What a signal says. `evidence` holds the ids of the accounts and transactions it was read from. */
export interface SignalValue {
  signal: string;
  window: Window;
  status: 'value' | 'not_present' | 'unknown';
  value?: number;
  unit?: SignalUnit;
  /** Why it is unknown, in words a customer could follow. */
  reason?: string;
  evidence: string[];
  asOf: IsoDate;
}

/** A reading before it is given its name, window and day. */
export type Reading = Pick<SignalValue, 'status' | 'value' | 'reason' | 'evidence'>;

/** A signal. `read` gives one reading, or one for each account when the signal is about single accounts. */
export interface Signal {
  name: string;
  unit: SignalUnit;
  /** What it means, for people and models. */
  description: string;
  /** Signals that read transactions are unknown when a window holds none. */
  reads: 'balances' | 'transactions';
  read(data: CustomerData, window: Window): Reading | Reading[];
}

/** A reading with a value. */
export function found(value: number, evidence: string[]): Reading {
  return { status: 'value', value, evidence };
}

/** A reading that there is nothing of the kind. */
export function notPresent(evidence: string[] = []): Reading {
  return { status: 'not_present', evidence };
}

/** A reading that could not be made, and why. */
export function unknown(reason: string, evidence: string[] = []): Reading {
  return { status: 'unknown', reason, evidence };
}

/** Days in a window. */
export function daysIn(window: Window): number {
  return window === '30d' ? 30 : 180;
}
