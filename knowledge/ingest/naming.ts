// Gives a row that is about to be stored its payee and its category: the customer's word, else the bank's, else what the text says.
import { primaryOf } from '../category-codes.ts';
import { categorise } from './categorise.ts';
import type { SaidRow } from './changes.ts';
import { payeeKey } from './recurring-rows.ts';

/** A row ready to be stored. */
export type NamedRow = Omit<SaidRow, 'detailed'> & {
  importId: string;
  payee: string;
  detailed: string;
  primary: string;
  /** What it was before the customer's correction. */
  givenDetailed: string | null;
  categoryBy: string;
  /** Basis points; null when the bank or the customer said so. */
  categoryConfidence: number | null;
};

/** An index of the database takes 2,700 bytes; a payee's key has up to five words. */
const MAX_PAYEE = 200;

/** The payee a row is grouped by. */
export function payeeOf({ merchant, name }: Pick<SaidRow, 'merchant' | 'name'>): string {
  return payeeKey(merchant || name)
    .slice(0, MAX_PAYEE)
    .replace(/\p{Surrogate}$/u, '');
}

/** The row with payee and category, as an import stores it. */
export function named(row: SaidRow, importId: string): NamedRow {
  const { detailed, by, confidence } = categoryOf(row);
  return {
    ...row,
    importId,
    payee: payeeOf(row),
    detailed,
    primary: primaryOf(detailed),
    givenDetailed: null,
    categoryBy: by,
    categoryConfidence: confidence,
  };
}

/** The bank's category, or the one the text gives, with its confidence in basis points. */
function categoryOf(row: SaidRow): { detailed: string; by: string; confidence: number | null } {
  if (row.detailed !== null) return { detailed: row.detailed, by: 'bank', confidence: null };
  const { name, merchant, amountCents, mcc } = row;
  const found = categorise({ name, merchantName: merchant, amountCents, mcc });
  return { detailed: found.detailed, by: found.by, confidence: Math.round(found.confidence * 10_000) };
}
