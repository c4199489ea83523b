// Assert: what is taught names its article.
import { assertion } from './reply.ts';

/** An education answer cites an article by title, with an address; citations anywhere are complete; what no article answers cites none. */
export const citations = assertion((text, reply, { cites, citesOneOf, citesNothing }) => [
  ...(cites && reply.citations.length === 0 ? ['nothing is cited'] : []),
  ...(citesNothing && reply.citations.length > 0
    ? [`${reply.citations[0]?.articleId} is cited for what it does not answer`]
    : []),
  ...(reply.citations.length > 0 &&
  citesOneOf.length > 0 &&
  !reply.citations.some(({ articleId }) => citesOneOf.includes(articleId))
    ? [`${reply.citations[0]?.articleId} is cited, not ${citesOneOf.join(' or ')}`]
    : []),
  ...reply.citations
    .filter(({ articleId, title, url }) => !articleId || !title || !/^(https?:\/\/|\/)/.test(url))
    .map(({ id }) => `citation ${id} is not complete`),
  ...reply.citations
    .filter(({ title }) => !text.includes(title))
    .map(({ title }) => `"${title}" is cited and not named`),
]);
