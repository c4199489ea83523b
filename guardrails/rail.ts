// What a rail is: a named check at one stage that returns a verdict. Rails never throw on purpose; run.ts holds when one does.
import type { IsoDate } from '../knowledge/calendar.ts';
import type { Fact } from '../knowledge/fact.ts';

/** Where a rail stands: the customer's words, a tool call, a tool's result, one sentence of the reply, or the whole reply. */
export type Stage = 'input' | 'tool-call' | 'tool-result' | 'sentence' | 'answer';

/** What a rail decides, mildest first. */
export type Action = 'allow' | 'annotate' | 'redact' | 'rewrite' | 'hold' | 'block' | 'escalate';

/** `shadow` records the verdict and changes nothing. */
export type Mode = 'enforce' | 'shadow' | 'off';

/** A part of the checked text, as offsets. */
export interface Span {
  start: number;
  end: number;
}

/** What a rail's check returns; run.ts adds rail, version, stage, hash and time to make a Verdict. */
export interface Finding {
  action: Action;
  /** Kebab-case reason for people and machines: `figure-without-source`. */
  code: string;
  severity?: 'low' | 'medium' | 'high' | 'critical';
  score?: number;
  spans?: Span[];
  /** Why, without personal data: fact ids, words of the rule. */
  evidence?: string[];
  /** The text to go on with, for redact, rewrite and annotate. */
  text?: string;
  /** What the customer reads instead, for block and escalate. */
  reply?: string;
  /** What the model can do instead, for a tool call that is not made; without the customer's data. */
  hint?: string;
}

/** A rail's decision as the trace keeps it. */
export interface Verdict extends Omit<Finding, 'text' | 'reply' | 'hint'> {
  rail: string;
  version: string;
  stage: Stage;
  severity: 'low' | 'medium' | 'high' | 'critical';
  spans: Span[];
  configHash: string;
  latencyUs: number;
  /** Set when the rail ran in shadow: this is what it would have done; `action` is then `annotate`. */
  wouldDo?: Action;
}

/** An article passage as rails see it. */
export interface Passage {
  articleId: string;
  title: string;
  url: string;
  text: string;
}

/** A tool call that was made, and whether it was answered. */
export interface MadeCall {
  tool: string;
  args: unknown;
  ok: boolean;
  /** The model has seen what it gave: whatever it does next may come from there. */
  isRead: boolean;
}

/** What a rail may look at besides the text itself. Rails do no I/O. */
export interface RailContext {
  today: IsoDate;
  /** Has the customer allowed coaching on their data? */
  hasConsent: boolean;
  /** The customer's own words in this turn (masked). */
  customerText: string;
  facts: Fact[];
  articles: Passage[];
  /** Text already released in this reply. */
  released: string;
  /** Is this the first reply of the conversation? */
  isFirstReply: boolean;
  /** Tools that changed something in this turn, as the customer approved. */
  changed: string[];
  /** What was said before: the customer's messages (masked), released replies, what is remembered in the customer's words. */
  earlier?: readonly string[];
  /** Names the session gives: the customer's own accounts. */
  names?: readonly string[];
  /** The calls made so far in this attempt. */
  calls?: readonly MadeCall[];
  /** The customer has approved exactly this call. */
  isApproved?: boolean;
  /** What the coach was told, and the mark of this conversation in it. No reply may repeat either. */
  prompt?: { text: string; mark: string };
  /** What the customer wrote before in this conversation (masked), oldest first. Input rails are told. */
  wroteBefore?: readonly string[];
  /** The customer's risk as `riskOf` adds it up from past turns, 0 for nearly everybody. Input rails are told. */
  risk?: number;
}

interface RailBase {
  name: string;
  /** Raised whenever the rule changes. */
  version: string;
  /** Cannot be switched off or to shadow outside tests. */
  isRequired?: boolean;
  /** Set by configureRails; `enforce` when absent. */
  mode?: Mode;
}

/** Checks the customer's message. */
export interface InputRail extends RailBase {
  stage: 'input';
  check(input: { text: string }, context: RailContext): Finding;
}

/** Checks a tool call before it is made. */
export interface ToolCallRail extends RailBase {
  stage: 'tool-call';
  check(call: { tool: string; reads: 'customer' | 'public'; args: unknown }, context: RailContext): Finding;
}

/** Checks one string of a tool's result before the model reads it. */
export interface ToolResultRail extends RailBase {
  stage: 'tool-result';
  check(result: { tool: string; text: string }, context: RailContext): Finding;
}

/** Checks one sentence before it is shown. `text` has its references still in it; `shown` has them filled in. */
export interface SentenceRail extends RailBase {
  stage: 'sentence';
  check(sentence: { text: string; shown: string }, context: RailContext): Finding;
}

/** Checks the whole reply; the text is out already, so it may only append (annotate or rewrite with the longer text) or flag. */
export interface AnswerRail extends RailBase {
  stage: 'answer';
  check(answer: { text: string }, context: RailContext): Finding;
}

/** Any rail. */
export type Rail = InputRail | ToolCallRail | ToolResultRail | SentenceRail | AnswerRail;

/** The finding of a rail that has nothing to object to. */
export const pass: Finding = { action: 'allow', code: 'ok' };

/** The finding of a sentence rail that keeps a sentence back. */
export function hold(code: string, spans: Span[], evidence: string[] = []): Finding {
  return { action: 'hold', code, severity: 'high', spans, evidence };
}
