// The door of a data folder, tried with real processes: who gets the folder, who gets it after a kill, and what garbage does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CoachError } from '../errors.ts';
import { callDoor, type DoorIo, openDoor } from './door.ts';

const doorModule = fileURLToPath(new URL('./door.ts', import.meta.url));
/** A process that takes the folder, says so, answers every command with its own id, and stays until it is ended. */
const starter = `
  import { openDoor } from ${JSON.stringify(doorModule)};
  process.stdout.write('ready\\n');
  process.stdin.once('data', async () => {
    try {
      await openDoor(process.argv[2], async (request, io) => {
        io.out(String(process.pid));
        if (request.command === 'hang') await new Promise(() => {});
        return 0;
      });
      process.stdout.write('won\\n');
    } catch (error) {
      process.stdout.write('lost ' + error.code + '\\n');
      process.exit(0);
    }
  });
`;

describe('the door', () => {
  let dataDir: string;
  let scratch: string;
  let script: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'coach-door-'));
    dataDir = join(scratch, 'data');
    script = join(scratch, 'starter.mts');
    await writeFile(script, starter);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(scratch, { recursive: true });
  });

  /** Starts a process that waits for the word. */
  async function start(): Promise<{ child: ChildProcess; go: () => Promise<string> }> {
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const said = () =>
      once(child.stdout as NonNullable<typeof child.stdout>, 'data').then(([text]) => String(text).trim());
    expect(await said()).toBe('ready');
    return {
      child,
      go: () => {
        child.stdin?.write('go\n');
        return said();
      },
    };
  }

  function listen(): { io: DoorIo; said: string[] } {
    const said: string[] = [];
    return { said, io: { out: (text) => said.push(`out ${text}`), err: (text) => said.push(`err ${text}`) } };
  }

  const request = (command: string, args: string[] = []) => ({ command, args, cwd: '/' });

  it('carries the command in and words and exit code out, in order and any length', async () => {
    const long = '£ – 漢字 '.repeat(50_000);
    const door = await openDoor(dataDir, async ({ command, args, cwd }, { out, err }) => {
      out(`${command} ${args.join('|')} ${cwd}\n`);
      err('careful\n');
      out(long);
      return 7;
    });
    const { io, said } = listen();
    expect(await callDoor(dataDir, request('ask', ['--user', 'a b', 'line\nbreak']), io)).toBe(7);
    expect(said).toEqual(['out ask --user|a b|line\nbreak /\n', 'err careful\n', `out ${long}`]);
    await door.close();
  });

  it('finds nobody home in a folder that is missing, empty, or was left', async () => {
    expect(await callDoor(join(scratch, 'missing'), request('ask'), listen().io)).toBeNull();
    await mkdir(dataDir);
    expect(await callDoor(dataDir, request('ask'), listen().io)).toBeNull();
    await (await openDoor(dataDir, async () => 0)).close();
    expect(await callDoor(dataDir, request('ask'), listen().io)).toBeNull();
  });

  it('is for its owner alone: the folder 0700, the socket 0600', async () => {
    await mkdir(dataDir, { mode: 0o755 });
    const door = await openDoor(dataDir, async () => 0);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const names = await readdir(dataDir);
    expect(names).toHaveLength(1);
    const socket = await stat(join(dataDir, names[0] ?? ''));
    expect(socket.isSocket()).toBe(true);
    expect(socket.mode & 0o777).toBe(0o600);
    await door.close();
  });

  it('refuses a second owner in the same process and from another', async () => {
    const door = await openDoor(dataDir, async () => 0);
    await expect(openDoor(dataDir, async () => 0)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    expect(await (await start()).go()).toBe('lost DATA_DIR_IN_USE');
    await door.close();
    expect(await (await start()).go()).toBe('won');
    await expect(openDoor(dataDir, async () => 0)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
  });

  it('passes to the next process after kill -9, and tells a waiting caller', async () => {
    const first = await start();
    expect(await first.go()).toBe('won');
    const { io, said } = listen();
    const call = callDoor(dataDir, request('hang'), {
      ...io,
      out: (text) => {
        io.out(text);
        first.child.kill('SIGKILL');
      },
    });
    const isGone = once(first.child, 'exit');
    await expect(call).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await isGone;
    expect(said).toEqual([`out ${first.child.pid}`]);
    expect(await callDoor(dataDir, request('ask'), io)).toBeNull();
    const second = await start();
    expect(await second.go()).toBe('won');
    expect(await callDoor(dataDir, request('ask'), io)).toBe(0);
    expect(said.at(-1)).toBe(`out ${second.child.pid}`);
    expect(await readdir(dataDir)).toHaveLength(1);
  }, 60_000);

  it('goes to exactly one of several processes that start at once, also after a kill', async () => {
    for (let round = 0; round < 3; round++) {
      const contenders = await Promise.all(Array.from({ length: 4 }, start));
      const results = await Promise.all(contenders.map(({ go }) => go()));
      expect(results.toSorted()).toEqual([...Array(3).fill('lost DATA_DIR_IN_USE'), 'won']);
      contenders[results.indexOf('won')]?.child.kill('SIGKILL');
    }
  }, 120_000);

  it('goes to exactly one of fifty claims in one process, over and over', async () => {
    for (let round = 0; round < 20; round++) {
      const claims = await Promise.allSettled(Array.from({ length: 50 }, () => openDoor(dataDir, async () => 0)));
      const won = claims.filter((claim) => claim.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const claim of claims) if (claim.status === 'rejected') expect(claim.reason.code).toBe('DATA_DIR_IN_USE');
      await Promise.all(won.map(({ value }) => value.close()));
    }
  });

  it.runIf(process.platform === 'linux')('works where the path is longer than a socket may have', async () => {
    dataDir = join(scratch, 'long'.repeat(30), 'data');
    const door = await openDoor(dataDir, async () => 3);
    expect(await callDoor(dataDir, request('ask'), listen().io)).toBe(3);
    await expect(openDoor(dataDir, async () => 0)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await door.close();
    expect(await callDoor(dataDir, request('ask'), listen().io)).toBeNull();
  });

  it('survives garbage, endless requests, callers who leave, and a command that fails', async () => {
    const door = await openDoor(dataDir, async ({ command }) => {
      if (command === 'fail') throw new CoachError('NOT_FOUND', 'No such customer.');
      if (command === 'break') throw new Error('secret details');
      return 0;
    });
    const [name = ''] = await readdir(dataDir);
    const raw = (text: string | Buffer, hangUp = false) =>
      new Promise<string>((done) => {
        const socket = createConnection(join(dataDir, name));
        let answer = '';
        socket.on('data', (chunk) => {
          answer += chunk;
        });
        socket.on('error', () => {});
        socket.on('close', () => done(answer));
        socket.write(text, () => hangUp && socket.destroy());
      });
    const refused = '{"err":"That is not a command.\\n"}\n{"exit":2}\n';
    for (const text of [
      '\n',
      'hello\n',
      '[]\n',
      '{"command":1}\n',
      '{"command":"x","args":[1],"cwd":""}\n',
      Buffer.from([0xff, 0x0a]),
    ]) {
      expect(await raw(text)).toBe(refused);
    }
    expect(await raw('x'.repeat(3_000_000))).toBe(refused);
    await raw('{"comm', true);
    await raw(`${JSON.stringify(request('ask'))}\n`, true);
    const { io, said } = listen();
    expect(await callDoor(dataDir, request('fail'), io)).toBe(1);
    expect(await callDoor(dataDir, request('break'), io)).toBe(1);
    expect(said).toEqual(['err No such customer.\n', 'err Something went wrong on our side. Please try again.\n']);
    expect(await callDoor(dataDir, request('ask'), io)).toBe(0);
    await door.close();
  });

  it('gives up on a caller who says nothing', async () => {
    const door = await openDoor(dataDir, async () => 0);
    const [name = ''] = await readdir(dataDir);
    const socket = createConnection(join(dataDir, name));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('"exit":2');
    await door.close();
  });

  it('lets a running command finish before it closes', async () => {
    let finish = () => {};
    const door = await openDoor(
      dataDir,
      () =>
        new Promise((done) => {
          finish = () => done(5);
        }),
    );
    const call = callDoor(dataDir, request('import'), listen().io);
    await new Promise((done) => setTimeout(done, 100));
    const closed = door.close();
    setTimeout(() => finish(), 100);
    expect(await call).toBe(5);
    await closed;
  });
});
