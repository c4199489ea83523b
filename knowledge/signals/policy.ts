// Every threshold that signals and personas use, each with its reason and where it comes from. Changing one changes the version.
import { createHash } from 'node:crypto';

/** A threshold. `bps` are hundredths of a percent. */
export interface Threshold {
  value: number;
  unit: 'bps' | 'cents' | 'count' | 'days';
  reason: string;
  source: string;
}

const PRODUCT = 'product definition of the persona';
const CFPB_CARDS = 'CFPB, "How do I get and keep a good credit score?": at most 30 percent of the limit';

/** The thresholds. */
export const policy = {
  watchUtilization: { value: 3000, unit: 'bps', reason: 'lenders look more closely from here on', source: CFPB_CARDS },
  highUtilization: { value: 5000, unit: 'bps', reason: 'half the limit is in use', source: PRODUCT },
  severeUtilization: { value: 8000, unit: 'bps', reason: 'little is left for an emergency', source: PRODUCT },
  minimumPaymentFactor: {
    value: 11_000,
    unit: 'bps',
    reason: 'a payment rounded up by a tenth is still the minimum',
    source: PRODUCT,
  },
  minimumPaymentCount: {
    value: 3,
    unit: 'count',
    reason: 'once may be a tight month, three times is a habit',
    source: PRODUCT,
  },
  anyInterest: { value: 1, unit: 'cents', reason: 'a balance was carried over', source: PRODUCT },
  anyCard: { value: 1, unit: 'count', reason: 'one card is enough', source: PRODUCT },
  payGap: { value: 45, unit: 'days', reason: 'longer than any monthly pay', source: PRODUCT },
  payCount: { value: 2, unit: 'count', reason: 'a gap needs two pays', source: PRODUCT },
  monthOfSpending: { value: 10_000, unit: 'bps', reason: 'one month of spending in checking', source: PRODUCT },
  halfMonthOfSpending: { value: 5000, unit: 'bps', reason: 'half a month of spending in checking', source: PRODUCT },
  forecastFloor: { value: 0, unit: 'cents', reason: 'below this a bank charges or refuses', source: PRODUCT },
  feeCount: { value: 1, unit: 'count', reason: 'one such fee means the money ran out once', source: PRODUCT },
  subscriptionCount: { value: 3, unit: 'count', reason: 'three or more are easy to lose sight of', source: PRODUCT },
  subscriptionSpend: { value: 5000, unit: 'cents', reason: '$50 a month is $600 a year', source: PRODUCT },
  subscriptionShare: { value: 1000, unit: 'bps', reason: 'a tenth of all spending', source: PRODUCT },
  savingsGrowth: { value: 200, unit: 'bps', reason: 'more than interest alone brings', source: PRODUCT },
  savingsInflow: { value: 20_000, unit: 'cents', reason: '$200 a month is $2,400 a year', source: PRODUCT },
  savingsStart: { value: 10_000, unit: 'cents', reason: 'growth from less than $100 says nothing', source: PRODUCT },
  priceRise: { value: 200, unit: 'bps', reason: 'less may be tax or an exchange rate', source: PRODUCT },
  historyDays: { value: 30, unit: 'days', reason: 'a month of rent, pay and bills', source: PRODUCT },
  subscriptionHistoryDays: {
    value: 105,
    unit: 'days',
    reason: 'a monthly charge has shown three times by then',
    source: PRODUCT,
  },
  advanceFeeDays: {
    value: 3,
    unit: 'days',
    reason: 'the fee of a cash advance posts within a weekend of it',
    source: PRODUCT,
  },
  variationMonths: {
    value: 3,
    unit: 'count',
    reason: 'two months differ, only three show a habit',
    source: PRODUCT,
  },
  seasonMonths: { value: 13, unit: 'count', reason: 'a month meets itself after a year', source: PRODUCT },
  samePrice: {
    value: 2000,
    unit: 'bps',
    reason: 'two plans of one merchant this alike in price are one paid twice',
    source: 'the tolerance of recurring amounts: within 20 % of the median',
  },
  unusedDays: { value: 90, unit: 'days', reason: 'a season without an order is a habit given up', source: PRODUCT },
} as const satisfies Record<string, Threshold>;

/** The name of a threshold. */
export type ThresholdName = keyof typeof policy;

/** A number for each threshold. */
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/** The thresholds in force. */
export const thresholdsInForce = Object.fromEntries(
  Object.entries(policy).map(([name, { value }]) => [name, value]),
) as Thresholds;

/** Names the rules a value was worked out under; it changes when any threshold does. */
export const policyVersion = `p${createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 12)}`;
