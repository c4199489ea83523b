// Merchant category codes: what kind of shop the card network says it was.
import { itemsOf, tableText } from './tables.ts';

/** What a merchant category code stands for. */
export interface MccEntry {
  out: string;
  in: string;
  /** Says little, so a known brand or word goes first. */
  isVague: boolean;
}

/** The table by code, ranges written out. */
export function mccTable(): Map<string, MccEntry> {
  const table = new Map<string, MccEntry>();
  for (const { item, ...codes } of itemsOf(tableText('mcc.txt'), ' ')) {
    const isVague = item.startsWith('?');
    const [from = '', to = from] = item.replace('?', '').split('-');
    for (let code = Number(from); code <= Number(to); code++) {
      table.set(String(code).padStart(4, '0'), { ...codes, isVague });
    }
  }
  return table;
}
