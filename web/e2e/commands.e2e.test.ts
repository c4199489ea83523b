import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { households } from '../../knowledge/db/seed.ts';
import { command, emptyFolder, type Served, serve, TODAY } from './serve.ts';

const folder = emptyFolder();
const QUESTION = 'How much did I spend on groceries last month?';
const [household, second] = households({ seed: 1, anchorOn: TODAY });
if (!household || !second) throw new Error('there are no sample households');

const groceriesInMay = household.plaid.transactions
  .filter((row) => row.date.startsWith('2026-05') && !row.pending && row.amount > 0)
  .filter((row) => row.personal_finance_category.detailed === 'FOOD_AND_DRINK_GROCERIES')
  .reduce((sum, row) => sum + Math.round(row.amount * 100), 0);

const run = (...args: string[]) => command(folder.path, args);
const file = (name: string, content: string) => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

interface Answer {
  response: string;
  traceId: string;
  facts: { label: string; value: number }[];
  error?: { code: string };
}
const askJson = async (email: string, question: string): Promise<Answer> => {
  const { out, code, err } = await run('ask', '--user', email, question, '--json');
  expect({ code, err }).toMatchObject({ code: 0 });
  return JSON.parse(out) as Answer;
};

describe.each([
  ['alone', false],
  ['while the server runs on the same folder', true],
])('the commands, %s', (_, withServer) => {
  let server: Served | undefined;
  beforeAll(async () => {
    if (withServer) server = await serve(folder.path);
  });
  afterAll(() => server?.stop());
  const newcomer = `newcomer-${withServer ? 'served' : 'alone'}@test.invalid`;

  it('ask prints the right amount, and the documented shape as JSON', async () => {
    const answer = await askJson(household.email, QUESTION);
    expect(answer.facts.map(({ value }) => value)).toContain(groceriesInMay);
    expect(Object.keys(answer).sort()).toEqual(
      [
        'citations',
        'conversationId',
        'facts',
        'guardrails',
        'messageId',
        'model',
        'response',
        'suggestions',
        'timing',
        'tools',
        'traceId',
      ].sort(),
    );
    const { out } = await run('ask', '--user', household.email, QUESTION);
    expect(out).toContain(`$${(groceriesInMay / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`);
    expect(out).toMatch(/trace [0-9a-f-]{36}/);
  });

  it('a Plaid file is imported for a new user, once', async () => {
    expect((await run('users', 'add', '--email', newcomer, '--name', 'Newcomer', '--consent', 'all')).code).toBe(0);
    const plaid = file('plaid.json', JSON.stringify(household.plaid));
    const first = JSON.parse((await run('import', '--user', newcomer, plaid, '--json')).out) as {
      files: { new: number; duplicate: number }[];
    };
    expect(first.files[0]?.new).toBe(household.plaid.transactions.length);
    const again = JSON.parse((await run('import', '--user', newcomer, plaid, '--json')).out) as typeof first;
    expect(again.files[0]).toMatchObject({ new: 0, updated: 0, duplicate: household.plaid.transactions.length });
    expect((await askJson(newcomer, QUESTION)).facts.map(({ value }) => value)).toContain(groceriesInMay);
  });

  it.each([
    ['a truncated file', () => JSON.stringify(second.plaid).slice(0, -2_000), 'UNREADABLE_FILE'],
    [
      'a file with the wrong sign',
      () =>
        JSON.stringify({
          ...second.plaid,
          transactions: second.plaid.transactions.map((row) => ({ ...row, amount: -row.amount })),
        }),
      'WRONG_SIGN',
    ],
    ['a file of another format', () => '!Type:Bank\nD05/01/2026\nT-12.00\n^\n', 'UNKNOWN_FORMAT'],
  ])('%s ends with a clear error and nothing imported', async (name, content, code) => {
    const email = `${name.replaceAll(' ', '-')}-${withServer}@test.invalid`;
    await run('users', 'add', '--email', email, '--name', 'Nobody', '--consent', 'all');
    const result = await run('import', '--user', email, file('bad.file', content()), '--json');
    expect(result.code).toBe(1);
    const report = JSON.parse(result.out) as { files: { errors: { code: string; message: string }[] }[] };
    expect(report.files[0]?.errors[0]?.code).toBe(code);
    expect(report.files[0]?.errors[0]?.message.length).toBeGreaterThan(20);
    const after = await askJson(email, 'What is my balance?');
    expect(after.facts).toEqual([]);
  });

  it('a bank’s CSV is imported once, read for what repeats, and taken back', async () => {
    const email = `csv-${withServer}@test.invalid`;
    await run('users', 'add', '--email', email, '--name', 'Nobody', '--consent', 'all');
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
    const rows = months.flatMap((month, at) => [
      `${month}-03,NETFLIX.COM,-15.49,${1000 - at * 100 - 15.49}`,
      `${month}-19,CORNER MARKET,-${84.51},${900 - at * 100}`,
    ]);
    const csv = file('bank.csv', `Date,Description,Amount,Balance\n${rows.join('\n')}\n`);
    const send = async () =>
      JSON.parse((await run('import', '--user', email, csv, '--json')).out) as {
        files: { format: string; new: number; duplicate: number; importId: string }[];
      };
    const { files } = await send();
    expect(files).toMatchObject([{ format: 'csv', new: 8, duplicate: 0 }]);
    expect((await send()).files).toMatchObject([{ new: 0, duplicate: 8 }]);
    const repeating = ['recurring', '--user', email, '--today', '2026-04-20', '--json'];
    const streams = JSON.parse((await run(...repeating)).out) as { cadence: string; lastAmountCents: number }[];
    expect(streams).toContainEqual(expect.objectContaining({ cadence: 'monthly', lastAmountCents: 1549 }));
    const listed = await run('import', '--user', email, '--list');
    expect(listed.out).toContain(files[0]?.importId);
    for (const line of listed.out
      .split('\n')
      .flatMap((text) => /[0-9a-f-]{36}/.exec(text)?.[0] ?? [])
      .reverse())
      expect((await run('import', '--user', email, '--undo', line)).code).toBe(0);
    expect(JSON.parse((await run(...repeating)).out)).toEqual([]);
  });

  it('signals and persona print their documented shapes', async () => {
    const signals = JSON.parse((await run('signals', '--user', household.email, '--json')).out) as {
      signal: string;
      status: string;
    }[];
    expect(signals.length).toBeGreaterThan(4);
    expect(signals.every(({ status }) => ['value', 'not_present', 'unknown'].includes(status))).toBe(true);
    const persona = JSON.parse((await run('persona', '--user', household.email, '--json')).out) as Record<
      string,
      unknown
    >;
    expect(Object.keys(persona).sort()).toEqual(['history', 'matches', 'nearMisses', 'primary', 'window']);
  });

  it('says what is wrong and how to go on', async () => {
    expect(await run('ask', '--user', 'nobody@test.invalid', 'hello')).toMatchObject({ code: 1 });
    expect((await run('ask', '--user', 'nobody@test.invalid', 'hello')).err).toContain('users -- list');
    expect((await run('ask', '--nonsense')).code).toBe(2);
    expect((await run('ask', '--help')).out).toContain('--user');
    const noConsent = `no-consent-${withServer}@test.invalid`;
    await run('users', 'add', '--email', noConsent, '--name', 'Nobody');
    const refused = await run('ask', '--user', noConsent, QUESTION, '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'CONSENT_REQUIRED' } });
    expect((await run('users', 'remove', '--email', noConsent)).code).toBe(0);
    expect((await run('users', 'list')).out).not.toContain(noConsent);
  });
});
