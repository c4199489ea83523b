// Figures about months that are tight: fees, short loans, gambling, and the lowest balance ahead.
import { DAYS_AHEAD } from '../../signals/lowest-balance-forecast.ts';
import { cite } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { highest, sumOf } from '../view.ts';
import type { FactMaker } from './fact-maker.ts';
import { ofSignal, sizeOfSignal } from './fact-maker.ts';

/** The fees of running out of money or paying late, as the signal counts them. */
const FEES = ['BANK_FEES_OVERDRAFT_FEES', 'BANK_FEES_INSUFFICIENT_FUNDS', 'BANK_FEES_LATE_FEES'];

/** The figures, by the name that sentences use. */
export const stressFacts: Record<string, FactMaker> = {
  fee_count: ofSignal('overdraft and late fees', 'overdraft_and_late_fees'),
  fee_total: (view: AdviceView) => {
    const fees = highest(view, 'overdraft_and_late_fees');
    const { outCents } = sumOf(view, (detailed) => FEES.includes(detailed));
    if (!fees || outCents <= 0) return null;
    return cite({
      label: 'overdraft and late fees',
      value: outCents,
      unit: 'cents',
      currency: view.data.currency,
      rows: fees.evidence,
    });
  },
  short_term_lenders: ofSignal('short-term lenders', 'short_term_loans'),
  gambling: ofSignal('gambling', 'gambling_spend'),
  forecast_days: () => cite({ label: 'days looked ahead', value: DAYS_AHEAD, unit: 'days', rows: [] }),
  lowest_balance: ofSignal('lowest balance in the next 7 days', 'lowest_balance_forecast'),
  shortfall: sizeOfSignal('below zero in the next 7 days', 'lowest_balance_forecast'),
};
