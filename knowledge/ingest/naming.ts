// Gives a row that is about to be stored its payee and its category: the customer's word, else the bank's, else what the text says.
import { type ChosenCategory, chooseCategory, correctionsFor } from '../corrections.ts';
import type { CustomerTx } from '../db/open.ts';
import type { SaidRow } from './changes.ts';
import { payeeKey } from './recurring-rows.ts';

/** A row ready to be stored. */
export type NamedRow = Omit<SaidRow, 'detailed'> & ChosenCategory & { importId: string; payee: string };

/** An index of the database takes 2,700 bytes; a payee's key has up to five words. */
const MAX_PAYEE = 200;

/** Names that are remembered: more than a household has, little enough to hold (some megabytes). */
const MAX_NAMES = 10_000;

/** Names the rows of a source, as the customer's corrections stand now. */
export async function namer(tx: CustomerTx, source: string): Promise<(row: SaidRow, importId: string) => NamedRow> {
  const corrected = await correctionsFor(tx);
  // A household pays the same names again and again: what a name says is worked out once. Of an amount only its sign counts.
  const read = new Map<string, { payee: string; category: ChosenCategory }>();
  const said = (row: SaidRow) => {
    const key = JSON.stringify([row.name, row.merchant, row.mcc, row.detailed, row.amountCents < 0]);
    const known = read.get(key);
    if (known) return known;
    if (read.size >= MAX_NAMES) read.clear();
    const found = { payee: payeeOf(row), category: chooseCategory(row, null) };
    read.set(key, found);
    return found;
  };
  return (row, importId) => {
    const { payee, category } = said(row);
    const { externalId, pendingExternalId } = row;
    const word = corrected({ source, externalId, pendingExternalId, payee });
    return { ...row, ...(word === null ? category : chooseCategory(row, word)), importId, payee };
  };
}

function payeeOf({ merchant, name }: SaidRow): string {
  const key = payeeKey(merchant || name).slice(0, MAX_PAYEE);
  // A cut must not leave half a character.
  return key.replace(/\p{Surrogate}$/u, '');
}
