// Turns what an alert or a suggestion says into facts: its words as a whole, to be said as they stand, and each figure in them.
import type { Fact, FactDraft } from '../../knowledge/fact.ts';
import type { Cited } from '../../knowledge/recommendations/cited.ts';
import type { ToolContext } from '../tool.ts';
import { clean } from './args.ts';

/** Ids of facts: `said` is a text fact with the whole reason, `figures` are what it cites, in the order they are said. */
export interface CitedData {
  said: string;
  figures: string[];
}

/** Longer reasons do not exist; a name from a bank's file is cut before. */
const LONGEST = 400;

/** Makes the facts of a sentence that was filled with figures. */
export function addCited(
  facts: ToolContext['facts'],
  { label, sentence, cited }: { label: string; sentence: string; cited: readonly Cited[] },
): { facts: Fact[]; data: CitedData } {
  const name = cited.find(({ unit }) => unit === 'text');
  const entity = name && clean(String(name.value));
  const said = facts.add({
    label,
    value: clean(sentence, LONGEST),
    unit: 'text',
    ...(entity && { entity }),
    rows: rowsOf(
      cited.flatMap(({ rows }) => rows),
      label,
    ),
  });
  const figures = cited
    .filter(({ unit }) => unit !== 'text')
    .map(({ display: _, rows, ...rest }) => {
      const draft: FactDraft = { ...rest, label: labelOf(rest, entity), ...(entity && { entity }) };
      return facts.add({ ...draft, rows: rowsOf(rows, draft.label) });
    });
  return { facts: [said, ...figures], data: { said: said.id, figures: figures.map(({ id }) => id) } };
}

function rowsOf(ids: readonly string[], label: string) {
  return [...new Set(ids)].map((id) => ({ id, label }));
}

// The gate knows these by the names other tools give them.
function labelOf({ label, unit }: Pick<Cited, 'label' | 'unit'>, entity: string | undefined): string {
  const own = clean(label, LONGEST);
  if (unit === 'bps' && /limits? in use/.test(own))
    return entity ? `${entity} utilization` : 'Overall card utilization';
  if (unit === 'date' && /is due$/.test(own) && entity) return `${entity} payment due day`;
  return own.charAt(0).toUpperCase() + own.slice(1);
}
