// Reads how people speak of what each article is about: lines beside the ones in its front matter.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

let own: Map<string, string[]> | undefined;

/** The phrases of each article by its id; read once, they change with the product only. */
export function readWaysToSay(): Map<string, string[]> {
  if (!own) {
    const text = readFileSync(new URL('ways-to-say.yaml', import.meta.url), 'utf8');
    const lines = z.record(z.string(), z.string()).parse(parse(text));
    own = new Map(Object.entries(lines).map(([id, line]) => [id, line.split('; ')]));
  }
  return own;
}
