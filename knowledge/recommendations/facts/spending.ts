// Figures about spending: the usual month, the largest category, and charges that stand out.
import type { ChargeFinding } from '../../ingest/charges.ts';
import { spendingByCategory } from '../../signals/top-category-share.ts';
import { cite, citeName } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { highest, windowStart } from '../view.ts';
import type { FactMaker } from './fact-maker.ts';
import { ofSignal, sizeOfSignal } from './fact-maker.ts';

/** The figures, by the name that sentences use. */
export const spendingFacts: Record<string, FactMaker> = {
  monthly_spending: ofSignal('spending a month', 'monthly_spending'),
  spending_trend: ofSignal('change of spending', 'spending_trend'),
  spending_fall: sizeOfSignal('fall of spending', 'spending_trend'),
  seasonal_spending: ofSignal('change from the same month last year', 'seasonal_spending'),
  top_category: (view) => {
    const top = topCategory(view);
    return top && citeName('largest category', top.name, top.rows);
  },
  top_category_amount: (view) => {
    const top = topCategory(view);
    return (
      top &&
      cite({
        label: `${top.name} spending`,
        value: top.cents,
        unit: 'cents',
        currency: view.data.currency,
        rows: top.rows,
      })
    );
  },
  unusual_merchant: (view) =>
    ofFinding(view, 'unusual', ({ merchant, ...rest }) => citeName('unusual charge', merchant, idsOf(rest))),
  unusual_amount: (view) =>
    ofFinding(view, 'unusual', (each) => money(`charge of ${each.merchant}`, each.amountCents, each)),
  unusual_usual: (view) =>
    ofFinding(view, 'unusual', (each) =>
      each.usualCents === null ? null : money(`usual charge of ${each.merchant}`, each.usualCents, each),
    ),
  duplicate_merchant: (view) =>
    ofFinding(view, 'duplicate', ({ merchant, ...rest }) => citeName('charge seen twice', merchant, idsOf(rest))),
  duplicate_amount: (view) =>
    ofFinding(view, 'duplicate', (each) => money(`charge of ${each.merchant}`, each.amountCents, each)),
};

function topCategory(view: AdviceView): { name: string; cents: number; rows: string[] } | null {
  const [top] = spendingByCategory(view.data, view.window);
  return top
    ? { name: top.category, cents: top.cents, rows: highest(view, 'top_category_share')?.evidence ?? [] }
    : null;
}

function ofFinding<T>(view: AdviceView, kind: ChargeFinding['kind'], make: (finding: ChargeFinding) => T): T | null {
  const from = windowStart(view);
  const [newest] = view.data.findings
    .filter((each) => each.kind === kind && each.on >= from)
    .sort((a, b) => b.on.localeCompare(a.on) || b.amountCents - a.amountCents || a.id.localeCompare(b.id));
  return newest ? make(newest) : null;
}

function money(label: string, value: number, { currency, ...rest }: ChargeFinding) {
  return cite({ label, value, unit: 'cents', currency, rows: idsOf(rest) });
}

function idsOf({ transactionId, otherIds }: Pick<ChargeFinding, 'transactionId' | 'otherIds'>): string[] {
  return [transactionId, ...otherIds];
}
