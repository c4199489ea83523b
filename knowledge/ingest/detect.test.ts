// Telling files apart by what they hold, and saying where a broken one breaks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoachError } from '../errors.ts';
import { importerOf } from './detect.ts';
import { linesOf, placeOf, walkJson } from './json-places.ts';
import { parseJson } from './json-text.ts';
import { plaid } from './plaid.ts';

function failure(work: () => unknown): CoachError {
  try {
    work();
  } catch (error) {
    if (error instanceof CoachError) return error;
  }
  throw new Error('did not fail');
}

describe('a file of another kind', () => {
  const others: [string, Buffer | string, RegExp][] = [
    ['CSV', 'Date,Amount,Description\n2026-01-02,5.00,Coffee\n', /CSV/],
    ['semicolon CSV', 'Datum;Bedrag\n01-02-2026;5,00\n', /CSV/],
    ['OFX 1', 'OFXHEADER:100\nDATA:OFXSGML\n\n<OFX></OFX>', /OFX/],
    ['OFX 2', '<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX></OFX>', /OFX/],
    ['CAMT', '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">', /CAMT/],
    ['XML', '<?xml version="1.0"?><statement/>', /XML/],
    ['HTML', '<!DOCTYPE html><html></html>', /HTML/],
    ['QIF', '!Type:Bank\nD1/2/2026\n', /QIF/],
    ['PDF', Buffer.from('%PDF-1.7\n'), /PDF/],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /image/],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /image/],
    ['Excel', Buffer.from('PK\x03\x04xl/'), /Excel.*save the sheet as CSV/i],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip.*Unpack/],
    ['bytes', Buffer.from([1, 2, 0, 3, 0x41, 0, 7]), /NUL/],
    ['prose', 'Dear bank, please send my money.', /not a kind of file we know/],
  ];
  test.each(others)('is refused as what it is: %s', (_, content, words) => {
    const error = failure(() => importerOf(Buffer.from(content), [plaid]));
    expect(error.code).toBe('UNKNOWN_FORMAT');
    expect(error.message).toMatch(words);
    expect(error.message).toMatch(/Plaid JSON/);
  });

  test('is refused as empty when there is nothing in it', () => {
    for (const content of ['', ' \n', Buffer.alloc(0)])
      expect(failure(() => importerOf(Buffer.from(content), [plaid]))).toMatchObject({
        code: 'UNREADABLE_FILE',
        message: 'This file is empty.',
      });
  });
});

describe('a JSON file', () => {
  test('is read with a byte order mark, in UTF-8 and UTF-16', () => {
    expect(parseJson('\uFEFF{"a":1}').json).toEqual({ a: 1 });
    expect(parseJson(Buffer.from('\uFEFF{"a":"é"}', 'utf16le')).json).toEqual({ a: 'é' });
  });

  test('that is cut off anywhere is unreadable, with the line and column of the end', () => {
    const whole = JSON.stringify(
      { accounts: [{ name: 'A "quoted" name é', open: true, balance: -12.5e3 }], none: null },
      null,
      2,
    );
    for (let length = 1; length < whole.length; length++) {
      const cut = whole.slice(0, length);
      const end = placeOf(cut, cut.trimEnd().length);
      const error = failure(() => parseJson(cut));
      expect(error.code).toBe('UNREADABLE_FILE');
      expect(error.message).toContain(`line ${end.line}, column ${end.column}`);
      expect(error.message).toContain('cut off');
    }
  });

  test('that breaks in the middle says where', () => {
    const error = failure(() => parseJson('{\n  "accounts": [],\n  "transactions": [1,, 2]\n}'));
    expect(error.message).toContain('line 3, column 22');
    expect(error.details.errors).toMatchObject([{ line: 3, code: 'UNREADABLE_FILE' }]);
  });

  test('is walked to its end exactly when it can be parsed', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(walkJson(text)).toBeNull();
      }),
    );
  });

  test('tells the line of any row, or of the row a missing field should be in', () => {
    const text = '{\n"a": [\n{"x": 1},\n{"x": 2}\n]}';
    expect([...linesOf(text, ['a', 'a[1]', 'a[1].x', 'a[0].missing', 'b']).values()]).toEqual([2, 4, 4, 3, 1]);
  });
});
