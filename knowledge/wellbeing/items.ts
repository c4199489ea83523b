// The ten statements of the CFPB Financial Well-Being Scale and their answers, word for word.
// Source: Consumer Financial Protection Bureau, "Measuring financial well-being: a guide to using the CFPB Financial Well-Being Scale",
// December 2015, consumerfinance.gov; a work of the US government in the public domain.

/** How much a statement describes the person (statements 1 to 6). */
const DESCRIBES = [
  { id: 'completely', label: 'Completely' },
  { id: 'very-well', label: 'Very well' },
  { id: 'somewhat', label: 'Somewhat' },
  { id: 'very-little', label: 'Very little' },
  { id: 'not-at-all', label: 'Not at all' },
] as const;

/** How often a statement applies (statements 7 to 10). */
const APPLIES = [
  { id: 'always', label: 'Always' },
  { id: 'often', label: 'Often' },
  { id: 'sometimes', label: 'Sometimes' },
  { id: 'rarely', label: 'Rarely' },
  { id: 'never', label: 'Never' },
] as const;

/** What each group of statements is asked with. */
const ASKED = {
  describes: 'How well does this describe you or your situation?',
  applies: 'How often does this apply to you?',
} as const;

/** One answer that can be chosen. */
export interface Choice {
  id: string;
  label: string;
}

/** One statement with what is asked about it and the answers to choose from, in the order they are shown. */
export interface Item {
  id: string;
  text: string;
  asked: string;
  choices: readonly Choice[];
  /** Does the first answer mean that all is well (4 points) or that nothing is (0)? Each next one is a point away. */
  isGood: boolean;
}

const describes = (number: number, text: string, isGood: boolean): Item => ({
  id: `question_${number}`,
  text,
  asked: ASKED.describes,
  choices: DESCRIBES,
  isGood,
});
const applies = (number: number, text: string, isGood: boolean): Item => ({
  id: `question_${number}`,
  text,
  asked: ASKED.applies,
  choices: APPLIES,
  isGood,
});

/** The statements, in the order of the scale. */
export const items: readonly Item[] = [
  describes(1, 'I could handle a major unexpected expense', true),
  describes(2, 'I am securing my financial future', true),
  describes(3, 'Because of my money situation, I feel like I will never have the things I want in life', false),
  describes(4, 'I can enjoy life because of the way I’m managing my money', true),
  describes(5, 'I am just getting by financially', false),
  describes(6, 'I am concerned that the money I have or will save won’t last', false),
  applies(
    7,
    'Giving a gift for a wedding, birthday or other occasion would put a strain on my finances for the month',
    false,
  ),
  applies(8, 'I have money left over at the end of the month', true),
  applies(9, 'I am behind with my finances', false),
  applies(10, 'My finances control my life', false),
];

/** Points of the best answer to a statement; the worst has none. */
export const MOST_POINTS = 4;

/** The points of an answer by its place among the choices. */
export function pointsOf({ isGood }: Item, place: number): number {
  return isGood ? MOST_POINTS - place : place;
}
