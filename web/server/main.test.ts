// Starting and stopping for real: a process of its own, a folder of its own, what it prints, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SAMPLE_PASSWORD } from '../../knowledge/db/seed.ts';
import type { Login, Success } from '../protocol/rest.ts';
import { closeCodes, socketProtocols } from '../protocol/wire.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A first start makes two years of sample data, on a machine that may be busy with other tests. */
const START_MS = 180_000;

interface Started {
  process: ChildProcess;
  /** What it has said so far, both ways. */
  words(): string;
  /** Resolves with the address once it is ready, or with nothing once it has ended. */
  url: Promise<string | undefined>;
  exit: Promise<number | null>;
}

let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coach-'));
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(settings: Record<string, string> = {}): Started {
  const env = { PORT: '0', DATA_DIR: join(folder, 'data'), COACH_TODAY: '2026-10-15', LOG_LEVEL: 'error', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'web/server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let words = '';
  let ready: (url: string | undefined) => void = () => {};
  const url = new Promise<string | undefined>((done) => {
    ready = done;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      const address = /is ready: (\S+)/.exec(words);
      if (address) ready(address[1]);
    });
  }
  const exit = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      running.delete(child);
      ready(undefined);
      done(code);
    });
  });
  return { process: child, words: () => words, url, exit };
}

async function signIn(url: string): Promise<string | undefined> {
  const body = JSON.stringify({ email: 'maya@sample.invalid', password: SAMPLE_PASSWORD });
  const response = await fetch(`${url}/api/v1/auth/login`, { method: 'POST', body });
  return ((await response.json()) as Success<Login>).data.token;
}

describe('npm start', () => {
  it('serves sample people, keeps its folder to itself, ends cleanly and keeps its data', {
    timeout: 2 * START_MS,
  }, async () => {
    const first = start();
    const url = await first.url;
    expect(first.words()).toContain('Finance Coach is ready');
    for (const words of [SAMPLE_PASSWORD, 'maya@sample.invalid', 'operator@sample.invalid', 'pglite', 'offline']) {
      expect(first.words()).toContain(words);
    }
    const token = await signIn(url ?? '');
    const ask = (address: string) =>
      fetch(`${address}/api/v1/chat`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ message: 'How much did I spend on groceries last month?' }),
      });
    const answered = await ask(url ?? '');
    expect([answered.status, await answered.text()]).toEqual([200, expect.stringMatching(/\$\d/)]);
    expect((await stat(join(folder, 'data/jwt.key'))).mode & 0o777).toBe(0o600);

    const second = start();
    expect([await second.exit, second.words()]).toEqual([
      1,
      expect.stringContaining('Another process has the data folder'),
    ]);
    const taken = start({ PORT: new URL(url ?? '').port, DATA_DIR: join(folder, 'other'), COACH_SEED: 'none' });
    expect([await taken.exit, taken.words()]).toEqual([1, expect.stringMatching(/PORT \d+ is in use/)]);

    const socket = new WebSocket(`${url?.replace('http', 'ws')}/ws`, socketProtocols(token ?? ''));
    await new Promise((done) => socket.once('open', done));
    const closed = new Promise((done) => socket.once('close', done));
    first.process.kill('SIGTERM');
    expect([await closed, await first.exit]).toEqual([closeCodes.restart, 0]);
    const third = start();
    const again = await third.url;
    const list = await fetch(`${again}/api/v1/conversations`, { headers: { authorization: `Bearer ${token}` } });
    expect(await list.json()).toMatchObject({ data: { pagination: { total: 1 } } });
    third.process.kill('SIGINT');
    expect(await third.exit).toBe(0);

    const exposed = start({ HOST: '0.0.0.0' });
    expect([await exposed.exit, exposed.words()]).toEqual([1, expect.stringContaining('sample people')]);
    const production = start({ NODE_ENV: 'production', JWT_SECRET: 'x'.repeat(40), COACH_TODAY: '' });
    expect([await production.exit, production.words()]).toEqual([1, expect.stringContaining('sample people')]);
  });

  it('names every bad setting and what to do, and no line of code', { timeout: START_MS }, async () => {
    const bad = start({ PORT: 'eighty', COACH_TODAY: '2026-02-30', COACH_MESSAGES_PER_MINUTE: '0' });
    expect(await bad.exit).toBe(1);
    for (const name of ['PORT', 'COACH_TODAY', 'COACH_MESSAGES_PER_MINUTE', '.env.example'])
      expect(bad.words()).toContain(name);
    const model = start({ COACH_MODEL: 'oracle', DATA_DIR: join(folder, 'none') });
    expect([await model.exit, model.words()]).toEqual([1, expect.stringContaining('COACH_MODEL=oracle')]);
    expect(bad.words() + model.words()).not.toMatch(/\n\s+at /);
  });
});
