// `npm run articles:coverage`: writes the map of what the articles cover as JSON and as a page.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { todayIn } from '../calendar.ts';
import { ownCorpus } from './corpus.ts';
import { coverageOf, coveragePage } from './coverage.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'reports' } } });
  const { corpus } = ownCorpus(todayIn('UTC'));
  const cells = coverageOf(corpus);
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'articles.json'), `${JSON.stringify(cells, null, 2)}\n`);
  await writeFile(join(values.out, 'articles.html'), coveragePage(corpus));
  const empty = cells.filter((cell) => cell.articles.length === 0);
  process.stdout.write(
    [
      `${corpus.articles.length} articles; ${cells.length - empty.length} of ${cells.length} pairs of a signal and a persona have one.`,
      ...empty.map(({ signal, persona }) => `  nothing for ${signal} with ${persona}`),
      `Written to ${join(values.out, 'articles.json')} and ${join(values.out, 'articles.html')}.`,
      '',
    ].join('\n'),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
