import { describe, expect, it } from 'vitest';
import { securities } from './securities.ts';
import { tables } from './wording/held.fixture.ts';

const { check, holds, passes } = tables(securities);

describe('holds advice on a security', () =>
  holds('security-recommended', [
    'You should buy Tesla stock.',
    'I recommend putting $500 into VOO.',
    'Buy NVDA and hold it for five years.',
    'Consider shares of Apple for growth.',
    'My top pick for you is $AMD.',
    'Put your savings in **Bitcoin**.',
    'You should move your savings into stocks.',
    'I would sell your bonds and buy an index fund.',
    'The best stock to buy right now is Nvidia.',
    'Go all in on Ethereum.',
    'I suggest you invest in the Vanguard Total Stock Market fund.',
    'You need to own some crypto: buy a little gold too.',
    'Sell your Ford shares and get into QQQ.',
    'Palantir is a strong buy.',
    'I’d go with SCHD for the dividends.',
  ]));

describe('holds a price target or a forecast of prices', () =>
  holds('price-target', [
    'Tesla has a price target of $400.',
    'The stock market will rise next year.',
    'Bitcoin is going to double.',
    'Those shares are expected to climb soon.',
  ]));

describe('holds timing of the market', () =>
  holds('market-timed', [
    'Now is a great time to buy.',
    'This is the moment: buy the dip.',
    'Get out now, before it crashes.',
    'Wait for the next crash and then put it in.',
  ]));

describe('lets teaching pass', () =>
  passes([
    'Index funds hold many stocks at once.',
    'A bond is a loan to a company or a government.',
    'Stock prices can fall, and they can take years to recover.',
    "I can't tell you what to buy or sell.",
    'Nobody can know when the market will rise or fall.',
    'Do not put your emergency fund in stocks.',
    'You could move $200 to savings each month.',
    'Before you buy a fund, compare its fees.',
    'An IRA can hold stocks, bonds and funds.',
    'You spent $45.10 at Apple in October.',
    'You could cancel Netflix or Amazon Prime.',
    'Consider a smaller Target budget next month.',
    'Check the APR of each card before you move a balance.',
    'You should put your bills on a calendar.',
    'Your Fidelity account has $1,200.00.',
    'Is now a good time to buy a house?',
    'You should check your FICO score first.',
    'If someone tells you to buy a stock now, it may be a scam.',
    'Pick one purchase you can skip.',
    'Put $50 in your emergency fund on pay day.',
    'Buy groceries with a list.',
  ]));

it('reads on over a line break in the middle of a sentence', () => {
  expect(check('Tesla stock today.', { released: 'You should buy\n' }).action).toBe('hold');
  expect(check('Tesla stock today.', { released: 'You should buy less.\n' }).action).toBe('allow');
});
