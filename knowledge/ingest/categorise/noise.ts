// Names as banks print them: processors, store numbers, cities, dates and codes put around a name by a seeded draw. For measuring only.
import { draw } from './samples.ts';

const FRONTS = [
  '',
  '',
  '',
  'SQ *',
  'TST* ',
  'PAYPAL *',
  'POS DEBIT ',
  'CHECKCARD 0412 ',
  'PURCHASE AUTHORIZED ON 04/12 ',
  'VISA PURCHASE ',
  'SP ',
  'Kartenzahlung ',
];
const NUMBERS = ['', '', ' #0412', ' 1234567', ' STORE 118', ' 00042', ' 866-579-7172', '*2K3AB45X'];
const PLACES = [
  '',
  '',
  ' SEATTLE WA',
  ' AUSTIN TX',
  ' NEW YORK NY US',
  ' LONDON GB',
  '      LA VERNE      CA',
  ' BROOKLYN NY CARD 4421',
];

/** A bank's description of a purchase at this name; the same name gives the same text. */
export function noisy(name: string): string {
  const pick = (list: string[], seed: string) => list[Math.floor(draw(name, seed) * list.length)] ?? '';
  return `${pick(FRONTS, 'front')}${name.toUpperCase()}${pick(NUMBERS, 'number')}${pick(PLACES, 'place')}`;
}
