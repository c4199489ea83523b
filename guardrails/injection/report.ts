// How well unseen texts are told apart: by fifths of each family, and for attacks with their whole family left out of training.
import { wilson } from '../sentences/wilson.fixture.ts';
import type { Example } from './examples.ts';
import { learn, type Read } from './learn.ts';
import { injectionScore } from './score.ts';
import { isForMeasuring } from './thresholds.ts';
import type { TextKind, Thresholds } from './weights.ts';

const FOLDS = 5;

/** A table: for each family how many texts are stopped and flagged when like texts were learned from, and when none of its family was. */
export function reportOf(
  examples: readonly Example[],
  { kind, thresholds, read }: { kind: TextKind; thresholds: Thresholds; read: Read },
): string {
  const scores = (tested: readonly Example[], learned: readonly Example[]) => {
    const weights = learn(learned, read);
    return tested.map((example) => ({ example, score: injectionScore(example.text, kind, weights).score }));
  };
  const byFold = Array.from({ length: FOLDS }, (_, fold) =>
    scores(
      examples.filter((each) => isForMeasuring(each, fold)),
      examples.filter((each) => !isForMeasuring(each, fold)),
    ),
  ).flat();
  const families = [...new Set(examples.filter(({ isAttack }) => isAttack).map(({ family }) => family))];
  const leftOut = families.flatMap((family) =>
    scores(
      examples.filter((each) => each.family === family),
      examples.filter((each) => each.family !== family),
    ),
  );
  const line = (title: string, scored: typeof byFold) =>
    `  ${title}: stopped ${share(scored, thresholds.block)}, flagged ${share(scored, thresholds.flag)}\n`;
  const lines = (scored: typeof byFold, isAttack: boolean) => {
    const those = scored.filter(({ example }) => example.isAttack === isAttack);
    const own = [...new Set(those.map(({ example }) => example.family))];
    return [
      ...own.map((family) =>
        line(
          family,
          those.filter(({ example }) => example.family === family),
        ),
      ),
      line('ALL', those),
    ].join('');
  };
  return `attacks, others of the family learned from\n${lines(byFold, true)}attacks, family left out\n${lines(leftOut, true)}honest texts\n${lines(byFold, false)}`;
}

function share(scored: readonly { score: number }[], from: number): string {
  const hits = scored.filter(({ score }) => score >= from).length;
  const { low, high } = wilson(hits, scored.length);
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  return `${hits} of ${scored.length} (${percent(low)} to ${percent(high)})`;
}
