// What the customer reads when the offline coach answered in place of another: why, in plain words, and that its figures are as good.
import type { ShownMessage } from './state.ts';

const SAME_RECORDS = 'Each figure still comes from your own records.';

/** One sentence of why and one of comfort; undefined when the coach that was to answer did. */
export function standInWords({
  model,
  unanswered = [],
}: Pick<ShownMessage, 'model' | 'unanswered'>): string | undefined {
  const last = unanswered.at(-1);
  if (model !== 'fallback' || !last) return undefined;
  if (last.code === 'budget-spent')
    return `You asked a lot today, so the offline coach answers until tomorrow. ${SAME_RECORDS}`;
  if (last.code === 'held')
    return `A first answer did not pass our checks, so the offline coach answered. ${SAME_RECORDS}`;
  return `The coach that usually answers was not free, so the offline coach helped out. ${SAME_RECORDS}`;
}
