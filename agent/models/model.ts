// What a model is to the coach: one function that streams text and tool calls. Claude, Bedrock and the offline coach all fit it.
import type { JSONSchema } from 'zod/v4/core';
import type { IsoDate } from '../../knowledge/calendar.ts';
import type { Fact } from '../../knowledge/fact.ts';
import type { Citation } from '../../tools/tool.ts';

/** A tool as a model sees it. */
export interface ToolSpec {
  name: string;
  description: string;
  input: JSONSchema.BaseSchema;
}

/** A tool call a model asks for. */
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

/** One message of the conversation as a model sees it. */
export type ModelMessage =
  | { role: 'customer'; text: string }
  | { role: 'coach'; text: string; calls?: ToolCall[] }
  | { role: 'tools'; answers: ToolAnswer[] }
  /** The release gate speaking: a sentence was held, say it again rightly. */
  | { role: 'repair'; text: string };

/** What the coach knows before any tool is called; names only, no figures. */
export interface TurnContext {
  today: IsoDate;
  timeZone: string;
  /** Empty without consent. */
  accounts: { name: string; mask: string | null; type: string }[];
  /** The customer's merchants, most frequent first. Empty without consent. */
  merchants: string[];
}

/** What a model is asked. */
export interface ModelRequest {
  /** Opaque id of the run; never sent to a provider. */
  runId: string;
  system: string;
  messages: ModelMessage[];
  /** Empty in the last round: the model has to answer. */
  tools: ToolSpec[];
  context: TurnContext;
}

/** What a model streams. `stop` comes last, once. */
export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'tool'; call: ToolCall }
  | { type: 'stop'; reason: 'end' | 'tools' | 'length' | 'refusal'; usage?: Usage; suggestions?: string[] };

/** Tokens a provider charged for. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** A model. `stream` throws when the provider fails; it stops when `signal` aborts. */
export interface Model {
  /** `offline`, `scripted`, `anthropic:<model>`, … as shown to the customer and kept in the trace. */
  name: string;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
