// The app's own login on a server: a role per database that can reach schema `api` and nothing else.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { padKeys, type SigningKeys } from './setting.ts';

/** What the app needs from `ledger.secrets`. */
export interface Secrets {
  keys: SigningKeys;
  role: string;
  password: string;
}

const NAME_LIMIT_BYTES = 63;
/** Postgres' own default (scram_iterations). */
const SCRAM_ITERATIONS = 4096;

/** Reads the secrets, making them the first time. Run by the migrator, one process at a time. */
export async function readSecrets(owner: Pick<NodePgDatabase, 'execute'>): Promise<Secrets> {
  const fresh = padKeys(randomBytes(64));
  await owner.execute(sql`
    INSERT INTO ledger.secrets (id, inner_key, outer_key, app_password)
    VALUES (1, ${fresh.inner}, ${fresh.outer}, ${randomBytes(32).toString('hex')})
    ON CONFLICT DO NOTHING`);
  const { rows } = await owner.execute<{
    inner_key: Buffer;
    outer_key: Buffer;
    app_password: string;
    database: string;
  }>(sql`SELECT inner_key, outer_key, app_password, current_database() AS database FROM ledger.secrets`);
  const [row] = rows;
  if (!row) throw new Error('ledger.secrets is empty');
  return {
    keys: { inner: row.inner_key, outer: row.outer_key },
    role: roleName(row.database),
    password: row.app_password,
  };
}

/** Makes the app's login what it has to be: a member of coach_app, with the stored password. */
export async function ensureLogin(owner: Pick<NodePgDatabase, 'execute'>, { role, password }: Secrets): Promise<void> {
  // Statements about roles take no parameters and may be logged, so what they carry is the hash a password is checked with.
  const [name, verifier] = [sql.identifier(role), sql.raw(`'${scramVerifier(password)}'`)];
  const { rows } = await owner.execute(sql`SELECT FROM pg_roles WHERE rolname = ${role}`);
  if (rows.length === 0) await owner.execute(sql`CREATE ROLE ${name} LOGIN PASSWORD ${verifier}`);
  else await owner.execute(sql`ALTER ROLE ${name} LOGIN PASSWORD ${verifier}`);
  await owner.execute(sql`GRANT coach_app TO ${name}`);
}

/** True when this role could get at more than schema `api`: then it must not be used. */
export async function isTooPowerful(app: Pick<NodePgDatabase, 'execute'>): Promise<boolean> {
  const { rows } = await app.execute<{ too_powerful: boolean }>(sql`
    SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication OR has_schema_privilege('ledger', 'USAGE')
      OR pg_has_role(session_user, (SELECT nspowner FROM pg_namespace WHERE nspname = 'ledger'), 'MEMBER') AS too_powerful
    FROM pg_roles WHERE rolname = session_user`);
  return rows[0]?.too_powerful ?? true;
}

function roleName(database: string): string {
  const name = `coach_app_${database}`;
  if (Buffer.byteLength(name) <= NAME_LIMIT_BYTES) return name;
  return `coach_app_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
}

/** A password as Postgres stores it (RFC 5803): salt, iterations and two keys that check it but cannot log in. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}
