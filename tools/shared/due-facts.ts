// Facts about money that is due: one for each expected payment, and sums whose rows add up to the cent.
import type { IsoDate } from '../../knowledge/calendar.ts';
import type { Fact, FactRow } from '../../knowledge/fact.ts';
import type { Due, Forecast } from '../../knowledge/forecast.ts';
import type { ToolContext } from '../tool.ts';
import { clean, nameOf } from './args.ts';

/** Expected payments as rows of *Show the math*; `sign` -1 shows money out as its size. */
export function dueRows(due: readonly Due[], sign: 1 | -1 = 1): FactRow[] {
  return due.map(({ transactionId, on, name, cents }) => ({
    id: transactionId,
    label: clean(name),
    on,
    amountCents: cents * sign,
  }));
}

/** Every row behind the balance at the end of a day: what is there today, what is due until then, and everyday spending. */
export function balanceRows({ days, checking, due }: Forecast, until: IsoDate): FactRow[] {
  const everyday = days.filter(({ on }) => on <= until).reduce((sum, { everydayCents }) => sum + everydayCents, 0);
  return [
    ...checking.map((account) => ({ id: account.id, label: nameOf(account), amountCents: account.currentCents ?? 0 })),
    ...dueRows(due.filter(({ on }) => on <= until)),
    ...(everyday ? [{ id: 'everyday', label: 'Everyday spending, estimated', on: until, amountCents: -everyday }] : []),
  ];
}

/** What one payment is called: "Acme Payroll pay", "Netflix payment". */
export function dueLabel({ name, cents }: Due): string {
  return cents > 0 ? `${clean(name)} pay expected` : `${clean(name)} payment expected`;
}

/** The amount of one expected payment, on its day. */
export function addDue(facts: ToolContext['facts'], due: Due, currency: string): Fact {
  const { on, cents, name } = due;
  return facts.add({
    label: dueLabel(due),
    value: Math.abs(cents),
    unit: 'cents',
    currency,
    entity: clean(name),
    period: { from: on, to: on },
    rows: dueRows([due], cents > 0 ? 1 : -1),
  });
}
