// Reads the glossary file: every entry checked, every problem said at once with the entry it is in.
import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type IsoDate, isoDate } from '../calendar.ts';
import { CoachError } from '../errors.ts';
import { compact, namesOf } from './words.ts';

const articlesFolder = new URL('../articles/', import.meta.url);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by -');
// A definition is read in a small box beside the text; more belongs in an article.
const MAX_WORDS = 60;

const source = z.strictObject({
  publisher: z.string().min(3),
  title: z.string().min(3),
  url: z.url({ protocol: /^https$/, hostname: /\.gov$/, error: 'must be an https address that ends in .gov' }),
  date: z.coerce.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
});

const entry = z.strictObject({
  id,
  term: z.string().min(2),
  aka: z.array(z.string().min(2)).default([]),
  topics: z.array(id).min(1),
  definition: z
    .string()
    .min(20)
    .refine((text) => text.split(/\s+/).length <= MAX_WORDS, `must be at most ${MAX_WORDS} words`),
  example: z.string().min(10).optional(),
  article: id.optional(),
  source: z.string(),
  hover: z.boolean().default(true),
});

const file = z.strictObject({
  reviewedOn: isoDate,
  reviewBy: isoDate,
  sources: z.record(z.string(), source),
  terms: z.array(z.unknown()).min(1),
});

/** A word of money. `url` is its place on the glossary page, `articleUrl` the article to read on in, when there is one. */
export type Term = Omit<z.output<typeof entry>, 'source'> & {
  source: z.output<typeof source>;
  url: string;
  articleUrl?: string;
  reviewedOn: IsoDate;
  reviewBy: IsoDate;
};

/** The terms of a glossary file by name. Throws CoachError UNREADABLE_FILE that lists every problem with its entry. */
export function readGlossary(yaml: string): Term[] {
  const { terms: rows, sources, reviewedOn, reviewBy } = file.parse(parse(yaml));
  const problems: string[] = [];
  const owners = new Map<string, string>();
  const terms = rows.flatMap((row): Term[] => {
    const read = entry.safeParse(row);
    const name = String((row as { id?: unknown } | null)?.id ?? 'an entry without id');
    if (!read.success) {
      problems.push(
        ...read.error.issues.map(({ path, message }) => `${name}: ${path.join('.') || 'entry'}: ${message}`),
      );
      return [];
    }
    const from = sources[read.data.source];
    if (!from) problems.push(`${name}: source: there is no source ${read.data.source}`);
    for (const key of [`id ${read.data.id}`, ...namesOf(read.data).map((each) => `name ${compact(each)}`)]) {
      if (owners.has(key)) problems.push(`${name}: ${key} is taken by ${owners.get(key)}`);
      owners.set(key, name);
    }
    const { article } = read.data;
    const hasArticle = article !== undefined && existsSync(new URL(`${article}.md`, articlesFolder));
    const url = `/glossary#${read.data.id}`;
    return from
      ? [
          {
            ...read.data,
            source: from,
            url,
            reviewedOn,
            reviewBy,
            ...(hasArticle && { articleUrl: `/articles/${article}` }),
          },
        ]
      : [];
  });
  if (problems.length > 0)
    throw new CoachError('UNREADABLE_FILE', `The glossary needs mending:\n  ${problems.join('\n  ')}`);
  return terms;
}
