// Builds the pages when their sources have changed since the last time; where there are no sources or no vite, dist/ is served as it is.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CoachError } from '../../knowledge/errors.ts';

/** What the pages are made of. */
const SOURCES = ['web/client', 'web/protocol', 'vite.config.ts', 'package-lock.json'];
const STAMP = '.sources';

/** Makes `dist/` fit the sources under `root`. Says whether it built. Throws CoachError INTERNAL with vite's words when building fails. */
export async function buildPages(root: string): Promise<'built' | 'unchanged' | 'skipped'> {
  const vite = findVite(root);
  if (!vite || !existsSync(join(root, 'web/client/index.html'))) return 'skipped';
  const hash = await hashOf(root);
  const stamp = join(root, 'dist', STAMP);
  if (hash === (await readFile(stamp, 'utf8').catch(() => ''))) return 'unchanged';
  await run(vite, root);
  await writeFile(stamp, hash);
  return 'built';
}

function findVite(root: string): string | undefined {
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  } catch {
    return undefined;
  }
}

async function hashOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of await filesIn(join(root, source))) {
      hash
        .update(`${path.slice(root.length)}\n`)
        .update(await readFile(path))
        .update('\n');
    }
  }
  return hash.digest('hex');
}

/** Every file under a path, or the path itself, in a steady order. Tests are no part of a page. */
async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return existsSync(path) ? [path] : [];
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

function run(vite: string, root: string): Promise<void> {
  return new Promise((done, fail) => {
    const build = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        words = (words + text).slice(-4_000);
      });
    }
    build.once('error', fail);
    build.once('close', (code) => {
      if (code === 0) done();
      else fail(new CoachError('INTERNAL', `The pages could not be built:\n${words.trim()}`));
    });
  });
}
