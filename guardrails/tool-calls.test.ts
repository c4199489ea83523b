// The smaller rails of tool calls, each with what it stops and what looks like it and must pass.
import { describe, expect, it } from 'vitest';
import { askedChange } from './asked-change.ts';
import { boundedDates } from './bounded-dates.ts';
import { callBudget } from './call-budget.ts';
import { offerBasis } from './offer-basis.ts';
import type { MadeCall, RailContext, ToolCallRail } from './rail.ts';
import { repeatedCall } from './repeated-call.ts';
import { defaultContext } from './screen.ts';
import { sessionCustomer } from './session-customer.ts';

const TODAY = '2026-11-02';
const actionOf = (rail: ToolCallRail, tool: string, args: unknown, known: Partial<RailContext> = {}) => {
  const { action, hint } = rail.check(
    { tool, reads: 'customer', args },
    defaultContext({ facts: [], today: TODAY, ...known }),
  );
  if (action === 'block') expect(hint).toMatch(/^[A-Z].{20,}\.$/);
  return action;
};
const made = (tool: string, args: unknown = {}, ok = true): MadeCall => ({ tool, args, ok, isRead: true });

describe('session-customer', () => {
  it.each([
    { customerId: 'x' },
    { user: 'maya' },
    { user_id: 7 },
    { userEmail: 'a@b.c' },
    { filter: { owner: 'x' } },
    { account: '3f0c9a52-7c1e-4f6e-9f0d-6a1f0c7f2b11' },
    { on_behalf_of: 'x' },
    { stated: [{ debt: 'Visa', customer: 'x' }] },
  ])('blocks %j', (args) => expect(actionOf(sessionCustomer, 'get_accounts', args)).toBe('block'));

  it.each([
    {},
    { account: 'Everyday Checking ending in 1207' },
    { merchant: 'The Customer Is King' },
    { name: 'Vacation' },
    { what: 'that I have two kids' },
  ])('passes %j', (args) => expect(actionOf(sessionCustomer, 'get_accounts', args)).toBe('allow'));
});

describe('asked-change', () => {
  const calls = [made('find_transactions')];
  it.each([
    ['set_goal', 'What did I buy at Corner Market?'],
    ['set_budget', 'How much was the electric bill?'],
    ['forget_memory', 'Show me my last purchases'],
    ['make_commitment', 'What is my balance?'],
    ['request_human', 'How much did I earn?'],
  ])('blocks %s after a look-up when the customer asked %j', (tool, customerText) => {
    expect(actionOf(askedChange, tool, {}, { customerText, calls })).toBe('block');
  });

  it.each([
    ['set_goal', 'I want to save $2,000 for a trip'],
    ['set_budget', 'Set my grocery budget to what I spent last month'],
    ['forget_memory', 'Please forget that I have two kids'],
    ['make_commitment', "I'll cancel Netflix"],
    ['request_human', 'Can I talk to a person about this charge?'],
    ['request_human', 'Someone stole my card'],
  ])('passes %s after a look-up when the customer asked %j', (tool, customerText) => {
    expect(actionOf(askedChange, tool, {}, { customerText, calls })).toBe('allow');
  });

  it('passes before anything was looked up, when approved, and for what changes nothing', () => {
    expect(actionOf(askedChange, 'set_goal', {}, { customerText: 'sí', calls: [] })).toBe('allow');
    expect(
      actionOf(askedChange, 'set_goal', {}, { customerText: 'sí', calls: [{ ...made('set_budget'), isRead: false }] }),
    ).toBe('allow');
    expect(actionOf(askedChange, 'set_goal', {}, { customerText: 'Approved', calls, isApproved: true })).toBe('allow');
    expect(actionOf(askedChange, 'get_spending', {}, { customerText: 'x', calls })).toBe('allow');
  });
});

describe('bounded-dates', () => {
  it.each([{ from: '0001-01-01' }, { by: '9999-12-31' }, { stated: [{ on: '1066-10-14' }] }])('blocks %j', (args) =>
    expect(actionOf(boundedDates, 'get_spending', args)).toBe('block'),
  );
  it.each([{ from: '1975-01-01', to: '2026-10-31' }, { by: '2066-01-01' }, { merchant: '0001-01-01 Bakery' }, {}])(
    'passes %j',
    (args) => expect(actionOf(boundedDates, 'get_spending', args)).toBe('allow'),
  );
});

describe('call-budget', () => {
  it('blocks the call beyond the budget, whatever it is, and none before', () => {
    const calls = Array.from({ length: 31 }, (_, at) => made('get_spending', { at }));
    expect(actionOf(callBudget, 'get_accounts', {}, { calls })).toBe('allow');
    expect(actionOf(callBudget, 'get_accounts', {}, { calls: [...calls, made('get_debts')] })).toBe('block');
  });
});

describe('repeated-call', () => {
  const call = { from: '2026-10-01', to: '2026-10-31' };
  it('blocks a call that was answered, however its arguments are ordered, or that failed twice', () => {
    const swapped = { to: call.to, from: call.from };
    expect(actionOf(repeatedCall, 'get_spending', swapped, { calls: [made('get_spending', call)] })).toBe('block');
    const failed = made('get_spending', call, false);
    expect(actionOf(repeatedCall, 'get_spending', call, { calls: [failed, failed] })).toBe('block');
    expect(actionOf(repeatedCall, 'get_accounts', undefined, { calls: [made('get_accounts')] })).toBe('block');
  });

  it('passes other arguments, another tool, and one more try after a failure', () => {
    const calls = [made('get_spending', call)];
    expect(actionOf(repeatedCall, 'get_spending', { ...call, to: '2026-10-30' }, { calls })).toBe('allow');
    expect(actionOf(repeatedCall, 'get_income', call, { calls })).toBe('allow');
    expect(actionOf(repeatedCall, 'get_spending', call, { calls: [made('get_spending', call, false)] })).toBe('allow');
  });
});

describe('offer-basis', () => {
  it.each([
    { product: 'card', gender: 'female' },
    { maritalStatus: 'single' },
    { zip_code: '10001' },
    { product: 'a card for a single mother' },
    { filter: { religion: 'x' } },
  ])('blocks offers by %j', (args) => expect(actionOf(offerBasis, 'find_offers', args)).toBe('block'));

  it('passes offers by product or window, and the same words elsewhere', () => {
    expect(actionOf(offerBasis, 'find_offers', { product: 'balance_transfer_card' })).toBe('allow');
    expect(actionOf(offerBasis, 'get_recommendations', { window: '180d' })).toBe('allow');
    expect(actionOf(offerBasis, 'find_transactions', { merchant: 'Church Street Kids' })).toBe('allow');
  });
});
