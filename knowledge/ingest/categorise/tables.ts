// Reads the category tables: blocks of a category line (and what money in is), then names after commas.
import { readFileSync } from 'node:fs';

/** What a name stands for: the category of money out, of money in, and how far the name may be trusted. */
export interface Entry {
  out: string;
  in: string;
  /** Only when the whole name is this, because it is also an ordinary word. */
  isWhole: boolean;
  /** Written by hand, so a short name may be followed by anything. */
  isByHand: boolean;
}

const HEADING = /^[A-Z]+(?:_[A-Z]+)+(?: [A-Z]+(?:_[A-Z]+)+)?$/;

/** Every [category, money-in category, item] of a table's text. */
export function* itemsOf(text: string, separator: string): Generator<{ out: string; in: string; item: string }> {
  let codes = { out: '', in: '' };
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (HEADING.test(line)) {
      const [out = '', moneyIn = out] = line.split(' ');
      codes = { out, in: moneyIn };
    } else {
      for (const item of line.split(separator)) yield { ...codes, item: item.trim() };
    }
  }
}

/** The text of a table that stands beside this file. */
export function tableText(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}
