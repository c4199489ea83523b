// The embedded database as `pg` has servers: what belongs to one query goes into it in one piece.
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';

/** First bytes of the messages of the extended protocol that are answered together: parse, bind, describe, execute, close. */
const WAITING = new Set([...'PBDEC'].map((letter) => letter.charCodeAt(0)));

/**
 * The config of a pool with the embedded database behind it. `pg` sends a query with values as five messages; a server reads them from one
 * packet, but PGlite is called, and its answer read, once for each: here they wait for the message that asks for the answer.
 */
export function embeddedConfig(pglite: PGlite): ReturnType<typeof createPgConfig> {
  let waiting: Uint8Array[] = [];
  const whole: Pick<PGlite, 'waitReady' | 'execProtocolStream'> = {
    waitReady: pglite.waitReady,
    async execProtocolStream(message, options) {
      waiting.push(message);
      if (WAITING.has(message[0] ?? 0)) return [];
      const messages = waiting;
      waiting = [];
      return pglite.execProtocolStream(messages.length === 1 ? message : Buffer.concat(messages), options);
    },
  };
  return createPgConfig(whole as PGlite);
}
