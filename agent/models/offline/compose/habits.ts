// Says what the whole picture of the customer's money habits looks like.
import type { PersonaData } from '../../../../tools/get-persona.ts';
import { add, item, type Material, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** The reply to "what do you see about me". */
export function composePersona({ plan, answer, facts }: Material): Part {
  const suggestions = ['What subscriptions do I have?', 'What is my credit utilization?', 'Where does my money go?'];
  const data = answer?.data as PersonaData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  const reading =
    plan.ask.slots.reading === 'how-am-i-doing' ? [add('I read that as a question about your money habits.')] : [];
  if (data.status === 'getting-started') {
    return {
      units: [
        say('You are just getting started here, so I do not see a pattern yet.'),
        say(`I have ${ref(data.history.held)} of history.`),
        say(`A persona needs ${ref(data.history.needed)} of history.`),
      ],
      suggestions: ['What is my balance?', 'What did I spend this month?'],
    };
  }
  const [first, ...others] = data.matches;
  if (!first)
    return {
      units: [
        ...reading,
        say('No money persona fits you right now, and nothing in your habits stands out as urgent.'),
        ...nearMiss(data),
      ],
      suggestions,
    };
  const units: Unit[] = [...reading, say(`The money persona that fits you best is ${ref(first.name)}.`)];
  if (first.description) units.push(say(first.description));
  const met = first.criteria.filter(({ outcome, value }) => outcome === 'met' && value).slice(0, 3);
  if (met.length > 0) units.push(add('This is what it rests on:'));
  for (const { value } of met) {
    const fact = value ? facts.get(value) : undefined;
    if (fact) units.push({ ...item(`${fact.label}: ${ref(fact.id)}`), isExtra: true });
  }
  for (const other of others.slice(0, 2)) units.push(add(`${pickAlso(other.description)} ${ref(other.name)}.`));
  units.push(...nearMiss(data));
  return { units, suggestions };
}

const pickAlso = (description: string) => (description ? 'Another persona that fits is' : 'Also fits:');

function nearMiss({ nearMisses }: PersonaData): Unit[] {
  const [miss] = nearMisses;
  const [change] = miss?.changes ?? [];
  return miss && change
    ? [add(`You come close to ${ref(miss.name)}, and this is what it would take: ${ref(change)}.`)]
    : [];
}
