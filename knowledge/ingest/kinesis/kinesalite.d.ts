// What the tests use of kinesalite, which has no types of its own.
declare module 'kinesalite' {
  import type { Server } from 'node:http';

  function kinesalite(options?: { createStreamMs?: number; shardLimit?: number }): Server;
  export = kinesalite;
}
