// How a turn that waits for the customer's word ends on the wire, and how that is read again.
import type { RunFinishedOutcome } from '@ag-ui/core';
import type { ApprovalCard } from '../knowledge/approvals.ts';
import type { AgUiEvent } from './events.ts';
import type { TurnState } from './turn.ts';

/** A question to the customer: what would be done, exactly, and the token that approves it. */
export interface ShownApproval {
  interruptId: string;
  tool: string;
  args: Record<string, unknown>;
  token: string;
  card: ApprovalCard;
  /** ISO UTC. */
  expiresAt: string;
}

/** What answers a question: `resume` of the next input, with this as `payload`. */
const RESPONSE = {
  type: 'object',
  properties: { approved: { type: 'boolean' }, token: { type: 'string' } },
  required: ['approved', 'token'],
};

/** The outcome of a turn that did not fail. */
export function outcomeOf({ questions }: Pick<TurnState, 'questions'>): RunFinishedOutcome {
  if (questions.length === 0) return { type: 'success' };
  return {
    type: 'interrupt',
    interrupts: questions.map(({ interruptId, toolCallId, tool, args, token, card, expiresAt }) => ({
      id: interruptId,
      reason: 'approval',
      message: [card.title, ...card.lines.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
      toolCallId,
      responseSchema: RESPONSE,
      expiresAt,
      metadata: { coach: { approval: { interruptId, tool, args, token, card, expiresAt } satisfies ShownApproval } },
    })),
  };
}

/** The questions a turn ended with; none for any other event. */
export function approvalsOf(event: AgUiEvent): ShownApproval[] {
  if (event.type !== 'RUN_FINISHED' || event.outcome?.type !== 'interrupt') return [];
  return event.outcome.interrupts.flatMap(({ metadata }) => {
    const coach = metadata?.coach as { approval?: ShownApproval } | undefined;
    return coach?.approval ?? [];
  });
}
