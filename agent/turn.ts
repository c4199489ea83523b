// What one turn shares between its attempts, and the two ways anything leaves it: released text and notices.
import { EventType } from '@ag-ui/core';
import type { MadeCall, Passage, Rail, RailContext, Verdict } from '../guardrails/rail.ts';
import type { Approval, ApprovalAnswer, Proposed } from '../knowledge/approvals.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import type { Fact, FactBook } from '../knowledge/fact.ts';
import type { DayUsage, UsedModel } from '../knowledge/model-usage.ts';
import { formatCents } from '../knowledge/money.ts';
import type { Citation, Tool, ToolContext } from '../tools/tool.ts';
import {
  type AgUiEvent,
  custom,
  type FigureSpan,
  type GuardrailNotice,
  type RunLog,
  type ShownCitation,
  type ShownFact,
} from './events.ts';
import type { FailureCode } from './models/failure.ts';
import type { TurnContext } from './models/model.ts';
import type { TraceRecorder } from './trace.ts';

/** A coach that did not answer, and why. */
export interface Unanswered {
  model: string;
  code: FailureCode;
}

/** A change that waits for the customer's word: the turn ends with it. */
export interface Question extends Approval {
  toolCallId: string;
  said?: string;
}

/** A call the customer answered for in this turn, as later turns are told of it. */
export interface Settled {
  id: string;
  name: string;
  args: unknown;
  ok: boolean;
  text: string;
}

/** Everything one turn shares between its attempts. */
export interface TurnState {
  runId: string;
  conversationId: string;
  traceId: string;
  messageId: string;
  /** The customer's message, masked. */
  question: string;
  system: string;
  /** How much of it is the same for everyone. */
  fixedSystem: number;
  context: TurnContext;
  hasConsent: boolean;
  isFirstReply: boolean;
  tools: Tool[];
  rails: Rail[];
  toolContext: Omit<ToolContext, 'facts' | 'signal'>;
  book: FactBook;
  citations: Citation[];
  articles: Passage[];
  /** What was said before this turn, and what is remembered in the customer's words. */
  earlier: string[];
  /** The customer's own messages of it, oldest first, and their risk when the turn began. */
  wroteBefore: string[];
  risk: number;
  /** The calls made in this attempt. */
  calls: MadeCall[];
  /** The mark in the prompt of this turn, which nobody may ever read. */
  mark: string;
  /** What the customer has been shown so far. */
  released: string;
  spans: FigureSpan[];
  suggestions: string[];
  questions: Question[];
  settled: Settled[];
  /** Stores a question, sealed. */
  ask(proposed: Proposed): Promise<Approval>;
  /** Takes an answer, once, in the transaction of what was approved. */
  takeAnswer(tx: CustomerTx, answer: ApprovalAnswer): Promise<void>;
  /** After a change, or when another coach goes on: what was read in this turn so far no longer counts. */
  forgetReadings(): void;
  /** What the customer had used of charged models today before this turn, and what this turn used. */
  usedBefore: DayUsage;
  used: UsedModel[];
  /** The coaches that were to answer and did not. */
  unanswered: Unanswered[];
  /** A shown reply was taken back because the fallback contradicted it. */
  wasTakenBack: boolean;
  log: RunLog;
  trace: TraceRecorder;
}

/** What rails may look at in this turn. `facts` and `articles` grow as tools answer. */
export function railContext(state: TurnState): RailContext {
  return {
    today: state.context.today,
    hasConsent: state.hasConsent,
    customerText: state.question,
    facts: state.book.facts,
    articles: state.articles,
    released: state.released,
    isFirstReply: state.isFirstReply,
    changed: state.settled.filter(({ ok }) => ok).map(({ name }) => name),
    earlier: state.earlier,
    wroteBefore: state.wroteBefore,
    risk: state.risk,
    names: state.context.accounts.map(({ name, mask }) => (mask ? `${name} ${mask}` : name)),
    calls: state.calls,
    prompt: { text: state.system.slice(0, state.fixedSystem), mark: state.mark },
  };
}

/** Text that has passed the rails, with its figures. */
export interface Piece {
  released: string;
  spans: FigureSpan[];
}

/** Shows text that has passed the rails: into the run's stored log first, then out. */
export async function* say(state: TurnState, text: string, spans: FigureSpan[] = []): AsyncGenerator<AgUiEvent> {
  yield* sayAll(state, [{ released: text, spans }]);
}

/** Shows pieces, each as an event of its own, stored together. */
export async function* sayAll(state: TurnState, pieces: readonly Piece[]): AsyncGenerator<AgUiEvent> {
  const { messageId } = state;
  const events: AgUiEvent[] = [];
  let text = '';
  const spans: FigureSpan[] = [];
  for (const piece of pieces) {
    if (piece.released === '') continue;
    const offset = state.released.length + text.length;
    if (offset === 0) events.push({ type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' });
    events.push({ type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: piece.released });
    text += piece.released;
    for (const span of piece.spans) spans.push({ ...span, start: span.start + offset, end: span.end + offset });
  }
  if (text === '') return;
  await state.log.save(events);
  state.released += text;
  state.spans.push(...spans);
  yield* events;
}

/** Keeps verdicts in the trace and tells the customer's page, in codes, when a rail acted. */
export function* report(state: TurnState, verdicts: Verdict[]): Generator<AgUiEvent> {
  state.trace.verdicts(verdicts);
  for (const { stage, rail, action, code } of verdicts) {
    if (action !== 'allow')
      yield state.log.add(custom('coach.guardrail', { stage, rail, action, code } satisfies GuardrailNotice));
  }
}

/** What stands behind the reply: the facts that were shown with what their receipts were made from, and the articles it names. */
export function behind(state: TurnState): { facts: ShownFact[]; citations: ShownCitation[] } {
  const used = new Set(state.spans.map((span) => span.factId));
  for (const fact of state.book.facts)
    if (used.has(fact.id)) for (const operand of fact.receipt?.operands ?? []) used.add(operand);
  const facts = state.book.facts
    .filter((fact) => used.has(fact.id))
    .map((fact) => ({ ...fact, rows: rowsOf(state, fact) }));
  const byArticle = new Map(state.citations.map((citation) => [citation.articleId, citation]));
  const named = [...byArticle.values()].filter((citation) => state.released.includes(citation.title));
  const citations = named.map(({ id, articleId, title, url, reviewedOn }) => ({
    id,
    articleId,
    title,
    url,
    reviewedOn,
  }));
  return { facts, citations };
}

function rowsOf(state: TurnState, { id, currency }: Fact): ShownFact['rows'] {
  return state.book.rowsOf(id).map(({ amountCents, ...row }) => ({
    ...row,
    ...(amountCents !== undefined && { display: formatCents(amountCents, currency) }),
  }));
}
