// Teaches from an article: the first plain lines of what answers the question, and the article's name.
import type { ArticlesData } from '../../../../tools/search-articles.ts';
import { item, type Material, type Part, pick, say, type Unit } from './reply.ts';

/** Enough to answer; the article has the rest. */
const ENOUGH_LINES = 3;
const MAX_LINES = 6;
/** A longer sentence is no longer plain. */
const MAX_SENTENCE = 260;

const TOPICS = ['What is credit utilization?', 'How do I start an emergency fund?', 'How do minimum payments work?'];
const POINTS_AWAY = /\b(?:this table|the table|below|in this example|the example)\b|^say you\b/i;

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
  const passages = answer.citations.filter(({ articleId }) => articleId === best.articleId);
  // What opens an article says what the rest is about.
  const ordered = [...passages.filter(({ heading }) => !heading), ...passages.filter(({ heading }) => heading)];
  const units = linesOf(ordered.map(({ text }) => text));
  if (units.length === 0) units.push(say('I found an article that covers this.'));
  units.push(
    say(pick(seed, [`You can read more in the article "${best.title}".`, `This is from the article "${best.title}".`])),
  );
  return { units, suggestions: ownQuestions(`${best.title} ${best.articleId}`.toLowerCase()) };
}

// Prose by the sentence, lists by the item. Tables, worked sums and what leads to them are left to the article.
function linesOf(passages: readonly string[]): Unit[] {
  const units: Unit[] = [];
  for (const passage of passages) {
    if (/\d[^\n]*=|\$[^\n]*\$[^\n]*\$/.test(passage)) continue;
    for (const line of passage.split(/\n+/)) {
      const text = line
        .trim()
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replace(/[*_`]+/g, '');
      if (text === '' || /^(?:#|\||>|!|\d+\.)/.test(text)) continue;
      if (text.startsWith('- ')) units.push(item(text.slice(2)));
      else units.push(...sentencesOf(text).map(say));
    }
    if (units.length >= ENOUGH_LINES) break;
  }
  const kept = units.filter(({ text }) => text.length <= MAX_SENTENCE && !POINTS_AWAY.test(text)).slice(0, MAX_LINES);
  while (kept.at(-1)?.text.endsWith(':')) kept.pop();
  return kept;
}

/** Prose by the sentence. */
export function sentencesOf(prose: string): string[] {
  return prose
    .split(/(?<=[.!?])\s+(?=[A-Z"])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[.!?:]"?$/.test(sentence));
}

// From the article to the customer's own figures.
function ownQuestions(about: string): string[] {
  if (/utilization|credit score|credit-report/.test(about)) {
    return ['What is my credit utilization?', 'How can I lower my credit utilization?'];
  }
  if (/minimum|interest|apr|snowball|debt/.test(about)) {
    return ['How much do I owe?', 'How much interest did I pay this year?', 'What is a minimum payment?'];
  }
  if (/subscription/.test(about)) {
    return ['What subscriptions do I have?', 'Did any of my subscriptions get more expensive?'];
  }
  if (/fee|overdraft/.test(about)) return ['How much did I pay in bank fees this year?', 'What is my balance?'];
  if (/income|budget/.test(about)) return ['How much did I earn last month?', 'Where does my money go?'];
  return ['What is my balance?', 'Where does my money go?'];
}
