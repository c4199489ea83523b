// The bank exports of the data folder, each against what a person read in it: rows, cents out, cents in, first and last day.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csv } from '../csv.ts';
import { readAll, sums } from './csv.fixture.ts';

const FOLDER = new URL('../../../../shared/data/bank-exports/bank2ynab/', import.meta.url);

type Expected = [rows: number, out: number, into: number, first: string, last: string];

/** One Austrian household in seven layouts: 73 rows, 6,458.90 out, 1,878.20 in (added up with awk, not with this reader). */
const HOUSEHOLD: Expected = [73, 645_890, 187_820, '2017-09-18', '2017-10-19'];

const FILES: Record<string, Expected> = {
  '20171001-20171106.csv': [1, 5999, 0, '2017-10-01', '2017-10-01'],
  '2018-04-14_10-52-13_bunq-transactieoverzicht.csv': [3, 2146, 75_000, '2018-03-01', '2018-03-09'],
  '20180226-1000594757-umsatz.CSV': [1, 3699, 0, '2018-02-22', '2018-02-22'],
  '20180226_12345678.csv': [1, 500, 0, '2018-02-10', '2018-02-10'],
  '2019-03-02_11-50-46_bunq-statement.csv': [7, 3968, 1586, '2018-12-06', '2018-12-17'],
  'CSV_A_20180414_112204.csv': [3, 108_749, 5000, '2018-03-01', '2018-03-16'],
  'MS_JANE_SMITH_01-12-2019_14-12-2019.csv': [10, 138_580, 110_000, '2019-12-02', '2019-12-12'],
  'MonzoDataExport_February2018_2018-02-26_174335.csv': [1, 1000, 0, '2018-02-25', '2018-02-25'],
  'Movements_1234512345_201805271848.csv': [1, 100, 0, '2018-05-27', '2018-05-27'],
  'TransactionHistory_20180418043121.csv': [8, 17_328, 0, '2018-04-13', '2018-04-18'],
  'Umsaetze_KtoNr538917600_EUR_02-03-2018_1503.CSV': [1, 1722, 0, '2018-03-02', '2018-03-02'],
  'W80844_EBH_201945.202122.csv': [2, 35_000, 129_000, '2019-04-17', '2019-04-19'],
  'dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv': [1, 780, 0, '2018-02-27', '2018-02-27'],
  'export_BE11123456789012_20180304_1422.csv': [1, 340, 0, '2018-02-28', '2018-02-28'],
  'export_KBC-Mastercard Business Essential_20200204_1604.csv': [3, 3304, 3577, '2020-01-02', '2020-02-03'],
  'statement_1.csv': [1, 2059, 0, '2018-02-10', '2018-02-10'],
  'test_BOI_TransactionExport.csv': [27, 426_083, 384_122, '2017-09-01', '2017-09-28'],
  'test_delimiter_tab.csv': HOUSEHOLD,
  'test_headers.csv': HOUSEHOLD,
  'test_raiffeisen_01.csv': HOUSEHOLD,
  'test_raiffeisen_02.csv': HOUSEHOLD,
  'test_regex_123456_87654321_1234_21_12.csv': HOUSEHOLD,
  'test_row_format_default.csv': HOUSEHOLD,
  'test_row_format_neg_inflow.csv': HOUSEHOLD,
  'umsatz-1234________1234-20180227.CSV': [1, 500, 0, '2018-02-20', '2018-02-20'],
};

/** Anonymized so far that every date is 11 November of the year 1111. */
const NO_DAYS = ['TH_20180101-20180523_page_1.csv', 'TH_20180101-20180523_strana_1.csv', 'TH_20180521-20180523.csv'];

const fileNamed = (name: string) => {
  const path = new URL(encodeURIComponent(name), FOLDER);
  return { name, size: statSync(path).size, open: () => createReadStream(path) };
};

describe.skipIf(!existsSync(FOLDER))('the bank exports of the data folder', () => {
  it.each(Object.entries(FILES))('%s is read as a person reads it', async (name, expected) => {
    const file = fileNamed(name);
    expect(csv.recognises(readFileSync(new URL(encodeURIComponent(name), FOLDER)).subarray(0, 65_536))).toBe(true);
    const whole = await readAll(file);
    expect(whole.problems).toEqual([]);
    expect(sums(whole)).toEqual(expected);
    expect(new Set(whole.transactions.map((row) => row.externalId)).size).toBe(expected[0]);
    expect(whole.accounts.length).toBe(1);
    const again = await readAll(fileNamed(name));
    expect(again.transactions.map((row) => row.externalId)).toEqual(whole.transactions.map((row) => row.externalId));
  });

  it('rows whose flag is neither in nor out are named, and the others are read', async () => {
    const whole = await readAll(fileNamed('test_row_format_CD_flag.csv'));
    expect(sums(whole)).toEqual([70, 631_936, 187_820, '2017-09-18', '2017-10-13']);
    expect(whole.problems.map((each) => [each.line, each.field, each.code])).toEqual([
      [72, 'column 5', 'MISSING'],
      [73, 'column 5', 'MISSING'],
      [74, 'column 5', 'MISSING'],
    ]);
  });

  it.each(NO_DAYS)('%s holds no day since 1900 and is refused with that reason', async (name) => {
    await expect(readAll(fileNamed(name))).rejects.toMatchObject({ code: 'UNREADABLE_FILE', message: /from 1900 on/ });
  });

  it('keeps the ids banks give, letters of any alphabet, and words that go on in the next line', async () => {
    const monzo = await readAll(fileNamed('MonzoDataExport_February2018_2018-02-26_174335.csv'));
    expect(monzo.transactions[0]?.externalId).toBe('tx_00009TziTeST1NG1ZWIPGS');
    const czech = await readAll(fileNamed('Movements_1234512345_201805271848.csv'));
    expect(czech.evidence.find((each) => each.what === 'date')?.decided).toBe('"Datum zaúčtování"');
    expect(czech.transactions[0]?.externalId).toMatch(/-3228446118$/);
    const ocbc = await readAll(fileNamed('TransactionHistory_20180418043121.csv'));
    expect(ocbc.transactions[0]?.name).toBe('DEBIT PURCHASE 15/04/18 66-6666 UBER EATS AN2GO HELP.UBERh');
    const pending = await readAll(fileNamed('MS_JANE_SMITH_01-12-2019_14-12-2019.csv'));
    expect(pending.warnings.map((each) => each.line)).toEqual([2, 3, 4]);
  });
});
