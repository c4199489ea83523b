// Learns the injection weights and chooses their thresholds: `npm run rails:train`. Same examples, same bytes.
// `-- --data FOLDER` says where the texts of others lie; `-- --measure` also prints how unseen texts are told apart, which takes minutes.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { toPublicError } from '../../knowledge/errors.ts';
import { wordingBytes } from '../../knowledge/search/teachable.ts';
import { articleExamples, type Example, othersExamples, ownExamples, SHARED } from './examples.ts';
import { learn, reader } from './learn.ts';
import { reportOf } from './report.ts';
import { isForMeasuring, thresholdsOn } from './thresholds.ts';
import { modelFiles, type TextKind, type Thresholds, thresholdsFile } from './weights.ts';

try {
  const { values: asked } = parseArgs({ options: { data: { type: 'string' }, measure: { type: 'boolean' } } });
  const examples = [
    ...ownExamples(),
    ...othersExamples(asked.data ? pathToFileURL(`${asked.data}/`) : SHARED),
    ...articleExamples(),
  ];
  const read = reader();
  const thresholds: Partial<Record<TextKind, Thresholds>> = {};
  for (const kind of ['message', 'tool-text'] satisfies TextKind[]) {
    const texts = examples.filter(({ where }) => where === 'both' || where === kind);
    const [unseen, seen] = parted(texts, (each) => isForMeasuring(each));
    thresholds[kind] = thresholdsOn(unseen, kind, learn(seen, read));
    writeFileSync(modelFiles[kind], wordingBytes(learn(texts, read)));
    process.stdout.write(`${kind}: ${texts.length} texts, ${JSON.stringify(thresholds[kind])}\n`);
    if (asked.measure) process.stdout.write(reportOf(texts, { kind, thresholds: thresholds[kind], read }));
  }
  writeFileSync(thresholdsFile, `${JSON.stringify(thresholds, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${toPublicError(error).message}\n`);
  process.exitCode = 1;
}

function parted(list: readonly Example[], test: (example: Example) => boolean): [Example[], Example[]] {
  return [list.filter(test), list.filter((each) => !test(each))];
}
