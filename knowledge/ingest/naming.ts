// Gives a row that is about to be stored its payee and its category: the customer's word, else the bank's, else what the text says.
import { type ChosenCategory, chooseCategory, correctionsFor } from '../corrections.ts';
import type { CustomerTx } from '../db/open.ts';
import type { SaidRow } from './changes.ts';
import { payeeKey } from './recurring-rows.ts';

/** A row ready to be stored. */
export type NamedRow = Omit<SaidRow, 'detailed'> & ChosenCategory & { importId: string; payee: string };

/** An index of the database takes 2,700 bytes; a payee's key has up to five words. */
const MAX_PAYEE = 200;

/** Names the rows of a source, as the customer's corrections stand now. */
export async function namer(tx: CustomerTx, source: string): Promise<(row: SaidRow, importId: string) => NamedRow> {
  const corrected = await correctionsFor(tx);
  return (row, importId) => {
    const payee = payeeOf(row);
    const { externalId, pendingExternalId } = row;
    const category = chooseCategory(row, corrected({ source, externalId, pendingExternalId, payee }));
    return { ...row, ...category, importId, payee };
  };
}

function payeeOf({ merchant, name }: SaidRow): string {
  const key = payeeKey(merchant || name).slice(0, MAX_PAYEE);
  // A cut must not leave half a character.
  return key.replace(/\p{Surrogate}$/u, '');
}
