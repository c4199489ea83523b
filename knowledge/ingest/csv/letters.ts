// Which encoding a text was written in, by its letters: read wrongly, a text has letters of no language or of many.

/** The letters beyond a to z of each language that banks write exports in. */
const ALPHABETS = [
  'äöüß',
  'àâæçéèêëîïôœùûüÿ',
  'áéíñóúü',
  'àèéìíîòóùú',
  'ãáâàçéêíõóôúü',
  'áčďéěíňóřšťúůýž',
  'áäčďéíĺľňóôŕšťúýž',
  'ąćęłńóśźż',
  'åäöé',
  'æøåéò',
  'áéíóöőúüű',
  'äëéïöóüĳ',
  'čćđšž',
  'čšž',
  'ăâîșşțţ',
  'çğıöşüâî',
  'ąčęėįšųūž',
  'āčēģīķļņšūž',
  'äöõüšž',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў',
  'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ',
].map((letters) => new Set(letters));

const LETTER = /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{C}\p{N}]/gu;

/** How many letters of a text do not fit the one language that most of them fit; 0 when all are of one language. */
export function strangers(text: string): number {
  const letters = text.toLowerCase().match(LETTER) ?? [];
  const fitting = ALPHABETS.map((alphabet) => letters.filter((letter) => alphabet.has(letter)).length);
  return letters.length - Math.max(...fitting);
}
