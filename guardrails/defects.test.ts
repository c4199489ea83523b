// Every rail stops its own defect, alone; without it, or with it broken, the stage fails closed.
import { describe, expect, it } from 'vitest';
import { type Defect, defects, USUAL } from './defects.fixture.ts';
import { rails } from './index.ts';
import type { Finding, Rail, Stage } from './rail.ts';
import { configureRails, EXPECTED, runRails } from './run.ts';

/** What becomes of a text when a rail of its stage does not work. What is out already can only be flagged. */
const CLOSED: Record<Stage, string> = {
  input: 'block',
  'tool-call': 'block',
  'tool-result': 'block',
  sentence: 'hold',
  answer: 'escalate',
};

const feed = ({ stage, input, context }: Defect, list: readonly Rail[]) =>
  runRails(stage, list, input, { ...USUAL, ...context });

const broken: [string, () => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['answers nothing', () => undefined],
  ['never comes back with an answer', () => new Promise(() => {})],
];

it('has a defect for every rail, and expects every rail at its stage', () => {
  expect(rails.length).toBeGreaterThan(0);
  expect(rails.filter(({ name }) => !defects.some(({ rail }) => rail === name)).map(({ name }) => name)).toEqual([]);
  const listed = Object.fromEntries(
    Object.keys(EXPECTED).map((stage) => [stage, rails.filter((rail) => rail.stage === stage).map(({ name }) => name)]),
  );
  expect(EXPECTED).toEqual(listed);
});

describe.each(defects)('$rail, fed $code', (defect) => {
  const { rail: name, stage, action, code } = defect;

  it('acts, and no other rail does', () => {
    const { verdicts, action: decided } = feed(defect, rails);
    expect(verdicts.filter((verdict) => verdict.action !== 'allow')).toMatchObject([{ rail: name, action, code }]);
    expect(decided).toBe(action);
  });

  it('is what the text does not pass, and nothing else', () => {
    const off = configureRails(rails, { [name]: 'off' }, { isTest: true });
    expect(feed(defect, off)).toMatchObject({ action: 'allow' });
  });

  it('fails closed when it is missing', () => {
    const rest = rails.filter((rail) => rail.name !== name);
    const { action: decided, verdicts } = feed(defect, rest);
    expect(decided).toBe(CLOSED[stage]);
    expect(verdicts.filter((verdict) => verdict.action !== 'allow')).toMatchObject([
      { rail: name, code: 'rail-missing', severity: 'critical' },
    ]);
  });

  it.each(broken)('fails closed when it %s', (_, check) => {
    const list = rails.map((rail) =>
      rail.name === name ? ({ ...rail, check: check as () => Finding } as Rail) : rail,
    );
    const { action: decided, verdicts } = feed(defect, list);
    expect(decided).toBe(CLOSED[stage]);
    expect(verdicts.filter((verdict) => verdict.action !== 'allow')).toMatchObject([
      { rail: name, code: 'rail-failed', severity: 'critical' },
    ]);
  });
});
