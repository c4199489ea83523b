// People who can sign in: customers, operators, QA. The only reader of users on the migrator's side.
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { consentPurposes } from './consent.ts';
import type { CustomerTx, Database } from './db/open.ts';
import { CoachError } from './errors.ts';
import { hashPassword, matchesPassword } from './passwords.ts';

/** What a person may do. */
export type Role = 'consumer' | 'operator' | 'qa';

/** A person, without the password. */
export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** IANA name; decides what "this month" is. */
  timeZone: string;
  /** One of the made-up households. */
  isSample: boolean;
  createdAt: string;
}

type Owner = Pick<Database, 'owner'>;

const newUser = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('is not an email address')),
  name: z.string().trim().min(1, 'is missing').max(200),
  password: z.string().min(1, 'is empty').max(256).optional(),
  role: z.enum(['consumer', 'operator', 'qa']).default('consumer'),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as America/New_York').default('America/New_York'),
  consent: z.union([z.boolean(), z.array(z.enum(consentPurposes))]).default(false),
  isSample: z.boolean().default(false),
});

/**
 * Adds a person. `consent` records consent to every purpose, or to those it lists. Without a password nobody can sign in as them.
 * Throws INVALID_INPUT for a field that is wrong and for an email that is taken.
 */
export async function addUser(db: Owner, input: z.input<typeof newUser>): Promise<User> {
  const parsed = newUser.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new CoachError('INVALID_INPUT', `This person cannot be added: ${fields.join('; ')}.`, {
      details: { fields },
    });
  }
  const { email, name, role, timeZone, isSample, consent } = parsed.data;
  const hash = parsed.data.password === undefined ? null : await hashPassword(parsed.data.password);
  return db.owner.transaction(async (tx) => {
    const made = await tx.execute<UserRow>(sql`
      insert into ledger.user_profiles (email, name, role, time_zone, is_sample, password_hash)
      values (${email}, ${name}, ${role}, ${timeZone}, ${isSample}, ${hash})
      on conflict (email) do nothing returning ${columns}`);
    const row = made.rows[0];
    if (!row) throw new CoachError('INVALID_INPUT', `There is already a person with the email ${email}.`);
    const purposes = consent === true ? consentPurposes : consent || [];
    if (purposes.length > 0) {
      await tx.execute(sql`
        insert into ledger.consent_records (user_id, purpose, granted)
        select ${row.id}, purpose, true from jsonb_array_elements_text(${JSON.stringify(purposes)}::jsonb) purpose`);
    }
    return toUser(row);
  });
}

/** Everybody, by email. */
export async function listUsers(db: Owner): Promise<User[]> {
  const found = await db.owner.execute<UserRow>(sql`select ${columns} from ledger.user_profiles order by email`);
  return found.rows.map(toUser);
}

/** Removes a person and everything that is theirs; false when there is no such person. */
export async function removeUser(db: Owner, email: string): Promise<boolean> {
  const gone = await db.owner.execute(
    sql`delete from ledger.user_profiles where email = ${normalise(email)} returning id`,
  );
  return gone.rows.length > 0;
}

/** The person with this email, in any spelling of upper and lower case. */
export function findUserByEmail(db: Owner, email: string): Promise<User | undefined> {
  return findUser(db, sql`email = ${normalise(email)}`);
}

/** The person with this id. */
export function findUserById(db: Owner, id: string): Promise<User | undefined> {
  return findUser(db, sql`id = ${id}`);
}

/** The person this email and password belong to; undefined for a wrong password and for a stranger alike, after the same work. */
export async function verifyPassword(
  db: Owner,
  { email, password }: { email: string; password: string },
): Promise<User | undefined> {
  const found = await db.owner.execute<UserRow & { password_hash: string | null }>(sql`
    select ${columns}, password_hash from ledger.user_profiles where email = ${normalise(email)}`);
  const row = found.rows[0];
  const isRight = await matchesPassword(password, row?.password_hash ?? null);
  return row && isRight ? toUser(row) : undefined;
}

/** The customer whose transaction this is. Throws UNAUTHENTICATED when that person has been removed. */
export async function getProfile(tx: CustomerTx): Promise<User> {
  const found = await tx.execute<UserRow>(
    sql`select ${columns} from api.user_profiles where id = (select api.customer())`,
  );
  const row = found.rows[0];
  if (!row) throw new CoachError('UNAUTHENTICATED');
  return toUser(row);
}

interface UserRow extends Record<string, unknown> {
  id: string;
  email: string;
  name: string;
  role: Role;
  time_zone: string;
  is_sample: boolean;
  created_at: string;
}

const columns = sql`id, email, name, role, time_zone, is_sample, created_at`;

async function findUser(db: Owner, where: SQL): Promise<User | undefined> {
  const found = await db.owner.execute<UserRow>(sql`select ${columns} from ledger.user_profiles where ${where}`);
  return found.rows[0] && toUser(found.rows[0]);
}

function toUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    timeZone: row.time_zone,
    isSample: row.is_sample,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

function normalise(email: string): string {
  return email.trim().toLowerCase().replaceAll('\0', '');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
