// Right answers about the moment: balances, limits, what is owed and what that leaves.
import type { Household } from '../../knowledge/db/households/types.ts';
import { type Answer, accountNamed, cents, toCents } from './rows.ts';

type Account = Household['plaid']['accounts'][number];

const cards = (home: Household) => home.plaid.accounts.filter(({ type }) => type === 'credit');
const held = (accounts: Account[]) => accounts.reduce((sum, each) => sum + toCents(each.balances.current), 0);

/** Of one card what its bank says about interest and payments. */
function liability(home: Household, name: string | undefined) {
  const { account_id } = accountNamed(home, name);
  const found = home.plaid.liabilities.credit.find((each) => each.account_id === account_id);
  if (!found) throw new Error(`${home.key} owes nothing on ${name}`);
  return found;
}

/** Right answers about accounts and debts. */
export const accountAnswers = {
  balance: (home, { account }) => cents(toCents(accountNamed(home, account).balances.current)),
  limit: (home, { account }) => cents(toCents(accountNamed(home, account).balances.limit ?? Number.NaN)),
  'available credit': (home, { account }) =>
    cents(toCents(accountNamed(home, account).balances.available ?? Number.NaN)),
  cash: (home) => cents(held(home.plaid.accounts.filter(({ type }) => type === 'depository'))),
  debt: (home) => cents(held(cards(home))),
  'net worth': (home) =>
    cents(held(home.plaid.accounts.filter(({ type }) => type === 'depository')) - held(cards(home))),
  utilization: (home, { account }) => {
    const { current, limit } = accountNamed(home, account).balances;
    return { value: Math.round((toCents(current) / toCents(limit ?? Number.NaN)) * 10_000), unit: 'bps' };
  },
  'overall utilization': (home) => {
    const owed = cards(home).reduce((sum, card) => sum + Math.max(0, toCents(card.balances.current)), 0);
    const limits = cards(home).reduce((sum, card) => sum + toCents(card.balances.limit ?? Number.NaN), 0);
    return { value: Math.round((owed / limits) * 10_000), unit: 'bps' };
  },
  apr: (home, { account }) => {
    const apr = liability(home, account).aprs.find(({ apr_type }) => apr_type === 'purchase_apr');
    return { value: Math.round((apr?.apr_percentage ?? Number.NaN) * 100), unit: 'bps' };
  },
  'minimum payment': (home, { account }) => cents(toCents(liability(home, account).minimum_payment_amount)),
  'minimum payments': (home) =>
    cents(home.plaid.liabilities.credit.reduce((sum, each) => sum + toCents(each.minimum_payment_amount), 0)),
  'due day': (home, { account }) => ({ value: liability(home, account).next_payment_due_date, unit: 'date' }),
  persona: (home) => ({ value: home.persona ?? '', unit: 'text' }),
  card: (home) => ({ value: cards(home)[0]?.name ?? '', unit: 'text' }),
  savings: (home) => ({
    value: home.plaid.accounts.find(({ subtype }) => subtype === 'savings')?.name ?? '',
    unit: 'text',
  }),
} satisfies Record<string, Answer>;
