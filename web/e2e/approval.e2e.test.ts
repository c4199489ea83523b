// A change in the browser: the card says what would be done, the keyboard answers it, and nothing happens before.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { households } from '../../knowledge/db/seed.ts';
import { accessibilityProblems, openPage, signInAs } from './browser.ts';
import { useProduct } from './product.ts';
import { command, TODAY } from './serve.ts';

const [, second, third, fourth] = households({ seed: 1, anchorOn: TODAY });
const email = third?.email ?? '';
const other = second?.email ?? '';
const fourthEmail = fourth?.email ?? '';
const product = useProduct((folder) => {
  const script = join(folder, 'script.json');
  const args = { category: 'groceries', monthCents: 43_210 };
  writeFileSync(script, JSON.stringify({ turns: [{ steps: [{ tools: [{ name: 'set_budget', args }] }] }] }));
  return { COACH_MODEL: `scripted:${script}`, COACH_TEST_MODELS: '1', COACH_TODAY: TODAY };
});

async function ask(page: Page) {
  await page.getByRole('textbox', { name: 'Your question' }).fill('Set a grocery budget of $432.10.');
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: /monthly budget/ });
  await card.waitFor();
  return card;
}

async function budgetsOf(page: Page): Promise<{ category: string; monthCents: number }[]> {
  const login = await page.request.post(`${product.server.url}/api/v1/auth/refresh`, {
    headers: { origin: product.server.url },
  });
  const { data } = (await login.json()) as { data: { token: string } };
  const headers = { authorization: `Bearer ${data.token}` };
  const answer = await page.request.get(`${product.server.url}/api/v1/users/me/budgets`, { headers });
  return ((await answer.json()) as { data: { budgets: { category: string; monthCents: number }[] } }).data.budgets;
}

describe('a change in the browser', () => {
  it('is declined, then approved, with the keyboard alone', async () => {
    const page = await openPage(product.browser, product.server.url);
    await signInAs(page, email);
    const card = await ask(page);
    expect(await card.innerText()).toMatch(/Category\s+Groceries\s+Each month\s+\$432\.10/);
    await card.getByRole('button', { name: 'Not now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('All right, nothing was changed.').waitFor();
    await card.waitFor({ state: 'hidden' });
    expect(await budgetsOf(page)).toEqual([]);

    const again = await ask(page);
    await again.getByRole('button', { name: 'Approve' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('Your Groceries budget is now').waitFor();
    await again.waitFor({ state: 'hidden' });
    expect(await budgetsOf(page)).toMatchObject([{ category: 'Groceries', monthCents: 43_210 }]);
    await page.context().close();
  });

  it('waits through a reload with its buttons, is gone once answered, and stays gone', async () => {
    const page = await openPage(product.browser, product.server.url);
    await signInAs(page, fourthEmail);
    await ask(page);
    const card = page.getByRole('region', { name: /monthly budget/ });
    const reload = async () => {
      await page.reload();
      await page.getByText('Set a grocery budget of $432.10.').waitFor();
    };
    await reload();
    await card.waitFor();
    expect(await card.count()).toBe(1);
    expect(await card.innerText()).toMatch(/Category\s+Groceries\s+Each month\s+\$432\.10/);
    expect(await budgetsOf(page)).toEqual([]);
    await card.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Your Groceries budget is now').waitFor();
    await card.waitFor({ state: 'hidden' });
    expect(await budgetsOf(page)).toMatchObject([{ category: 'Groceries', monthCents: 43_210 }]);
    await reload();
    await page.getByText('Your Groceries budget is now').waitFor();
    expect(await card.count()).toBe(0);
    await page.context().close();
  });

  it('can no longer be approved when its ten minutes are over', async () => {
    const page = await openPage(product.browser, product.server.url);
    await signInAs(page, fourthEmail);
    await page.clock.install();
    const card = await ask(page);
    const approve = card.getByRole('button', { name: 'Approve' });
    await page.clock.fastForward(500_000);
    expect(await approve.count()).toBe(1);
    await page.clock.fastForward(101_000);
    await approve.waitFor({ state: 'hidden' });
    expect(await card.innerText()).toContain('nothing was changed');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('shows a card without an accessibility problem (%s)', async (scheme) => {
    const page = await openPage(product.browser, product.server.url, scheme);
    await signInAs(page, email);
    await ask(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a change over POST /chat', () => {
  it('comes as `approval`, and is done by the answer with its token, once', async () => {
    const call = async (path: string, body?: object, token?: string) => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
      const answer = await fetch(`${product.server.url}/api/v1${path}`, init);
      return { status: answer.status, body: (await answer.json()) as Record<string, Record<string, unknown>> };
    };
    const samples = await call('/auth/samples');
    const login = await call('/auth/login', { email: other, password: samples.body.data?.password });
    const token = String(login.body.data?.token);
    const asked = await call('/chat', { message: 'Set a grocery budget of $432.10.' }, token);
    const { approval, conversationId } = asked.body.data as {
      approval: { interruptId: string; tool: string; args: object; token: string };
      conversationId: string;
    };
    expect(approval).toMatchObject({ tool: 'set_budget', args: { category: 'Groceries', monthCents: 43_210 } });
    const answer = (payload: object) => {
      const resume = [{ interruptId: approval.interruptId, status: 'resolved', payload }];
      return call('/chat', { conversationId, resume }, token);
    };
    const altered = { ...approval.args, monthCents: 99_999 };
    for (const payload of [
      { approved: true, token: 'x' },
      { approved: true, token: approval.token, args: altered },
    ])
      expect(await answer(payload)).toMatchObject({ status: 403, body: { error: { code: 'APPROVAL_INVALID' } } });
    const right = await answer({ approved: true, token: approval.token });
    expect(right.body.data?.response).toContain('Your Groceries budget is now $432.10');
    expect(await answer({ approved: true, token: approval.token })).toMatchObject({
      status: 409,
      body: { error: { code: 'APPROVAL_USED' } },
    });
    expect(await call('/chat', { conversationId, resume: [] }, token)).toMatchObject({ status: 400 });
  });
});

describe('a change over `ask`', () => {
  it('comes as `approval`, and is done by the answer with its token', async () => {
    const asked = await command(
      product.server.dataDir,
      ['ask', '--user', email, '--json', 'Set a grocery budget of $432.10.'],
      product.settings,
    );
    const { approval, conversationId, response } = JSON.parse(asked.out) as {
      approval: { interruptId: string; tool: string; args: unknown; token: string };
      conversationId: string;
      response: string;
    };
    expect(approval).toMatchObject({ tool: 'set_budget', args: { category: 'Groceries', monthCents: 43_210 } });
    expect(response).toContain('$432.10');
    const answer = (token: string) =>
      command(
        product.server.dataDir,
        [
          'ask',
          '--user',
          email,
          '--json',
          '--conversation',
          conversationId,
          '--approve',
          approval.interruptId,
          '--token',
          token,
        ],
        product.settings,
      );
    const wrong = await answer('x');
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('APPROVAL_INVALID')]);
    const right = await answer(approval.token);
    expect([right.code, right.out]).toEqual([0, expect.stringContaining('Your Groceries budget is now $432.10')]);
    const replayed = await answer(approval.token);
    expect([replayed.code, replayed.out]).toEqual([1, expect.stringContaining('APPROVAL_USED')]);
  });
});
