import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { households } from '../knowledge/db/seed.ts';
import { type Digest, digestOf } from '../knowledge/digest.ts';
import { findFigures } from '../knowledge/figures.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { continuePrompt, repairPrompt, systemPrompt } from './prompt.ts';

const TODAY = '2026-06-15';
const digest: Digest = {
  persona: 'High Utilization',
  alsoFits: ['Subscription-Heavy'],
  signals: [
    { signal: 'card_utilization', status: 'value' },
    { signal: 'card_utilization', status: 'unknown' },
    { signal: 'gambling_spend', status: 'not_present' },
  ],
};
const asked = { today: TODAY, timeZone: 'America/New_York', hasConsent: true };

describe('the system prompt', () => {
  it('begins with what is the same for everyone, to the letter', () => {
    const one = systemPrompt({ ...asked, digest });
    const other = systemPrompt({ today: '2027-01-01', timeZone: 'UTC', hasConsent: false });
    expect(one.text.slice(0, one.fixed)).toBe(other.text.slice(0, other.fixed));
    expect(one.fixed).toBeGreaterThan(1_000);
    expect(one.text.slice(one.fixed)).toContain('June 15, 2026 (2026-06-15) in America/New_York');
  });

  it('has the same version on every day and for every customer', () => {
    expect(systemPrompt({ ...asked, digest }).version).toBe(
      systemPrompt({ today: '2027-01-01', timeZone: 'UTC', hasConsent: false }).version,
    );
  });

  it('names persona and habits by state, and neither without consent', () => {
    const { text } = systemPrompt({ ...asked, digest });
    expect(text).toContain('money persona is High Utilization.');
    expect(text).toContain('These fit too: Subscription-Heavy.');
    expect(text).toMatch(/that show lately: card utilization\./);
    expect(text).toMatch(/not there: gambling spend\./);
    const without = systemPrompt({ ...asked, hasConsent: false, digest }).text;
    expect(without).not.toContain('High Utilization');
    expect(without).toContain('has not allowed');
  });

  it('says how to answer a message that was taken note of, after what is the same for everyone', () => {
    const plain = systemPrompt(asked);
    const { text, fixed, version } = systemPrompt({ ...asked, noted: ['hardship', 'ok', 'personal-data'] });
    expect(text.startsWith(plain.text)).toBe(true);
    expect(text.slice(plain.text.length)).toMatch(/^\nAbout the message you answer now:\n- Money is very tight[^\n]*$/);
    expect([fixed, version]).toEqual([plain.fixed, plain.version]);
  });

  it('tells what was read and what was held, or that nothing was', () => {
    const held = { code: 'figure-without-source', text: ' You spent $5. ' };
    expect(repairPrompt(held, '')).toContain('read nothing yet');
    expect(repairPrompt(held, 'Hello. ')).toMatch(/already read this:\nHello\.\nThe next sentence.*"You spent \$5\."/);
    expect(continuePrompt('Hello. ')).toContain('already read this:\nHello.\n');
  });
});

describe('the digest', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('is nothing before anything was worked out', async () => {
    const customer = await testCustomer(db);
    expect(await asCustomer(db, customer, digestOf)).toBeNull();
  });

  it('has the persona and every signal of a household, and no figure of theirs', async () => {
    const customer = await testCustomer(db);
    const [household] = households({ seed: 1, anchorOn: TODAY });
    if (!household) throw new Error('there is no household');
    await importFile(db, customer, { name: 'bank.json', content: JSON.stringify(household.plaid) }, { today: TODAY });
    const found = await asCustomer(db, customer, digestOf);
    expect(found?.signals.length).toBeGreaterThan(20);
    const { text, fixed } = systemPrompt({ ...asked, digest: found });
    const figures = findFigures(text.slice(fixed)).map((figure) => figure.text);
    expect(figures.filter((figure) => !/June|2026/.test(figure))).toEqual([]);
  });
});
