// `npm run evals -- smoke`: asks the coach every question of a suite, offline, and says how many replies were right, by intent where there is one.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assertNames } from './asserts/index.ts';
import { educationCases } from './education.ts';
import { type Judged, scoreOf, tableOf } from './score.ts';
import { type EvalCase, promptfooConfig, readCases } from './suite.ts';
import { wireNames } from './wire/wire.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const output = join(folder, 'output');
const results = join(output, 'results.json');
const report = join(output, 'report.html');

/** The day it is in every suite: the families' money ends here. */
const TODAY = '2026-06-17';

/** The suite that is made of the search judgements, some of which are close. */
const EDUCATION = 'finance-education';

/** The share that has to be right: judgements are opinions, and a question the coach declines is no harm. A wrong figure always is. */
const ENOUGH: Record<string, number> = { [EDUCATION]: 0.9, conversation: 0.95, 'held-out': 0.95 };

const USAGE =
  'npm run evals -- [smoke | conversation | finance-education] [--cases FILE] [--seed N] [--wire claude|bedrock]';

/** Exit codes as promptfoo has them. */
const PASSED = 0;
const BAD_CONFIG = 1;
const FAILED = 100;

interface Outcome extends Judged {
  error?: string | null;
  testCase?: { description?: string; vars?: { case?: string } };
  gradingResult?: { componentResults?: { pass: boolean; reason: string; assertion?: { metric?: string } }[] } | null;
}

process.exitCode = main();

function main(): number {
  try {
    const { values, positionals } = parseArgs({
      options: { cases: { type: 'string' }, seed: { type: 'string' }, wire: { type: 'string' } },
      allowPositionals: true,
    });
    const [suite = 'smoke', ...more] = positionals;
    if (more.length > 0 || !/^[a-z0-9-]+$/.test(suite)) throw new Error(`Use it like this: ${USAGE}`);
    const seed = values.seed === undefined ? randomInt(1, 1_000_000) : Number(values.seed);
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} is not a whole number.`);
    const { wire } = values;
    if (wire !== undefined && !wireNames.some((name) => name === wire))
      throw new Error(`--wire ${wire} is none of: ${wireNames.join(', ')}.`);

    const cases = casesOf(values.cases, suite, seed);
    console.log(
      `${cases.length} cases on ${TODAY}${wire ? ` over the ${wire} wire` : ''}; the random family is seed ${seed} (again with --seed ${seed})`,
    );
    install();
    const config = promptfooConfig(cases, { asserts: assertNames, folder });
    const providers = config.providers.map((provider) => ({ ...provider, config: { wire } }));
    const code = runPromptfoo({ ...config, providers });
    return tell(cases.length, code, ENOUGH[suite] ?? 1);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return BAD_CONFIG;
  }
}

function casesOf(path: string | undefined, suite: string, seed: number): EvalCase[] {
  if (path === undefined && suite === EDUCATION) return educationCases({ today: TODAY, seed });
  const own = join(folder, 'cases', suite);
  const file = path ? resolve(path) : [own, `${own}.yaml`].find(existsSync);
  if (!file || !existsSync(file)) throw new Error(`There is no case file ${file ?? `${own}.yaml`}.`);
  return readCases(file, { today: TODAY, seed });
}

/** promptfoo is large: it is installed the first time it is needed, without the parts for other platforms and providers. */
function install(): void {
  if (existsSync(join(folder, 'node_modules', 'promptfoo', 'package.json'))) return;
  console.error('Installing promptfoo (about 300 MB, once) …');
  const isPinnedPlatform = process.platform === 'linux' && process.arch === 'x64';
  const flags = isPinnedPlatform ? ['--omit=optional'] : ['--force'];
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', ...flags], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('promptfoo could not be installed.');
}

/** Runs promptfoo over a suite, without network, cache, telemetry or a database outside `output/`. */
function runPromptfoo(config: ReturnType<typeof promptfooConfig>): number {
  mkdirSync(output, { recursive: true });
  for (const old of [results, report]) rmSync(old, { force: true });
  const file = join(output, 'suite.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  const settings = [
    ...['PROMPTFOO_PASS_RATE_THRESHOLD', 'PROMPTFOO_FAILED_TEST_EXIT_CODE', 'PROMPTFOO_API_KEY'].flatMap((name) => [
      '-u',
      name,
    ]),
    ...['TELEMETRY', 'UPDATE', 'REMOTE_GENERATION', 'SHARING'].map((part) => `PROMPTFOO_DISABLE_${part}=1`),
    `PROMPTFOO_CONFIG_DIR=${join(output, 'promptfoo')}`,
  ];
  const entry = join(folder, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js');
  const flags = ['--no-cache', '--no-table', '--no-share', '--no-progress-bar', '-j', '1', '-o', results, '-o', report];
  const { status, error } = spawnSync('env', [...settings, process.execPath, entry, 'eval', '-c', file, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 2],
  });
  if (error) throw error;
  return status ?? BAD_CONFIG;
}

/**
 * Prints what failed and why, and the counts; fewer right than `enough` of them is a failure, and so is one wrong figure. A suite that
 * did not run to its end is a bad configuration, not a pass.
 */
function tell(expected: number, code: number, enough: number): number {
  if (!existsSync(results)) throw new Error(`promptfoo ended with ${code} and no results.`);
  const parsed = JSON.parse(readFileSync(results, 'utf8')) as { results: { results: Outcome[] } };
  const outcomes = parsed.results.results;
  if (outcomes.length !== expected)
    throw new Error(`${expected} cases were asked for and ${outcomes.length} were judged.`);
  const scored = outcomes.map((outcome) => ({
    ...outcome,
    score: scoreOf(outcome),
    intent: (JSON.parse(outcome.testCase?.vars?.case ?? '{}') as EvalCase).intent,
  }));
  const failed = scored.filter(({ success }) => !success);
  for (const { testCase, error, gradingResult, score, intent } of failed) {
    console.log(`\nFAILED ${testCase?.description ?? ''} (${intent}, ${score})`);
    const wrong = (gradingResult?.componentResults ?? []).filter(({ pass }) => !pass);
    for (const { assertion, reason } of wrong) console.log(`  ${assertion?.metric ?? 'assert'}: ${reason}`);
    if (wrong.length === 0) console.log(`  ${error?.split('\n')[0] ?? 'no reason given'}`);
  }
  if (new Set(scored.map(({ intent }) => intent)).size > 1) console.log(`\n${tableOf(scored).join('\n')}`);
  console.log(`\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
  console.log(`Report: evals/output/report.html`);
  const right = (outcomes.length - failed.length) / outcomes.length;
  const wrongs = scored.filter(({ score }) => score === 'wrong').length;
  if (enough < 1)
    console.log(`${(right * 100).toFixed(1)} % right, ${enough * 100} % asked for; ${wrongs} wrong figures`);
  if (right < enough || wrongs > 0) return FAILED;
  return code === PASSED || code === FAILED ? PASSED : BAD_CONFIG;
}
