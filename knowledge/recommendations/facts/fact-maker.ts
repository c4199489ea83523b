// How a named figure is made: from a customer's snapshot and signals, or not at all when it is not known.
import type { Unit } from '../../fact.ts';
import type { Cited } from '../cited.ts';
import { cite } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { highest } from '../view.ts';

/** Makes a figure; null when it is not known or there is nothing of the kind. */
export type FactMaker = (view: AdviceView) => Cited | null;

/** The value of a signal (the highest of several readings) under a label. */
export function ofSignal(label: string, signal: string): FactMaker {
  return (view) => {
    const reading = highest(view, signal);
    if (!reading) return null;
    return cite({
      label,
      value: reading.value,
      unit: reading.unit as Unit,
      ...(reading.unit === 'cents' && { currency: view.data.currency }),
      rows: reading.evidence,
    });
  };
}

/** The size of a signal in cents whose value is below zero, as what is meant is how much. */
export function sizeOfSignal(label: string, signal: string): FactMaker {
  return (view) => {
    const reading = highest(view, signal);
    if (!reading) return null;
    const value = Math.abs(reading.value);
    return cite({ label, value, unit: reading.unit as Unit, currency: view.data.currency, rows: reading.evidence });
  };
}

/** A signal that counts months of spending in basis points, as days: 10,000 is 30 days. Rounded down: a part of a day buys nothing. */
export function daysOfSignal(label: string, signal: string): FactMaker {
  return (view) => {
    const reading = highest(view, signal);
    if (!reading || reading.value < 0) return null;
    return cite({ label, value: Math.floor((reading.value * 30) / 10_000), unit: 'days', rows: reading.evidence });
  };
}
