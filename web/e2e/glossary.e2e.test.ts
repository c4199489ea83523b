// Words of the glossary in the browser: in a reply, in an article and on the page of all of them; by mouse, finger and keyboard.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { households } from '../../knowledge/db/seed.ts';
import { glossary } from '../../knowledge/glossary.ts';
import { accessibilityProblems } from './browser.ts';
import { useProduct } from './product.ts';
import { TODAY } from './serve.ts';

const PHONE = { width: 320, height: 640 };
const ARTICLE = '/articles/card-interest-and-apr';
const product = useProduct();

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await product.browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(product.server.url + path);
  return page;
}

const meaningOf = (id: string) => glossary().find((term) => term.id === id)?.definition ?? 'no such term';
const apr = (page: Page) => page.locator('a.term[href="/glossary#apr"]');
const openNote = (page: Page) => page.locator('.term-note:popover-open');

describe('a term in an article', () => {
  it('opens under the pointer, stays while the pointer is on the note, and closes when it leaves', async () => {
    const page = await open(ARTICLE);
    await apr(page).hover();
    await openNote(page).waitFor();
    expect(await openNote(page).innerText()).toContain(meaningOf('apr'));
    await openNote(page).hover();
    await page.waitForTimeout(400);
    expect(await openNote(page).count()).toBe(1);
    await page.getByRole('heading', { level: 1 }).hover();
    await openNote(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('opens, is read, leads on and closes by keyboard alone', async () => {
    const page = await open(ARTICLE);
    const before = await page.locator('main').boundingBox();
    await page.keyboard.press('Tab');
    await openNote(page).waitFor();
    const word = page.locator(':focus');
    expect(await word.getAttribute('class')).toBe('term');
    const note = page.locator(`#${await word.getAttribute('aria-describedby')}`);
    expect(await openNote(page).innerText()).toContain(await note.innerText());
    expect(await page.locator('main').boundingBox()).toEqual(before);

    await page.keyboard.press('Escape');
    expect(await openNote(page).count()).toBe(0);
    expect(await word.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await openNote(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(ARTICLE);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Read more');
    expect(await openNote(page).count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('class')).toBe('term');
    expect(await openNote(page).count()).toBe(1);
    expect(await openNote(page).innerText()).not.toContain(await note.innerText());
    await page.context().close();
  });

  it('fits a narrow phone in the dark, by tap, and nothing is wrong with the page', async () => {
    const page = await open(ARTICLE, {
      viewport: PHONE,
      colorScheme: 'dark',
      hasTouch: true,
      isMobile: true,
      bypassCSP: true,
    });
    for (const word of await page.locator('a.term').all()) {
      await word.tap();
      await openNote(page).waitFor();
      const { x = -1, y = -1, width = 0, height = 0 } = (await openNote(page).boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(PHONE.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(PHONE.height);
      await page.keyboard.press('Escape');
    }
    await apr(page).tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a term in a reply', () => {
  it('opens its meaning by keyboard and by mouse, beside figures that stay buttons', async () => {
    const page = await open('/', { bypassCSP: true });
    const [household] = households({ seed: 1, anchorOn: TODAY });
    await page.getByRole('button', { name: household?.email }).click();
    const box = page.getByRole('textbox', { name: 'Your question' });
    await box.fill('what is credit utilization and what is my credit utilization');
    await page.keyboard.press('Enter');
    const reply = page.getByRole('article', { name: 'Coach' });
    await reply.getByRole('button', { name: 'How I got this' }).waitFor();
    const shown = (await reply.locator('p').allInnerTexts()).join(' ');
    const word = reply.locator('a.term').first();
    await word.waitFor();
    // The page's own words are the same with and without marks.
    await word.focus();
    expect(shown).toContain(await word.innerText());
    await word.press('Enter');
    await openNote(page).waitFor();
    expect(glossary().map(({ definition }) => `${definition} Read more`)).toContain(await openNote(page).innerText());
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await openNote(page).count()).toBe(0);
    await reply.locator('button.figure').first().click();
    await page.getByRole('dialog').waitFor();
    await page.context().close();
  });
});

describe('the glossary page', () => {
  it('narrows down while typing, says how many are left, and a link leads to its term', async () => {
    const page = await open('/glossary#escrow', { bypassCSP: true });
    expect(await page.locator('#escrow').isVisible()).toBe(true);
    expect(await page.getByRole('status').innerText()).toBe(`${glossary().length} terms`);
    await page.getByRole('searchbox', { name: 'Find a word' }).fill('billing dispute');
    expect(await page.locator('.entry:visible h3').allInnerTexts()).toEqual(['Chargeback']);
    expect(await page.locator('section:visible h2').allInnerTexts()).toEqual(['C']);
    expect(await page.getByRole('status').innerText()).toBe('1 term');
    await page.getByRole('searchbox').fill('zzzz');
    expect(await page.getByRole('status').innerText()).toBe('No term has these words.');
    expect(await page.locator('.entry:visible').count()).toBe(0);
    await page.getByRole('searchbox').fill('');
    expect(await page.locator('.entry:visible').count()).toBe(glossary().length);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});
