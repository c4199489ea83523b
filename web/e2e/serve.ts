// Starts the product as a person would, in a process and a folder of its own, for the end-to-end tests.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSX = ['--import', 'tsx'];
const STARTED = /http:\/\/127\.0\.0\.1:\d+/;

/** The day every end-to-end test lives in. */
export const TODAY = '2026-06-15';

/** A running server. */
export interface Served {
  url: string;
  dataDir: string;
  /** Everything it printed so far. */
  printed(): string;
  /** Ends it as a crash does, with kill -9. */
  crash(): Promise<void>;
  /** Ends it as an operator does, with SIGTERM. */
  stop(): Promise<void>;
}

/** A folder for data; `remove` deletes it. */
export interface Folder {
  path: string;
  remove(): void;
}

/** A new folder, as before the first start. */
export function emptyFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'finance-coach-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the server on a free port and waits until it says where it is. Throws with its output when it does not start. */
export async function serve(dataDir: string, settings: Record<string, string> = {}): Promise<Served> {
  const child = start(['web/server/main.ts'], dataDir, { PORT: '0', LOG_LEVEL: 'error', ...settings });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = STARTED.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { url, dataDir, printed: () => text, crash: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Runs a command to its end. */
export async function command(
  dataDir: string,
  args: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = start(['web/cli/main.ts', ...args], dataDir, settings);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

function start(args: string[], dataDir: string, settings: Record<string, string>): ChildProcess {
  const env = {
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    HOME: dataDir,
    DATA_DIR: dataDir,
    COACH_TODAY: TODAY,
    ...settings,
  };
  return spawn(process.execPath, [...TSX, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
}
