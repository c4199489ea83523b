// The statutory figures of articles/constants.yaml: read once, put into an article's text, always with their year once that matters.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type IsoDate, isoDate } from '../calendar.ts';

const source = z.strictObject({
  title: z.string().min(3),
  publisher: z.string().min(3),
  url: z.url({ protocol: /^https$/ }),
  date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
});

const file = z
  .strictObject({
    sources: z.record(z.string(), source),
    constants: z.record(
      z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by -'),
      z.strictObject({
        value: z.string().min(1),
        what: z.string().min(10),
        year: z.int().min(2000),
        yearly: z.boolean().default(false),
        source: z.string(),
        reviewBy: isoDate,
      }),
    ),
  })
  .check(({ value, issues }) => {
    for (const [id, { source }] of Object.entries(value.constants)) {
      if (!value.sources[source])
        issues.push({ code: 'custom', input: source, path: ['constants', id], message: `no source ${source}` });
    }
  });

/** A figure of law: how it is written, what it is, the year it is of, where it comes from, and until when that was checked. */
export type Constant = {
  value: string;
  what: string;
  year: number;
  yearly: boolean;
  source: string;
  reviewBy: IsoDate;
};

/** All constants by id. Throws when the file is not as it should be. */
export function readConstants(yaml: string): Map<string, Constant> {
  return new Map(Object.entries(file.parse(parse(yaml)).constants));
}

let own: Map<string, Constant> | undefined;

/** The constants our articles quote; read once, they change with the product only. */
export function ownConstants(): Map<string, Constant> {
  own ??= readConstants(readFileSync(new URL('../articles/constants.yaml', import.meta.url), 'utf8'));
  return own;
}

const REFERENCE = /\{([a-z0-9-]+)\}/g;

/** The ids of the constants a text refers to as `{id}`, each once. */
export function constantsIn(text: string): string[] {
  return [...new Set([...text.matchAll(REFERENCE)].map(([, id = '']) => id))];
}

/**
 * The text with every `{id}` replaced by its value. One that changes yearly is followed by its year, "$7,500 (2026)"; any other is
 * once its review is overdue on `today`. Unknown ids stay as they are.
 */
export function fillConstants(text: string, today: IsoDate, constants = ownConstants()): string {
  return text.replace(REFERENCE, (written, id: string) => {
    const constant = constants.get(id);
    if (!constant) return written;
    if (constant.yearly) return `${constant.value} (${constant.year})`;
    return constant.reviewBy < today ? `${constant.value} (as of ${constant.year})` : constant.value;
  });
}
