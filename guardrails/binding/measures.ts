// What a figure can measure, and the words people use for each: spent or earned, balance or limit, average or largest.

/** A measure and its words, as a pattern over lower-case text. `isMarked`: a figure is not this unless it is said. */
interface Measure {
  words: string;
  isMarked: boolean;
  /** Measures of one kind exclude each other: money that was spent was not earned. */
  kind?: 'flow' | 'level';
}

const measures = {
  subscription: {
    words: 'subscriptions?|memberships?|recurring (?:charges?|payments?|merchants?|bills?)',
    isMarked: false,
  },
  asset: { words: 'assets?|you own', isMarked: true, kind: 'level' },
  networth: { words: 'net worth', isMarked: true },
  cashflow: { words: 'cash[- ]flow', isMarked: true },
  utilization: {
    words:
      'utili[sz]ation|(?<=(?:%|percent|\\}\\}) )of (?:its|your|the|their|that|this)(?: credit| card| total)* limits?',
    isMarked: true,
  },
  share: {
    words: 'share of|(?<=(?:%|percent|\\}\\}|half|third|quarter) )of (?:your|all|total|all your|what you)(?= )',
    isMarked: true,
  },
  refund: { words: 'refund(?:s|ed|ing)?|money back|reimburse(?:d|ments?)', isMarked: true, kind: 'flow' },
  income: {
    words:
      "incomes?|earn(?:s|ed|ing|ings)?|(?<!(?:until|till|before|by) (?:your |the )?(?:next )?)pay ?(?:checks?|days?|dates?)|payroll|salar(?:y|ies)|wages?|take-home(?: pay)?|brought in|bring in|money in|(?:came|come|comes|coming) in(?! (?:at|under|over|handy))|(?:got|get|gets|were|was|are|is|been|you're) paid(?! (?:off|down|back|out|for|by|in full|late|on time))|paid you|pays you|receiv(?:e|es|ed)|deposit(?:s|ed)?|inflows?|made (?=(?:about |around )?(?:\\$|\\{\\{))",
    isMarked: true,
    kind: 'flow',
  },
  save: {
    words: 'saved|set aside|put (?:away|aside)|savings? rate|tucked away|put into savings',
    isMarked: true,
    kind: 'flow',
  },
  payment: { words: 'payments?', isMarked: false },
  spend: {
    words:
      'spen(?:d|ds|t|ding)|expenses?|outflows?|money out|cost(?:s|ing)?|pa(?:y|ys|id|ying)|went (?:to|toward|towards|on)|(?:went|go|goes|going|gone) out|shelled out|bought|buying',
    isMarked: false,
    kind: 'flow',
  },
  minimum: { words: 'minimum|min\\.?(?= (?:payment|due))', isMarked: true },
  apr: { words: 'a\\.?p\\.?r|interest rates?|a\\.?p\\.?y', isMarked: true },
  interest: { words: 'interest(?! rates?)(?: charges?)?', isMarked: true },
  fee: { words: 'fees?|overdrafts?', isMarked: true },
  available: { words: 'available', isMarked: true },
  limit: { words: '(?:credit )?limits?|credit lines?', isMarked: true, kind: 'level' },
  balance: { words: 'balances?', isMarked: false, kind: 'level' },
  owe: { words: 'ow(?:e|es|ed|ing)|debts?', isMarked: false, kind: 'level' },
  average: { words: 'averag(?:e|es|ed|ing)|typical(?:ly)?|usual(?:ly)?|on a normal', isMarked: true },
  largest: {
    words: 'largest|biggest|highest|priciest|costliest|greatest|most expensive|the most|top|maximum',
    isMarked: true,
  },
  smallest: { words: 'smallest|lowest|(?<!at )least|cheapest', isMarked: true },
  net: { words: 'net|left ?over|remain(?:s|ing|der)|surplus|shortfall|still have', isMarked: true },
  budget: { words: 'budget(?:s|ed|ing)?', isMarked: true },
  goal: { words: 'goals?|targets?', isMarked: true },
  forecast: { words: 'projected|forecast(?:s|ed)?|predicted|expected|estimated', isMarked: true },
  pending: { words: 'pending', isMarked: true },
  overdue: { words: 'overdue|past due', isMarked: true },
  due: { words: 'due', isMarked: true },
  transaction: {
    words:
      'purchas(?:e|es)|transactions?|charges?|orders?|visits?|trips?|times(?= (?:at|in|on|last|this|since)\\b|[.,]|$)',
    isMarked: false,
  },
  total: {
    words: 'totals?|total(?:ed|led|ing|ling)|altogether|overall|combined|in all|everything|all together',
    isMarked: false,
  },
} satisfies Record<string, Measure>;

/** The name of a measure: "spend", "limit". */
export type MeasureName = keyof typeof measures;

/** A measure named in a text. */
export interface MeasureMention {
  name: MeasureName;
  start: number;
  end: number;
}

const names = Object.keys(measures) as MeasureName[];
const PATTERN = new RegExp(
  names.map((name) => `(?<${name}>(?<![\\w'])(?:${measures[name].words})(?![\\w]))`).join('|'),
  'g',
);

/** Every measure a plain text names, in order. */
export function findMeasures(text: string): MeasureMention[] {
  const found: MeasureMention[] = [];
  for (const match of text.toLowerCase().matchAll(PATTERN)) {
    const name = names.find((each) => match.groups?.[each] !== undefined);
    if (!name) continue;
    const end = match.index + match[0].trimEnd().length;
    found.push({ name, start: match.index, end });
    // "of its limit" says both what share it is and of what.
    if (name === 'utilization' && /limits?$/.test(match[0])) found.push({ name: 'limit', start: end - 1, end });
  }
  return found;
}

/** Must this measure be said whenever a figure is it, and be true whenever it is said? */
export function isMarked(name: MeasureName): boolean {
  return measures[name].isMarked;
}

/** The kind within which measures exclude each other. */
export function kindOf(name: MeasureName): Measure['kind'] {
  const measure: Measure = measures[name];
  return measure.kind;
}
