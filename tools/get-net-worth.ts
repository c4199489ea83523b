// Tool: what the customer owns less what they owe, by kind of account and currency, as of each balance, and how it moved in 30 days.
import { z } from 'zod';
import { addDays, type IsoDate } from '../knowledge/calendar.ts';
import type { Fact } from '../knowledge/fact.ts';
import { type Account, listAccounts } from '../knowledge/ledger.ts';
import { balancesBy, countBalances, type EarlierBalance, isDebt } from '../knowledge/net-worth.ts';
import * as args from './shared/args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** A month ago as people mean it. */
const BACK_DAYS = 30;

/** Kinds of accounts, as they are told. */
type Kind = 'cash' | 'investments' | 'other' | 'cards' | 'loans';

const KINDS: Record<Kind, { label: string; types: Account['type'][] }> = {
  cash: { label: 'Total cash balance', types: ['depository'] },
  investments: { label: 'Total investment balance', types: ['investment'] },
  other: { label: 'Total balance of other accounts', types: ['other'] },
  cards: { label: 'Total balance owed on cards', types: ['credit'] },
  loans: { label: 'Total balance owed on loans', types: ['loan'] },
};

/** Ids of the facts by role, one entry a currency, the main one first. A role without an id has no account. */
export type NetWorthData = {
  status: 'value' | 'unknown';
  /** Why it is unknown: nothing linked, or no balance known. */
  reason?: 'no-accounts' | 'no-balances';
  currencies: {
    currency: string;
    netWorth: string;
    assets: string;
    debts: string;
    byKind: { kind: Kind; amount: string }[];
    /** What it was 30 days ago and the change; missing when a balance of then is not known. */
    earlier?: string;
    change?: string;
  }[];
  accounts: { name: string; type: Account['type']; balance: string; isDebt: boolean }[];
  /** What is not counted: the bank gave no balance, or only one much older than the others. */
  leftOut: { name: string; why: 'unknown' | 'old' }[];
};

/** What is owned less what is owed. */
export const getNetWorth = defineTool({
  name: 'get_net_worth',
  description:
    'Net worth: what is in all accounts less what is owed on cards and loans, by kind of account, each currency apart, and the change since 30 days ago when balances of then are known. Use for "what am I worth", "do I own more than I owe". For single balances use get_accounts; for debts one by one use get_debts.',
  step: 'Looking at what you own and owe',
  reads: 'customer',
  input: z.strictObject({}),
  async run(_, { asCustomer, facts, today, timeZone }) {
    const { all, earlier } = await asCustomer(async (tx) => ({
      all: await listAccounts(tx),
      earlier: await balancesBy(tx, { on: addDays(today, -BACK_DAYS), timeZone }),
    }));
    const { counted, leftOut } = countBalances(all);
    const missing = leftOut.map(({ account, why }) => ({ name: args.nameOf(account), why }));
    const excluded = [
      ...words.leftOut(all),
      ...missing.map(({ name, why }) =>
        why === 'unknown'
          ? `${name}, whose balance is unknown`
          : `${name}, whose balance is much older than the others`,
      ),
    ];
    if (counted.length === 0) {
      const reason = missing.length ? 'no-balances' : 'no-accounts';
      const why = missing.length
        ? 'Unknown, not zero: no balance of any account is known.'
        : 'Unknown: no personal account has been imported yet.';
      const data: NetWorthData = { status: 'unknown', reason, currencies: [], accounts: [], leftOut: missing };
      return { text: words.lines(why, words.excludedLine(excluded)), facts: [], excluded, data };
    }

    const listed = counted.map((account) => ({ account, balance: addBalance(facts, account) }));
    const main = words.mainCurrency(counted);
    const groups = [...words.groupBy(listed, ({ account }) => account.currency)].sort(
      ([a], [b]) => Number(b === main) - Number(a === main),
    );
    const worths = groups.map(([currency, parts]) => ({
      currency,
      ...addWorth(facts, parts, {
        suffix: groups.length > 1 ? ` in ${currency}` : '',
        isPart: leftOut.some(({ account }) => account.currency === currency),
        earlier,
        today,
      }),
    }));
    const data: NetWorthData = {
      status: 'value',
      currencies: worths.map(({ currency, netWorth, assets, debts, byKind, before, change }) => ({
        currency,
        netWorth: netWorth.id,
        assets: assets.id,
        debts: debts.id,
        byKind: byKind.map(({ kind, amount }) => ({ kind, amount: amount.id })),
        ...(before && change && { earlier: before.id, change: change.id }),
      })),
      accounts: listed.map(({ account, balance }) => ({
        name: args.nameOf(account),
        type: account.type,
        balance: balance.id,
        isDebt: isDebt(account),
      })),
      leftOut: missing,
    };
    const shown = [
      ...worths.flatMap(({ netWorth, assets, debts, byKind, before, change }) => [
        netWorth,
        assets,
        debts,
        ...byKind.map(({ amount }) => amount),
        ...(before && change ? [before, change] : []),
      ]),
      ...listed.map(({ balance }) => balance),
    ];
    const undated = counted.filter(({ balanceOn }) => !balanceOn).map(args.nameOf);
    const text = words.lines(
      `Dates in ${timeZone}. Currencies are never added together.`,
      shown.map((fact) => `${words.factLine(fact)} (as of ${fact.asOf})`),
      undated.length ? `The bank did not say of which day these balances are: ${undated.join(', ')}.` : '',
      worths.some(({ change }) => !change) ? 'The change is unknown where the balances of 30 days ago are.' : '',
      words.excludedLine(excluded),
    );
    return { text, facts: shown, excluded, data };
  },
});

interface Part {
  account: Account;
  balance: Fact;
}

// The same words as get_accounts, so that one balance has one name.
function addBalance(facts: ToolContext['facts'], account: Account): Fact {
  const name = args.nameOf(account);
  const label = `${name} ${isDebt(account) ? 'balance owed' : 'balance'}`;
  const value = account.currentCents ?? 0;
  return facts.add({
    label,
    value,
    unit: 'cents',
    currency: account.currency,
    entity: name,
    ...(account.balanceOn && { asOf: account.balanceOn }),
    rows: [{ id: account.id, label, ...(account.balanceOn && { on: account.balanceOn }), amountCents: value }],
  });
}

interface Worth {
  netWorth: Fact;
  assets: Fact;
  debts: Fact;
  byKind: { kind: Kind; amount: Fact }[];
  before?: Fact;
  change?: Fact;
}

function addWorth(
  facts: ToolContext['facts'],
  parts: readonly Part[],
  {
    suffix,
    isPart,
    earlier,
    today,
  }: { suffix: string; isPart: boolean; earlier: readonly EarlierBalance[]; today: IsoDate },
): Worth {
  const currency = parts[0]?.account.currency ?? 'USD';
  const asOf = oldest(parts.map(({ balance }) => balance.asOf)) ?? today;
  const sum = (label: string, of: readonly Part[]) =>
    facts.add({
      label: `${label}${suffix}`,
      value: of.reduce((total, { balance }) => total + Number(balance.value), 0),
      unit: 'cents',
      currency,
      asOf: oldest(of.map(({ balance }) => balance.asOf)) ?? asOf,
      ...(of.length && { receipt: { op: 'sum' as const, operands: of.map(({ balance }) => balance.id) } }),
      rows: of.map(({ account }) => ({
        id: account.id,
        label: args.nameOf(account),
        amountCents: account.currentCents ?? 0,
      })),
    });
  const byKind = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const own = parts.filter(({ account }) => KINDS[kind].types.includes(account.type));
    return own.length ? [{ kind, amount: sum(KINDS[kind].label, own) }] : [];
  });
  const owned = parts.filter(({ account }) => !isDebt(account));
  const owed = parts.filter(({ account }) => isDebt(account));
  const assets = sum('Total assets', owned);
  const debts = sum('Total debts', owed);
  const netWorth = facts.add({
    label: `Net worth${isPart ? ' of the accounts with a known balance' : ''}${suffix}`,
    value: Number(assets.value) - Number(debts.value),
    unit: 'cents',
    currency,
    asOf,
    receipt: { op: 'difference', operands: [assets.id, debts.id] },
  });
  return { netWorth, assets, debts, byKind, ...addEarlier(facts, parts, { netWorth, suffix, earlier, today }) };
}

// Only when every account that counts now has a balance of then: else the change would be that of an account coming in.
function addEarlier(
  facts: ToolContext['facts'],
  parts: readonly Part[],
  {
    netWorth,
    suffix,
    earlier,
    today,
  }: { netWorth: Fact; suffix: string; earlier: readonly EarlierBalance[]; today: IsoDate },
): { before?: Fact; change?: Fact } {
  const then = parts.flatMap(({ account }) => {
    const found = earlier.find(({ accountId }) => accountId === account.id);
    return found ? [{ account, ...found, signed: isDebt(account) ? -found.cents : found.cents }] : [];
  });
  // A balance that is itself from then tells nothing of now.
  const isMoving = parts.some(({ account }) => !account.balanceOn || account.balanceOn > addDays(today, -BACK_DAYS));
  if (then.length < parts.length || !isMoving) return {};
  const on = addDays(today, -BACK_DAYS);
  const before = facts.add({
    label: `Net worth before${suffix}`,
    value: then.reduce((sum, { signed }) => sum + signed, 0),
    unit: 'cents',
    ...(netWorth.currency && { currency: netWorth.currency }),
    period: { from: on, to: on },
    asOf: oldest(then.map((each) => each.on)) ?? on,
    rows: then.map(({ account, signed, on: day }) => ({
      id: account.id,
      label: args.nameOf(account),
      on: day,
      amountCents: signed,
    })),
  });
  const change = facts.add({
    label: `Change in net worth${suffix}`,
    value: Number(netWorth.value) - Number(before.value),
    unit: 'cents',
    ...(netWorth.currency && { currency: netWorth.currency }),
    period: { from: addDays(on, 1), to: today },
    asOf: netWorth.asOf,
    receipt: { op: 'difference', operands: [netWorth.id, before.id] },
  });
  return { before, change };
}

const oldest = (days: readonly IsoDate[]) => [...days].sort()[0];
