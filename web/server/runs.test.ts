// A run's log: followed by many, resumed from anywhere, stopped at once, and never started twice.
import { EventType } from '@ag-ui/core';
import { describe, expect, it } from 'vitest';
import { inputHash } from '../../knowledge/conversations.ts';
import type { CoachEvent } from '../protocol/wire.ts';
import { openLog } from './log.ts';
import type { LogEntry } from './run-log.ts';
import { type AnswerFn, createRuns, type RunRequest } from './runs.ts';
import type { StoredRun } from './stored-log.ts';

const silent = openLog('silent');
const request: RunRequest = { runId: 'r1', customerId: 'a', conversationId: 'c1', message: 'Hello?' };
const text = (delta: string): CoachEvent => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta });
const started: CoachEvent = { type: EventType.RUN_STARTED, threadId: 'c1', runId: 'r1' };
const finished: CoachEvent = { type: EventType.RUN_FINISHED, threadId: 'c1', runId: 'r1' };

/** A coach that says a piece each time it is let, and counts how often it was asked. */
function coach(pieces: number) {
  let release: (() => void)[] = [];
  const state = { asked: 0, signals: [] as AbortSignal[] };
  const answer: AnswerFn = async function* (_, { signal }) {
    state.asked += 1;
    state.signals.push(signal);
    yield started;
    for (let piece = 0; piece < pieces; piece += 1) {
      await new Promise<void>((done) => {
        release.push(done);
        if (signal.aborted) done();
        signal.addEventListener('abort', () => done());
      });
      if (signal.aborted) break;
      yield text(`${piece} `);
    }
    yield signal.aborted ? ({ ...finished, outcome: { type: 'cancelled' } } as CoachEvent) : finished;
  };
  return {
    state,
    answer,
    next: () => {
      const waiting = release;
      release = [];
      for (const done of waiting) done();
    },
  };
}

function open(answer: AnswerFn, stored: (after: number) => StoredRun | undefined = () => undefined) {
  return createRuns({ answer, stored: async (_customer, _run, after) => stored(after), log: silent });
}

async function collect(entries: AsyncGenerator<LogEntry>, onEntry = () => {}): Promise<LogEntry[]> {
  const all: LogEntry[] = [];
  for await (const entry of entries) {
    all.push(entry);
    onEntry();
  }
  return all;
}

const tick = () => new Promise((done) => setImmediate(done));

describe('a run', () => {
  it('numbers its events from 0 and ends after its last one', async () => {
    const { answer, next } = coach(3);
    const entries = await collect(await open(answer).start(request), () => setImmediate(next));
    expect(entries.map((entry) => entry.seq)).toEqual([0, 1, 2, 3, 4]);
    expect(entries.at(-1)?.event.type).toBe('RUN_FINISHED');
    expect(entries.map((entry) => JSON.parse(entry.json))).toEqual(entries.map((entry) => entry.event));
  });

  it('shows two followers the same events, the late one from the start', async () => {
    const { answer, next } = coach(3);
    const runs = open(answer);
    const early = collect(await runs.start(request));
    await tick();
    next();
    await tick();
    const late = collect(await runs.start(request));
    for (let i = 0; i < 4; i += 1) {
      next();
      await tick();
    }
    expect(await late).toEqual(await early);
  });

  it('goes on when its follower has left', async () => {
    const { answer, next } = coach(2);
    const runs = open(answer);
    const left = new AbortController();
    const follower = collect(await runs.start(request, undefined, left.signal));
    await tick();
    left.abort();
    expect((await follower).length).toBe(1);
    for (let i = 0; i < 3; i += 1) {
      next();
      await tick();
    }
    const resumed = await runs.resume('a', 'r1', 0);
    expect((await collect(resumed as AsyncGenerator<LogEntry>)).map((entry) => entry.seq)).toEqual([1, 2, 3]);
  });

  it('is answered once however often the same input comes, and refused for another input', async () => {
    const { answer, next, state } = coach(1);
    const runs = open(answer);
    const [first, second] = await Promise.all([runs.start(request), runs.start(request)]);
    await expect(runs.start({ ...request, message: 'Something else' })).rejects.toMatchObject({ code: 'RUN_CONFLICT' });
    await tick();
    next();
    expect(await collect(first)).toEqual(await collect(second));
    expect(state.asked).toBe(1);
  });

  it('keeps its conversation to itself until it has ended, and another customer with the same ids is another run', async () => {
    const { answer, next, state } = coach(1);
    const runs = open(answer);
    const first = collect(await runs.start(request));
    await expect(runs.start({ ...request, runId: 'r2' })).rejects.toMatchObject({ code: 'CONVERSATION_BUSY' });
    const other = collect(await runs.start({ ...request, customerId: 'b' }));
    await tick();
    next();
    await Promise.all([first, other]);
    expect(state.asked).toBe(2);
    const again = collect(await runs.start({ ...request, runId: 'r2' }));
    await tick();
    next();
    expect((await again).length).toBe(3);
  });

  it('asks to be admitted before it starts, and leaves nothing behind when it is not', async () => {
    const { answer, state, next } = coach(1);
    const runs = open(answer);
    const refuse = async () => {
      throw new Error('not now');
    };
    await expect(runs.start(request, refuse)).rejects.toThrow('not now');
    expect([state.asked, runs.active]).toEqual([0, 0]);
    const entries = collect(await runs.start(request));
    await expect(runs.start(request, refuse)).resolves.toBeDefined();
    await tick();
    next();
    expect((await entries).length).toBe(3);
  });
});

describe('stopping', () => {
  it('reaches the coach at once', async () => {
    const { answer, state } = coach(5);
    const runs = open(answer);
    const entries = collect(await runs.start(request));
    await tick();
    expect(runs.stop('b', 'r1')).toBe('unknown');
    expect(state.signals[0]?.aborted).toBe(false);
    expect(runs.stop('a', 'r1')).toBe('stopping');
    expect(state.signals[0]?.aborted).toBe(true);
    expect((await entries).at(-1)?.event).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } });
    expect(runs.stop('a', 'r1')).toBe('ended');
  });

  it('may come before the run does', async () => {
    const { answer, state } = coach(5);
    const runs = open(answer);
    expect(runs.stop('a', 'r1')).toBe('unknown');
    await collect(await runs.start(request));
    expect(state.signals[0]?.aborted).toBe(true);
  });

  it('stops every run of a customer and nobody else’s', async () => {
    const { answer, state } = coach(5);
    const runs = open(answer);
    await runs.start(request);
    await runs.start({ ...request, runId: 'r2', conversationId: 'c2' });
    await runs.start({ ...request, customerId: 'b' });
    await tick();
    runs.stopAllOf('a');
    expect(state.signals.map((signal) => signal.aborted)).toEqual([true, true, false]);
  });
});

describe('a run that goes wrong', () => {
  it('ends with one RUN_ERROR that says nothing of ours, when the coach throws', async () => {
    const runs = open(async function* () {
      yield started;
      throw new Error('select * from secrets');
    });
    const entries = await collect(await runs.start(request));
    expect(entries.map((entry) => entry.event.type)).toEqual(['RUN_STARTED', 'RUN_ERROR']);
    expect(entries[1]?.event).toMatchObject({ code: 'INTERNAL', metadata: { coach: { retryable: true } } });
    expect(entries[1]?.json).not.toContain('secrets');
    expect(runs.active).toBe(0);
  });

  it('ends with RUN_ERROR when the coach just stops, and ignores what comes after an end', async () => {
    const runs = open(async function* () {
      yield started;
    });
    expect((await collect(await runs.start(request))).at(-1)?.event.type).toBe('RUN_ERROR');
    const talkative = open(async function* () {
      yield started;
      yield finished;
      yield text('more');
    });
    expect((await collect(await talkative.start(request))).map((entry) => entry.event.type)).toEqual([
      'RUN_STARTED',
      'RUN_FINISHED',
    ]);
  });

  it('may be tried again under the same id when nothing had been stored', async () => {
    let tries = 0;
    const runs = open(async function* () {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
      yield started;
      yield finished;
    });
    expect((await collect(await runs.start(request))).at(-1)?.event.type).toBe('RUN_ERROR');
    expect((await collect(await runs.start(request))).at(-1)?.event.type).toBe('RUN_FINISHED');
  });
});

describe('a run that is only in the database', () => {
  const hash = inputHash('c1', 'Hello?');
  const events = [started, text('Hi.'), finished].map((event, seq) => ({ seq, event }));

  it('is resumed after any event and replayed for the same input, without asking the coach', async () => {
    const { answer, state } = coach(1);
    const runs = open(answer, (after) => ({
      hash,
      status: 'finished',
      events: events.filter((event) => event.seq > after),
    }));
    for (const after of [-1, 0, 1, 2]) {
      const resumed = await runs.resume('a', 'r1', after);
      expect((await collect(resumed as AsyncGenerator<LogEntry>)).map((entry) => entry.seq)).toEqual(
        [0, 1, 2].slice(after + 1),
      );
    }
    expect((await collect(await runs.start(request))).map((entry) => entry.event)).toEqual([
      started,
      text('Hi.'),
      finished,
    ]);
    await expect(
      open(answer, () => ({ hash: 'other', status: 'finished', events })).start(request),
    ).rejects.toMatchObject({
      code: 'RUN_CONFLICT',
    });
    expect(state.asked).toBe(0);
  });

  it('is answered again when it had been cut off', async () => {
    const { answer, next, state } = coach(1);
    const entries = collect(await open(answer, () => ({ hash, status: 'interrupted', events: [] })).start(request));
    await tick();
    await tick();
    next();
    expect((await entries).at(-1)?.event.type).toBe('RUN_FINISHED');
    expect(state.asked).toBe(1);
  });

  it('is followed while another process works on it', async () => {
    let reads = 0;
    const runs = open(coach(0).answer, (after) => {
      reads += 1;
      const known = events.slice(0, reads);
      return { hash, status: reads < 3 ? null : 'finished', events: known.filter((event) => event.seq > after) };
    });
    const entries = await runs.resume('a', 'r1', -1);
    expect((await collect(entries as AsyncGenerator<LogEntry>)).map((entry) => entry.seq)).toEqual([0, 1, 2]);
  });

  it('is nothing to resume when there is none', async () => {
    expect(await open(coach(0).answer).resume('a', 'nowhere', -1)).toBeUndefined();
  });
});

describe('draining', () => {
  it('takes no new runs, lets the others finish, and stops them when patience ends', async () => {
    const { answer, next } = coach(1);
    const runs = open(answer);
    const entries = collect(await runs.start(request));
    await tick();
    const drained = runs.drain(5_000);
    await expect(runs.start({ ...request, conversationId: 'c2', runId: 'r2' })).rejects.toMatchObject({
      code: 'OVERLOADED',
    });
    next();
    await drained;
    expect((await entries).at(-1)?.event).toEqual(finished);
    const patient = coach(1);
    const stuck = open(patient.answer);
    const cut = collect(await stuck.start(request));
    await stuck.drain(0);
    expect((await cut).at(-1)?.event).toMatchObject({ outcome: { type: 'cancelled' } });
  });
});
