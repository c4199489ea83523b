// The glossary for whoever shows it: all terms, one term, and the places of terms in a text. Nobody has to be signed in.
import { Hono } from 'hono';
import { z } from 'zod';
import { CoachError } from '../../../knowledge/errors.ts';
import type { Term } from '../../../knowledge/glossary/file.ts';
import { glossary, termsIn } from '../../../knowledge/glossary.ts';
import type { GlossaryTermView, TermPlaceView } from '../../protocol/rest.ts';
import type { Env } from '../context.ts';
import { ok, readBody } from '../respond.ts';

/** A reply is a few thousand characters at most. */
const LONGEST_TEXT = 20_000;
const inText = z.strictObject({ text: z.string().max(LONGEST_TEXT) });

/** GET /glossary, GET /glossary/{id}, POST /glossary/places {text}: where the terms stand in a text. */
export function glossaryRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/glossary', (c) => ok(c, { terms: glossary().map(viewOf) }));
  app.get('/glossary/:id', (c) => {
    const term = glossary().find(({ id }) => id === c.req.param('id'));
    if (!term) throw new CoachError('NOT_FOUND', 'That term is not in the glossary.');
    const { example, topics, source, reviewedOn, url } = term;
    return ok(c, { term: { ...viewOf(term), example, topics, source, reviewedOn, url } });
  });
  app.post('/glossary/places', async (c) => {
    const { text } = await readBody(c, inText);
    const places: TermPlaceView[] = termsIn(text).map(({ start, end, term: { id, definition, url, articleUrl } }) => {
      return { start, end, id, definition, url, articleUrl };
    });
    return ok(c, { places });
  });
  return app;
}

function viewOf({ id, term, aka, definition, articleUrl }: Term): GlossaryTermView {
  return { id, term, aka, definition, articleUrl };
}
