// Reads the coach's own draft the way the release gate will, so that one odd name in the data never costs the customer the answer.
import { formatPeriod } from '../../../knowledge/calendar.ts';
import type { Fact } from '../../../knowledge/fact.ts';
import type { Citation } from '../../../tools/tool.ts';
import { releaseGate } from '../../gate.ts';
import { glue, ref, type Unit } from './compose/reply.ts';

/** What the gate knows when the draft comes to it. */
export interface CheckContext {
  facts: ReadonlyMap<string, Fact>;
  articles: Citation[];
  today: string;
  question: string;
  /** Text the customer has already read in this turn. */
  shown: string;
}

/** The units that will pass, in order; one that would be held is said by its facts' own labels, or dropped. `dropped` lists what was not kept as written. */
export async function passingUnits(
  units: readonly Unit[],
  context: CheckContext,
): Promise<{ kept: Unit[]; dropped: Unit[]; shown: string }> {
  const kept: Unit[] = [];
  const dropped: Unit[] = [];
  let { shown } = context;
  const tryUnit = async (unit: Unit): Promise<boolean> => {
    const released = await releasedBy(glue(kept.at(-1), unit), { ...context, shown });
    if (released === null) return false;
    kept.push(unit);
    shown += released;
    return true;
  };
  for (const unit of units) {
    if (await tryUnit(unit)) continue;
    dropped.push(unit);
    for (const text of byLabels(unit, context.facts)) await tryUnit({ ...unit, text });
  }
  return { kept, dropped, shown };
}

async function releasedBy(
  text: string,
  { facts, articles, today, question, shown }: CheckContext,
): Promise<string | null> {
  const gate = releaseGate({ facts: [...facts.values()], articles, today, customerText: question, released: shown });
  let released = '';
  for (const pieces of [gate.push(text), gate.end()]) {
    for await (const piece of pieces) {
      if ('held' in piece) return null;
      released += piece.released;
    }
  }
  return released;
}

// "Groceries spending, September 2026: {{f1}}." is the barest way to say a fact.
function byLabels({ text, isItem }: Unit, facts: ReadonlyMap<string, Fact>): string[] {
  return [...text.matchAll(/\{\{(f\d+)\}\}/g)].flatMap(([, id = '']) => {
    const fact = facts.get(id);
    if (!fact || fact.unit === 'text') return [];
    const when = fact.period ? `, ${formatPeriod(fact.period)}` : '';
    return [`${fact.label}${when}: ${ref(id)}${isItem ? '' : '.'}`];
  });
}
