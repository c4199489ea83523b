// Gives a row without a category one of Plaid's: by its merchant code, its brand, its words, or a guess that says it is one.
import { brandTable, indexBrands } from './categorise/brands.ts';
import { readModel } from './categorise/classifier.ts';
import { type Categorised, type CategorisedBy, type Described, decide, type Tables } from './categorise/decide.ts';
import { keywordTable } from './categorise/keywords.ts';
import { mccTable } from './categorise/mcc.ts';

export type { Categorised, CategorisedBy, Described };

let tables: Tables | undefined;

/**
 * The category of a row, in Plaid's personal finance category v2. Money in is income, a transfer or a refund; a refund keeps the shop's
 * category. `confidence` (0 to 1) is about the share of such answers whose main category was right when measured; by 'none' the category is OTHER_OTHER.
 */
export function categorise(row: Described): Categorised {
  tables ??= {
    brands: indexBrands(brandTable()),
    mcc: mccTable(),
    keywords: keywordTable(),
    model: readModel(),
  };
  return decide(tables, row);
}

/** Below this one such answer in five or more was wrong when measured, so a customer is told that it is a guess. */
export const SURE = 0.8;

/** What to say to a customer about how sure a category is; empty when there is nothing to warn of. `confidence` null: the bank or the customer named it. */
export function confidenceWords(confidence: number | null, by: CategorisedBy | 'bank' | 'customer'): string {
  if (by === 'customer') return 'You chose this category.';
  if (by === 'none') return 'We do not know what this was for. You can choose a category.';
  if (by === 'bank' || confidence === null || confidence >= SURE) return '';
  if (confidence >= 0.6) return 'This category is likely, but check it.';
  return 'This category is a guess. You can change it.';
}
