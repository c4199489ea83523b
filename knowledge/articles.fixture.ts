// Databases for tests in which the articles can be searched.
import { indexArticles } from './articles.ts';
import { preparedDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';

/** A migrated database with the articles and nothing else. Close it after use. */
export function testLibrary(): Promise<Database> {
  return preparedDatabase('library', (db) => indexArticles(db));
}
