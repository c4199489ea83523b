// Nothing of the customer's is changed without their word: a turn that would ends with a question, and their answer is a turn of its own.
import type { ApprovalAnswer, StoredApproval } from '../knowledge/approvals.ts';
import { CoachError } from '../knowledge/errors.ts';
import type { AgUiEvent } from './events.ts';
import { releaseGate } from './gate.ts';
import type { ToolAnswer } from './models/model.ts';
import { railContext, report, say, type TurnState } from './turn.ts';
import { useTool } from './use-tool.ts';

/** An answer of the customer's with the question it is to. */
export interface Answered {
  answer: ApprovalAnswer;
  asked: StoredApproval;
}

/** Said when the gate holds what a tool says of a change. */
export const PREPARED = 'I have prepared this for you. Nothing changes until you approve it.';

/** What the customer did, in words, for the conversation: they pressed a button and wrote nothing. */
export function wordsOf(answered: readonly Answered[]): string {
  return answered
    .map(({ answer, asked }) => `${answer.isApproved ? 'Approved' : 'Not now'}: ${asked.card.title}.`)
    .join(' ');
}

/** Says what a tool says of its own call, through the gate; when the gate holds it, `instead`, which has no figures. */
export async function* sayOf(state: TurnState, said: string | undefined, instead: string): AsyncGenerator<AgUiEvent> {
  const verdicts: Parameters<typeof report>[1] = [];
  const gate = releaseGate({ ...railContext(state), rails: state.rails, onVerdict: (each) => verdicts.push(each) });
  const before = state.released;
  const space = /\S$/.test(before) ? ' ' : '';
  for (const pieces of [gate.push(said ?? instead), gate.end()]) {
    for await (const piece of pieces) {
      yield* report(state, verdicts.splice(0));
      if ('held' in piece) {
        const { sentence, rail, code } = piece.held;
        state.trace.held({ text: sentence, rail, code });
        return yield* say(state, `${state.released === '' ? '' : ' '}${instead}`);
      }
      if (state.released === before) yield* say(state, space);
      yield* say(state, piece.released, piece.spans);
    }
  }
}

/** Does what the customer approved, and leaves what they declined. Throws CoachError when an answer is refused: then nothing was written. */
export async function* takeAnswers(
  state: TurnState,
  answered: readonly Answered[],
  signal: AbortSignal,
): AsyncGenerator<AgUiEvent> {
  for (const { answer, asked } of answered) {
    const call = { id: `approval-${asked.interruptId}`, name: asked.tool, args: asked.args };
    if (!answer.isApproved) {
      await state.toolContext.asCustomer((tx) => state.takeAnswer(tx, answer));
      const declined = { ok: false, text: 'The customer declined. Nothing was changed.', facts: [], citations: [] };
      state.trace.tool(call, { callId: call.id, name: call.name, ...declined }, 0);
      state.settled.push({ ...call, ok: false, text: declined.text });
      yield* sayOf(state, undefined, 'All right, nothing was changed.');
      continue;
    }
    let refusal: unknown;
    const approve: TurnState['takeAnswer'] = (tx) =>
      state.takeAnswer(tx, answer).catch((error: unknown) => {
        refusal = error;
        throw error;
      });
    const done = yield* useTool(state, call, signal, (tx) => approve(tx, answer));
    if (refusal) throw refusal;
    if (done === 'consent') throw new CoachError('CONSENT_REQUIRED');
    // Without the ids of this turn's facts: the next turn has others under the same ids.
    state.settled.push({
      ...call,
      ok: done.ok,
      text: done.ok ? 'The customer approved it and it was done.' : done.text,
    });
    yield* sayOf(state, done.said, done.ok ? 'Done.' : couldNot(done));
  }
}

function couldNot({ data }: ToolAnswer): string {
  const error = typeof data?.error === 'string' ? ` ${data.error}` : '';
  return `That could not be done, and nothing was changed.${error}`;
}
