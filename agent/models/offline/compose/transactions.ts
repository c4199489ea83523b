// Says which single purchases, refunds or payments were found.
import type { TransactionKind, TransactionsData } from '../../../../tools/find-transactions.ts';
import type { Slots } from '../ask.ts';
import { composeIncome } from './income.ts';
import { composeMoved } from './moved.ts';
import {
  add,
  bareAccount,
  during,
  inSentence,
  item,
  type Material,
  numberOf,
  type Part,
  ref,
  say,
  spokenAccount,
  type Unit,
} from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown, sayUnknownAccount } from './unknown.ts';

/** As many rows of one kind are still read. */
const NARROW = 12;

type Row = TransactionsData['transactions'][number];

/** The reply to a question about single transactions. */
export function composeTransactions(material: Material): Part {
  const { plan, answer } = material;
  if (answer?.name === 'get_income')
    return composeIncome({
      ...material,
      plan: { ...plan, ask: { ...plan.ask, slots: { ...plan.ask.slots, focus: 'pay' } } },
    });
  if (plan.ask.slots.isSum) return composeMoved(material);
  const data = answer?.data as TransactionsData | undefined;
  if (!answer?.ok || !data)
    return { units: [LOOKUP_FAILED], suggestions: ['What was my last purchase?', 'What did I spend last month?'] };
  const { slots } = plan.ask;
  const suggestions = questionsAfter(data);
  if (data.status === 'unknown') return { units: sayUnknown(data, whatWasAsked(slots), material), suggestions };
  const rows = data.transactions.filter((row) => isWanted(row, slots));
  if (rows.length === 0) {
    const when = plan.period ? ` ${during(plan.period)}` : '';
    return {
      units: [
        say(`I do not see ${nameOfNothing(data, slots)}${when} in your records.`),
        ...sayMissing(data.coverage, material.facts),
      ],
      suggestions,
    };
  }
  // A list of one kind of rows in one time is short enough to be told whole.
  const isNarrow = slots.focus === 'list' && plan.period !== undefined && Boolean(slots.merchant || slots.category);
  const limit = isNarrow ? Math.max(slots.limit ?? 1, NARROW) : (slots.limit ?? 1);
  const after = rows.slice(slots.skip ?? 0);
  if (after.length === 0) return { units: [say('I do not see any before those.')], suggestions };
  const units =
    limit === 1 && !slots.skip
      ? single(after[0], after, data, material)
      : list(after.slice(0, limit), data, { ...material, total: rows.length });
  return { units: [...sayUnknownAccount(slots), ...units, ...sayMissing(data.coverage, material.facts)], suggestions };
}

function isWanted({ kind, isPending }: Row, { focus, direction, merchant, category }: Slots): boolean {
  if (focus === 'pending') return isPending;
  if (focus === 'refund') return kind === 'refund';
  if (focus === 'pay') return kind === 'income';
  // Money moved between own accounts is no purchase.
  return direction === 'out' && !merchant && !category ? kind === 'purchase' || kind === 'fee' : true;
}

const NOUNS: Record<TransactionKind, string> = {
  purchase: 'purchase',
  refund: 'refund',
  income: 'income',
  transfer: 'transfer',
  'card payment': 'card payment',
  fee: 'fee',
};

function superlative({ sort }: Slots): string {
  return sort === 'largest' || sort === 'smallest' ? sort : sort === 'oldest' ? 'first' : 'last';
}

function named({ merchantName, kind, isPending }: Row): string {
  return `${isPending ? 'pending ' : ''}${merchantName} ${NOUNS[kind]}`;
}

function single(row: Row | undefined, rows: Row[], data: TransactionsData, { plan }: Material): Unit[] {
  if (!row) return [];
  const { slots } = plan.ask;
  const units: Unit[] = [];
  const isPlainPurchase = row.kind === 'purchase' && !row.isPending;
  if (slots.category) {
    // The category and the shop each get a sentence: a figure beside both would belong to neither.
    units.push(say(`Your ${superlative(slots)} ${inSentence(slots.category)} purchase was at ${row.merchantName}.`));
    units.push(say(`That ${named(row)} was ${ref(row.amount)} on ${ref(row.day)}.`));
  } else if (slots.merchant || !isPlainPurchase) {
    units.push(say(`Your ${superlative(slots)} ${named(row)} was ${ref(row.amount)} on ${ref(row.day)}.`));
  } else {
    units.push(
      say(`Your ${superlative(slots)} purchase was ${ref(row.amount)} at ${row.merchantName} on ${ref(row.day)}.`),
    );
  }
  // The tool counts what it looked through, before pending rows, refunds or pay are picked out.
  if (plan.period && data.count && !slots.focus) {
    units.push(add(`I looked through ${ref(data.count)} matching transactions ${during(plan.period)}.`));
  }
  if (row.account) units.push(add(`It is in ${bareAccount(row.account)}.`));
  if (row.isPending) units.push(say('It is still pending, so it can change.'));
  // How sure the category is matters only when the category was asked for.
  if (slots.category && row.doubt) units.push(say(row.doubt));
  if (rows.length > 1) units.push(add('Say "show me" to see the others.'));
  return units;
}

function list(rows: Row[], data: TransactionsData, { plan, facts, total }: Material & { total: number }): Unit[] {
  const { slots } = plan.ask;
  const when = plan.period ? ` ${during(plan.period)}` : '';
  const place = `${data.merchant ? ` at ${data.merchant}` : ''}${data.account ? ` from ${spokenAccount(data.account)}` : ''}`;
  const kind =
    slots.focus === 'refund'
      ? 'refunds'
      : slots.focus === 'pay'
        ? 'income deposits'
        : slots.focus === 'pending'
          ? 'pending items'
          : data.category
            ? isMovement(data.category)
              ? `${inSentence(data.category).replace(/s?$/, 's')}`
              : `${inSentence(data.category)} transactions`
            : 'transactions';
  const order =
    slots.sort === 'largest' || slots.sort === 'smallest' ? slots.sort : slots.sort === 'oldest' ? 'first' : 'latest';
  const lead = slots.skip
    ? 'These came before:'
    : slots.reading === 'why'
      ? `I cannot be sure why, but these are the largest ${kind}${place}${when}:`
      : `Here are your ${order} ${kind}${place}${when}:`;
  const lines = rows.map((row) => item(`${named(row).replace(/^p/, 'P')}: ${ref(row.amount)} on ${ref(row.day)}`));
  const isGuess = slots.category !== undefined && rows.some((row) => row.doubt !== '');
  // Rows that were picked out of the ones found are not what the tool counted.
  const isWhole = slots.isCount && data.count !== undefined && total === numberOf(facts, data.count);
  return [
    ...(isWhole ? [say(`I count ${ref(data.count ?? '')} matching transactions${when}.`)] : []),
    say(lead),
    ...lines,
    ...(isGuess ? [say('The bank did not say what some of these were for, so their category is our best guess.')] : []),
  ];
}

// Groups of rows that are called by their own name: "your latest transfers".
const isMovement = (category: string) => /^(?:Transfers|Card payments|Withdrawals?)$/.test(category);

function whatWasAsked({ merchant, category, focus }: Slots): string {
  if (focus === 'pay') return 'when you were paid';
  return `what you paid${merchant ? ` at ${merchant}` : ''}${category ? ` for ${inSentence(category)}` : ''}`;
}

function nameOfNothing(data: TransactionsData, { focus }: Slots): string {
  if (focus === 'pending') return 'anything pending';
  const what =
    focus === 'refund'
      ? 'a refund'
      : focus === 'pay'
        ? 'any pay'
        : data.category
          ? `any ${inSentence(data.category)} transaction`
          : 'a transaction like that';
  return `${what}${data.merchant ? ` at ${data.merchant}` : ''}${data.account ? ` in ${spokenAccount(data.account)}` : ''}`;
}

function questionsAfter({ merchant, category }: TransactionsData): string[] {
  if (merchant)
    return [
      `What did I spend at ${merchant} this year?`,
      `What did I spend at ${merchant} last month?`,
      'What subscriptions do I have?',
    ];
  if (category && isMovement(category)) {
    return ['What is my balance?', 'What did I spend last month?', 'What was my largest purchase last month?'];
  }
  if (category)
    return [
      `What did I spend on ${inSentence(category)} last month?`,
      `What did I spend on ${inSentence(category)} this year?`,
    ];
  return ['What was my largest purchase last month?', 'What did I spend last month?', 'What subscriptions do I have?'];
}
