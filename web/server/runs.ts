// Turns being answered. A run outlives the socket that started it: its log can be followed, resumed and stopped from anywhere.
import type { ApprovalAnswer } from '../../knowledge/approvals.ts';
import { inputHash } from '../../knowledge/conversations.ts';
import { CoachError } from '../../knowledge/errors.ts';
import type { Notice } from '../../knowledge/notices.ts';
import type { CoachEvent } from '../protocol/wire.ts';
import { createEarlyStops } from './early-stops.ts';
import type { Log } from './log.ts';
import { createRunLog, isLast, type LogEntry, type RunLog, runError } from './run-log.ts';
import { pause, readStored, type StoredRun } from './stored-log.ts';

/** How long a finished log stays in memory; after that it is read from the database. */
const KEEP_MS = 60_000;
/** Finished logs kept at most. */
const KEEP_COUNT = 500;
/** How often draining looks, and how long stopped runs get to store what they have. */
const DRAIN_POLL_MS = 20;
const STOP_MS = 5_000;

/** One message to answer. */
export interface RunRequest {
  runId: string;
  customerId: string;
  conversationId: string;
  /** For answers to what was asked to approve: what tells them from others. */
  message: string;
  resume?: ApprovalAnswer[];
  /** The coach writes first, about this. */
  notice?: Notice;
}

/** Answers a message: yields each event from RUN_STARTED to RUN_FINISHED or RUN_ERROR, storing it before it is sent. */
export type AnswerFn = (turn: RunRequest, options: { signal: AbortSignal }) => AsyncIterable<CoachEvent>;

/** What runs need: who answers, and where runs are stored. */
export interface RunsDeps {
  answer: AnswerFn;
  stored: (customerId: string, runId: string, after: number) => Promise<StoredRun | undefined>;
  log: Log;
}

/** The turns of this process. */
export interface Runs {
  /**
   * Starts a run, or attaches to it when the same input came before, and follows it from its start. `admit` is asked before a new
   * one starts and may throw. Throws RUN_CONFLICT, CONVERSATION_BUSY, OVERLOADED, or what `admit` throws.
   */
  start(request: RunRequest, admit?: () => Promise<void>, signal?: AbortSignal): Promise<AsyncGenerator<LogEntry>>;
  /** Follows a run strictly after `after`; undefined when the customer has no such run. */
  resume(
    customerId: string,
    runId: string,
    after: number,
    signal?: AbortSignal,
  ): Promise<AsyncGenerator<LogEntry> | undefined>;
  /** Stops a run. A run that is not known yet will be stopped when it starts. */
  stop(customerId: string, runId: string): 'stopping' | 'ended' | 'unknown';
  /** Stops every run of a customer. */
  stopAllOf(customerId: string): void;
  /** Takes no new runs and waits for the others; after `patienceMs` they are stopped. */
  drain(patienceMs: number): Promise<void>;
  readonly active: number;
  readonly isDraining: boolean;
}

interface Run {
  customerId: string;
  conversationId: string;
  hash: string;
  log: RunLog;
  abort: AbortController;
}

/** The runs of one process, none at first. */
export function createRuns({ answer, stored, log }: RunsDeps): Runs {
  const runs = new Map<string, Run>();
  const busy = new Map<string, Run>();
  const stops = createEarlyStops();
  let isDraining = false;

  /** Looks the run up, then answers it into its log. Throws what keeps it from starting. */
  async function open(run: Run, key: string, request: RunRequest, admit: () => Promise<void>): Promise<void> {
    const before = await stored(request.customerId, request.runId, -1);
    if (before && before.hash !== run.hash) throw new CoachError('RUN_CONFLICT');
    if (before && before.status !== 'interrupted') {
      release(run);
      void replay(run, before, request).finally(() => settle(key, run));
      return;
    }
    await admit();
    if (stops.take(key)) run.abort.abort();
    const firstSeq = (before?.events.at(-1)?.seq ?? -1) + 1;
    void pump(run, answer(request, { signal: run.abort.signal }), firstSeq, log).finally(() => settle(key, run));
  }

  /** Fills a log from the database; when another process is still working on the run, keeps reading. */
  async function replay(run: Run, first: StoredRun, { customerId, runId }: RunRequest): Promise<void> {
    try {
      for await (const entry of readStored(first, -1, (after) => stored(customerId, runId, after)))
        run.log.push(entry.event, entry.seq);
    } catch (error) {
      log.error('a stored run could not be read', error);
      run.log.push(runError(error));
    }
  }

  function release(run: Run): void {
    const place = keyOf(run.customerId, run.conversationId);
    if (busy.get(place) === run) busy.delete(place);
  }

  function settle(key: string, run: Run): void {
    run.log.end();
    release(run);
    const forget = () => {
      if (runs.get(key) === run) runs.delete(key);
    };
    // A lone event is a refusal before anything was stored: the same run id may be tried again at once.
    if (run.log.length <= 1) forget();
    else setTimeout(forget, KEEP_MS).unref();
    const ended = [...runs].filter(([, other]) => other.log.hasEnded);
    for (const [oldest] of ended.slice(0, Math.max(0, ended.length - KEEP_COUNT))) runs.delete(oldest);
  }

  return {
    async start(request, admit = async () => {}, signal) {
      const key = keyOf(request.customerId, request.runId);
      const hash = inputHash(request.conversationId, request.message);
      const known = runs.get(key);
      if (known && known.hash !== hash) throw new CoachError('RUN_CONFLICT');
      if (known) return known.log.follow(-1, signal);
      if (isDraining) throw new CoachError('OVERLOADED');
      const place = keyOf(request.customerId, request.conversationId);
      if (busy.has(place)) throw new CoachError('CONVERSATION_BUSY');
      const run: Run = {
        customerId: request.customerId,
        conversationId: request.conversationId,
        hash,
        log: createRunLog(),
        abort: new AbortController(),
      };
      runs.set(key, run);
      busy.set(place, run);
      try {
        await open(run, key, request, admit);
      } catch (error) {
        runs.delete(key);
        run.log.push(runError(error));
        settle(key, run);
        throw error;
      }
      return run.log.follow(-1, signal);
    },
    async resume(customerId, runId, after, signal) {
      const known = runs.get(keyOf(customerId, runId));
      if (known) return known.log.follow(after, signal);
      const first = await stored(customerId, runId, after);
      return first && readStored(first, after, (last) => stored(customerId, runId, last), signal);
    },
    stop(customerId, runId) {
      const key = keyOf(customerId, runId);
      const run = runs.get(key);
      if (!run) stops.add(key);
      else if (run.log.hasEnded) return 'ended';
      else run.abort.abort();
      return run ? 'stopping' : 'unknown';
    },
    stopAllOf(customerId) {
      for (const run of runs.values()) if (run.customerId === customerId) run.abort.abort();
    },
    async drain(patienceMs) {
      isDraining = true;
      const giveUpAt = Date.now() + patienceMs;
      while (busy.size > 0) {
        if (Date.now() > giveUpAt) for (const run of busy.values()) run.abort.abort();
        if (Date.now() > giveUpAt + STOP_MS) return;
        await pause(DRAIN_POLL_MS);
      }
    },
    get active() {
      return busy.size;
    },
    get isDraining() {
      return isDraining;
    },
  };
}

/** Writes what the coach says into the log, numbered from `firstSeq`: exactly one last event, whatever happens. */
async function pump(run: Run, events: AsyncIterable<CoachEvent>, firstSeq: number, log: Log): Promise<void> {
  try {
    for await (const event of events) {
      run.log.push(event, run.log.length === 0 ? firstSeq : undefined);
      if (isLast(event)) return;
    }
    throw new CoachError('INTERNAL');
  } catch (error) {
    log.error('a run failed', error);
    run.log.push(runError(error));
  }
}

/** Ids of runs and conversations are a customer's own: somebody else's choice of the same id has nothing to do with it. */
function keyOf(customerId: string, id: string): string {
  return `${customerId}\n${id}`;
}
