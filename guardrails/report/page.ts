// The measurement of the rails as a page.
import { page, table, text } from '../../knowledge/report-page.ts';
import { type Gate, rateWords } from './gates.ts';
import type { Measurement } from './measure.ts';

/** The whole page. */
export function railsPage({ sets, defects, rails, stages }: Measurement, gates: readonly Gate[]): string {
  const times = (list: Record<string, { calls: number; p50: number; p99: number }>) =>
    table(
      ['', 'checks', 'half within, µs', '99 of 100 within, µs'],
      Object.entries(list).map(([name, { calls, p50, p99 }]) => [text(name), calls, p50, p99]),
    );
  return page(
    'Guardrails',
    [
      '<h1>Guardrails</h1><h2>Gates</h2>',
      table(
        ['gate', '', 'found', 'limit'],
        gates.map(({ name, holds, found, limit }) => [text(name), verdictOf(holds), text(found), text(limit)]),
      ),
      '<h2>Data sets</h2><p>Right, with the Wilson 95 % interval; what each rail acted on.</p>',
      table(
        ['set', 'wanted', 'right', 'rails'],
        sets.map(({ name, wanted, right, byRail }) => [text(name), wanted, rateWords(right), text(counts(byRail))]),
      ),
      ...sets.flatMap(({ name, wanted, byKind, wrong }) => [
        `<h3>${text(name)} (${wanted})</h3>`,
        table(
          ['kind', 'right'],
          Object.entries(byKind).map(([kind, rate]) => [text(kind), rateWords(rate)]),
        ),
        wrong.length === 0
          ? ''
          : `<details><summary>${wrong.length} that came out wrong</summary>${table(
              ['kind', 'came out', 'text'],
              wrong.map((each) => [
                text(each.kind),
                text(`${each.action} ${each.rails}`),
                text(each.text.slice(0, 200)),
              ]),
            )}</details>`,
      ]),
      '<h2>Seeded defects</h2><p>Each has to be stopped by its own rail and by no other.</p>',
      table(
        ['rail', 'defect', 'stage', 'who objected', ''],
        defects.map(({ rail, code, stage, fired, isRight }) => [
          rail,
          code,
          stage,
          text(fired.join(', ')),
          verdictOf(isRight),
        ]),
      ),
      '<h2>Time of each rail</h2>',
      times(rails),
      '<h2>Time of each stage</h2>',
      times(stages),
    ].join('\n'),
  );
}

/** How a gate came out, in a word. */
export function verdictOf(holds: boolean | null): string {
  return holds === null ? 'not measured' : holds ? 'holds' : 'BROKEN';
}

const counts = (byRail: Record<string, number>) =>
  Object.entries(byRail)
    .sort(([, a], [, b]) => b - a)
    .map(([rail, count]) => `${rail} ${count}`)
    .join(', ');
