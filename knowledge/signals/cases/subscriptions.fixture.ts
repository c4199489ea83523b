// Cases of the signals about subscriptions.
import type { Given, Tables } from './case.fixture.ts';
import { account, every, groceries, groceriesFrom, monthly, row, times } from './case.fixture.ts';

const SIX = times(6, 999);
const given = (...rows: ReturnType<typeof row>[][]): Given => ({ transactions: [...groceries, ...rows.flat()] });
const plan = (merchant: string, from = '2026-01-12', cents = SIX) => monthly(merchant, from, cents);
const rent = monthly('Landlord', '2026-01-03', times(6, 90_000), 'RENT_AND_UTILITIES_RENT');
const two = given(rent, plan('Streamly'), plan('Gymly', '2026-01-12', times(6, 3000)));
const risen = given(plan('Streamly', '2026-01-12', [999, 999, 999, 1199, 1199, 1199]));
const stopped = given(plan('Streamly', '2026-01-12', times(4, 999)));
const euro = (merchant: string, from = '2026-01-12') =>
  monthly(merchant, from, SIX, 'ENTERTAINMENT_TV_AND_MOVIES', { currency: 'EUR' });
const stale: Given = { transactions: [...groceries.slice(0, 8), ...plan('Streamly', '2026-01-12', times(3, 999))] };
const short: Given = { transactions: groceries.filter(({ on }) => on > '2026-04-01') };
const none: Given = {};
const biz: Given = {
  accounts: [account(), account({ id: 'biz', isBusiness: true })],
  transactions: [...groceries, ...plan('Streamly').map((each) => ({ ...each, accountId: 'biz' }))],
};
const membership = (...rows: ReturnType<typeof row>[]) => given(plan('Amazon Prime'), rows);
const order = (on: string, rest: Parameters<typeof row>[3] = {}) =>
  row(on, 4321, 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES', { merchant: 'Amazon Marketplace', ...rest });
const gym = (merchant: string) =>
  monthly(merchant, '2026-01-12', times(6, 3000), 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS');
const yearly = (...days: string[]) =>
  days.map((on) => row(on, 9900, 'ENTERTAINMENT_TV_AND_MOVIES', { merchant: 'Yearly' }));
const leap: Given = {
  today: '2025-06-30',
  transactions: [...groceriesFrom('2025-01-03'), ...yearly('2024-02-29', '2025-02-28')],
};

/** The cases, by signal. */
export const subscriptions: Tables = {
  subscription_count: [
    ['two merchants; rent and groceries are none', two, 2],
    [
      'one whose last charge was paid back',
      given(plan('Streamly'), [row('2026-06-14', -999, 'X_Y', { merchant: 'Streamly' })]),
      1,
    ],
    ['two plans of one merchant', given(plan('Streamly'), plan('Streamly', '2026-01-25', times(6, 2999))), 1],
    ['one that stopped', stopped, 'absent'],
    ['one on a business account', biz, 'absent'],
    ['less history than finding one takes', short, /needs 105 days/],
    ['no rows for longer than a month', stale, /since 2026-03-13/],
  ],
  subscription_monthly_spend: [
    ['two', two, 3999],
    ['a dearer one at its last price', risen, 1199],
    [
      'a weekly one 52 times a year',
      given(every(7, '2026-06-25', 12, { cents: 1200, merchant: 'Weekly', detailed: 'ENTERTAINMENT_MUSIC_AND_AUDIO' })),
      5200,
    ],
    [
      'a quarterly one four times',
      given([
        row('2025-10-10', 3000, 'ENTERTAINMENT_TV_AND_MOVIES', { merchant: 'Q' }),
        row('2026-01-10', 3000, 'ENTERTAINMENT_TV_AND_MOVIES', { merchant: 'Q' }),
        row('2026-04-10', 3000, 'ENTERTAINMENT_TV_AND_MOVIES', { merchant: 'Q' }),
      ]),
      1000,
    ],
    ['a yearly one a twelfth', leap, 825],
    ['one in another currency beside it is left out', given(plan('Streamly'), euro('Ausland')), 999],
    ['only one in another currency', given(euro('Ausland')), /another currency/],
    ['one that stopped', stopped, 'absent'],
    ['less history than finding one takes', short, /105 days/],
  ],
  subscription_share: [
    ['of groceries, rent and two plans', two, Math.round((6 * 3999 * 10_000) / (180_000 + 540_000 + 6 * 3999))],
    ['charges of the last 30 days only', given(plan('Streamly')), Math.round((999 * 10_000) / 30_999), '30d'],
    ['charges in another currency are none of it', given(euro('Ausland')), 0],
    [
      'nothing spent in the window',
      { transactions: [...yearly('2024-09-10', '2025-09-10'), row('2026-06-05', -5, 'INCOME_SALARY')] },
      /no spending/,
      '30d',
    ],
    ['one that stopped', stopped, 'absent'],
    ['less history than finding one takes', short, /105 days/],
  ],
  subscription_price_rises: [
    ['one rise', risen, 1],
    ['a rise before the window', risen, 'absent', '30d'],
    ['exactly two percent', given(plan('Streamly', '2026-01-12', [1000, 1000, 1000, 1000, 1020, 1020])), 1],
    ['less than two percent', given(plan('Streamly', '2026-01-12', [1000, 1000, 1000, 1000, 1019, 1019])), 'absent'],
    ['a rise taken back', given(plan('Streamly', '2026-01-12', [1000, 1000, 1000, 1100, 1000, 1000])), 'absent'],
    ['a price that fell', given(plan('Streamly', '2026-01-12', [1199, 1199, 1199, 999, 999, 999])), 'absent'],
    ['one that stopped', stopped, 'absent'],
    ['less history than finding one takes', short, /105 days/],
  ],
  subscription_duplicates: [
    ['two music services', given(plan('Spotify'), plan('TIDAL')), 1],
    ['three music services', given(plan('Spotify'), plan('TIDAL'), plan('Deezer')), 2],
    ['two music services and two gyms', given(plan('Spotify'), plan('TIDAL'), gym('Iron House'), gym('Lift Club')), 2],
    ['one payee twice at a like price', given(plan('Streamly'), plan('Streamly', '2026-01-25', times(6, 1099))), 1],
    [
      'one payee twice at a very different price',
      given(plan('Streamly'), plan('Streamly', '2026-01-25', times(6, 2999))),
      'absent',
    ],
    ['one payee in two currencies', given(plan('Streamly'), euro('Streamly', '2026-01-25')), 'absent'],
    ['two film services, as their films differ', given(plan('Netflix'), plan('Hulu')), 'absent'],
    ['one of two stopped', given(plan('Spotify'), plan('TIDAL', '2026-01-12', times(4, 999))), 'absent'],
    ['no subscription', none, 'absent'],
    ['less history than finding one takes', short, /105 days/],
  ],
  subscriptions_likely_unused: [
    ['a membership without an order', membership(), 1],
    ['an order on the first of 90 days', membership(order('2026-04-02')), 'absent'],
    ['an order on the day before', membership(order('2026-04-01')), 1],
    ['an order that is pending', membership(order('2026-06-29', { isPending: true })), 1],
    [
      'an order on a business account',
      { ...membership(order('2026-06-20', { accountId: 'biz' })), accounts: biz.accounts },
      1,
    ],
    ['only a refund', membership(order('2026-06-20', { amountCents: -4321 })), 1],
    [
      'only pay from the same platform',
      given(plan('Uber One'), [row('2026-06-20', -5000, 'INCOME_GIG_ECONOMY', { merchant: 'Uber' })]),
      1,
    ],
    ['one unused beside one that payments do not show', given(plan('Amazon Prime'), plan('Netflix')), 1],
    [
      'a used one beside one that payments do not show',
      given(plan('Amazon Prime'), plan('Netflix'), [order('2026-06-20')]),
      /whether Netflix is used/,
    ],
    ['no subscription', none, 'absent'],
    [
      'less than 90 days of history',
      {
        transactions: every(7, '2026-06-25', 12, {
          cents: 999,
          merchant: 'Shipt',
          detailed: 'FOOD_AND_DRINK_OTHER_FOOD_AND_DRINK',
        }),
      },
      /needs 90 days/,
    ],
    ['less history than finding one takes', short, /105 days/],
  ],
  subscription_next_due: [
    ['in 12 days', given(plan('Streamly')), 12],
    ['the soonest of two', given(plan('Streamly'), plan('Gymly', '2026-01-05')), 5],
    ['today', given(plan('Streamly', '2025-12-30', SIX)), 0],
    ['late', given(plan('Streamly', '2026-01-27', times(5, 999))), 0],
    ['on the last day of a shorter month', { ...given(plan('Streamly', '2026-01-31')), today: '2026-06-30' }, 31],
    ['a yearly one from 29 February, on the 28th', leap, 243],
    ['no subscription', none, 'absent'],
    ['one that stopped', stopped, 'absent'],
    ['less history than finding one takes', short, /105 days/],
    ['no rows for longer than a month', stale, /since/],
  ],
};
