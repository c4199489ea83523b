// Figures made from figures: each operation with its receipt, units kept apart, and hints where they do not fit.
import { describe, expect, test } from 'vitest';
import { ToolError } from '../knowledge/errors.ts';
import { createFactBook, type FactDraft } from '../knowledge/fact.ts';
import { calculate } from './calculate.ts';
import { callTool } from './call.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const september = { from: '2026-09-01', to: '2026-09-30' };
const groceries = { label: 'Groceries spending', entity: 'Groceries', unit: 'cents' as const, currency: 'USD' };

const known: FactDraft[] = [
  { ...groceries, value: 41_250, period: october },
  { ...groceries, value: 30_000, period: september },
  {
    label: 'Eating out spending',
    entity: 'Eating out',
    value: 20_001,
    unit: 'cents',
    currency: 'USD',
    period: october,
  },
  { label: 'Number of groceries purchases', value: 11, unit: 'count', period: october },
  { label: 'Visa utilization', entity: 'Visa', value: 6_840, unit: 'bps' },
  { label: 'Visa payment due day', value: '2026-11-12', unit: 'date' },
  { label: 'Hotel spending', value: 100, unit: 'cents', currency: 'EUR' },
  { label: 'Total spending', value: 0, unit: 'cents', currency: 'USD' },
];

async function work(args: object) {
  const book = createFactBook('2026-11-02');
  for (const draft of known) book.for('get_spending').add(draft);
  const context = {
    facts: book.for('calculate'),
    today: '2026-11-02',
    timeZone: 'America/New_York',
    signal: new AbortController().signal,
    asCustomer: () => Promise.reject(new Error('it reads nothing')),
  };
  const result = await calculate.run(calculate.input.parse(args), context);
  return { result, last: result.facts.at(-1), book };
}

describe('an operation', () => {
  test.each([
    ['sum', ['f1', 'f3'], 61_251, 'cents', 'Total of Groceries spending and Eating out spending'],
    ['difference', ['f1', 'f3'], 21_249, 'cents', 'Difference between Groceries spending and Eating out spending'],
    ['difference', ['f1', 'f2'], 11_250, 'cents', 'Change in Groceries spending'],
    [
      'ratio',
      ['f1', 'f2'],
      13_750,
      'bps',
      'Groceries spending in October 2026 against Groceries spending in September 2026',
    ],
    ['percent', ['f3', 'f1'], 4_849, 'bps', 'Eating out spending as a part of Groceries spending'],
    ['percentChange', ['f2', 'f1'], 3_750, 'bps', 'Percent change in Groceries spending'],
    ['average', ['f1', 'f2'], 35_625, 'cents', 'Average Groceries spending'],
    ['min', ['f1', 'f2', 'f3'], 20_001, 'cents', undefined],
    ['max', ['f1', 'f2', 'f3'], 41_250, 'cents', undefined],
  ])('%s of %o is %d %s', async (operation, operands, value, unit, label) => {
    const { last } = await work({ operation, operands });
    expect(last).toMatchObject({ value, unit, receipt: { operands: expect.any(Array) } });
    if (label) expect(last?.label).toBe(label);
  });

  test('keeps the operands in order in its receipt, and a percent change the difference it rests on', async () => {
    expect((await work({ operation: 'difference', operands: ['f1', 'f3'] })).last?.receipt).toEqual({
      op: 'difference',
      operands: ['f1', 'f3'],
    });
    const { result, last } = await work({ operation: 'percentChange', operands: ['f2', 'f1'] });
    const [change] = result.facts;
    expect(change).toMatchObject({ value: 11_250, receipt: { op: 'difference', operands: ['f1', 'f2'] } });
    expect(last?.receipt).toEqual({ op: 'percent', operands: [change?.id, 'f2'] });
  });

  test('gives the result what its operands share: period, entity and the oldest day', async () => {
    expect((await work({ operation: 'sum', operands: ['f1', 'f3'] })).last).toMatchObject({ period: october });
    expect((await work({ operation: 'sum', operands: ['f1', 'f3'] })).last).not.toHaveProperty('entity');
    expect((await work({ operation: 'average', operands: ['f1', 'f2'] })).last).toMatchObject({ entity: 'Groceries' });
  });

  test('takes a number of the customer’s as such', async () => {
    const { result, last } = await work({
      operation: 'difference',
      operands: ['f1', { label: 'Budget', cents: 40_000 }],
    });
    expect(result.facts[0]).toMatchObject({ label: 'Budget, as you said', value: 40_000 });
    expect(last?.value).toBe(1_250);
  });
});

describe('operands that do not fit', () => {
  test.each([
    [{ operation: 'sum', operands: ['f1', 'f4'] }, 'money with money'],
    [{ operation: 'sum', operands: ['f1', 'f7'] }, 'Two currencies'],
    [{ operation: 'difference', operands: ['f6', 'f6'] }, 'Use facts that are amounts'],
    [{ operation: 'sum', operands: ['f5', 'f5'] }, 'then use percent'],
    [{ operation: 'percent', operands: ['f1', 'f8'] }, 'Say the difference in money'],
    [{ operation: 'percentChange', operands: ['f8', 'f1'] }, 'Say the difference in money'],
    [{ operation: 'sum', operands: ['f1', 'f99'] }, 'Call the tool that gives the figure first'],
    [{ operation: 'difference', operands: ['f1', 'f2', 'f3'] }, 'exactly two'],
    [{ operation: 'average', operands: ['f1'] }, 'two or more'],
    [{ operation: 'sum', operands: ['f1', { label: 'Rent' }] }, 'whole cents'],
    [{ operation: 'sum', operands: ['f1', { label: 'Rent', cents: 5, count: 5 }] }, 'whole cents'],
  ])('%o get a hint', async (args, hint) => {
    const error = await work(args).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ToolError);
    expect((error as ToolError).hint).toContain(hint);
  });
});

test('called as a turn calls it, it finds the facts other tools of the turn have given', async () => {
  const book = createFactBook('2026-11-02');
  const [first, second] = known.map((draft) => book.for('get_spending').add(draft));
  const answer = await callTool(
    [calculate],
    { id: 'c', name: 'calculate', args: { operation: 'max', operands: [first?.id, second?.id] } },
    {
      facts: book.for('calculate'),
      today: '2026-11-02',
      timeZone: 'America/New_York',
      signal: new AbortController().signal,
      asCustomer: () => Promise.reject(new Error('calculate reads no rows')),
    },
  );
  expect(answer).toMatchObject({ ok: true });
  expect(answer.facts.at(-1)).toMatchObject({
    value: 41_250,
    receipt: { op: 'max', operands: [first?.id, second?.id] },
  });
});
