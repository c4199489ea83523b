// One tool call of a turn: past the rails, made, shown to the customer as a step, kept in the trace.
import { EventType } from '@ag-ui/core';
import { runRails, type Screening } from '../guardrails/run.ts';
import { callTool } from '../tools/call.ts';
import type { ToolContext } from '../tools/tool.ts';
import { type AgUiEvent, step } from './events.ts';
import type { ToolAnswer, ToolCall } from './models/model.ts';
import { screenAnswer } from './screen-answer.ts';
import { railContext, report, type TurnState } from './turn.ts';

/** Makes a call. Returns the tool's answer, or `consent` when the customer has not allowed what the tool reads. What the customer has to approve first is stored as a question. */
export async function* useTool(
  state: TurnState,
  call: ToolCall,
  signal: AbortSignal,
  approve?: ToolContext['approve'],
): AsyncGenerator<AgUiEvent, (ToolAnswer & { said?: string }) | 'consent'> {
  const tool = state.tools.find((candidate) => candidate.name === call.name);
  const asked = { tool: call.name, reads: tool?.reads ?? 'customer', args: call.args };
  const checked = runRails('tool-call', state.rails, asked, {
    ...railContext(state),
    isApproved: approve !== undefined,
  });
  yield* report(state, checked.verdicts);
  if (checked.action !== 'allow' && checked.action !== 'annotate') {
    const objections = checked.verdicts.filter((verdict) => verdict.action !== 'allow');
    if (objections.some((verdict) => verdict.code === 'consent-required')) return 'consent';
    const told = refused(call, checked);
    state.trace.tool(call, told, 0);
    return told;
  }
  const startedAt = performance.now();
  yield state.log.add(step('started', 'tool', tool?.step));
  yield state.log.add({ type: EventType.TOOL_CALL_START, toolCallId: call.id, toolCallName: call.name });
  yield state.log.add({ type: EventType.TOOL_CALL_ARGS, toolCallId: call.id, delta: JSON.stringify(call.args ?? {}) });
  yield state.log.add({ type: EventType.TOOL_CALL_END, toolCallId: call.id });
  const known = state.book.facts.length;
  const answer = await callTool(state.tools, call, {
    ...state.toolContext,
    facts: state.book.for(call.name),
    signal,
    ...(approve && { approve }),
  });
  // Of a tool there is not, nothing but our own list of tools is told.
  if (tool) yield* report(state, screenAnswer(state, answer, known));
  if (approve) state.forgetReadings();
  if (answer.proposed)
    state.questions.push({ ...(await state.ask(answer.proposed)), toolCallId: call.id, said: answer.said });
  const ms = Math.round(performance.now() - startedAt);
  state.trace.tool(call, answer, ms);
  state.calls.push({ tool: call.name, args: call.args, ok: answer.ok, isRead: false });
  state.citations.push(...answer.citations);
  state.articles.push(...answer.citations);
  yield state.log.add({
    type: EventType.TOOL_CALL_RESULT,
    messageId: `${state.messageId}:${call.id}`,
    toolCallId: call.id,
    content: JSON.stringify({
      ok: answer.ok,
      facts: answer.facts.map(({ id, label, display }) => ({ id, label, display })),
    }),
    role: 'tool',
    metadata: { coach: { ok: answer.ok, ms } },
  });
  yield state.log.add(step('finished', 'tool'));
  return answer;
}

/** A call that was not made, as the model hears of it. */
function refused({ id, name }: ToolCall, { decisive, hint = NO_HINT }: Screening): ToolAnswer {
  const error = `This call was not made (${decisive?.code ?? 'not-allowed'}).`;
  const text = `Error: ${error}\nHint: ${hint}`;
  return { callId: id, name, text, ok: false, facts: [], citations: [], data: { error, hint } };
}

const NO_HINT = 'Answer without it, and say plainly what cannot be looked up.';
