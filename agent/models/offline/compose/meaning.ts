// Says what a word means: the glossary's definition first, then the article that goes deeper, then one useful next step.
import type { TermData } from '../../../../tools/explain-term.ts';
import { add, type Material, type Part, say } from './reply.ts';
import { sentencesOf } from './teach.ts';

interface Next {
  step: string;
  questions: string[];
}

// By topic of the term, the first that fits: what the coach itself can look up next.
const NEXT: [topics: string[], next: Next][] = [
  [
    ['credit-cards', 'credit-reports-and-scores'],
    {
      step: 'As a next step, ask me how much of your card limits you use.',
      questions: ['What is my credit utilization?', 'How much do I owe?'],
    },
  ],
  [
    ['debt', 'debt-collection', 'auto-loans', 'mortgages', 'student-loans', 'payday-loans', 'reverse-mortgages'],
    {
      step: 'As a next step, ask me what you owe in all.',
      questions: ['How much do I owe?', 'How do minimum payments work?'],
    },
  ],
  [
    ['paychecks', 'taxes', 'retirement'],
    {
      step: 'As a next step, ask me what came in last month.',
      questions: ['How much did I earn last month?', 'When was I last paid?'],
    },
  ],
  [
    ['saving', 'investing'],
    {
      step: 'As a next step, ask me what is in your accounts.',
      questions: ['What is my balance?', 'How do I start an emergency fund?'],
    },
  ],
  [
    ['bank-accounts', 'prepaid-cards', 'money-transfers'],
    {
      step: 'As a next step, ask me what you paid in bank fees.',
      questions: ['How much did I pay in bank fees this year?', 'What is my balance?'],
    },
  ],
  [
    ['fraud-and-scams'],
    {
      step: 'As a next step, look over your latest transactions with me.',
      questions: ['Show me my latest transactions', 'What was my largest purchase last month?'],
    },
  ],
];
const ELSE: Next = {
  step: 'As a next step, ask me where your money goes.',
  questions: ['Where does my money go?', 'What did I spend last month?'],
};

/** The reply to a question for a meaning; undefined when it asks for more or the glossary had no answer. */
export function composeMeaning({ plan, answer }: Material): Part | undefined {
  if (!plan.ask.slots.term || !answer?.ok) return undefined;
  const { term, definition, example, topics, article } = answer.data as TermData;
  const { step, questions } = NEXT.find(([fits]) => topics.some((topic) => fits.includes(topic)))?.[1] ?? ELSE;
  return {
    units: [
      ...sentencesOf(definition).map(say),
      ...(example ? sentencesOf(example).map(add) : []),
      say(
        article
          ? `This is "${term}" in our glossary, and the article "${article}" goes deeper.`
          : `This is "${term}" in our glossary.`,
      ),
      say(step),
    ],
    suggestions: questions,
  };
}
