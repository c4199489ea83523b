import { describe, expect, it } from 'vitest';
import { createFactBook } from '../knowledge/fact.ts';
import { deeds } from './deeds.ts';
import { tables } from './wording/held.fixture.ts';

const { check, holds, passes } = tables(deeds, { changed: ['set_budget'] });

describe('holds what no tool can do', () =>
  holds('action-not-done', [
    "I've moved $200 to your savings.",
    'I moved $200 from checking to savings.',
    'I have just transferred the money.',
    "I'll pay your Visa bill on Friday.",
    "I'm sending $50 to your landlord now.",
    'I went ahead and cancelled your Netflix subscription.',
    'I have frozen your card.',
    'Your transfer of $200 has been completed.',
    'Your card is now locked.',
    "I've filed a dispute for you.",
    'I will remind you on Monday.',
    'I have set up autopay for your card.',
    'We refunded the fee.',
    'I called your bank about it.',
  ]));

describe('lets suggestions, history and the talk itself pass', () =>
  passes([
    'You could move $200 to savings.',
    'You have paid $40 in fees.',
    'I found 3 charges.',
    "I can't move money, pay bills or cancel things for you yet.",
    'I did not subtract refunds of $12.00.',
    'Your payment of $40.00 was made on October 3.',
    'Your transfers to savings came to $300.00.',
    'I looked at your accounts.',
    'I moved on to your savings next.',
    'I have prepared this for you.',
    'I called it a subscription because it comes each month.',
    'You can say: "I paid it today, please take the fee off."',
    'If I moved your due date, the bill would come later.',
    'You cancelled Hulu in June.',
    'I will look at your cards first.',
    'I have set your groceries budget to $400.00.',
    'Your bank can send you a text.',
  ]));

it('wants the receipt of this turn for what the coach can write down', () => {
  const said = 'I have set your groceries budget to $400.00.';
  expect(check(said, { changed: [] })).toMatchObject({ action: 'hold', code: 'action-without-receipt' });
  expect(check(said, { changed: ['forget_memory'] }).action).toBe('hold');
  expect(check('I have forgotten it.', { changed: [] }).action).toBe('hold');
  expect(check('I have forgotten it.', { changed: ['forget_memory'] }).action).toBe('allow');
});

it('says that a person will answer only when one was asked for', () => {
  const said = 'A person from our team will read this conversation.';
  expect(check(said).action).toBe('hold');
  const book = createFactBook('2026-11-02');
  book.for('request_human').add({ label: 'Day a person was asked for', value: '2026-11-02', unit: 'date' });
  expect(check(said, { facts: book.facts }).action).toBe('allow');
});

it('lets a sentence of this turn’s article pass as it stands there', () => {
  const said = 'I paid the bill late.';
  const article = { articleId: 'a', title: 'Late', url: '/articles/a', text: `They say:\n\n${said} It hurt.` };
  expect(check(said).action).toBe('hold');
  expect(check(said, { articles: [article] }).action).toBe('allow');
});
