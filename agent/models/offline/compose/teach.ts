// Teaches from an article: a few plain sentences of the best passage, and the article's name.
import type { ArticlesData } from '../../../../tools/search-articles.ts';
import { add, type Material, type Part, pick, say, type Unit } from './reply.ts';

/** Enough to answer; the article has the rest. */
const SENTENCES = 4;
const MAX_SENTENCE = 260;

const TOPICS = ['What is credit utilization?', 'How do I start an emergency fund?', 'How do minimum payments work?'];

/** The reply to a general question. */
export function composeTeaching({ answer, seed }: Material): Part {
  const data = answer?.data as ArticlesData | undefined;
  const [best] = answer?.citations ?? [];
  if (!answer?.ok || data?.status !== 'found' || !best) {
    return {
      units: [
        say('I do not have a good article on that, so I would rather not guess.'),
        say('I can explain credit, card interest, saving, budgets, fees and paying off debt.'),
      ],
      suggestions: TOPICS,
    };
  }
  const passages = (answer?.citations ?? []).filter(({ articleId }) => articleId === best.articleId);
  const sentences = passages.flatMap(({ text }) => plainSentences(text));
  const chosen = [...new Set(sentences)].filter((sentence) => sentence.length <= MAX_SENTENCE).slice(0, SENTENCES);
  const units: Unit[] = chosen.map(say);
  if (units.length === 0) units.push(say('I found an article that covers this.'));
  units.push(
    say(pick(seed, [`You can read more in the article "${best.title}".`, `This is from the article "${best.title}".`])),
  );
  units.push(add('It is general education and not advice made for you.'));
  return { units, suggestions: ownQuestions(best.title, best.articleId) };
}

// Prose only: tables, lists, headings and sentences full of figures are left to the article.
function plainSentences(markdown: string): string[] {
  const prose = markdown
    .split(/\n{1,}/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:#|\||-|\*|>|\d+\.|!\[|```)/.test(line))
    .join(' ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '');
  return prose
    .split(/(?<=[.!?])\s+(?=[A-Z"])/)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) =>
        /[.!?]"?$/.test(sentence) &&
        !/\d|:$/.test(sentence) &&
        !/\b(?:this table|the table|below|above|the example|for example|say you)\b/i.test(sentence) &&
        sentence.length > 20,
    );
}

function ownQuestions(title: string, articleId: string): string[] {
  const about = `${title} ${articleId}`.toLowerCase();
  if (/utilization|credit score|credit-report/.test(about))
    return ['What is my credit utilization?', 'How can I lower my credit utilization?'];
  if (/minimum|interest|apr|snowball|debt/.test(about))
    return ['How much do I owe?', 'How much interest did I pay this year?', 'What is a minimum payment?'];
  if (/subscription/.test(about))
    return ['What subscriptions do I have?', 'Did any of my subscriptions get more expensive?'];
  if (/fee|overdraft/.test(about)) return ['How much did I pay in bank fees this year?', 'What is my balance?'];
  if (/income|budget/.test(about)) return ['How much did I earn last month?', 'Where does my money go?'];
  return ['What is my balance?', 'Where does my money go?'];
}
