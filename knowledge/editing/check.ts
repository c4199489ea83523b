// `npm run articles:check`: every rule of the editors over the whole corpus; says what to mend and where.
import { parseArgs } from 'node:util';
import { isIsoDate, todayIn } from '../calendar.ts';
import { ownCorpus } from './corpus.ts';
import type { Finding } from './rule.ts';
import { editingRules } from './rules/index.ts';

const USAGE = 'npm run articles:check -- [--only ID,ID] [--today YYYY-MM-DD] [--json]';

function main(): void {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      today: { type: 'string', default: todayIn('UTC') },
      json: { type: 'boolean', default: false },
    },
  });
  if (!isIsoDate(values.today)) throw new Error(USAGE);
  const only = values.only?.split(',');
  const { corpus, unreadable } = ownCorpus(values.today);
  const findings = [
    ...unreadable.map((finding) => ({ rule: 'front-matter', ...finding })),
    ...editingRules.flatMap((rule) => rule.find(corpus).map((finding) => ({ rule: rule.name, ...finding }))),
  ].filter(({ where }) => !only || only.includes(where));
  process.stdout.write(
    values.json ? `${JSON.stringify(findings, null, 2)}\n` : report(findings, corpus.articles.length),
  );
  if (findings.length > 0) process.exitCode = 1;
}

function report(findings: (Finding & { rule: string })[], articles: number): string {
  const lines = [...new Set(findings.map(({ where }) => where))].flatMap((where) => [
    where,
    ...findings.filter((finding) => finding.where === where).map(({ rule, problem }) => `  ${rule}: ${problem}`),
  ]);
  const sum =
    findings.length === 0
      ? `${articles} articles, ${editingRules.length} rules: nothing to mend.`
      : `${findings.length} findings in ${articles} articles. A rule's own file in knowledge/editing/rules says why it is there.`;
  return `${[...lines, sum].join('\n')}\n`;
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
