// CAMT: three messages, twelve versions, batches, and what must not be read.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { camt } from './camt.ts';
import { camtEntry, camtFile, fileInChunks, readWhole } from './xml.fixture.ts';

const refused = (content: string | Buffer) =>
  readWhole(camt, content).then(
    () => null,
    (error) => ({ code: error.code, message: error.message, errors: error.details?.errors }),
  );
const details = (inside: string) => `<NtryDtls>${inside}</NtryDtls>`;
const payment = (inside: string) => `<TxDtls>${inside}</TxDtls>`;
const party = (role: string, name: string) => `<${role}><Nm>${name}</Nm></${role}>`;
const balance = (code: string, amount: string, on: string, more = 'Ccy="EUR"', direction = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt ${more}>${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;

describe('camt', () => {
  it.each([
    ['BkToCstmrStmt', 'Stmt', '02', ''],
    ['BkToCstmrStmt', 'Stmt', '12', 'ns2'],
    ['BkToCstmrAcctRpt', 'Rpt', '06', ''],
    ['BkToCstmrAcctRptV01', 'Rpt', '01', ''],
    ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', '08', 'camt'],
  ] as const)('reads %s with its %s of version %s', async (message, part, version, prefix) => {
    const content = camtFile(
      [camtEntry('12.34', 'DBIT', '<AcctSvcrRef>REF-1</AcctSvcrRef>'), camtEntry('2500', 'CRDT')],
      { message, part, version, prefix },
    );
    expect(camt.recognises(Buffer.from(content))).toBe(true);
    const { accounts, transactions, problems, warnings } = await readWhole(camt, content);
    expect(problems.concat(warnings)).toEqual([]);
    expect(accounts).toMatchObject([{ mask: '3000', type: 'depository', currency: 'EUR', currentCents: null }]);
    expect(JSON.stringify(accounts)).not.toContain('37040044');
    expect(transactions).toMatchObject([
      { postedOn: '2026-09-14', amountCents: 1234, currency: 'EUR', name: 'Payment', isPending: false },
      { postedOn: '2026-09-14', amountCents: -250000, name: 'Money in' },
    ]);
    expect(transactions[0]?.externalId.endsWith(':REF-1')).toBe(true);
  });

  it('names the other side: who got a debit, who sent a credit, the ultimate party first, in every version', async () => {
    const sides = `<RltdPties>${party('Dbtr', 'Payer')}${party('Cdtr', 'PayCo')}${party('UltmtCdtr', 'Shop')}</RltdPties>`;
    const newer = '<RltdPties><Cdtr><Pty><Nm>Firm</Nm></Pty></Cdtr></RltdPties>';
    const bank = '<RltdPties><Cdtr><Agt><FinInstnId><Nm>A Bank</Nm></FinInstnId></Agt></Cdtr></RltdPties>';
    const text = '<RmtInf><Ustrd>Invoice 7</Ustrd><Ustrd>thank you</Ustrd></RmtInf>';
    const { transactions } = await readWhole(
      camt,
      camtFile([
        camtEntry('1', 'DBIT', details(payment(sides + text))),
        camtEntry('1', 'CRDT', details(payment(sides))),
        camtEntry('1', 'CRDT', `<RvslInd>true</RvslInd>${details(payment(sides))}`),
        camtEntry('1', 'DBIT', details(payment(newer))),
        camtEntry('1', 'DBIT', details(payment(bank))),
        camtEntry('1', 'DBIT', '<AddtlNtryInf>Card fee</AddtlNtryInf>'),
      ]),
    );
    expect(transactions.map(({ merchant, name, amountCents }) => [merchant, name, amountCents])).toEqual([
      ['Shop', 'Shop Invoice 7 thank you', 100],
      ['Payer', 'Payer', -100],
      // The bank's own direction stands: money taken back comes in.
      ['Shop', 'Shop', -100],
      ['Firm', 'Firm', 100],
      ['A Bank', 'A Bank', 100],
      [null, 'Card fee', 100],
    ]);
  });

  it('splits a batch when its payments add up to the entry, and keeps the entry when they do not', async () => {
    const one = (amount: string, name: string, currency = 'EUR') =>
      payment(
        `<Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties>${party('Cdtr', name)}</RltdPties>`,
      );
    const older = (amount: string) => payment(`<AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>`);
    const entries = [
      camtEntry(
        '30.00',
        'DBIT',
        `<AcctSvcrRef>BATCH-1</AcctSvcrRef>${details(one('10', 'A') + one('10', 'A') + one('10.00000', 'B'))}`,
      ),
      camtEntry('30.00', 'DBIT', details(one('10', 'A') + one('19.99', 'B'))),
      camtEntry('30.00', 'DBIT', details(one('10', 'A', 'CHF') + one('20', 'B', 'CHF'))),
      camtEntry('30.00', 'CRDT', details(older('10') + older('20'))),
      camtEntry('30.00', 'DBIT', details(payment('') + payment(''))),
    ];
    const { transactions } = await readWhole(camt, camtFile(entries));
    expect(transactions.map((each) => each.amountCents)).toEqual([1000, 1000, 1000, 3000, 3000, -1000, -2000, 3000]);
    expect(new Set(transactions.map((each) => each.externalId)).size).toBe(8);
    expect(transactions.slice(0, 3).map((each) => each.merchant)).toEqual(['A', 'A', 'B']);
  });

  it('knows booked, pending and for-information entries, both spellings of a day, and amounts of up to five decimals', async () => {
    const { transactions, warnings } = await readWhole(
      camt,
      camtFile([
        camtEntry('1.00000', 'DBIT', '', '<Sts><Cd>BOOK</Cd></Sts>'),
        camtEntry('2.5', 'DBIT', '', '<Sts>PDNG</Sts>'),
        camtEntry('3', 'DBIT', '', '<Sts><Cd>INFO</Cd></Sts>'),
        camtEntry('0', 'DBIT').replace('<Dt>2026-09-14</Dt>', '<DtTm>2026-09-15T23:30:00-05:00</DtTm>'),
        camtEntry('8.12345', 'DBIT').replace(/<BookgDt>.*<\/BookgDt>/, '<ValDt><Dt>2026-09-16</Dt></ValDt>'),
        camtEntry('4', 'DBIT').replace(/<BookgDt>.*<\/BookgDt>/, ''),
      ]),
    );
    expect(transactions.map(({ amountCents, isPending, postedOn }) => [amountCents, isPending, postedOn])).toEqual([
      [100, false, '2026-09-14'],
      [250, true, '2026-09-14'],
      [0, false, '2026-09-15'],
      [812, false, '2026-09-16'],
      [400, false, '2026-09-30'],
    ]);
    expect(warnings.map((each) => each.message)).toEqual([
      expect.stringContaining('for information only'),
      expect.stringContaining('parts of a cent'),
      expect.stringContaining('says no day'),
    ]);
  });

  it("takes the closing balance, else what is nearest to it, in the account's own currency", async () => {
    const read = async (balances: string) => (await readWhole(camt, camtFile([], { balances }))).accounts[0];
    expect(
      await read(
        balance('OPBD', '1', '2026-09-01') +
          balance('CLBD', '2.50', '2026-09-30', 'Ccy="EUR"', 'DBIT') +
          balance('CLAV', '3', '2026-09-30'),
      ),
    ).toMatchObject({ currentCents: -250, availableCents: 300, balanceAt: '2026-09-30T12:00:00Z' });
    expect(
      await read(balance('OPBD', '1', '2026-09-01') + balance('CLBD', '2', '2026-09-30', 'Ccy="CHF"')),
    ).toMatchObject({ currentCents: 100 });
    expect(await read('')).toMatchObject({ currentCents: null, availableCents: null, balanceAt: null });
  });

  it("gives ids that stay: the bank's reference, else what the entry says; equal entries stay two", async () => {
    const text = (words: string) => details(payment(`<RmtInf><Ustrd>${words}</Ustrd></RmtInf>`));
    const coffee = camtEntry('3.50', 'DBIT', `<NtryRef>1</NtryRef>${text('coffee')}`);
    const entries = [
      coffee,
      coffee.replace('<NtryRef>1<', '<NtryRef>2<'),
      camtEntry('3.50', 'DBIT', `<AcctSvcrRef>NONREF</AcctSvcrRef>${text('tea')}`),
      camtEntry('9', 'DBIT', `<AcctSvcrRef>R-77</AcctSvcrRef>${text('first')}`),
      camtEntry('8', 'DBIT', `<AcctSvcrRef>R-77</AcctSvcrRef>${text('second')}`),
      camtEntry('7', 'DBIT', details(payment('<Refs><UETR>255ae394-9965-4438-ac86-f406feada396</UETR></Refs>'))),
    ];
    const first = await readWhole(camt, camtFile(entries));
    const ids = first.transactions.map((each) => each.externalId);
    expect(new Set(ids).size).toBe(6);
    expect(ids[5]).toContain('255ae394-9965-4438-ac86-f406feada396');
    expect(first.warnings.map((each) => each.code)).toEqual(['DUPLICATE_ID']);
    const later = await readWhole(
      camt,
      camtFile([...entries.slice(0, 3)].map((each) => each.replace(/<NtryRef>.<\/NtryRef>/, '<NtryRef>9</NtryRef>'))),
    );
    expect(later.transactions.map((each) => each.externalId)).toEqual(ids.slice(0, 3));
  });

  it('reads the same whatever the chunks', async () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((raw) => `x${raw.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replace(/\s+/g, ' ')}`.trim());
    const lines = fc.array(
      fc.record({ name: names, cents: fc.integer({ min: 0, max: 99_999_999 }), isOut: fc.boolean() }),
      { maxLength: 8 },
    );
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 4 }),
        async (rows, sizes) => {
          const entries = rows.map(({ name, cents, isOut }) =>
            camtEntry(
              (cents / 100).toFixed(2),
              isOut ? 'DBIT' : 'CRDT',
              details(payment(`<RmtInf><Ustrd>${escaped(name)}</Ustrd></RmtInf>`)),
            ),
          );
          const { transactions } = await readWhole(camt, fileInChunks(Buffer.from(camtFile(entries)), sizes));
          expect(transactions.map((each) => [each.name, each.amountCents])).toEqual(
            rows.map(({ name, cents, isOut }) => [name, isOut ? cents : -cents || 0]),
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  it('reads UTF-16, and Latin letters in a file that says UTF-8', async () => {
    const text = camtFile([camtEntry('1', 'DBIT', '<AddtlNtryInf>CAFÉ</AddtlNtryInf>')]);
    for (const bytes of [
      iconv.encode(text, 'utf-16le', { addBOM: true }),
      iconv.encode(text, 'windows-1252'),
      iconv.encode(text, 'utf-8', { addBOM: true }),
    ])
      expect((await readWhole(camt, bytes)).transactions[0]?.name).toBe('CAFÉ');
  });

  it('names the line of every entry that cannot be read', async () => {
    const content = camtFile([
      camtEntry('abc', 'DBIT'),
      camtEntry('1', 'DBIT').replace('DBIT', 'OUT'),
      camtEntry('1', 'DBIT').replace('2026-09-14', '2026-09-31'),
      camtEntry('99999999999999999', 'DBIT'),
    ]);
    const { transactions, problems } = await readWhole(camt, content);
    expect(transactions).toEqual([]);
    const lineOf = (words: string) => content.split('\n').findIndex((each) => each.includes(words)) + 1;
    expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [lineOf('>abc<'), 'Amt', 'NOT_MONEY'],
      [lineOf('>OUT<'), 'CdtDbtInd', 'MISSING'],
      [lineOf('2026-09-31'), 'BookgDt', 'NOT_A_DATE'],
      [lineOf('99999999999999999'), 'Amt', 'NOT_MONEY'],
    ]);
  });

  it('refuses what is cut off, broken, damaged or defines entities, and fetches nothing', async () => {
    const whole = camtFile([camtEntry('1', 'DBIT')]);
    const cut = whole.slice(0, whole.indexOf('</Ntry>'));
    expect(await refused(cut)).toMatchObject({ code: 'UNREADABLE_FILE', errors: [{ line: cut.split('\n').length }] });
    expect((await refused(cut))?.message).toContain('cut off');
    expect(await refused(whole.replace('</Amt>', '</Amount>'))).toMatchObject({
      code: 'UNREADABLE_FILE',
      errors: [{ line: 5 }],
    });
    expect((await refused(whole.replace('BOOK', '&bull;')))?.message).toContain('is not written as XML should be');
    expect((await refused(whole.replace('BOOK', 'BO\0OK')))?.errors).toMatchObject([{ code: 'BAD_CHARACTER' }]);
    for (const doctype of [
      '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
    ])
      expect((await refused(whole.replace('?>', `?>${doctype}`).replace('BOOK', '&x;')))?.message).toContain('DOCTYPE');
    expect(await refused('')).toMatchObject({ code: 'UNREADABLE_FILE', message: 'This file is empty.' });
    expect((await refused('<a>'.repeat(500)))?.code).toBe('UNREADABLE_FILE');
  });

  it('says what an XML file without a statement holds', async () => {
    const empty = camtFile([]).replace(/<Stmt>[\s\S]*<\/Stmt>/, '');
    expect(await refused(empty)).toMatchObject({ code: 'NOTHING_TO_IMPORT' });
    expect((await refused(empty))?.message).toContain('with no statement in it');
    expect((await refused('<Document><CstmrCdtTrfInitn/></Document>'))?.message).toContain('no bank statement');
  });

  it('refuses a text without end in bounded memory', async () => {
    const mega = Buffer.alloc(1024 * 1024, 'x');
    let sent = 0;
    const endless = {
      name: 'endless',
      size: 0,
      async *open() {
        yield Buffer.from(camtFile([camtEntry('1', 'DBIT')]).split('<Sts>')[0] ?? '');
        yield Buffer.from('<AddtlNtryInf>');
        for (let at = 0; at < 200; at += 1) {
          sent += 1;
          yield mega;
        }
      },
    };
    await expect(readWhole(camt, endless)).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    // Once to see which letters they are, then at most two more before it gives up.
    expect(sent).toBeLessThanOrEqual(203);
  });
});
