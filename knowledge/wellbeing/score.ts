// From ten answers to a score of 0 to 100. Every answer counts: without one of them the scale has no score.
import { CoachError } from '../errors.ts';
import { type Item, items, pointsOf } from './items.ts';
import { type AgeGroup, ageGroups, type Method, methods, scoreTable } from './score-table.ts';

/** An answer's id by the id of its statement. */
export type Answers = Record<string, string>;

/** Who answered, and how: both decide which column of the table holds. */
export interface Taker {
  ageGroup: AgeGroup;
  method: Method;
}

interface WrongField {
  field: string;
  message: string;
}

/** The score. Throws INVALID_INPUT that names each statement without an answer, or with one that is none of its choices. */
export function score(answers: Answers, { ageGroup, method }: Taker): number {
  const wrong: WrongField[] = unknownNames(answers);
  let points = 0;
  for (const item of items) {
    const place = item.choices.findIndex(({ id }) => id === answers[item.id]);
    if (place < 0) wrong.push({ field: `answers.${item.id}`, message: problem(item, answers[item.id]) });
    else points += pointsOf(item, place);
  }
  if (!ageGroups.includes(ageGroup)) wrong.push({ field: 'age_group', message: `Choose ${ageGroups.join(' or ')}.` });
  if (!methods.includes(method)) wrong.push({ field: 'method', message: `Choose ${methods.join(' or ')}.` });
  const found = scoreTable[method]?.[ageGroup]?.[points];
  if (wrong.length > 0 || found === undefined) {
    const words = wrong.map(({ message }) => message).join(' ');
    throw new CoachError('INVALID_INPUT', words, { details: { fields: wrong } });
  }
  return found;
}

function problem({ id, choices }: Item, answer: string | undefined): string {
  const question = `Question ${id.replace('question_', '')}`;
  if (answer === undefined) return `${question} has no answer yet. The score needs all ten.`;
  return `${question} can be answered with ${choices.map((choice) => choice.id).join(', ')}.`;
}

function unknownNames(answers: Answers): WrongField[] {
  return Object.keys(answers)
    .filter((name) => !items.some(({ id }) => id === name))
    .slice(0, items.length)
    .map((name) => ({ field: `answers.${name.slice(0, 40)}`, message: 'There is no such question.' }));
}
