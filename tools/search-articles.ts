// Tool: passages from the coach's own articles, to teach from and to cite.
import { z } from 'zod';
import { listTopics, searchArticles as search } from '../knowledge/articles.ts';
import { formatDate } from '../knowledge/calendar.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import { ToolError } from '../knowledge/errors.ts';
import { type Embedder, localEmbedder } from '../knowledge/search/embedder.ts';
import { defineTool, type Tool } from './tool.ts';

/** Enough for an answer from one article and a second view; more would only be skimmed. */
const PASSAGES = 4;
/** A passage this far below the best one is about something else (measured on the articles' own questions). */
const CLOSE_TO_BEST = 0.65;

/** Where the articles have to be valid: customers have no other place so far. */
const JURISDICTION = 'US';

/** What was found; the citations carry the passages. `not-found` means no article answers it: nothing may be cited. */
export type ArticlesData = { status: 'found' | 'not-found' };

/** Passages of reviewed articles that answer a question, found with the embedder the articles were indexed with. */
export const searchArticlesWith = (embedder: Embedder): Tool =>
  defineTool({
    name: 'search_articles',
    description:
      'Passages from reviewed money articles. Use for general questions ("what is APR", "how do I start an emergency fund"), for how-to and for what a term means. Not for the customer\'s own money: use the other tools for that.',
    step: 'Looking in the articles',
    reads: 'public',
    input: z.strictObject({
      query: z.string().trim().min(2).max(300).describe('The question in plain words'),
      topic: z
        .string()
        .trim()
        .min(1)
        .max(60)
        .optional()
        .describe('Only articles about this topic, such as credit-cards. Leave it out when unsure'),
    }),
    async run({ query, topic }, { asCustomer, today }) {
      // Ahead of the transaction: an embedder may be a network away.
      const vectors = await embedder.embed([query], 'query');
      const embedded = { ...embedder, embed: async () => vectors };
      const { passages: found, answered } = await asCustomer(async (tx) => {
        const topics = topic === undefined ? undefined : [await knownTopic(tx, topic)];
        return search(tx, query, { limit: PASSAGES, today, topics, jurisdiction: JURISDICTION, embedder: embedded });
      });
      const passages = found.filter(({ score }) => score >= CLOSE_TO_BEST * (found[0]?.score ?? 0));
      if (!answered || passages.length === 0) {
        const data: ArticlesData = { status: 'not-found' };
        const text = 'No article answers this. Say that there is no good article for it, and cite nothing.';
        return { text, facts: [], citations: [], data };
      }
      const citations = passages.flatMap(({ articleId, title, url, heading, text, reviewedOn }, index) =>
        reviewedOn ? [{ id: `${articleId}#${index + 1}`, articleId, title, url, heading, text, reviewedOn }] : [],
      );
      const data: ArticlesData = { status: 'found' };
      const parts = citations.map(
        ({ title, heading, text, reviewedOn }) =>
          `Article "${title}"${heading ? `, "${heading}"` : ''} (reviewed ${formatDate(reviewedOn)}):\n${text}`,
      );
      const text = ['Teach from these passages only, and name the article.', ...parts].join('\n\n');
      return { text, facts: [], citations, data };
    },
  });

/** The tool with the default embedder. */
export const searchArticles = searchArticlesWith(localEmbedder());

/** The topic as the articles write it. Throws ToolError with the topics there are when no article is about it. */
async function knownTopic(tx: CustomerTx, topic: string): Promise<string> {
  const wanted = topic.toLowerCase().replace(/[\s_]+/g, '-');
  const topics = await listTopics(tx);
  if (topics.includes(wanted)) return wanted;
  throw new ToolError(
    `No article is about the topic "${topic}".`,
    `Leave it out, or use one of: ${topics.join(', ')}.`,
  );
}
