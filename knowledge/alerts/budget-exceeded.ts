// Alert: more was spent this month than the customer planned for a category.
import { cite, citeName } from '../recommendations/cited.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';

/** One alert a category and month. */
export const budgetExceeded: AlertKind = {
  name: 'budget-exceeded',
  find: ({ data, budgets }) =>
    budgets
      .filter(({ spentCents, monthCents }) => spentCents > monthCents)
      .map(({ category, currency, monthCents, spentCents, period }) =>
        alertOf({
          id: `budget-exceeded:${category}:${currency}:${period.from.slice(0, 7)}`,
          kind: 'budget-exceeded',
          on: data.today < period.to ? data.today : period.to,
          severity: 'watch',
          title: 'A budget is used up',
          words: 'You planned {planned} for {category} this month and spent {spent} so far.',
          facts: {
            planned: cite({ label: `${category} budget`, value: monthCents, unit: 'cents', currency, rows: [] }),
            category: citeName('category', category, []),
            spent: cite({
              label: `${category} spending this month`,
              value: spentCents,
              unit: 'cents',
              currency,
              rows: [],
            }),
          },
        }),
      ),
};
