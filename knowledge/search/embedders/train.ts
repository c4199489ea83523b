// Trains the local embedder and writes its file: `npx tsx knowledge/search/embedders/train.ts`. The same texts give the same bytes.
import { writeFileSync } from 'node:fs';
import { toPublicError } from '../../errors.ts';
import { modelBytes, modelFile } from './model-file.ts';
import { readCorpus } from './training/corpus.ts';
import { train } from './training/train.ts';

try {
  const trained = train(readCorpus());
  const bytes = modelBytes(trained);
  writeFileSync(modelFile, bytes);
  process.stdout.write(`${modelFile.pathname}: ${trained.terms.length} terms, ${bytes.length} bytes\n`);
} catch (error) {
  process.stderr.write(`${toPublicError(error).message}\n`);
  process.exitCode = 1;
}
