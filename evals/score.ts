// What became of each question: right, declined or wrong, counted by what the customer wanted.
import { showsAnother } from './asserts/figures.ts';
import type { Reply } from './asserts/reply.ts';
import type { EvalCase } from './suite.ts';

/** `declined`: not right, and no figure is shown that could mislead. `wrong`: a figure that is not the truth, or not the customer's. */
export type Score = 'right' | 'declined' | 'wrong';

/** A case of promptfoo's results, as far as it is scored. */
export interface Judged {
  success: boolean;
  response?: { output?: string; metadata?: { reply?: Reply } };
  testCase?: { vars?: { case?: string } };
  gradingResult?: { componentResults?: { pass: boolean; assertion?: { metric?: string } }[] } | null;
}

/** Scores one case. Half an answer with true figures is not right, and not wrong either. */
export function scoreOf({ success, response, testCase, gradingResult }: Judged): Score {
  if (success) return 'right';
  const reply = response?.metadata?.reply;
  if (!reply) return 'declined';
  const isFigureAmiss = gradingResult?.componentResults?.some(
    ({ pass, assertion }) => !pass && assertion?.metric === 'figures',
  );
  const asked = JSON.parse(testCase?.vars?.case ?? '{}') as EvalCase;
  return isFigureAmiss && showsAnother(response.output ?? '', reply, asked) ? 'wrong' : 'declined';
}

/** No intent has a longer name. */
const WIDEST = 30;

/** The counts of every intent as lines of a table, the whole last. */
export function tableOf(scored: { intent: string; score: Score }[]): string[] {
  const intents = [...new Set(scored.map(({ intent }) => intent))].toSorted();
  const line = (name: string, rows: typeof scored) => {
    const count = (score: Score) => String(rows.filter((each) => each.score === score).length).padStart(10);
    return `${name.padEnd(WIDEST)}${String(rows.length).padStart(6)}${count('right')}${count('declined')}${count('wrong')}`;
  };
  return [
    `${'intent'.padEnd(WIDEST)}${'cases'.padStart(6)}${['right', 'declined', 'wrong'].map((word) => word.padStart(10)).join('')}`,
    ...intents.map((intent) =>
      line(
        intent,
        scored.filter((each) => each.intent === intent),
      ),
    ),
    line('all', scored),
  ];
}
