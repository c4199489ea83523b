// Stops that came before their run did: a stop may overtake the message it belongs to.

/** A stop waits this long for its run. */
const KEEP_MS = 60_000;
/** Stops kept at most; the oldest is forgotten first. */
const KEEP_COUNT = 1_000;

/** Stops without a run yet. */
export interface EarlyStops {
  add(key: string): void;
  /** Was there a stop for this run? It counts once. */
  take(key: string): boolean;
}

/** None at first. */
export function createEarlyStops(now: () => number = Date.now): EarlyStops {
  const stops = new Map<string, number>();
  return {
    add(key) {
      stops.delete(key);
      stops.set(key, now());
      const oldest = stops.keys().next();
      if (stops.size > KEEP_COUNT && !oldest.done) stops.delete(oldest.value);
    },
    take(key) {
      const at = stops.get(key);
      stops.delete(key);
      return at !== undefined && now() - at < KEEP_MS;
    },
  };
}
