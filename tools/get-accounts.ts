// Tool: the customer's accounts with what is in them, what is owed, and card limits and due dates.
import { z } from 'zod';
import type { Fact } from '../knowledge/fact.ts';
import { type Account, type Liability, listAccounts, listLiabilities } from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts by role. A role without an id is unknown: the bank did not report it. */
export type AccountsData = {
  status: 'value' | 'unknown';
  /** Why it is unknown. */
  reason?: 'no-accounts';
  accounts: {
    name: string;
    type: Account['type'];
    /** Money in it, or owed on a card or loan. */
    balance?: string;
    available?: string;
    limit?: string;
    minimumPayment?: string;
    dueDay?: string;
    /** What the bank did not report, of what is usual for such an account. */
    unknown: ('balance' | 'limit')[];
  }[];
  /** Cash in checking, savings and the like, an id a currency; empty when one of the balances is unknown. */
  cash: string[];
  /** Owed on all cards, an id a currency; empty when one of the balances is unknown. */
  owedOnCards: string[];
};

/** Accounts and their balances. */
export const getAccounts = defineTool({
  name: 'get_accounts',
  description:
    'The accounts with balance, available money, card limit, minimum payment and due day, and the totals in cash and owed on cards. Use for "what is my balance", "how much do I have", "how much do I owe", "when is my card due". For how much of a limit is used use get_signals; for money in or out over time use get_income or get_spending.',
  step: 'Looking at your accounts',
  reads: 'customer',
  input: z.strictObject({ account: args.account.optional() }),
  async run({ account: spoken }, { asCustomer, facts }) {
    const { all, liabilities } = await asCustomer(async (tx) => ({
      all: await listAccounts(tx),
      liabilities: await listLiabilities(tx),
    }));
    const personal = all.filter(({ isBusiness }) => !isBusiness);
    const excluded = words.leftOut(all);
    if (personal.length === 0) {
      const data: AccountsData = { status: 'unknown', reason: 'no-accounts', accounts: [], cash: [], owedOnCards: [] };
      const text = words.lines('Unknown: no personal account has been imported yet.', words.excludedLine(excluded));
      return { text, facts: [], excluded, data };
    }
    const chosen = spoken ? args.readAccounts(spoken, all) : personal;
    const listed = chosen.map((account) => {
      const liability = liabilities.find(({ accountId }) => accountId === account.id);
      return { account, name: args.nameOf(account), ...addAccount(facts, account, liability) };
    });
    const isSum = listed.length > 1;
    const cash = isSum
      ? addTotal(
          facts,
          'Total cash balance',
          listed.filter(({ account }) => account.type === 'depository'),
        )
      : [];
    const owed = isSum
      ? addTotal(
          facts,
          'Total balance owed on cards',
          listed.filter(({ account }) => account.type === 'credit'),
        )
      : [];
    const data: AccountsData = {
      status: 'value',
      accounts: listed.map(({ account, name, roles, unknown }) => ({
        name,
        type: account.type,
        ...Object.fromEntries(Object.entries(roles).map(([role, fact]) => [role, fact.id])),
        unknown,
      })),
      cash: words.ids(cash),
      owedOnCards: words.ids(owed),
    };
    const own = [...listed.flatMap(({ roles }) => Object.values(roles)), ...cash, ...owed];
    const gaps = listed.flatMap(({ name, unknown }) =>
      unknown.map((what) => `The ${what} of ${name} is unknown: the bank did not report it.`),
    );
    const text = words.lines(
      own.map((fact) => `${words.factLine(fact)} (as of ${fact.asOf})`),
      gaps,
      words.excludedLine(excluded),
    );
    return { text, facts: own, excluded, data };
  },
});

type Roles = Partial<Record<'balance' | 'available' | 'limit' | 'minimumPayment' | 'dueDay', Fact>>;

function addAccount(
  facts: ToolContext['facts'],
  account: Account,
  liability: Liability | undefined,
): { roles: Record<string, Fact>; unknown: ('balance' | 'limit')[] } {
  const name = args.nameOf(account);
  const isDebt = account.type === 'credit' || account.type === 'loan';
  const asOf = account.balanceOn ?? undefined;
  const money = (label: string, value: number | null) =>
    value === null
      ? undefined
      : facts.add({
          label: `${name} ${label}`,
          value,
          unit: 'cents',
          currency: account.currency,
          entity: name,
          ...(asOf && { asOf }),
          rows: [{ id: account.id, label: `${name}, ${label}`, ...(asOf && { on: asOf }), amountCents: value }],
        });
  const roles: Roles = {
    balance: money(isDebt ? 'balance owed' : 'balance', account.currentCents),
    available: money(
      isDebt ? 'available credit' : 'available balance',
      account.type === 'loan' ? null : account.availableCents,
    ),
    limit: money('credit limit', account.type === 'credit' ? account.limitCents : null),
    minimumPayment: money('minimum payment', liability?.minimumPaymentCents ?? null),
    dueDay: liability?.nextDueOn
      ? facts.add({
          label: `${name} payment due day`,
          value: liability.nextDueOn,
          unit: 'date',
          entity: name,
          rows: [{ id: account.id, label: name }],
        })
      : undefined,
  };
  const unknown: ('balance' | 'limit')[] = [];
  if (account.currentCents === null) unknown.push('balance');
  if (account.type === 'credit' && account.limitCents === null) unknown.push('limit');
  const known = Object.entries(roles).flatMap(([role, fact]) => (fact ? [[role, fact] as const] : []));
  return { roles: Object.fromEntries(known), unknown };
}

// A total over an unknown balance would be too low, so there is none. Its day is the oldest of its balances.
function addTotal(
  facts: ToolContext['facts'],
  label: string,
  parts: { account: Account; roles: Record<string, Fact> }[],
): Fact[] {
  const balances = parts.map(({ roles }) => roles.balance);
  if (parts.length === 0 || balances.includes(undefined)) return [];
  const groups = words.groupBy(parts, ({ account }) => account.currency);
  return [...groups].map(([currency, group]) => {
    const operands = group.flatMap(({ roles }) => roles.balance ?? []);
    const asOf = operands.map((fact) => fact.asOf).sort()[0];
    return facts.add({
      label: groups.size > 1 ? `${label} in ${currency}` : label,
      value: operands.reduce((sum, fact) => sum + Number(fact.value), 0),
      unit: 'cents',
      currency,
      ...(asOf && { asOf }),
      receipt: { op: 'sum', operands: words.ids(operands) },
      rows: group.map(({ account }) => ({
        id: account.id,
        label: args.nameOf(account),
        amountCents: account.currentCents ?? 0,
      })),
    });
  });
}
