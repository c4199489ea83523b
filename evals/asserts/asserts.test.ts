// Each assert passes a good reply and objects to each way of spoiling it.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EvalCase } from '../suite.ts';
import { citations } from './citations.ts';
import { facts } from './facts.ts';
import { display, figures } from './figures.ts';
import { guardrails } from './guardrails.ts';
import { assertNames } from './index.ts';
import { kindness } from './kindness.ts';
import type { Assert, Reply } from './reply.ts';
import { trace } from './trace.ts';
import { wording } from './wording.ts';

const asserts: Record<(typeof assertNames)[number], Assert> = {
  figures,
  facts,
  citations,
  wording,
  kindness,
  trace,
  guardrails,
};

const text = 'You spent $1,412.50 on groceries in May 2026. See "Food budgets".';
const flags = { flagged: false, flaggedInput: false, flaggedOutput: false };
const reply: Reply = {
  conversationId: 'c',
  messageId: 'm',
  traceId: '0b0c2f2e-6c1b-4a57-9b1f-0f8c7f9c1a11',
  traceStatus: 'finished',
  model: 'offline',
  facts: [
    {
      id: 'f1',
      label: 'Groceries spending',
      value: 141_250,
      unit: 'cents',
      display: '$1,412.50',
      asOf: '2026-06-17',
      source: { tool: 'get_spending' },
    },
  ],
  citations: [{ id: 'c1', articleId: 'food', title: 'Food budgets', url: 'https://example.org/food' }],
  tools: [{ name: 'get_spending', args: {}, ok: true, ms: 3 }],
  suggestions: [],
  guardrails: { ...flags, actions: [] },
  timing: { firstTextMs: 1, totalMs: 2 },
  error: null,
};
const expected: EvalCase['expect'] = {
  figures: [{ value: 141_250, unit: 'cents' }],
  forbidden: [],
  says: ['groceries'],
  neverSays: [],
  noFigures: false,
  cites: true,
  citesOneOf: ['food'],
  citesNothing: false,
  error: null,
};

interface Spoiled {
  text?: string;
  reply?: Partial<Reply>;
  expect?: Partial<EvalCase['expect']>;
  field?: Record<string, unknown>;
}

function grade(name: (typeof assertNames)[number], spoiled: Spoiled = {}) {
  return asserts[name](spoiled.text ?? text, {
    vars: {
      case: JSON.stringify({ ask: ['What did groceries cost in May?'], expect: { ...expected, ...spoiled.expect } }),
    },
    providerResponse: { metadata: { reply: { ...reply, ...spoiled.reply } }, guardrails: spoiled.field ?? flags },
  });
}

describe('the list of asserts', () => {
  it('has one file each, and each passes a good reply', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (file) => !/^(index|reply|asserts\.test)\.ts$/.test(file),
    );
    expect(files.toSorted()).toEqual(assertNames.map((name) => `${name}.ts`).toSorted());
    for (const name of assertNames) expect(grade(name), name).toMatchObject({ pass: true, score: 1 });
  });

  it('fails when the provider tells nothing', () => {
    for (const name of assertNames) {
      expect(asserts[name](text, { vars: { case: JSON.stringify({ expect: expected }) } }).pass, name).toBe(false);
    }
  });
});

const fact = reply.facts[0];
if (!fact) throw new Error('the good reply has a fact');

const spoiled: [(typeof assertNames)[number], string, Spoiled][] = [
  ['figures', 'one digit', { text: text.replace('1,412.50', '1,412.60') }],
  ['figures', 'a longer number around it', { text: text.replace('$1,412.50', '$1,412.501') }],
  ['figures', 'another scale', { text: text.replace('$1,412.50', '$11,412.50') }],
  ['figures', 'a minus before it', { text: text.replace('$1,412.50', '-$1,412.50') }],
  ['figures', 'no fact of that value', { reply: { facts: [{ ...fact, value: 141_260 }] } }],
  ['figures', 'a fact of another unit', { reply: { facts: [{ ...fact, unit: 'bps' }] } }],
  ['figures', 'another person’s figure', { expect: { forbidden: [{ value: 141_250, unit: 'cents' }] } }],
  ['figures', 'a figure where none belongs', { expect: { figures: [], noFigures: true } }],
  ['facts', 'no facts', { reply: { facts: [] } }],
  ['facts', 'a fact without a day', { reply: { facts: [{ ...fact, asOf: '' }] } }],
  [
    'facts',
    'a fact of a tool that failed',
    { reply: { tools: [{ name: 'get_spending', args: {}, ok: false, ms: 1 }] } },
  ],
  ['citations', 'nothing cited', { reply: { citations: [] } }],
  [
    'citations',
    'a citation without address',
    { reply: { citations: [{ id: 'c1', articleId: 'food', title: 'Food budgets', url: '' }] } },
  ],
  ['citations', 'a citation that the text does not name', { text: 'You spent $1,412.50.' }],
  ['citations', 'another article than the right ones', { expect: { citesOneOf: ['tents', 'boats'] } }],
  ['citations', 'an article where none answers', { expect: { cites: false, citesNothing: true } }],
  ['wording', 'an empty reply', { text: ' ' }],
  ['wording', 'an unfilled reference', { text: `${text} {{f9}} groceries` }],
  ['wording', 'what it should say', { expect: { says: ['unicorn'] } }],
  ['wording', 'what it should not say', { expect: { neverSays: ['groceries'] } }],
  ['wording', 'an error nobody expected', { reply: { error: { code: 'INTERNAL', message: 'x' } } }],
  ['wording', 'an expected error that did not come', { expect: { error: 'CONSENT_REQUIRED' } }],
  ['kindness', 'shame', { text: 'You should not have bought that.' }],
  ['kindness', 'scolding', { text: 'That was irresponsible.' }],
  ['trace', 'no trace id', { reply: { traceId: '' } }],
  ['trace', 'a trace that is not stored', { reply: { traceStatus: null } }],
  ['trace', 'a trace left open', { reply: { traceStatus: 'open' } }],
  ['trace', 'no model', { reply: { model: '' } }],
  ['guardrails', 'promptfoo’s field missing', { field: {} }],
  ['guardrails', 'a field that says otherwise', { field: { ...flags, flagged: true } }],
  [
    'guardrails',
    'a held sentence',
    {
      reply: {
        guardrails: { ...flags, actions: [{ stage: 'sentence', rail: 'backed-figures', action: 'hold', code: 'x' }] },
      },
    },
  ],
];

describe('an assert objects to', () => {
  for (const [name, what, change] of spoiled) {
    it(`${what} (${name})`, () => expect(grade(name, change).pass).toBe(false));
  }
});

it('figures are written as a person reads them', () => {
  expect(display({ value: 123_456_789, unit: 'cents' })).toBe('$1,234,567.89');
  expect(display({ value: -50, unit: 'cents' })).toBe('-$0.50');
  expect(display({ value: 6797, unit: 'bps' })).toBe('67.97%');
  expect(display({ value: 6800, unit: 'bps' })).toBe('68%');
  expect(display({ value: '2026-06-03', unit: 'date' })).toBe('June 3, 2026');
  expect(
    grade('figures', {
      text: 'You have three.',
      reply: { facts: [{ ...fact, value: 3, unit: 'count' }] },
      expect: { figures: [{ value: 3, unit: 'count' }] },
    }).pass,
  ).toBe(true);
});
