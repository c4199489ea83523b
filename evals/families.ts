// The customers that questions are asked as: families of the generator, imported into a database of the run's own, in memory.
import { indexArticles } from '../knowledge/articles.ts';
import { setBudgets } from '../knowledge/budgets.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
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
  /** Dollars a month they planned for a category. */
  budgets: Record<string, number>;
}

/** An open database whose customers are added when they are first asked for. */
export interface Families {
  db: Database;
  /** The customer id of a family whose money ends on a day. Throws when the generator has no such household. */
  idOf(name: FamilyName, anchorOn: string): Promise<string>;
}

/** Opens a database in memory, with the articles in it. */
export async function openFamilies(): Promise<Families> {
  const db = await openDatabase({});
  await indexArticles(db);
  const known = new Map<string, Promise<string>>();
  const made = new Map<string, Household[]>();
  const homeOf = ({ household, seed }: FamilyName, anchorOn: string) => {
    const key = `${seed} ${anchorOn}`;
    const homes = made.get(key) ?? households({ seed, anchorOn });
    made.set(key, homes);
    const home = homes.find((each) => each.key === household);
    if (!home) throw new Error(`the generator has no household ${household}`);
    return home;
  };
  return {
    db,
    idOf(name, anchorOn) {
      const key = JSON.stringify([name.household, name.seed, name.consent, name.budgets, anchorOn]);
      const id = known.get(key) ?? addFamily(db, name, homeOf(name, anchorOn), { anchorOn, number: known.size });
      known.set(key, id);
      return id;
    },
  };
}

async function addFamily(
  db: Database,
  { household, consent, budgets }: FamilyName,
  home: Household,
  { anchorOn, number }: { anchorOn: string; number: number },
): Promise<string> {
  const email = `${household}-${number}@eval.invalid`;
  const { id } = await addUser(db, { email, name: home.name, timeZone: home.timeZone, consent });
  // Without consent nothing may be imported: the coach must refuse before it would look.
  if (!consent) return id;
  await importFile(db, id, { name: `${household}.json`, content: JSON.stringify(home.plaid) }, { today: anchorOn });
  const planned = Object.entries(budgets).map(([category, dollars]) => ({ category, month_cents: dollars * 100 }));
  if (planned.length > 0) await asCustomer(db, id, (tx) => setBudgets(tx, planned));
  return id;
}
