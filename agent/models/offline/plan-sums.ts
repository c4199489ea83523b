// Look-ups whose figures are put together afterwards: averages of months, shares, what is left of a limit, money moved into an account.
import { addDays, addMonths, type IsoDate, monthOf, type Period } from '../../../knowledge/calendar.ts';
import type { TransactionsData } from '../../../tools/find-transactions.ts';
import type { AccountsData } from '../../../tools/get-accounts.ts';
import type { IncomeData } from '../../../tools/get-income.ts';
import type { SpendingData } from '../../../tools/get-spending.ts';
import type { ToolAnswer } from '../model.ts';
import type { Ask } from './ask.ts';
import type { Lookup, Plan } from './plan.ts';

type Unasked = Omit<Plan, 'ask'>;

/** Months or weeks that an average is taken over when none are named, and at most. */
const USUAL_PARTS = 3;
const MOST_PARTS = 12;
/** As many weeks as make a month. */
const USUAL_WEEKS = 4;
/** Money that is moved is looked for this far back when no time is named. */
const MOVED_DAYS = 90;
/** As many rows as one call gives. */
const ROWS = 25;

/** An average over whole months (or weeks), each looked up by itself. */
export function averageOf(
  { slots }: Ask,
  { today, name, args }: { today: IsoDate; name: string; args: Record<string, string> },
): Unasked {
  const parts = slots.isWeekly ? weeksBefore(today) : monthsIn(slots.period, today);
  const period = { from: parts[0]?.from ?? today, to: parts.at(-1)?.to ?? today };
  return {
    lookups: parts.map((part) => ({ name, args: { ...part, ...args } })),
    period,
    isAssumed: !slots.period,
    next: (answers) => {
      const operands = answers.flatMap((answer) => totalOf(answer) ?? []);
      return operands.length > 1 ? [{ name: 'calculate', args: { operation: 'average', operands } }] : [];
    },
  };
}

/** A part of income, or of all spending, as a percentage. */
export function shareOf({ slots }: Ask, period: Period, named: Record<string, string>): Unasked {
  const isOfIncome = slots.of === 'income' || Object.keys(named).length === 0;
  return {
    lookups: [
      { name: 'get_spending', args: { ...period, ...named } },
      { name: isOfIncome ? 'get_income' : 'get_spending', args: { ...period } },
    ],
    period,
    isAssumed: false,
    next: ([part, whole]) => {
      const operands = [part && totalOf(part), whole && totalOf(whole)].filter((id) => id !== undefined);
      return operands.length === 2 ? [{ name: 'calculate', args: { operation: 'percent', operands } }] : [];
    },
  };
}

/** What is left of a card's limit, where the bank does not say it itself. */
export function availableCredit({ slots }: Ask): NonNullable<Plan['next']> {
  return ([answer]) => {
    const data = answer?.ok ? (answer.data as AccountsData | undefined) : undefined;
    const lines = data?.status === 'value' ? data.accounts : [];
    const names = slots.accounts ?? (slots.account ? [slots.account] : []);
    return lines
      .filter(({ name, type }) => type === 'credit' && (names.length === 0 || names.includes(name)))
      .flatMap(({ available, limit, balance }): Lookup[] =>
        !available && limit && balance
          ? [{ name: 'calculate', args: { operation: 'difference', operands: [limit, balance] } }]
          : [],
      );
  };
}

/** What a balance would be less an amount that the customer names. */
export function balanceLess({ slots }: Ask): NonNullable<Plan['next']> {
  return ([answer]) => {
    const data = answer?.ok ? (answer.data as AccountsData | undefined) : undefined;
    const balance =
      data?.status === 'value' ? data.accounts.find(({ name }) => name === slots.account)?.balance : undefined;
    const operands = [balance, { label: 'Amount', cents: slots.lessCents }];
    return balance ? [{ name: 'calculate', args: { operation: 'difference', operands } }] : [];
  };
}

/** The sum of several accounts of one kind, when more than one is named. */
export function sumOfAccounts({ slots }: Ask): NonNullable<Plan['next']> {
  return ([answer]) => {
    const data = answer?.ok ? (answer.data as AccountsData | undefined) : undefined;
    const lines = data?.status === 'value' ? data.accounts : [];
    const named = lines.filter(({ name }) => slots.accounts?.includes(name));
    const operands = named.flatMap(({ balance }) => balance ?? []);
    const areAlike = new Set(named.map(({ type }) => type)).size === 1;
    return areAlike && operands.length > 1 && operands.length === named.length
      ? [{ name: 'calculate', args: { operation: 'sum', operands } }]
      : [];
  };
}

/** Two groups of spending in one time, and how far they are apart. */
export function differenceOf(groups: NonNullable<Ask['slots']['versus']>, period: Period): Omit<Unasked, 'isAssumed'> {
  return {
    lookups: groups.map((group) => ({ name: 'get_spending', args: { ...period, ...group } })),
    period,
    next: (answers) => {
      const operands = answers.flatMap((answer) => totalOf(answer) ?? []);
      return operands.length === 2 ? [{ name: 'calculate', args: { operation: 'difference', operands } }] : [];
    },
  };
}

/** Several shops or kinds of spending as one sum. A shop that is a part of a kind named beside it is not counted twice. */
export function togetherOf({ slots }: Ask, period: Period): Omit<Unasked, 'isAssumed'> {
  const groups = slots.together ?? [];
  const isCount = slots.focus === 'count';
  return {
    lookups: [...groups, ...overlaps(groups)].map((group) => ({ name: 'get_spending', args: { ...period, ...group } })),
    period,
    next: (answers) => {
      const operands = (groupsOf(groups, answers) ?? []).flatMap(({ totals, count }) =>
        isCount ? (count ?? []) : (totals[0] ?? []),
      );
      return operands.length > 1 ? [{ name: 'calculate', args: { operation: 'sum', operands } }] : [];
    },
  };
}

/** What was found for the groups of a sum, without shops that are a part of another group; null when a look-up failed. */
export function groupsOf(
  groups: NonNullable<Ask['slots']['together']>,
  answers: readonly ToolAnswer[],
): SpendingData[] | null {
  const found = answers.flatMap(({ name, ok, data }) => (name === 'get_spending' && ok ? [data as SpendingData] : []));
  const shared = overlaps(groups);
  if (found.length < groups.length + shared.length) return null;
  const counted = new Set(
    shared.flatMap(({ merchant }, at) => (found[groups.length + at]?.topMerchants.length ? [merchant] : [])),
  );
  return found.slice(0, groups.length).filter((_, at) => !counted.has(groups[at]?.merchant ?? ''));
}

const overlaps = (groups: NonNullable<Ask['slots']['together']>) =>
  groups.flatMap(({ merchant }) =>
    groups.flatMap(({ category }) => (merchant && category ? [{ merchant, category }] : [])),
  );

/** Money that was moved: the rows, and their sum when all of them are at hand. */
export function movedOf({ slots }: Ask, today: IsoDate): Unasked {
  const period = slots.period ?? { from: addDays(today, -MOVED_DAYS), to: today };
  const { from, to } = period;
  const { category, account, direction } = slots;
  const args = {
    category,
    ...(account && direction === 'in' && { account }),
    direction,
    from,
    to,
    sort: 'newest',
    limit: ROWS,
  };
  return {
    lookups: [{ name: 'find_transactions', args }],
    period: { from, to },
    isAssumed: !slots.period,
    next: ([answer]) => {
      const data = answer?.ok ? (answer.data as TransactionsData | undefined) : undefined;
      const operands = data ? rowsMoved(data, slots).map(({ amount }) => amount) : [];
      return operands.length > 1 && (data?.transactions.length ?? 0) < ROWS
        ? [{ name: 'calculate', args: { operation: 'sum', operands } }]
        : [];
    },
  };
}

/** The rows of moves that are asked for: payments to a card are called after the card. */
export function rowsMoved(
  { transactions }: TransactionsData,
  { account, direction }: Ask['slots'],
): TransactionsData['transactions'] {
  if (!account || direction === 'in') return transactions;
  const [name = ''] = account.toLowerCase().split(' ending in ');
  return transactions.filter(({ merchantName }) => merchantName.toLowerCase().includes(name.replace(/ card$/, '')));
}

/** The id of the main total of an answer about spending or income. */
export function totalOf(answer: ToolAnswer): string | undefined {
  const data = answer.ok ? (answer.data as SpendingData | IncomeData | undefined) : undefined;
  return data?.status === 'value' ? data.totals[0] : undefined;
}

// The whole months of a time, the last three when none is named.
function monthsIn(period: Period | undefined, today: IsoDate): Period[] {
  const last = monthOf(today, -1);
  const from = period && period.from < last.from ? monthOf(period.from).from : addMonths(last.from, 1 - USUAL_PARTS);
  const months: Period[] = [];
  for (let first = from; first <= last.from && (!period || first <= period.to); first = addMonths(first, 1))
    months.push(monthOf(first));
  return months.length > 1
    ? months.slice(-MOST_PARTS)
    : [1 - USUAL_PARTS, 2 - USUAL_PARTS, 0].map((back) => monthOf(last.from, back));
}

function weeksBefore(today: IsoDate): Period[] {
  const sunday = addDays(today, -new Date(`${today}T00:00:00Z`).getUTCDay());
  return Array.from({ length: USUAL_WEEKS }, (_, index) => {
    const from = addDays(sunday, -7 * (USUAL_WEEKS - index));
    return { from, to: addDays(from, 6) };
  });
}
