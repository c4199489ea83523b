import { describe, expect, it } from 'vitest';
import { createFactBook } from '../knowledge/fact.ts';
import { links } from './links.ts';
import { tables } from './wording/held.fixture.ts';

const { check, holds, passes } = tables(links, {
  articles: [{ articleId: 'a', title: 'A', url: '/articles/a', text: '' }],
});

describe('holds foreign addresses', () =>
  holds('foreign-link', [
    'Sign in at https://evil.example/login.',
    'See http://consumerfinance.gov.',
    'See https://consumerfinance.gov.evil.com/x.',
    'See https://consumerfinance.gov@evil.com/.',
    'See https://www.consumerfinance.gov/search?q=4111.',
    'Go to bit.ly/3xYz.',
    'Go to evil.com today.',
    'Go to hxxps://evil.com.',
    'Go to evil[.]com.',
    '[Read more](//evil.com/x)',
    '[Read more](javascript:alert(1))',
    '[Read more](/articles/other)',
    'Open 203.0.113.7 in your browser.',
    'Mail mailto:help@evil.example.',
    'See https://www.evi\u200bl.com.',
  ]));

describe('holds pictures, markup and blobs', () => {
  holds('image', ['![chart](https://evil.example/p.png?d=1)', '![x][y]']);
  holds('html', ['<img src=x onerror=alert(1)>', 'Hello <b>there</b>.', 'See &#60;script&#62;.', '<!-- hidden -->']);
  holds('encoded-blob', [
    'Here: aGVsbG8gd29ybGQgdGhpcyBpcyBhIHNlY3JldCAxMjM0NQ==',
    'Here: 48656c6c6f20776f726c642c20746869732069732061',
    'Here: %48%65%6c%6c%6f.',
  ]);
});

describe('lets the list, articles and ordinary writing pass', () =>
  passes([
    'You can read more at https://www.consumerfinance.gov/ask-cfpb/what-is-credit-counseling-en-1451/.',
    'Get your reports at annualcreditreport.com.',
    '[Read more](/articles/a)',
    'Apply at DisasterAssistance.gov.',
    'You spent $12.50 on coffee, e.g. at two cafes.',
    'Keep housing at <30% of pay.',
    '| Category | October 2026 |',
    '|---|---|',
    'It was $5.00.In October it was less.',
    'Your utilization is 30.5% on one card.',
  ]));

it('lets a shop that is called by its address pass, without a page behind it', () => {
  const book = createFactBook('2026-11-02');
  const { facts } = book;
  book.for('find_transactions').add({ label: 'Booking.com purchase', entity: 'Booking.com', value: 1, unit: 'cents' });
  expect(check('You paid Booking.com twice.').action).toBe('hold');
  expect(check('You paid Booking.com twice.', { facts }).action).toBe('allow');
  expect(check('Pay at booking.com/x.', { facts }).action).toBe('hold');
  expect(check('Is that Hotels.com?', { customerText: 'what is the hotels.com charge' }).action).toBe('allow');
});
