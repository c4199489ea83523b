// The accuracy report as one readable page: tables with bars, no scripts, light and dark.
import { bar, type Cell, page, table, text } from '../report-page.ts';
import type { Accuracy, Score } from './accuracy.ts';

/** The page of a report. `title` says which population it is about. */
export function accuracyPage(report: Accuracy, title: string): string {
  const { persona, coverage, streams } = report;
  const perSignal = Object.entries(report.signals).sort(([a], [b]) => a.localeCompare(b));
  const perValue = Object.entries(report.values).sort(([a], [b]) => a.localeCompare(b));
  const people = Object.entries(persona.distribution).sort(([, a], [, b]) => b - a);
  const body = `<h1>How right the coach is about ${report.households} households</h1>
<p>${text(title)}. Each household's habits are known because it was made up from them; the coach saw only what a bank would send.</p>
<h2>Repeating payments</h2>
${table(['what', 'found', 'right', 'missed', 'precision', 'recall'], [scoreRow('active streams', streams)])}
<h2>Signals: is there something?</h2>
${table(
  ['signal', 'found', 'right', 'missed', 'precision', 'recall'],
  perSignal.map(([name, score]) => scoreRow(name, score)),
)}
<h2>Signals: is the value right, to one percent?</h2>
${table(
  ['signal', 'compared', 'right', 'share'],
  perValue.map(([name, { compared, right }]) => [text(name), compared, right, bar(right / compared)]),
)}
<h2>Personas</h2>
<p>${persona.right} of ${persona.compared} as built. Spread: ${persona.entropyBits.toFixed(2)} bits of at most ${persona.mostBits.toFixed(2)}.</p>
${table(
  ['primary persona', 'households', 'share'],
  people.map(([name, count]) => [text(name), count, bar(count / report.households)]),
)}
<h2>Coverage</h2>
${table(['of the households with enough history', 'households', 'share'], coverageRows(coverage))}
<h2>Parity</h2>
<p>Groups decide nothing in these households: differences are chance, and large ones would be a fault.</p>
${table(
  ['group', 'households', 'persona right', 'has a persona'],
  report.parity.map((each) => [
    text(`${each.group}: ${each.value}`),
    each.households,
    bar(each.personaRight),
    bar(each.withPersona),
  ]),
)}
<h2>What was wrong (${report.wrong.length})</h2>
${table(
  ['household', 'what', 'expected', 'got'],
  report.wrong.map((each) => [each.household, each.what, each.expected, each.got].map(text)),
)}
`;
  return page(`Accuracy: ${title}`, body);
}

function coverageRows({ enoughHistory, ...counts }: Accuracy['coverage']): Cell[][] {
  const words: Record<keyof typeof counts, string> = {
    withPersona: 'have a persona',
    withThreeBehaviours: 'have three or more behaviours',
    withBoth: 'have both',
  };
  return (Object.keys(counts) as (keyof typeof counts)[]).map((key) => [
    words[key],
    counts[key],
    bar(counts[key] / enoughHistory),
  ]);
}

function scoreRow(name: string, { found, right, missed, precision, recall }: Score): Cell[] {
  return [text(name), found, right, missed, bar(precision), bar(recall)];
}
