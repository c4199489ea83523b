import { describe, expect, it } from 'vitest';
import { rails } from './index.ts';
import type { Finding, InputRail, Mode, Rail, RailContext, SentenceRail } from './rail.ts';
import { pass } from './rail.ts';
import { configureRails, railsVersion, runRails } from './run.ts';

const context: RailContext = {
  today: '2026-11-02',
  hasConsent: true,
  customerText: '',
  facts: [],
  articles: [],
  released: '',
  isFirstReply: false,
  changed: [],
};

/** The coach's rails with one more of a stage. */
const withSentenceRail = (check: SentenceRail['check'], mode?: Mode): Rail[] => [
  ...rails,
  { name: 'tested', version: '7', stage: 'sentence', check, ...(mode && { mode }) },
];
const sentence = { text: 'All is well.', shown: 'All is well.' };
const last = <Item>(items: readonly Item[]) => items.at(-1);

describe('verdicts', () => {
  it('come back for every rail of the stage, allows included, with version, hash and time', () => {
    const { verdicts, action, text } = runRails('sentence', rails, sentence, context);
    expect(action).toBe('allow');
    expect(text).toBe('All is well.');
    expect(verdicts.map(({ rail }) => rail)).toEqual(
      rails.filter(({ stage }) => stage === 'sentence').map(({ name }) => name),
    );
    for (const verdict of verdicts) {
      expect(verdict).toMatchObject({ stage: 'sentence', action: 'allow', spans: [] });
      expect(verdict.configHash).toMatch(/^[0-9a-f]{16}$/);
      expect(verdict.latencyUs).toBeGreaterThanOrEqual(0);
    }
  });

  it('decide by the sternest action', () => {
    const finding = (action: Finding['action'], reply?: string): InputRail => ({
      name: `rail-${action}`,
      version: '1',
      stage: 'input',
      check: ({ text }) => ({ action, code: action, text: `${text}.`, ...(reply && { reply }) }),
    });
    const all = [...rails, finding('redact'), finding('annotate'), finding('escalate', 'Call 988.')];
    const result = runRails('input', all, { text: 'hi' }, context);
    expect(result).toMatchObject({ action: 'escalate', reply: 'Call 988.', text: 'hi...' });
    expect(result.decisive?.rail).toBe('rail-escalate');
  });
});

describe('a rail that breaks', () => {
  it.each<[string, SentenceRail['check']]>([
    [
      'throws',
      () => {
        throw new Error('secret 4111111111111111');
      },
    ],
    ['answers nothing', () => undefined as unknown as Finding],
    ['answers an unknown action', () => ({ action: 'shrug', code: 'x' }) as unknown as Finding],
    ['answers a promise', () => Promise.resolve(pass) as unknown as Finding],
    ['redacts without a text', () => ({ action: 'redact', code: 'x' })],
    ['answers spans that are none', () => ({ action: 'allow', code: 'x', spans: [{ start: 3, end: 1 }] })],
    ['answers no code', () => ({ action: 'allow' }) as unknown as Finding],
  ])('holds the sentence when it %s', (_, check) => {
    const { action, text, verdicts } = runRails('sentence', withSentenceRail(check), sentence, context);
    expect({ action, text }).toEqual({ action: 'hold', text: '' });
    expect(last(verdicts)).toMatchObject({ rail: 'tested', code: 'rail-failed', severity: 'critical' });
    expect(JSON.stringify(verdicts)).not.toContain('4111');
  });

  it('holds the sentence when it takes too long', () => {
    const slow = withSentenceRail(() => {
      const before = process.cpuUsage();
      const startedAt = performance.now();
      while (process.cpuUsage(before).user < 1_050_000 || performance.now() < startedAt + 1_050);
      return pass;
    });
    expect(runRails('sentence', slow, sentence, context).decisive).toMatchObject({
      code: 'rail-failed',
      evidence: ['too-slow'],
    });
  });

  it('blocks the message with our words when it is an input rail', () => {
    const broken: InputRail = {
      name: 'tested',
      version: '1',
      stage: 'input',
      check: () => {
        throw new Error('no');
      },
    };
    const result = runRails('input', [...rails, broken], { text: 'hi' }, context);
    expect(result).toMatchObject({
      action: 'block',
      text: '',
      reply: 'Something went wrong on our side. Please try again.',
    });
  });

  it('flags the turn and leaves the text when it is a rail of the whole answer, which is out already', () => {
    const broken: Rail = {
      name: 'tested',
      version: '1',
      stage: 'answer',
      check: () => ({ action: 'rewrite', code: 'x', text: 'other' }),
    };
    expect(runRails('answer', [...rails, broken], { text: 'shown' }, context)).toMatchObject({
      action: 'escalate',
      text: 'shown',
    });
  });

  it('holds its stage when it is required and missing', () => {
    for (const { name, stage } of rails.filter(({ isRequired }) => isRequired)) {
      const rest = rails.filter((rail) => rail.name !== name);
      const input = { text: 'hi', shown: 'hi', tool: 'search_articles', reads: 'public' as const, args: {} };
      const { action, decisive } = runRails(stage, rest, input, context);
      expect(['hold', 'block']).toContain(action);
      expect(decisive).toMatchObject({ rail: name, code: 'rail-missing' });
    }
  });
});

describe('modes', () => {
  const holds: SentenceRail['check'] = () => ({ action: 'hold', code: 'never' });

  it('record and change nothing in shadow', () => {
    const { action, text, verdicts } = runRails('sentence', withSentenceRail(holds, 'shadow'), sentence, context);
    expect({ action, text }).toEqual({ action: 'allow', text: 'All is well.' });
    expect(last(verdicts)).toMatchObject({ rail: 'tested', action: 'annotate', wouldDo: 'hold' });
  });

  it('skip a rail that is off', () => {
    const { action, verdicts } = runRails('sentence', withSentenceRail(holds, 'off'), sentence, context);
    expect(action).toBe('allow');
    expect(verdicts.map(({ rail }) => rail)).not.toContain('tested');
  });

  it('are refused for names and modes that do not exist, all at once', () => {
    expect(() => configureRails(rails, { nonsense: 'off', 'education-note': 'loud' })).toThrow(/nonsense.*loud/s);
  });

  it('are refused for a required rail outside tests', () => {
    for (const name of ['backed-figures', 'personal-data', 'consent']) {
      expect(() => configureRails(rails, { [name]: 'shadow' })).toThrow(expect.objectContaining({ code: 'CONFIG' }));
      expect(() => configureRails(rails, { [name]: 'off' })).toThrow(name);
    }
    const tested = configureRails(rails, { 'backed-figures': 'off' }, { isTest: true });
    expect(runRails('sentence', tested, { text: '$9.99', shown: '$9.99' }, context).action).toBe('allow');
  });

  it('change the version of the rails', () => {
    expect(railsVersion(configureRails(rails, { 'education-note': 'off' }))).not.toBe(railsVersion(rails));
    expect(railsVersion(configureRails(rails, {}))).toBe(railsVersion(rails));
  });
});
