// `npm run signals:report`: makes the population, reads it as the coach would, and writes how right it was as JSON and as a page.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isIsoDate } from '../calendar.ts';
import { accuracyOf, type Score } from './accuracy.ts';
import { accuracyPage } from './page.ts';
import { population } from './population.ts';

const USAGE = 'npm run signals:report -- [--seed N] [--size N] [--today YYYY-MM-DD] [--out FOLDER] [--json]';

/** A fixed day, so that two runs can be compared. */
const ANCHOR = '2026-11-20';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '100' },
      today: { type: 'string', default: ANCHOR },
      out: { type: 'string', default: 'reports' },
      json: { type: 'boolean', default: false },
    },
  });
  const [seed, size] = [Number(values.seed), Number(values.size)];
  if (!Number.isInteger(seed) || !Number.isInteger(size) || size < 1 || !isIsoDate(values.today))
    throw new Error(USAGE);
  const homes = population({ seed, anchorOn: values.today, size });
  const report = accuracyOf(homes, values.today);
  await mkdir(values.out, { recursive: true });
  const title = `Seed ${seed}, ${size} households, ${values.today}`;
  await writeFile(join(values.out, 'signals.json'), `${JSON.stringify({ title, ...report }, null, 2)}\n`);
  await writeFile(join(values.out, 'signals.html'), accuracyPage(report, title));
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(summary(report, values.out));
}

function summary(report: ReturnType<typeof accuracyOf>, folder: string): string {
  const lines = Object.entries(report.signals).map(([name, score]) => `  ${name.padEnd(28)} ${rates(score)}`);
  const { persona, coverage } = report;
  return [
    `Signals of ${report.households} households (precision, recall):`,
    ...lines,
    `  ${'repeating payments'.padEnd(28)} ${rates(report.streams)}`,
    `Personas: ${persona.right} of ${persona.compared} as built; spread ${persona.entropyBits.toFixed(2)} of ${persona.mostBits.toFixed(2)} bits.`,
    `Persona and three behaviours: ${coverage.withBoth} of ${coverage.enoughHistory} with enough history.`,
    `Written to ${join(folder, 'signals.json')} and ${join(folder, 'signals.html')}.`,
    '',
  ].join('\n');
}

function rates({ precision, recall }: Score): string {
  const percent = (share: number | null) => (share === null ? '     -' : `${(share * 100).toFixed(1).padStart(5)}%`);
  return `${percent(precision)} ${percent(recall)}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
