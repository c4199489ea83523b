// Reads the offers of a folder and refuses any that may not be shown, with every problem named.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CoachError } from '../errors.ts';
import type { Offer } from './offer.ts';
import { offerFields } from './offer.ts';

/** Every offer of a folder, by file name. Throws CoachError UNREADABLE_FILE that lists every problem of every file. */
export function loadOffers(folder: URL = new URL('./', import.meta.url)): Offer[] {
  const problems: string[] = [];
  const offers: Offer[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const read = readOffer(name, readFileSync(new URL(name, folder), 'utf8'));
    if (Array.isArray(read)) problems.push(...read.map((problem) => `${name}: ${problem}`));
    else offers.push(read);
  }
  if (problems.length > 0)
    throw new CoachError('UNREADABLE_FILE', `These offers need mending:\n  ${problems.join('\n  ')}`);
  return offers;
}

/** An offer, or the list of what is wrong with its file. `name` is the file's name, which is its id. */
export function readOffer(name: string, content: string): Offer | string[] {
  let fields: unknown;
  try {
    fields = parse(content);
  } catch (error) {
    return [`it is not YAML (${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'})`];
  }
  const checked = offerFields.safeParse(fields);
  if (!checked.success)
    return checked.error.issues.map((issue) => `${issue.path.join('.') || 'offer'}: ${issue.message}`);
  return `${checked.data.id}.yaml` === name ? checked.data : [`id: must be the file's name, not ${checked.data.id}`];
}

let shelf: Offer[] | undefined;

/** Our own offers, read once: they change with the product only. */
export function ownOffers(): Offer[] {
  shelf ??= loadOffers();
  return shelf;
}
