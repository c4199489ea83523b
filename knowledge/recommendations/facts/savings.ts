// Figures about savings: how much there is, how it grows, how long it would last.
import { idsOf, savingsOf } from '../../signals/customer-data.ts';
import { cite } from '../cited.ts';
import type { FactMaker } from './fact-maker.ts';
import { daysOfSignal, ofSignal, sizeOfSignal } from './fact-maker.ts';

/** The figures, by the name that sentences use. */
export const savingsFacts: Record<string, FactMaker> = {
  savings_balance: ({ data }) => {
    const accounts = savingsOf(data);
    if (accounts.length === 0 || accounts.some(({ currentCents }) => currentCents === null)) return null;
    const value = accounts.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0);
    return cite({ label: 'savings', value, unit: 'cents', currency: data.currency, rows: idsOf(accounts) });
  },
  savings_inflow: ofSignal('added to savings a month', 'savings_net_inflow'),
  savings_drain: sizeOfSignal('taken out of savings a month', 'savings_net_inflow'),
  savings_growth: ofSignal('growth of savings', 'savings_growth'),
  emergency_days: daysOfSignal('days of spending that savings would cover', 'emergency_fund'),
};
