// Right answers about what repeats: subscriptions, rent and bills, and the next pay.
import type { Household } from '../../knowledge/db/households/types.ts';
import { dayAfter, daysApart, monthLater } from './days.ts';
import { type Answer, cents, code, outflows, posted, type Row, toCents } from './rows.ts';

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

const price = (charges: Row[]) => toCents(charges.at(-1)?.amount ?? Number.NaN);
const monthly = (home: Household, today: string) =>
  subscriptions(home, today).reduce((sum, charges) => sum + price(charges), 0);

function charged(home: Household, merchant: string | undefined): Row {
  const row = outflows(home).findLast(({ merchant_name }) => merchant_name === merchant);
  if (!row) throw new Error(`${home.key} was never charged by ${merchant}`);
  return row;
}

const rentOf = (home: Household) => outflows(home).filter((row) => code(row) === 'RENT_AND_UTILITIES_RENT');

/** Right answers about subscriptions, bills and pay to come. Days of the month do not move for weekends in the generator. */
export const repeatingAnswers = {
  'subscription count': (home, _, today) => ({ value: subscriptions(home, today).length, unit: 'count' }),
  'subscription cost': (home, _, today) => cents(monthly(home, today)),
  'subscription cost a year': (home, _, today) => cents(monthly(home, today) * 12),
  'subscription price': (home, { merchant }) => cents(toCents(charged(home, merchant).amount)),
  'subscription price a year': (home, { merchant, merchants = [merchant] }) =>
    cents(merchants.reduce((sum, each) => sum + toCents(charged(home, each).amount), 0) * 12),
  'subscription next': (home, { merchant }) => ({ value: monthLater(charged(home, merchant).date), unit: 'date' }),
  'subscription name': (home, { rank = 0 }, today) => ({
    value:
      subscriptions(home, today)
        .map((charges) => charges[0]?.merchant_name ?? '')
        .toSorted()[rank] ?? '',
    unit: 'text',
  }),
  'dearest subscription': (home, _, today) => {
    const [first, second] = subscriptions(home, today).toSorted((a, b) => price(b) - price(a));
    if (first && second && price(first) === price(second)) throw new Error(`${home.key} has two dearest subscriptions`);
    return { value: first?.[0]?.merchant_name ?? '', unit: 'text' };
  },
  'next rent': (home) => cents(toCents(rentOf(home).at(-1)?.amount ?? Number.NaN)),
  'next rent day': (home) => ({ value: monthLater(rentOf(home).at(-1)?.date ?? ''), unit: 'date' }),
  'next bill day': (home, { merchant }) => ({ value: monthLater(charged(home, merchant).date), unit: 'date' }),
  'next pay day': (home) => {
    const days = posted(home)
      .filter((row) => code(row) === 'INCOME_SALARY')
      .map(({ date }) => date);
    const last = days.at(-1) ?? '';
    if (daysApart(days.at(-2) ?? '', last) !== 14) throw new Error(`${home.key} is not paid every two weeks`);
    return { value: dayAfter(last, 14), unit: 'date' };
  },
} satisfies Record<string, Answer>;
