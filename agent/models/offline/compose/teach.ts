// Teaches from an article: the first plain lines of what answers the question, and the article's name.
import { spellOut, wordsOf } from '../../../../knowledge/search/words.ts';
import type { ArticlesData } from '../../../../tools/search-articles.ts';
import type { Citation } from '../../../../tools/tool.ts';
import { item, type Material, type Part, pick, say, type Unit } from './reply.ts';

/** Enough to answer; the article has the rest. */
const ENOUGH_LINES = 3;
const MAX_LINES = 6;
/** Words that weigh less carry no subject. */
const TELLING = 0.5;
/** Another passage has to say this much more than the opening: one telling word. */
const OPENING_WORTH = 1;
/** A longer sentence is no longer plain. */
const MAX_SENTENCE = 260;

const TOPICS = ['What is credit utilization?', 'How do I start an emergency fund?', 'How do minimum payments work?'];
const SUM = / = |\$[^$]*\$[^$]*\$[^$]*\$/;
const POINTS_AWAY = /\b(?:this table|the table|below|in this example|the example)\b|^say you\b/i;

/** The reply to a general question. */
export function composeTeaching({ plan, answer, seed }: Material): Part {
  const data = answer?.data as ArticlesData | undefined;
  const [best] = answer?.citations ?? [];
  if (!answer?.ok || data?.status !== 'found' || !best) {
    return {
      units: [
        say('I do not have a good article on that, so I would rather not guess.'),
        say('I can explain credit, card interest, saving, budgets, fees and paying off debt.'),
        say('If it is about your card, a payment or your bank app, your bank can help.'),
      ],
      suggestions: TOPICS,
    };
  }
  const units = linesFor(
    plan.ask.slots.query ?? '',
    answer.citations.filter(({ articleId }) => articleId === best.articleId),
  );
  if (units.length === 0) units.push(say('I found an article that covers this.'));
  units.push(
    say(pick(seed, [`You can read more in the article "${best.title}".`, `This is from the article "${best.title}".`])),
  );
  return { units, suggestions: ownQuestions(`${best.title} ${best.articleId}`.toLowerCase()) };
}

// The lines of the passage that says most about the question, from where it does; then how the article opens, if there is room. The
// opening answers the title's question, so it goes first unless another passage says clearly more.
function linesFor(query: string, passages: readonly Citation[]): Unit[] {
  const asked = new Map(
    wordsOf(spellOut(query))
      .filter(({ weight }) => weight >= TELLING)
      .map(({ stem, weight }) => [stem, weight]),
  );
  const said = passages
    .map(({ heading, text }) => ({ heading, units: unitsOf(text) }))
    .filter(({ units }) => units.length > 0)
    .map(({ heading, units }) => {
      const from = startOf(units, asked);
      const lines = units.slice(from, from + MAX_LINES);
      const words = [heading, ...lines.slice(0, ENOUGH_LINES).map(({ text }) => text)].join(' ');
      return { heading, lines, worth: worthOf(words, asked) + (heading === '' ? OPENING_WORTH : 0) };
    })
    .sort((one, other) => other.worth - one.worth);
  const units: Unit[] = [];
  for (const { lines } of said) {
    if (units.length >= ENOUGH_LINES) break;
    units.push(...lines.slice(0, units.length === 0 ? MAX_LINES : ENOUGH_LINES - units.length));
  }
  const kept = units.slice(0, MAX_LINES);
  while (kept.at(-1)?.text.endsWith(':')) kept.pop();
  return kept;
}

// Where the few lines begin that hold most of what was asked; of equals, the first.
function startOf(units: readonly Unit[], asked: ReadonlyMap<string, number>): number {
  const worths = units.map((_, at) =>
    worthOf(
      units
        .slice(at, at + ENOUGH_LINES)
        .map(({ text }) => text)
        .join(' '),
      asked,
    ),
  );
  return worths.indexOf(Math.max(...worths));
}

/** What a text holds of the words that were asked about. */
function worthOf(text: string, asked: ReadonlyMap<string, number>): number {
  const held = new Set(wordsOf(text).map(({ stem }) => stem));
  return [...asked].reduce((sum, [stem, weight]) => sum + (held.has(stem) ? weight : 0), 0);
}

// Prose by the sentence, lists by the item. Tables, worked sums and what leads to them are left to the article.
function unitsOf(passage: string): Unit[] {
  const units: Unit[] = [];
  const blocks = passage.split(/\n{2,}/).filter((block) => !isTable(block));
  for (const line of blocks.flatMap((block) => block.split('\n'))) {
    const text = line
      .trim()
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .replace(/[*_`]+/g, '');
    if (text === '' || /^(?:#|\||>|!|\d+\.)/.test(text)) continue;
    if (text.startsWith('- ')) units.push(item(text.slice(2)));
    else units.push(...sentencesOf(text).map(say));
  }
  return units.filter(({ text }) => text.length <= MAX_SENTENCE && !POINTS_AWAY.test(text) && !SUM.test(text));
}

// A paragraph is one line; lines that follow each other and are no list are the rows of a table.
function isTable(block: string): boolean {
  const lines = block.split('\n');
  return lines.length > 1 && !lines.some((line) => /^\s*(?:-|\d+\.) /.test(line));
}

/** The sentences of prose, each with its end. */
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
