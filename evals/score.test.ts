// Right, declined or wrong: what each reply counts as, and how the counts are told.
import { describe, expect, it } from 'vitest';
import type { Reply } from './asserts/reply.ts';
import { type Judged, scoreOf, tableOf } from './score.ts';
import type { EvalCase } from './suite.ts';

type Fact = Pick<Reply['facts'][number], 'value' | 'unit' | 'display' | 'source'>;

const fact = (value: number, display: string, source: Fact['source'] = { tool: 'get_spending' }): Fact => ({
  value,
  unit: 'cents',
  display,
  source,
});

function judged(
  output: string,
  facts: Fact[],
  asked: { ask?: string[]; figures?: EvalCase['expect']['figures'] } = {},
) {
  const { ask = ['What did coffee cost in May?'], figures = [{ value: 1250, unit: 'cents' }] } = asked;
  return {
    success: false,
    response: { output, metadata: { reply: { facts, citations: [] } as unknown as Reply } },
    testCase: { vars: { case: JSON.stringify({ ask, expect: { figures } }) } },
    gradingResult: { componentResults: [{ pass: false, assertion: { metric: 'figures' } }] },
  } satisfies Judged;
}

describe('a reply counts as', () => {
  it('right when every assert is content', () => {
    expect(scoreOf({ ...judged('You spent $12.50.', []), success: true })).toBe('right');
  });

  it('declined when it shows no figure, or none came', () => {
    expect(scoreOf(judged('I cannot tell you that yet.', []))).toBe('declined');
    expect(scoreOf({ success: false })).toBe('declined');
  });

  it('wrong when it shows another figure, in a fact or without one', () => {
    expect(scoreOf(judged('You spent $99.00.', [fact(9900, '$99.00')]))).toBe('wrong');
    expect(scoreOf(judged('You spent $99.00.', []))).toBe('wrong');
    expect(scoreOf(judged('That is 21 visits.', [{ ...fact(21, '21'), unit: 'count' }]))).toBe('wrong');
  });

  it('declined when half of it is true and the rest is missing', () => {
    const figures: EvalCase['expect']['figures'] = [
      { value: 1250, unit: 'cents' },
      { value: 700, unit: 'cents' },
    ];
    expect(scoreOf(judged('Coffee was $12.50.', [fact(1250, '$12.50')], { figures }))).toBe('declined');
  });

  it('declined when the only amounts are the customer’s own words or an article’s', () => {
    const ask = ['How long for $5,000 at 24%?'];
    expect(scoreOf(judged('I cannot work out $5,000 at 24% yet.', [], { ask }))).toBe('declined');
    const cited = judged('A loan of $15 has a fee.', []);
    const citations = [{ articleId: 'payday-loans' }];
    expect(scoreOf(cited)).toBe('wrong');
    cited.response.metadata.reply = { facts: [], citations } as unknown as Reply;
    expect(scoreOf(cited)).toBe('declined');
    const taught = fact(500_000, '$5,000', { tool: 'search_articles', articleId: 'loans' });
    expect(scoreOf(judged('Some put $5,000 aside.', [taught]))).toBe('declined');
  });

  it('not wrong when the figure is right and something else is amiss', () => {
    const wording = { componentResults: [{ pass: false, assertion: { metric: 'kindness' } }] };
    const reply = judged('You spent $12.50.', [fact(1250, '$12.50')]);
    expect(scoreOf({ ...reply, gradingResult: wording })).toBe('declined');
  });
});

it('the counts are told by intent, and in all', () => {
  const lines = tableOf([
    { intent: 'balance', score: 'right' },
    { intent: 'balance', score: 'wrong' },
    { intent: 'alerts', score: 'declined' },
  ]);
  const words = lines.map((line) => line.trim().split(/\s+/).join(' '));
  expect(words).toEqual(['intent cases right declined wrong', 'alerts 1 0 1 0', 'balance 2 1 0 1', 'all 3 1 1 1']);
});
