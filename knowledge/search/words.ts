// Words as search sees them: lower case, stemmed, weighed by how much they tell, with money shorthand spelled out.

/** Words that carry grammar, not subject: they weigh next to nothing. */
const grammar = new Set(
  `a about after again all also am an and any are as ask at be because been before being but by can cant could did do does
  doesnt doing dont each even ever every for from get gets getting give go goes going got had has have having he hello help
  her here hey hi him his how i id if ill im in into is isnt it its ive just keep know let like long make makes many may me
  mean means might mine more most much must my need needs never no not now of off on one only or other our out over own please
  really should so some someone something still such take takes tell than thank thanks that thats the their them then there
  these they thing things this those to too up us use used very was wasnt way we well were what whats when where which while
  who why will with wont work works would you your youre explain understand wondering curious learn teach question wanna
  another anyone came come comes coming else everyone find finding first found full gone last look looking looks other
  people person see seeing show showing shows two want wants way ways whole worth yes ok okay amount
  anything everything exactly actually basically kind sort little bit lot`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words nearly every money question holds: they weigh half. */
const everyday = new Set(
  `account accounts bank banking buy card cards cash charge charged cost costs credit day days debt dollar dollars good bad
  high low money month monthly months new number pay paid paying payment payments plan put rate set start stop time today
  week weeks year years`
    .split(/\s+/)
    .filter(Boolean),
);

/** What people write for the same thing; the right side is added to the left. */
const sameAs: Record<string, string> = {
  apr: 'annual percentage rate interest',
  apy: 'annual percentage yield interest savings',
  autopay: 'automatic payment',
  broke: 'no money',
  cc: 'credit card',
  ccs: 'credit cards',
  cushion: 'emergency fund',
  fico: 'credit score',
  freelancer: 'freelance irregular income',
  freelancing: 'freelance irregular income',
  gig: 'irregular income',
  hysa: 'high yield savings account',
  nsf: 'overdraft bounced fee',
  overdrawn: 'overdraft negative',
  overdrew: 'overdraft',
  paycheque: 'paycheck',
  rainy: 'emergency fund',
  unsubscribe: 'cancel subscription',
  utilisation: 'utilization',
};

/** A word with the weight it has in a search: 1 for a word that tells, 0.5 for an everyday money word, 0.1 for grammar. */
export interface Word {
  text: string;
  stem: string;
  weight: number;
}

/** The words of a text, in order. Apostrophes are dropped, so "can't" is "cant". */
export function wordsOf(text: string): Word[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/['’]/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({
    text: word,
    stem: stem(word),
    weight: weightOf(word),
  }));
}

/** The text with money shorthand spelled out behind it: "what is my APR" also says "annual percentage rate". */
export function spellOut(text: string): string {
  const added = new Set(wordsOf(text).flatMap((word) => (Object.hasOwn(sameAs, word.text) ? [sameAs[word.text]] : [])));
  return [text, ...added].join(' ');
}

function weightOf(word: string): number {
  if (grammar.has(word)) return 0.1;
  return everyday.has(word) ? 0.5 : 1;
}

function stem(word: string): string {
  if (word.length < 5) return word.length === 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  const base = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^s])s$/, '$1')
    .replace(/(?<=[a-z]{3})(ing|ed|er|ly)$/, '');
  return base.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
}
