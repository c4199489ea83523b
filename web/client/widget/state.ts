// What the chat shows. `apply` is the one function that changes it: an event in, a new state out.
import type { Message, RunFinishedOutcome } from '@ag-ui/core';
import type {
  ApprovalView,
  CitationView,
  CoachEvent,
  FactView,
  FigureSpan,
  GuardrailView,
  MessageMeta,
  RunMeta,
  SuggestionsView,
  UnansweredView,
} from '../../protocol/wire.ts';

/** One message on the screen. */
export interface ShownMessage {
  id: string;
  role: 'customer' | 'coach' | 'operator';
  text: string;
  spans: FigureSpan[];
  facts: FactView[];
  citations: CitationView[];
  suggestions: string[];
  model?: string;
  traceId?: string;
  /** The coaches this one stood in for. */
  unanswered?: UnansweredView[];
  feedback?: 'up' | 'down';
  /** The coach wrote first. */
  isNotice?: boolean;
}

/** One thing the coach does while answering. */
export interface ShownStep {
  label: string;
  isDone: boolean;
}

/** The whole chat. `approvals` wait for the customer's word; `failure` is the words of the last RUN_ERROR. */
export interface ChatState {
  messages: ShownMessage[];
  steps: ShownStep[];
  approvals: ApprovalView[];
  isRunning: boolean;
  failure?: { code: string; message: string; retryable: boolean };
}

/** A chat with nothing in it. */
export const emptyChat: ChatState = { messages: [], steps: [], approvals: [], isRunning: false };

/** A message with nothing behind it. */
export function plainMessage(id: string, role: ShownMessage['role'], text: string): ShownMessage {
  return { id, role, text, spans: [], facts: [], citations: [], suggestions: [] };
}

/** The state after the customer asked something. */
export function asked(state: ChatState, id: string, text: string): ChatState {
  const messages = [...state.messages, plainMessage(id, 'customer', text)];
  return { messages, steps: [], approvals: state.approvals, isRunning: true };
}

/** The state after the customer answered a card, in the words the conversation keeps. */
export function answered(state: ChatState, id: string, approval: ApprovalView, isApproved: boolean): ChatState {
  const next = asked(state, id, `${isApproved ? 'Approved' : 'Not now'}: ${approval.card.title}.`);
  return { ...next, approvals: state.approvals.filter(({ interruptId }) => interruptId !== approval.interruptId) };
}

const stepWords: Record<string, string> = {
  'rails.input': 'Reading your question',
  think: 'Thinking',
  tool: 'Looking at your records',
  'rails.output': 'Checking the answer',
};

/** The state after one event. Events that change nothing on the screen give the same state back. */
export function apply(state: ChatState, event: CoachEvent): ChatState {
  const meta = (event.metadata?.coach ?? {}) as Partial<RunMeta & MessageMeta & { label: string; retryable: boolean }>;
  switch (event.type) {
    case 'RUN_STARTED':
      return { ...state, isRunning: true, failure: undefined, steps: [] };
    case 'STEP_STARTED':
      return {
        ...state,
        steps: [...state.steps, { label: meta.label ?? stepWords[event.stepName] ?? event.stepName, isDone: false }],
      };
    case 'STEP_FINISHED':
      return { ...state, steps: finishLast(state.steps) };
    case 'TEXT_MESSAGE_START':
      return { ...state, messages: [...state.messages, plainMessage(event.messageId ?? '', 'coach', '')] };
    case 'TEXT_MESSAGE_CONTENT':
      return changeReply(state, (reply) => ({ text: reply.text + event.delta }));
    case 'TEXT_MESSAGE_END':
      return changeReply(state, () => ({ spans: meta.spans ?? [] }));
    case 'MESSAGES_SNAPSHOT':
      return { ...state, messages: replaced(state.messages, event.messages) };
    case 'CUSTOM':
      return applyCustom(state, event.name ?? '', event.value);
    case 'RUN_FINISHED':
      return {
        ...changeReply(state, () => ({
          model: meta.model,
          traceId: meta.traceId,
          unanswered: meta.unanswered,
          isNotice: meta.notice !== undefined,
        })),
        approvals: withNew(state.approvals, approvalsIn(event.outcome)),
        isRunning: false,
        steps: [],
      };
    case 'RUN_ERROR':
      return {
        ...state,
        isRunning: false,
        steps: [],
        failure: { code: event.code ?? 'INTERNAL', message: event.message, retryable: meta.retryable === true },
      };
    default:
      return state;
  }
}

function approvalsIn(outcome: RunFinishedOutcome | undefined): ApprovalView[] {
  if (outcome?.type !== 'interrupt') return [];
  return outcome.interrupts.flatMap(({ metadata }) => {
    const coach = metadata?.coach as { approval?: ApprovalView } | undefined;
    return coach?.approval ?? [];
  });
}

/** A question that is shown already, after a reload in the middle of its turn, is not shown again. */
function withNew(shown: ApprovalView[], asked: ApprovalView[]): ApprovalView[] {
  return [...shown, ...asked.filter((one) => shown.every(({ interruptId }) => interruptId !== one.interruptId))];
}

/** The conversation as the server gives it in place of ours: what it still has keeps what stands behind it, the rest is gone. */
function replaced(shown: ShownMessage[], snapshot: Message[]): ShownMessage[] {
  return snapshot.flatMap(({ id, role, content }) => {
    if (typeof content !== 'string' || (role !== 'user' && role !== 'assistant')) return [];
    const known = shown.find((one) => one.id === id);
    return known?.text === content ? known : plainMessage(id, known?.role ?? speakerOf(role), content);
  });
}

function speakerOf(role: 'user' | 'assistant'): ShownMessage['role'] {
  return role === 'user' ? 'customer' : 'coach';
}

function applyCustom(state: ChatState, name: string, value: unknown): ChatState {
  switch (name) {
    case 'coach.facts':
      return changeReply(state, () => ({ facts: value as FactView[] }));
    case 'coach.citations':
      return changeReply(state, () => ({ citations: value as CitationView[] }));
    case 'coach.suggestions':
      return changeReply(state, () => ({ suggestions: value as SuggestionsView }));
    case 'coach.guardrail':
      return (value as GuardrailView).action === 'hold'
        ? { ...state, steps: [...state.steps, { label: 'Checking a figure again', isDone: false }] }
        : state;
    default:
      return state;
  }
}

/** Changes the reply being written: the last message, when it is the coach's. */
function changeReply(state: ChatState, change: (reply: ShownMessage) => Partial<ShownMessage>): ChatState {
  const reply = state.messages.at(-1);
  if (reply?.role !== 'coach') return state;
  return { ...state, messages: [...state.messages.slice(0, -1), { ...reply, ...change(reply) }] };
}

function finishLast(steps: ShownStep[]): ShownStep[] {
  const last = steps.findLastIndex((step) => !step.isDone);
  return steps.map((step, index) => (index === last ? { ...step, isDone: true } : step));
}
