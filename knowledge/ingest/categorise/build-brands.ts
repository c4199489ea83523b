// Makes brands.txt from the name-suggestion-index list: names grouped by Plaid category. Run: npx tsx knowledge/ingest/categorise/build-brands.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { plainWords } from './normalise.ts';
import { itemsOf, tableText } from './tables.ts';

/** A row of nsi_brands.csv. */
export interface BrandRow {
  display_name: string;
  brand: string;
  osm_key: string;
  osm_value: string;
  regions: string;
  match_names: string;
}

const SOURCE = new URL('../../../../shared/data/merchants/nsi_brands.csv', import.meta.url);

/** The brands as they were published. */
export function brandRows(): BrandRow[] {
  return parse(readFileSync(SOURCE, 'utf8'), { columns: true });
}

/** The category lines by OpenStreetMap's "key=value". */
export function osmTable(): Map<string, string> {
  const items = [...itemsOf(tableText('osm.txt'), ' ')];
  return new Map(items.map(({ item, out, in: moneyIn }) => [item, out === moneyIn ? out : `${out} ${moneyIn}`]));
}

/** All spellings of a brand. */
export function namesOf(row: BrandRow): string[] {
  const names = [row.display_name, row.brand, ...row.match_names.split('|')].map(plainWords);
  return [...new Set(names.filter((name) => name.length >= 2 && !/^\d+$/.test(name)))];
}

/** A customer in the United States meets its own and worldwide brands most, then those of places it travels to. */
function weightOf(regions: string): number {
  const places = regions.split('|');
  if (places.includes('us') || places.includes('001')) return 4;
  return places.some((place) => ['gb', 'ca', 'au', 'in', 'ie', 'nz'].includes(place)) ? 2 : 1;
}

/** A name in several categories is kept when one of them holds this share of its weight; otherwise it would be a coin's toss. */
const CLEAR_SHARE = 0.6;

/** The table's text. A name with "=" counts only as a whole: other names begin with it, or it is an ordinary word. */
export function buildBrands(rows: BrandRow[]): string {
  const osm = osmTable();
  const weights = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const code = osm.get(`${row.osm_key}=${row.osm_value}`);
    if (!code) continue;
    for (const [at, name] of namesOf(row).entries()) {
      const codes = weights.get(name) ?? new Map<string, number>();
      // Its first spelling is its name; the others are what people also write.
      codes.set(code, (codes.get(code) ?? 0) + weightOf(row.regions) * (at === 0 ? 1 : 0.5));
      weights.set(name, codes);
    }
  }
  const kept = new Map<string, string>();
  for (const [name, codes] of weights) {
    const [best] = [...codes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = [...codes.values()].reduce((sum, weight) => sum + weight, 0);
    if (best && best[1] / total >= CLEAR_SHARE) kept.set(name, best[0]);
  }
  const ordinary = ordinaryWords(kept);
  const byCode = new Map<string, string[]>();
  for (const [name, code] of kept) {
    byCode.set(code, [...(byCode.get(code) ?? []), ordinary.has(name) ? `=${name}` : name]);
  }
  const blocks = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, names]) => `${code}\n${names.sort().join(';')}`);
  return `# Made by build-brands.ts; see NOTICE.md for where the names are from.\n${blocks.join('\n')}\n`;
}

/** One-word names that also begin names of other kinds, and words that say what a shop is. */
function ordinaryWords(names: Map<string, string>): Set<string> {
  const primary = (code: string) => code.slice(0, 12);
  const others = new Map<string, string[]>();
  for (const [name, code] of names) {
    const [first = '', second] = name.split(' ');
    if (second !== undefined) others.set(first, [...(others.get(first) ?? []), primary(code)]);
  }
  const keywords = new Set([...itemsOf(tableText('keywords.txt'), ',')].map(({ item }) => item.replace('~', '')));
  const ordinary = new Set<string>();
  for (const [name, code] of names) {
    if (name.includes(' ')) continue;
    const begun = others.get(name) ?? [];
    const different = begun.filter((each) => each !== primary(code)).length;
    if (keywords.has(name) || name.length < 4 || different >= 2 || different > begun.length / 2) ordinary.add(name);
  }
  return ordinary;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('./brands.txt', import.meta.url), buildBrands(brandRows()));
}
