// How the names of terms are compared: by their words, without plurals, hyphens, accents or what stands in brackets.

/** A word of a text: characters [start, end), and the word without its plural. */
export interface Word {
  start: number;
  end: number;
  stem: string;
}

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}&]+(?:['’]\p{L}+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    stem: stemOf(match[0]),
  }));
}

// "Taxes" is "tax", "loans" is "loan", "lender's" is "lender".
function stemOf(word: string): string {
  const plain = word.toLowerCase().replace(/['’]/g, '');
  if (/(?:ch|sh|x|ss|z)es$/.test(plain)) return plain.slice(0, -2);
  if (/[^aeious]ies$/.test(plain)) return `${plain.slice(0, -3)}y`;
  return /^\d+s$|^.{2,}[^su]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** What a term goes by. "Annual percentage rate (APR)" is named without what stands in brackets; "401(k)" keeps them. */
export function namesOf({ term, aka }: { term: string; aka: string[] }): string[] {
  return [term.replace(/\s\([^)]{2,}\)/g, ''), ...aka];
}

/** What stays the same however a name is written: "Charge-off", "charge offs", "chargeoff". */
export function compact(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f®™]/g, '')
    .replace(/\s\([^)]{2,}\)/g, '');
  return wordsOf(plain)
    .map(({ stem }) => stem)
    .join('');
}
