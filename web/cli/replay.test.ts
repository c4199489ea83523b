// `npm run replay`: what flips when a rail is switched off, in words and as JSON, and what is said of wrong use.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer } from '../../agent/answer.ts';
import { collectAnswer } from '../../agent/collect.ts';
import { equip } from '../../agent/equip.ts';
import { scriptedModel } from '../../agent/models/scripted.ts';
import type { Replayed } from '../../agent/replay.ts';
import { readConfig } from '../../knowledge/config.ts';
import { testCustomer, testDatabase } from '../../knowledge/db/fixture.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { runCommand } from './run.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  const customerId = await testCustomer(db);
  const model = scriptedModel({
    turns: [{ steps: [{ text: ['I have frozen your card.'] }] }, { steps: [{ text: ['Your bank app can do that.'] }] }],
  });
  const turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message: 'freeze my card' };
  const deps = { ...equip(model), db, today: '2026-06-15', turnTimeoutMs: 20_000 };
  const { response } = await collectAnswer(answer(turn, deps));
  expect(response).toBe('Your bank app can do that.');
});
afterAll(() => db.close());

const run = async (...args: string[]) => {
  let [out, err] = ['', ''];
  const exit = await runCommand('replay', args, {
    db,
    config: readConfig({}),
    cwd: '/',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { exit, out, err };
};

it('finds every turn the same under the rails it was answered under', async () => {
  expect(await run()).toEqual({ exit: 0, out: '1 turns the same, 0 changed, 0 that cannot be replayed.\n', err: '' });
});

it('prints what flips when a rail is off, and the reply then', async () => {
  const { out } = await run('--rails', 'deeds=off');
  expect(out).toContain('sentence deeds: hold (action-not-done) -> allow');
  expect(out).toContain('was: "Your bank app can do that."');
  expect(out).toContain('now: "I have frozen your card."');
  const { out: json } = await run('--rails', 'deeds=off', '--json');
  expect(JSON.parse(json) as Replayed[]).toMatchObject([{ is: 'changed', now: 'I have frozen your card.' }]);
});

it('says what is wrong with its arguments', async () => {
  expect(await run('--rails', 'deeds')).toMatchObject({ exit: 2, err: expect.stringContaining('NAME=MODE') });
  expect(await run('--rails', 'nobody=off')).toMatchObject({ exit: 1, err: expect.stringContaining('no rail') });
  expect(await run('--limit', 'many')).toMatchObject({ exit: 2 });
});
