// The sample households on one day, with the articles, for the tests of the offline coach.
import { indexArticles } from '../../../knowledge/articles.ts';
import { preparedDatabase } from '../../../knowledge/db/fixture.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import { type Household, households, seedSamples } from '../../../knowledge/db/seed.ts';
import { findUserByEmail } from '../../../knowledge/users.ts';

export const TODAY = '2026-10-20';
const SEED = 11;

export const homes: Household[] = households({ seed: SEED, anchorOn: TODAY });

/** A database with the households and the articles, and the customers' ids in the order of `homes`. Close it after use. */
export async function openHomes(): Promise<{ db: Database; ids: string[] }> {
  const db = await preparedDatabase('homes', async (empty) => {
    await seedSamples(empty, { seed: SEED, anchorOn: TODAY });
    await indexArticles(empty);
  });
  const users = await Promise.all(homes.map(({ email }) => findUserByEmail(db, email)));
  return { db, ids: users.map((user) => user?.id ?? '') };
}
