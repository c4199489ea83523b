import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rails } from './index.ts';

const NOT_RAILS = [
  'flags',
  'guidance',
  'index',
  'rail',
  'run',
  'release',
  'screen',
  'screen-result',
  'sentences',
  'normalise',
];
const folder = new URL('.', import.meta.url);

it('has one file for each rail, and a rail for each file', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.fixture.ts'))
    .map((name) => name.slice(0, -3))
    .filter((name) => !NOT_RAILS.includes(name));
  expect(rails.length).toBeGreaterThan(0);
  expect(rails.map(({ name }) => name).sort()).toEqual(files.sort());
});

it('gives every rail a version and a line in the README', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  for (const { name, version, stage } of rails) {
    expect(version).toMatch(/^\d+$/);
    expect(readme).toMatch(new RegExp(`\\| ${name} \\| ${stage} \\|`));
  }
});

it('requires the rails that protect customers', () => {
  expect(
    rails
      .filter(({ isRequired }) => isRequired)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['backed-figures', 'consent', 'crisis', 'personal-data']);
});
