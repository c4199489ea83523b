// Categories of rows that come without one: each way of finding one is needed, the sign decides, and what is not known is said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailedCodes, primaryOf } from '../category-codes.ts';
import { brandTable, indexBrands } from './categorise/brands.ts';
import { readModel } from './categorise/classifier.ts';
import { decide, type Tables } from './categorise/decide.ts';
import { keywordTable } from './categorise/keywords.ts';
import { mccTable } from './categorise/mcc.ts';
import { lastRules, plainRules } from './categorise/rules.ts';
import { itemsOf, tableText } from './categorise/tables.ts';
import { categorise, confidenceWords } from './categorise.ts';

const OUT: [name: string, detailed: string, by: string][] = [
  ['STARBUCKS STORE 1234 SEATTLE WA', 'FOOD_AND_DRINK_COFFEE', 'brand'],
  ['AMZN MKTP US*2K3AB45X0 AMZN.COM/BILLWA', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES', 'brand'],
  ['NETFLIX.COM', 'ENTERTAINMENT_TV_AND_MOVIES', 'brand'],
  ['STARBUCS', 'FOOD_AND_DRINK_COFFEE', 'brand'],
  ['DICKS SPORTING GOO', 'GENERAL_MERCHANDISE_SPORTING_GOODS', 'brand'],
  ['GEICO *AUTO 800-841-3000', 'GENERAL_SERVICES_INSURANCE', 'brand'],
  ['DAVE INC 844-857-3283', 'LOAN_PAYMENTS_EWA', 'brand'],
  ['ACE CASH EXPRESS 1122', 'LOAN_PAYMENTS_CASH_ADVANCES', 'brand'],
  ['AFFIRM * PAY ABC123', 'LOAN_PAYMENTS_OTHER_PAYMENT', 'brand'],
  ['DRAFTKINGS 855-555', 'ENTERTAINMENT_CASINOS_AND_GAMBLING', 'brand'],
  ['TESCO INSURANCE', 'GENERAL_SERVICES_INSURANCE', 'rule'],
  ['7 ELEVEN FUEL', 'TRANSPORTATION_GAS', 'brand'],
  ['LUIGI RISTORANTE PADOVA', 'FOOD_AND_DRINK_RESTAURANT', 'rule'],
  ['OVERDRAFT ITEM FEE', 'BANK_FEES_OVERDRAFT_FEES', 'rule'],
  ['NSF FEE RETURNED ITEM', 'BANK_FEES_INSUFFICIENT_FUNDS', 'rule'],
  ['NON-NETWORK ATM FEE', 'BANK_FEES_ATM_FEES', 'rule'],
  ['FOREIGN TRANSACTION FEE', 'BANK_FEES_FOREIGN_TRANSACTION_FEES', 'rule'],
  ['LATE PAYMENT FEE', 'BANK_FEES_LATE_FEES', 'rule'],
  ['INTEREST CHARGE ON PURCHASES', 'BANK_FEES_INTEREST_CHARGE', 'rule'],
  ['MONTHLY MAINTENANCE FEE', 'BANK_FEES_OTHER_BANK_FEES', 'rule'],
  ['CHASE CREDIT CRD AUTOPAY', 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT', 'rule'],
  ['ONLINE TRANSFER TO SAVINGS XXXX1234', 'TRANSFER_OUT_SAVINGS', 'rule'],
  ['Online Transfer to CHK ...1234', 'TRANSFER_OUT_ACCOUNT_TRANSFER', 'rule'],
  ['ZELLE PAYMENT TO ANN LEE', 'TRANSFER_OUT_OTHER_TRANSFER_OUT', 'rule'],
  ['OUTGOING WIRE TRANSFER', 'TRANSFER_OUT_WIRE', 'rule'],
  ['ATM WITHDRAWAL 5TH AVE', 'TRANSFER_OUT_WITHDRAWAL', 'rule'],
  ['CHECK 1042', 'TRANSFER_OUT_OTHER_TRANSFER_OUT', 'rule'],
  ['OAK STREET RENT OCTOBER', 'RENT_AND_UTILITIES_RENT', 'rule'],
  ['MIETE OKTOBER', 'RENT_AND_UTILITIES_RENT', 'rule'],
  ['WELLS FARGO MORTGAGE', 'LOAN_PAYMENTS_MORTGAGE_PAYMENT', 'rule'],
  ['HOME LOAN EMI 0012', 'LOAN_PAYMENTS_MORTGAGE_PAYMENT', 'rule'],
  ['BAJAJ EMI 8812', 'LOAN_PAYMENTS_OTHER_PAYMENT', 'rule'],
  ['IRS USATAXPYMT', 'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT', 'rule'],
];
const IN: [name: string, detailed: string][] = [
  ['ACME CORP PAYROLL', 'INCOME_SALARY'],
  ['ADP', 'INCOME_SALARY'],
  ['SALARY CREDIT NEFT', 'INCOME_SALARY'],
  ['Gehalt Oktober', 'INCOME_SALARY'],
  ['IRS TREAS 310 TAX REF', 'INCOME_TAX_REFUND'],
  ['SSA TREAS 310 XXSOC SEC', 'INCOME_RETIREMENT_PENSION'],
  ['STATE OF CA EDD UI BENEFIT', 'INCOME_UNEMPLOYMENT'],
  ['CHILD SUPPORT', 'INCOME_CHILD_SUPPORT'],
  ['VACP TREAS 310 XXVA BENEF', 'INCOME_MILITARY'],
  ['DIVIDEND VTI', 'INCOME_DIVIDENDS'],
  ['INTEREST PAYMENT', 'INCOME_INTEREST_EARNED'],
  ['UBER USA 6787 EDI PAYMNT', 'INCOME_GIG_ECONOMY'],
  ['AFFIRM INC', 'LOAN_DISBURSEMENTS_BNPL'],
  ['EARNIN', 'LOAN_DISBURSEMENTS_EWA'],
  ['PAYMENT THANK YOU - WEB', 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT'],
  ['MOBILE DEPOSIT', 'TRANSFER_IN_DEPOSIT'],
  ['ZELLE FROM ANN LEE', 'TRANSFER_IN_OTHER_TRANSFER_IN'],
  ['VANGUARD SELL INVESTMENT', 'TRANSFER_IN_INVESTMENT_AND_RETIREMENT_FUNDS'],
  ['AMAZON REFUND', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES'],
  ['TARGET 1234', 'GENERAL_MERCHANDISE_SUPERSTORES'],
  ['OVERDRAFT FEE REFUND', 'TRANSFER_IN_OTHER_TRANSFER_IN'],
  ['MERCHANT REFUND', 'TRANSFER_IN_OTHER_TRANSFER_IN'],
];

const full: Tables = {
  brands: indexBrands(brandTable()),
  mcc: mccTable(),
  keywords: keywordTable(),
  model: readModel(),
};

describe('money out', () => {
  it('is not told by how an order was given', () => {
    expect(categorise({ name: 'INTERNET-Überweisung Elternverein', amountCents: 3_480 }).primary).toBe('TRANSFER_OUT');
    expect(categorise({ name: 'Internet bill', amountCents: 3_480 }).detailed).toBe(
      'RENT_AND_UTILITIES_INTERNET_AND_CABLE',
    );
  });

  it.each(OUT)('%s is %s, by %s', (name, detailed, by) => {
    const found = categorise({ name, amountCents: 4200 });
    expect(found).toMatchObject({ detailed, by, primary: primaryOf(detailed) });
    expect(found.confidence).toBeGreaterThan(0.6);
  });
});

describe('money in', () => {
  it.each(IN)('%s is %s', (name, detailed) => {
    expect(categorise({ name, amountCents: -4200 })).toMatchObject({ detailed, primary: primaryOf(detailed) });
  });

  it('under a name nobody knows has no category', () => {
    expect(categorise({ name: 'ZQXW HOLDINGS', amountCents: -4200 })).toMatchObject({
      detailed: 'OTHER_OTHER',
      by: 'none',
    });
  });

  it('is less sure when words of pay stand on money going out: the file may have its signs swapped', () => {
    const sure = categorise({ name: 'ACME PAYROLL', amountCents: -4200 }).confidence;
    expect(categorise({ name: 'ACME PAYROLL', amountCents: 4200 }).confidence).toBeLessThan(sure - 0.3);
  });
});

describe('merchant codes', () => {
  it('name the category of a shop nobody knows; a known brand of the same kind says it more exactly', () => {
    expect(categorise({ name: 'ZQXW', amountCents: 100, mcc: '5411' })).toMatchObject({
      detailed: 'FOOD_AND_DRINK_GROCERIES',
      by: 'mcc',
    });
    expect(categorise({ name: 'ZQXW', amountCents: 100, mcc: '742' })).toMatchObject({
      detailed: 'MEDICAL_VETERINARY_SERVICES',
    });
    expect(categorise({ name: 'STARBUCKS', amountCents: 100, mcc: '5814' })).toMatchObject({
      detailed: 'FOOD_AND_DRINK_COFFEE',
      by: 'brand',
    });
    expect(categorise({ name: 'ZQXW', amountCents: 100, mcc: '5999' })).toMatchObject({ by: 'mcc', confidence: 0.7 });
    expect(categorise({ name: 'ZQXW', amountCents: -100, mcc: '5411' })).toMatchObject({
      detailed: 'FOOD_AND_DRINK_GROCERIES',
    });
  });

  it('of airlines, car rentals and hotels are ranges', () => {
    const of = (mcc: string) => categorise({ name: 'ZQXW', amountCents: 100, mcc }).detailed;
    expect(['3000', '3350', '3351', '3500', '3501', '3999'].map(of)).toEqual([
      'TRAVEL_FLIGHTS',
      'TRAVEL_FLIGHTS',
      'TRAVEL_RENTAL_CARS',
      'TRAVEL_RENTAL_CARS',
      'TRAVEL_LODGING',
      'TRAVEL_LODGING',
    ]);
  });
});

describe('every way is needed', () => {
  const empty = {
    brands: indexBrands(new Map()),
    mcc: new Map(),
    keywords: new Map(),
    model: { ...full.model, weights: new Map() },
  };
  it.each([
    ['brands', { name: 'HULU', amountCents: 100 }, 'brand'],
    ['mcc', { name: 'ZQXW', amountCents: 100, mcc: '5411' }, 'mcc'],
    ['keywords', { name: 'ZQXW PHARMACY', amountCents: 100 }, 'rule'],
    ['model', { name: 'PIZZALUIGINO', amountCents: 100 }, 'classifier'],
  ] as const)('without %s a row gets another answer', (way, row, by) => {
    expect(decide(full, row).by).toBe(by);
    expect(decide({ ...full, [way]: empty[way] }, row)).not.toEqual(decide(full, row));
  });

  it('and rules name what no table does', () => {
    expect(decide({ ...full, ...empty }, { name: 'LATE FEE', amountCents: 100 })).toMatchObject({
      by: 'rule',
      detailed: 'BANK_FEES_LATE_FEES',
    });
  });
});

describe('any row', () => {
  it('gets one of Plaid’s codes with its primary, a confidence from 0 to 1, and the same answer twice', () => {
    const words = fc.constantFrom(
      'PAYROLL',
      'REFUND',
      'SQ *',
      'STARBUCKS',
      'FEE',
      'TRANSFER',
      '#12',
      'zqxw',
      'UPI',
      'CREDIT',
      'Café',
      '0412',
      'INC',
    );
    const name = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 6 }).map((list) => list.join(' ')),
    );
    const row = fc.record({
      name,
      merchantName: fc.option(name),
      amountCents: fc.integer(),
      mcc: fc.option(fc.string({ maxLength: 4 })),
    });
    fc.assert(
      fc.property(row, (each) => {
        const found = categorise(each);
        expect(detailedCodes).toContain(found.detailed);
        expect(found.primary).toBe(primaryOf(found.detailed));
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        expect(found.by === 'none').toBe(found.detailed === 'OTHER_OTHER');
        expect(categorise(each)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  it('takes less than a twentieth of a millisecond of the processor’s time', () => {
    const names = OUT.map(([name]) => name);
    const run = (count: number) => {
      for (let n = 0; n < count; n++) categorise({ name: `${names[n % names.length]} ${n}`, amountCents: 100 });
    };
    run(2000);
    const started = process.cpuUsage();
    run(20_000);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1);
  });
});

describe('the tables', () => {
  it.each([
    ['osm.txt', ' ', 280],
    ['mcc.txt', ' ', 200],
    ['services.txt', ',', 300],
    ['keywords.txt', ',', 500],
    ['brands.txt', ';', 10_000],
  ])('%s name real codes only', (file, separator, least) => {
    const items = [...itemsOf(tableText(String(file)), String(separator))];
    expect(items.length).toBeGreaterThan(Number(least) - 30);
    const codes = new Set(items.flatMap(({ out, in: moneyIn }) => [out, moneyIn]));
    expect([...codes].filter((code) => !detailedCodes.includes(code))).toEqual([]);
    expect(items.filter(({ item }) => item === '')).toEqual([]);
  });

  it('and rules and classifier do too', () => {
    const codes = [...plainRules, ...lastRules].map(({ code }) => code).concat(full.model.classes);
    expect(codes.filter((code) => !detailedCodes.includes(code))).toEqual([]);
  });
});

describe('the words for a customer', () => {
  it('say when a category is a guess, likely, or not known, and nothing when it is sure', () => {
    expect(confidenceWords(0.45, 'classifier')).toBe('This category is a guess. You can change it.');
    expect(confidenceWords(0.7, 'brand')).toBe('This category is likely, but check it.');
    expect(confidenceWords(0.1, 'none')).toMatch(/do not know/);
    expect(confidenceWords(0.95, 'rule')).toBe('');
    expect(confidenceWords(null, 'bank')).toBe('');
    expect(confidenceWords(null, 'customer')).toBe('You chose this category.');
  });
});
