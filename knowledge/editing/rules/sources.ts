// Rule: what an article rests on is public, official and well written down.
import { perArticle } from '../rule.ts';

// Public authorities of the jurisdiction: United States government sites.
const AUTHORITY = /(^|\.)(gov|mil)$/;
const TRACKING = /^(utm_|gclid|fbclid|mc_)/;

/** At least two publishers; https pages of public authorities, without tracking, named once, dated no later than the review. */
export const sources = perArticle('sources', ({ sources: list, reviewedOn }) => {
  const problems: string[] = [];
  if (new Set(list.map(({ publisher }) => publisher)).size < 2) problems.push('name at least two publishers');
  if (new Set(list.map(({ url }) => url)).size < list.length) problems.push('a page is named twice');
  for (const { url, date } of list) {
    const { hostname, searchParams, hash, username } = new URL(url);
    if (!AUTHORITY.test(hostname)) problems.push(`${url}: not a public authority's page (.gov, .mil)`);
    if (hash || username || [...searchParams.keys()].some((key) => TRACKING.test(key)))
      problems.push(`${url}: leave out what follows #, tracking, and any sign-in`);
    if (date > reviewedOn) problems.push(`${url}: dated ${date}, after the review`);
  }
  return problems;
});
