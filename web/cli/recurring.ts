// `npm run recurring`: what comes in and goes out again and again, and when it is next due.
import { parseArgs } from 'node:util';
import { asCustomer } from '../../knowledge/db/customer.ts';
import type { RecurringStream } from '../../knowledge/ingest/recurring.ts';
import { formatCents } from '../../knowledge/money.ts';
import { streamsFor } from '../../knowledge/signals/derived.ts';
import { type Command, printJson, userNamed } from './command.ts';
import { dayFrom } from './signals.ts';

const options = { user: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Prints a customer's repeating payments as they stand on a day: what, how much, how often, next. */
export const recurring: Command = {
  name: 'recurring',
  usage: 'npm run recurring -- --user EMAIL [--today YYYY-MM-DD] [--json]',
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    const user = await userNamed(values.user, context.db);
    const today = dayFrom(values.today, context, user.timeZone);
    const streams = await asCustomer(context.db, user.id, (tx) => streamsFor(tx, { today }));
    if (values.json) printJson(context, streams);
    else if (streams.length === 0) context.out(`No payments that repeat were found up to ${today}.\n`);
    else context.out(tableOf(streams, today));
    return 0;
  },
};

const HEAD = ['What', 'Kind', 'How much', 'How often', 'Next'];

const HOW_OFTEN: Record<RecurringStream['cadence'], string> = {
  weekly: 'every week',
  biweekly: 'every 2 weeks',
  semimonthly: 'twice a month',
  monthly: 'every month',
  quarterly: 'every 3 months',
  annual: 'every year',
};

/** Streams as lines of text, running ones first; columns as wide as their longest word. */
export function tableOf(streams: readonly RecurringStream[], today: string): string {
  const order = ['active', 'early', 'cancelled'];
  const sorted = [...streams].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const rows = [HEAD, ...sorted.map((stream) => lineOf(stream, today))];
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
    .join('\n')
    .concat('\n');
}

function lineOf(stream: RecurringStream, today: string): string[] {
  const { amountCents, lastAmountCents, currency } = stream;
  const amount = formatCents(lastAmountCents, currency);
  const before = amountCents === lastAmountCents ? '' : ` (usually ${formatCents(amountCents, currency)})`;
  // The name is the bank's own text: whatever would move a terminal's cursor is left out.
  const name = stream.merchant.replace(/\p{C}+/gu, ' ').trim() || '(no name)';
  const kind = stream.direction === 'inflow' && stream.kind === 'transfer' ? 'transfer in' : stream.kind;
  return [name.slice(0, 40), kind, `${amount}${before}`, HOW_OFTEN[stream.cadence], nextOf(stream, today)];
}

function nextOf({ status, nextOn, lastOn }: RecurringStream, today: string): string {
  if (status === 'cancelled' || nextOn === null) return `stopped, last on ${lastOn}`;
  const due = nextOn < today ? `was due on ${nextOn}` : nextOn;
  return status === 'early' ? `${due} (seen twice so far)` : due;
}
