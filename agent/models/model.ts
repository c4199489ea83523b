// What a model is to the coach: one function that streams text and tool calls. Claude, Bedrock and the offline coach all fit it.
import type { JSONSchema } from 'zod/v4/core';
import type { IsoDate } from '../../knowledge/calendar.ts';
import type { Fact } from '../../knowledge/fact.ts';
import type { TokenCounts } from '../../knowledge/model-usage.ts';
import type { Citation } from '../../tools/tool.ts';
import type { FailureCode } from './failure.ts';

/** A tool as a model sees it. */
export interface ToolSpec {
  name: string;
  description: string;
  input: JSONSchema.BaseSchema;
}

/** A tool call a model asks for. `args` is the text as it came when that was not JSON: the tool then answers what it takes. */
export interface ToolCall {
  id: string;
  name: string;
  args: unknown;
}

/** What came back for a call. `facts`, `citations` and `data` are the typed side; `text` is what a provider is sent. */
export interface ToolAnswer {
  callId: string;
  name: string;
  text: string;
  ok: boolean;
  facts: Fact[];
  citations: Citation[];
  data?: Record<string, unknown>;
}

/** What a model said in its provider's own form. Given back unchanged to the same model only: Claude signs its reasoning. */
export interface Echo {
  by: string;
  content: unknown;
}

/** One message of the conversation as a model sees it. */
export type ModelMessage =
  | { role: 'customer'; text: string }
  | { role: 'coach'; text: string; calls?: ToolCall[]; echo?: Echo }
  | { role: 'tools'; answers: ToolAnswer[] }
  /** The release gate speaking: a sentence was held, say it again rightly. */
  | { role: 'repair'; text: string };

/** What the coach knows before any tool is called; names only, no figures. */
export interface TurnContext {
  today: IsoDate;
  timeZone: string;
  /** Empty without consent. */
  accounts: { name: string; mask: string | null; type: string }[];
  /** The customer's merchants, most frequent first. Empty without consent, and for every model but the fallback. */
  merchants: string[];
}

/** What a model is asked. */
export interface ModelRequest {
  /** Opaque id of the run; never sent to a provider. */
  runId: string;
  system: string;
  /** How many characters of `system` are the same for every customer and day: a provider may keep them in its cache. */
  fixedSystem?: number;
  messages: ModelMessage[];
  /** Empty in the last round: the model has to answer. */
  tools: ToolSpec[];
  /** All tools of the turn, also in the last round: a provider wants the tools declared that stand in the messages. */
  declared?: ToolSpec[];
  context: TurnContext;
  /** Milliseconds until the turn goes on without this model; a retry that would start later is not waited for. */
  timeLeftMs?: number;
}

/** Tokens a provider charged for; worked out from the length of the texts when it was cut off before it could say. */
export interface Usage extends TokenCounts {
  isEstimated?: boolean;
}

/** What a model streams. `stop` comes last, once; without it the answer was cut off. `usage` and `retry` are for the record. */
export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'tool'; call: ToolCall }
  | { type: 'usage'; usage: Usage }
  | { type: 'retry'; code: FailureCode; waitMs: number }
  | { type: 'stop'; reason: StopReason; usage?: Usage; suggestions?: string[]; echo?: Echo };

/** Why a model stopped: it had said all, it wants tools, its reply grew too long, or it will not answer. */
export type StopReason = 'end' | 'tools' | 'length' | 'refusal';

/** What one customer may use of a model in a day. */
export interface DailyLimits {
  tokens: number;
  /** Millionths of a US dollar. */
  costMicroUsd?: number;
}

/** A model. `stream` throws when the provider fails; it stops when `signal` aborts. */
export interface Model {
  /** `offline`, `scripted`, `anthropic:<model>`, … as shown to the customer and kept in the trace. */
  name: string;
  /** Who is asked when this one cannot answer, before the offline coach. */
  next?: Model;
  /** Nothing is charged for a model without limits. */
  daily?: DailyLimits;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
