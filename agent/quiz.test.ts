// The questions of public money quizzes, asked as they are printed: the whole coach answers them rightly, from an article it cites.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testLibrary } from '../knowledge/articles.fixture.ts';
import { testCustomer } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { answer } from './answer.ts';
import { collectAnswer } from './collect.ts';
import { equip } from './equip.ts';
import { offlineModel } from './models/offline/offline.ts';

let db: Database;
let customerId: string;
beforeAll(async () => {
  db = await testLibrary();
  customerId = await testCustomer(db);
});
afterAll(() => db.close());

const quiz: [question: string, article: RegExp, says: RegExp][] = [
  [
    'Suppose you had $100 in a savings account and the interest rate was 2% per year. After 5 years, how much do you think you would have in the account if you left the money to grow? More than $102, exactly $102, or less than $102?',
    /^(savings-growth-quiz|compound-interest-and-saving)$/,
    /more than \$102/i,
  ],
  [
    'Imagine that the interest rate on your savings account was 1% per year and inflation was 2% per year. After 1 year, would you be able to buy more, the same, or less than today with the money in this account?',
    /^inflation$/,
    /buy less/i,
  ],
  [
    'If interest rates rise, what will typically happen to bond prices? They will rise, fall, stay the same, or there is no relationship?',
    /^bond-prices$/,
    /usually fall/i,
  ],
  ["What happens to a bond's price when interest rates go up?", /^bond-prices$/, /fall/i],
  [
    'True or false: A 15-year mortgage typically requires higher monthly payments than a 30-year mortgage, but the total interest paid over the life of the loan will be less.',
    /^how-mortgages-work$/,
    /higher monthly payments[^.]*less/i,
  ],
  [
    "True or false: Buying a single company's stock usually provides a safer return than a stock mutual fund.",
    /^diversification$/,
    /not safer/i,
  ],
  ['Which is riskier, putting all your money in one stock or in many?', /^diversification$/, /one|single/i],
  [
    "Suppose you owe $1,000 on a loan and the interest rate you are charged is 20% per year compounded annually. If you didn't pay anything off, at this interest rate, how many years would it take for the amount you owe to double?",
    /^rule-of-72$/,
    /less than 4|under four/i,
  ],
  [
    'Which of the following affects your credit score the most: payment history, income, age, or zip code?',
    /^what-makes-a-credit-score$/,
    /paying your bills on time|payment history/i,
  ],
  ['what factors go into a credit score', /^what-makes-a-credit-score$/, /on time/i],
  [
    'Assume you owe $3,000 on your credit card at 12% APR and pay the minimum of $30 each month. How many years will it take to pay off?',
    /^minimum-payments$/,
    /never/i,
  ],
  [
    'If you only make the minimum payment on a credit card each month, what happens?',
    /^minimum-payments$/,
    /take years/i,
  ],
  ['how does inflation affect the money in my savings account', /^inflation$/, /buy less/i],
  ['What is compound interest?', /^compound-interest-and-saving$/, /interest (?:you earn or owe )?on/i],
];

it.each(quiz)('%s', async (message, article, says) => {
  const turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message };
  const { response, citations } = await collectAnswer(
    answer(turn, { ...equip(offlineModel()), db, today: '2026-11-21', turnTimeoutMs: 20_000 }),
  );
  expect(
    citations.some(({ articleId }) => article.test(articleId)),
    citations.map(({ articleId }) => articleId).join(', '),
  ).toBe(true);
  expect(response).toMatch(says);
});
