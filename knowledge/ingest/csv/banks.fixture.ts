// Exports of wallets and of banks outside the US, written from what they look like.

/** An export and what it must be read as. */
export type Bank = {
  bank: string;
  text: string;
  /** Day, cents (positive is money out), words. */
  rows: [on: string, cents: number, name: string][];
  account?: { type?: string; mask?: string; currentCents?: number; currency?: string };
  ids?: string[];
  pending?: number;
};

/** Wallets, and banks outside the US. */
export const ABROAD: Bank[] = [
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
