// What is known of a customer's habits by name and state: what a model may be told before it asks. No figures.
import { sql } from 'drizzle-orm';
import type { CustomerTx } from './db/open.ts';
import { signals } from './signals/index.ts';
import type { SignalValue } from './signals/signal.ts';

/** The newest persona that was worked out, what else fits, and the state of each signal of that day over half a year. */
export interface Digest {
  persona: string | null;
  alsoFits: string[];
  signals: { signal: string; status: SignalValue['status'] }[];
}

/** The customer's digest; null when nothing was worked out yet. */
export async function digestOf(tx: CustomerTx): Promise<Digest | null> {
  const newest = await tx.execute<{
    as_of: string;
    assignment: { primary: string | null; matches: { persona: string }[] };
  }>(sql`
    select as_of::text as as_of, assignment from api.persona_assignments order by as_of desc, computed_at desc, id limit 1`);
  const found = newest.rows[0];
  if (!found) return null;
  const names = signals.map(({ name }) => name);
  const { rows } = await tx.execute<{ signal: string; status: SignalValue['status'] }>(sql`
    with days as materialized (
      select signal, status, computed_at from api.signal_values
      where signal in ${names} and "window" = '180d' and as_of = ${found.as_of}
    ) select signal, status from days where computed_at = (select max(computed_at) from days)`);
  const { primary, matches } = found.assignment;
  const others = matches.map(({ persona }) => persona).filter((persona) => persona !== primary);
  return { persona: primary, alsoFits: others, signals: rows.map(({ signal, status }) => ({ signal, status })) };
}
