// `npm run rails:report`: measures the rails and writes what came out as JSON and as a page. Ends with 1 when a gate is broken.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeGates, rateWords } from './gates.ts';
import { measure } from './measure.ts';
import { railsPage, verdictOf } from './page.ts';
import { folderSets, replySets, sentenceSets } from './sets.ts';

const USAGE = 'npm run rails:report -- [--data FOLDER] [--intents FOLDER] [--households N] [--out FOLDER] [--json]';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', multiple: true, default: [] },
      intents: { type: 'string', multiple: true, default: [] },
      households: { type: 'string', default: '24' },
      out: { type: 'string', default: 'reports' },
      json: { type: 'boolean', default: false },
    },
  });
  const households = Number(values.households);
  if (!Number.isInteger(households) || households < 1) throw new Error(USAGE);
  const folders = [...values.data, ...values.intents];
  const measured = await measure([...replySets(households), ...sentenceSets(), ...folders.flatMap(folderSets)]);
  const gates = judgeGates(measured);
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'rails.json'), `${JSON.stringify({ gates, ...measured }, null, 2)}\n`);
  await writeFile(join(values.out, 'rails.html'), railsPage(measured, gates));
  const lines = [
    ...measured.sets.map(({ name, wanted, right }) => `  ${name.padEnd(32)} ${wanted.padEnd(7)} ${rateWords(right)}`),
    '',
    ...gates.map(({ name, holds, found, limit }) => `  ${verdictOf(holds).padEnd(13)}${name}: ${found}, ${limit}`),
    `Written to ${join(values.out, 'rails.json')} and ${join(values.out, 'rails.html')}.`,
  ];
  process.stdout.write(values.json ? `${JSON.stringify({ gates, ...measured })}\n` : `${lines.join('\n')}\n`);
  return gates.some(({ holds }) => holds === false) ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
