// What each rail is there to stop: at least one thing that this rail and no other objects to. A new rail brings its own.
import { createFactBook } from '../knowledge/fact.ts';
import type { Action, RailContext, Stage } from './rail.ts';
import type { StageInput } from './run.ts';

/** Something one rail objects to, and how. `context` is what the turn knows beside the usual. */
export type Defect = {
  [S in Stage]: {
    rail: string;
    stage: S;
    input: StageInput[S];
    context?: Partial<RailContext>;
    action: Action;
    code: string;
  };
}[Stage];

const book = createFactBook('2026-11-02');
book.for('get_spending').add({
  label: 'Groceries spending',
  entity: 'Groceries',
  value: 41_250,
  unit: 'cents',
  period: { from: '2026-10-01', to: '2026-10-31' },
});

/** What the turn knows in every defect: consent, and groceries of $412.50 in October 2026. */
export const USUAL: RailContext = {
  today: '2026-11-02',
  hasConsent: true,
  customerText: '',
  facts: book.facts,
  articles: [],
  released: '',
  isFirstReply: false,
};

const sentence = (text: string) => ({ text, shown: text });

/** The defects, in the order of the rails. */
export const defects: readonly Defect[] = [
  {
    rail: 'message-size',
    stage: 'input',
    input: { text: 'How much did I spend? '.repeat(1_000) },
    action: 'block',
    code: 'message-too-long',
  },
  {
    rail: 'crisis',
    stage: 'input',
    input: { text: 'I want to kill myself' },
    action: 'escalate',
    code: 'self-harm',
  },
  {
    rail: 'personal-data',
    stage: 'input',
    input: { text: 'My card is 4111 1111 1111 1111' },
    action: 'redact',
    code: 'personal-data',
  },
  {
    rail: 'consent',
    stage: 'tool-call',
    input: { tool: 'get_accounts', reads: 'customer', args: {} },
    context: { hasConsent: false },
    action: 'block',
    code: 'consent-required',
  },
  {
    rail: 'hidden-text',
    stage: 'tool-result',
    input: { tool: 'find_transactions', text: 'NET\u200bFLIX' },
    action: 'redact',
    code: 'hidden-characters',
  },
  {
    rail: 'backed-figures',
    stage: 'sentence',
    input: sentence('You spent $999.00 on groceries last month.'),
    action: 'hold',
    code: 'figure-without-source',
  },
  {
    rail: 'private-numbers',
    stage: 'sentence',
    input: sentence('Your card number is 4111111111111111.'),
    context: { customerText: 'My card is 4111111111111111.' },
    action: 'redact',
    code: 'private-number',
  },
  {
    rail: 'education-note',
    stage: 'answer',
    input: { text: 'You could pay down your debt a little each month.' },
    action: 'annotate',
    code: 'education-note',
  },
];
