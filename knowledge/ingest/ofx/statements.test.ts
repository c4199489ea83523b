// OFX files with something wrong or odd in them: each is refused, named, or read as what it must be.
import { describe, expect, it } from 'vitest';
import { ofx } from '../ofx.ts';
import { ofxFile, ofxRow, readWhole } from '../xml.fixture.ts';

const refused = (content: string | Buffer, choices = {}) =>
  readWhole(ofx, content, choices).then(
    () => null,
    (error) => ({ code: error.code, message: error.message, errors: error.details?.errors }),
  );
/** A statement's rows written by hand. */
const sgml = (rows: string) => ofxFile([]).replace('</BANKTRANLIST>', `${rows}\n</BANKTRANLIST>`);
const row = (inside: string) => `<STMTTRN>\n${inside}\n</STMTTRN>`;

describe('an odd OFX file', () => {
  it('names the line of every row that cannot be read', async () => {
    const content = sgml(
      [
        row('<TRNAMT>-1\n<FITID>A1'),
        row('<DTPOSTED>20260231\n<TRNAMT>-1'),
        row('<DTPOSTED>20260901\n<TRNAMT>$120'),
      ].join('\n'),
    );
    const { transactions, problems } = await readWhole(ofx, content);
    expect(transactions).toEqual([]);
    expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [content.split('\n').indexOf('<STMTTRN>') + 1, 'DTPOSTED', 'MISSING'],
      [content.split('\n').findIndex((each) => each.includes('20260231')) + 1, 'DTPOSTED', 'NOT_A_DATE'],
      [content.split('\n').findIndex((each) => each.includes('$120')) + 1, 'TRNAMT', 'NOT_MONEY'],
    ]);
  });

  it('gives every row an id of its own, the same each time, and tells what it did', async () => {
    const rows = [
      ofxRow('', '-3.50', { NAME: 'COFFEE' }),
      ofxRow('', '-3.50', { NAME: 'COFFEE' }),
      ofxRow('NONREF', '-4.00'),
      ofxRow('1', '-5.00'),
      ofxRow('20260914X', '-6.00'),
      ofxRow('20260914X', '-7.00', { NAME: 'ANOTHER' }),
      ofxRow('20260914X', '-6.00'),
    ];
    const first = await readWhole(ofx, ofxFile(rows));
    const ids = first.transactions.map((each) => each.externalId);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(6);
    expect(ids[6]).toBe(ids[4]);
    expect(first.warnings.map(({ code, message }) => [code, message.split(' ')[0]])).toEqual([
      ['MISSING', '4'],
      ['DUPLICATE_ID', 'One'],
    ]);
    const again = await readWhole(ofx, ofxFile(rows.slice(0, 3), { dialect: 'xml', newline: '\r\n' }));
    expect(again.transactions.map((each) => each.externalId)).toEqual(ids.slice(0, 3));
  });

  it('keeps accounts apart that share a transaction id, and puts the newest balance on one with several statements', async () => {
    const statement = (account: string, balance: string, day: string) =>
      `<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>${account}<ACCTTYPE>SAVINGS</BANKACCTFROM><BANKTRANLIST>
${row('<DTPOSTED>20260901<TRNAMT>-1<FITID>SAME-1<NAME>Shop')}</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>${day}</LEDGERBAL></STMTRS>`;
    const content = `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS>${statement('111', '10', '20260930')}${statement('222', '20', '20260930')}${statement('111', '5', '20260830')}</STMTTRNRS></BANKMSGSRSV1></OFX>`;
    const { accounts, transactions } = await readWhole(ofx, content);
    expect(accounts.map(({ mask, currentCents }) => [mask, currentCents])).toEqual([
      ['111', 1000],
      ['222', 2000],
    ]);
    expect(new Set(transactions.map((each) => each.externalId)).size).toBe(2);
  });

  it('reads cards (what is owed is a negative balance), row currencies and pending rows', async () => {
    const content = `<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>GBP<CCACCTFROM><ACCTID>4111111111111111</CCACCTFROM>
<BANKTRANLIST>${row('<TRNTYPE>DEBIT<DTPOSTED>20260901<TRNAMT>-9.00<FITID>A1<NAME>Hotel<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>')}</BANKTRANLIST>
<BANKTRANLISTP><DTASOF>20260902<STMTTRNP><TRNTYPE>DEBIT<DTTRAN>20260902<TRNAMT>-4.00<NAME>Cafe</STMTTRNP></BANKTRANLISTP>
<LEDGERBAL><BALAMT>-123.45<DTASOF>20260902</LEDGERBAL><AVAILBAL><BALAMT>876.55<DTASOF>20260902</AVAILBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>`;
    expect(ofx.recognises(Buffer.from(content))).toBe(true);
    const { accounts, transactions } = await readWhole(ofx, content);
    expect(accounts).toMatchObject([
      { type: 'credit', currency: 'GBP', currentCents: 12345, availableCents: 87655, mask: '1111' },
    ]);
    expect(JSON.stringify(accounts)).not.toContain('4111111111111111');
    expect(transactions).toMatchObject([
      { name: 'Hotel', currency: 'EUR', amountCents: 900, isPending: false },
      { name: 'Cafe', currency: null, amountCents: 400, isPending: true, postedOn: '2026-09-02' },
    ]);
  });

  it('says what a file holds when there is no bank or card account in it', async () => {
    const say = async (inside: string) =>
      (await refused(`OFXHEADER:100\n\n<OFX>${inside}</OFX>`)) ?? { code: null, message: '' };
    const failed = await say(
      '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong password</STATUS></SONRS></SIGNONMSGSRSV1>',
    );
    expect(failed).toMatchObject({ code: 'NOTHING_TO_IMPORT' });
    expect(failed.message).toContain('"Wrong password" (code 15500)');
    const invested = await say(
      '<INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><INVTRANLIST><BUYMF><INVBUY><INVTRAN><FITID>1</INVTRAN></INVBUY></BUYMF><INVBANKTRAN><STMTTRN><TRNAMT>-1</STMTTRN></INVBANKTRAN></INVTRANLIST><INVPOSLIST><POSMF></POSMF></INVPOSLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>',
    );
    expect(invested.message).toContain('an investment account with 1 trade, 1 position and 1 cash movement');
    expect((await say('')).code).toBe('NOTHING_TO_IMPORT');
    expect(
      (await say('<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1>')).message,
    ).toContain('sign-on');
  });

  it('refuses a file that is cut off, empty, damaged, or defines entities, saying the line', async () => {
    const whole = ofxFile([ofxRow('A1', '-1')]);
    const cut = whole.slice(0, whole.indexOf('</BANKTRANLIST>'));
    expect(await refused(cut)).toMatchObject({ code: 'UNREADABLE_FILE', errors: [{ line: cut.split('\n').length }] });
    expect(await refused('')).toMatchObject({ code: 'UNREADABLE_FILE', message: 'This file is empty.' });
    expect(await refused('\n \n')).toMatchObject({ code: 'UNREADABLE_FILE', message: 'This file is empty.' });
    expect(await refused(whole.replace('Shop', 'Sh\0op'))).toMatchObject({
      code: 'UNREADABLE_FILE',
      errors: [{ code: 'BAD_CHARACTER' }],
    });
    const xxe = `<?xml version="1.0"?><!DOCTYPE OFX [<!ENTITY x SYSTEM "file:///etc/passwd">]><OFX><STMTRS><CURDEF>&x;</STMTRS></OFX>`;
    expect((await refused(xxe))?.message).toContain('DOCTYPE');
    expect(await refused(whole, { encoding: 'klingon' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('refuses a value without end in bounded memory', async () => {
    const mega = Buffer.alloc(1024 * 1024, 'x');
    let sent = 0;
    const endless = {
      name: 'endless',
      size: 0,
      async *open() {
        yield Buffer.from('OFXHEADER:100\n\n<OFX><STMTRS><BANKTRANLIST><STMTTRN><MEMO>');
        for (let at = 0; at < 200; at += 1) {
          sent += 1;
          yield mega;
        }
      },
    };
    await expect(readWhole(ofx, endless)).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    // Once to see which letters they are, then at most two more before it gives up.
    expect(sent).toBeLessThanOrEqual(203);
  });

  it('refuses a file whose payments are all money in, unless told that they are', async () => {
    const rows = ['5.00', '6.00', '7.00'].map((amount, index) => ofxRow(`A-${index}`, amount));
    expect(await refused(ofxFile(rows))).toMatchObject({ code: 'WRONG_SIGN' });
    const { transactions } = await readWhole(ofx, ofxFile(rows), { sign: 'positive-is-out' });
    expect(transactions.map((each) => each.amountCents)).toEqual([500, 600, 700]);
    expect((await readWhole(ofx, ofxFile(rows), { sign: 'positive-is-in' })).transactions).toHaveLength(3);
  });
});
