// A whole turn as one object: what POST /chat, `npm run ask` and the evals read instead of a stream.
import { EventType } from '@ag-ui/core';
import { CoachError, type ErrorCode, errorCodes } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import { approvalsOf, type ShownApproval } from './approval-events.ts';
import type { AgUiEvent, GuardrailNotice, ShownCitation, ShownFact } from './events.ts';
import type { Unanswered } from './turn.ts';

/** The answer to one message. Times are milliseconds from asking. */
export interface ChatResult {
  response: string;
  conversationId: string;
  messageId: string;
  traceId: string;
  model: string;
  facts: Fact[];
  citations: Omit<ShownCitation, 'reviewedOn'>[];
  tools: { name: string; args: unknown; ok: boolean; ms: number }[];
  suggestions: string[];
  guardrails: { flagged: boolean; flaggedInput: boolean; flaggedOutput: boolean; actions: GuardrailNotice[] };
  timing: { firstTextMs: number; totalMs: number };
  /** What the customer is asked to approve; nothing of it was done yet. `approvals` when there is more than one. */
  approval?: ShownApproval;
  approvals?: ShownApproval[];
  /** Coaches that were to answer and did not, with a code each. */
  unanswered?: Unanswered[];
}

/** Reads a turn's events to the end. `onEvent` sees each as it passes. Throws CoachError with the code of a RUN_ERROR. */
export async function collectAnswer(
  events: AsyncIterable<AgUiEvent>,
  onEvent?: (event: AgUiEvent) => void,
): Promise<ChatResult> {
  const askedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - askedAt);
  const result: ChatResult = {
    response: '',
    conversationId: '',
    messageId: '',
    traceId: '',
    model: '',
    facts: [],
    citations: [],
    tools: [],
    suggestions: [],
    guardrails: { flagged: false, flaggedInput: false, flaggedOutput: false, actions: [] },
    timing: { firstTextMs: 0, totalMs: 0 },
  };
  const calls = new Map<string, ChatResult['tools'][number]>();
  for await (const event of events) {
    onEvent?.(event);
    const coach = (event.metadata?.coach ?? {}) as Record<string, unknown>;
    if (typeof coach.model === 'string') result.model = coach.model;
    if (typeof coach.traceId === 'string') result.traceId = coach.traceId;
    if (Array.isArray(coach.unanswered)) result.unanswered = coach.unanswered as Unanswered[];
    switch (event.type) {
      case EventType.RUN_STARTED:
        result.conversationId = event.threadId;
        break;
      case EventType.TEXT_MESSAGE_START:
        result.messageId = event.messageId ?? '';
        break;
      case EventType.MESSAGES_SNAPSHOT:
        result.response = '';
        break;
      case EventType.TEXT_MESSAGE_CONTENT:
        result.timing.firstTextMs ||= elapsed();
        result.response += event.delta;
        break;
      case EventType.TOOL_CALL_START:
        calls.set(event.toolCallId, { name: event.toolCallName, args: {}, ok: false, ms: 0 });
        break;
      case EventType.TOOL_CALL_ARGS:
        update(calls, event.toolCallId, { args: JSON.parse(event.delta) as unknown });
        break;
      case EventType.TOOL_CALL_RESULT:
        update(calls, event.toolCallId, { ok: coach.ok === true, ms: Number(coach.ms) });
        break;
      case EventType.CUSTOM:
        readCustom(result, event.name ?? '', event.value);
        break;
      case EventType.RUN_FINISHED: {
        const asked = approvalsOf(event);
        if (asked[0]) result.approval = asked[0];
        if (asked.length > 1) result.approvals = asked;
        break;
      }
      case EventType.RUN_ERROR: {
        const code = event.code && event.code in errorCodes ? (event.code as ErrorCode) : 'INTERNAL';
        throw new CoachError(code, event.message, { details: { traceId: result.traceId } });
      }
    }
  }
  result.tools = [...calls.values()];
  result.timing.totalMs = elapsed();
  return result;
}

function update(
  calls: Map<string, ChatResult['tools'][number]>,
  id: string,
  change: Partial<ChatResult['tools'][number]>,
): void {
  const call = calls.get(id);
  if (call) Object.assign(call, change);
}

function readCustom(result: ChatResult, name: string, value: unknown): void {
  if (name === 'coach.facts') result.facts = (value as ShownFact[]).map(({ rows, ...fact }) => fact);
  if (name === 'coach.suggestions') result.suggestions = value as string[];
  if (name === 'coach.citations')
    result.citations = (value as ShownCitation[]).map(({ id, articleId, title, url }) => ({
      id,
      articleId,
      title,
      url,
    }));
  if (name !== 'coach.guardrail') return;
  const notice = value as GuardrailNotice;
  const isFlag = notice.action !== 'allow' && notice.action !== 'annotate';
  const isInput = notice.stage === 'input';
  result.guardrails.actions.push(notice);
  result.guardrails.flagged ||= isFlag;
  result.guardrails.flaggedInput ||= isFlag && isInput;
  result.guardrails.flaggedOutput ||= isFlag && !isInput;
}
