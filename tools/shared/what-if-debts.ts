// What changes when more is paid on a debt: by the month and year, and how much sooner and cheaper it is paid off.
import type { Debt } from '../../knowledge/debts.ts';
import { ToolError } from '../../knowledge/errors.ts';
import { planPayoff } from '../../knowledge/payoff.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import { readDebts } from './debt-args.ts';
import { money, unknown, type WhatIfData } from './what-if-facts.ts';
import { factLine, lines } from './words.ts';

/** More paid on one debt each month beside its minimum. */
export function payMore(
  context: ToolContext,
  { debts, amount, what }: { debts: readonly Debt[]; amount: number; what?: string },
): ToolResult {
  const { facts, today, timeZone } = context;
  const read = readDebts(debts, { ...(what && { account: what }) });
  const gaps = read.missing.map(({ name, what: gap }) => `${name}: ${gap.join(', ')} not known`).join('; ');
  if (read.debts.length === 0)
    return gaps
      ? unknown('pay_more', 'missing-terms', `${gaps}. Ask for it and use project_payoff with "stated".`)
      : unknown('pay_more', 'no-debts', 'no card or loan with a balance owed is known.');
  if (read.debts.length > 1)
    throw new ToolError(
      'That could be more than one debt.',
      `Say which in "what": ${read.debts.map(({ name }) => name).join(', ')}. For all together use project_payoff with extraCents.`,
    );
  const [debt] = read.debts;
  if (!debt) return unknown('pay_more', 'no-debts', 'no card or loan with a balance owed is known.');
  const { name, owedCents, aprPct, minCents, currency } = debt;
  const about = { entity: name };
  const planned = [{ name, balanceCents: owedCents, aprPct, minCents }];
  const before = planPayoff({ debts: planned, way: 'fixed', extraCents: 0, paymentCents: minCents });
  const after = planPayoff({ debts: planned, way: 'fixed', extraCents: 0, paymentCents: minCents + amount });
  const balance = money(facts, currency, `${name} balance owed`, owedCents, {
    ...about,
    ...(debt.asOf && { asOf: debt.asOf }),
  });
  const minimum = money(facts, currency, `${name} minimum payment`, minCents, about);
  const month = money(facts, currency, `${name} extra payment a month`, amount, about);
  const year = money(facts, currency, `${name} extra payments a year`, amount * 12, about);
  const payment = money(facts, currency, `${name} payment a month with the extra`, minCents + amount, {
    ...about,
    receipt: { op: 'sum', operands: [minimum.id, month.id] },
  });
  const months = (label: string, value: number, more: object = {}) =>
    facts.add({ label: `${name} ${label}`, value, unit: 'months', ...about, ...more });
  const base = [balance, minimum, month, year, payment];
  const digest: WhatIfData = {
    status: 'value',
    change: 'pay_more',
    names: [name],
    month: month.id,
    year: year.id,
    parts: [],
  };
  const close = `As of ${today}, dates in ${timeZone}. Assumes no new charges, today's rate, and that the minimum stays as it is.`;
  if ('never' in after) {
    const text = lines(
      base.map(factLine),
      'Even with the extra it is never paid off: the payment does not cover the interest.',
      close,
    );
    return { text, facts: base, data: { ...digest, status: 'never' } };
  }
  const time = months('time until debt-free with the extra', after.months);
  if ('never' in before) {
    const text = lines(
      [...base, time].map(factLine),
      'Without the extra it is never paid off: the minimum does not cover the interest.',
      close,
    );
    return { text, facts: [...base, time], data: { ...digest, payoff: { months: time.id } } };
  }
  const old = months('time until debt-free with minimum payments only', before.months);
  const saved = months('less time with the extra', before.months - after.months, {
    receipt: { op: 'difference', operands: [old.id, time.id] },
  });
  const oldInterest = money(
    facts,
    currency,
    `${name} interest with minimum payments only`,
    before.totalInterestCents,
    about,
  );
  const interest = money(facts, currency, `${name} interest with the extra payment`, after.totalInterestCents, about);
  const savedInterest = money(
    facts,
    currency,
    `${name} less interest with the extra payment`,
    before.totalInterestCents - after.totalInterestCents,
    { ...about, receipt: { op: 'difference', operands: [oldInterest.id, interest.id] } },
  );
  const shown = [...base, time, old, saved, oldInterest, interest, savedInterest];
  const data: WhatIfData = {
    ...digest,
    payoff: { monthsBefore: old.id, months: time.id, savedMonths: saved.id, savedInterest: savedInterest.id },
  };
  return {
    text: lines(shown.map(factLine), close, read.excluded.length ? `Left out: ${read.excluded.join('; ')}.` : ''),
    facts: shown,
    excluded: read.excluded,
    data,
  };
}
