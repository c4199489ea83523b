// Questions that may come next: only ones the coach can answer.
import { addMonths, type IsoDate, monthOf, type Period } from '../../../../knowledge/calendar.ts';
import type { SpendingData } from '../../../../tools/get-spending.ts';
import { during, inSentence } from './reply.ts';

/** The calendar month before a period. */
export function monthBefore({ from }: Period): Period {
  return monthOf(addMonths(from, -1));
}

/** After a category's sum. */
export function categoryQuestions(category: string, period: Period, today: IsoDate): string[] {
  const name = inSentence(category);
  return [
    `What did I spend on ${name} ${during(monthBefore(period))}?`,
    `When was my last ${name} purchase?`,
    period.to === today
      ? 'What did I spend the most on last month?'
      : `What did I spend the most on ${during(period)}?`,
  ];
}

/** After any other sum of spending. */
export function spendingQuestions(data: SpendingData, period: Period, today: IsoDate): string[] {
  const [top] = data.byCategory;
  const before = during(monthBefore(period));
  if (data.merchant)
    return [
      `What did I spend at ${data.merchant} ${before}?`,
      `When did I last go to ${data.merchant}?`,
      'Where does my money go?',
    ];
  return [
    ...(top ? [`What did I spend on ${inSentence(top.category)} ${before}?`] : []),
    `What did I spend ${before}?`,
    period.to === today ? 'How much did I earn this month?' : `How much did I earn ${during(period)}?`,
  ];
}
