// What the messages say about the turn at hand: the question, what was asked before, what the tools answered, what was already shown.
import type { ModelMessage, ToolAnswer } from '../model.ts';

/** Earlier messages that a follow-up may lean on, through others that lean on them. */
const HISTORY = 8;

/** How the ids of the offline coach's own look-ups begin. */
export const OWN_CALL = 'offline-';

/** A turn as its messages tell it. */
export interface Turn {
  question: string;
  /** The customer's earlier messages, oldest first. */
  earlier: string[];
  /** Answers to the coach's own look-ups, by call. */
  answers: Map<string, ToolAnswer>;
  /** Text that the customer has read in this turn. */
  shown: string;
  /** Text that must not be said again: shown, or held. White space is collapsed. */
  said: string;
  /** A sentence of the coach's own was held. */
  isRepair: boolean;
  /** Another model could not finish. */
  isHandover: boolean;
}

/** Reads a turn off its messages. */
export function readTurn(messages: readonly ModelMessage[]): Turn {
  const at = messages.findLastIndex(({ role }) => role === 'customer');
  const asked = messages[at];
  const earlier = messages
    .slice(0, Math.max(0, at))
    .flatMap((message) => (message.role === 'customer' ? [message.text] : []))
    .slice(-HISTORY);
  const turn = { answers: new Map<string, ToolAnswer>(), shown: '', said: '', isRepair: false, isHandover: false };
  let hasOwnCalls = false;
  for (const message of messages.slice(at + 1)) {
    if (message.role === 'tools') {
      for (const answer of message.answers)
        if (answer.callId.startsWith(OWN_CALL)) turn.answers.set(answer.callId, answer);
    } else if (message.role === 'coach') {
      hasOwnCalls ||= (message.calls ?? []).some(({ id }) => id.startsWith(OWN_CALL));
      turn.shown += message.text;
    } else if (message.role === 'repair') {
      if (hasOwnCalls) turn.isRepair = true;
      else turn.isHandover = true;
      turn.said += ` ${message.text}`;
    }
  }
  turn.said = `${turn.shown} ${turn.said}`.replace(/\s+/g, ' ');
  return { ...turn, question: asked?.role === 'customer' ? asked.text : '', earlier };
}
