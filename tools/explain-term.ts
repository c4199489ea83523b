// Tool: what a word of money means, from the coach's own glossary, with the page it comes from.
import { z } from 'zod';
import { findArticle } from '../knowledge/articles.ts';
import { formatDate } from '../knowledge/calendar.ts';
import { ToolError } from '../knowledge/errors.ts';
import { findTerm } from '../knowledge/glossary.ts';
import { defineTool } from './tool.ts';

/** What was found: the term, its definition and example, its topics, and the title of an article that goes deeper. No figures of the customer's. */
export type TermData = { term: string; definition: string; example?: string; topics: string[]; article?: string };

/** The meaning of one term. */
export const explainTerm = defineTool({
  name: 'explain_term',
  description:
    'What one word or short phrase of money means, in one to three plain sentences. Use for "what does escrow mean", "define amortization", "what is a charge-off". For how something works, how to do it, or what to choose use search_articles. Not for the customer\'s own figures.',
  step: 'Looking in the glossary',
  reads: 'public',
  input: z.strictObject({ term: z.string().trim().min(2).max(80).describe('The word alone, such as "escrow"') }),
  async run({ term: asked }, { today }) {
    const { term, near } = findTerm(asked);
    if (!term || today > term.reviewBy) {
      const nearest = near.map(({ term }) => term).join(', ');
      const hint = nearest
        ? `The nearest terms are: ${nearest}. Otherwise use search_articles.`
        : 'Use search_articles.';
      throw new ToolError('That term is not in the glossary.', hint);
    }
    const { id, term: title, definition, example, topics, source, url, reviewedOn } = term;
    const text = example ? `${definition}\n\n${example}` : definition;
    const found = term.article ? findArticle(term.article, today) : undefined;
    const article = found && today <= found.reviewBy ? found : undefined;
    const data: TermData = { term: title, definition, ...(example && { example }), topics, article: article?.title };
    const citations = [
      { id: `glossary/${id}`, articleId: `glossary/${id}`, title, url, heading: '', text, reviewedOn },
      ...(article
        ? [
            {
              id: `${article.id}#0`,
              articleId: article.id,
              title: article.title,
              url: article.url,
              heading: '',
              text: article.summary,
              reviewedOn: article.reviewedOn,
            },
          ]
        : []),
    ];
    const lines = [
      `Glossary "${title}" (reviewed ${formatDate(reviewedOn)}):\n${text}`,
      `To check it: "${source.title}", ${source.publisher}, ${source.url}`,
      ...(article ? [`Article that goes deeper: "${article.title}". ${article.summary}`] : []),
    ];
    return { text: ['Give this meaning, and name the glossary.', ...lines].join('\n\n'), facts: [], citations, data };
  },
});
