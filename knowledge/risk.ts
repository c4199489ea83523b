// How often a customer's messages tried to take the coach over lately: added up from the verdicts in their traces, so that nothing new is stored.
import { sql } from 'drizzle-orm';
import type { CustomerTx } from './db/open.ts';

/** Rails whose verdicts on a message count. */
const COUNTED = ['prompt-injection', 'crescendo'] as const;
/** A stopped message is one point; a doubtful one, which was answered, a fifth: honest people write those too. */
const POINTS = { stopped: 1, doubtful: 0.2 };
/** Points halve every day and are gone after a week. */
const HALF_LIFE_HOURS = 24;
const WINDOW_DAYS = 7;

/** The customer's risk: 0 for nearly everybody, about the number of messages stopped in the last day otherwise. Of each turn the sternest verdict counts. */
export async function riskOf(tx: CustomerTx): Promise<number> {
  const { rows } = await tx.execute<{ risk: number | null }>(sql`
    select sum(points * power(0.5, extract(epoch from now() - opened_at) / 3600 / ${HALF_LIFE_HOURS}))::float8 as risk from (
      select t.opened_at, max(case v->>'action' when 'block' then ${POINTS.stopped}::float8 when 'annotate' then ${POINTS.doubtful}::float8 else 0 end) as points
      from api.decision_traces t, jsonb_array_elements(t.skeleton->'verdicts') v
      where t.opened_at > now() - make_interval(days => ${WINDOW_DAYS}) and v->>'stage' = 'input'
        and v->>'rail' in (${COUNTED[0]}, ${COUNTED[1]})
      group by t.id, t.opened_at
    ) turns`);
  return rows[0]?.risk ?? 0;
}
