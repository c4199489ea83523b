// `npm run search:report -- [dev|tune|test] [--json] [--missed]`: how well articles are found, beside simpler ways to search.
import { parseArgs } from 'node:util';
import { openDatabase } from '../db/open.ts';
import { toPublicError } from '../errors.ts';
import { splits } from './quality/judgements.ts';
import { type Measurement, measureSearch } from './quality/measure.ts';

const options = { json: { type: 'boolean' }, missed: { type: 'boolean' } } as const;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(9);

function table({ measured, questions, outOfCorpus, medianMs, p95Ms }: Measurement): string {
  const rows = measured.map(({ search, quality: { hitAt1, recallAt5, meanReciprocalRank, rejection, loss } }) => {
    const knows = search === 'ours' ? percent(rejection) + percent(loss) : '';
    return `${search.padEnd(16)}${percent(recallAt5)}${meanReciprocalRank.toFixed(3).padStart(8)}${percent(hitAt1)}${knows}`;
  });
  const head = `${''.padEnd(16)}${['recall@5', 'MRR', 'hit@1', 'rejection', 'loss'].map((name, at) => name.padStart(at === 1 ? 8 : at === 3 ? 10 : 9)).join('')}`;
  return [
    `${questions} questions an article answers, ${outOfCorpus} that none does`,
    head,
    ...rows,
    `one search of ours: ${medianMs.toFixed(1)} ms, 95 % within ${p95Ms.toFixed(1)} ms (embedded database)`,
  ].join('\n');
}

try {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const split = splits.find((name) => name === positionals[0]) ?? 'test';
  const db = await openDatabase({});
  const measurement = await measureSearch(db, split);
  await db.close();
  if (values.json) process.stdout.write(`${JSON.stringify(measurement, null, 2)}\n`);
  else
    process.stdout.write(
      `${split}: ${table(measurement)}\n${values.missed ? `${measurement.missed.join('\n')}\n` : ''}`,
    );
} catch (error) {
  process.stderr.write(`${toPublicError(error).message}\n`);
  process.exitCode = 1;
}
