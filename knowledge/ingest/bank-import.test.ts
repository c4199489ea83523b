// OFX and CAMT all the way into the database: what is new the first time is there already the second, also out of overlapping files.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { dataFiles, dataFolder, hasData } from './data-table.fixture.ts';
import { fileOnDisk } from './files.ts';
import { importFile } from './import.ts';
import { camtEntry, camtFile, ofxFile, ofxRow } from './xml.fixture.ts';

const today = '2026-11-21';
let db: Database;
let customer: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  customer = await testCustomer(db);
});

const send = (name: string, content: string) => importFile(db, customer, { name, content }, { today });
const balances = async () => {
  const { rows } = await asCustomer(db, customer, (tx) =>
    tx.execute(sql`select mask, currency, current_cents as cents from api.accounts order by 1`),
  );
  return rows;
};

describe('a bank file', () => {
  it('adds each of its rows once, in either dialect, and from an overlapping file only what is new', async () => {
    const rows = ['-10.00', '-20.00', '-30.00', '900.00'].map((amount, index) => ofxRow(`T-${index}`, amount));
    const sameDay = [ofxRow('', '-3.50', { NAME: 'COFFEE' }), ofxRow('', '-3.50', { NAME: 'COFFEE' })];
    expect(await send('a.ofx', ofxFile([...rows.slice(0, 3), ...sameDay]))).toMatchObject({
      format: 'ofx',
      accounts: 1,
      new: 5,
      duplicate: 0,
    });
    expect(
      await send('b.qfx', ofxFile([...rows.slice(0, 3), ...sameDay], { dialect: 'xml', newline: '\r\n' })),
    ).toMatchObject({ new: 0, updated: 0, duplicate: 5 });
    expect(await send('c.ofx', ofxFile([...sameDay, ...rows.slice(1)]))).toMatchObject({
      new: 1,
      updated: 0,
      duplicate: 4,
    });
    expect(await balances()).toEqual([{ mask: '7812', currency: 'USD', cents: 152025 }]);
  });

  it('turns a pending CAMT entry into the booked one, and adds a statement that repeats a report once', async () => {
    const entry = (status: string) =>
      camtEntry('12.00', 'DBIT', '<AcctSvcrRef>REF-9</AcctSvcrRef>', `<Sts>${status}</Sts>`);
    const report = { message: 'BkToCstmrAcctRpt', part: 'Rpt' as const };
    expect(await send('052.xml', camtFile([entry('PDNG')], report))).toMatchObject({
      format: 'camt',
      accounts: 1,
      new: 1,
    });
    expect(await send('053.xml', camtFile([entry('BOOK')]))).toMatchObject({ new: 0, updated: 1, duplicate: 0 });
    expect(await send('053.xml', camtFile([entry('BOOK')]))).toMatchObject({ new: 0, updated: 0, duplicate: 1 });
  });

  it.each([
    ['x.ofx', ofxFile([ofxRow('A', '-1'), ofxRow('B', 'abc')]), 'INVALID_ROWS'],
    ['x.xml', camtFile([camtEntry('1', 'DBIT'), camtEntry('abc', 'DBIT')]), 'INVALID_ROWS'],
    ['x.ofx', ofxFile([ofxRow('A', '-1', { DTPOSTED: '20991231' })]), 'INVALID_ROWS'],
    ['x.ofx', ofxFile([ofxRow('A', '-1')]).replace('</OFX>', ''), 'UNREADABLE_FILE'],
    ['x.xml', camtFile([camtEntry('1', 'DBIT')]).replace('?>', '?><!DOCTYPE a>'), 'UNREADABLE_FILE'],
  ])('that is wrong leaves nothing behind (%s, %#)', async (name, content, code) => {
    await expect(send(name, content)).rejects.toMatchObject({ code });
    expect(await balances()).toEqual([]);
  });
});

const FOLDERS = [
  ['bank-exports/ofxparser', '.ofx'],
  ['bank-exports/genkgo-camt', '.xml'],
] as const;

describe.skipIf(!FOLDERS.every(([folder]) => hasData(folder)))('the bank files of other projects', () => {
  it.each(FOLDERS)(
    'of %s: the second time nothing is new',
    async (folder, ending) => {
      let imported = 0;
      for (const file of dataFiles(folder, ending)) {
        const source = await fileOnDisk(`${dataFolder}/${folder}/${file}`);
        const first = await importFile(db, customer, source, { today }).catch((error) => {
          expect(error.code, file).toBe('NOTHING_TO_IMPORT');
          return null;
        });
        if (!first) continue;
        imported += 1;
        const again = await importFile(db, customer, source, { today });
        expect([again.new, again.updated, again.duplicate], file).toEqual([
          0,
          0,
          first.new + first.updated + first.duplicate,
        ]);
      }
      expect(imported).toBeGreaterThan(10);
    },
    120_000,
  );
});
