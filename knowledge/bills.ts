// What has to be paid in the days to come: bills and subscriptions that repeat, and the payments cards and loans ask for; and what of it is paid.
import { type IsoDate, monthOf } from './calendar.ts';
import type { Debt } from './debts.ts';
import { cadences, nextDue } from './ingest/cadence.ts';
import type { RecurringStream } from './ingest/recurring.ts';
import { payeeKey } from './ingest/recurring-rows.ts';
import type { LedgerRow } from './ledger/rows.ts';
import type { Cents } from './money.ts';
import { type CustomerData, titleOf } from './signals/customer-data.ts';

/** What is asked for, and by whom. `minimum` is the least a card or loan takes. */
export type BillKind = 'bill' | 'subscription' | 'minimum';

/** Something to pay. */
export interface Bill {
  name: string;
  kind: BillKind;
  currency: string;
  /** What it is expected to be: the last charge, or what the bank asks for; null when unknown. */
  cents: Cents | null;
  /** Null when a payment is overdue and the bank does not say since when. */
  on: IsoDate | null;
  /** `late`: its day has passed and no payment was seen. `pending`: a payment is on its way. */
  state: 'upcoming' | 'today' | 'late' | 'pending';
  /** The last charge of a stream. */
  row?: LedgerRow;
  accountId?: string;
}

/** Something that was paid in this month or billing cycle. */
export interface PaidBill {
  name: string;
  kind: BillKind;
  currency: string;
  cents: Cents | null;
  on: IsoDate;
  row?: LedgerRow;
  accountId?: string;
}

/** What is to pay, what is paid, and cards whose last due day has passed without the bank saying more. */
export interface Bills {
  due: Bill[];
  paid: PaidBill[];
  unsure: string[];
}

/** Two amounts this near are one payment: a loan's payment as the bank asks for it, and as it leaves the account. */
const SAME_PAYMENT = 0.05;
/** A pending charge this near to the last one is the same bill. */
const SAME_BILL = 0.2;

/** The bills up to a day, soonest first. `pending` are rows that have not posted yet. */
export function billsOf(
  data: CustomerData,
  { debts, pending, until }: { debts: readonly Debt[]; pending: readonly LedgerRow[]; until: IsoDate },
): Bills {
  const streams = data.streams.filter(
    ({ kind, status, direction }) =>
      direction === 'outflow' && status === 'active' && (kind === 'bill' || kind === 'subscription'),
  );
  const rows = new Map(data.rows.map((row) => [row.id, row]));
  const lastOf = (stream: RecurringStream) => rows.get(stream.transactionIds.at(-1) ?? '');
  const due = streams.flatMap((stream) => dueOf(stream, { data, rows, pending, until }));
  const month = monthOf(data.today);
  const paid = streams
    .filter(({ lastOn }) => lastOn >= month.from)
    .map((stream): PaidBill => {
      const { merchant: name, currency, lastAmountCents: cents, lastOn: on } = stream;
      return { name, kind: kindOf(stream), currency, cents, on, row: lastOf(stream) };
    });
  const seen = streams.flatMap((stream) => {
    const isLoan = lastOf(stream)?.detailed.startsWith('LOAN_PAYMENTS');
    return isLoan ? [stream.lastAmountCents] : [];
  });
  const unsure: string[] = [];
  for (const debt of debts) {
    const { minimumCents } = debt;
    const isSeen = debt.kind !== 'card' && seen.some((cents) => isNear(cents, minimumCents ?? 0, SAME_PAYMENT));
    if (isSeen) continue;
    const found = paymentOf(debt, { today: data.today, until });
    if (found === 'unsure') unsure.push(titleOf(debt.account));
    else if (found && 'state' in found) due.push(found);
    else if (found) paid.push(found);
  }
  const day = ({ on }: { on: IsoDate | null }) => on ?? '';
  return {
    due: due.sort((a, b) => day(a).localeCompare(day(b)) || a.name.localeCompare(b.name)),
    paid: paid.sort((a, b) => day(b).localeCompare(day(a)) || a.name.localeCompare(b.name)),
    unsure,
  };
}

const kindOf = ({ kind }: RecurringStream): BillKind => (kind === 'subscription' ? 'subscription' : 'bill');

const isNear = (a: number, b: number, part: number) => Math.abs(a - b) <= Math.max(a, b) * part;

interface Around {
  data: CustomerData;
  rows: Map<string, LedgerRow>;
  pending: readonly LedgerRow[];
  until: IsoDate;
}

// The next beat, which may be late, and those after it; a late one is not asked for twice.
function dueOf(stream: RecurringStream, { data: { today }, rows, pending, until }: Around): Bill[] {
  const { merchant: name, currency, lastAmountCents: cents, nextOn, lastOn, transactionIds } = stream;
  const cadence = cadences.find((each) => each.name === stream.cadence);
  if (!nextOn || !cadence) return [];
  const row = rows.get(transactionIds.at(-1) ?? '');
  const isOnItsWay = pending.some(
    (each) =>
      each.on > lastOn &&
      each.currency === currency &&
      payeeKey(each.merchant) === payeeKey(name) &&
      isNear(each.amountCents, cents, SAME_BILL),
  );
  const dates = transactionIds.flatMap((id) => rows.get(id)?.on ?? []).sort();
  if (dates.length === 0) dates.push(lastOn);
  const due: Bill[] = [];
  for (let on = nextOn; on <= until; on = nextDue(dates, cadence)) {
    const isFirst = on === nextOn;
    const state = isFirst && isOnItsWay ? 'pending' : on < today ? 'late' : on === today ? 'today' : 'upcoming';
    if (isFirst || state !== 'late')
      due.push({ name, kind: kindOf(stream), currency, cents, on, state, ...(row && { row }) });
    dates.push(on);
  }
  return due;
}

// What a card or loan asks for: still to pay, paid since the last statement, or not to be told.
function paymentOf(
  debt: Debt,
  { today, until }: { today: IsoDate; until: IsoDate },
): Bill | PaidBill | 'unsure' | null {
  const { account, owedCents, minimumCents, dueOn, isOverdue, lastPaymentCents, lastPaymentOn, lastStatementOn } = debt;
  if (owedCents === 0 || minimumCents === 0) return null;
  const of = { name: titleOf(account), kind: 'minimum' as const, currency: account.currency, accountId: account.id };
  const cents = minimumCents === null ? null : Math.min(minimumCents, owedCents ?? minimumCents);
  if (isOverdue && (!dueOn || dueOn < today)) return { ...of, cents, on: dueOn, state: 'late' };
  const isPaid =
    !isOverdue &&
    lastPaymentOn !== null &&
    lastStatementOn !== null &&
    lastPaymentOn >= lastStatementOn &&
    (lastPaymentCents ?? 0) >= (cents ?? 0);
  if (isPaid && lastPaymentOn) return { ...of, cents: lastPaymentCents, on: lastPaymentOn };
  if (!dueOn) return null;
  if (dueOn < today) return 'unsure';
  return dueOn > until
    ? null
    : { ...of, cents, on: dueOn, state: isOverdue ? 'late' : dueOn === today ? 'today' : 'upcoming' };
}
