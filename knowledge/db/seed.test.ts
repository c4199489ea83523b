// Seeding: the samples arrive whole, a later start adds only what is new, and nothing anybody did is lost.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordConsent } from '../consent.ts';
import { currentPersona } from '../jobs/derive.ts';
import { verifyPassword } from '../users.ts';
import { asCustomer } from './customer.ts';
import { testDatabase } from './fixture.ts';
import type { Database } from './open.ts';
import { type Household, households, SAMPLE_PASSWORD, type SampleUser, seedSamples } from './seed.ts';

const SEED = 7;
const FIRST = '2026-10-03';
const LATER = '2026-11-20';

interface Sum extends Record<string, unknown> {
  externalId: string;
  rows: number;
  cents: number;
  pending: number;
}

async function sumsOf(db: Database, user: SampleUser): Promise<Sum[]> {
  const { rows } = await db.owner.execute<Sum>(sql`
    select a.external_id as "externalId", count(*)::int as rows, sum(t.amount_cents) as cents,
      count(*) filter (where t.is_pending)::int as pending
    from ledger.transactions t join ledger.accounts a on a.id = t.account_id where t.user_id = ${user.id} group by 1 order by 1`);
  return rows;
}

function sumsIn({ plaid }: Household, since = ''): Sum[] {
  const rows = plaid.transactions.filter((row) => row.date >= since);
  return plaid.accounts
    .map(({ account_id }) => rows.filter((row) => row.account_id === account_id))
    .map((own) => ({
      externalId: own[0]?.account_id ?? '',
      rows: own.length,
      cents: own.reduce((sum, row) => sum + Math.round(row.amount * 100), 0),
      pending: own.filter((row) => row.pending).length,
    }))
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

describe('seeding the samples', () => {
  let db: Database;
  let samples: SampleUser[];
  beforeAll(async () => {
    db = await testDatabase();
    samples = await seedSamples(db, { seed: SEED, anchorOn: FIRST });
  });
  afterAll(() => db.close());

  test('adds six customers, an operator and a QA sign-in, all with the printed password', async () => {
    expect(samples.map((sample) => sample.email)).toEqual([
      ...households({ seed: SEED, anchorOn: FIRST }).map((household) => household.email),
      'operator@sample.invalid',
      'qa@sample.invalid',
    ]);
    expect(samples).toHaveLength(8);
    const operator = await verifyPassword(db, { email: 'operator@sample.invalid', password: SAMPLE_PASSWORD });
    expect(operator).toMatchObject({ role: 'operator', isSample: true });
    expect(await verifyPassword(db, { email: 'maya@sample.invalid', password: 'something else' })).toBeUndefined();
  });

  test('stores every row of every household, to the cent, and the coach sees the persona it was made for', async () => {
    for (const [i, household] of households({ seed: SEED, anchorOn: FIRST }).entries()) {
      const sample = samples[i];
      if (!sample) throw new Error('a sample is missing');
      expect(await sumsOf(db, sample)).toEqual(sumsIn(household));
      const { primary } = await asCustomer(db, sample.id, (tx) => currentPersona(tx, { today: FIRST }));
      expect(primary).toBe(household.persona);
    }
  });

  test('adds nothing when it is called again on the same day, or with another seed', async () => {
    const counts = () =>
      db.owner.execute(sql`select (select count(*) from ledger.transactions) as rows,
      (select count(*) from ledger.imports) as imports, (select count(*) from ledger.accounts) as accounts`);
    const before = (await counts()).rows;
    expect(await seedSamples(db, { seed: SEED, anchorOn: FIRST })).toEqual(samples);
    await seedSamples(db, { seed: SEED + 1, anchorOn: LATER });
    expect((await counts()).rows).toEqual(before);
  });

  test('tops up to a later day: the same rows as seeding on that day, pending ones posted, own conversations kept', async () => {
    const [maya, leo] = samples;
    if (!maya || !leo) throw new Error('a sample is missing');
    await db.owner.execute(sql`insert into ledger.conversations (user_id, title) values (${maya.id}, 'Mine')`);
    await asCustomer(db, leo.id, (tx) => recordConsent(tx, { granted: false }));
    const leoBefore = await sumsOf(db, leo);
    await seedSamples(db, { seed: SEED, anchorOn: LATER });

    for (const [i, household] of households({ seed: SEED, anchorOn: LATER }).entries()) {
      const sample = samples[i];
      if (!sample || sample.id === leo.id) continue;
      // Rows from before the later window stay; from its first day on, both are the same.
      const first = household.plaid.transactions[0]?.date ?? '';
      const { rows } = await db.owner.execute<Sum>(sql`
        select a.external_id as "externalId", count(*)::int as rows, sum(t.amount_cents) as cents,
          count(*) filter (where t.is_pending)::int as pending
        from ledger.transactions t join ledger.accounts a on a.id = t.account_id
        where t.user_id = ${sample.id} and t.posted_on >= ${first} group by 1 order by 1`);
      expect(rows).toEqual(sumsIn(household, first));
      const balances = await db.owner.execute<{ externalId: string; cents: number }>(sql`
        select external_id as "externalId", current_cents as cents from ledger.accounts where user_id = ${sample.id}`);
      for (const account of household.plaid.accounts) {
        const cents = Math.round(account.balances.current * 100);
        expect(balances.rows).toContainEqual({ externalId: account.account_id, cents });
      }
    }
    const kept = await db.owner.execute(sql`select title from ledger.conversations where user_id = ${maya.id}`);
    expect(kept.rows).toEqual([{ title: 'Mine' }]);
    expect(await sumsOf(db, leo)).toEqual(leoBefore);
  });
});
