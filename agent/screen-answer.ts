// A tool's answer past the tool-result rails, before the model or the gate sees any of it.
import type { Verdict } from '../guardrails/rail.ts';
import { screenTexts, textsIn, withTexts } from '../guardrails/screen-result.ts';
import type { CallAnswer } from '../tools/call.ts';
import { railContext, type TurnState } from './turn.ts';

const UNCHECKED = {
  error: 'The result could not be checked.',
  hint: 'Say that this cannot be looked up right now.',
};

/**
 * Checks the free texts of an answer (names of shops, accounts and goals, notes, what the customer told) and replaces those that may not
 * be read, in the answer and in its facts: their figures stay usable. `known` is how many facts there were before the call; those of an
 * answer that cannot be checked are dropped.
 */
export function screenAnswer(state: TurnState, answer: CallAnswer, known: number): Verdict[] {
  const { rails, book } = state;
  const own = book.facts.slice(known);
  const texts = own.flatMap(({ entity, unit, value }) => [
    ...(entity === undefined ? [] : [entity]),
    ...(unit === 'text' ? [String(value)] : []),
  ]);
  const { action, verdicts, clean, cleanLine } = screenTexts(
    [...texts, ...textsIn(answer.ok ? answer.data : named(answer.text))],
    {
      tool: answer.name,
      rails,
      context: railContext(state),
    },
  );
  if (action === 'block' || action === 'hold') {
    book.facts.splice(known);
    const text = `Error: ${UNCHECKED.error}\nHint: ${UNCHECKED.hint}`;
    Object.assign(answer, { ok: false, text, facts: [], citations: [], data: UNCHECKED });
    delete answer.said;
    delete answer.proposed;
    return verdicts;
  }
  if (action === 'allow') return verdicts;
  for (const fact of own) {
    fact.label = cleanLine(fact.label);
    if (fact.entity !== undefined) fact.entity = clean(fact.entity);
    if (fact.unit === 'text') fact.value = fact.display = clean(String(fact.value));
  }
  answer.text = cleanLine(answer.text);
  if (answer.data) answer.data = withTexts(answer.data, answer.ok ? clean : cleanLine) as CallAnswer['data'];
  if (answer.said !== undefined) answer.said = cleanLine(answer.said);
  return verdicts;
}

/** What a refusal of ours may repeat from a file or a bank: what stands in quotes, and the items of its lists. */
function named(words: string): string[] {
  const said = words.replace(/^(?:Error|Hint): /gm, '');
  const quoted = [...said.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
  const listed = [...said.matchAll(/:([^\n]*)$/gm)].flatMap(([, list = '']) => list.split(/[,;]/));
  return [...quoted, ...listed.map((item) => item.trim().replace(/\.$/, ''))].filter((text) => text !== '');
}
