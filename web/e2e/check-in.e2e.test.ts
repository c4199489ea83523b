// The well-being check-in in the browser, taken with the keyboard alone.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityProblems } from './browser.ts';
import { signedIn, useProduct } from './product.ts';

const product = useProduct();

const focused = (page: Page) =>
  page.evaluate(() => {
    const { name, value, textContent } = document.activeElement as HTMLInputElement;
    return name ? `${name} ${value}` : textContent;
  });
/** The form is ready once its heading has the focus. */
const isOpen = (page: Page) => expect.poll(() => focused(page)).toBe('How does money feel right now?');
const openForm = async (page: Page) => {
  await page.getByRole('button', { name: 'Check-in', exact: true }).focus();
  await page.keyboard.press('Enter');
  await isOpen(page);
};
/** Picks the choice at this place of the group that Tab leads to. A space picks the first, each arrow the next. */
const choose = async (page: Page, place: number) => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
};

describe('the check-in', () => {
  it('is taken by keyboard: a missing answer is named and focused, the score and its history are shown', async () => {
    const page = await signedIn(product, 0);
    await openForm(page);
    for (let question = 1; question <= 10; question++) {
      // Question 4 is passed over.
      if (question === 4) await page.keyboard.press('Tab');
      else await choose(page, 2);
    }
    await expect.poll(() => page.getByRole('progressbar').getAttribute('value')).toBe('9');
    await choose(page, 0);
    await expect.poll(() => focused(page)).toBe('age_group 18-61');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Question 4 has no answer yet.').waitFor();
    await expect.poll(() => focused(page)).toBe('question_4 completely');
    const group = page.getByRole('radiogroup', { name: '4. I can enjoy life' });
    await expect.poll(() => group.getAttribute('aria-invalid')).toBe('true');
    expect(await group.innerText()).toContain('Choose one answer.');

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => group.getAttribute('aria-invalid')).toBe('false');
    await page.keyboard.press('Enter');
    // Twenty points, read alone, 18 to 61: 50 in the published table.
    await page.getByRole('heading', { name: 'Your well-being score is 50' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Your well-being score is 50');
    expect(await page.getByRole('img').getAttribute('aria-label')).toContain('50 on a scale from 0 to 100');
    expect(await page.getByRole('region', { name: 'Well-being check-in' }).innerText()).toContain('It is not a grade');

    await page.getByRole('button', { name: 'Take the check-in again' }).press('Enter');
    await isOpen(page);
    for (let question = 1; question <= 10; question++) await choose(page, question === 1 ? 0 : 2);
    await choose(page, 0);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your well-being score is 52' }).waitFor();
    const rows = page.getByRole('table', { name: 'Your check-ins' }).locator('tbody tr');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/June 15, 2026\s+52\s+\+2/),
      expect.stringMatching(/June 15, 2026\s+50/),
    ]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility problem in %s, from the form to the score',
    async (scheme) => {
      const page = await signedIn(product, scheme === 'light' ? 1 : 2, scheme);
      await openForm(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'See my score' }).click();
      await page.getByRole('alert').getByText('Question 1, Question 2').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      for (const label of ['Somewhat', 'Sometimes', '62 or older']) {
        for (const radio of await page.getByRole('radio', { name: label }).all()) await radio.check();
      }
      await page.getByRole('button', { name: 'See my score' }).click();
      await page.getByRole('heading', { name: 'Your well-being score is 53' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.context().close();
    },
  );
});
