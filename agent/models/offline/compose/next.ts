// Questions that may come next: only ones the coach can answer.
import { type IsoDate, monthOf, type Period } from '../../../../knowledge/calendar.ts';
import type { SpendingData } from '../../../../tools/get-spending.ts';
import { during, inSentence } from './reply.ts';

/** A period the way a person asks for it: "this month", "last month", "this year", else its dates. */
export function askedAs(period: Period, today: IsoDate): string {
  const isSame = (from: IsoDate, to: IsoDate) => period.from === from && period.to === to;
  const thisMonth = monthOf(today);
  const lastMonth = monthOf(today, -1);
  if (isSame(thisMonth.from, today) || isSame(thisMonth.from, thisMonth.to)) return 'this month';
  if (isSame(lastMonth.from, lastMonth.to)) return 'last month';
  if (isSame(`${today.slice(0, 4)}-01-01`, today)) return 'this year';
  return during(period);
}

/** The calendar month before a period, as a person asks for it. */
export function monthBefore({ from }: Period, today: IsoDate): string {
  return askedAs(monthOf(from, -1), today);
}

/** After a category's sum. */
export function categoryQuestions(category: string, period: Period, today: IsoDate): string[] {
  const name = inSentence(category);
  return [
    `What did I spend on ${name} ${monthBefore(period, today)}?`,
    `When was my last ${name} purchase?`,
    `What did I spend the most on ${askedAs(period, today)}?`,
  ];
}

/** After any other sum of spending. */
export function spendingQuestions(data: SpendingData, period: Period, today: IsoDate): string[] {
  const [top] = data.byCategory;
  const before = monthBefore(period, today);
  if (data.merchant) {
    return [
      `What did I spend at ${data.merchant} ${before}?`,
      `When did I last go to ${data.merchant}?`,
      'Where does my money go?',
    ];
  }
  return [
    ...(top ? [`What did I spend on ${inSentence(top.category)} ${before}?`] : []),
    `What did I spend ${before}?`,
    `How much did I earn ${askedAs(period, today)}?`,
  ];
}
