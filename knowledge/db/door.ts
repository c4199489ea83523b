// The door of a data folder: a Unix socket in it. Holding it is the lock on the folder, and commands come in through it while a server
// runs. One request a connection, one JSON value a line: the command in; text for stdout and stderr and at last the exit code out.
import { mkdir, realpath } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';
import { CoachError, toPublicError } from '../errors.ts';
import { inUse, reachOwner, takeFolder } from './lock.ts';

const request = z.object({ command: z.string().min(1).max(100), args: z.array(z.string()), cwd: z.string() });
const frame = z.union([z.object({ out: z.string() }), z.object({ err: z.string() }), z.object({ exit: z.int() })]);

/** A command as it was typed, and the folder it was typed in. */
export type DoorRequest = z.infer<typeof request>;

/** Where a command's words go. */
export interface DoorIo {
  out(text: string): void;
  err(text: string): void;
}

/** An open door. Close the database first: closing the door gives the folder away. */
export interface Door {
  /** Lets running commands finish (10 s at most), then leaves the folder to others. */
  close(): Promise<void>;
}

/** A command line with its file names; Linux itself takes 128 KiB an argument. */
const REQUEST_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 10_000;
const CONNECTIONS = 64;
/** How a connection ends when the process at its other end does. */
const LOST = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']);

/** Folders whose door this process holds, and folders it has a database open in. */
const foldersHeld = new Set<string>();
const foldersEntered = new Set<string>();

/**
 * For the embedded database, which takes no lock itself: makes sure that the folder is this process's (its door may be open already)
 * and that nothing else here has it open. Returns what gives it back. Throws CoachError DATA_DIR_IN_USE.
 */
export async function enterFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  if (foldersEntered.has(folder)) throw inUse(dataDir);
  foldersEntered.add(folder);
  try {
    const door = foldersHeld.has(folder) ? undefined : await openDoor(dataDir, refuseCommands);
    return async () => {
      foldersEntered.delete(folder);
      await door?.close();
    };
  } catch (error) {
    foldersEntered.delete(folder);
    throw error;
  }
}

/**
 * Takes the folder and serves commands in it; `handle` returns the exit code. Do it before the embedded database opens the folder.
 * Throws CoachError DATA_DIR_IN_USE when another process has it.
 */
export async function openDoor(
  dataDir: string,
  handle: (request: DoorRequest, io: DoorIo) => Promise<number>,
): Promise<Door> {
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const command = serve(socket, handle).finally(() => running.delete(command));
    running.add(command);
  });
  server.maxConnections = CONNECTIONS;
  await takeFolder(dataDir, server);
  // A connection that could not be accepted is the caller's loss, not the server's end.
  server.on('error', () => {});
  const folder = await realpath(dataDir);
  foldersHeld.add(folder);
  const close = async () => {
    const closed = new Promise<void>((done) => server.close(() => done()));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.allSettled([...running]),
      new Promise((done) => {
        timer = setTimeout(done, CLOSE_TIMEOUT_MS);
      }),
    ]);
    clearTimeout(timer);
    for (const socket of sockets) socket.destroySoon();
    await closed;
    foldersHeld.delete(folder);
  };
  let closing: Promise<void> | undefined;
  return {
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/**
 * Has the folder's owner run a command and passes its words on; returns the exit code, or null when nobody is home.
 * Throws CoachError INTERRUPTED when the owner stops before the command has ended.
 */
export async function callDoor(dataDir: string, command: DoorRequest, io: DoorIo): Promise<number | null> {
  const socket = await reachOwner(dataDir);
  if (!socket) return null;
  socket.write(`${JSON.stringify(command)}\n`);
  try {
    for await (const line of lines(socket)) {
      const answer = frame.parse(JSON.parse(line));
      if ('exit' in answer) return answer.exit;
      if ('out' in answer) io.out(answer.out);
      else io.err(answer.err);
    }
  } catch (error) {
    if (!LOST.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    socket.destroy();
  }
  throw new CoachError('INTERRUPTED', 'The running server stopped before the command had ended.');
}

function refuseCommands(_: DoorRequest, { err }: DoorIo): Promise<number> {
  err('Another command is using this data folder. Please try again when it has ended.\n');
  return Promise.resolve(1);
}

async function serve(socket: Socket, handle: (request: DoorRequest, io: DoorIo) => Promise<number>): Promise<void> {
  const send = (answer: z.infer<typeof frame>) => {
    if (socket.writable) socket.write(`${JSON.stringify(answer)}\n`);
  };
  socket.on('error', () => socket.destroy());
  const asked = await readRequest(socket);
  // Whoever only wanted to know if we are here has gone again.
  if (asked === undefined) return;
  let exit = 2;
  if (asked === 'unreadable') send({ err: 'That is not a command.\n' });
  else exit = await run(() => handle(asked, { out: (out) => send({ out }), err: (err) => send({ err }) }), send);
  send({ exit });
  socket.end();
}

async function run(command: () => Promise<number>, send: (answer: { err: string }) => void): Promise<number> {
  try {
    const exit = await command();
    return Number.isInteger(exit) ? exit : 1;
  } catch (error) {
    send({ err: `${toPublicError(error).message}\n` });
    return 1;
  }
}

function readRequest(socket: Socket): Promise<DoorRequest | 'unreadable' | undefined> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => finish('unreadable'), REQUEST_TIMEOUT_MS);
    const finish = (result: DoorRequest | 'unreadable' | undefined) => {
      clearTimeout(timer);
      socket.off('data', take);
      // What else the caller sends is read and dropped, so that its end is noticed.
      socket.resume();
      done(result);
    };
    const take = (chunk: Buffer) => {
      const end = chunk.indexOf('\n');
      chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
      size += chunk.length;
      if (size > REQUEST_BYTES) finish('unreadable');
      else if (end >= 0) finish(parse(Buffer.concat(chunks).toString('utf8')));
    };
    socket.on('data', take);
    socket.once('close', () => finish(undefined));
    socket.once('end', () => finish(undefined));
  });
}

function parse(text: string): DoorRequest | 'unreadable' {
  try {
    return request.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

async function* lines(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  socket.setEncoding('utf8');
  for await (const chunk of socket) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
