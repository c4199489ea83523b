// What the right answer is, worked out from the generator's own rows in plain code: no ledger, no tools, no signals, no database.
import type { Household } from '../../knowledge/db/households/types.ts';
import { dayAfter, daysApart, type Span, spanOf } from './days.ts';

type Row = Household['plaid']['transactions'][number];

/** A figure or name a reply must have; `cents` minor units, `bps` hundredths of a percent. */
export interface Truth {
  value: number | string;
  unit: 'cents' | 'bps' | 'count' | 'date' | 'text';
}

/** What is asked for. Categories and periods are the spoken ones. */
export interface TruthRequest {
  is: keyof typeof answers;
  account?: string;
  category?: string;
  merchant?: string;
  period?: string;
  rank?: number;
}

/** The spoken categories the cases use, as Plaid codes. */
const codes: Record<string, string[]> = {
  Groceries: ['FOOD_AND_DRINK_GROCERIES'],
  'Eating out': ['FOOD_AND_DRINK_RESTAURANT', 'FOOD_AND_DRINK_FAST_FOOD', 'FOOD_AND_DRINK_COFFEE'],
  Coffee: ['FOOD_AND_DRINK_COFFEE'],
  Gas: ['TRANSPORTATION_GAS'],
  Rent: ['RENT_AND_UTILITIES_RENT'],
};

/** Every kind of right answer. */
const answers = {
  balance: (home, { account }) => cents(toCents(accountNamed(home, account).balances.current)),
  limit: (home, { account }) => cents(toCents(accountNamed(home, account).balances.limit ?? Number.NaN)),
  spending: (home, request, today) => cents(total(spent(home, request, today))),
  income: (home, request, today) => {
    const { from, to } = spanOf(request.period, today);
    const pay = posted(home).filter(
      (row) => row.amount < 0 && code(row).startsWith('INCOME_') && row.date >= from && row.date <= to,
    );
    return cents(-total(pay));
  },
  'last purchase': (home, request) => cents(toCents(purchases(home, request).at(-1)?.amount ?? Number.NaN)),
  'last purchase day': (home, request) => ({ value: purchases(home, request).at(-1)?.date ?? '', unit: 'date' }),
  utilization: (home, { account }) => {
    const { current, limit } = accountNamed(home, account).balances;
    return { value: Math.round((toCents(current) / toCents(limit ?? Number.NaN)) * 10_000), unit: 'bps' };
  },
  'overall utilization': (home) => {
    const cards = home.plaid.accounts.filter(({ type }) => type === 'credit');
    const owed = cards.reduce((sum, card) => sum + Math.max(0, toCents(card.balances.current)), 0);
    const limits = cards.reduce((sum, card) => sum + toCents(card.balances.limit ?? Number.NaN), 0);
    return { value: Math.round((owed / limits) * 10_000), unit: 'bps' };
  },
  'subscription count': (home, _, today) => ({ value: subscriptions(home, today).length, unit: 'count' }),
  'subscription cost': (home, _, today) =>
    cents(subscriptions(home, today).reduce((sum, charges) => sum + toCents(charges.at(-1)?.amount ?? Number.NaN), 0)),
  persona: (home) => ({ value: home.persona ?? '', unit: 'text' }),
  merchant: (home, request, today) => {
    const counts = new Map<string, number>();
    for (const { merchant_name } of spent(home, request, today)) {
      if (merchant_name) counts.set(merchant_name, (counts.get(merchant_name) ?? 0) + 1);
    }
    const names = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
    return { value: names[request.rank ?? 0] ?? '', unit: 'text' };
  },
  card: (home) => ({ value: home.plaid.accounts.find(({ type }) => type === 'credit')?.name ?? '', unit: 'text' }),
  savings: (home) => ({
    value: home.plaid.accounts.find(({ subtype }) => subtype === 'savings')?.name ?? '',
    unit: 'text',
  }),
} satisfies Record<string, (home: Household, request: Omit<TruthRequest, 'is'>, today: string) => Truth>;

/** The names of every kind of right answer. */
export const kinds = Object.keys(answers) as [keyof typeof answers];

/** The right answer for a household on a day. Throws when the household has nothing of the kind. */
export function truthOf(home: Household, { is, ...request }: TruthRequest, today: string): Truth {
  const truth: Truth = answers[is](home, request, today);
  if (truth.value === '' || Number.isNaN(truth.value)) {
    if (is !== 'persona') throw new Error(`${home.key} has no ${is} ${JSON.stringify(request)}`);
  }
  return truth;
}

function cents(value: number): Truth {
  return { value, unit: 'cents' };
}

function toCents(dollars: number): number {
  return Math.round(dollars * 100);
}

function total(rows: Row[]): number {
  return rows.reduce((sum, row) => sum + toCents(row.amount), 0);
}

function code(row: Row): string {
  return row.personal_finance_category.detailed;
}

function posted(home: Household): Row[] {
  return home.plaid.transactions.filter((row) => !row.pending).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Money out but transfers, card payments and loans paid out. */
function outflows(home: Household): Row[] {
  const moved = /^(TRANSFER_IN|TRANSFER_OUT|LOAN_DISBURSEMENTS)_|^LOAN_PAYMENTS_CREDIT_CARD_PAYMENT$/;
  return posted(home).filter((row) => row.amount > 0 && !moved.test(code(row)));
}

function spent(home: Household, { category, merchant, period }: Omit<TruthRequest, 'is'>, today: string): Row[] {
  const { from, to }: Span = spanOf(period, today);
  const wanted = category === undefined ? undefined : codes[category];
  if (category !== undefined && !wanted) throw new Error(`no codes are known for the category ${category}`);
  return outflows(home).filter(
    (row) =>
      row.date >= from &&
      row.date <= to &&
      (!wanted || wanted.includes(code(row))) &&
      (merchant === undefined || row.merchant_name === merchant),
  );
}

function purchases(home: Household, { merchant }: Omit<TruthRequest, 'is'>): Row[] {
  return outflows(home).filter((row) => row.merchant_name === merchant);
}

function accountNamed(home: Household, name: string | undefined): Household['plaid']['accounts'][number] {
  const account = home.plaid.accounts.find((each) => each.name === name || each.subtype === name);
  if (!account) throw new Error(`${home.key} has no account ${name}`);
  return account;
}

/** Merchants that are no bill or shop and charged about the same at least three times a month apart, the last within a month or so. */
function subscriptions(home: Household, today: string): Row[][] {
  const isPlan =
    /^(ENTERTAINMENT_(TV|MUSIC|VIDEO|OTHER)|PERSONAL_CARE_(GYMS|OTHER)|GENERAL_SERVICES_(OTHER|STORAGE)|GENERAL_MERCHANDISE_(BOOK|ONLINE|OTHER|ELECTRONICS))/;
  const byMerchant = new Map<string, Row[]>();
  for (const row of outflows(home)) {
    if (!row.merchant_name || !isPlan.test(code(row))) continue;
    byMerchant.set(row.merchant_name, [...(byMerchant.get(row.merchant_name) ?? []), row]);
  }
  return [...byMerchant.values()].filter((charges) => {
    const last = charges.slice(-3);
    const [first, second, third] = last.map(({ date }) => date);
    if (!first || !second || !third || third < dayAfter(today, -36)) return false;
    const isMonthly = [daysApart(first, second), daysApart(second, third)].every((gap) => gap >= 27 && gap <= 35);
    const amounts = last.map(({ amount }) => toCents(amount));
    return isMonthly && Math.max(...amounts) <= Math.min(...amounts) * 1.5;
  });
}
