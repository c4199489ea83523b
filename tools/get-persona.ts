// Tool: which money persona fits the customer, why, what else fits, and what would change it.
import { z } from 'zod';
import type { Fact } from '../knowledge/fact.ts';
import { assignPersona } from '../knowledge/personas/assign.ts';
import { gettingStarted, historyOf, isGettingStarted } from '../knowledge/personas/getting-started.ts';
import { personas } from '../knowledge/personas/index.ts';
import type { CriterionResult } from '../knowledge/personas/persona.ts';
import { utilizationOf } from '../knowledge/signals/card-utilization.ts';
import { type CustomerData, cardsOf, daysHeld, loadCustomerData } from '../knowledge/signals/customer-data.ts';
import { computeSignals } from '../knowledge/signals/index.ts';
import type { Window } from '../knowledge/signals/signal.ts';
import { addCard, addReading } from './shared/signal-facts.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts of one criterion: its words, its value, and the card it is about. */
export interface CriterionData {
  signal: string;
  outcome: CriterionResult['outcome'];
  words: string;
  value?: string;
  card?: { name: string; balance?: string; limit?: string };
}

/** Ids of the facts by role. `name` and `change` facts are texts. */
export type PersonaData = {
  /** `none`: nobody fits. `getting-started`: too little history for a persona. */
  status: 'value' | 'none' | 'getting-started';
  /** The most urgent match first. */
  matches: { persona: string; description: string; name: string; criteria: CriterionData[] }[];
  nearMisses: { persona: string; name: string; changes: string[] }[];
  history: { held: string; needed: string };
};

/** The customer's persona. */
export const getPersona = defineTool({
  name: 'get_persona',
  description:
    'The money persona that fits the customer, the criteria it rests on, other matches, near misses and what would change them. Use for "what do you see about me", "what kind of spender am I", "what should I work on first". For the habits one by one use get_signals.',
  step: 'Looking at the whole picture',
  reads: 'customer',
  input: z.strictObject({}),
  async run(_, { asCustomer, facts, today }) {
    const data = await asCustomer((tx) => loadCustomerData(tx, { today }));
    const persona = assignPersona(computeSignals(data), historyOf(daysHeld(data)), data);
    const { history } = persona;
    const held = facts.add({ label: 'Days of history', value: history.daysHeld, unit: 'days' });
    const needed = facts.add({
      label: 'Days of history needed for a persona',
      value: history.daysNeeded,
      unit: 'days',
    });
    const name = (label: string, value: string) => facts.add({ label, value, unit: 'text', entity: value });
    const matches = persona.matches.map((match, index) => ({
      persona: match.persona,
      description: personas.find((each) => each.name === match.persona)?.description ?? '',
      name: name(index === 0 ? 'Money persona' : 'Also fits', match.persona),
      criteria: match.criteria.map((criterion) => addCriterion(facts, data, criterion, persona.window)),
    }));
    const nearMisses = persona.nearMisses.map((miss) => ({
      persona: miss.persona,
      name: name('Near miss', miss.persona),
      changes: miss.wouldChange.map((change) =>
        facts.add({ label: `What ${miss.persona} would take`, value: change, unit: 'text', entity: miss.persona }),
      ),
    }));
    const status = isGettingStarted(history) ? 'getting-started' : matches.length ? 'value' : 'none';
    const digest: PersonaData = {
      status,
      matches: matches.map((match) => ({
        ...match,
        name: match.name.id,
        criteria: match.criteria.map((each) => each.data),
      })),
      nearMisses: nearMisses.map((miss) => ({ ...miss, name: miss.name.id, changes: words.ids(miss.changes) })),
      history: { held: held.id, needed: needed.id },
    };
    const own = [
      ...matches.flatMap((match) => [match.name, ...match.criteria.flatMap((each) => each.facts)]),
      ...nearMisses.flatMap((miss) => [miss.name, ...miss.changes]),
      held,
      needed,
    ];
    const intro = {
      value: `The first match is the most urgent. ${matches.map((match) => `${match.persona}: ${match.description}`).join(' ')}`,
      none: 'No persona fits, which is good to know too: nothing stands out as urgent.',
      'getting-started': `${gettingStarted.name}: ${gettingStarted.description}`,
    }[status];
    const text = words.lines(
      `Based on the last ${persona.window === '180d' ? '180' : '30'} days.`,
      intro,
      own.map(words.factLine),
    );
    return { text, facts: own, data: digest };
  },
});

function addCriterion(
  facts: ToolContext['facts'],
  data: CustomerData,
  { criterion, signal, outcome, value, unit, evidence }: CriterionResult,
  window: Window,
): { facts: Fact[]; data: CriterionData } {
  const said = facts.add({ label: 'Persona criterion', value: criterion, unit: 'text' });
  const found: CriterionData = { signal, outcome, words: said.id };
  if (value === undefined || !unit) return { facts: [said], data: found };
  const card =
    signal === 'card_utilization'
      ? cardsOf(data).find((each) => evidence.includes(each.id) && utilizationOf(each).value === value)
      : undefined;
  if (!card) {
    const fact = addReading(facts, data, { signal, value, unit, window, evidence });
    return { facts: [said, fact], data: { ...found, value: fact.id } };
  }
  const { name, utilization, balance, limit } = addCard(facts, card);
  const parts = { name, ...(balance && { balance: balance.id }), ...(limit && { limit: limit.id }) };
  return {
    facts: [said, utilization, balance, limit].filter((fact) => fact !== undefined),
    data: { ...found, ...(utilization && { value: utilization.id }), card: parts },
  };
}
