// OFX: two dialects and what real files make of them.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ofx } from './ofx.ts';
import { fileInChunks, type OfxStyle, ofxFile, ofxRow, readWhole } from './xml.fixture.ts';

const styles: OfxStyle[] = [
  { dialect: 'sgml', newline: '\n' },
  { dialect: 'sgml', newline: '\r\n' },
  { dialect: 'sgml', newline: '' },
  { dialect: 'xml', newline: '\r\n' },
  { dialect: 'xml', newline: '' },
];
/** A statement's rows written by hand. */
const sgml = (rows: string) => ofxFile([]).replace('</BANKTRANLIST>', `${rows}\n</BANKTRANLIST>`);
const row = (inside: string) => `<STMTTRN>\n${inside}\n</STMTTRN>`;

describe('ofx', () => {
  it.each(styles)('reads a checking account written as $dialect with the line end $newline', async (style) => {
    const content = ofxFile([ofxRow('A-1001', '-12.34'), ofxRow('A-1002', '2500.00', { NAME: 'ACME PAYROLL' })], {
      ...style,
      // A header's lines need an end.
      newline: style.newline || '\n',
    }).replace(/<OFX>[\s\S]*/, (body) => (style.newline ? body : body.replaceAll('\n', '')));
    const { accounts, transactions, problems, warnings } = await readWhole(ofx, content);
    expect(problems.concat(warnings)).toEqual([]);
    expect(accounts).toMatchObject([
      {
        name: 'Desert Bank checking',
        mask: '7812',
        type: 'depository',
        subtype: 'checking',
        currency: 'USD',
        currentCents: 152025,
        availableCents: null,
        balanceAt: '2026-09-30T23:59:00-07:00',
      },
    ]);
    expect(transactions).toMatchObject([
      { postedOn: '2026-09-14', amountCents: 1234, name: 'Shop A-1001', isPending: false, detailed: null },
      { postedOn: '2026-09-14', amountCents: -250000, name: 'ACME PAYROLL' },
    ]);
    expect(transactions.map((each) => each.externalId.split(':')[1])).toEqual(['A-1001', 'A-1002']);
    expect(new Set(transactions.map((each) => each.accountExternalId))).toEqual(new Set([accounts[0]?.externalId]));
  });

  it('reads what a generator wrote, whatever the texts, the dialect and the chunks', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((raw) =>
      raw
        .replace(/[\p{Cc}\p{Cs}]/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const line = fc.record({
      name: fc
        .oneof(text, fc.constantFrom('A & B', '"Quotes" <b>', '&amp;', 'a &lt; b', "O'Brien]]>"))
        .map((each) => `Shop ${each}`.trim()),
      memo: text,
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom(...styles.filter((style) => style.newline !== '')),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
        async (lines, style, sizes) => {
          const rows = lines.map(({ name, memo, cents, day }, index) => ({
            TRNTYPE: cents < 0 ? 'DEBIT' : 'CREDIT',
            DTPOSTED: `202609${String(day).padStart(2, '0')}`,
            TRNAMT: (cents / 100).toFixed(2),
            FITID: `F${index}`,
            NAME: name,
            ...(memo && { MEMO: `x${memo}` }),
          }));
          const content = Buffer.from(ofxFile(rows, style));
          const { transactions, problems } = await readWhole(ofx, fileInChunks(content, sizes));
          expect(problems).toEqual([]);
          expect(
            transactions.map((each) => [each.externalId.slice(13), each.postedOn, each.amountCents, each.name]),
          ).toEqual(
            lines.map(({ name, cents, day }, index) => [
              `F${index}`,
              `2026-09-${String(day).padStart(2, '0')}`,
              -cents || 0,
              name,
            ]),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['1252', 'windows-1252', 'CAFÉ “ZOË” 5 €'],
    ['UTF-8', 'utf-8', 'CAFÉ 寿司'],
    ['1252', 'utf-8', 'CAFÉ 寿司'],
    ['NONE', 'windows-1252', 'CAFÉ'],
    ['ISO-8859-2', 'iso-8859-2', 'Żabka Łódź'],
    ['932', 'shift_jis', 'コンビニ'],
  ])('reads letters of a file that says %s and is %s', async (charset, encoding, name) => {
    const text = ofxFile([ofxRow('A-1', '-1.00', { NAME: name })], { dialect: 'sgml', newline: '\n', charset });
    const { transactions, evidence } = await readWhole(ofx, iconv.encode(text, encoding));
    expect(transactions[0]?.name).toBe(name);
    expect(evidence[0]?.what).toBe('encoding');
  });

  it('reads UTF-16 with and without its mark', async () => {
    const text = ofxFile([ofxRow('A-1', '-1.00', { NAME: 'CAFÉ' })]);
    for (const addBOM of [true, false]) {
      const { transactions } = await readWhole(ofx, iconv.encode(text, 'utf-16le', { addBOM }));
      expect(transactions[0]?.name).toBe('CAFÉ');
    }
  });

  it('takes ampersands and brackets that are not escaped, attributes, CDATA and comments', async () => {
    const { transactions } = await readWhole(
      ofx,
      sgml(
        [
          row('<DTPOSTED>20260901<TRNAMT>-1<FITID>A1<NAME>AT&T "a < b" & sons'),
          row('<DTPOSTED>20260901<TRNAMT>-1<FITID>A2<NAME lang="en">Tom &amp; Jerry&apos;s &#233; &bogus;'),
          row(
            '<DTPOSTED>20260901</DTPOSTED><TRNAMT>-1</TRNAMT><FITID>A3</FITID><NAME><![CDATA[R&D <b>&amp;]]></NAME><CHECKNUM/>',
          ),
          row('<DTPOSTED>20260901<!-- <TRNAMT>9 --><TRNAMT>-1<FITID>A4<NAME>Me<me@example.org>'),
        ].join('\n'),
      ),
    );
    expect(transactions.map((each) => each.name)).toEqual([
      'AT&T "a < b" & sons',
      "Tom & Jerry's é &bogus;",
      'R&D <b>&amp;',
      'Me<me@example.org>',
    ]);
    expect(transactions.map((each) => each.amountCents)).toEqual([100, 100, 100, 100]);
  });

  it('lets nothing of a group it does not know into the row, and ends a row whose closing tag is missing', async () => {
    const { transactions } = await readWhole(
      ofx,
      sgml(
        `<STMTTRN><DTPOSTED>20260901<TRNAMT>-5.00<FITID>A1<BANKEXTRA><NAME>WRONG<TRNAMT>-99</BANKEXTRA><NAME>RIGHT
<STMTTRN><DTPOSTED>20260902<TRNAMT>-6.00<FITID>A2<CHECKNUM><NAME>SECOND`,
      ),
    );
    expect(transactions.map((each) => [each.name, each.amountCents])).toEqual([
      ['RIGHT', 500],
      ['SECOND', 600],
    ]);
  });

  it('names a payment by its name, unless that only says its kind or was cut and the memo has all of it', async () => {
    const named = async (fields: Record<string, string>) =>
      (await readWhole(ofx, ofxFile([ofxRow('A1', '-1', { NAME: '', ...fields })]))).transactions[0];
    expect((await named({ NAME: 'TRADER JOES #112', MEMO: 'POS MERCHANDISE' }))?.name).toBe('TRADER JOES #112');
    expect((await named({ NAME: 'POS DEBIT', MEMO: 'TRADER JOES' }))?.name).toBe('POS DEBIT TRADER JOES');
    expect(
      (await named({ NAME: 'AUTOMATIC WITHDRAWAL, ELECTRIC B', MEMO: 'Automatic Withdrawal, Electric Bill WEB' }))
        ?.name,
    ).toBe('Automatic Withdrawal, Electric Bill WEB');
    expect((await named({ CHECKNUM: '1025' }))?.name).toBe('Check 1025');
    const { transactions } = await readWhole(
      ofx,
      sgml(
        row(
          '<DTPOSTED>20260901<TRNAMT>-1<FITID>A1<SIC>5411<PAYEE><NAME>Corner Shop<ADDR1>1 Main<CITY>X</PAYEE><MEMO>card',
        ),
      ),
    );
    expect(transactions[0]).toMatchObject({ name: 'Corner Shop', merchant: 'Corner Shop', mcc: '5411' });
  });

  it('reads amounts with a decimal comma, thousands, signs and parts of a cent, and refuses what is ambiguous', async () => {
    const amounts = ['-12,34', '-1.234,56', '+1,234.56', '0.00', '-00000000000197.1063', '120', '-,50'];
    const { transactions, warnings } = await readWhole(
      ofx,
      ofxFile(amounts.map((each, index) => ofxRow(`A-${index}`, each))),
    );
    expect(transactions.map((each) => each.amountCents)).toEqual([1234, 123456, -123456, 0, 19711, -12000, 50]);
    expect(warnings).toMatchObject([{ code: 'NOT_MONEY', message: 'One amount has parts of a cent and was rounded.' }]);
    const ambiguous = ofxFile([ofxRow('A-1', '-1,234')]);
    expect((await readWhole(ofx, ambiguous)).problems).toMatchObject([{ code: 'NOT_MONEY', field: 'TRNAMT' }]);
    expect((await readWhole(ofx, ambiguous, { decimal: '.' })).transactions[0]?.amountCents).toBe(123400);
    expect((await readWhole(ofx, ambiguous, { decimal: ',' })).transactions[0]?.amountCents).toBe(123);
  });

  it('keeps the day the bank wrote, whatever the zone', async () => {
    const dates = [
      '20260914233000.000[-5:EST]',
      '20260914003000[+5.5:IST]',
      '20260914:014',
      '2026-09-14',
      '20260914120000[-:EST]',
    ];
    const { transactions } = await readWhole(
      ofx,
      ofxFile(dates.map((DTPOSTED, index) => ofxRow(`A-${index}`, '-1', { DTPOSTED }))),
    );
    expect(transactions.map((each) => each.postedOn)).toEqual(dates.map(() => '2026-09-14'));
  });

  it('knows its format by what a file holds', () => {
    for (const head of [
      'OFXHEADER:100\nDATA',
      '\n\n<OFX>',
      '<?xml version="1.0"?><?OFX OFXHEADER="200"?>',
      '\uFEFF<?xml version="1.0"?>\n<OFX>',
    ])
      expect(ofx.recognises(Buffer.from(head)), head).toBe(true);
    for (const head of [
      '{"OFX":1}',
      'Date,OFX\n1,2',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
      '<html>OFX',
    ])
      expect(ofx.recognises(Buffer.from(head)), head).toBe(false);
  });
});
