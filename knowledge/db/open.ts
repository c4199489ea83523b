// Opens the database: embedded PGlite by default, a Postgres server when DATABASE_URL is set; migrates it and says what it is.
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** Anything that runs SQL: a transaction, or the database itself for data all customers share. */
export type Queryable = Pick<NodePgDatabase, 'execute'>;

/** A transaction that sees one customer's rows, through the views in schema `api`. */
export type CustomerTx = NodePgDatabase & { readonly __customer: true };
