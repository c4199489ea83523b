// Runs that lost their process: each is closed as `interrupted`, with the text that was shown and a trace in the chain.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { closeRun, type LoggedEvent, listAbandonedRuns, readRun } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import type { Database } from '../knowledge/db/open.ts';
import { errorCodes } from '../knowledge/errors.ts';
import type { AgUiEvent } from './events.ts';

/** How far beyond the stored log the closing event is numbered: a client may have seen a few events that were not stored. */
const SEQUENCE_GAP = 1_000;

/** Closes runs that started more than `olderThanMs` ago and never finished (0 = all: nobody else can be running them). Returns how many. */
export async function closeInterrupted(db: Database, olderThanMs: number): Promise<number> {
  const abandoned = await listAbandonedRuns(db.owner, olderThanMs);
  for (const { runId, customerId } of abandoned) {
    await asCustomer(db, customerId, async (tx) => {
      const run = await readRun(tx, runId);
      if (!run?.traceId || run.status !== null) return;
      const { traceId } = run;
      const released = shownText(run.events);
      const last: AgUiEvent = {
        type: EventType.RUN_ERROR,
        code: 'INTERRUPTED',
        message: errorCodes.INTERRUPTED.words,
        metadata: { coach: { retryable: true, traceId } },
      };
      const seq = (run.events.at(-1)?.seq ?? -1) + SEQUENCE_GAP;
      await closeRun(tx, {
        runId,
        conversationId: run.conversationId,
        status: 'interrupted',
        events: [{ seq, event: last }],
        ...(released && { message: { id: randomUUID(), text: released, meta: { traceId, status: 'interrupted' } } }),
        trace: { id: traceId, skeleton: { outcome: 'interrupted' }, payload: { released } },
        flags: [],
      });
    });
  }
  return abandoned.length;
}

function shownText(events: LoggedEvent[]): string {
  const all = events.map(({ event }) => event as AgUiEvent);
  // A reply that was taken back is not what was shown.
  return all
    .slice(all.findLastIndex(({ type }) => type === EventType.MESSAGES_SNAPSHOT) + 1)
    .map((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? event.delta : ''))
    .join('');
}
