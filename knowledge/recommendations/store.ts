// Keeps a day's suggestions: the newest list of a day stands, earlier days are a history.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import type { Window } from '../signals/signal.ts';
import type { Recommendation } from './recommendation.ts';

/** A stored suggestion. */
export interface StoredRecommendation extends Recommendation {
  id: string;
  asOf: IsoDate;
}

/**
 * Stores the day's suggestions of one or more windows and returns how many rows changed: 0 when nothing is new. What has not
 * changed keeps its id; what the day no longer suggests goes.
 */
export async function storeRecommendations(
  tx: CustomerTx,
  recommendations: readonly Recommendation[],
  { today }: { today: IsoDate },
): Promise<number> {
  const places = new Map<Window, number>();
  const fresh = JSON.stringify(
    recommendations.map((item) => {
      const place = places.get(item.window) ?? 0;
      places.set(item.window, place + 1);
      return { ...item, place };
    }),
  );
  // Two requests at once would each add the same list; the lock is that of derivation, held until the transaction ends.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('derive ' || (select api.customer())::text, 0))`);
  const gone = await tx.execute(sql`
    delete from api.recommendations where as_of = ${today}::date
      and recommendation not in (select value from jsonb_array_elements(${fresh}::jsonb)) returning id`);
  const added = await tx.execute(sql`
    insert into api.recommendations (user_id, as_of, kind, item_id, recommendation, policy)
    select (select api.customer()), ${today}::date, item->>'kind', item->>'itemId', item, item->'trace'->>'policy'
    from jsonb_array_elements(${fresh}::jsonb) as fresh (item)
    where item not in (select recommendation from api.recommendations where as_of = ${today}::date)
    returning id`);
  return gone.rows.length + added.rows.length;
}

/** A day's suggestions of a window, in order. Offers are left out unless the customer agrees to see them now. */
export async function listRecommendations(
  tx: CustomerTx,
  { today, window, offersAllowed }: { today: IsoDate; window: Window; offersAllowed: boolean },
): Promise<StoredRecommendation[]> {
  const { rows } = await tx.execute<{
    id: string;
    asOf: IsoDate;
    recommendation: Recommendation & { place: number };
  }>(sql`
    select id, as_of::text as "asOf", recommendation from api.recommendations
    where as_of = ${today}::date and recommendation->>'window' = ${window}
    order by (recommendation->>'place')::int, id`);
  return rows
    .filter(({ recommendation }) => recommendation.kind === 'education' || offersAllowed)
    .map(({ id, asOf, recommendation: { place: _, ...recommendation } }) => ({ id, asOf, ...recommendation }));
}
