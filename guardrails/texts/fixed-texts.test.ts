import { describe, expect, it } from 'vitest';
import { readingGrade } from '../../knowledge/editing/prose.ts';
import { links } from '../links.ts';
import { defaultContext } from '../screen.ts';
import { fixedText, fixedTexts } from './fixed-texts.ts';

/** Every number a text may tell people to call, as its owner prints it. */
const NUMBERS = ['911', '988', '211', '1-800-388-2227', '1-855-411-2372', '1-877-322-8228'];
/** Other figures: an age, the days of a deadline, the key for Spanish. */
const FIGURES = ['13', '18', '30', '60', '2'];

const all = Object.entries(fixedTexts).flatMap(([locale, texts]) =>
  Object.entries(texts).map(([name, text]) => ({ locale, name, ...text })),
);
const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '');

it('has every text in every locale', () => {
  expect(all.length).toBeGreaterThan(15);
  const names = Object.keys(fixedTexts['en-US']);
  for (const texts of Object.values(fixedTexts)) expect(Object.keys(texts)).toEqual(names);
});

describe.each(all)('$locale: $name', ({ text, sources, reviewedOn }) => {
  it('reads at grade 8 or below', () => {
    const english = text.replace(/^En español:.*$/m, '').replaceAll(/https:\/\/\S+/g, 'there.');
    expect(readingGrade(english)).toBeLessThanOrEqual(8);
  });

  it('has sources over https, and the day it was reviewed', () => {
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(new URL(source).protocol).toBe('https:');
    expect(reviewedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('names only numbers that are somebody to call, and figures that are law', () => {
    const prose = text.replaceAll(/https:\/\/\S+/g, '');
    const found = prose.match(/\d[\d-]*/g) ?? [];
    for (const figure of found) expect([...NUMBERS, ...FIGURES]).toContain(figure);
  });

  it('links only to a page of one of its sources, over https', () => {
    for (const [url] of text.matchAll(/\bhttps?:\S+?(?=[.,;:!?]?(?:\s|$))/g)) {
      expect(url).toMatch(/^https:\/\//);
      expect(sources.map(hostOf)).toContain(hostOf(url));
      expect(links.check({ text: url, shown: url }, defaultContext({ facts: [] })).action).toBe('allow');
    }
    expect(text).not.toMatch(/\bwww\.(?<!https:\/\/www\.)/);
  });
});

it('fills in the day', () => {
  expect(fixedText('dispute', { today: 'November 21, 2026' })).toMatch(/^I noted on November 21, 2026 that/);
  expect(all.filter(({ name, text }) => fixedText(name as 'crisis', { today: 'x' }).includes('{') || !text)).toEqual(
    [],
  );
});

it('promises no time that nobody keeps', () => {
  for (const { text } of all) expect(text).not.toMatch(/\bwithin \d+ (?:hours|minutes)|\bby tomorrow\b/);
});
