// Trains what search has learned and writes its three files: `npx tsx knowledge/search/embedders/train.ts`. Same texts, same bytes.
import { writeFileSync } from 'node:fs';
import { loadArticles } from '../../articles.ts';
import { toPublicError } from '../../errors.ts';
import { readJudgements } from '../quality/judgements.ts';
import { teachableFile, wordingBytes } from '../teachable.ts';
import { embedderOf } from './local.ts';
import { modelBytes, modelFile, modelOf } from './model-file.ts';
import { calibrate } from './training/calibrate.ts';
import { readCorpus, withQuestions } from './training/corpus.ts';
import { learnWordings } from './training/teachable.ts';
import { train } from './training/train.ts';

try {
  const articles = loadArticles();
  const corpus = readCorpus(articles);
  const judgements = readJudgements('dev', new Set(articles.map(({ id }) => id)));

  // The threshold first, by an embedder that has not seen the practice questions; then they are learned from as well.
  const unseen = embedderOf(modelOf(modelBytes(train(corpus))));
  const calibration = calibrate(corpus, articles, judgements, unseen);
  const trained = train(withQuestions(corpus, judgements));
  const wordings = learnWordings(
    corpus,
    judgements.map(({ ask, articles: right }) => ({ ask, isOurs: right.length > 0 })),
  );

  const written: [URL, string | Buffer][] = [
    [modelFile, modelBytes(trained)],
    [teachableFile, wordingBytes(wordings)],
    [new URL('../calibration.json', import.meta.url), `${JSON.stringify(calibration, null, 2)}\n`],
  ];
  for (const [file, bytes] of written) {
    writeFileSync(file, bytes);
    process.stdout.write(`${file.pathname}: ${bytes.length} bytes\n`);
  }
} catch (error) {
  process.stderr.write(`${toPublicError(error).message}\n`);
  process.exitCode = 1;
}
