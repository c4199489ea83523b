import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rails } from '../guardrails/index.ts';
import type { Rail, SentenceRail, Verdict } from '../guardrails/rail.ts';
import { pass } from '../guardrails/rail.ts';
import { createFactBook, type Fact } from '../knowledge/fact.ts';
import { type GateOptions, type GatePiece, releaseGate } from './gate.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

function someFacts(): Fact[] {
  const book = createFactBook('2026-11-02');
  const spending = book.for('get_spending');
  spending.add({ label: 'Groceries spending', entity: 'Groceries', value: 41_250, unit: 'cents', period: october });
  spending.add({ label: 'Eating out spending', entity: 'Eating out', value: 23_175, unit: 'cents', period: october });
  book
    .for('get_accounts')
    .add({ label: 'Everyday Checking balance', entity: 'Everyday Checking', value: 184_233, unit: 'cents' });
  return book.facts;
}

/** Runs tokens through a gate and gathers what came out. */
async function through(
  tokens: readonly string[],
  options: Partial<GateOptions> = {},
): Promise<{ shown: string; pieces: GatePiece[]; held?: string }> {
  const gate = releaseGate({ facts: someFacts(), ...options });
  const pieces: GatePiece[] = [];
  for (const token of tokens) for await (const piece of gate.push(token)) pieces.push(piece);
  for await (const piece of gate.end()) pieces.push(piece);
  const held = pieces.find((piece) => 'held' in piece);
  return {
    shown: pieces.map((piece) => ('released' in piece ? piece.released : '')).join(''),
    pieces,
    ...(held && 'held' in held && { held: held.held.code }),
  };
}

describe('what comes out', () => {
  it('fills references in and says which figure is which fact', async () => {
    const { pieces } = await through([
      'You spent {{f1}} on groceries in October. ',
      'Your Everyday Checking has {{ f3 }}.',
    ]);
    expect(pieces).toEqual([
      { released: 'You spent $412.50 on groceries in October. ', spans: [{ start: 10, end: 17, factId: 'f1' }] },
      { released: 'Your Everyday Checking has $1,842.33.', spans: [{ start: 27, end: 36, factId: 'f3' }] },
    ]);
  });

  it('marks a literal figure as the fact it says', async () => {
    const { pieces } = await through(['You spent $412.50 on groceries in October.']);
    expect(pieces).toEqual([
      { released: 'You spent $412.50 on groceries in October.', spans: [{ start: 10, end: 17, factId: 'f1' }] },
    ]);
  });

  it('releases a reference whose braces and number come in pieces', async () => {
    const { shown } = await through(['You spent {', '{f', '1', '}', '} on groceries.']);
    expect(shown).toBe('You spent $412.50 on groceries.');
  });

  it('shows nothing of a sentence before its end', async () => {
    const gate = releaseGate({ facts: someFacts() });
    const early: GatePiece[] = [];
    for await (const piece of gate.push('Hello there. You spent {{f1}} on gro')) early.push(piece);
    expect(early).toEqual([{ released: 'Hello there. ', spans: [] }]);
  });

  it('sees facts that a tool adds while it is open', async () => {
    const facts: Fact[] = [];
    const gate = releaseGate({ facts });
    const pieces: GatePiece[] = [];
    for await (const piece of gate.push('Let me look. ')) pieces.push(piece);
    facts.push(...someFacts());
    for await (const piece of gate.push('You spent {{f1}} on groceries.')) pieces.push(piece);
    for await (const piece of gate.end()) pieces.push(piece);
    expect(pieces.map((piece) => 'released' in piece && piece.released).join('')).toBe(
      'Let me look. You spent $412.50 on groceries.',
    );
  });
});

describe('a hold', () => {
  it('names rail and code, keeps the sentence and is the last thing that comes out', async () => {
    const { pieces, shown } = await through(['Fine. ', 'You spent $999.00 on groceries. ', 'More text. ', 'And more.']);
    expect(shown).toBe('Fine. ');
    expect(pieces).toHaveLength(2);
    expect(pieces[1]).toMatchObject({
      held: {
        code: 'figure-without-source',
        rail: 'backed-figures',
        sentence: 'You spent $999.00 on groceries. ',
        spans: [{ start: 10, end: 17 }],
      },
    });
  });

  it.each([
    ['an unknown reference', 'You spent {{f9}} on groceries.', 'unknown-reference'],
    ['a malformed reference', 'You spent {{f}} on groceries.', 'malformed-reference'],
    ['a true reference under another name', 'You spent {{f1}} on eating out.', 'wrong-label'],
    ['a true reference of another month', 'You spent {{f1}} on groceries in September.', 'wrong-period'],
    ['a sign before a reference', 'You spent -{{f1}} on groceries.', 'wrong-sign'],
    ['a scale behind a reference', 'You spent {{f1}} thousand on groceries.', 'wrong-scale'],
    ['a unit behind a reference', 'You spent {{f1}}% on groceries.', 'wrong-unit'],
    ['a number word', 'You spent forty dollars on groceries.', 'figure-without-source'],
  ])('is what %s gets', async (_, text, code) => {
    expect((await through([text])).held).toBe(code);
  });

  it('is what a text without an end gets', async () => {
    const { shown, held } = await through(Array.from({ length: 30 }, () => 'no end in sight '.repeat(8)));
    expect({ shown, held }).toEqual({ shown: '', held: 'sentence-too-long' });
  });

  it('is what a rail that throws gets', async () => {
    const broken: SentenceRail = {
      name: 'broken',
      version: '1',
      stage: 'sentence',
      check: () => {
        throw new TypeError('oops');
      },
    };
    const { pieces } = await through(['Hello.'], { rails: [...rails, broken] });
    expect(pieces).toMatchObject([{ held: { code: 'rail-failed', rail: 'broken' } }]);
  });

  it('is what a missing required rail gets', async () => {
    const { pieces } = await through(['Hello.'], { rails: [] });
    expect(pieces).toMatchObject([{ held: { code: 'rail-missing', rail: 'backed-figures' } }]);
  });
});

it('hands over every verdict, allows included', async () => {
  const verdicts: Verdict[] = [];
  await through(['Hello. ', 'You spent $9.00.'], { onVerdict: (verdict) => verdicts.push(verdict) });
  const sentenceRails = rails.filter(({ stage }) => stage === 'sentence').map(({ name }) => name);
  expect(verdicts.map(({ rail, action }) => `${rail} ${action}`)).toEqual([
    ...sentenceRails.map((name) => `${name} allow`),
    ...sentenceRails.map((name) => (name === 'backed-figures' ? `${name} hold` : `${name} allow`)),
  ]);
});

it('works with rails of others beside its own', async () => {
  const quiet: Rail = { name: 'quiet', version: '1', stage: 'sentence', check: () => pass };
  expect((await through(['You spent {{f1}} on groceries.'], { rails: [...rails, quiet] })).shown).toBe(
    'You spent $412.50 on groceries.',
  );
});

describe('chunking', () => {
  const sentences = [
    'You spent {{f1}} on groceries in October 2026. ',
    'Use a card, e.g. a Visa, in the U.S. for it. ',
    'Groceries came to $412.50 😀 in October… ',
    '- Groceries: {{ f1 }}\n',
    '- Eating out: {{f2}}\n',
    '| Groceries | {{f1}} |\n',
    '1. Look at it.\n',
    'Your Everyday Checking has $1,842.33! ',
    '"Fine." ',
    'You spent {{f2}} on groceries. ',
    'You spent $41.25 on groceries. ',
    'You owe {{f7}}. ',
    'ＦＵＬＬ ｗｉｄｔｈ $５. ',
  ];

  it('never changes what is shown or held, and nothing of a held sentence gets out', async () => {
    const replies = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(
        replies,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        async (reply, sizes) => {
          const text = reply.join('');
          const tokens: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            tokens.push(text.slice(at, at + size));
            at += size;
          }
          const whole = await through([text]);
          const cut = await through(tokens);
          expect(cut).toEqual(whole);
          if (whole.held) {
            const heldAt = whole.pieces.findIndex((piece) => 'held' in piece);
            expect(heldAt).toBe(whole.pieces.length - 1);
            expect(whole.shown).not.toMatch(/\$41\.25|f7|\{|\$５/);
          } else expect(whole.shown).toBe(text.replace(/\{\{ ?f1 ?\}\}/g, '$412.50').replace(/\{\{f2\}\}/g, '$231.75'));
        },
      ),
      { numRuns: 500 },
    );
  });
});
