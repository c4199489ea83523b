// Files from a wrong world: each ends with an error of its own that says what to do, and nothing of it is stored.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { plaidAccount, plaidFile, plaidRow } from './file.fixture.ts';
import { fileInMemory } from './files.ts';
import { importFile } from './import.ts';
import type { SourceFile } from './importer.ts';

const today = '2026-10-20';
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

interface Refused {
  code: string;
  message: string;
  /** Code and line of each problem. */
  errors: (string | number | null)[][];
}

async function refused(file: SourceFile | string | Buffer): Promise<Refused> {
  const customer = await testCustomer(db);
  const sent = typeof file === 'object' && 'open' in file ? file : fileInMemory('bank.file', file);
  const outcome = await importFile(db, customer, sent, { today }).catch((error: unknown) => error);
  if (!(outcome instanceof CoachError)) throw new Error(`was not refused: ${JSON.stringify(outcome)}`);
  for (const table of [
    'imports',
    'import_parts',
    'accounts',
    'transactions',
    'daily_cashflow',
    'balances',
    'signal_values',
  ]) {
    const { rows } = await asCustomer(db, customer, (tx) => tx.execute(sql.raw(`select 1 from api.${table} limit 1`)));
    expect(rows, table).toEqual([]);
  }
  const errors = (outcome.details.errors ?? []) as { code: string; line: number | null }[];
  return { code: outcome.code, message: outcome.message, errors: errors.map(({ code, line }) => [code, line]) };
}

/** A file of `size` bytes that is made as it is read; `read` says how much of it was. */
function endless(head: string, filler: string, size: number): SourceFile & { read: number } {
  const chunk = Buffer.from(filler.repeat(Math.ceil(65_536 / filler.length)));
  const file = {
    name: 'bank.csv',
    size,
    read: 0,
    async *open() {
      yield Buffer.from(head);
      for (let at = 0; at < size; at += chunk.length) {
        file.read += chunk.length;
        yield chunk;
      }
    },
  };
  return file;
}

const csv = (...rows: string[]) => ['Date,Description,Amount', ...rows, ''].join('\n');
/** Enough that nothing about the file is in doubt: days above 12, purchases out, pay in. */
const good = [
  '10/13/2026,KROGER #12,-41.20',
  '10/14/2026,ACME PAYROLL DIRECT DEP,900.00',
  '10/15/2026,SHELL OIL,-30.00',
];

const ofx = (rows: string) => `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>123<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261001<DTEND>20261020
${rows}
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const ofxRow = (id: string, day: string, amount: string, name = 'Shop') =>
  `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`;

describe('a file with', () => {
  test('pay as money out and purchases as money in is swapped, in every format', async () => {
    const wages = { personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_WAGES' }, name: 'ACME PAYROLL' };
    const plaid = plaidFile([
      plaidRow('a', -10),
      plaidRow('b', -20),
      plaidRow('p', 900, wages),
      plaidRow('q', 900, wages),
    ]);
    const bank = ofx(
      [
        ofxRow('1', '20261001', '41.20', 'KROGER'),
        ofxRow('2', '20261002', '30.00', 'SHELL'),
        ofxRow('3', '20261003', '-900.00', 'ACME PAYROLL'),
        ofxRow('4', '20261017', '-900.00', 'ACME PAYROLL'),
      ].join('\n'),
    );
    for (const content of [plaid, bank]) {
      const { code, message } = await refused(content);
      expect(code).toBe('WRONG_SIGN');
      expect(message).toMatch(/2 pay rows .*ACME PAYROLL.*2 of 2 purchases/);
    }
  });

  test('amounts in two currencies and no column that says which names both', async () => {
    const { code, message } = await refused(
      csv('10/13/2026,Shop,-£41.20', '10/14/2026,Laden,-€30.00', '10/15/2026,Shop,-£5.00'),
    );
    expect(code).toBe('AMBIGUOUS_FILE');
    expect(message).toMatch(/2 amounts are in GBP and 1 in EUR/);
  });

  test('one id for two different rows names the second one, and its line', async () => {
    const plaid = plaidFile([plaidRow('a', 1), plaidRow('b', 2), plaidRow('a', 3)]);
    const { code, errors } = await refused(plaid);
    expect([code, errors]).toEqual(['INVALID_ROWS', [['DUPLICATE_ID', expect.any(Number)]]]);
  });

  test('days years ahead, or before there were banks like ours, names them', async () => {
    const plaid = plaidFile([plaidRow('a', 1, { date: '2206-10-05' }), plaidRow('b', 1, { date: '1026-10-05' })]);
    expect(await refused(plaid)).toMatchObject({
      code: 'INVALID_ROWS',
      errors: [
        ['OUT_OF_RANGE', expect.any(Number)],
        ['OUT_OF_RANGE', expect.any(Number)],
      ],
    });
    expect(await refused(ofx(ofxRow('1', '22061005', '-1.00')))).toMatchObject({ code: 'INVALID_ROWS' });
    expect(await refused(csv(...good, '10/16/2206,Shop,-1.00'))).toMatchObject({
      code: 'INVALID_ROWS',
      errors: [[expect.any(String), 5]],
    });
  });

  test('amounts of a million million names them', async () => {
    for (const amount of [1e12, -1e12]) {
      expect(await refused(plaidFile([plaidRow('a', amount)]))).toMatchObject({
        code: 'INVALID_ROWS',
        errors: [[expect.stringMatching(/OUT_OF_RANGE|NOT_MONEY/), expect.any(Number)]],
      });
    }
    expect(await refused(ofx(ofxRow('1', '20261005', '-1000000000000.00')))).toMatchObject({ code: 'INVALID_ROWS' });
    expect(await refused(csv(...good, '10/16/2026,Shop,-1000000000000.00'))).toMatchObject({
      code: 'INVALID_ROWS',
      errors: [[expect.any(String), 5]],
    });
  });

  test('NUL bytes in its text says in which line', async () => {
    const { code, message, errors } = await refused(csv(...good, '10/16/2026,Sh\0op,-1.00'));
    expect([code, errors]).toEqual(['UNREADABLE_FILE', [['BAD_CHARACTER', 5]]]);
    expect(message).toMatch(/NUL.*line 5/);
  });

  test('one line of 200 MB is refused after the first few, without holding it', async () => {
    const before = process.memoryUsage().rss;
    for (const head of ['', 'Date,Description,Amount\n', csv(...good)]) {
      const file = endless(head, 'x', 200 * 1024 * 1024);
      expect(['UNKNOWN_FORMAT', 'UNREADABLE_FILE', 'AMBIGUOUS_FILE']).toContain((await refused(file)).code);
      expect(file.read).toBeLessThan(20 * 1024 * 1024);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('millions of columns, or a quote that is never closed, is refused without holding it', async () => {
    const before = process.memoryUsage().rss;
    for (const [head, filler] of [
      ['Date,Description,Amount\n', ',a'],
      [`${csv(...good)}10/16/2026,"Shop`, ',-1.00\n10/17/2026,Shop'],
    ] as const) {
      const file = endless(head, filler, 200 * 1024 * 1024);
      expect((await refused(file)).code).toMatch(/UNREADABLE_FILE|INVALID_ROWS|AMBIGUOUS_FILE/);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('entities of its own, reaching for other files or growing without end, is refused unread', async () => {
    const open =
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>';
    const outside = '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const laughs = `<!DOCTYPE Document [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${'abcdefghijklmnopqrstuvw'[i + 1]} "${`&${'abcdefghijklmnopqrstuvw'[i]};`.repeat(10)}">`).join('')}<!ENTITY x "&u;">]>`;
    const ofx2 = `<?xml version="1.0"?>${outside}<?OFX OFXHEADER="200" VERSION="211"?><OFX>&x;</OFX>`;
    for (const content of [`<?xml version="1.0"?>${outside}${open}`, `<?xml version="1.0"?>${laughs}${open}`, ofx2]) {
      const { code, message } = await refused(content);
      expect(code).toBe('UNREADABLE_FILE');
      expect(message).toMatch(/DOCTYPE|entit/i);
      expect(message).not.toContain('root:');
    }
  });

  test('nothing in it says so', async () => {
    for (const content of ['', '\n\n', '\uFEFF']) {
      expect(await refused(content)).toMatchObject({ code: 'UNREADABLE_FILE', message: 'This file is empty.' });
    }
    expect((await refused(csv())).code).toBe('NOTHING_TO_IMPORT');
  });
});

describe('a file that is only unusual', () => {
  test('keeps each row in the currency the row says, with the decimals that currency has', async () => {
    const own = await testCustomer(db);
    const rows = [
      plaidRow('yen', 1200, { iso_currency_code: 'JPY' }),
      plaidRow('dinar', 1.234, { iso_currency_code: 'KWD' }),
      plaidRow('euro', 1.5, { iso_currency_code: 'EUR' }),
    ];
    const yen = plaidAccount('checking', { balances: { current: 5000, iso_currency_code: 'JPY' } });
    await importFile(db, own, { name: 'a', content: plaidFile(rows, { accounts: [yen] }) }, { today });
    const { rows: stored } = await asCustomer(db, own, (tx) =>
      tx.execute(sql`select external_id as id, currency, amount_cents as cents from api.transactions order by 1`),
    );
    expect(stored).toEqual([
      { id: 'dinar', currency: 'KWD', cents: 1234 },
      { id: 'euro', currency: 'EUR', cents: 150 },
      { id: 'yen', currency: 'JPY', cents: 1200 },
    ]);
    const rollup = await asCustomer(db, own, (tx) =>
      tx.execute(sql`select currency, out_cents from api.daily_cashflow order by 1`),
    );
    expect(rollup.rows).toEqual([
      { currency: 'EUR', out_cents: 150 },
      { currency: 'JPY', out_cents: 1200 },
      { currency: 'KWD', out_cents: 1234 },
    ]);
  });

  test("a bank's clock that runs ahead does not keep later balances out", async () => {
    const own = await testCustomer(db);
    const at = (moment: string, current: number) =>
      JSON.stringify({ accounts: [plaidAccount('c', { balances: { current, last_updated_datetime: moment } })] });
    await importFile(db, own, { name: 'a', content: at('2027-03-01T00:00:00Z', 100) }, { today });
    await importFile(db, own, { name: 'b', content: at('2026-10-21T00:00:00Z', 200) }, { today: '2026-10-21' });
    const { rows } = await asCustomer(db, own, (tx) =>
      tx.execute(sql`select current_cents, balance_on from api.accounts`),
    );
    expect(rows).toEqual([{ current_cents: 20_000, balance_on: '2026-10-21' }]);
  });

  test('with rows that cannot be read stores the others when told to, and says which days are not complete', async () => {
    const own = await testCustomer(db);
    const content = plaidFile([
      plaidRow('a', 1),
      plaidRow('b', 1, { date: 'soon' }),
      plaidRow('c', 1, { account_id: 'nowhere' }),
    ]);
    const report = await importFile(db, own, { name: 'a', content }, { today, skipBadRows: true });
    expect(report).toMatchObject({ new: 1, failed: 2, errors: [{ code: 'NOT_A_DATE' }, { code: 'UNKNOWN_ACCOUNT' }] });
    const { rows } = await asCustomer(db, own, (tx) =>
      tx.execute(sql`select skipped, from_on, to_on from api.imports`),
    );
    expect(rows).toEqual([{ skipped: 2, from_on: '2026-10-05', to_on: '2026-10-05' }]);
    const bad = plaidFile([plaidRow('b', 1, { date: 'soon' })], { accounts: [] });
    await expect(importFile(db, own, { name: 'a', content: bad }, { today, skipBadRows: true })).rejects.toMatchObject({
      code: 'INVALID_ROWS',
    });
  });

  test('and long is stored in batches like a short one, and only once', async () => {
    const own = await testCustomer(db);
    const rows = Array.from({ length: 2500 }, (_, i) =>
      plaidRow(`r${i}`, 1, { date: `2026-10-${String(1 + (i % 19)).padStart(2, '0')}` }),
    );
    // A pending row and the row that takes its place lie in different batches.
    rows.unshift(plaidRow('p', 9, { pending: true }));
    rows.push(plaidRow('t', 9, { pending_transaction_id: 'p' }));
    const content = plaidFile(rows);
    expect(await importFile(db, own, { name: 'a', content }, { today })).toMatchObject({ updated: 1, duplicate: 0 });
    expect(await importFile(db, own, { name: 'a', content }, { today })).toMatchObject({
      new: 0,
      updated: 0,
      duplicate: 2502,
    });
    const counts = await asCustomer(db, own, (tx) =>
      tx.execute(sql`select count(*)::int as rows, (select sum(rows)::int from api.daily_cashflow) as rolled,
      (select count(*)::int from api.import_parts) as parts from api.transactions`),
    );
    expect(counts.rows).toEqual([{ rows: 2501, rolled: 2501, parts: 6 }]);
  });
});
