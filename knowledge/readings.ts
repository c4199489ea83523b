// What was read of a customer's money in one turn: several tools look at the same accounts and rows, which then are read once.
import type { CustomerTx } from './db/open.ts';

/** Answers by question. Whoever keeps it across transactions empties it when something was written, or went wrong. */
export type Readings = Map<string, Promise<unknown>>;

const readingsOf = new WeakMap<CustomerTx, Readings>();

/** Lets what is read in this transaction be kept in `readings`, and what is there already be taken from it. */
export function keepReadings(tx: CustomerTx, readings: Readings): void {
  readingsOf.set(tx, readings);
}

/** Reads once for each question (a name, and all that the answer depends on beside the customer). What is shared cannot be changed: it is frozen. */
export function readOnce<T>(tx: CustomerTx, question: readonly unknown[], read: () => Promise<T>): Promise<T> {
  const readings = readingsOf.get(tx);
  if (!readings) return read();
  const key = JSON.stringify(question);
  const known = readings.get(key) as Promise<T> | undefined;
  if (known) return known;
  const reading = read().then(frozen);
  readings.set(key, reading);
  return reading;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
