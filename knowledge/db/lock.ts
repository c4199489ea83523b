// Who owns a data folder: the process that listens on the highest-numbered socket in it. The system closes the socket however that
// process ends, kill -9 included, so a lock is never left behind; only its file is, and a file nobody listens on is no lock.
import { randomBytes } from 'node:crypto';
import { chmod, constants, link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { createConnection, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { CoachError } from '../errors.ts';

/** A socket's path holds 107 bytes on Linux and 103 on macOS. */
const SOCKET_PATH_BYTES = 103;
const SOCKET_NAME = /^coach\.(\d{1,15})\.sock$/;
const ATTEMPTS = 50;
const RETRY_MS = 20;

/** Makes `server` the folder's owner. Throws CoachError DATA_DIR_IN_USE when a living process is. Of several at once exactly one wins. */
export async function takeFolder(dataDir: string, server: Server): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Someone else's folder (a mounted volume) stays as it is: the socket has a mode of its own.
  await chmod(dataDir, 0o700).catch(() => {});
  const unnamed = `coach.${randomBytes(6).toString('hex')}.new`;
  await withShortPath(dataDir, unnamed, (path) => listen(server, path));
  try {
    await chmod(join(dataDir, unnamed), 0o600);
    const number = await claim(dataDir, unnamed);
    await removeOlder(dataDir, number);
  } catch (error) {
    await new Promise((done) => server.close(done));
    // A new owner clears unnamed sockets away, ours too if it was slow.
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? inUse(dataDir, error) : error;
  } finally {
    await rm(join(dataDir, unnamed), { force: true });
  }
}

/** Connects to the folder's owner; undefined when there is none. */
export async function reachOwner(dataDir: string): Promise<Socket | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const number = await newest(dataDir);
    const found = number === 0 ? 'dead' : await probe(dataDir, number);
    if (found === 'dead') return undefined;
    if (typeof found === 'object') return found;
    await new Promise((done) => setTimeout(done, RETRY_MS));
  }
  throw inUse(dataDir);
}

/**
 * Numbers only grow: a name is taken by `link`, which fails if it exists, and the highest is never removed. So whoever finds the highest
 * number dead, takes the next, and still sees no higher one afterwards, is the only owner: a later taker would have found it alive.
 */
async function claim(dataDir: string, unnamed: string): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const last = await newest(dataDir);
    const found = last === 0 ? 'dead' : await probe(dataDir, last);
    if (found === 'gone') continue;
    if (typeof found === 'object') found.destroy();
    if (found !== 'dead') throw inUse(dataDir);
    try {
      await link(join(dataDir, unnamed), join(dataDir, socketName(last + 1)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Somebody took the number, or already cleared our unnamed socket away as its owner.
      if (code === 'EEXIST' || code === 'ENOENT') continue;
      throw error;
    }
    if ((await newest(dataDir)) === last + 1) return last + 1;
    await rm(join(dataDir, socketName(last + 1)), { force: true });
  }
  throw inUse(dataDir);
}

/** A connection to the socket with this number, or: `dead`, nobody listens; `gone`, the file was cleared away; `busy`, too many callers. */
async function probe(dataDir: string, number: number): Promise<Socket | 'dead' | 'gone' | 'busy'> {
  try {
    return await withShortPath(dataDir, socketName(number), connect);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ECONNREFUSED') return 'dead';
    if (code === 'ENOENT') return 'gone';
    if (code === 'EAGAIN') return 'busy';
    throw error instanceof CoachError ? error : inUse(dataDir, error);
  }
}

/** The highest number there is, 0 for none. */
async function newest(dataDir: string): Promise<number> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return Math.max(0, ...names.map((name) => Number(SOCKET_NAME.exec(name)?.[1] ?? 0)));
}

/** Clears away what processes that are gone left: the owner's part alone. */
async function removeOlder(dataDir: string, own: number): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const number = Number(SOCKET_NAME.exec(name)?.[1] ?? own);
    if (number < own || /^coach\.[0-9a-f]{12}\.new$/.test(name)) await rm(join(dataDir, name), { force: true });
  }
}

function socketName(number: number): string {
  return `coach.${number}.sock`;
}

/** A path short enough for a socket: as it is, or on Linux through an open handle of the folder. */
async function withShortPath<T>(dataDir: string, name: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(resolve(dataDir), name);
  if (Buffer.byteLength(path) <= SOCKET_PATH_BYTES) return use(path);
  if (process.platform !== 'linux') {
    throw new CoachError(
      'CONFIG',
      `DATA_DIR: the path is too long for a socket. Choose a folder with a shorter path: ${dataDir}`,
    );
  }
  const folder = await open(dataDir, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return await use(`/proc/self/fd/${folder.fd}/${name}`);
  } finally {
    await folder.close();
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(path, () => {
      server.off('error', fail);
      done();
    });
  });
}

function connect(path: string): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = createConnection(path);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      socket.on('error', () => socket.destroy());
      done(socket);
    });
  });
}

/** The refusal of a folder that a living process has. */
export function inUse(dataDir: string, cause?: unknown): CoachError {
  const message = `Another process has the data folder ${dataDir} open. Stop it first, or set DATA_DIR to another folder.`;
  return new CoachError('DATA_DIR_IN_USE', message, { cause });
}
