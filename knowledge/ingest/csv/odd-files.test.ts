// Files that look alike and are not: each is read as it was meant, or refused with what is missing; no amount, day, sign, currency or account is made up.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { fileOf, readAll } from './csv.fixture.ts';
import { strangers } from './letters.ts';

const HEAD = 'Date,Description,Amount\n';
const read = (content: string | Buffer, choices = {}) => readAll(fileOf(content), choices);
const rowsOf = async (content: string | Buffer, choices = {}) =>
  (await read(content, choices)).transactions.map((row) => [row.postedOn, row.amountCents, row.name]);

describe('a comma that nobody quoted', () => {
  it.each([
    ['decimal commas in every row', `${HEAD}2025-02-27,Shell,-45,20\n2025-03-14,Payroll,2000,00\n`, [2, 3]],
    [
      'thousands',
      'Date,Description,Amount,Balance\n02/27/2025,Shell,-45.20,2,954.80\n02/14/2025,Payroll,2,000.00,3,000.00\n',
      [2, 3],
    ],
    ['a text', `${HEAD}2025-02-27,Shell, Austin TX,-45.20\n2025-03-14,Payroll,2000.00\n2025-03-15,Shell,-5.00\n`, [2]],
  ])('%s: the row is named, and nothing of it is read', async (_, text, lines) => {
    const { problems } = await read(text);
    expect(problems.map(({ line, code }) => [line, code])).toEqual(lines.map((line) => [line, 'WRONG_COLUMNS']));
    expect(problems[0]?.message).toContain('--delimiter');
  });

  it('is seen without a header too, and a last column without a name is no such comma', async () => {
    await expect(read('2025-02-27,Shell,-45,20\n2025-03-14,Payroll,2000,00\n')).rejects.toMatchObject({
      code: 'AMBIGUOUS_FILE',
      message: expect.stringContaining('--delimiter'),
    });
    expect(await rowsOf(`${HEAD}2025-02-27,Shell,-45.20,card\n2025-03-14,Payroll,2000.00,wire\n`)).toEqual([
      ['2025-02-27', 4520, 'Shell'],
      ['2025-03-14', -200000, 'Payroll'],
    ]);
  });
});

describe('two columns of amounts', () => {
  const head = '"Account Type","Account Number","Transaction Date","Description 1","CAD$","USD$"\n';
  const rows = ['1/15/2026,COFFEE,-5.50,', '1/16/2026,PAY,1500.00,', '1/18/2026,AMAZON,,-20.00'];
  const text = `${head}${rows.map((row) => `Chequing,00001-1234567,${row}\n`).join('')}`;

  it.each([undefined, 'positive-is-in', 'positive-is-out'] as const)(
    'with both signs in one are two currencies and not money out and in, --sign %s or not',
    async (sign) => {
      await expect(read(text, sign ? { sign } : {})).rejects.toMatchObject({
        code: 'AMBIGUOUS_FILE',
        message: expect.stringContaining('two currencies'),
      });
    },
  );
});

describe('currencies that contradict each other', () => {
  it.each([
    [
      '$ under a header in euros',
      'Date,Description,Amount (EUR)\n2025-03-04,Shell,$-45.20\n2025-03-14,Payroll,$20.00\n',
    ],
    ['$ and € in one column', `${HEAD}2025-03-04,Shell,$-45.20\n2025-03-14,Payroll,€20.00\n`],
  ])('%s: refused until --currency says which', async (_, text) => {
    const refusal = { code: 'AMBIGUOUS_FILE', message: expect.stringContaining('--currency') };
    await expect(read(text)).rejects.toMatchObject(refusal);
    expect((await read(text, { currency: 'USD' })).transactions.map((row) => row.currency)).toEqual(['USD', 'USD']);
  });

  it('an amount with the sign of another currency than its row says is a bad row', async () => {
    const text =
      'Date,Description,Amount,Currency\n2025-03-04,Shell,$-45.20,EUR\n2025-03-05,Shell,€-5.00,EUR\n2025-03-06,Shell,$-5.00,CAD\n';
    const { problems, transactions } = await read(text);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'NOT_A_CURRENCY']]);
    expect(transactions.map((row) => row.currency)).toEqual(['EUR', 'CAD']);
  });

  it('a currency is also seen behind amounts with a decimal comma', async () => {
    const { accounts } = await read('Datum;Text;Betrag\n26.02.2024;Lidl;-45,20 EUR\n23.02.2024;Gehalt;2.000,00 EUR\n');
    expect(accounts[0]?.currency).toBe('EUR');
  });
});

describe('a sign that half of the rows have', () => {
  it('is no evidence', async () => {
    const text = `${HEAD}2024-02-26,Xyz,-45.20\n2024-02-20,Abc,300.00\n`;
    await expect(read(text)).rejects.toMatchObject({
      code: 'AMBIGUOUS_FILE',
      message: expect.stringContaining('--sign'),
    });
  });

  it('a row with money out and money in is a bad row', async () => {
    const { problems } = await read(
      'Date,Description,Debit,Credit\n2025-02-27,Shell,45.20,45.20\n2025-03-15,Shell,5.00,0.00\n',
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'NOT_MONEY']]);
  });
});

describe('accounts', () => {
  it('a year above the table is no account number', async () => {
    const table = 'Date,Description,Amount\n2024-02-20,Coffee,-4.00\n2024-02-21,Payroll,40.00\n';
    const [plain, titled, numbered] = await Promise.all(
      ['', 'Account Statement - February 29th 2024,,\n', 'Account Statement 2024 no. 99887766,,\n'].map((above) =>
        read(above + table),
      ),
    );
    expect(titled?.accounts[0]?.externalId).toBe(plain?.accounts[0]?.externalId);
    expect(numbered?.accounts[0]?.mask).toBe('7766');
  });

  it('accounts that have names instead of numbers stay apart, and a name says what it is', async () => {
    const { accounts, transactions } = await read(
      '"Date","Description","Amount","Transaction Type","Category","Account Name"\n' +
        '"2/26/2024","Shell","45.20","debit","Gas","Everyday"\n"2/23/2024","Acme","2000.00","credit","Paycheck","Everyday"\n' +
        '"2/20/2024","Target","20.00","debit","Shopping","Rewards Visa 9999"\n"2/20/2024","Interest","1.00","credit","Interest","Rainy day savings"\n',
    );
    expect(accounts.map(({ name, mask, subtype }) => [name, mask, subtype])).toEqual([
      ['Everyday', null, 'checking'],
      ['Rewards Visa 9999', '9999', 'credit card'],
      ['Rainy day savings', null, 'savings'],
    ]);
    expect(new Set(transactions.map((row) => row.accountExternalId)).size).toBe(3);
  });

  it.each([
    ['other columns', 'Card Date,Shop,Debit,Credit\n2024-02-20,Target,20.00,\n', /Line 7 .*other columns/],
    ['another account', 'Account: 33334444\nDate,Description,Amount\n2024-02-20,Target,-20.00\n', /Line 8 .*33334444/],
  ])('a second table with %s is not read into the first', async (_, second, message) => {
    const first =
      'Account: 11112222\nDate,Description,Amount\n2024-02-26,Shell,-45.20\n2024-02-25,Shell,-5.20\n2024-02-23,Payroll,2000.00\n\n';
    await expect(read(first + second)).rejects.toMatchObject({ code: 'AMBIGUOUS_FILE', message });
    expect(await rowsOf(`${first}Account: 11112222\nDate,Description,Amount\n2024-02-20,Target,-20.00\n`)).toHaveLength(
      4,
    );
  });
});

describe('cells', () => {
  it('two asterisks for a day mean not posted: the other date counts, or the row waits', async () => {
    const dated = await read(
      'Date,Posted,Description,Amount\n02/27/2024,**,Coffee,-5.00\n02/26/2024,02/26/2024,Electric,-45.20\n02/23/2024,02/23/2024,Payroll,2000.00\n',
    );
    expect(dated.transactions.map((row) => [row.postedOn, row.isPending])).toEqual([
      ['2024-02-27', true],
      ['2024-02-26', false],
      ['2024-02-23', false],
    ]);
    const undated = await read(
      'Posted,Transaction,Amount\n**,Coffee,-5.00\n02/26/2024,Electric,-45.20\n02/23/2024,Payroll,2000.00\n',
    );
    expect([undated.transactions.length, undated.problems, undated.warnings.map(({ line }) => line)]).toEqual([
      2,
      [],
      [2],
    ]);
  });

  it('a spreadsheet formula around a text is the text; any other formula stays as it is', async () => {
    expect(
      await rowsOf(
        'Date,Description,Amount\n2024-02-26,"=""SHELL 01""","=""-45.20"""\n2024-02-23,"=cmd|\'/c calc\'!A1",-5.00\n',
      ),
    ).toEqual([
      ['2024-02-26', 4520, 'SHELL 01'],
      ['2024-02-23', 500, "=cmd|'/c calc'!A1"],
    ]);
  });

  it('year, month and day in three columns are one day', async () => {
    const { transactions, evidence } = await read(
      'User,Year,Month,Day,Time,Amount,Merchant\n0,2002,9,1,06:21,$-134.09,La Verne\n0,2002,10,31,06:42,$-38.48,Monterey\n',
    );
    expect(transactions.map((row) => [row.postedOn, row.amountCents, row.name])).toEqual([
      ['2002-09-01', 13409, 'La Verne'],
      ['2002-10-31', 3848, 'Monterey'],
    ]);
    expect(evidence.find(({ what }) => what === 'date')?.decided).toBe('"Year", "Month", "Day"');
  });

  it('a column of words under an unknown name is what the rows are called', async () => {
    expect(
      await rowsOf('date,title,amount\n2024-02-26,Padaria,45.20\n2024-02-20,Pagamento recebido,-300.00\n'),
    ).toEqual([
      ['2024-02-26', 4520, 'Padaria'],
      ['2024-02-20', -30000, 'Pagamento recebido'],
    ]);
  });

  it('a first line of another width, without a header, is a summary and no row', async () => {
    expect(
      await rowsOf(
        '1234567890,2024/02/01,2024/02/28,1000.00,2954.80\n2024/02/26,45.20,SHELL OIL,PURCHASE,1,DEBIT\n2024/02/23,2000.00,ACME PAYROLL,DIRECT DEP,2,CREDIT\n',
      ),
    ).toEqual([
      ['2024-02-26', 4520, 'SHELL OIL'],
      ['2024-02-23', -200000, 'ACME PAYROLL'],
    ]);
  });
});

describe('letters', () => {
  it('Polish in windows-1250 is not taken for its ISO cousin', async () => {
    const text =
      'Data operacji;Opis operacji;Kwota\n2024-02-26;PRZELEW PRZYCHODZĄCY początkowe;-45,20\n2024-02-27;WYPŁATA;-5,00\n';
    expect((await rowsOf(iconv.encode(text, 'windows-1250')))[0]?.[2]).toBe('PRZELEW PRZYCHODZĄCY początkowe');
    expect([strangers('początkowe żółć'), strangers('poczštkowe Ľżółć')]).toEqual([0, 2]);
  });

  it('Japanese is read in its encodings, and its whole amounts are yen', async () => {
    const text =
      '取引日,摘要,お支払金額,お預り金額,残高\n2024/02/01,セブンイレブン,450,,9550\n2024年2月2日,給与,,250000,259550\n';
    for (const encoding of ['utf-8', 'shift_jis', 'euc-jp']) {
      const { accounts, transactions } = await read(iconv.encode(text, encoding));
      expect(accounts).toMatchObject([{ currency: 'JPY', currentCents: 259550 }]);
      expect(transactions.map((row) => [row.postedOn, row.amountCents, row.name])).toEqual([
        ['2024-02-01', 450, 'セブンイレブン'],
        ['2024-02-02', -250000, '給与'],
      ]);
    }
  });

  it('Chinese is read, the direction in its own column', async () => {
    const text =
      '交易时间,交易对方,商品,收/支,金额(元)\n2024-02-01 10:00:00,美团,午餐,支出,¥45.20\n2024-02-02 10:00:00,张三,转账,收入,¥100.00\n';
    for (const encoding of ['utf-8', 'gb18030'])
      expect(
        (await read(iconv.encode(text, encoding))).transactions.map((row) => [row.amountCents, row.currency]),
      ).toEqual([
        [4520, 'CNY'],
        [-10000, 'CNY'],
      ]);
  });
});
