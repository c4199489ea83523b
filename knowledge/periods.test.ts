// Times in words against days worked out by hand.
import { describe, expect, it } from 'vitest';
import { findPeriods } from './periods.ts';

const TODAY = '2026-10-20'; // a Tuesday

const found = (text: string, today = TODAY) => findPeriods(text, { today }).map(({ from, to }) => `${from}..${to}`);

const table: [text: string, ...days: string[]][] = [
  ['how much did I spend last month', '2026-09-01..2026-09-30'],
  ['LAST MONTH?', '2026-09-01..2026-09-30'],
  ["last month's groceries", '2026-09-01..2026-09-30'],
  ['lst month', '2026-09-01..2026-09-30'],
  ['last mnth', '2026-09-01..2026-09-30'],
  ['lastmonth food', '2026-09-01..2026-09-30'],
  ['the previous month', '2026-09-01..2026-09-30'],
  ['the month before last', '2026-08-01..2026-08-31'],
  ['two months ago', '2026-08-01..2026-08-31'],
  ['2 months ago', '2026-08-01..2026-08-31'],
  ['this month', '2026-10-01..2026-10-20'],
  ['so far this month', '2026-10-01..2026-10-20'],
  ['ths month', '2026-10-01..2026-10-20'],
  ['month to date', '2026-10-01..2026-10-20'],
  ['my current month', '2026-10-01..2026-10-20'],
  ['the past month', '2026-09-21..2026-10-20'],
  ['last 30 days', '2026-09-21..2026-10-20'],
  ['past 90 days', '2026-07-23..2026-10-20'],
  ['in the last thirty days', '2026-09-21..2026-10-20'],
  ['last 3 months', '2026-07-01..2026-09-30'],
  ['the last three months', '2026-07-01..2026-09-30'],
  ['past few months', '2026-07-01..2026-09-30'],
  ['over the last couple of months', '2026-08-01..2026-09-30'],
  ['last 6 full months', '2026-04-01..2026-09-30'],
  ['last 12 months', '2025-10-01..2026-09-30'],
  ['next 30 days', '2026-10-21..2026-11-19'],
  ['in the next two weeks', '2026-10-21..2026-11-03'],
  ['over the coming 3 months', '2026-10-21..2027-01-20'],
  ['next 0 days'],
  ['last year', '2025-01-01..2025-12-31'],
  ['this year', '2026-01-01..2026-10-20'],
  ['so far this year', '2026-01-01..2026-10-20'],
  ['year to date', '2026-01-01..2026-10-20'],
  ['ytd', '2026-01-01..2026-10-20'],
  ['since the beginning of the year', '2026-01-01..2026-10-20'],
  ['2025', '2025-01-01..2025-12-31'],
  ['in 2026', '2026-01-01..2026-10-20'],
  ['all of 2025', '2025-01-01..2025-12-31'],
  ['this week', '2026-10-18..2026-10-20'],
  ['last week', '2026-10-11..2026-10-17'],
  ['last wk', '2026-10-11..2026-10-17'],
  ['last 2 weeks', '2026-10-04..2026-10-17'],
  ['the week before last', '2026-10-04..2026-10-10'],
  ['last weekend', '2026-10-17..2026-10-18'],
  ['over the weekend', '2026-10-17..2026-10-18'],
  ['today', '2026-10-20..2026-10-20'],
  ['yesterday', '2026-10-19..2026-10-19'],
  ['yesturday', '2026-10-19..2026-10-19'],
  ['last night', '2026-10-19..2026-10-19'],
  ['the day before yesterday', '2026-10-18..2026-10-18'],
  ['3 days ago', '2026-10-17..2026-10-17'],
  ['on Friday', '2026-10-16..2026-10-16'],
  ['last friday', '2026-10-16..2026-10-16'],
  ['last Tuesday', '2026-10-13..2026-10-13'],
  ['on tuesday', '2026-10-20..2026-10-20'],
  ['since monday', '2026-10-19..2026-10-20'],
  ['in May', '2026-05-01..2026-05-31'],
  ['in may i spent a lot', '2026-05-01..2026-05-31'],
  ['what about may?', '2026-05-01..2026-05-31'],
  ['and may', '2026-05-01..2026-05-31'],
  ['May 2025', '2025-05-01..2025-05-31'],
  ['may of last year', '2025-05-01..2025-05-31'],
  ['in November', '2025-11-01..2025-11-30'],
  ['in October', '2026-10-01..2026-10-20'],
  ['last October', '2025-10-01..2025-10-31'],
  ['last september', '2026-09-01..2026-09-30'],
  ['in apr', '2026-04-01..2026-04-30'],
  ['apr 5', '2026-04-05..2026-04-05'],
  ['may groceries', '2026-05-01..2026-05-31'],
  ['febuary', '2026-02-01..2026-02-28'],
  ['in feburary', '2026-02-01..2026-02-28'],
  ['in septemebr', '2026-09-01..2026-09-30'],
  ['march groceries', '2026-03-01..2026-03-31'],
  ['April and May', '2026-04-01..2026-04-30', '2026-05-01..2026-05-31'],
  ['july vs august', '2026-07-01..2026-07-31', '2026-08-01..2026-08-31'],
  ['since March', '2026-03-01..2026-10-20'],
  ['since March 3', '2026-03-03..2026-10-20'],
  ['since the start of May', '2026-05-01..2026-10-20'],
  ['since last month', '2026-09-01..2026-10-20'],
  ['from March until now', '2026-03-01..2026-10-20'],
  ['after October 3', '2026-10-04..2026-10-20'],
  ['from March 3 to April 10', '2026-03-03..2026-04-10'],
  ['March 3 through April 10, 2025', '2025-03-03..2025-04-10'],
  ['between March and May', '2026-03-01..2026-05-31'],
  ['from november to february', '2025-11-01..2026-02-28'],
  ['from December 2025 to February', '2025-12-01..2026-02-28'],
  ['June to August', '2026-06-01..2026-08-31'],
  ['between 3/1 and 3/15', '2026-03-01..2026-03-15'],
  ['3/1/2025 - 3/15/2025', '2025-03-01..2025-03-15'],
  ['March 3-10', '2026-03-03..2026-03-10'],
  ['from monday to friday', '2026-10-12..2026-10-16'],
  ['from 2026-01-05 to 2026-01-09', '2026-01-05..2026-01-09'],
  ['Q1', '2026-01-01..2026-03-31'],
  ['q4', '2026-10-01..2026-10-20'],
  ['Q3 2025', '2025-07-01..2025-09-30'],
  ['the first quarter of last year', '2025-01-01..2025-03-31'],
  ['last quarter', '2026-07-01..2026-09-30'],
  ['this quarter', '2026-10-01..2026-10-20'],
  ['first half of 2025', '2025-01-01..2025-06-30'],
  ['the first week of october', '2026-10-01..2026-10-07'],
  ['last week of September 2025', '2025-09-24..2025-09-30'],
  ['first half of september', '2026-09-01..2026-09-15'],
  ['the week of october 5', '2026-10-04..2026-10-10'],
  ['on October 3', '2026-10-03..2026-10-03'],
  ['Oct 3rd', '2026-10-03..2026-10-03'],
  ['on october 25', '2025-10-25..2025-10-25'],
  ['the 3rd of March', '2026-03-03..2026-03-03'],
  ['October 3, 2026', '2026-10-03..2026-10-03'],
  ['October 1, 2026 to October 20, 2026', '2026-10-01..2026-10-20'],
  ['febuary 3', '2026-02-03..2026-02-03'],
  ['on the 15th', '2026-10-15..2026-10-15'],
  ['on the 25th', '2026-09-25..2026-09-25'],
  ['10/3', '2026-10-03..2026-10-03'],
  ['12/24', '2025-12-24..2025-12-24'],
  ['10/3/25', '2025-10-03..2025-10-03'],
  ['2026-10-03', '2026-10-03..2026-10-03'],
  ['2026-09', '2026-09-01..2026-09-30'],
  ['last summer', '2026-06-01..2026-08-31'],
  ['I spent $50 last month and $60 this month', '2026-09-01..2026-09-30', '2026-10-01..2026-10-20'],
  ['next month', '2026-11-01..2026-11-30'],
  ['groceries in september 2026 and eating out in august', '2026-09-01..2026-09-30', '2026-08-01..2026-08-31'],
];

const nothing = [
  'may I ask you something',
  'It may be too much',
  'this may help',
  'how much may that cost',
  'I march into the bank',
  'they march on',
  'I sat down',
  'the sun is out',
  'give me a second',
  'now',
  'right now',
  'what is my balance now?',
  'how much did April spend at Target',
  'how much money do I have',
  'I like mondays and weekends',
  'open 24/7',
  'the 50/30/20 rule',
  '1/3 of my income',
  'my card ending in 2024',
  'spend 2000 on rent',
  'it costs $2,025',
  'every month',
  'per week',
  'a 401(k) plan',
  'match my last purchase',
  'what is the APR on my card',
  'the apr on my visa',
  'a rise in APR',
  'Netflix',
  '2026-02-30',
  '',
];

describe('findPeriods', () => {
  it.each(table)('reads "%s"', (text, ...days) => {
    expect(found(text)).toEqual(days);
  });

  it.each(nothing)('finds no time in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('knows month ends, leap days and the turn of the year', () => {
    expect(found('last month', '2026-03-31')).toEqual(['2026-02-01..2026-02-28']);
    expect(found('last month', '2028-03-01')).toEqual(['2028-02-01..2028-02-29']);
    expect(found('last month', '2027-01-01')).toEqual(['2026-12-01..2026-12-31']);
    expect(found('this year', '2027-01-01')).toEqual(['2027-01-01..2027-01-01']);
    expect(found('last week', '2027-01-02')).toEqual(['2026-12-20..2026-12-26']);
    expect(found('this week', '2027-01-03')).toEqual(['2027-01-03..2027-01-03']);
    expect(found('february 29', '2026-10-20')).toEqual(['2024-02-29..2024-02-29']);
    expect(found('last 3 months', '2026-01-15')).toEqual(['2025-10-01..2025-12-31']);
    expect(found('last quarter', '2026-02-10')).toEqual(['2025-10-01..2025-12-31']);
    expect(found('december', '2026-01-15')).toEqual(['2025-12-01..2025-12-31']);
    expect(found('last 30 days', '2026-03-01')).toEqual(['2026-01-31..2026-03-01']);
    expect(found('this weekend', '2026-10-18')).toEqual(['2026-10-17..2026-10-18']);
    expect(found('last weekend', '2026-10-18')).toEqual(['2026-10-10..2026-10-11']);
  });

  it('says where the phrase stands in the original words', () => {
    const text = 'What   did I spend on  food lst   mnth, or since  March?';
    const periods = findPeriods(text, { today: TODAY });
    expect(periods.map(({ phrase }) => phrase)).toEqual(['lst   mnth', 'since  March']);
    for (const { start, end, phrase } of periods) expect(text.slice(start, end)).toBe(phrase);
  });

  it('takes time in proportion to the length of a hostile text', () => {
    for (const piece of ['1/1 ', 'march ', 'from to since ', '            ', 'last last ', '2026-', 'a']) {
      const time = (length: number) => {
        const text = piece.repeat(length / piece.length);
        const began = performance.now();
        findPeriods(text, { today: TODAY });
        return performance.now() - began;
      };
      time(20_000);
      expect(time(160_000), piece).toBeLessThan(Math.max(40 * time(20_000), 1_500));
    }
  });
});
