// The coach writes first: one alert in the words that were made with its figures, through the same look-up, gate and trace as any answer.

import { CoachError } from '../knowledge/errors.ts';
import type { Notice } from '../knowledge/notices.ts';
import type { AlertsData } from '../tools/get-alerts.ts';
import type { AgUiEvent } from './events.ts';
import { releaseGate } from './gate.ts';
import { railContext, report, say, type TurnState } from './turn.ts';
import { useTool } from './use-tool.ts';

/** Said before the alert, so that the customer knows why they are written to. */
const OPENING = 'I am writing because something in your accounts may need a look.';

/** What can be asked next. */
const NEXT = ['Is there anything else I should know?', 'What is my balance?'];

/** Tells one alert; says nothing when it no longer holds or the gate holds a word of it. */
export async function* tellNotice(
  state: TurnState,
  { alertId }: Notice,
  signal: AbortSignal,
): AsyncGenerator<AgUiEvent> {
  const call = { id: `notice-${state.runId}`, name: 'get_alerts', args: {} };
  const found = yield* useTool(state, call, signal);
  if (found === 'consent') throw new CoachError('CONSENT_REQUIRED');
  const { alerts = [] } = (found.data ?? {}) as Partial<AlertsData>;
  const alert = alerts.find(({ id }) => id === alertId);
  if (!alert) return;
  const verdicts: Parameters<typeof report>[1] = [];
  const gate = releaseGate({ ...railContext(state), rails: state.rails, onVerdict: (each) => verdicts.push(each) });
  const released: { released: string; spans: TurnState['spans'] }[] = [];
  // All of it or nothing: nobody is waiting for half a message.
  for (const pieces of [gate.push(`${OPENING} {{${alert.said}}}`), gate.end()]) {
    for await (const piece of pieces) {
      yield* report(state, verdicts.splice(0));
      if ('held' in piece) {
        const { sentence, rail, code } = piece.held;
        state.trace.held({ text: sentence, rail, code });
        return;
      }
      released.push(piece);
    }
  }
  for (const piece of released) yield* say(state, piece.released, piece.spans);
  state.suggestions = NEXT;
}
