// Synthesises the app into a folder and reads back the template, the findings nobody acknowledged and the files meant for the image.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { createApp } from './app.ts';
import type { Template } from './template.ts';

/** What came of a synthesis. */
export interface Synthesis {
  template: Template;
  /** Findings of cdk-nag and of the CDK's own rules that nobody acknowledged, as `rule at construct`. */
  findings: string[];
  /** Facts that would have to be looked up in an AWS account. */
  missing: unknown[];
  /** Files that would go to Docker, as paths under the repository. */
  imageFiles: string[];
}

/** Synthesises without credentials and without Docker. `context` is what a deployment chose; `change` may alter the stack first. */
export function synthesise({
  context,
  change = () => {},
}: {
  context?: Record<string, unknown>;
  change?: (stack: Stack) => void;
} = {}): Synthesis {
  const outdir = mkdtempSync(join(tmpdir(), 'coach-infra-'));
  try {
    const { app, stack } = createApp(outdir, context);
    change(stack);
    try {
      app.synth();
    } catch (error) {
      // Findings end a synthesis with an error; the report has them. Anything else is a real failure.
      if (!existsSync(join(outdir, 'validation-report.json'))) throw error;
    }
    const template = readJson(join(outdir, `${stack.stackName}.template.json`)) as Template;
    const manifest = readJson(join(outdir, 'manifest.json')) as { missing?: unknown[] };
    return { template, findings: findingsOf(outdir), missing: manifest.missing ?? [], imageFiles: imageFiles(outdir) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function findingsOf(outdir: string): string[] {
  const path = join(outdir, 'validation-report.json');
  if (!existsSync(path)) return [];
  const report = readJson(path) as {
    pluginReports: { violations: { ruleName: string; violatingConstructs: { constructPath?: string }[] }[] }[];
  };
  return report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath ?? 'an unknown construct'}`),
    ),
  );
}

function imageFiles(outdir: string): string[] {
  const assets = readdirSync(outdir).filter(
    (name) => name.startsWith('asset.') && existsSync(join(outdir, name, 'infra/Dockerfile')),
  );
  return assets.flatMap((name) => readdirSync(join(outdir, name), { recursive: true }).map(String));
}
