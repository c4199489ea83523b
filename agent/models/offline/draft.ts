// Writes the reply to a turn's questions from what the tools answered.
import type { Fact } from '../../../knowledge/fact.ts';
import type { Citation } from '../../../tools/tool.ts';
import type { ToolCall } from '../model.ts';
import { compose } from './compose/compose.ts';
import { filled, type Unit } from './compose/reply.ts';
import type { Plan } from './plan.ts';
import { OWN_CALL, type Turn } from './turn.ts';

/** A reply before it is checked: a block of units for each question. */
export interface Draft {
  blocks: Unit[][];
  suggestions: string[];
  facts: Map<string, Fact>;
  articles: Citation[];
}

/** The calls that the plans need; questions that need the same look-up share it. */
export function callsOf(plans: readonly Plan[]): ToolCall[] {
  const calls = new Map<string, ToolCall>();
  for (const { lookups } of plans) {
    for (const { name, args } of lookups) {
      const key = JSON.stringify([name, args]);
      if (!calls.has(key)) calls.set(key, { id: `${OWN_CALL}${calls.size + 1}`, name, args });
    }
  }
  return [...calls.values()];
}

/** The reply to a turn. What was already read or held is left out. */
export function draftReply(
  { question, answers, said, isRepair, isHandover }: Turn,
  plans: Plan[],
  today: string,
): Draft {
  const facts = new Map<string, Fact>();
  const articles: Citation[] = [];
  for (const answer of answers.values()) {
    for (const fact of answer.facts) facts.set(fact.id, fact);
    articles.push(...answer.citations);
  }
  const calls = callsOf(plans);
  const answerOf = ({ lookups: [lookup] }: Plan) => {
    const key = JSON.stringify([lookup?.name, lookup?.args]);
    const call = calls.find(({ name, args }) => JSON.stringify([name, args]) === key);
    return call && answers.get(call.id);
  };
  const materials = plans.map((plan) => ({ plan, answer: answerOf(plan), facts, today, seed: question }));
  const { blocks, suggestions } = compose(materials, { isPlain: isRepair });
  const isNew = ({ text }: Unit) => !said.includes(filled(text, facts).replace(/\s+/g, ' ')) && !said.includes(text);
  const fresh = isRepair || isHandover ? blocks.map((units) => units.filter(isNew)) : blocks;
  return { blocks: fresh, suggestions, facts, articles };
}
