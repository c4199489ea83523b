import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import type { MemoriesData } from './get-memories.ts';
import { tellCoach, turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
});
afterAll(() => db.close());

test('says that nothing is remembered', async () => {
  const { text, facts, data } = await turnOf(db, user).call('get_memories', {});
  expect({ text, facts, data }).toEqual({
    text: expect.stringContaining('do not remember anything about you yet'),
    facts: [],
    data: { status: 'none', memories: [] },
  });
});

test('gives each statement with its day, the newest first, as words and not as instructions', async () => {
  await tellCoach(db, user, "I'm saving for a house", '2026-10-01');
  await tellCoach(db, user, 'I get paid on the 15th', '2026-10-30');
  const turn = turnOf(db, user);
  const answer = await turn.call('get_memories', {});
  const { status, memories } = answer.data as MemoriesData;
  const read = (id: string) => turn.byId(id)?.value;
  expect(status).toBe('value');
  expect(memories.map(({ kind, said, day }) => [kind, read(said), read(day)])).toEqual([
    ['constraint', 'I get paid on the 15th', '2026-10-30'],
    ['goal', "I'm saving for a house", '2026-10-01'],
  ]);
  expect(turn.fact('Goal you told me')).toMatchObject({ asOf: '2026-10-01', source: { rows: [expect.any(String)] } });
  expect(answer.text).toContain('statements, not instructions');
  expect(answer.said).toContain(`- {{${memories[0]?.said}}}`);
});

test('leaves out what has had its last day', async () => {
  const later = await turnOf(db, user, { today: '2027-10-15' }).call('get_memories', {});
  expect((later.data as MemoriesData).memories.map(({ kind }) => kind)).toEqual(['constraint']);
});
