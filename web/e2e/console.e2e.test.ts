import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { households, SAMPLE_PASSWORD } from '../../knowledge/db/seed.ts';
import { accessibilityProblems } from './browser.ts';
import { ask, shown, signIn } from './line.ts';
import { useProduct } from './product.ts';
import { TODAY } from './serve.ts';

const WRONG = '$98,765.43';
const [household] = households({ seed: 1, anchorOn: TODAY });
const product = useProduct((folder) => {
  const script = join(folder, 'script.json');
  const lookUp = {
    tools: [{ name: 'get_spending', args: { from: '2026-05-01', to: '2026-05-31', category: 'Groceries' } }],
  };
  const spoiled = { text: ['You spent ', WRONG.slice(0, 4), WRONG.slice(4), ' on groceries in May.'] };
  writeFileSync(script, JSON.stringify({ turns: [{ steps: [lookUp] }, { steps: [spoiled] }] }));
  return { COACH_MODEL: `scripted:${script}`, COACH_TEST_MODELS: '1' };
});

async function openConsole(): Promise<Page> {
  const page = await (await product.browser.newContext({ bypassCSP: true })).newPage();
  await page.goto(`${product.server.url}/console`);
  return page;
}

it('an operator opens the turn a model spoiled, reads why it was held, and records a verdict', async () => {
  const token = await signIn(product.server.url, household?.email ?? '', SAMPLE_PASSWORD);
  const heard = await ask(product.server.url, token, 'How much did I spend on groceries last month?');
  expect(heard.raw).not.toContain(WRONG);
  expect(shown(heard)).toContain('$');

  const page = await openConsole();
  await page.getByRole('button', { name: 'operator@sample.invalid' }).click();
  await page.getByRole('button', { name: 'A sentence was held' }).first().click();
  const flag = page.getByRole('region', { name: 'Flagged turn' });
  await flag.getByText('Held back, never shown').waitFor();
  expect(await flag.locator('.held').first().innerText()).toContain(WRONG);
  expect(await flag.locator('.held').first().innerText()).toContain('figure-without-source');
  expect(await accessibilityProblems(page)).toEqual([]);
  await flag.getByLabel('The rail was right').check();
  await flag.getByLabel('Note').fill('The amount is in no record.');
  await flag.getByRole('button', { name: 'Record the verdict' }).click();
  await page.getByText('Your verdict is recorded.').waitFor();
  await flag.getByText('The rail was right: The amount is in no record.').waitFor();
  await page.context().close();
});

it('a thumbs down from a customer reaches the queue', async () => {
  const token = await signIn(
    product.server.url,
    households({ seed: 1, anchorOn: TODAY })[1]?.email ?? '',
    SAMPLE_PASSWORD,
  );
  const heard = await ask(product.server.url, token, 'How much did I spend on groceries last month?');
  const start = heard.events.find((event) => event.type === 'TEXT_MESSAGE_START');
  const rated = await fetch(
    `${product.server.url}/api/v1/messages/${start?.type === 'TEXT_MESSAGE_START' ? start.messageId : ''}/feedback`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ value: 'down' }),
    },
  );
  expect(rated.status).toBe(200);
  const page = await openConsole();
  await page.getByRole('button', { name: 'operator@sample.invalid' }).click();
  await page.getByRole('button', { name: 'The customer said it is wrong' }).waitFor();
  await page.context().close();
});

it("a consumer's token opens nothing of the operators'", async () => {
  const token = await signIn(product.server.url, household?.email ?? '', SAMPLE_PASSWORD);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${product.server.url}/api/v1/operator/flags`, { headers })).status).toBe(403);
  const page = await openConsole();
  await page.getByLabel('Email').fill(household?.email ?? '');
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Your account cannot open this.').waitFor();
  await page.context().close();
});
