// Signal: how much savings grew over the window.
import { idsOf, savingsOf, titleOf } from './customer-data.ts';
import { policy } from './policy.ts';
import { savingsFlow } from './savings-net-inflow.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** (end - start) / start, where start is today's balance less what came in since; unknown from a start below $100. */
export const savingsGrowth: Signal = {
  name: 'savings_growth',
  unit: 'bps',
  description: 'Growth of savings over the window.',
  reads: 'transactions',
  read(data, window) {
    const savings = savingsFlow(data, window);
    if ('reading' in savings) return savings.reading;
    const accounts = savingsOf(data);
    const silent = accounts.find(({ currentCents }) => currentCents === null);
    if (silent) return unknown(`the balance of ${titleOf(silent)} is not known`, [silent.id]);
    const endCents = accounts.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0);
    const startCents = endCents - savings.inflowCents;
    if (startCents < policy.savingsStart.value) return unknown('savings were below $100 at the start', idsOf(accounts));
    return found(Math.round(((endCents - startCents) / startCents) * 10_000), [
      ...idsOf(accounts),
      ...idsOf(savings.rows),
    ]);
  },
};
