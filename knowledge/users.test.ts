// People: added once, found in any spelling, removed with everything that is theirs; passwords kept so that nobody can read them.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from './db/customer.ts';
import { testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { hashPassword, matchesPassword } from './passwords.ts';
import { addUser, findUserByEmail, getProfile, listUsers, removeUser, verifyPassword } from './users.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.close());

describe('people', () => {
  it('are added with their defaults and found in any spelling of their email', async () => {
    const made = await addUser(db, { email: ' Ada@Test.Invalid ', name: 'Ada' });
    expect(made).toMatchObject({
      email: 'ada@test.invalid',
      role: 'consumer',
      timeZone: 'America/New_York',
      isSample: false,
    });
    expect(await findUserByEmail(db, 'ADA@test.invalid')).toEqual(made);
    expect(await asCustomer(db, made.id, getProfile)).toEqual(made);
    expect(await findUserByEmail(db, "x' or true --")).toBeUndefined();
    expect(await findUserByEmail(db, 'ada@test.invalid\0')).toEqual(made);
  });

  it('are refused when a field is wrong or the email is taken, in words that say which', async () => {
    await addUser(db, { email: 'taken@test.invalid', name: 'First' });
    for (const [input, words] of [
      [{ email: 'Taken@test.invalid', name: 'Second' }, /already/],
      [{ email: 'nonsense', name: 'N' }, /email is not an email/],
      [{ email: 'a@test.invalid', name: ' ' }, /name is missing/],
      [{ email: 'a@test.invalid', name: 'A', timeZone: 'Mars/Olympus' }, /timeZone is not a time zone/],
    ] as const) {
      await expect(addUser(db, input)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringMatching(words),
      });
    }
  });

  it('are listed by email and removed with everything that is theirs', async () => {
    const { id } = await addUser(db, { email: 'gone@test.invalid', name: 'Gone', consent: true });
    const consents = () => db.owner.execute(sql`select purpose from ledger.consent_records where user_id = ${id}`);
    expect((await consents()).rows.length).toBe(4);
    expect((await listUsers(db)).map(({ email }) => email)).toContain('gone@test.invalid');
    expect(await removeUser(db, 'GONE@test.invalid')).toBe(true);
    expect(await removeUser(db, 'gone@test.invalid')).toBe(false);
    expect((await consents()).rows).toEqual([]);
    await expect(asCustomer(db, id, getProfile)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('sign in with their own password only', async () => {
    const { id } = await addUser(db, { email: 'pass@test.invalid', name: 'P', password: 'Tr0ub4dor&3' });
    await addUser(db, { email: 'none@test.invalid', name: 'N' });
    expect((await verifyPassword(db, { email: 'PASS@test.invalid', password: 'Tr0ub4dor&3' }))?.id).toBe(id);
    for (const [email, password] of [
      ['pass@test.invalid', 'tr0ub4dor&3'],
      ['pass@test.invalid', ''],
      ['none@test.invalid', ''],
      ['nobody@test.invalid', 'Tr0ub4dor&3'],
    ] as const) {
      expect(await verifyPassword(db, { email, password })).toBeUndefined();
    }
    const kept = await db.owner.execute<{ password_hash: string }>(
      sql`select password_hash from ledger.user_profiles where id = ${id}`,
    );
    expect(kept.rows[0]?.password_hash).toMatch(/^scrypt\$16384\$8\$5\$/);
    expect(kept.rows[0]?.password_hash).not.toContain('Tr0ub4dor');
  });
});

describe('a password', () => {
  it('matches its own hash and no other password’s, whatever characters it has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ maxLength: 40 }),
        async (password, other) => {
          const hash = await hashPassword(password);
          expect(await matchesPassword(password, hash)).toBe(true);
          expect(await matchesPassword(other, hash)).toBe(other.normalize('NFKC') === password.normalize('NFKC'));
        },
      ),
      { numRuns: 2 },
    );
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  it('typed with composed or decomposed letters is the same, and no hash matches nothing', async () => {
    expect(await matchesPassword('caf\u0065\u0301', await hashPassword('caf\u00e9'))).toBe(true);
    expect(await matchesPassword('', null)).toBe(false);
    expect(await matchesPassword('', 'scrypt$16384$8$5$$')).toBe(false);
  });
});
