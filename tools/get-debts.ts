// Tool: each card and loan with what is owed, its rate, minimum and due day, how much of its limit is used, and the total.
import { z } from 'zod';
import { aprBps, type Debt, type DebtGap, debtsOf } from '../knowledge/debts.ts';
import { ToolError } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import { listAccounts, listLiabilities } from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** What is told of a debt, by role. */
type Role =
  | 'balance'
  | 'rate'
  | 'minimumPayment'
  | 'dueDay'
  | 'limit'
  | 'utilization'
  | 'lastPayment'
  | 'lastPaymentDay';

/** Ids of the facts by role. A role without an id is unknown: the bank did not report it. */
export type DebtsData = {
  /** `none`: no card or loan is linked. */
  status: 'value' | 'none' | 'unknown';
  /** Why it is unknown. */
  reason?: 'no-accounts';
  /** Largest first. */
  debts: (Partial<Record<Role, string>> & {
    name: string;
    kind: Debt['kind'];
    /** Null when the bank did not say. */
    isOverdue: boolean | null;
    isMixedRate: boolean;
    unknown: DebtGap[];
  })[];
  /** Owed in all, an id a currency. */
  totals: string[];
  minimums: string[];
  /** Names of debts whose balance is not in the totals. */
  notInTotal: string[];
};

/** What is owed. */
export const getDebts = defineTool({
  name: 'get_debts',
  description:
    'Each card and loan: what is owed, the interest rate (APR), minimum payment, due day, share of the limit in use, whether it is overdue, and the totals. Use for "how much do I owe", "what is my APR", "am I behind". For how to pay them off use project_payoff; for money in the bank use get_accounts.',
  step: 'Looking at what you owe',
  reads: 'customer',
  input: z.strictObject({ account: args.account.optional() }),
  async run({ account: spoken }, { asCustomer, facts }) {
    const { all, liabilities } = await asCustomer(async (tx) => ({
      all: await listAccounts(tx),
      liabilities: await listLiabilities(tx),
    }));
    const excluded = words.leftOut(all);
    const own = debtsOf(all, liabilities);
    const nothing = { debts: [], totals: [], minimums: [], notInTotal: [] };
    if (!all.some(({ isBusiness }) => !isBusiness)) {
      const data: DebtsData = { status: 'unknown', reason: 'no-accounts', ...nothing };
      const text = words.lines('Unknown: no personal account has been imported yet.', words.excludedLine(excluded));
      return { text, facts: [], excluded, data };
    }
    if (own.length === 0) {
      const data: DebtsData = { status: 'none', ...nothing };
      const text = words.lines(
        'No card or loan is linked. What is owed elsewhere is not known: say that only linked accounts are seen.',
        words.excludedLine(excluded),
      );
      return { text, facts: [], excluded, data };
    }
    const wanted = spoken ? args.readAccounts(spoken, all).map(({ id }) => id) : undefined;
    const chosen = own.filter(({ account }) => !wanted || wanted.includes(account.id));
    if (chosen.length === 0) {
      const names = own.map(({ account }) => args.nameOf(account)).join(', ');
      throw new ToolError(`"${args.clean(spoken ?? '')}" is not a card or loan.`, `The cards and loans are: ${names}.`);
    }
    const listed = chosen
      .toSorted((a, b) => (b.owedCents ?? -1) - (a.owedCents ?? -1))
      .map((debt) => ({ debt, name: args.nameOf(debt.account), roles: addDebt(facts, debt) }));
    const totals = addTotals(
      facts,
      'Total debt',
      listed.flatMap(({ debt, roles }) =>
        debt.owedCents !== null && roles.balance ? [{ debt, fact: roles.balance, cents: debt.owedCents }] : [],
      ),
      listed.length,
    );
    const minimums = addTotals(
      facts,
      'Total minimum payments',
      listed.flatMap(({ debt, roles }) =>
        debt.minimumCents !== null && debt.owedCents !== 0 && roles.minimumPayment
          ? [{ debt, fact: roles.minimumPayment, cents: debt.minimumCents }]
          : [],
      ),
      listed.filter(({ debt }) => debt.owedCents !== 0).length,
    );
    const notInTotal = listed.filter(({ debt }) => debt.owedCents === null).map(({ name }) => name);
    const data: DebtsData = {
      status: 'value',
      debts: listed.map(({ debt, name, roles }) => ({
        name,
        kind: debt.kind,
        isOverdue: debt.isOverdue,
        isMixedRate: debt.isMixedRate,
        unknown: debt.unknown,
        ...Object.fromEntries(Object.entries(roles).map(([role, fact]) => [role, fact.id])),
      })),
      totals: words.ids(totals),
      minimums: words.ids(minimums),
      notInTotal,
    };
    const shown = [...totals, ...minimums, ...listed.flatMap(({ roles }) => Object.values(roles))];
    const text = words.lines(
      shown.map((fact) => `${words.factLine(fact)} (as of ${fact.asOf})`),
      listed.flatMap(({ debt, name }) => notesOf(debt, name)),
      words.excludedLine([...excluded, ...notInTotal.map((name) => `${name}, whose balance is unknown`)]),
    );
    return { text, facts: shown, excluded, data };
  },
});

function notesOf({ isOverdue, isMixedRate, creditCents, unknown, kind }: Debt, name: string): string[] {
  return [
    isOverdue ? `${name} is overdue.` : '',
    isOverdue === null ? `Whether ${name} is overdue is unknown.` : '',
    isMixedRate ? `Part of ${name} is at another rate than the one for purchases.` : '',
    creditCents > 0 ? `${name} was paid more than was owed, so nothing is owed on it.` : '',
    unknown.length ? `Unknown of ${name}, because the bank did not report it: ${unknown.join(', ')}.` : '',
    kind === 'card' || unknown.includes('rate') ? '' : `The rate of ${name} is a yearly rate.`,
  ].filter(Boolean);
}

// Balance, minimum and due day in the words of get_accounts: one figure has one name.
function addDebt(facts: ToolContext['facts'], debt: Debt): Partial<Record<Role, Fact>> & Record<string, Fact> {
  const { account } = debt;
  const name = args.nameOf(account);
  const own = { entity: name, ...(account.balanceOn && { asOf: account.balanceOn }) };
  const row = { id: account.id, label: name };
  const roles: Record<string, Fact> = {};
  const money = (role: Role, label: string, value: number | null) => {
    if (value === null) return;
    const rows = [{ ...row, amountCents: value }];
    roles[role] = facts.add({
      label: `${name} ${label}`,
      value,
      unit: 'cents',
      currency: account.currency,
      ...own,
      rows,
    });
  };
  const other = (role: Role, label: string, value: number | string | null, unit: 'bps' | 'date') => {
    if (value !== null) roles[role] = facts.add({ label: `${name} ${label}`, value, unit, entity: name, rows: [row] });
  };
  money('balance', 'balance owed', debt.owedCents);
  other('rate', 'APR', aprBps(debt), 'bps');
  money('minimumPayment', 'minimum payment', debt.minimumCents);
  other('dueDay', 'payment due day', debt.dueOn, 'date');
  money('limit', 'credit limit', debt.kind === 'card' ? account.limitCents : null);
  const { balance, limit } = roles;
  if (debt.utilizationBps !== null && balance && limit) {
    roles.utilization = facts.add({
      label: `${name} utilization`,
      value: debt.utilizationBps,
      unit: 'bps',
      ...own,
      rows: [row],
      receipt: { op: 'percent', operands: [balance.id, limit.id] },
    });
  }
  money('lastPayment', 'last payment', debt.lastPaymentCents);
  other('lastPaymentDay', 'last payment day', debt.lastPaymentOn, 'date');
  return roles;
}

// An id a currency. A total that leaves an unknown out says so by its name; of one debt there is no total.
function addTotals(
  facts: ToolContext['facts'],
  label: string,
  parts: readonly { debt: Debt; fact: Fact; cents: number }[],
  expected: number,
): Fact[] {
  if (expected < 2 || parts.length === 0) return [];
  const groups = [...words.groupBy(parts, ({ debt }) => debt.account.currency)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  const isPart = parts.length < expected ? ', as far as it is known' : '';
  return groups.map(([currency, group]) => {
    const asOf = group.map(({ fact }) => fact.asOf).sort()[0];
    return facts.add({
      label: `${label}${isPart}${groups.length > 1 ? ` in ${currency}` : ''}`,
      value: group.reduce((sum, { cents }) => sum + cents, 0),
      unit: 'cents',
      currency,
      ...(asOf && { asOf }),
      receipt: { op: 'sum', operands: group.map(({ fact }) => fact.id) },
      rows: group.map(({ debt, cents }) => ({
        id: debt.account.id,
        label: args.nameOf(debt.account),
        amountCents: cents,
      })),
    });
  });
}
