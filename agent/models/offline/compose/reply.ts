// The parts a reply is made of, and how they become text. Figures are references only.
import { formatPeriod, type IsoDate, type Period } from '../../../../knowledge/calendar.ts';
import type { Fact } from '../../../../knowledge/fact.ts';
import type { ToolAnswer } from '../../model.ts';
import type { Plan } from '../plan.ts';

/** A sentence or a list item. `isExtra` ones are left out when the coach has to say it plainly. */
export interface Unit {
  text: string;
  isItem?: boolean;
  isExtra?: boolean;
}

/** The reply to one question, with questions that may come next. */
export interface Part {
  units: Unit[];
  suggestions: string[];
}

/** What a part is composed from. `answer` is missing when the look-up could not be made. */
export interface Material {
  plan: Plan;
  answer?: ToolAnswer;
  /** Every answer of the question's look-ups, in their order, and of those that followed on them. */
  answers?: ToolAnswer[];
  /** Every fact of the answers at hand, by id. */
  facts: ReadonlyMap<string, Fact>;
  today: IsoDate;
  /** Decides between ways to say the same: never chance. */
  seed: string;
}

/** A sentence. */
export const say = (text: string): Unit => ({ text });
/** A sentence that can be spared. */
export const add = (text: string): Unit => ({ text, isExtra: true });
/** A line of a list. */
export const item = (text: string): Unit => ({ text, isItem: true });
/** A reference to a fact. */
export const ref = (id: string): string => `{{${id}}}`;

/** One of several ways to say the same, the same one for the same question. */
export function pick<Choice>(seed: string, choices: readonly [Choice, ...Choice[]]): Choice {
  let hash = 7;
  for (let index = 0; index < seed.length; index += 1) hash = (Math.imul(hash, 31) + seed.charCodeAt(index)) >>> 0;
  return choices[hash % choices.length] ?? choices[0];
}

/** "in September 2026", "on October 3, 2026", "from October 1, 2026 to October 20, 2026". */
export function during(period: Period): string {
  const words = formatPeriod(period);
  if (period.from === period.to) return `on ${words}`;
  return words.includes(' to ') ? `from ${words}` : `in ${words}`;
}

/** A category's name inside a sentence: "groceries", but "TV and movies", "ATM fees". */
export function inSentence(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** An account's name without its last digits. */
export function bareAccount(name: string): string {
  return name.replace(/ ending in \w+$/, '');
}

/** An account's name beside a figure. Last digits that read as a year ("ending in 1952") are left out. */
export function spokenAccount(name: string): string {
  return /ending in (?:19|20)\d\d$/.test(name) ? bareAccount(name) : name;
}

/** The value of a fact as a number; NaN when it has none. */
export function numberOf(facts: ReadonlyMap<string, Fact>, id: string | undefined): number {
  const value = id === undefined ? undefined : facts.get(id)?.value;
  return typeof value === 'number' ? value : Number.NaN;
}

/** Text with its references filled in, as the customer would read it. */
export function filled(text: string, facts: ReadonlyMap<string, Fact>): string {
  return text.replace(/\{\{(f\d+)\}\}/g, (reference, id: string) => facts.get(id)?.display ?? reference);
}

/** A unit as it follows the one before it: sentences in a row, list items on lines of their own. */
export function glue(before: Unit | undefined, unit: Unit): string {
  if (unit.isItem) return `${before ? '\n' : ''}- ${unit.text}`;
  return `${before ? (before.isItem ? '\n\n' : ' ') : ''}${unit.text}`;
}

/** Units as text. */
export function render(units: readonly Unit[]): string {
  return units.map((unit, index) => glue(units[index - 1], unit)).join('');
}
