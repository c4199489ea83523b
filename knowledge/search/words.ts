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
  anything everything exactly actually basically kind sort little bit lot suppose imagine assume true false statement usually
  typically generally following per`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words nearly every money question holds: they weigh half. */
const everyday = new Set(
  `account accounts bank banking buy card cards cash charge charged cost costs credit day days debt dollar dollars good bad
  high low money month monthly months new number pay paid paying payment payments plan put rate set start stop time today
  week weeks year years percent`
    .split(/\s+/)
    .filter(Boolean),
);

/** What people write for the same thing; the right side is added to the left. */
const sameAs: Record<string, string> = {
  apr: 'annual percentage rate interest',
  apy: 'annual percentage yield interest savings',
  autopay: 'automatic payment',
  bnpl: 'buy now pay later',
  broke: 'no money',
  cc: 'credit card',
  ccs: 'credit cards',
  cushion: 'emergency fund',
  dti: 'debt to income ratio',
  eitc: 'earned income tax credit',
  escrow: 'mortgage taxes insurance',
  fico: 'credit score',
  freelancer: 'freelance irregular income',
  freelancing: 'freelance irregular income',
  gig: 'irregular income',
  heloc: 'home equity line of credit',
  hysa: 'high yield savings account',
  ltv: 'loan to value',
  nsf: 'overdraft bounced fee',
  overdrawn: 'overdraft negative',
  overdrew: 'overdraft',
  p2p: 'send money app',
  paycheque: 'paycheck',
  pmi: 'private mortgage insurance',
  pto: 'paid leave',
  rainy: 'emergency fund',
  repo: 'car repossession',
  ssdi: 'social security disability',
  unsubscribe: 'cancel subscription',
  utilisation: 'utilization',
  venmo: 'send money app',
  zelle: 'send money app',
};

/** A word with the weight it has in a search: 1 for a word that tells, 0.5 for an everyday money word, 0.3 for a figure, 0.1 for grammar. */
export interface Word {
  text: string;
  stem: string;
  weight: number;
}

/** The words of a text, in order. Apostrophes are dropped and names of forms and plans joined: "can't" is "cant", "401(k)" is "401k". */
export function wordsOf(text: string): Word[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\b(40[13]|529|457)\s?\(?([abk])\)?(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/\b(w|i|ee|hh)-(\d{1,2}|bonds?)\b/g, '$1$2')
    .replace(/\b(co|pre|non|re|e)-(?=[a-z]{3})/g, '$1')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/%/g, ' percent');
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
  if (/^\d+$/.test(word)) return 0.3;
  return everyday.has(word) ? 0.5 : 1;
}

// What is left of a word must be long enough to be a word: "thing" is no "th".
const endings: [RegExp, string][] = [
  [/(?<=[a-z]{2})ie[sd]$/, 'y'],
  [/(ss|sh|ch|x|zz)es$/, '$1'],
  [/(?<=[a-z]{2}[^siu])s$/, ''],
  [/(?<=[a-z]{3})ification$/, 'ify'],
  [/(?<=[a-z]{3})ication$/, 'y'],
  [/(?<=[a-z]{4})ment$/, ''],
  [/(?<=[a-z]{2}[st])(ion|or)$/, ''],
  [/(?<=[a-z]*[aeiouy][a-z]*[^aeiou]|[a-z]{2}[aeiou])(ing|ed)$/, ''],
  [/(?<=[a-z]{4})(er|ly)$/, ''],
];

function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let base = word;
  for (const [ending, instead] of endings) base = base.replace(ending, instead);
  return base.replace(/([b-df-hj-km-np-rtv-z]|(?<=[a-z]{4})l)\1$/, '$1').replace(/(?<=[a-z]{3})e$/, '');
}
