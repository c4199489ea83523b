// Plays a household's days from a fixed beginning up to the anchor day, so that a later anchor only adds to the story.
import { addDays, addMonths, daysBetween, type IsoDate } from '../../calendar.ts';
import { type AccountKey, createBook } from './book.ts';
import { allowance, type CardState, cardCycle, cash, overdrafts, savingsInterest, surplus } from './events.ts';
import type { CardPlan, Plan } from './plans.ts';
import { idOf, randomOf } from './random.ts';
import { bills, type Day, memberships, pay, purchases, rent, type Stream } from './streams.ts';
import type { Household, Person, PlaidAccount, PlaidCredit } from './types.ts';

/** Months of history a household has. */
export const HISTORY_MONTHS = 24;

// Stories begin on these days; months before the visible ones let the balances settle. A new day may only be added before the others.
const BEGINNINGS = ['1980-01-01', '1990-01-01', '2000-01-01', '2010-01-01', '2020-01-01'];
const SETTLING_MONTHS = 6;

/** Who lives by a plan. */
export function personOf({ key, name, persona, timeZone }: Plan): Person {
  return { key, email: `${key}@sample.invalid`, name, persona, timeZone };
}

/** The household of a plan as its bank tells it on the anchor day. */
export function simulate(plan: Plan, seed: number, anchorOn: IsoDate): Household {
  const key = `${seed}|${plan.key}`;
  const from = addMonths(anchorOn, -HISTORY_MONTHS);
  const earliest = addMonths(from, -SETTLING_MONTHS);
  const beginning = BEGINNINGS.findLast((day) => day <= earliest) ?? earliest;
  const { checking, savings, card } = plan.opening;
  const book = createBook({ checking, savings, card, 'second card': 12_000 });
  const states = new Map<AccountKey, CardState>();
  const payCalendar = paydays(plan, key);
  const { streams, cards } = streamsOf(plan, key, states, payCalendar.daysSince, beginning);

  const days = daysBetween(beginning, anchorOn);
  for (let index = 0, on = beginning; index <= days; index++, on = addDays(on, 1)) {
    book.open(on);
    const [year = 0, month = 1, dayOfMonth = 1] = on.split('-').map(Number);
    const random = (stream: string) => randomOf(`${key}|${stream}|${on}`);
    const day: Day = {
      on,
      index,
      dayOfMonth,
      monthIndex: year * 12 + month - 1,
      book,
      random,
      isPayday: payCalendar.is(index),
    };
    for (const stream of streams) stream(day);
  }

  const accountKeys: AccountKey[] = ['checking', ...(plan.savingsName ? (['savings'] as const) : []), ...cards.keys()];
  const accountIds = Object.fromEntries(accountKeys.map((account) => [account, idOf(`${key}|account|${account}`)]));
  const transactions = book.transactions(from, accountIds, key);
  const heldCents = (account: AccountKey) => ({ current: book.posted(account), expected: book.expected(account) });
  return {
    ...personOf(plan),
    plaid: {
      accounts: accountKeys.map((account) =>
        toAccount(plan, account, cards.get(account), accountIds, heldCents(account), anchorOn),
      ),
      transactions,
      liabilities: {
        credit: [...cards].flatMap(([account, each]) => toCredit(each, accountIds[account] ?? '', states.get(account))),
      },
    },
  };
}

function streamsOf(
  plan: Plan,
  key: string,
  states: Map<AccountKey, CardState>,
  daysSincePay: (index: number) => number,
  beginning: IsoDate,
): { streams: Stream[]; cards: Map<AccountKey, CardPlan> } {
  const cards = new Map<AccountKey, CardPlan>();
  if (plan.card) cards.set('card', plan.card);
  if (plan.secondCard) cards.set('second card', plan.secondCard);
  const cycles = [...cards].map(([account, card]) => {
    const state: CardState = {
      statementCents: 0,
      statementOn: beginning,
      minimumCents: 0,
      interestCents: 0,
      dueOn: beginning,
      paidCents: 0,
      paidOn: beginning,
    };
    states.set(account, state);
    return cardCycle(plan, card, account, state, key);
  });
  const always = [pay(plan, key), rent(plan, key), bills(plan, key), memberships(plan, key), ...cycles];
  const before = plan.overdraws ? [overdrafts(key, daysSincePay)] : [];
  const often = [allowance(plan), savingsInterest(plan), surplus(plan), ...before, purchases(plan, key), cash(plan)];
  return { streams: [...always, ...often], cards };
}

/** Which days are paydays: every 14 days, or 49 to 58 days apart for project pay. */
function paydays(plan: Plan, key: string) {
  const { int } = randomOf(`${key}|paydays`);
  const first = int(0, 13);
  const known = [first];
  const last = () => known.at(-1) ?? 0;
  const isProject = plan.pay === 'by project';
  return {
    is(index: number): boolean {
      if (!isProject) return index % 14 === first;
      while (last() < index) known.push(last() + randomOf(`${key}|gap|${known.length}`).int(49, 58));
      return last() === index;
    },
    daysSince: (index: number) => (index - first + 14) % 14,
  };
}

function toAccount(
  plan: Plan,
  account: AccountKey,
  card: CardPlan | undefined,
  accountIds: Record<string, string>,
  { current, expected }: { current: number; expected: number },
  anchorOn: IsoDate,
): PlaidAccount {
  const id = accountIds[account] ?? '';
  const name = card?.name ?? (account === 'savings' ? (plan.savingsName ?? '') : 'Everyday Checking');
  const available = card ? card.limitCents - Math.max(current, expected) : Math.min(current, expected);
  return {
    account_id: id,
    balances: {
      available: available / 100,
      current: current / 100,
      limit: card ? card.limitCents / 100 : null,
      iso_currency_code: 'USD',
      unofficial_currency_code: null,
      last_updated_datetime: `${anchorOn}T12:00:00Z`,
    },
    holder_category: 'personal',
    mask: String(randomOf(`${id}|mask`).int(1000, 9999)),
    name,
    official_name: `${name} Account`,
    type: card ? 'credit' : 'depository',
    subtype: card ? 'credit card' : account,
  };
}

function toCredit(card: CardPlan, accountId: string, state: CardState | undefined): PlaidCredit[] {
  if (!state) return [];
  const apr = { apr_percentage: card.aprPercent, balance_subject_to_apr: 0, interest_charge_amount: 0 };
  const carried = card.style === 'minimum' ? (state.statementCents - state.interestCents) / 100 : 0;
  return [
    {
      account_id: accountId,
      aprs: [
        {
          ...apr,
          apr_type: 'purchase_apr',
          balance_subject_to_apr: carried,
          interest_charge_amount: state.interestCents / 100,
        },
        { ...apr, apr_type: 'cash_apr', apr_percentage: 29.99 },
      ],
      is_overdue: false,
      last_payment_amount: state.paidCents / 100,
      last_payment_date: state.paidOn,
      last_statement_balance: state.statementCents / 100,
      last_statement_issue_date: state.statementOn,
      minimum_payment_amount: state.minimumCents / 100,
      next_payment_due_date: state.dueOn,
    },
  ];
}
