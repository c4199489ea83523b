// The command from outside: it passes what is right, fails what was broken on purpose, and refuses what is no suite.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'evals-'));

const RIGHT = `
- name: balance
  household: maya
  ask: What is the balance of my checking account?
  expect: { figures: [{ is: balance, account: checking }] }
- name: groceries
  household: maya
  ask: How much did I spend on groceries last month?
  expect: { figures: [{ is: spending, category: Groceries, period: last month }] }
`;

function run(cases: string) {
  const file = join(folder, 'cases.yaml');
  writeFileSync(file, cases);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'evals', '--', '--cases', file], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run evals', { timeout: 600_000 }, () => {
  it('passes cases that are right, and writes a report', () => {
    const { status, stdout, stderr } = run(RIGHT);
    expect(stdout, stderr).toContain('2 passed, 0 failed');
    expect(status).toBe(0);
    const report = join(root, 'evals/output/report.html');
    expect(existsSync(report)).toBe(true);
    expect(readFileSync(report, 'utf8')).toContain('groceries last month');
  });

  it('exits 100 when one expectation is broken on purpose, and says which', () => {
    const { status, stdout } = run(
      RIGHT.replace('category: Groceries, period: last month', 'category: Groceries, period: this month'),
    );
    expect(stdout).toContain('FAILED groceries');
    expect(stdout).toContain('1 passed, 1 failed');
    expect(status).toBe(100);
  });

  it('exits 1 for a file that is no suite, without asking anything', () => {
    const { status, stderr } = run('- { name: groceries, household: maya }');
    expect(status).toBe(1);
    expect(stderr).toContain('is not a case file');
  });
});
