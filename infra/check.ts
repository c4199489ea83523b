// `npm run infra:check`: synthesises the stack without credentials or Docker, checks it, and proves that each rule refuses its fault.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Fault } from './faults.ts';
import type { Template } from './template.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
let passed = 0;
let failed = 0;

/** Counts one promise: it holds when there is nothing to say against it. */
function report(name: string, problems: string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  process.stdout.write(
    `${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}\n${problems.map((problem) => `         ${problem}\n`).join('')}`,
  );
}

function installIfMissing(): void {
  if (
    existsSync(`${here}node_modules/aws-cdk-lib/package.json`) &&
    existsSync(`${here}node_modules/cdk-nag/package.json`)
  )
    return;
  process.stdout.write('installing what infra/ needs\n');
  execFileSync('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function checkAll(): Promise<void> {
  installIfMissing();
  const { synthesise } = await import('./synthesise.ts');
  const { rules } = await import('./rules.ts');
  const { faults } = await import('./faults.ts');
  const { openTheDoors } = await import('./open-doors.ts');
  const { checkModels } = await import('./model-checks.ts');

  const { template, findings, missing, imageFiles } = synthesise();
  for (const rule of rules) report(rule.name, rule.problems(template));
  report('cdk-nag finds nothing that was not acknowledged with a reason', findings);
  report(
    'nothing has to be looked up in an account',
    missing.map((entry) => JSON.stringify(entry)),
  );
  report('the image gets the product and nothing else', strayFiles(imageFiles));

  for (const { name, problems } of checkModels()) report(name, problems);

  const problemsOf = (changed: Template, { rule }: Fault) =>
    rules.filter(({ name }) => rule.test(name)).flatMap(({ problems }) => problems(changed));
  for (const fault of faults) {
    const changed = structuredClone(template);
    fault.plant(changed);
    report(`refuses ${fault.name}`, problemsOf(changed, fault).length > 0 ? [] : ['it was let through']);
  }
  const untested = rules.filter((rule) => !faults.some((fault) => fault.rule.test(rule.name))).map((rule) => rule.name);
  report('every rule has a fault to refuse', untested);
  process.stdout.write('the next findings are of a stack spoiled on purpose\n');
  const opened = synthesise({ change: openTheDoors });
  const refused = rules.filter((rule) => rule.problems(opened.template).length > 0).map((rule) => rule.name);
  for (const name of ['no security group lets the outside in', 'every load balancer is internal']) {
    report(`a stack with its doors open breaks "${name}"`, refused.includes(name) ? [] : ['it was let through']);
  }
  report(
    'cdk-nag refuses the open door too',
    opened.findings.some((finding) => finding.startsWith('AwsSolutions-EC23')) ? [] : ['it was let through'],
  );
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function strayFiles(files: string[]): string[] {
  const stray = files.filter((file) =>
    /(^|\/)(node_modules|dist|evals|\.git|\.env|\.data)(\/|$)|\.test\.tsx?$|\.log$/.test(file),
  );
  const needed = [
    'package-lock.json',
    'infra/Dockerfile',
    'infra/start.sh',
    'web/server/main.ts',
    'knowledge/articles/credit-utilization.md',
  ];
  return [
    ...stray.map((file) => `${file} does not belong in it`),
    ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
  ];
}

await checkAll();
