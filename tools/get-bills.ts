// Tool: bills due in the days to come with expected amounts and days, what is paid already, and the total still to pay.
import { z } from 'zod';
import { type Bill, type Bills, billsOf, type PaidBill } from '../knowledge/bills.ts';
import { addDays, type Period } from '../knowledge/calendar.ts';
import { debtsOf } from '../knowledge/debts.ts';
import type { Fact } from '../knowledge/fact.ts';
import { coveredSpans, findTransactions, listAccounts } from '../knowledge/ledger.ts';
import { type CustomerData, daysHeld, loadCustomerData, silence } from '../knowledge/signals/customer-data.ts';
import { policy } from '../knowledge/signals/policy.ts';
import { clean } from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** A month holds every monthly bill once. */
const USUAL_DAYS = 30;
/** Two months ahead; further on, what repeats may have changed. */
const MOST_DAYS = 62;
/** A charge posts within ten days or never. */
const PENDING_DAYS = 10;
/** More pending charges than this no household has. */
const MOST_PENDING = 200;

/** Ids of the facts by role. `due` is soonest first, `paid` newest first. */
export type BillsData = {
  status: 'value' | 'unknown';
  /** Why it is unknown: no rows, too few days of them, or none for a while. */
  reason?: 'no-data' | 'too-short' | 'stale';
  /** `detailed` is the category code of the last charge. */
  due: { name: string; kind: Bill['kind']; state: Bill['state']; detailed?: string; amount?: string; day?: string }[];
  /** Still to pay, an id a currency; what is pending or without an amount is not in it. */
  totals: string[];
  count?: string;
  /** Paid in this month, or on a card since its last statement. */
  paid: { name: string; kind: Bill['kind']; detailed?: string; amount?: string; day: string }[];
  /** Cards whose due day has passed without word from the bank. */
  unsure: string[];
  coverage: coverage.CoverageIds;
};

/** Bills to come. */
export const getBills = defineTool({
  name: 'get_bills',
  description:
    'Bills, subscriptions and card or loan payments due in the next days (30 unless said), each with its expected amount and day, whether it is late or on its way, what is paid already, and the total to pay. Use for "what bills are coming", "did my rent go out", "how much do I need for bills". For subscriptions and their prices use get_subscriptions; for what is owed in all use get_debts.',
  step: 'Looking at your coming bills',
  reads: 'customer',
  input: z.strictObject({
    days: z.number().int().min(1).max(MOST_DAYS).default(USUAL_DAYS).describe('Days to look ahead, 1 to 62'),
  }),
  async run({ days }, context) {
    const { today } = context;
    const period = { from: today, to: addDays(today, days) };
    const { data, spans, pending, accounts } = await context.asCustomer(async (tx) => ({
      data: await loadCustomerData(tx, { today }),
      spans: await coveredSpans(tx),
      accounts: await listAccounts(tx),
      pending: await findTransactions(tx, {
        from: addDays(today, -PENDING_DAYS),
        to: today,
        direction: 'out',
        limit: MOST_PENDING,
      }),
    }));
    const bills = billsOf(data, {
      debts: debtsOf(data.accounts, data.liabilities),
      pending: pending.rows.filter(({ isPending }) => isPending),
      until: period.to,
    });
    return report(context, { bills, data, spans, period, excluded: words.leftOut(accounts) });
  },
});

interface Found {
  bills: Bills;
  data: CustomerData;
  spans: Period[];
  period: Period;
  excluded: string[];
}

function report({ facts, timeZone }: ToolContext, { bills, data, spans, period, excluded }: Found): ToolResult {
  const days = coverage.addCoverage(facts, spans);
  const reason = reasonFor(bills, data);
  if (reason) {
    const why = {
      'no-data': 'there are no transactions and no payments the bank asks for',
      'too-short': 'there are too few days of data to see which payments repeat',
      stale: 'there have been no transactions for a while',
    }[reason];
    const digest: BillsData = {
      status: 'unknown',
      reason,
      due: [],
      totals: [],
      paid: [],
      unsure: bills.unsure.map((name) => clean(name)),
      coverage: coverage.coverageIds(days),
    };
    const text = words.lines(
      words.periodLine(period, timeZone),
      `Unknown, not zero: ${why}.`,
      coverage.coverageLines(days),
    );
    return { text, facts: coverage.coverageList(days), period, data: digest };
  }

  const due = bills.due.map((bill) => ({ bill, ...addBill(facts, bill) }));
  const open = due.filter(({ bill }) => bill.state !== 'pending');
  const totals = addTotals(
    facts,
    open.flatMap(({ amount }) => amount ?? []),
    period,
  );
  const count = facts.add({
    label: 'Number of bills due',
    value: open.length,
    unit: 'count',
    period,
    rows: open.map(({ bill }, at) => ({
      id: bill.row?.id ?? bill.accountId ?? `bill-${at + 1}`,
      label: clean(bill.name),
    })),
  });
  const paid = bills.paid.map((bill) => ({ bill, ...addPaid(facts, bill) }));
  const left = [
    ...excluded,
    ...(open.length < due.length ? ['bills with a pending payment, which are not in the total'] : []),
    ...(open.some(({ amount }) => !amount) ? ['bills with an unknown amount, which are not in the total'] : []),
    'what does not repeat',
  ];
  const unsure = bills.unsure.map((name) => clean(name));
  const digest: BillsData = {
    status: 'value',
    due: due.map(({ bill, amount, day }) => ({
      name: clean(bill.name),
      kind: bill.kind,
      state: bill.state,
      ...(bill.row && { detailed: bill.row.detailed }),
      ...(amount && { amount: amount.id }),
      ...(day && { day: day.id }),
    })),
    totals: words.ids(totals),
    count: count.id,
    paid: paid.map(({ bill, amount, day }) => ({
      name: clean(bill.name),
      kind: bill.kind,
      ...(bill.row && { detailed: bill.row.detailed }),
      ...(amount && { amount: amount.id }),
      day: day.id,
    })),
    unsure,
    coverage: coverage.coverageIds(days),
  };
  const line = ({ bill, amount, day }: (typeof due)[number]) =>
    [amount && words.factLine(amount), day && words.factLine(day), STATES[bill.state]].filter(Boolean).join('; ');
  const text = words.lines(
    words.periodLine(period, timeZone),
    due.length
      ? 'Amounts are expected from the last charge, or what the bank asks for.'
      : 'No bill that repeats is due in these days.',
    [...totals, count].map(words.factLine),
    due.map(line),
    paid.length ? 'Paid already:' : '',
    paid.map(({ amount, day }) => [amount, day].flatMap((fact) => (fact ? [words.factLine(fact)] : [])).join('; ')),
    unsure.length
      ? `The due day of ${unsure.join(', ')} has passed and the bank has not said whether it was paid.`
      : '',
    silence(data) ? 'There have been no new transactions for a while: what is paid since is not known.' : '',
    words.excludedLine(left),
    coverage.coverageLines(days),
  );
  const own = [...due, ...paid].flatMap(({ amount, day }) => [amount, day].filter((fact) => fact !== undefined));
  return {
    text,
    facts: [...totals, count, ...own, ...coverage.coverageList(days)],
    period,
    excluded: left,
    data: digest,
  };
}

const STATES: Record<Bill['state'], string> = {
  upcoming: 'not paid yet',
  today: 'due today',
  late: 'late: its day has passed and no payment was seen',
  pending: 'a payment is pending',
};

function reasonFor({ due, paid, unsure }: Bills, data: CustomerData): BillsData['reason'] {
  if (due.length || paid.length) return undefined;
  if (!data.lastOn) return unsure.length ? 'stale' : 'no-data';
  if (silence(data)) return 'stale';
  return daysHeld(data) < policy.subscriptionHistoryDays.value ? 'too-short' : undefined;
}

const WHAT: Record<Bill['kind'], string> = { bill: 'bill', subscription: 'subscription', minimum: 'minimum payment' };

function addBill(
  facts: ToolContext['facts'],
  { name: raw, kind, currency, cents, on, row, accountId }: Bill,
): { amount?: Fact; day?: Fact } {
  const name = clean(raw);
  const rows = rowsOf({ name, cents, row, accountId });
  const amount =
    cents === null
      ? undefined
      : facts.add({
          label: `${name} ${WHAT[kind]} due`,
          value: cents,
          unit: 'cents',
          currency,
          entity: name,
          ...(on && { period: { from: on, to: on } }),
          rows,
        });
  const day = on
    ? facts.add({
        label: `${name} ${WHAT[kind]} due day`,
        value: on,
        unit: 'date',
        entity: name,
        rows: rows.map(({ amountCents, ...each }) => each),
      })
    : undefined;
  return { ...(amount && { amount }), ...(day && { day }) };
}

function addPaid(
  facts: ToolContext['facts'],
  { name: raw, kind, currency, cents, on, row, accountId }: PaidBill,
): { amount?: Fact; day: Fact } {
  const name = clean(raw);
  const what = kind === 'minimum' ? 'payment' : WHAT[kind];
  const rows = rowsOf({ name, cents, row, accountId });
  const amount =
    cents === null
      ? undefined
      : facts.add({
          label: `${name} ${what} paid`,
          value: cents,
          unit: 'cents',
          currency,
          entity: name,
          period: { from: on, to: on },
          rows,
        });
  const day = facts.add({
    label: `${name} ${kind === 'minimum' ? 'payment' : `${what} payment`} day`,
    value: on,
    unit: 'date',
    entity: name,
  });
  return { ...(amount && { amount }), day };
}

// The last charge when it is the amount, else the card or loan that asks for it.
function rowsOf({
  name,
  cents,
  row,
  accountId,
}: {
  name: string;
  cents: number | null;
  row?: Bill['row'];
  accountId?: string;
}) {
  if (row) return words.factRows([row]);
  if (!accountId) return [];
  return [{ id: accountId, label: name, ...(cents !== null && { amountCents: cents }) }];
}

function addTotals(facts: ToolContext['facts'], amounts: readonly Fact[], period: Period): Fact[] {
  const groups = [...words.groupBy(amounts, ({ currency = 'USD' }) => currency)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  return groups.map(([currency, operands]) =>
    facts.add({
      label: `Total bills due${groups.length > 1 ? ` in ${currency}` : ''}`,
      value: operands.reduce((sum, { value }) => sum + Number(value), 0),
      unit: 'cents',
      currency,
      period,
      receipt: { op: 'sum', operands: words.ids(operands) },
      rows: operands.map(({ id, entity = '', value }) => ({ id, label: entity, amountCents: Number(value) })),
    }),
  );
}
