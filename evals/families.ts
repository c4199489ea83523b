// The customers that questions are asked as: families of the generator, imported into a database of the run's own, in memory.
import { indexArticles } from '../knowledge/articles.ts';
import type { Database } from '../knowledge/db/open.ts';
import { openDatabase } from '../knowledge/db/open.ts';
import { type Household, households } from '../knowledge/db/seed.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { addUser } from '../knowledge/users.ts';

/** Who asks. */
export interface FamilyName {
  household: string;
  seed: number;
  consent: boolean;
}

/** An open database whose customers are added when they are first asked for. */
export interface Families {
  db: Database;
  /** The customer id of a family. Throws when the generator has no such household. */
  idOf(name: FamilyName): Promise<string>;
}

/** Opens a database in memory, with the articles in it. */
export async function openFamilies(today: string): Promise<Families> {
  const db = await openDatabase({});
  await indexArticles(db);
  const known = new Map<string, Promise<string>>();
  const made = new Map<number, Household[]>();
  const homeOf = ({ household, seed }: FamilyName) => {
    const homes = made.get(seed) ?? households({ seed, anchorOn: today });
    made.set(seed, homes);
    const home = homes.find(({ key }) => key === household);
    if (!home) throw new Error(`the generator has no household ${household}`);
    return home;
  };
  return {
    db,
    idOf(name) {
      const email = emailOf(name);
      const id = known.get(email) ?? addFamily(db, name, homeOf(name), today);
      known.set(email, id);
      return id;
    },
  };
}

function emailOf({ household, seed, consent }: FamilyName): string {
  return `${household}-${seed}-${consent ? 'agreed' : 'refused'}@eval.invalid`;
}

async function addFamily(db: Database, name: FamilyName, home: Household, today: string): Promise<string> {
  const { household, consent } = name;
  const { id } = await addUser(db, { email: emailOf(name), name: home.name, timeZone: home.timeZone, consent });
  // Without consent nothing may be imported: the coach must refuse before it would look.
  if (consent) await importFile(db, id, { name: `${household}.json`, content: JSON.stringify(home.plaid) }, { today });
  return id;
}
