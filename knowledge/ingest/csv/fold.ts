// Words made comparable: no accents, small letters, one blank between words.

const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', ł: 'l', đ: 'd', œ: 'oe', ı: 'i', ð: 'd', þ: 'th' };

/** "Währung (Konto)" -> "wahrung konto". */
export function fold(text: string): string {
  // Most words of most files; three times as quick.
  if (!/[^ -~]/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøæłđœıðþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
