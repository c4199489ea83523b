// The jobs by command and by the server's timer: a new day is noticed once, one event for one customer, and what is said about it.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../knowledge/config.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { testDatabase } from '../../knowledge/db/fixture.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { households } from '../../knowledge/db/seed.ts';
import { importPlaid } from '../../knowledge/ingest/import.ts';
import { addUser } from '../../knowledge/users.ts';
import { startDaily } from '../server/daily.ts';
import { memoryLog } from '../server/fixture.ts';
import { runCommand } from './run.ts';

const TODAY = '2026-10-15';
let db: Database;
let customerId: string;
beforeAll(async () => {
  db = await testDatabase();
  const agreed = { email: 'agreed@test.invalid', name: 'Agreed', timeZone: 'America/New_York', consent: true };
  customerId = (await addUser(db, { ...agreed, password: 'a-long-password-1' })).id;
  await addUser(db, { ...agreed, email: 'silent@test.invalid', consent: false, password: 'a-long-password-1' });
  const [home] = households({ seed: 4, anchorOn: TODAY });
  await importPlaid(db, customerId, { name: 'home.json', json: home?.plaid }, { today: TODAY });
});
afterAll(() => db.close());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand('jobs', args, {
    db,
    config: readConfig({}),
    cwd: '.',
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

const derivedOn = () =>
  asCustomer(db, customerId, async (tx) => {
    const { rows } = await tx.execute<{ on: string }>(sql`select as_of::text as on from api.derived_days`);
    return rows[0]?.on;
  });

describe('npm run jobs', () => {
  it('brings everybody to a new day, once, and leaves out who has not agreed', async () => {
    const first = await run('--daily', '--now', '2026-10-16T12:00:00Z', '--json');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ done: [customerId], skipped: [], failed: [] });
    expect(JSON.parse(first.out).noConsent).toHaveLength(1);
    expect(await derivedOn()).toBe('2026-10-16');
    const again = await run('--daily', '--now', '2026-10-16T18:00:00Z');
    expect(again.out).toContain('0 customers brought up to date, 1 were already, 1 have not agreed');
  });

  it('takes the day from where the customer lives: late in the evening there it is still yesterday', async () => {
    const { out } = await run(
      '--user',
      'agreed@test.invalid',
      '--event',
      'daily',
      '--now',
      '2026-10-18T03:30:00Z',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({ today: '2026-10-17', status: 'done' });
  });

  it('stores nothing when the same event comes twice', async () => {
    const args = ['--user', 'agreed@test.invalid', '--event', 'daily', '--now', '2026-10-19T12:00:00Z', '--json'];
    expect(JSON.parse((await run(...args)).out).stored.signals).toBeGreaterThan(20);
    const { stored } = JSON.parse((await run(...args)).out);
    expect(Object.values(stored).every((count) => count === 0)).toBe(true);
  });

  it('says what is wrong with a call, and that nothing is looked at without consent', async () => {
    expect((await run('--daily', '--user', 'agreed@test.invalid')).code).toBe(2);
    expect((await run('--user', 'agreed@test.invalid', '--event', 'weekly')).code).toBe(2);
    expect((await run('--daily', '--now', 'tomorrow')).err).toContain('is not a time');
    const silent = await run('--user', 'silent@test.invalid', '--event', 'daily');
    expect(silent.out).toContain('nothing was looked at');
  });
});

describe('the server’s timer', () => {
  it('does a round at once and again when days have moved on, never two at a time', async () => {
    const { log, lines } = memoryLog();
    const timer = startDaily({ db, log, today: '2026-10-21', everyMs: 20 });
    for (let tries = 0; tries < 200 && (await derivedOn()) !== '2026-10-21'; tries++) {
      await new Promise((done) => setTimeout(done, 25));
    }
    await timer.close();
    expect(await derivedOn()).toBe('2026-10-21');
    expect(lines.filter((line) => line.includes('daily jobs'))).toHaveLength(1);
    expect(lines.join()).not.toContain(customerId);
  });
});
