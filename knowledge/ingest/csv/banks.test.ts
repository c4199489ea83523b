// Layouts of real banks, written from what their exports look like: each says what it must be read as.
import { describe, expect, it } from 'vitest';
import { csv } from '../csv.ts';
import { ABROAD, type Bank } from './banks.fixture.ts';
import { fileOf, readAll } from './csv.fixture.ts';

const BANKS: Bank[] = [
  {
    bank: 'Chase checking',
    text: `Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,02/14/2024,"TRADER JOE S #552 PURCHASE",-45.10,DEBIT_CARD,1954.90,,
CREDIT,02/12/2024,"ACME CORP PAYROLL",1500.00,ACH_CREDIT,2000.00,,
DEBIT,02/10/2024,"ZELLE TO SAM",-20.00,QUICKPAY_DEBIT,500.00,,
`,
    rows: [
      ['2024-02-14', 4510, 'TRADER JOE S #552 PURCHASE'],
      ['2024-02-12', -150000, 'ACME CORP PAYROLL'],
      ['2024-02-10', 2000, 'ZELLE TO SAM'],
    ],
    account: { type: 'depository', currentCents: 195490 },
  },
  {
    bank: 'Chase card',
    text: `Transaction Date,Post Date,Description,Category,Type,Amount,Memo
03/01/2024,03/03/2024,AMAZON MKTPL,Shopping,Sale,-23.99,
03/20/2024,03/21/2024,Payment Thank You-Mobile,,Payment,150.00,
03/22/2024,03/24/2024,TARGET 0012,Shopping,Return,10.00,
03/25/2024,03/26/2024,LATE FEE,Fees,Fee,-29.00,
`,
    rows: [
      ['2024-03-03', 2399, 'AMAZON MKTPL'],
      ['2024-03-21', -15000, 'Payment Thank You-Mobile'],
      ['2024-03-24', -1000, 'TARGET 0012'],
      ['2024-03-26', 2900, 'LATE FEE'],
    ],
    account: { type: 'credit' },
  },
  {
    bank: 'Bank of America checking',
    text: `Description,,Summary Amt.
Beginning balance as of 01/01/2024,,"1,000.00"
Total credits,,"2,500.00"
Total debits,,"-300.00"
Ending balance as of 01/31/2024,,"3,200.00"

Date,Description,Amount,Running Bal.
01/01/2024,Beginning balance as of 01/01/2024,,"1,000.00"
01/05/2024,"EMPLOYER INC DES:PAYROLL",  "2,500.00","3,500.00"
01/20/2024,"CHECKCARD 0119 SHELL OIL","-300.00","3,200.00"
`,
    rows: [
      ['2024-01-05', -250000, 'EMPLOYER INC DES:PAYROLL'],
      ['2024-01-20', 30000, 'CHECKCARD 0119 SHELL OIL'],
    ],
    account: { type: 'depository', currentCents: 320000 },
  },
  {
    bank: 'Wells Fargo, without a header',
    text: `"02/26/2024","-50.00","*","","PURCHASE AUTHORIZED ON 02/25 SAFEWAY"
"02/20/2024","1200.00","*","","ACME DIRECT DEP"
"02/18/2024","-100.00","*","1001","CHECK # 1001"
`,
    rows: [
      ['2024-02-26', 5000, 'PURCHASE AUTHORIZED ON 02/25 SAFEWAY'],
      ['2024-02-20', -120000, 'ACME DIRECT DEP'],
      ['2024-02-18', 10000, 'CHECK # 1001'],
    ],
    account: { type: 'depository' },
  },
  {
    bank: 'Citi card',
    text: `Status,Date,Description,Debit,Credit
Cleared,02/28/2024,"COSTCO WHSE #0001",123.45,
Cleared,02/14/2024,"ONLINE PAYMENT, THANK YOU",,-500.00
`,
    rows: [
      ['2024-02-28', 12345, 'COSTCO WHSE #0001'],
      ['2024-02-14', -50000, 'ONLINE PAYMENT, THANK YOU'],
    ],
    account: { type: 'credit' },
  },
  {
    bank: 'Capital One card',
    text: `Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit
2024-02-25,2024-02-26,1234,WHOLEFDS MKT,Merchandise,54.20,
2024-02-20,2024-02-21,1234,CAPITAL ONE MOBILE PYMT,Payment/Credit,,200.00
`,
    rows: [
      ['2024-02-26', 5420, 'WHOLEFDS MKT'],
      ['2024-02-21', -20000, 'CAPITAL ONE MOBILE PYMT'],
    ],
    account: { type: 'credit', mask: '1234' },
  },
  {
    bank: 'American Express',
    text: `Date,Description,Card Member,Account #,Amount
02/20/2024,UBER TRIP,JANE DOE,-12345,18.40
02/14/2024,AUTOPAY PAYMENT - THANK YOU,JANE DOE,-12345,-300.00
02/13/2024,NETFLIX.COM,JANE DOE,-12345,15.49
`,
    rows: [
      ['2024-02-20', 1840, 'UBER TRIP'],
      ['2024-02-14', -30000, 'AUTOPAY PAYMENT - THANK YOU'],
      ['2024-02-13', 1549, 'NETFLIX.COM'],
    ],
    account: { type: 'credit' },
  },
  {
    bank: 'Discover',
    text: `Trans. Date,Post Date,Description,Amount,Category
02/18/2024,02/18/2024,"WALMART SUPERCENTER",40.02,"Supermarkets"
02/15/2024,02/15/2024,"INTERNET PAYMENT - THANK YOU",-75.00,"Payments and Credits"
`,
    rows: [
      ['2024-02-18', 4002, 'WALMART SUPERCENTER'],
      ['2024-02-15', -7500, 'INTERNET PAYMENT - THANK YOU'],
    ],
    account: { type: 'credit' },
  },
  {
    bank: 'US Bank',
    text: `"Date","Transaction","Name","Memo","Amount"
"2024-02-27","DEBIT","DEBIT PURCHASE -VISA TARGET","Download from usbank.com.","-31.75"
"2024-02-15","CREDIT","ELECTRONIC DEPOSIT ACME","Download from usbank.com.","900.00"
`,
    rows: [
      ['2024-02-27', 3175, 'DEBIT PURCHASE -VISA TARGET'],
      ['2024-02-15', -90000, 'ELECTRONIC DEPOSIT ACME'],
    ],
  },
  {
    bank: 'Ally',
    text: `Date, Time, Amount, Type, Description
2024-02-27,08:12:33,-60.00,Withdrawal,Transfer to Savings
2024-02-25,00:00:00,0.41,Deposit,Interest Paid
`,
    rows: [
      ['2024-02-27', 6000, 'Transfer to Savings'],
      ['2024-02-25', -41, 'Interest Paid'],
    ],
  },
  {
    bank: 'Mint',
    text: `"Date","Description","Original Description","Amount","Transaction Type","Category","Account Name","Labels","Notes"
"2/20/2024","Starbucks","STARBUCKS STORE 123","5.75","debit","Coffee Shops","Checking","",""
"2/15/2024","Paycheck","ACME PAYROLL","1800.00","credit","Paycheck","Checking","",""
`,
    rows: [
      ['2024-02-20', 575, 'Starbucks STARBUCKS STORE 123'],
      ['2024-02-15', -180000, 'Paycheck ACME PAYROLL'],
    ],
  },
  {
    bank: 'YNAB',
    text: `"Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
"Checking","","02/20/2024","Landlord","Bills: Rent","Bills","Rent","February",$900.00,$0.00,"Cleared"
"Checking","","02/15/2024","Employer","Inflow: Ready to Assign","Inflow","Ready to Assign","",$0.00,$2000.00,"Cleared"
`,
    rows: [
      ['2024-02-20', 90000, 'Landlord'],
      ['2024-02-15', -200000, 'Employer'],
    ],
  },
  ...ABROAD,
];

describe('exports of banks', () => {
  it.each(BANKS)('$bank is read as written', async ({ text, rows, account, ids, pending = 0 }) => {
    expect(csv.recognises(Buffer.from(text))).toBe(true);
    const whole = await readAll(fileOf(text));
    expect(whole.problems).toEqual([]);
    expect(whole.transactions.map((row) => [row.postedOn, row.amountCents, row.name])).toEqual(rows);
    expect(whole.transactions.filter((row) => row.isPending)).toHaveLength(pending);
    if (account) expect(whole.accounts).toMatchObject([account]);
    if (ids) expect(whole.transactions.map((row) => row.externalId)).toEqual(ids);
  });
});
