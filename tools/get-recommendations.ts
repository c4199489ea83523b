// Tool: what the coach suggests to learn or do next, each with its reason, figures, steps and reading.
import { z } from 'zod';
import { findArticle } from '../knowledge/articles.ts';
import type { IsoDate } from '../knowledge/calendar.ts';
import { currentRecommendations } from '../knowledge/recommendations/current.ts';
import { disclosure } from '../knowledge/recommendations/recommendation.ts';
import type { StoredRecommendation } from '../knowledge/recommendations/store.ts';
import { windows } from '../knowledge/signals/signal.ts';
import { addCited, type CitedData } from './shared/cited-facts.ts';
import * as words from './shared/words.ts';
import { type Citation, defineTool } from './tool.ts';

/** Suggestions, most useful first. `disclosure` is said word for word with any of them. */
export type RecommendationsData = {
  status: 'value' | 'none';
  items: (CitedData & {
    id: string;
    title: string;
    steps: string[];
    reading?: { articleId: string; title: string };
  })[];
  /** Are there sample offers that find_offers would show? */
  hasOffers: boolean;
  disclosure: string;
};

/** Today's education. */
export const getRecommendations = defineTool({
  name: 'get_recommendations',
  description:
    'What the coach suggests to learn or do next: three to five pieces of education, each with why it fits the customer, steps and an article. Use for "what should I do", "any tips for me", "how can I improve". For what needs attention today use get_alerts; for products use find_offers; for a question about a topic use search_articles.',
  step: 'Looking for what could help you',
  reads: 'customer',
  input: z.strictObject({
    window: z.enum(windows).optional().describe('Habits of the last 30 or 180 days; 180 when left out'),
  }),
  async run({ window = '180d' }, { asCustomer, facts, today }) {
    const all = await asCustomer((tx) => currentRecommendations(tx, { today, window }));
    const found = all.filter(({ kind }) => kind === 'education');
    const items = found.map((item) => ({
      item,
      cited: addCited(facts, { label: `Why: ${item.title}`, sentence: item.because, cited: item.facts }),
    }));
    const data: RecommendationsData = {
      status: items.length ? 'value' : 'none',
      items: items.map(({ item, cited }) => ({
        id: item.id,
        title: item.title,
        steps: item.steps,
        ...(item.reading && { reading: { articleId: item.reading.articleId, title: item.reading.title } }),
        ...cited.data,
      })),
      hasOffers: found.length < all.length,
      disclosure,
    };
    if (items.length === 0) return { text: 'There is nothing to suggest from the data yet.', facts: [], data };
    const text = words.lines(
      `Say with any of these, word for word: ${disclosure}`,
      items.flatMap(({ item, cited }) => [
        `${item.title}. Because: {{${cited.data.said}}}`,
        ...cited.facts.map(words.factLine),
        ...item.steps.map((step) => `- ${step}`),
        item.reading ? `Read: "${item.reading.title}"` : '',
      ]),
      data.hasOffers ? 'There are sample offers too; find_offers shows them if the customer wants to see some.' : '',
    );
    const citations = items.flatMap(({ item }, index) => citationOf(item, index, today));
    return { text, facts: items.flatMap(({ cited }) => cited.facts), citations, data };
  },
});

// Named as a source, not as a passage: nothing is taught from it here.
function citationOf({ reading }: StoredRecommendation, index: number, today: IsoDate): Citation[] {
  const article = reading && findArticle(reading.articleId, today);
  if (!article) return [];
  const { id, title, url, reviewedOn } = article;
  return [{ id: `${id}#r${index + 1}`, articleId: id, title, url, heading: '', text: '', reviewedOn }];
}
