// When another coach goes on with a reply: what it says again is left out, and what contradicts a shown figure takes the whole reply back.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import { listMessages } from '../knowledge/conversations.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { AgUiEvent, FigureSpan } from './events.ts';
import type { Piece, TurnState } from './turn.ts';

/** Decides over the pieces of a coach that goes on. `pass` gives what may be said now, or says that it disagrees with what was shown. */
export interface Reviewer {
  pass(piece: Piece): Piece[] | 'disagrees';
  /** What was kept waiting and may be said after all. */
  end(): Piece[];
}

/** A reviewer of what follows the text shown so far. */
export function reviewer(state: TurnState): Reviewer {
  const shown = state.released;
  const shownFacts = factsOf(state, state.spans);
  let waiting: Piece[] = [];
  let hasLeftOut = false;
  let hasSaid = false;
  return {
    pass(piece) {
      const facts = factsOf(state, piece.spans);
      if (facts.some((fact) => shownFacts.some((before) => contradict(before, fact)))) return 'disagrees';
      if (isRepeated(piece, facts, shown, shownFacts)) {
        hasLeftOut = true;
        return [];
      }
      // A bridging sentence without figures waits until there is something to bridge to.
      if (facts.length === 0 && !hasSaid) {
        waiting.push(piece);
        return [];
      }
      hasSaid = true;
      const now = [...waiting, piece];
      waiting = [];
      return now;
    },
    end: () => (hasLeftOut ? [] : waiting),
  };
}

function factsOf(state: TurnState, spans: FigureSpan[]): Fact[] {
  const ids = new Set(spans.map(({ factId }) => factId));
  return state.book.facts.filter(({ id }) => ids.has(id));
}

/** The same figure by name, owner and period: what two sentences have to agree on. */
function isSameFigure(a: Fact, b: Fact): boolean {
  const key = ({ label, entity, unit, currency, period, asOf }: Fact) =>
    JSON.stringify([
      label.toLowerCase(),
      entity?.toLowerCase(),
      unit,
      currency,
      period ? [period.from, period.to] : asOf,
    ]);
  return key(a) === key(b);
}

function contradict(a: Fact, b: Fact): boolean {
  return isSameFigure(a, b) && a.value !== b.value;
}

/** Read before: word for word, or all its amounts and rates (without any: all its figures) have been shown. */
function isRepeated({ released }: Piece, facts: Fact[], shown: string, shownFacts: Fact[]): boolean {
  const words = released.trim();
  if (words === '') return false;
  if (shown.includes(words)) return true;
  const sizes = facts.filter(({ unit }) => unit === 'cents' || unit === 'bps');
  const telling = sizes.length > 0 ? sizes : facts;
  return telling.length > 0 && telling.every((fact) => shownFacts.some((before) => isSameFigure(before, fact)));
}

/** Takes the whole reply back: its message ends, clients are given the conversation without it, and what follows is a new message. */
export async function* takeBack(state: TurnState): AsyncGenerator<AgUiEvent> {
  const stored = await state.toolContext.asCustomer((tx) => listMessages(tx, state.conversationId));
  const messages = stored.map(({ id, role, text }) =>
    role === 'customer'
      ? { id, role: 'user' as const, content: text }
      : { id, role: 'assistant' as const, content: text },
  );
  const events: AgUiEvent[] = [
    { type: EventType.TEXT_MESSAGE_END, messageId: state.messageId },
    { type: EventType.MESSAGES_SNAPSHOT, messages },
  ];
  await state.log.save(events);
  state.messageId = randomUUID();
  state.released = '';
  state.spans = [];
  state.wasTakenBack = true;
  yield* events;
}
