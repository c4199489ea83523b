// Which way money goes: by columns, by the arithmetic of the balance, by the words of rows, by how many amounts are negative; else asked.
import type { Choices, Evidence } from '../importer.ts';
import { refusal } from '../report.ts';
import type { Decimal } from './amounts.ts';
import type { Columns } from './assign.ts';
import type { Survey } from './survey.ts';

/** How a row's direction is read. */
export type SignRule =
  | { kind: 'split'; out: number; in: number; isOutNegative: boolean; isInNegative: boolean }
  | { kind: 'indicator'; blank: 'in' | 'out' | null }
  | { kind: 'amount'; positiveIs: 'in' | 'out' }
  /** CR, DR or a written plus mark the exceptions: everything else is `plain`. */
  | { kind: 'marked'; plain: 'in' | 'out' };

/** The rule, what says so and whether a balance column shows what is owed. */
export interface SignDecision {
  rule: SignRule;
  evidence: Evidence;
  isOwed: boolean;
}

/** Of all neighbouring rows, this share must keep the arithmetic: pages missing between rows break it now and then. */
const BALANCED = 0.6;
/** One kind of words must be this many times as frequent as the other. */
const CLEARLY = 3;

/** Decides the sign of a file; `runs` = whether its days rise or fall from row to row. Throws AMBIGUOUS_FILE when its rows do not say. */
export function decideSign(
  found: Survey,
  columns: Columns,
  decimal: Decimal,
  choices: Choices,
  runs: 'up' | 'down' | null,
): SignDecision {
  const counts = found.signs[decimal];
  const isCard =
    choices.accountType === 'credit' || (choices.accountType === undefined && (columns.hasCard || found.paid > 0));
  const hasBoth = counts.positive > 0 && counts.negative > 0;
  const say = (rule: SignRule, decided: string, because: string, isOwed = false): SignDecision => ({
    rule,
    evidence: { what: 'sign', decided, because },
    isOwed,
  });
  const by = (way: 'in' | 'out', because: string, isOwed = false): SignDecision =>
    say({ kind: 'amount', positiveIs: way }, `a positive amount is money ${way}`, because, isOwed);
  if (columns.eitherOr) return byPair(found, columns.eitherOr, choices, say);
  const { debit, credit } = columns;
  const isOutNegative = found.debitSigns.negative > found.debitSigns.positive;
  // In a column of its own, money in may be written with a minus too, as Citi does.
  const isInNegative = debit !== null && found.creditSigns.negative > found.creditSigns.positive;
  if (debit !== null && credit !== null && (columns.amount === null || !hasBoth)) {
    return say(
      { kind: 'split', out: debit, in: credit, isOutNegative, isInNegative },
      `"${columns.names[debit]}" is money out, "${columns.names[credit]}" money in`,
      'each has a column of its own',
    );
  }
  if (choices.sign && columns.amount !== null && columns.indicator === null)
    return by(choices.sign === 'positive-is-in' ? 'in' : 'out', 'you said so (--sign)');
  if (columns.indicator !== null && columns.amount !== null) {
    const { in: ins, out: outs } = found.indicators;
    if (!hasBoth && ins + outs > 0)
      return say(
        { kind: 'indicator', blank: outs === 0 ? 'out' : ins === 0 ? 'in' : null },
        'each row says whether money goes out or in',
        `"${columns.names[columns.indicator]}" says so (${outs} out, ${ins} in)`,
      );
    // One word for every row, plus signs of their own, says nothing: Venmo calls each row a payment.
    if (hasBoth && ins > 0 && outs > 0)
      return say(
        { kind: 'indicator', blank: null },
        'each row says whether money goes out or in',
        `"${columns.names[columns.indicator]}" says so (${outs} out, ${ins} in)`,
      );
  }
  if (columns.amount === null) {
    if (debit !== null)
      return say(
        { kind: 'split', out: debit, in: -1, isOutNegative, isInNegative: false },
        `"${columns.names[debit]}" is money out`,
        'it is the only column of amounts',
      );
    return say(
      { kind: 'split', out: -1, in: credit ?? -1, isOutNegative: false, isInNegative: false },
      `"${columns.names[credit ?? -1]}" is money in`,
      'it is the only column of amounts; a minus turns it around',
    );
  }
  if (found.tagged > 0)
    return say(
      { kind: 'marked', plain: 'out' },
      'CR behind an amount is money in, DR money out',
      `${found.tagged} amounts are marked CR or DR`,
    );
  if (found.plus > 0 && counts.negative === 0 && found.plus < counts.positive)
    return say(
      { kind: 'marked', plain: 'out' },
      'an amount with a plus is money in, one without money out',
      `${found.plus} of ${counts.positive} amounts are written with a plus`,
    );
  return byEvidence(found, columns, decimal, isCard, runs, by);
}

function byEvidence(
  found: Survey,
  columns: Columns,
  decimal: Decimal,
  isCard: boolean,
  runs: 'up' | 'down' | null,
  by: (way: 'in' | 'out', because: string, isOwed?: boolean) => SignDecision,
): SignDecision {
  const counts = found.signs[decimal];
  const all = counts.positive + counts.negative;
  const { upIn, upOut, downIn, downOut } = counts.balance;
  // Where the dates say which row comes first, only that direction counts.
  const risesIn = Math.max(runs === 'down' ? 0 : upIn, runs === 'up' ? 0 : downIn);
  const risesOut = Math.max(runs === 'down' ? 0 : upOut, runs === 'up' ? 0 : downOut);
  const wordsIn = counts.wordsForIn;
  const wordsOut = counts.wordsForOut;
  const [most, least] = wordsIn >= wordsOut ? [wordsIn, wordsOut] : [wordsOut, wordsIn];
  const words = most > 0 && most >= least * CLEARLY ? (wordsIn > wordsOut ? 'in' : 'out') : null;
  const example = `the words of ${most} rows say so (such as purchases, fees, pay or card payments), those of ${least} say otherwise`;
  const best = Math.max(risesIn, risesOut);
  const isBalanced = best >= 1 && best >= counts.compared * BALANCED && Math.min(risesIn, risesOut) * 2 <= best;
  if (isBalanced) {
    const rises = risesIn > risesOut ? 'in' : 'out';
    const sum = `the balance of ${best} of ${counts.compared} rows is the balance before plus or minus the amount`;
    if (isCard || (words !== null && words !== rises && most >= CLEARLY)) {
      if (words !== null) return by(words, `${example}; the balance is what is owed`, words !== rises);
    } else return by(rises, sum);
  }
  if (found.plus > 0 && counts.negative > 0)
    return by('in', `${found.plus} amounts are written with a plus, ${counts.negative} with a minus`);
  const isMostlyOut = counts.negative * 2 > all;
  if (
    words !== null &&
    (most > 1 || found.paid > 0 || counts.negative === 0 || counts.negative * 2 >= all === (words === 'in'))
  )
    return by(words, example);
  if (/^(charges?|spent|purchases?|expenses?|ausgaben|uitgaven|depenses)\b/i.test(columns.amountName))
    return by('out', `the column is called "${columns.amountName}"`);
  if (/^(inflow|deposits?|money in)\b/i.test(columns.amountName))
    return by('in', `the column is called "${columns.amountName}"`);
  if (isMostlyOut && all > 0)
    return by('in', `${counts.negative} of ${all} amounts are negative, and most rows of an account are money out`);
  if (isCard && all > 0)
    return by('out', `this is a card, and ${counts.positive} of ${all} amounts are positive: those are purchases`);
  if (columns.credit !== null) return by('in', 'the amount stands under money in');
  throw refusal(
    'AMBIGUOUS_FILE',
    `Money in and money out cannot be told apart: ${counts.negative} of ${all} amounts are negative, there is no column that says debit or credit, no balance to check against, ` +
      'and the words of the rows do not say. Say what a positive amount is: --sign positive-is-in (most bank accounts) or --sign positive-is-out (many cards).',
  );
}

/** Rows this many, and this share of them in one column, say that this column is the one for money out. */
const PAIR_ROWS = 10;
const PAIR_SHARE = 0.75;

function byPair(
  found: Survey,
  [left, right]: [number, number],
  choices: Choices,
  say: (rule: SignRule, decided: string, because: string) => SignDecision,
): SignDecision {
  const [a, b] = found.pair;
  // Each column of its own would hold one sign only: two columns of signed amounts are two currencies, as RBC has them.
  if ([a, b].some((column) => column && column.negative > 0 && column.negative < column.filled)) {
    throw refusal(
      'AMBIGUOUS_FILE',
      `Columns ${left + 1} and ${right + 1} both hold amounts, and one of them has both money in and money out in it: they look like two currencies, not like money out and money in. ` +
        'Export one currency at a time, or take the other column out and import the file again.',
    );
  }
  const rule = (out: number, into: number, because: string): SignDecision =>
    say(
      { kind: 'split', out, in: into, isOutNegative: false, isInNegative: false },
      `column ${out + 1} is money out, column ${into + 1} money in`,
      because,
    );
  if (choices.sign === 'positive-is-out')
    return rule(left, right, 'you said so (--sign): the first of the two columns is money out');
  if (choices.sign === 'positive-is-in')
    return rule(right, left, 'you said so (--sign): the first of the two columns is money in');
  if (a && b) {
    const leftOut = a.out + b.in;
    const rightOut = b.out + a.in;
    if (leftOut + rightOut > 0 && Math.max(leftOut, rightOut) >= Math.min(leftOut, rightOut) * CLEARLY)
      return leftOut > rightOut
        ? rule(left, right, `the words of ${leftOut} rows say so, those of ${rightOut} otherwise`)
        : rule(right, left, `the words of ${rightOut} rows say so, those of ${leftOut} otherwise`);
    const all = a.filled + b.filled;
    if (all >= PAIR_ROWS && Math.max(a.filled, b.filled) >= all * PAIR_SHARE)
      return a.filled > b.filled
        ? rule(left, right, `${a.filled} of ${all} rows are in this column, and most rows of an account are money out`)
        : rule(right, left, `${b.filled} of ${all} rows are in this column, and most rows of an account are money out`);
  }
  throw refusal(
    'AMBIGUOUS_FILE',
    `Columns ${left + 1} and ${right + 1} both hold amounts, one for money out and one for money in, but there is no header and the words of the rows do not say which. ` +
      `Say so: --sign positive-is-out when column ${left + 1} is money out, --sign positive-is-in when it is money in.`,
  );
}
