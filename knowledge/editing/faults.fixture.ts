// A planted fault for every rule of the editors, so that none can stop firing unseen.
import {
  constantsOf,
  corpusOf,
  cut,
  goodText,
  limit,
  longPassage,
  longSections,
  sourcesOf,
  twoArticles,
  workedAs,
} from './corpus.fixture.ts';
import type { Corpus } from './rule.ts';

/** A corpus with one fault in it, and what the rule says of it. */
interface Fault {
  what: string;
  corpus: Corpus;
  says: RegExp;
}

const text = (markdown: string) => corpusOf({ markdown, written: markdown });
const good = goodText('one');

/** For each rule, corpora that are good but for what it is there to find. */
export const faults: Record<string, Fault[]> = {
  length: [
    { what: 'too few words', corpus: text(cut(good, 40)), says: /\d+ words; write 300 to 800/ },
    { what: 'too many words', corpus: text(`${good}${longSections()}`), says: /words; write 300 to 800/ },
    { what: 'a passage too long to quote', corpus: text(longPassage()), says: /over 260 words; split it/ },
    { what: 'no opening', corpus: text(good.replace(/^[^\n]+\n/, '')), says: /before the first heading/ },
    {
      what: 'one long text without headings',
      corpus: text(good.replace(/^## .*$/gm, 'And then.')),
      says: /three headings/,
    },
  ],
  'reading-grade': [
    {
      what: 'long words in long sentences',
      corpus: text(good.replaceAll('.', ' and consequently administrative considerations necessitate documentation ')),
      says: /reads at grade \d+/,
    },
  ],
  use: [
    {
      what: 'neither steps nor an example',
      corpus: text(good.replace(/^\d\. /gm, '- ').replace(/Ten [^\n]*= [^\n]*/, '')),
      says: /three numbered steps/,
    },
  ],
  sums: [
    {
      what: 'a wrong sum',
      corpus: text(good.replace('= 30%', '= 31%')),
      says: /\$900 ÷ \$3,000 = 31% is wrong: it comes to 0\.3/,
    },
  ],
  worked: [
    {
      what: 'a wrong figure',
      corpus: corpusOf(workedAs('$1,500.24')),
      says: /"\$1,500\.24" is wrong: FUTURE_VALUE_LUMP gives 1480\.2/,
    },
    {
      what: 'a figure that is not in the text',
      corpus: corpusOf({ worked: workedAs('$1,480.24').worked }),
      says: /does not stand in the text/,
    },
    {
      what: 'an unknown calculator',
      corpus: corpusOf({ ...workedAs('$1,480.24'), worked: [{ shows: '$1,480.24', function: 'GUESS', inputs: {} }] }),
      says: /no calculator is called GUESS/,
    },
    {
      what: 'impossible inputs',
      corpus: corpusOf({
        ...workedAs('$1,480.24'),
        worked: [{ shows: '$1,480.24', function: 'FUTURE_VALUE_LUMP', inputs: {} }],
      }),
      says: /cannot work out/,
    },
  ],
  constants: [
    {
      what: 'an overdue constant',
      corpus: { ...corpusOf({}), today: '2027-01-01', constants: constantsOf('2026-12-31') },
      says: /due for review on 2026-12-31/,
    },
    {
      what: 'a constant that nobody quotes',
      corpus: {
        ...corpusOf({}),
        constants: new Map([...constantsOf(), ['spare', { ...limit, reviewBy: '2028-01-01' }]]),
      },
      says: /\{spare\} is quoted by no article/,
    },
    {
      what: 'a figure of law in digits',
      corpus: text(`${good}\nFederal law gives you 60 days to ask.`),
      says: /figure of law in digits/,
    },
    {
      what: 'the value of a constant in digits',
      corpus: text(`${good}\nYou may put in $7,510 a year.`),
      says: /write \{ira-limit\}/,
    },
  ],
  sources: [
    { what: 'one publisher', corpus: sourcesOf({ publisher: 'Federal Trade Commission' }), says: /two publishers/ },
    {
      what: 'a page that is no authority',
      corpus: sourcesOf({ url: 'https://blog.example.com/a' }),
      says: /not a public authority/,
    },
    {
      what: 'a look-alike of an authority',
      corpus: sourcesOf({ url: 'https://irs.gov.example.com/a' }),
      says: /not a public authority/,
    },
    { what: 'tracking', corpus: sourcesOf({ url: 'https://www.irs.gov/a?utm_source=x' }), says: /leave out/ },
    {
      what: 'a date after the review',
      corpus: sourcesOf({ date: '2027-01' }),
      says: /dated 2027-01, after the review/,
    },
    { what: 'the same page twice', corpus: sourcesOf({ url: 'https://consumer.ftc.gov/one' }), says: /named twice/ },
  ],
  'asked-as': [
    {
      what: 'a line of two articles',
      corpus: twoArticles({ askedAs: ['How do I save, for a bike?'] }),
      says: /asked of first already/,
    },
    { what: 'a single word', corpus: corpusOf({ askedAs: ['saving'] }), says: /too short/ },
  ],
  duplicates: [
    {
      what: 'an article that is another with new edges',
      corpus: twoArticles({ askedAs: ['another line'], markdown: goodText('one').replace(/soon/g, 'later') }),
      says: /shares \d+% of its runs with second/,
    },
    {
      what: 'one sentence that stands in both',
      corpus: twoArticles(
        {
          askedAs: ['another line'],
        },
        'This one long sentence was copied from the first article word for word today.',
      ),
      says: /same sentence as second/,
    },
  ],
  topics: [
    {
      what: 'an unknown topic',
      corpus: corpusOf({ topics: ['saving', 'yachts'] }),
      says: /no topic is called yachts/,
    },
    {
      what: 'an unknown signal',
      corpus: corpusOf({ signals: ['savings_growth', 'luck'] }),
      says: /no signal is called luck/,
    },
    {
      what: 'an unknown persona',
      corpus: corpusOf({ personas: ['savings-builder', 'hero'] }),
      says: /no persona is called hero/,
    },
    {
      what: 'a topic without an article',
      corpus: { ...corpusOf({}), topics: ['saving', 'debt'] },
      says: /debt has no article/,
    },
    {
      what: 'a signal without an article',
      corpus: { ...corpusOf({}), signals: ['savings_growth', 'cash_advances'] },
      says: /cash_advances has no article/,
    },
    {
      what: 'a persona without an article',
      corpus: { ...corpusOf({}), personas: ['savings-builder', 'getting-started'] },
      says: /getting-started has no article/,
    },
    {
      what: 'a recommendation with nothing to read',
      corpus: { ...corpusOf({}), wanted: ['gambling'] },
      says: /gambling is neither/,
    },
  ],
  review: [
    { what: 'an overdue review', corpus: corpusOf({ reviewBy: '2026-11-20' }), says: /was due on 2026-11-20/ },
    { what: 'a review still to come', corpus: corpusOf({ reviewedOn: '2026-12-01' }), says: /still to come/ },
    { what: 'a review put off for too long', corpus: corpusOf({ reviewBy: '2030-01-01' }), says: /at most 731/ },
  ],
  style: [
    ['scolding', 'You should have known this.', /scolds/],
    ['shaming', 'It is careless.', /shames/],
    ['making it sound easy', 'You simply pay.', /sound easy/],
    ['a promise', 'It is risk-free.', /promises/],
    ['pointing at the page', 'See below for more.', /points at a page/],
    ['shouting', 'Save now!', /exclamation/],
    ['HTML', 'A <b>word</b>.', /HTML/],
    ['a link', 'Go to [the site](https://example.gov).', /link/],
    ['a top heading', '\n# Big\n', /top heading/],
  ].map(([what, added, says]) => ({ what, corpus: text(`${good}\n${added}`), says }) as Fault),
};
