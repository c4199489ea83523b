// Signal: how often the main pay comes.
import { cadences } from '../ingest/cadence.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { monthlyCents } from '../ingest/recurring.ts';
import { daysHeld, idsOf, silence } from './customer-data.ts';
import { payRows, payStreams } from './pay.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** The beat in whole days of the pay that brings most a month: 7, 14, 15, 30, 91 or 365. Not present when pay comes without a rhythm. */
export const payFrequency: Signal = {
  name: 'pay_frequency',
  unit: 'days',
  description: 'Days from one main pay to the next, by its rhythm.',
  reads: 'transactions',
  read(data, window) {
    const isMain = ({ currency }: RecurringStream) => Number(currency === data.currency);
    const main = payStreams(data).sort(
      (a, b) => isMain(b) - isMain(a) || monthlyCents(b) - monthlyCents(a) || (a.id < b.id ? -1 : 1),
    )[0];
    const beat = cadences.find(({ name }) => name === main?.cadence);
    if (main && beat) return found(Math.round(beat.beatDays), main.transactionIds.slice(-3));
    const pays = payRows(data, window);
    if (pays.length === 0) return unknown('there is no pay in this window');
    const silent = silence(data);
    if (silent) return unknown(silent, idsOf(pays));
    const held = daysHeld(data);
    const needed = policy.subscriptionHistoryDays.value;
    return held < needed
      ? unknown(`seeing a rhythm in pay needs ${needed} days of history, there are ${held}`, idsOf(pays))
      : notPresent(idsOf(pays));
  },
};
