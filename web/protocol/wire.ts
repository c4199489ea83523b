// The chat on the wire: frames, events, and what stands in their metadata. Types and a few constants only, so that the pages stay small.
import type { AGUIEvent, RunAgentInput } from '@ag-ui/core';

/** One AG-UI event as it goes over the wire. */
export type CoachEvent = AGUIEvent;

/** What the server sends on `/ws`: an event of a run with its number in that run, or a sign of life every 25 s. */
export type ServerFrame = { id: string; chunk: CoachEvent } | { type: 'ping' };

/** What a client sends on `/ws`: a turn to start (only its last user message is trusted) or a turn to stop. */
export type ClientFrame = RunAgentInput | { type: 'abort'; runId: string };

/** The WebSocket subprotocol the server answers. */
export const subprotocol = 'coach.v1';

/** The subprotocols a browser offers to sign in: the server answers the first and never logs the second. */
export function socketProtocols(token: string): string[] {
  return [subprotocol, `bearer.${token}`];
}

/** Why a socket was closed. 4000 and up are ours. */
export const closeCodes = {
  ended: 1000,
  nothingToResume: 1008,
  tooBig: 1009,
  failure: 1011,
  restart: 1012,
  tokenExpired: 4001,
  consentRevoked: 4003,
  tooManyMessages: 4008,
} as const;

// The values of the CUSTOM events `coach.facts` (FactView[]), `coach.citations` (CitationView[]), `coach.guardrail` (GuardrailView) and
// `coach.suggestions` (SuggestionsView). Steps are named `rails.input`, `think`, `tool` and `rails.output`.

/** One row behind a figure, as *Show the math* lists it. `display` is its amount. */
export interface FactRowView {
  id: string;
  label: string;
  /** YYYY-MM-DD. */
  on?: string;
  display?: string;
}

/** One entry of `coach.facts`: a figure and where it came from. A receipt's operands are ids of other facts. */
export interface FactView {
  id: string;
  label: string;
  value: number | string;
  /** `bps` is hundredths of a percent. */
  unit: 'cents' | 'bps' | 'count' | 'months' | 'days' | 'date' | 'text';
  currency?: string;
  /** How the figure is shown: "$412.50". */
  display: string;
  /** The account, merchant or category it belongs to. */
  entity?: string;
  period?: { from: string; to: string };
  /** YYYY-MM-DD. */
  asOf: string;
  receipt?: { op: string; operands: string[] };
  source: { tool: string; rows?: string[]; articleId?: string };
  rows: FactRowView[];
}

/** One entry of `coach.citations`: an article the reply rests on. */
export interface CitationView {
  id: string;
  articleId: string;
  title: string;
  url: string;
  /** YYYY-MM-DD. */
  reviewedOn: string;
}

/** Value of `coach.guardrail`: a rail acted. Codes only, never the text it acted on. */
export interface GuardrailView {
  stage: 'input' | 'tool-call' | 'tool-result' | 'sentence' | 'answer';
  rail: string;
  action: 'annotate' | 'redact' | 'rewrite' | 'hold' | 'block' | 'escalate';
  code: string;
}

/** Value of `coach.suggestions`: questions the customer may ask next. */
export type SuggestionsView = string[];

/**
 * `metadata.coach.approval` of each interrupt of RUN_FINISHED: what would be changed, exactly. Answered in `resume` of the next input with
 * `{interruptId, status: "resolved", payload: {approved, token}}`; the token is good once, for these arguments, until `expiresAt`.
 */
export interface ApprovalView {
  interruptId: string;
  tool: string;
  args: Record<string, unknown>;
  token: string;
  /** The arguments in plain words. */
  card: { title: string; lines: { label: string; value: string }[] };
  /** ISO UTC. */
  expiresAt: string;
}

/** A stretch of the shown text that is a figure; offsets are UTF-16 units into the whole message. */
export interface FigureSpan {
  start: number;
  end: number;
  factId: string;
}

/** `metadata.coach` of RUN_STARTED and RUN_FINISHED: which coach answered (`offline`, `anthropic:…`, `fallback`) and the trace. */
export interface RunMeta {
  model: string;
  traceId: string;
  /** On RUN_FINISHED: coaches that were to answer and did not, in their order. */
  unanswered?: UnansweredView[];
  /** On RUN_FINISHED of a run without a customer's message: the coach wrote first. */
  notice?: NoticeView;
}

/** A coach that did not answer, and our code for why: `too-slow`, `overloaded`, `budget-spent`, `held`, … */
export interface UnansweredView {
  model: string;
  code: string;
}

/** What the coach wrote first about: an alert of GET /users/me/alerts. Such runs come over `/ws?listen=true`, a socket that only reads. */
export interface NoticeView {
  alertId: string;
}

/** `metadata.coach` of TEXT_MESSAGE_END: where the figures stand in the message. */
export interface MessageMeta {
  spans: FigureSpan[];
}

/**
 * `metadata.coach` of RUN_ERROR: may the same input be sent again? The codes are INVALID_INPUT, UNAUTHENTICATED, CONSENT_REQUIRED, NOT_FOUND,
 * APPROVAL_INVALID, APPROVAL_EXPIRED, APPROVAL_USED and RUN_CONFLICT (no), RATE_LIMITED, CONVERSATION_BUSY, INTERRUPTED, OVERLOADED and INTERNAL (yes).
 */
export interface ErrorMeta {
  retryable: boolean;
}
