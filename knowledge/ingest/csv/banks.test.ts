// Layouts of real banks, written from what their exports look like: each says what it must be read as.
import { describe, expect, it } from 'vitest';
import { csv } from '../csv.ts';
import { fileOf, readAll } from './csv.fixture.ts';

type Bank = {
  bank: string;
  text: string;
  /** Day, cents (positive is money out), words. */
  rows: [on: string, cents: number, name: string][];
  account?: { type?: string; mask?: string; currentCents?: number; currency?: string };
  ids?: string[];
  pending?: number;
};

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
  {
    bank: 'PayPal',
    text: `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Shipping Address"
"02/20/2024","10:11:12","PST","Spotify","PreApproved Payment","Completed","USD","-10.99","0.00","-10.99","a@example.com","b@example.com","8AB12345CD678901E",""
"02/21/2024","10:11:12","PST","Sam Roe","Mobile Payment","Completed","USD","100.00","-3.20","96.80","c@example.com","a@example.com","9AB12345CD678902F",""
`,
    rows: [
      ['2024-02-20', 1099, 'Spotify'],
      ['2024-02-21', -9680, 'Sam Roe'],
    ],
    ids: ['8AB12345CD678901E', '9AB12345CD678902F'],
    account: { currency: 'USD' },
  },
  {
    bank: 'Venmo',
    text: `Account Statement - (@Jane-Doe),,,,,,,,,,,
Account Activity,,,,,,,,,,,
,ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (fee),Funding Source,Destination
,,,,,,,,,,,
,3456789012345678901,2024-02-20T18:03:44,Payment,Complete,Pizza,Jane Doe,Sam Roe,- $22.50,,Venmo balance,
,3456789012345678955,2024-02-21T09:00:00,Payment,Complete,Rent share,Kim Poe,Jane Doe,+ $400.00,,,Venmo balance
`,
    rows: [
      ['2024-02-20', 2250, 'Payment Pizza'],
      ['2024-02-21', -40000, 'Payment Rent share'],
    ],
  },
  {
    bank: 'Revolut',
    text: `Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
CARD_PAYMENT,Current,2024-02-19 10:00:00,2024-02-20 11:00:00,Lidl,-12.30,0.00,EUR,COMPLETED,987.70
EXCHANGE,Current,2024-02-21 10:00:00,2024-02-21 10:00:01,Exchanged to USD,-100.00,1.00,EUR,COMPLETED,886.70
CARD_PAYMENT,Current,2024-02-22 10:00:00,,Uber,-8.00,0.00,EUR,PENDING,
CARD_PAYMENT,Current,2024-02-23 10:00:00,,Bar,-18.00,0.00,EUR,REVERTED,
TOPUP,Current,2024-02-23 12:00:00,2024-02-23 12:00:01,Top-up,50.00,0.00,EUR,COMPLETED,936.70
`,
    rows: [
      ['2024-02-20', 1230, 'Lidl'],
      ['2024-02-21', 10100, 'Exchanged to USD'],
      ['2024-02-22', 800, 'Uber'],
      ['2024-02-23', -5000, 'Top-up'],
    ],
    pending: 1,
    account: { currentCents: 93670, currency: 'EUR' },
  },
  {
    bank: 'Wise',
    text: `"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees"
CARD-1020304050,26-02-2024,-7.50,GBP,"Card transaction of 7.50 GBP issued by Pret A Manger",,92.50,,,,,,,"Pret A Manger",9876,"Jane Doe",,,0.00
TRANSFER-555666777,20-02-2024,100.00,GBP,"Received money from Sam Roe",,100.00,,,,"Sam Roe",,,,,,,,0.00
`,
    rows: [
      ['2024-02-26', 750, 'Card transaction of 7.50 GBP issued by Pret A Manger'],
      ['2024-02-20', -10000, 'Received money from Sam Roe'],
    ],
    ids: ['CARD-1020304050', 'TRANSFER-555666777'],
    account: { currency: 'GBP', currentCents: 9250, type: 'depository' },
  },
  {
    bank: 'ING NL',
    text: `"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"
"20240226","ALBERT HEIJN 1234","NL20INGB0001234567","","BA","Af","23,45","Betaalautomaat","Pasvolgnr: 001"
"20240223","WERKGEVER BV","NL20INGB0001234567","NL91ABNA0417164300","OV","Bij","2.345,67","Overschrijving","Salaris februari"
`,
    rows: [
      ['2024-02-26', 2345, 'Pasvolgnr: 001'],
      ['2024-02-23', -234567, 'Salaris februari'],
    ],
    account: { mask: '4567', currency: 'EUR' },
  },
  {
    bank: 'N26',
    text: `"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
2024-02-26,2024-02-24,"LIDL SAGT DANKE",,Presentment,,"Main Account",-17.8,,,
2024-02-25,2024-02-25,"Jane Doe",DE89370400440532013000,"Credit Transfer","For dinner","Main Account",20.0,,,
`,
    rows: [
      ['2024-02-26', 1780, 'LIDL SAGT DANKE'],
      ['2024-02-25', -2000, 'Jane Doe'],
    ],
    account: { currency: 'EUR' },
  },
  {
    bank: 'Sparkasse CAMT-CSV',
    text: `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE12345678901234567890";"05.03.24";"05.03.24";"KARTENZAHLUNG";"2024-03-04T18:01 Debitk.0";"";"";"";"";"";"";"EDEKA MARKT";"DE50300500000001234567";"WELADEDD";"-1.023,45";"EUR";"Umsatz gebucht"
"DE12345678901234567890";"01.03.24";"01.03.24";"LOHN GEHALT";"Gehalt 02/24";"";"";"";"";"";"";"ARBEITGEBER GMBH";"DE89370400440532013000";"COBADEFF";"2.500,00";"EUR";"Umsatz gebucht"
"DE12345678901234567890";"06.03.24";"06.03.24";"KARTENZAHLUNG";"REWE";"";"";"";"";"";"";"REWE";"DE50300500000001234567";"WELADEDD";"-5,00";"EUR";"Umsatz vorgemerkt"
`,
    rows: [
      ['2024-03-05', 102345, 'KARTENZAHLUNG 2024-03-04T18:01 Debitk.0'],
      ['2024-03-01', -250000, 'LOHN GEHALT Gehalt 02/24'],
      ['2024-03-06', 500, 'KARTENZAHLUNG REWE'],
    ],
    pending: 1,
    account: { mask: '7890', currency: 'EUR' },
  },
  {
    bank: 'DKB',
    text: `"Kontonummer:";"DE12120300001234567890 / Girokonto";
"Von:";"01.02.2024";
"Bis:";"29.02.2024";
"Kontostand vom 29.02.2024:";"1.234,56 EUR";

"Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"BLZ";"Betrag (EUR)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz";
"05.02.2024";"05.02.2024";"Lastschrift";"STADTWERKE";"Strom";"DE1";"BYLADEM1";"-80,00";"";"";"";
"03.02.2024";"03.02.2024";"Gutschrift";"ARBEITGEBER";"Gehalt";"DE2";"BYLADEM1";"1.900,00";"";"";"";
`,
    rows: [
      ['2024-02-05', 8000, 'Lastschrift Strom'],
      ['2024-02-03', -190000, 'Gutschrift Gehalt'],
    ],
    account: { mask: '7890', currency: 'EUR' },
  },
  {
    bank: 'Nordea',
    text: `Bogført;Tekst;Rentedato;Beløb;Saldo
26-02-2024;Dankort-køb Netto;26-02-2024;-125,50;8.874,50
23-02-2024;Lønoverførsel;23-02-2024;9.000,00;9.000,00
`,
    rows: [
      ['2024-02-26', 12550, 'Dankort-køb Netto'],
      ['2024-02-23', -900000, 'Lønoverførsel'],
    ],
    account: { currentCents: 887450 },
  },
  {
    bank: 'Fio',
    text: `"ID pohybu";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";"Zpráva pro příjemce";"Typ"
"26000000001";"26.02.2024";"-1 250,00";"CZK";"";"";"Nákup: ALBERT";"Platba kartou"
"26000000002";"27.02.2024";"32 000,00";"CZK";"123456789/0800";"Firma s.r.o.";"Výplata";"Příjem"
`,
    rows: [
      ['2024-02-26', 125000, 'Nákup: ALBERT'],
      ['2024-02-27', -3200000, 'Výplata'],
    ],
    account: { currency: 'CZK' },
  },
  {
    bank: 'a Japanese-yen account',
    text: `Date,Description,Amount,Currency,Balance
2024-02-01,Coffee,-450,JPY,9550
2024-02-02,Salary,"250,000",JPY,"259,550"
`,
    rows: [
      ['2024-02-01', 450, 'Coffee'],
      ['2024-02-02', -250000, 'Salary'],
    ],
    account: { currency: 'JPY', currentCents: 259550 },
  },
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
