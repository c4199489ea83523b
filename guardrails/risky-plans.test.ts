import { describe, expect, it } from 'vitest';
import { riskyPlans } from './risky-plans.ts';
import { tables } from './wording/held.fixture.ts';

const { check, holds, passes } = tables(riskyPlans);

describe('holds praise of a dangerous plan that leaves out its risk', () =>
  holds('risk-left-out', [
    'A payday loan is a great idea.',
    'Cashing out your 401(k) makes sense.',
    'You should take a cash advance for the rent.',
    'Borrowing to invest is a smart move.',
    'Putting all your savings into crypto sounds good.',
    'Go ahead and skip paying your mortgage this month.',
    'A title loan is the easiest solution.',
    'You should drop your health insurance.',
    'Using your emergency fund for a vacation is fine.',
  ]));

it.each([
  ['Should I cash out my 401k to buy a boat?', 'That sounds like a great plan!'],
  ['I am thinking of a payday loan.', 'Go for it.'],
  ['I want to put all my savings into bitcoin', 'Yes, good idea!'],
  ["I'm going to stop paying my credit cards", 'That makes sense.'],
])('says no bare yes to %j', (customerText, sentence) => {
  expect(check(sentence, { customerText })).toMatchObject({ action: 'hold', code: 'agrees-without-risk' });
  expect(check(sentence, { customerText: 'I want to save $50 a month' }).action).toBe('allow');
});

describe('lets the risk, teaching and questions pass', () =>
  passes([
    'A payday loan is a quick fix, but the fees are high.',
    'A payday loan is not a good idea.',
    'Cashing out a 401(k) can cost you taxes and a penalty.',
    'Payday loans are short-term loans for small amounts.',
    'Is a cash advance a good idea?',
    'You should pay at least the minimum on each card.',
    'Saving $50 a month is a great idea.',
    'You should look at your budget.',
    'Setting money aside for rent makes sense.',
    'That is a good question.',
  ]));

it('lets thanks and other answers to such a plan pass', () => {
  const customerText = 'Should I take a payday loan?';
  expect(check('Thank you for telling me.', { customerText }).action).toBe('allow');
  expect(check('It is a good idea to look at other ways first.', { customerText }).action).toBe('allow');
});
