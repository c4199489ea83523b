// A small good corpus, and ways to change it, for the tests of the editors' rules.
import type { Article } from '../search/article-file.ts';
import type { Corpus } from './rule.ts';

/** The day the corpus was last reviewed as a whole: articles:check itself goes by today. */
export const REVIEWED = '2026-11-21';

export const limit = { value: '$7,510', what: 'what may go in', year: 2026, yearly: true, source: 'irs' };

export function constantsOf(reviewBy = '2028-01-01'): Corpus['constants'] {
  return new Map([['ira-limit', { ...limit, reviewBy }]]);
}

function articleOf(change: Partial<Article>): Article {
  const markdown = change.markdown ?? goodText('one');
  return {
    id: 'first',
    url: '/articles/first',
    title: 'Saving for a bike',
    summary: 'How to save for a bike in small steps.',
    topics: ['saving'],
    personas: ['savings-builder'],
    signals: ['savings_growth'],
    askedAs: ['how do I save for a bike'],
    worked: [],
    readingGrade: 8,
    reviewedOn: REVIEWED,
    reviewBy: '2028-05-20',
    jurisdiction: 'US',
    sources: [
      { title: 'Saving', publisher: 'Federal Trade Commission', url: 'https://consumer.ftc.gov/one', date: '2024' },
      { title: 'Limits', publisher: 'Internal Revenue Service', url: 'https://www.irs.gov/two', date: '2025' },
    ],
    markdown,
    written: `${markdown} {ira-limit}`,
    ...change,
  };
}

export function corpusOf(change: Partial<Article>): Corpus {
  const article = articleOf(change);
  return {
    articles: [{ ...article, written: `${article.written} {ira-limit}` }],
    constants: constantsOf(),
    topics: ['saving'],
    signals: ['savings_growth'],
    personas: ['savings-builder'],
    wanted: ['saving'],
    today: REVIEWED,
  };
}

export function workedAs(shows: string): Partial<Article> & Pick<Article, 'worked'> {
  const markdown = `${goodText('one')}\nIn ten years it comes to ${shows} in all.`;
  const inputs = { pv: 1000, periods: 10, rate_pct_per_period: 4 };
  return { markdown, written: markdown, worked: [{ shows, function: 'FUTURE_VALUE_LUMP', inputs }] };
}

export function sourcesOf(change: Partial<Article['sources'][number]>): Corpus {
  const [first, second] = articleOf({}).sources;
  if (!first || !second) throw new Error('the good article has two sources');
  return corpusOf({ sources: [first, { ...second, ...change }] });
}

/** The good article, and a second one changed from it; `added` stands in both. */
export function twoArticles(change: Partial<Article>, added = ''): Corpus {
  const markdown = `${change.markdown ?? goodText('two')}\n${added}`;
  const second = articleOf({ ...change, id: 'second', markdown, written: `${markdown} {ira-limit}` });
  return { ...corpusOf({}), articles: [articleOf({ markdown: `${goodText('one')}\n${added}` }), second] };
}

/** A good text of about 330 words; `seed` gives another good one. */
export function goodText(seed: 'one' | 'two'): string {
  const things = seed === 'one' ? ['bike', 'jar', 'shop', 'road'] : ['tent', 'box', 'camp', 'lake'];
  const line = (heading: string, index: number) =>
    `## ${heading} ${things[index % 4]}\n\n${Array.from(
      { length: 9 },
      (_, at) =>
        `${things[(at + index) % 4]} ${seed} ${word(at + index * 9)} ${word(at * 3 + index)} is good to have soon.`,
    ).join(' ')}\n`;
  return [
    `You can save for a ${things[0]} bit by bit. It takes time and a plan.\n`,
    line('Start with the', 0),
    line('Then look at the', 1),
    line('Last comes the', 2),
    line('And after that the', 3),
    `1. Pick the ${things[1]}.\n2. Save for the ${things[2]}.\n3. Go to the ${things[3]}.\n\nTen weeks: $900 ÷ $3,000 = 30%\n`,
  ].join('\n');
}

function word(index: number): string {
  const parts = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu'];
  return `${parts[index % 10]}${parts[Math.floor(index / 10) % 10]}`;
}

export function cut(markdown: string, words: number): string {
  return markdown
    .split('\n')
    .map((line) => (line.startsWith('#') || /^\d|^Ten/.test(line) ? line : line.split(' ').slice(0, words).join(' ')))
    .join('\n');
}

export function longPassage(): string {
  const sentences = Array.from({ length: 40 }, (_, at) => `The ${word(at)} bike ${word(at + 50)} is here.`).join(' ');
  return goodText('one').replace(/^## Start.*\n/m, (heading) => `${heading}\n${sentences} `);
}

export function longSections(): string {
  return Array.from({ length: 8 }, (_, at) => {
    const sentences = Array.from(
      { length: 12 },
      (_, each) => `The ${word(at * 12 + each)} road ${word(at)} is long now.`,
    );
    return `\n## More ${word(at)}\n\n${sentences.join(' ')}\n`;
  }).join('');
}
