// Words of a clause with their places, slang read out and misspelt words put right.
import { distance } from 'fastest-levenshtein';

/** A word as read (lower case, no apostrophes) and where it stands in the original. */
export interface Word {
  text: string;
  raw: string;
  start: number;
  end: number;
}

const SLANG: Record<string, string> = {
  wut: 'what',
  wat: 'what',
  wht: 'what',
  whats: 'what is',
  wats: 'what is',
  hows: 'how is',
  whens: 'when is',
  wheres: 'where is',
  whos: 'who is',
  u: 'you',
  ur: 'your',
  r: 'are',
  im: 'i am',
  ive: 'i have',
  hw: 'how',
  hav: 'have',
  mch: 'much',
  muc: 'much',
  muhc: 'much',
  howmuch: 'how much',
  didi: 'did i',
  plz: 'please',
  pls: 'please',
  gimme: 'give me',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'have to',
  lemme: 'let me',
  dunno: 'dont know',
  bal: 'balance',
  acct: 'account',
  acc: 'account',
  accts: 'accounts',
  accs: 'accounts',
  chk: 'checking',
  chkng: 'checking',
  sav: 'savings',
  txn: 'transaction',
  txns: 'transactions',
  trans: 'transactions',
  transac: 'transactions',
  avg: 'average',
  networth: 'net worth',
  netwroth: 'net worth',
  netwrth: 'net worth',
  newtorth: 'net worth',
  b4: 'before',
  n: 'and',
  til: 'until',
  sub: 'subscription',
  moolah: 'money',
  moola: 'money',
  cheddar: 'money',
  dosh: 'money',
  monies: 'money',
  mony: 'money',
  munny: 'money',
  dollars: 'money',
  $$: 'money',
  $$$: 'money',
  payed: 'paid',
  plastic: 'card',
  crd: 'card',
  crad: 'card',
  teh: 'the',
  wen: 'when',
  mcuh: 'much',
  java: 'coffee',
  utilisation: 'utilization',
  nxt: 'next',
  mo: 'month',
  dept: 'debt',
  depts: 'debts',
  fone: 'phone',
  frm: 'from',
  spnd: 'spend',
  spned: 'spend',
  spen: 'spend',
  spnt: 'spent',
  splurge: 'spend',
  splurged: 'spent',
  dropped: 'spent',
  blew: 'spent',
  blow: 'spend',
  erned: 'earned',
  erning: 'earning',
  incom: 'income',
  bought: 'bought',
  brought: 'brought',
  yall: 'you',
};

/** Plain English words that are nobody's slip, besides those of the examples. */
export const commonWords: ReadonlySet<string> = new Set(
  `summed cheapest cheaper dearest newest oldest recent other new old monthly weekly yearly annual free used unused active early late same some came game name sale male tale lame here there were where these those then than them they their your yours mine ours with will well
  just such many much more most must mess miss less left lift list lost last past fast best rest test next text near year very ever every never over under
  only once onto into from form firm farm after before again about above also else even been being both each could should would might shall does done gone
  good food mood look book took cook long song strong wrong right night light might sight still skill spill until while whole world word work worth
  week weak speak break great treat meat meet feel feet keep kept deep need needed seed feed free tree three their think thing things thank tank talk walk
  call calls called tall wall small smart start state stay stop step store story study stuff such sure turn team term time times tired told tomorrow tonight
  today together too toward town true trust truth try trying two type usual usually wait want wanted was watch water way wear went what when which who whom
  whose why wide wife wild win wind wish woman wonder wondering words worked worked worse worst write wrote yes yet young sister brother mother father friend
  friends house home room door car cars drive drove road street city state country people person man men women kid kids child children family baby
  holiday birthday christmas party dinner lunch breakfast cooked cook cooking kitchen table chair phone computer internet online email letter number numbers
  rough tough enough laugh cough though through thought thousand hundred million half quarter dozen couple pretty quite rather really maybe perhaps probably
  anyway anyways however because since although unless whether during between against without within along among across behind beside sort kind lend send bend
  tend mend land hand sand band stand grand brand understand lot lots hot not pot got cost coast toast most post host ghost lose loose choose chose close closed
  cloth normal usual average legal illegal legit safe unsafe fair unfair common typical healthy possible allowed required necessary smart wise risky cheap
  free real fake sudden certain likely unlikely difficult easy hard simple quick slow useless stupid junk damn hell crap dumb idiot hate love like likes liked live lived life wife knife fine line mine nine wine pine sign`.split(
    /\s+/,
  ),
);

const PLACES =
  /[$\u20ac\u00a3]?\d[\d,]*(?:\.\d+)?(?:%|\p{L}+)?|[\p{L}\p{N}$]+(?:['\u2018\u2019][\p{L}]+)*|&|%|#(?= ?of\b)/gu;

/** The words of a text. Slang that stands for two words gives two. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(PLACES)) {
    const raw = match[0];
    const plain = raw === '#' ? 'number' : raw === '%' ? 'percent' : raw.toLowerCase().replace(/['\u2018\u2019]/g, '');
    const read = plain === '&' ? 'and' : Object.hasOwn(SLANG, plain) ? (SLANG[plain] ?? plain) : plain;
    for (const part of read.split(' '))
      words.push({ text: part, raw, start: match.index, end: match.index + raw.length });
  }
  return words;
}

/** One letter wrong, missing or extra (two in long words), or two neighbours swapped; the first letter is right. */
export function isSlipOf(word: string, known: string): boolean {
  if (word.length < 4 || known.length < 4 || word[0] !== known[0] || Math.abs(word.length - known.length) > 2)
    return false;
  const far = distance(word, known);
  if (far <= (known.length >= 8 ? 2 : 1)) return true;
  return far === 2 && word.length === known.length && isSwap(word, known);
}

function isSwap(word: string, known: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== known[index]);
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) === known;
}

/** The known word that `word` is a slip of, or itself. Of several the one that begins alike the longest. */
export function spellLike(word: string, known: ReadonlySet<string>): string {
  if (word.length < 4 || word.length > 16 || known.has(word) || /\d/.test(word)) return word;
  let best = word;
  let longest = -1;
  for (const candidate of known) {
    if (!isSlipOf(word, candidate)) continue;
    let shared = 0;
    while (shared < word.length && word[shared] === candidate[shared]) shared += 1;
    // A missing letter is likelier than a wrong one.
    const score = shared + (candidate.length > word.length ? 0.5 : 0);
    if (score > longest) [best, longest] = [candidate, score];
  }
  return best;
}

/** A word without its plural s. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
