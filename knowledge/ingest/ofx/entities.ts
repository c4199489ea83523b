// The letters that OFX writes as words, such as &amp; - each decoded once; anything else after an "&" stays as it is.

const WORDS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text with its entities decoded. There are no entities but these: a file cannot define its own. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, word) => {
    if (word) return WORDS[word] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    const isLetter = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isLetter || code === 9 || code === 10 || code === 13 ? String.fromCodePoint(code) : whole;
  });
}
