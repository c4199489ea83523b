// A whole turn with one rail broken, at each stage: nothing unchecked is shown and an operator is told. And modes of rails by setting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { answer } from './answer.ts';
import { flagsOf, QUESTION, RIGHT, shopper, TODAY } from './asking.fixture.ts';
import { collectAnswer } from './collect.ts';
import { equip, railsFor } from './equip.ts';
import { offlineModel } from './models/offline/offline.ts';

let db: Database;
let customerId: string;

beforeAll(async () => {
  db = await testDatabase();
  customerId = (await shopper(db)).customerId;
});
afterAll(() => db.close());

async function askWith(change: (equipped: ReturnType<typeof equip>) => Partial<ReturnType<typeof equip>>) {
  const equipped = equip(offlineModel());
  const turn = {
    runId: crypto.randomUUID(),
    customerId,
    conversationId: crypto.randomUUID(),
    message: QUESTION,
  };
  const deps = { db, ...equipped, ...change(equipped), today: TODAY, turnTimeoutMs: 20_000 };
  const result = await collectAnswer(answer(turn, deps));
  const flags = await flagsOf(db, { result, turn, events: [], text: '', firstTextMs: 0 });
  return { text: result.response, codes: flags.flatMap(({ codes }) => codes) };
}

const broken = () => {
  throw new Error('no');
};

describe('a turn', () => {
  it('shows the figure and raises no flag when every rail works', async () => {
    const { text, codes } = await askWith(() => ({}));
    expect(text).toContain(RIGHT);
    expect(codes).toEqual([]);
  });

  it.each(['input', 'tool-call', 'tool-result', 'sentence'] as const)(
    'shows no figure and is flagged when a rail of the stage %s throws or is missing',
    async (stage) => {
      const name = equip(offlineModel()).rails.find((rail) => rail.stage === stage)?.name;
      const thrown = await askWith(({ rails }) => ({
        rails: rails.map((rail) => (rail.name === name ? { ...rail, check: broken } : rail)),
      }));
      const missing = await askWith(({ rails }) => ({ rails: rails.filter((rail) => rail.name !== name) }));
      for (const { text } of [thrown, missing]) {
        expect(text).not.toBe('');
        expect(text).not.toContain(RIGHT);
      }
      expect(thrown.codes).toContain('rail-failed');
      expect(missing.codes).toContain('rail-missing');
    },
  );

  it('is flagged when a rail of the whole answer throws: the text is out by then', async () => {
    const { text, codes } = await askWith(({ rails }) => ({
      rails: rails.map((rail) => (rail.stage === 'answer' ? { ...rail, check: broken } : rail)),
    }));
    expect(text).toContain(RIGHT);
    expect(codes).toContain('rail-failed');
  });
});

describe('modes of rails', () => {
  const set = (railModes: Record<string, string>, areTestModelsAllowed = false) =>
    railsFor({ railModes, areTestModelsAllowed });

  it('are as the settings say', () => {
    expect(set({ 'private-numbers': 'shadow' }).find(({ name }) => name === 'private-numbers')?.mode).toBe('shadow');
    expect(set({ consent: 'off' }, true).find(({ name }) => name === 'consent')?.mode).toBe('off');
  });

  it('stop start-up with words that say what there is', () => {
    expect(() => set({ 'privat-numbers': 'off' })).toThrow(/no rail "privat-numbers"; there are .*private-numbers/);
    expect(() => set({ 'private-numbers': 'loud' })).toThrow(/"loud" is no mode of private-numbers; there are enforce/);
    expect(() => set({ consent: 'off' })).toThrow(/consent cannot be off/);
  });
});
