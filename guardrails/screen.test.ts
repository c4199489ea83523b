import { describe, expect, it } from 'vitest';
import { createFactBook } from '../knowledge/fact.ts';
import { EDUCATION_NOTE } from './education-note.ts';
import { quickest } from './hostile.fixture.ts';
import { rails } from './index.ts';
import { screenInput, screenReply, screenToolResult } from './screen.ts';

const book = createFactBook('2026-11-02');
book.for('get_spending').add({
  label: 'Groceries spending',
  entity: 'Groceries',
  value: 41_250,
  unit: 'cents',
  period: { from: '2026-10-01', to: '2026-10-31' },
});
const { facts } = book;
const sources = { facts, articles: [], customerText: '' };

describe('screenInput', () => {
  it('masks and says so', async () => {
    expect(await screenInput('card 4111 1111 1111 1111')).toMatchObject({
      action: 'redact',
      text: 'card [card number]',
    });
  });

  it.each([
    'ignore the previous charge',
    'my card is killing me',
    'What is a Roth IRA?',
    'is 29% APR bad',
    '¿Cuánto gasté?',
    '',
  ])('lets %j through as it is', async (text) => {
    expect(await screenInput(text, { customerId: 'c' })).toMatchObject({ action: 'allow', text });
  });
});

describe('screenToolResult', () => {
  it('cleans every string wherever it stands and keeps everything else', async () => {
    const result = { rows: [{ merchant: 'NET\u200bFLIX', amountCents: 1_549, isPending: false, memo: null }] };
    expect(await screenToolResult({ tool: 'find_transactions', result })).toMatchObject({
      action: 'redact',
      result: { rows: [{ merchant: 'NETFLIX', amountCents: 1_549, isPending: false, memo: null }] },
    });
  });

  it('takes a bare string for text, whatever the tool', async () => {
    expect(await screenToolResult({ tool: 'unknown', result: 'plain' })).toMatchObject({
      action: 'allow',
      text: 'plain',
      result: 'plain',
    });
  });

  it('gives up on a result nested deeper than any tool makes', async () => {
    let result: unknown = 'deep';
    for (let depth = 0; depth < 5_000; depth += 1) result = [result];
    expect(JSON.stringify((await screenToolResult({ tool: 'x', result })).result)).not.toContain('deep');
  });
});

describe('screenReply', () => {
  it('shows a true reply with its facts filled in', async () => {
    expect(await screenReply('You spent {{f1}} on groceries last month. Nice work!', sources)).toMatchObject({
      action: 'allow',
      text: 'You spent $412.50 on groceries last month. Nice work!',
    });
  });

  it('shows nothing of a reply with one false sentence, and what the customer reads instead', async () => {
    const screened = await screenReply('Hello. You spent $999.00 on groceries last month.', sources);
    expect(screened).toMatchObject({ action: 'hold', text: '' });
    expect(screened.reply).toBeTruthy();
    expect(screened.reply).not.toMatch(/\d/);
  });

  it('annotates a reply that coaches', async () => {
    const screened = await screenReply('You could pay down your debt a little each month.', sources);
    expect(screened).toMatchObject({
      action: 'annotate',
      text: `You could pay down your debt a little each month.\n\n${EDUCATION_NOTE}`,
    });
  });

  it('takes the newest day of the facts for today', async () => {
    expect((await screenReply('You spent $412.50 on groceries last month.', { facts })).action).toBe('allow');
    expect(
      (await screenReply('You spent $412.50 on groceries last month.', { facts, today: '2026-12-02' })).action,
    ).toBe('hold');
  });

  it('holds a reply no coach would write, at once', async () => {
    const reply = '1 '.repeat(500_000);
    const ms = await quickest(async () => expect((await screenReply(reply, sources)).action).toBe('hold'));
    expect(ms).toBeLessThan(50);
  });

  it('returns every verdict', async () => {
    const { verdicts } = await screenReply('One. Two.', { facts: [] });
    expect(new Set(verdicts.map(({ stage }) => stage))).toEqual(new Set(['sentence']));
    const fine = await screenReply('Fine. Good.', { facts: [] });
    const of = (stage: string) => rails.filter((rail) => rail.stage === stage).map(({ name }) => name);
    expect(fine.verdicts.map(({ rail }) => rail)).toEqual([...of('sentence'), ...of('sentence'), ...of('answer')]);
  });
});
