// Letters of other alphabets that are drawn like Latin ones, and the Latin letters they are taken for.

// From Unicode's confusables.txt (UTS #39, https://www.unicode.org/Public/security/latest/confusables.txt): the letters whose skeleton is one
// Latin letter, of the scripts that fonts on phones have. Left the Latin letter, right those that look like it; a capital stands for its own shape.
const DRAWN_ALIKE: Record<string, string> = {
  a: 'аɑαАΑᎪꓮᴀ',
  b: 'ЬΒВᏴꓐʙв',
  c: 'сϲСϹᏟꓚᴄ',
  d: 'ԁᎠꓓᴅ',
  e: 'еҽЕΕᎬꓰᴇε',
  f: 'ẝքϜꓝꜰ',
  g: 'ցɡԌᏀꓖɢ',
  h: 'һհᏂНΗᎻꓧʜн',
  i: 'іıɩιӏІΙӀɪ',
  j: 'јϳЈᎫꓙᴊ',
  k: 'κкКΚᏦꓗᴋ',
  l: 'ⅼᏞꓡʟ',
  m: 'мМΜᎷꓟᴍ',
  n: 'ոռηΝꓠɴ',
  o: 'оοօσОΟՕꓳᴏө',
  p: 'рρРΡᏢꓑᴘ',
  q: 'ԛզ',
  r: 'гᴦʀᎡᏒꓣ',
  s: 'ѕЅՏᏕꓢꜱ',
  t: 'тТΤᎢꓔᴛτ',
  u: 'սυʋՍꓴᴜ',
  v: 'νѵѴᏙꓦᴠ',
  w: 'ѡԝաԜᎳꓪᴡω',
  x: 'хχХΧꓫ',
  y: 'уүγʏУΥҮᎩꓬ',
  z: 'ᴢΖᏃꓜ',
};
const LATIN = new Map(Object.entries(DRAWN_ALIKE).flatMap(([latin, alike]) => [...alike].map((each) => [each, latin])));
const ACCENT = /\p{M}/gu;
// Elsewhere a mark is a vowel or changes the letter.
const BEARS_ACCENTS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{M}]+$/u;
const HAS_LATIN = /[a-z]/i;
const OTHERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ƀ: 'b',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
};

/** A letter in a square, a circle or a flag as the letter in it, in lower case; undefined for anything else. */
export function enclosedLetter(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  // Negative circled, negative squared, and regional indicator letters: runs of 26 from A. The others are folded by NFKC.
  for (const first of [0x1f150, 0x1f170, 0x1f1e6])
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
  return undefined;
}

/**
 * A word with accents dropped and look-alikes as the Latin letters they are taken for. A word wholly of another alphabet stays itself, unless
 * `isAmongLatin` and every letter of it could pass for Latin.
 */
export function foldWord(word: string, isAmongLatin: boolean): string {
  const bare = BEARS_ACCENTS.test(word) ? word.normalize('NFD').replace(ACCENT, '') : word;
  const letters = [...bare].map((letter) => OTHERS[letter.toLowerCase()] ?? letter);
  const plain = letters.map((letter) => LATIN.get(letter) ?? letter);
  const isMixed = letters.some((letter) => HAS_LATIN.test(letter));
  const isAllAlike = letters.length > 1 && plain.every((letter) => HAS_LATIN.test(letter));
  return (isMixed || (isAmongLatin && isAllAlike) ? plain : letters).join('');
}
