// The shop's name in what banks print: everything around it goes, the name stays.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseMerchant, plainWords } from './normalise.ts';

const TABLE: [printed: string, name: string][] = [
  ['SQ *BLUE BOTTLE 0412 OAKLAND CA', 'blue bottle'],
  ['SQ *JOES DINER', 'joes diner'],
  ['TST* TACO LOCO - AUSTIN', 'taco loco'],
  ['TST*Sweet Green 00123', 'sweet green'],
  ['PAYPAL *SPOTIFY 4029357733', 'spotify'],
  ['PAYPAL *EBAY INC', 'ebay'],
  ['PP*ADOBE', 'adobe'],
  ['SP ALLBIRDS', 'allbirds'],
  ['SP * GYMSHARK 8445544', 'gymshark'],
  ['IC* INSTACART 888-246-7822', 'instacart'],
  ['DD *DOORDASH CHIPOTLE', 'doordash chipotle'],
  ['CKE*WAFFLE HOUSE 1203', 'waffle house'],
  ['APL* ITUNES.COM/BILL 866-712-7753 CA', 'itunes'],
  ['GOOGLE *YouTube Music', 'youtube music'],
  ['EB *SUMMER FESTIVAL', 'summer festival'],
  ['UBER   *TRIP HELP.UBER.COM CA', 'uber'],
  ['NETFLIX.COM 866-579-7172 CA', 'netflix'],
  ['WWW.ETSY.COM', 'etsy'],
  ['https://www.chewy.com', 'chewy'],
  ['STARBUCKS STORE 1234   SEATTLE      WA', 'starbucks'],
  ['STARBUCKS STORE #1234 SEATTLE WA', 'starbucks'],
  ['WALGREENS #05512', 'walgreens'],
  ['CVS/PHARMACY #04512', 'cvs pharmacy'],
  ['EXXONMOBIL 97501', 'exxonmobil'],
  ['7-ELEVEN 32345', '7 eleven'],
  ['24 HOUR FITNESS 0412', '24 hour fitness'],
  ['1800CONTACTS', '1800contacts'],
  ['BET365 GBP', 'bet365'],
  ['23ANDME', '23andme'],
  ['99 RANCH MARKET 1172 IRVINE CA', '99 ranch market'],
  ['CHECKCARD 0412 KROGER 552 DALLAS TX 24692165', 'kroger'],
  ['POS DEBIT 0412 WALMART SUPERCENTER #1234 DALLAS TX', 'walmart supercenter'],
  ['DEBIT CARD PURCHASE 10/12 LYFT', 'lyft'],
  ['POS PURCHASE SHELL OIL 57444', 'shell oil'],
  ['PURCHASE AUTHORIZED ON 04/12 COSTCO WHSE #0123 SAN JOSE CA S304102 CARD 4421', 'costco whse'],
  ['RECURRING PAYMENT AUTHORIZED ON 10/01 HULU', 'hulu'],
  ['VISA PURCHASE IKEA PARIS FR', 'ikea'],
  ['VISA DDA PUR 4410 MENARDS', 'menards'],
  ['ACH DEBIT GEICO', 'geico'],
  ['PREAUTHORIZED DEBIT COMCAST', 'comcast'],
  ['HOME DEPOT XXXX1234', 'home depot'],
  ['MACYS CARD ENDING IN 4421', 'macys'],
  ["McDonald's F1234 New York NY US", 'mcdonalds'],
  ["DOMINO'S 8812 BROOKLYN NY", 'dominos'],
  ['AT&T BILL PAYMENT', 'at and t'],
  ['H&M 0555', 'h and m'],
  ['Café Noir 12.10.2026', 'cafe noir'],
  ['UPI/412345678901/SWIGGY/swiggy@ybl', 'swiggy'],
  ['POS 4216XXXX1234 BIGBASKET BANGALORE IN', 'bigbasket'],
  ['Kartenzahlung REWE SAGT DANKE 44//BERLIN/DE', 'rewe'],
  ['SEPA-Lastschrift VATTENFALL EUROPE', 'vattenfall europe'],
  ['Lastschrift Netflix 12.10.', 'netflix'],
  ['PAGAMENTO POS ESSELUNGA MILANO IT', 'esselunga'],
  ['PAIEMENT CB CARREFOUR LYON FR', 'carrefour'],
  ['COMPRA TARJETA MERCADONA MADRID ES', 'mercadona'],
  ['DIRECT DEBIT PAYMENT TO BRITISH GAS REF 88123412', 'british gas'],
  ['CARD PAYMENT TO TESCO STORES 3312', 'tesco stores'],
  ['CONTACTLESS PAYMENT PRET A MANGER LONDON GB', 'pret a manger'],
  ['EFTPOS PURCHASE WOOLWORTHS 1234 SYDNEY AU', 'woolworths'],
  ['DISNEY PLUS', 'disney plus'],
  ['Disney+', 'disney plus'],
  ['T-MOBILE', 't mobile'],
  ['PAYPAL', 'paypal'],
  ['GOOGLE', 'google'],
  ['1234', '1234'],
  ['セブンイレブン 新宿', 'セブンイレブン 新宿'],
  ['ПЯТЁРОЧКА 1234', 'пятерочка'],
];

describe('the normaliser', () => {
  it.each(TABLE)('reads %s as %s', (printed, name) => {
    expect(normaliseMerchant(printed)).toBe(plainWords(name));
  });

  it('gives words in lower case with one blank between, and never nothing for a text with a letter or digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const name = normaliseMerchant(text);
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/ {2}|\*/);
        if (/[a-z0-9]/i.test(text) && !text.includes('@')) expect(name).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('takes linear time on long and hostile texts', () => {
    const started = process.cpuUsage();
    for (const text of [
      'pos '.repeat(20_000),
      '1-'.repeat(40_000),
      'SQ *'.repeat(20_000),
      `A${' '.repeat(80_000)}B`,
      'x'.repeat(80_000),
    ]) {
      normaliseMerchant(text);
    }
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});
