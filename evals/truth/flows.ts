// Right answers about money over time: spending, income, single purchases, averages, comparisons, what is left.
import type { Household } from '../../knowledge/db/households/types.ts';
import { spanOf } from './days.ts';
import {
  type Answer,
  type Asked,
  cents,
  code,
  difference,
  earned,
  movedRows,
  mustHaveNoRefunds,
  percent,
  posted,
  type Row,
  spent,
  toCents,
  total,
} from './rows.ts';

/** How many whole months a period is that an average is asked of. */
const MONTHS: Record<string, number> = { 'last 3 months': 3, 'last 6 months': 6 };

const monthsOf = (period: string | undefined) => MONTHS[period ?? ''] ?? Number.NaN;

function must(row: Row | undefined, home: Household, asked: Asked): Row {
  if (!row) throw new Error(`${home.key} bought nothing that fits ${JSON.stringify(asked)}`);
  return row;
}

function largest(home: Household, asked: Asked, today: string): Row {
  const rows = spent(home, asked, today).toSorted((a, b) => b.amount - a.amount);
  const [first, second] = rows;
  if (first && second && first.amount === second.amount) throw new Error(`${home.key} has two largest purchases`);
  return must(first, home, asked);
}

function last(home: Household, asked: Asked, today: string): Row {
  const rows = spent(home, asked, today);
  const found = must(rows.at(-1), home, asked);
  const sameDay = rows.filter(({ date }) => date === found.date);
  if (sameDay.length > 1) throw new Error(`${home.key} bought ${sameDay.length} times on ${found.date}`);
  return found;
}

const pays = (home: Household) => posted(home).filter((row) => code(row) === 'INCOME_SALARY');

const left = (home: Household, asked: Asked, today: string) => {
  mustHaveNoRefunds(home, asked.period, today);
  return -total(earned(home, { period: asked.period }, today)) - total(spent(home, { period: asked.period }, today));
};

const change = (home: Household, asked: Asked, today: string) => {
  const now = total(spent(home, asked, today));
  const before = total(spent(home, { ...asked, period: asked.than }, today));
  if (now === before || before === 0) throw new Error(`${home.key} has no change to speak of`);
  return { now, before };
};

const earnedAs = (kind: string, home: Household, period: string | undefined, today: string) =>
  cents(-total(earned(home, { period }, today).filter((row) => code(row) === kind)));

/** Right answers about spending, income and what is left. */
export const flowAnswers = {
  spending: (home, asked, today) => cents(total(spent(home, asked, today))),
  'spending then': (home, asked, today) => cents(total(spent(home, { ...asked, period: asked.than }, today))),
  'average spending': (home, asked, today) =>
    cents(Math.round(total(spent(home, asked, today)) / monthsOf(asked.period))),
  'average purchase': (home, asked, today) => {
    const rows = spent(home, asked, today);
    return cents(Math.round(total(rows) / rows.length));
  },
  moved: (home, asked, today) => cents(total(movedRows(home, asked, today))),
  purchases: (home, asked, today) => ({ value: spent(home, asked, today).length, unit: 'count' }),
  'purchases over': (home, { amount = Number.NaN, ...asked }, today) => ({
    value: spent(home, asked, today).filter((row) => row.amount > amount).length,
    unit: 'count',
  }),
  'largest purchase': (home, asked, today) => cents(toCents(largest(home, asked, today).amount)),
  'largest purchase merchant': (home, asked, today) => ({
    value: largest(home, asked, today).merchant_name ?? '',
    unit: 'text',
  }),
  'last purchase': (home, asked, today) => cents(toCents(last(home, asked, today).amount)),
  'last purchase day': (home, asked, today) => ({ value: last(home, asked, today).date, unit: 'date' }),
  income: (home, asked, today) => cents(-total(earned(home, asked, today))),
  'average income': (home, asked, today) =>
    cents(Math.round(-total(earned(home, asked, today)) / monthsOf(asked.period))),
  'last pay': (home) => cents(-toCents(pays(home).at(-1)?.amount ?? Number.NaN)),
  'last pay day': (home) => ({ value: pays(home).at(-1)?.date ?? '', unit: 'date' }),
  payer: (home) => ({ value: pays(home).at(-1)?.merchant_name ?? '', unit: 'text' }),
  'interest earned': (home, { period }, today) => earnedAs('INCOME_INTEREST_EARNED', home, period, today),
  'tax refund': (home, { period }, today) => earnedAs('INCOME_TAX_REFUND', home, period, today),
  net: (home, asked, today) => difference(left(home, asked, today)),
  'average net': (home, asked, today) => difference(Math.round(left(home, asked, today) / monthsOf(asked.period))),
  change: (home, asked, today) => {
    const { now, before } = change(home, asked, today);
    return difference(now - before);
  },
  'change percent': (home, asked, today) => {
    const { now, before } = change(home, asked, today);
    return percent(now - before, before);
  },
  'income change': (home, { period, than }, today) =>
    difference(-total(earned(home, { period }, today)) + total(earned(home, { period: than }, today))),
  'two categories': (home, { category, than, period }, today) =>
    difference(total(spent(home, { category, period }, today)) - total(spent(home, { category: than, period }, today))),
  share: (home, { category, period }, today) =>
    percent(total(spent(home, { category, period }, today)), total(spent(home, { period }, today))),
  'savings rate': (home, asked, today) => {
    const income = -total(earned(home, { period: asked.period }, today));
    const kept = percent(left(home, asked, today), income);
    const { from, to } = spanOf(asked.period, today);
    const aside = posted(home).filter(
      (row) => row.date >= from && row.date <= to && code(row) === 'TRANSFER_OUT_SAVINGS',
    );
    // What is put into savings is the other meaning of the word.
    return { ...kept, or: [...(kept.or ?? []), ...(percent(total(aside), income).or ?? [])] };
  },
  'budget left': (home, { amount = Number.NaN, ...asked }, today) =>
    difference(toCents(amount) - total(spent(home, asked, today))),
  merchant: (home, asked, today) => {
    const counts = new Map<string, number>();
    for (const { merchant_name } of spent(home, asked, today)) {
      if (merchant_name) counts.set(merchant_name, (counts.get(merchant_name) ?? 0) + 1);
    }
    const names = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
    return { value: names[asked.rank ?? 0] ?? '', unit: 'text' };
  },
  'emergency fund': (home, _, today) => {
    const savings = home.plaid.accounts
      .filter(({ subtype }) => subtype === 'savings')
      .reduce((sum, { balances }) => sum + toCents(balances.current), 0);
    const month = (period: string, months: number) => savings / (total(spent(home, { period }, today)) / months);
    // The usual month is one of the last 30 or 180 days, or of the last three or six whole months.
    const views = [
      month('last 180 days', 6),
      month('last 30 days', 1),
      month('last 3 months', 3),
      month('last 6 months', 6),
    ];
    return { value: Number(views[0]?.toFixed(1)), unit: 'months', or: views, within: 0.15 };
  },
} satisfies Record<string, Answer>;
