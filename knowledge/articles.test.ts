// The articles themselves: front matter, sources, reading grade, and every sum worked again.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { findArticle, loadArticles } from './articles.ts';
import { plainText } from './search/chunks.ts';

const articles = loadArticles();

describe('every article', () => {
  it('is there', () => expect(articles.length).toBeGreaterThanOrEqual(10));

  it.each(articles)('$id is 300 to 800 words long and reads at grade 8 or below', ({ markdown, readingGrade }) => {
    const { words, grade } = measure(markdown);
    expect(words).toBeGreaterThanOrEqual(300);
    expect(words).toBeLessThanOrEqual(800);
    expect(grade).toBeLessThanOrEqual(readingGrade);
  });

  it.each(articles)('$id gives at least three steps to take', ({ markdown }) => {
    expect(markdown).toMatch(/^1\. [\s\S]*^2\. [\s\S]*^3\. /m);
  });

  it.each(articles)('$id names public authorities by https address', ({ sources }) => {
    const authority = /\.gov$/;
    for (const source of sources) expect(new URL(source.url).hostname).toMatch(authority);
    expect(new Set(sources.map((source) => source.publisher)).size).toBeGreaterThanOrEqual(2);
  });

  it('is asked for in ways no other article claims', () => {
    const lines = articles.flatMap((article) => article.askedAs.map((line) => line.toLowerCase()));
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('shares no run of eight words with another article', () => {
    const seen = new Map<string, string>();
    for (const { id, markdown } of articles) {
      const words =
        plainText(markdown)
          .toLowerCase()
          .match(/[a-z]+/g) ?? [];
      for (let at = 0; at + 8 <= words.length; at += 1) {
        const run = words.slice(at, at + 8).join(' ');
        expect(`${seen.get(run) ?? id}: ${run}`).toBe(`${id}: ${run}`);
        seen.set(run, id);
      }
    }
  });
});

describe('sums in the articles', () => {
  const sums = articles.flatMap(({ id, markdown }) => sumsOf(markdown).map((sum) => ({ id, ...sum })));

  it('are found in every article that works an example', () => {
    expect(sums.length).toBeGreaterThanOrEqual(35);
    expect(new Set(sums.map((sum) => sum.id)).size).toBeGreaterThanOrEqual(9);
  });

  it.each(sums)('$id: $left = $right', ({ left, right }) => {
    const digits = right.replace(/[^\d.]/g, '').split('.')[1]?.length ?? 0;
    const shown = Number(right.replace(/[$,%]/g, '')) / (right.endsWith('%') ? 100 : 1);
    const step = 10 ** -digits / (right.endsWith('%') ? 100 : 1);
    expect(Math.abs(workOut(left) - shown)).toBeLessThanOrEqual(step / 2 + 1e-9);
  });

  it('notices a sum that is wrong', () => {
    const [sum] = sumsOf('A card: $1,500 ÷ $3,000 = 40%');
    expect(sum).toEqual({ left: '$1,500 ÷ $3,000', right: '40%' });
    expect(workOut('$1,500 ÷ $3,000')).toBe(0.5);
  });

  it('of the minimum payment agree with paying month by month', () => {
    const text = findArticle('minimum-payments')?.markdown ?? '';
    const rows: [string, (balance: number, interest: number) => number][] = [
      ['Only the minimum, as it shrinks', (balance, interest) => Math.max(Math.round(balance * 0.01) + interest, 2500)],
      ['$60 every month', () => 6000],
      ['$100 every month', () => 10_000],
    ];
    for (const [label, pay] of rows) {
      const { months, interestCents } = payOff(200_000, 0.24, pay);
      const row = text.split('\n').find((line) => line.includes(label)) ?? '';
      expect(
        row
          .split('|')
          .map((cell) => cell.trim())
          .filter(Boolean),
      ).toEqual([label, `${months} months`, dollars(interestCents)]);
    }
  });

  it('of snowball and avalanche agree with paying month by month', () => {
    const text = findArticle('snowball-vs-avalanche')?.markdown ?? '';
    const debts = [
      { cents: 50_000, rate: 0.18, minimum: 2500 },
      { cents: 300_000, rate: 0.27, minimum: 9000 },
      { cents: 150_000, rate: 0.12, minimum: 5000 },
    ];
    const orders = { Snowball: (debt: Debt) => debt.cents, Avalanche: (debt: Debt) => -debt.rate };
    for (const [label, order] of Object.entries(orders)) {
      const { first, months, interestCents } = payInOrder(debts, 30_000, order);
      const row = text.split('\n').find((line) => line.startsWith(`| ${label}`)) ?? '';
      const cells = row
        .split('|')
        .map((cell) => cell.trim())
        .filter(Boolean);
      expect(cells).toEqual([label, `month ${first}`, `month ${months}`, dollars(interestCents)]);
    }
  });

  it('of compound interest agree with the formula', () => {
    const text = findArticle('compound-interest-and-saving')?.markdown ?? '';
    expect(text).toContain(dollars(Math.round(100_000 * 1.04 ** 10)));
    expect(text).toContain(dollars(Math.round(100_000 * 1.04 ** 30)));
    expect(text).toContain(dollars(Math.round((10_000 * ((1 + 0.04 / 12) ** 120 - 1)) / (0.04 / 12))));
  });
});

describe('loading articles', () => {
  it('finds one by its id, and none by another', () => {
    expect(findArticle('credit-utilization')).toMatchObject({
      url: '/articles/credit-utilization',
      jurisdiction: 'US',
    });
    expect(findArticle('../../package')).toBeUndefined();
  });

  it('lists every problem of every bad file at once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'articles-'));
    writeFileSync(join(folder, 'a.md'), '# no front matter');
    writeFileSync(join(folder, 'b.md'), '---\nid: c\ntitle: x\nsources: []\n---\ntext');
    writeFileSync(join(folder, 'c.md'), '---\n[\n---\ntext');
    const load = () => loadArticles(pathToFileURL(`${folder}/`));
    expect(load).toThrow(/a\.md: starts with front matter/);
    expect(load).toThrow(/b\.md: askedAs: /);
    expect(load).toThrow(/b\.md: sources: name at least two publishers/);
    expect(load).toThrow(/c\.md: the front matter is not YAML/);
  });

  it('refuses raw HTML, and an id that is not the file name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'articles-'));
    const good = articles[0];
    if (!good) throw new Error('no article');
    const { url: _url, markdown: _markdown, ...front } = good;
    writeFileSync(join(folder, 'x.md'), `---\n${JSON.stringify(front)}\n---\nHello <script>alert(1)</script>`);
    expect(() => loadArticles(pathToFileURL(`${folder}/`))).toThrow(
      /x\.md: id: must be the file's name[\s\S]*x\.md: the text holds HTML/,
    );
  });
});

interface Debt {
  cents: number;
  rate: number;
  minimum: number;
}

function measure(markdown: string): { words: number; grade: number } {
  const prose = markdown
    .split('\n')
    .filter((line) => !line.startsWith('|') && !line.startsWith('#') && !line.includes(' = '))
    .map((line) => line.replace(/^\s*(-|\d+\.) /, '').replace(/\*\*/g, ''))
    .join('\n');
  const sentences = prose.split(/[.!?:](?=\s|$)|\n+/).filter((sentence) => /[a-z]/i.test(sentence)).length;
  const words = prose.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  // Flesch-Kincaid grade level (Kincaid et al. 1975).
  const grade = (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
  return { words: plainText(markdown).split(/\s+/).length, grade };
}

function sumsOf(markdown: string): { left: string; right: string }[] {
  const sum = /((?:[(]?\$?[\d,.]+%?[)]?\s[+−×÷]\s)+\$?[\d,.]*\d%?[)]?)\s=\s(\$?[\d,.]*\d%?)/g;
  return [...plainText(markdown).matchAll(sum)].map(([, left = '', right = '']) => ({ left, right }));
}

function workOut(sum: string): number {
  const tokens = sum.replace(/[$,]/g, '').match(/[\d.]+%?|[()+−×÷]/g) ?? [];
  let at = 0;
  const value = (): number => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = terms();
      at += 1;
      return inner;
    }
    return token.endsWith('%') ? Number(token.slice(0, -1)) / 100 : Number(token);
  };
  const factors = (): number => {
    let result = value();
    while (tokens[at] === '×' || tokens[at] === '÷')
      result = tokens[at++] === '×' ? result * value() : result / value();
    return result;
  };
  const terms = (): number => {
    let result = factors();
    while (tokens[at] === '+' || tokens[at] === '−')
      result = tokens[at++] === '+' ? result + factors() : result - factors();
    return result;
  };
  return terms();
}

function payOff(cents: number, rate: number, pay: (balance: number, interest: number) => number) {
  let balance = cents;
  let interestCents = 0;
  let months = 0;
  while (balance > 0) {
    const interest = Math.round((balance * rate) / 12);
    const payment = pay(balance, interest);
    balance = Math.max(0, balance + interest - payment);
    interestCents += interest;
    months += 1;
  }
  return { months, interestCents };
}

function payInOrder(start: Debt[], budget: number, order: (debt: Debt) => number) {
  const debts = start.map((debt) => ({ ...debt }));
  let interestCents = 0;
  let months = 0;
  let first = 0;
  while (debts.some((debt) => debt.cents > 0)) {
    months += 1;
    let left = budget;
    for (const debt of debts) {
      const interest = Math.round((debt.cents * debt.rate) / 12);
      interestCents += interest;
      debt.cents += interest;
      const payment = Math.min(debt.minimum, debt.cents);
      debt.cents -= payment;
      left -= payment;
    }
    for (const debt of [...debts].sort((a, b) => order(a) - order(b))) {
      const payment = Math.min(left, debt.cents);
      debt.cents -= payment;
      left -= payment;
    }
    if (!first && debts.some((debt) => debt.cents === 0)) first = months;
  }
  return { first, months, interestCents };
}

function dollars(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
