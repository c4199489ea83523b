// What the isolation tests print: every relation, chunk, aggregate, function and sequence that was tried, and what stopped it.
import type { Attempt } from './isolation.attacks.ts';
import type { Database } from './open.ts';

/** Kinds in the order they are listed; the system's own catalogs are counted, not named. */
const LISTED = ['table', 'chunk', 'aggregate', 'view', 'function', 'procedure', 'sequence', 'toast', 'server'];
const SYSTEM = /^(pg_catalog|information_schema|pg_toast|_timescaledb_(catalog|config|cache|debug)|timescaledb_)/;
/** Reasons listed for one relation, most frequent first. */
const SHOWN_REASONS = 3;

/** A line for each thing tried: its kind, its name, how often, and by what it was stopped. */
export function reportAttempts(attempts: Attempt[], { engine, version }: Pick<Database, 'engine' | 'version'>): string {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const name = SYSTEM.test(attempt.relation) ? `${attempt.relation.split('.')[0]}.*` : attempt.relation;
    const key = `${String(LISTED.indexOf(attempt.kind)).padStart(2)} ${attempt.kind} ${name}`;
    groups.set(key, [...(groups.get(key) ?? []), attempt]);
  }
  const lines = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, tried]) => `  ${key.slice(3)}: ${tried.length} tried; ${reasonsOf(tried)}`);
  return `Isolation on ${engine} (${version}): ${attempts.length} attempts, ${groups.size} things tried\n${lines.join('\n')}\n`;
}

function reasonsOf(tried: Attempt[]): string {
  const counts = new Map<string, number>();
  for (const { outcome, by } of tried) {
    const reason = outcome === 'refused' ? `refused: ${by.slice(0, 90)}` : `${outcome}: ${by.slice(0, 90)}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const more = sorted.length > SHOWN_REASONS ? `, and ${sorted.length - SHOWN_REASONS} other refusals` : '';
  return `${sorted
    .slice(0, SHOWN_REASONS)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ')}${more}`;
}
