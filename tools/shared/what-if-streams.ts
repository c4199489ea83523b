// What changes when a repeating payment ends or pay stops: by the month and year, and the balance ahead.
import { ToolError } from '../../knowledge/errors.ts';
import type { FactRow } from '../../knowledge/fact.ts';
import type { RecurringStream } from '../../knowledge/ingest/recurring.ts';
import { streamCost } from '../../knowledge/what-if.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import { clean, nearest } from './args.ts';
import type { ForecastData } from './forecast-data.ts';
import { matchMerchants, merchantKey } from './merchants.ts';
import { addForecast, money, unknown, type WhatIfData } from './what-if-facts.ts';
import { factLine, groupBy, leftOut, lines } from './words.ts';

/** A repeating payment that ends, or pay that stops. */
export function loseOrCancel(
  context: ToolContext,
  { data, everyday, change, what }: ForecastData & { change: 'cancel' | 'lose_income'; what?: string },
): ToolResult {
  const { facts, today, timeZone } = context;
  const isIncome = change === 'lose_income';
  const running = data.streams.filter(
    ({ status, direction, kind }) =>
      status === 'active' && (isIncome ? direction === 'inflow' && kind === 'income' : direction === 'outflow'),
  );
  const none = isIncome ? 'no regular pay was found in the data.' : 'no repeating payment was found in the data.';
  if (running.length === 0) return unknown(change, 'no-streams', `${none} Do not give an amount.`);
  const wanted = choose(running, what, isIncome);
  const currency = wanted[0]?.currency ?? data.currency;
  const chosen = wanted.filter((stream) => stream.currency === currency);
  const word = isIncome ? 'pay' : 'cost';
  const groups = [...groupBy(chosen, ({ merchant }) => merchantKey(merchant))].map(([, streams]) => {
    const name = clean(streams[0]?.merchant ?? '');
    const rows = (by: 'monthCents' | 'yearCents'): FactRow[] =>
      streams.map((stream) => ({
        id: stream.id,
        label: `${clean(stream.merchant)}, ${stream.cadence}`,
        on: stream.lastOn,
        amountCents: streamCost(stream)[by],
      }));
    const add = (per: 'month' | 'year') => {
      const behind = rows(per === 'month' ? 'monthCents' : 'yearCents');
      return money(
        facts,
        currency,
        `${name} ${word} a ${per}`,
        behind.reduce((sum, { amountCents = 0 }) => sum + amountCents, 0),
        { entity: name, rows: behind },
      );
    };
    return { name, month: add('month'), year: add('year') };
  });
  const totalOf = (per: 'month' | 'year') =>
    groups.length > 1
      ? money(
          facts,
          currency,
          `Total ${word} a ${per}`,
          groups.reduce((sum, group) => sum + Number(group[per].value), 0),
          { receipt: { op: 'sum', operands: groups.map((group) => group[per].id) } },
        )
      : groups[0]?.[per];
  const [month, year] = [totalOf('month'), totalOf('year')];
  const ahead = addForecast(
    facts,
    { data, everyday },
    { without: new Set(chosen.map(({ id }) => id)) },
    `without ${groups.map(({ name }) => name).join(', ')}`,
  );
  const shown = [
    ...new Set([...groups.flatMap((group) => [group.month, group.year]), month, year, ...ahead.shown]),
  ].filter((fact) => fact !== undefined);
  const excluded = [
    ...leftOut(data.accounts),
    ...(wanted.length > chosen.length ? ['payments in another currency'] : []),
  ];
  const text = lines(
    `As of ${today}, dates in ${timeZone}.`,
    shown.map(factLine),
    `A year is the payments of a year at ${isIncome ? 'their usual size' : 'the last price'}; a month is a twelfth of it, rounded to the cent.`,
    isIncome
      ? 'Assumes that nothing takes its place: no benefits, no other work.'
      : 'Assumes that it ends at once and without a fee; contracts may have an end date.',
    ahead.note,
    excluded.length ? `Left out: ${excluded.join('; ')}.` : '',
  );
  const digest: WhatIfData = {
    status: 'value',
    change,
    names: groups.map(({ name }) => name),
    ...(month && { month: month.id }),
    ...(year && { year: year.id }),
    parts: groups.map((group) => ({ name: group.name, month: group.month.id, year: group.year.id })),
    ...(ahead.roles && { forecast: ahead.roles }),
  };
  return { text, facts: shown, excluded, data: digest };
}

function choose(running: readonly RecurringStream[], what: string | undefined, isIncome: boolean): RecurringStream[] {
  if (!isIncome && /^(all )?(my )?(subscriptions|memberships)$/i.test(what ?? '')) {
    const found = running.filter(({ kind }) => kind === 'subscription');
    if (found.length > 0) return found;
    throw new ToolError('No running subscription was found.', `The repeating payments are: ${namesOf(running)}.`);
  }
  if (!what || (isIncome && /^(all|my|the)? ?(my )?(job|pay|paycheck|income|salary|wages)$/i.test(what)))
    return [...running];
  const match = matchMerchants(
    what,
    running.map(({ merchant }) => merchant),
  );
  if (match.found) return running.filter(({ merchant }) => match.names.includes(merchant));
  const near = nearest(
    what,
    running.map(({ merchant }) => merchant),
    5,
  ).join(', ');
  throw new ToolError(
    `There is no ${isIncome ? 'regular pay from' : 'repeating payment to'} "${clean(what)}".`,
    `The nearest are: ${near}.`,
  );
}

function namesOf(streams: readonly RecurringStream[]): string {
  return [...new Set(streams.map(({ merchant }) => clean(merchant)))].slice(0, 10).join(', ');
}
