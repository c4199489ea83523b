// Writes the reply to a turn's questions from what the tools answered.
import type { Fact } from '../../../knowledge/fact.ts';
import type { Citation } from '../../../tools/tool.ts';
import type { ToolAnswer, ToolCall } from '../model.ts';
import { compose } from './compose/compose.ts';
import { filled, type Unit } from './compose/reply.ts';
import type { Lookup, Plan } from './plan.ts';
import { OWN_CALL, type Turn } from './turn.ts';

/** A reply before it is checked: a block of units for each question. */
export interface Draft {
  blocks: Unit[][];
  suggestions: string[];
  facts: Map<string, Fact>;
  articles: Citation[];
}

/** The calls that the plans need; questions that need the same look-up share it. What follows on others' answers comes when these are there. */
export function callsOf(plans: readonly Plan[], answers: ReadonlyMap<string, ToolAnswer> = new Map()): ToolCall[] {
  const calls = new Map<string, ToolCall>();
  const add = ({ name, args }: Lookup) => {
    const key = JSON.stringify([name, args]);
    if (!calls.has(key)) calls.set(key, { id: `${OWN_CALL}${calls.size + 1}`, name, args });
  };
  for (const { lookups } of plans) for (const lookup of lookups) add(lookup);
  for (const plan of plans) for (const lookup of followUps(plan, calls, answers)) add(lookup);
  return [...calls.values()];
}

function followUps(
  { lookups, next }: Plan,
  calls: ReadonlyMap<string, ToolCall>,
  answers: ReadonlyMap<string, ToolAnswer>,
) {
  if (!next) return [];
  const found = lookups.flatMap(
    ({ name, args }) => answers.get(calls.get(JSON.stringify([name, args]))?.id ?? '') ?? [],
  );
  return found.length === lookups.length ? next(found) : [];
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
  const calls = callsOf(plans, answers);
  const answersOf = (lookups: readonly Lookup[]) =>
    lookups.flatMap(({ name, args }) => {
      const key = JSON.stringify([name, args]);
      const call = calls.find((each) => JSON.stringify([each.name, each.args]) === key);
      return (call && answers.get(call.id)) ?? [];
    });
  const materials = plans.map((plan) => {
    const first = answersOf(plan.lookups);
    const more = plan.next && first.length === plan.lookups.length ? answersOf(plan.next(first)) : [];
    return { plan, answer: first[0], answers: [...first, ...more], facts, today, seed: question };
  });
  const { blocks, suggestions } = compose(materials, { isPlain: isRepair });
  const isNew = ({ text }: Unit) => !said.includes(filled(text, facts).replace(/\s+/g, ' ')) && !said.includes(text);
  const fresh = isRepair || isHandover ? blocks.map((units) => units.filter(isNew)) : blocks;
  return { blocks: fresh, suggestions, facts, articles };
}
