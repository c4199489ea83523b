// Assert: what is taught names its article.
import { assertion } from './reply.ts';

/** An education answer cites an article by title, with an address; citations anywhere are complete. */
export const citations = assertion((text, reply, { cites }) => [
  ...(cites && reply.citations.length === 0 ? ['nothing is cited'] : []),
  ...reply.citations
    .filter(({ articleId, title, url }) => !articleId || !title || !/^(https?:\/\/|\/)/.test(url))
    .map(({ id }) => `citation ${id} is not complete`),
  ...reply.citations
    .filter(({ title }) => !text.includes(title))
    .map(({ title }) => `"${title}" is cited and not named`),
]);
