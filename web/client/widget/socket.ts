// The line to the coach: sends a turn, follows its events, and picks up where it was when the connection drops.
import type { RunAgentInput } from '@ag-ui/core';
import {
  type ApprovalView,
  type ClientFrame,
  type CoachEvent,
  closeCodes,
  type ServerFrame,
  socketProtocols,
} from '../../protocol/wire.ts';

/** What to do with what arrives. */
export interface LineEvents {
  onEvent(event: CoachEvent): void;
  /** `lost` while we try to get the connection back. */
  onStatus(status: 'open' | 'lost'): void;
}

/** A line to the coach. */
export interface Line {
  ask(threadId: string, runId: string, text: string): void;
  /** Answers a card: the token goes with an approval only. */
  answer(threadId: string, runId: string, approval: ApprovalView, isApproved: boolean): void;
  /** Follows a run that is being answered already, from its first event. */
  follow(runId: string): void;
  stop(): void;
  close(): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** Opens a line. One socket a run: it is opened with the question and lives until the run has ended. */
export function openLine(url: string, getToken: () => Promise<string>, events: LineEvents): Line {
  let socket: WebSocket | undefined;
  let run: { id: string; input?: RunAgentInput; lastId: string; isOver: boolean } | undefined;
  let waitMs = FIRST_WAIT_MS;
  let timer = 0;

  async function connect(): Promise<void> {
    const current = run;
    if (!current || current.isOver) return;
    const token = await getToken();
    // An answer that has begun is resumed after the last event seen; a question nobody confirmed is sent again, under the same id.
    const isResume = current.lastId !== '' || !current.input;
    const query = isResume ? `?runId=${encodeURIComponent(current.id)}&offset=${current.lastId || '-1'}` : '';
    const opened = new WebSocket(url + query, socketProtocols(token));
    socket = opened;
    opened.onopen = () => {
      waitMs = FIRST_WAIT_MS;
      events.onStatus('open');
      if (!isResume && current.input) opened.send(JSON.stringify(current.input));
    };
    opened.onmessage = (message) => receive(JSON.parse(String(message.data)) as ServerFrame);
    opened.onclose = ({ code }) => {
      if (socket !== opened || run !== current || current.isOver) return;
      if (code === closeCodes.nothingToResume) return giveUp();
      events.onStatus('lost');
      timer = window.setTimeout(() => void connect(), waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    };
  }

  function receive(frame: ServerFrame): void {
    if (!('chunk' in frame) || !run) return;
    run.lastId = frame.id;
    if (frame.chunk.type === 'RUN_FINISHED' || frame.chunk.type === 'RUN_ERROR') {
      run.isOver = true;
      socket?.close(closeCodes.ended);
    }
    events.onEvent(frame.chunk);
  }

  function giveUp(): void {
    if (run) run.isOver = true;
    const message = 'We lost the connection and cannot find that answer any more. Please ask again.';
    events.onEvent({
      type: 'RUN_ERROR',
      code: 'INTERRUPTED',
      message,
      metadata: { coach: { retryable: true } },
    } as CoachEvent);
  }

  function start(next: NonNullable<typeof run>): void {
    hangUp();
    run = next;
    void connect();
  }

  function send(said: Pick<RunAgentInput, 'threadId' | 'runId' | 'messages' | 'resume'>): void {
    const input: RunAgentInput = { ...said, state: {}, tools: [], context: [], forwardedProps: {} };
    start({ id: said.runId, input, lastId: '', isOver: false });
  }

  function hangUp(): void {
    window.clearTimeout(timer);
    const old = socket;
    socket = undefined;
    run = undefined;
    old?.close(closeCodes.ended);
  }

  return {
    ask(threadId, runId, text) {
      send({ threadId, runId, messages: [{ id: runId, role: 'user', content: text }] });
    },
    answer(threadId, runId, { interruptId, token }, isApproved) {
      const payload = { approved: isApproved, ...(isApproved && { token }) };
      send({ threadId, runId, messages: [], resume: [{ interruptId, status: 'resolved', payload }] });
    },
    follow: (runId) => start({ id: runId, lastId: '', isOver: false }),
    stop() {
      if (run && socket?.readyState === WebSocket.OPEN)
        socket.send(JSON.stringify({ type: 'abort', runId: run.id } satisfies ClientFrame));
    },
    close: hangUp,
  };
}
