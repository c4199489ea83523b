// Passages: one a heading, in plain words.
import { expect, it } from 'vitest';
import { chunksOf } from './chunks.ts';

it('cuts at headings and keeps the opening', () => {
  expect(
    chunksOf(
      'Opening.\n\n## First\n\nOne **bold** word.\n\n### Deeper\n\nStill first.\n\n## Empty\n\n## Last\n\n1. Step',
    ),
  ).toEqual([
    { heading: '', text: 'Opening.' },
    { heading: 'First', text: 'One bold word.\n\n### Deeper\n\nStill first.' },
    { heading: 'Last', text: '1. Step' },
  ]);
});

it('turns table rows into lines and links into words', () => {
  expect(chunksOf('| Card | Limit |\n|---|---:|\n| A | $3,000 |\n\nSee [the site](https://example.gov).')).toEqual([
    { heading: '', text: 'Card, Limit.\nA, $3,000.\n\nSee the site.' },
  ]);
});
