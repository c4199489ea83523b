// Figures about subscriptions: what they cost, the largest one, the one that got dearer, the next one due.
import type { RecurringStream } from '../../ingest/recurring.ts';
import { monthlyCents } from '../../ingest/recurring.ts';
import type { PriceRise } from '../../signals/subscription-price-rises.ts';
import { priceRises } from '../../signals/subscription-price-rises.ts';
import { runningSubscriptions } from '../../signals/subscriptions.ts';
import { cite, citeName } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { highest } from '../view.ts';
import type { FactMaker } from './fact-maker.ts';
import { ofSignal } from './fact-maker.ts';

/** The figures, by the name that sentences use. */
export const subscriptionFacts: Record<string, FactMaker> = {
  subscription_count: ofSignal('running subscriptions', 'subscription_count'),
  subscription_monthly: ofSignal('subscriptions a month', 'subscription_monthly_spend'),
  subscription_yearly: (view) => {
    const monthly = highest(view, 'subscription_monthly_spend');
    if (!monthly) return null;
    return money(view.data.currency, 'subscriptions a year', monthly.value * 12, monthly.evidence);
  },
  subscription_share: ofSignal('share of spending that goes to subscriptions', 'subscription_share'),
  top_subscription: (view) => ofTop(view, (stream) => nameOf('subscription that costs the most', stream)),
  top_subscription_monthly: (view) =>
    ofTop(view, (stream) =>
      money(stream.currency, `${stream.merchant}, a month`, monthlyCents(stream), newest(stream)),
    ),
  price_rises: ofSignal('price rises', 'subscription_price_rises'),
  risen_subscription: (view) =>
    ofRise(view, (rise) => citeName('subscription that costs more now', rise.merchant, rise.transactionIds)),
  risen_from: (view) =>
    ofRise(view, (rise) =>
      money(currencyOf(view, rise), `${rise.merchant} before`, rise.fromCents, rise.transactionIds.slice(0, 1)),
    ),
  risen_to: (view) =>
    ofRise(view, (rise) =>
      money(currencyOf(view, rise), `${rise.merchant} now`, rise.toCents, rise.transactionIds.slice(-1)),
    ),
  subscription_duplicates: ofSignal('subscriptions that do what another one does', 'subscription_duplicates'),
  unused_subscriptions: ofSignal('subscriptions that may not be used', 'subscriptions_likely_unused'),
  unused_subscription: (view) => {
    const evidence = new Set(highest(view, 'subscriptions_likely_unused')?.evidence ?? []);
    const stream = runningSubscriptions(view.data).find(({ transactionIds }) =>
      transactionIds.some((id) => evidence.has(id)),
    );
    return stream ? nameOf('subscription that may not be used', stream) : null;
  },
  next_subscription: (view) => ofNext(view, (stream) => nameOf('next subscription due', stream)),
  next_subscription_on: (view) =>
    ofNext(view, (stream, on) =>
      cite({ label: `${stream.merchant} is due`, value: on, unit: 'date', rows: newest(stream) }),
    ),
  next_subscription_amount: (view) =>
    ofNext(view, (stream) =>
      money(stream.currency, `${stream.merchant}, next charge`, stream.lastAmountCents, newest(stream)),
    ),
};

function money(currency: string, label: string, value: number, rows: string[]) {
  return cite({ label, value, unit: 'cents', currency, rows });
}

/** The currency of a rise is that of its rows. */
function currencyOf({ data }: AdviceView, { transactionIds }: Pick<PriceRise, 'transactionIds'>): string {
  return data.rows.find(({ id }) => transactionIds.includes(id))?.currency ?? data.currency;
}

function nameOf(label: string, stream: RecurringStream) {
  return citeName(label, stream.merchant, newest(stream));
}

function newest({ transactionIds }: RecurringStream): string[] {
  return transactionIds.slice(-1);
}

function ofTop<T>(view: AdviceView, make: (stream: RecurringStream) => T): T | null {
  const [top] = runningSubscriptions(view.data)
    .filter(({ currency }) => currency === view.data.currency)
    .sort((a, b) => monthlyCents(b) - monthlyCents(a) || a.id.localeCompare(b.id));
  return top ? make(top) : null;
}

function ofRise<T>(view: AdviceView, make: (rise: PriceRise) => T): T | null {
  const [rise] = [...priceRises(view.data, view.window)].sort(
    (a, b) => b.toCents - b.fromCents - (a.toCents - a.fromCents) || a.merchant.localeCompare(b.merchant),
  );
  return rise ? make(rise) : null;
}

function ofNext<T>(view: AdviceView, make: (stream: RecurringStream, on: string) => T): T | null {
  const [next] = runningSubscriptions(view.data)
    .flatMap((stream) => (stream.nextOn && stream.nextOn > view.data.today ? [{ stream, on: stream.nextOn }] : []))
    .sort((a, b) => a.on.localeCompare(b.on) || a.stream.id.localeCompare(b.stream.id));
  return next ? make(next.stream, next.on) : null;
}
