// Names with known categories: what the classifier learns from and what the report measures on. Half of them, by a seeded draw, can be held back.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Primary } from '../../category-codes.ts';
import { type BrandRow, brandRows, namesOf, osmTable } from './build-brands.ts';
import { mccTable } from './mcc.ts';
import { normaliseMerchant, plainWords } from './normalise.ts';
import { itemsOf, tableText } from './tables.ts';

/** A name and its detailed category. */
export interface Sample {
  name: string;
  code: string;
}

/** A row of labeled_transactions.csv. */
export interface LabelledRow {
  description: string;
  category: string;
}

const FOLDER = new URL('../../../../shared/data/merchants/', import.meta.url);

/** What each label of labeled_transactions.csv may be in Plaid's categories, and its most typical code. Trains are transport to Plaid and travel to the labels. */
export const labels: Record<string, { primaries: Primary[]; typical: string }> = {
  Groceries: { primaries: ['FOOD_AND_DRINK', 'GENERAL_MERCHANDISE'], typical: 'FOOD_AND_DRINK_GROCERIES' },
  'Food & Dining': { primaries: ['FOOD_AND_DRINK'], typical: 'FOOD_AND_DRINK_RESTAURANT' },
  Transport: { primaries: ['TRANSPORTATION'], typical: 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES' },
  Utilities: { primaries: ['RENT_AND_UTILITIES'], typical: 'RENT_AND_UTILITIES_TELEPHONE' },
  Shopping: { primaries: ['GENERAL_MERCHANDISE'], typical: 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES' },
  Entertainment: { primaries: ['ENTERTAINMENT'], typical: 'ENTERTAINMENT_TV_AND_MOVIES' },
  Healthcare: { primaries: ['MEDICAL'], typical: 'MEDICAL_PHARMACIES_AND_SUPPLEMENTS' },
  Insurance: { primaries: ['GENERAL_SERVICES'], typical: 'GENERAL_SERVICES_INSURANCE' },
  Investments: { primaries: ['TRANSFER_OUT'], typical: 'TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS' },
  'Travel & Booking': { primaries: ['TRAVEL', 'TRANSPORTATION'], typical: 'TRAVEL_FLIGHTS' },
  Income: { primaries: ['INCOME'], typical: 'INCOME_SALARY' },
  'Refund / Cashback': { primaries: [], typical: 'TRANSFER_IN_OTHER_TRANSFER_IN' },
};

/** Is the folder with the published lists there? */
export const hasMerchantData = existsSync(FOLDER);

/** The labelled bank descriptions. */
export function labelledRows(): LabelledRow[] {
  return parse(readFileSync(new URL('labeled_transactions.csv', FOLDER), 'utf8'), { columns: true });
}

/** Brands with a category of ours. */
export function brandSamples(): { row: BrandRow; code: string; name: string }[] {
  const osm = osmTable();
  return brandRows().flatMap((row) => {
    const code = osm.get(`${row.osm_key}=${row.osm_value}`)?.split(' ')[0];
    return code ? [{ row, code, name: row.display_name }] : [];
  });
}

/** A number from 0 to 1 that is always the same for the same words and seed. */
export function draw(words: string, seed: string): number {
  return createHash('sha256').update(`${seed}\n${words}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Is a name in the held-back half? All spellings of one brand are on the same side, because its plain first name is drawn. */
export function isHeldBack(name: string): boolean {
  return draw(plainWords(name), 'merchants held back, 1') < 0.5;
}

/** What the classifier learns from; with `leaveOut`, without the names it says yes to. */
export function trainingSamples(leaveOut: (name: string) => boolean = () => false): Sample[] {
  const samples: Sample[] = [];
  const add = (name: string, code: string) => {
    if (!leaveOut(name)) samples.push({ name: normaliseMerchant(name), code });
  };
  for (const { row, code, name } of brandSamples()) {
    if (leaveOut(name)) continue;
    for (const spelling of namesOf(row)) add(spelling, code);
  }
  for (const { item, out } of itemsOf(tableText('services.txt'), ',')) if (!out.startsWith('INCOME_')) add(item, out);
  for (const { item, out } of itemsOf(tableText('keywords.txt'), ',')) add(item, out);
  for (const { description, category } of labelledRows()) {
    const typical = labels[category]?.typical;
    if (typical && !/^(INCOME|TRANSFER_IN)/.test(typical)) add(description, typical);
  }
  const mcc = mccTable();
  const descriptions: Record<string, string>[] = parse(readFileSync(new URL('mcc_codes.csv', FOLDER), 'utf8'), {
    columns: true,
  });
  for (const { mcc: code = '', edited_description = '' } of descriptions) {
    const out = mcc.get(code)?.out;
    if (out) add(edited_description, out);
  }
  const unique = new Map(samples.map((sample) => [`${sample.name}\t${sample.code}`, sample]));
  return [...unique.values()];
}
