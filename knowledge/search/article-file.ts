// Reads one article file: YAML front matter, then Markdown. Says in words what is wrong with it.
import { parse } from 'yaml';
import { z } from 'zod';
import { type IsoDate, isoDate } from '../calendar.ts';
import { constantsIn, fillConstants, ownConstants } from './constants.ts';

const words = z.array(z.string().regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/, 'use lower-case words joined by - or _')).min(1);

const frontMatter = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by -'),
    title: z.string().min(5).max(90),
    summary: z.string().min(20).max(200),
    topics: words,
    personas: words,
    signals: words,
    askedAs: z.array(z.string().min(5).max(120)).min(8, 'give at least 8 ways people ask'),
    worked: z
      .array(
        z.strictObject({ shows: z.string().min(1), function: z.string(), inputs: z.record(z.string(), z.unknown()) }),
      )
      .default([]),
    readingGrade: z.number().max(8),
    reviewedOn: isoDate,
    reviewBy: isoDate,
    jurisdiction: z.string().min(2),
    sources: z
      .array(
        z.strictObject({
          title: z.string().min(3),
          publisher: z.string().min(3),
          url: z.url({ protocol: /^https$/ }),
          date: z.coerce.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
        }),
      )
      .refine(
        (sources) => new Set(sources.map((source) => source.publisher)).size >= 2,
        'name at least two publishers',
      ),
  })
  .refine((article) => article.reviewBy > article.reviewedOn, {
    path: ['reviewBy'],
    message: 'must be after reviewedOn',
  });

/** An article with its front matter and its Markdown body, which holds no raw HTML. `written` still has the constants' ids in it. */
export type Article = z.output<typeof frontMatter> & { url: string; markdown: string; written: string };

/** An article as it reads on `today`, or the list of what is wrong with its file. `name` is the file's name, which is its id. */
export function readArticle(name: string, content: string, today: IsoDate): Article | string[] {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(content.replaceAll('\r\n', '\n'));
  if (!parts) return ['starts with front matter between two lines of ---'];
  const [, head = '', body = ''] = parts;
  let fields: unknown;
  try {
    fields = parse(head);
  } catch (error) {
    return [`the front matter is not YAML (${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'})`];
  }
  const checked = frontMatter.safeParse(fields);
  if (!checked.success)
    return checked.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}`);
  const problems = [];
  if (`${checked.data.id}.md` !== name) problems.push(`id: must be the file's name, not ${checked.data.id}`);
  if (/<[a-z!/]/i.test(body)) problems.push('the text holds HTML; write Markdown only');
  if (body.trim() === '') problems.push('the text is empty');
  for (const id of constantsIn(body).filter((id) => !ownConstants().has(id)))
    problems.push(`{${id}}: no such constant; add it to constants.yaml`);
  const written = body.trim();
  return problems.length > 0
    ? problems
    : { ...checked.data, url: `/articles/${checked.data.id}`, markdown: fillConstants(written, today), written };
}
