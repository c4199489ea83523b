// `npm run sync`: every linked bank is fetched, one that fails is named, and without Plaid's settings it says which are missing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../knowledge/config.ts';
import { openScene, type PlaidScene } from '../../knowledge/ingest/plaid/scene.fixture.ts';
import { bought } from '../../knowledge/ingest/plaid/server.fixture.ts';
import { runCommand } from './run.ts';

let scene: PlaidScene;

beforeAll(async () => {
  scene = await openScene('2026-10-15');
});

afterAll(() => scene.close());

const run = async (args: string[], env: Record<string, string> = {}) => {
  let [out, err] = ['', ''];
  const exit = await runCommand('sync', args, {
    db: scene.db,
    config: readConfig({ COACH_TODAY: '2026-10-15', ...env }),
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

it('says which settings are missing, and who is not there', async () => {
  expect(await run([])).toMatchObject({ exit: 1, err: expect.stringContaining('PLAID_CLIENT_ID') });
  expect(await run(['--user', 'nobody@test.invalid'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('no user'),
  });
});

it('fetches every link; a key that does not fit is one link’s failure, in JSON and in words', async () => {
  const settings = { PLAID_CLIENT_ID: 'client', PLAID_SECRET: 'secret', PLAID_BASE_URL: scene.server.baseUrl };
  expect(await run([], settings)).toMatchObject({ exit: 0, out: 'No bank is linked.\n' });
  const { itemId } = await scene.linked({ pages: [{ added: [bought('t1', 1)] }] });
  const good = { ...settings, PLAID_TOKEN_KEY: scene.tokenKey.toString('base64') };
  expect(await run([], good)).toMatchObject({ exit: 0, out: `${itemId}: synced, 1 new, 0 updated.\n` });
  const other = { ...settings, PLAID_TOKEN_KEY: Buffer.alloc(32, 1).toString('base64') };
  const failed = await run(['--json'], other);
  expect([failed.exit, JSON.parse(failed.out)]).toMatchObject([
    1,
    { links: [{ item: itemId, status: 'failed', code: 'CONFIG' }] },
  ]);
});
