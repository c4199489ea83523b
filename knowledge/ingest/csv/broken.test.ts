// Files that are no bank's rows, or cannot be read in one way only: each is refused with what is missing, quickly.
import { describe, expect, it } from 'vitest';
import { csv } from '../csv.ts';
import type { SourceFile } from '../importer.ts';
import { fileOf, readAll } from './csv.fixture.ts';

const HEAD = 'Date,Description,Amount\n';

describe('files that cannot be imported as they are', () => {
  it.each([
    ['an empty file', '', 'UNREADABLE_FILE', /empty/],
    ['a NUL byte', `${HEAD}2024-01-05,Shop\u0000,-5.00\n`, 'UNREADABLE_FILE', /Line 2 .*NUL/],
    [
      'a quote that is never closed',
      `${HEAD}2024-01-05,"Shop,-5.00\n2024-01-06,Shop,-5.00\n`,
      'UNREADABLE_FILE',
      /Line 2 .*never closed/,
    ],
    ['600 columns', `${HEAD}2024-01-05,Shop,-5.00\n${'x,'.repeat(600)}\n`, 'UNREADABLE_FILE', /more than 500 columns/],
    ['no rows', HEAD, 'NOTHING_TO_IMPORT', /"Date", "Description", "Amount"/],
    [
      'shares',
      'Trade Date,Symbol,Quantity,Price,Amount\n2024-01-05,VTI,3,200.00,-600.00\n',
      'NOTHING_TO_IMPORT',
      /investments/,
    ],
    ['a table without dates', 'Name,City,Sales\nA,B,1.50\nC,D,2.50\n', 'NOTHING_TO_IMPORT', /dates/],
    [
      'days nobody can order',
      `${HEAD}01/02/2024,Shop,-5.00\n03/02/2024,Shop,-6.00\n02/02/2024,Shop,-7.50\n`,
      'AMBIGUOUS_FILE',
      /--date-order/,
    ],
    ['amounts nobody can sign', `${HEAD}2024-01-05,Aa,5.00\n2024-01-06,Bb,6.00\n`, 'AMBIGUOUS_FILE', /--sign/],
    ['two decimal marks', `${HEAD}2024-01-05,Aa,"-5,00"\n2024-01-06,Bb,-6.00\n`, 'AMBIGUOUS_FILE', /--decimal/],
    ['no readable row', `${HEAD}2024-13-45,Aa,-5.00\n2024-14-45,Bb,-6.00\n`, 'NOTHING_TO_IMPORT', /dates/],
  ])('%s', async (_, text, code, message) => {
    await expect(readAll(fileOf(text))).rejects.toMatchObject({ code, message });
  });

  it('an endless line is refused after its first megabyte', async () => {
    let given = 0;
    const endless: SourceFile = {
      name: 'endless.csv',
      size: 200e6,
      async *open() {
        for (; given < 200e6; given += 65_536) yield Buffer.alloc(65_536, 0x61);
      },
    };
    await expect(readAll(endless)).rejects.toMatchObject({
      code: 'UNREADABLE_FILE',
      message: expect.stringMatching(/longer than 1 MB/),
    });
    expect(given).toBeLessThan(3e6);
  });

  it('bad rows are named by line, field and code; the others are read', async () => {
    const whole = await readAll(
      fileOf(
        `${HEAD}2024-01-05,Shop,-5.00\n2024-02-30,Shop,-6.00\n2024-01-07,Shop,\n,Shop,-8.00\n2024-01-09,Shop,-1x.00\n\nDate,Description,Amount\nTotal,,-26.00\n`,
      ),
    );
    expect(whole.transactions).toHaveLength(1);
    expect(whole.problems.map((each) => [each.line, each.field, each.code])).toEqual([
      [3, 'Date', 'NOT_A_DATE'],
      [4, 'Amount', 'MISSING'],
      [5, 'Date', 'MISSING'],
      [6, 'Amount', 'NOT_MONEY'],
    ]);
  });

  it('what a customer says settles it', async () => {
    const dates = `${HEAD}01/02/2024,Shop,-5.00\n03/02/2024,Shop,-6.00\n02/02/2024,Shop,-7.50\n`;
    expect((await readAll(fileOf(dates), { dateOrder: 'mdy' })).transactions[0]?.postedOn).toBe('2024-01-02');
    expect((await readAll(fileOf(dates), { dateOrder: 'dmy' })).transactions[0]?.postedOn).toBe('2024-02-01');
    const signs = `${HEAD}2024-01-05,Aa,5.00\n2024-01-06,Bb,6.00\n`;
    expect((await readAll(fileOf(signs), { sign: 'positive-is-in' })).transactions[0]?.amountCents).toBe(-500);
    expect((await readAll(fileOf(signs), { sign: 'positive-is-out' })).transactions[0]?.amountCents).toBe(500);
    const named = await readAll(fileOf(signs), {
      sign: 'positive-is-out',
      account: 'My card',
      accountType: 'credit',
      currency: 'eur',
    });
    expect(named.accounts).toMatchObject([{ name: 'My card', type: 'credit', currency: 'EUR' }]);
  });

  it.each([
    ['JSON', '{"accounts": [], "transactions": []}'],
    ['XML', '<?xml version="1.0"?>\n<Document>a,b</Document>\n'],
    ['OFX', 'OFXHEADER:100\nDATA:OFXSGML,1\nVERSION:102,2\n'],
    ['QIF', '!Type:Bank\nD01/02/2024\nT-5,000.00\n'],
    ['MT940', ':20:STARTUMSE\n:25:10020030/1234567,1\n:28C:00001/001,2\n'],
    ['prose', 'Dear customer\nthis is a letter\nwith kind regards\n'],
  ])('%s is not taken for a table', (_, text) => {
    expect(csv.recognises(Buffer.from(text))).toBe(false);
  });
});
