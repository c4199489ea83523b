// Which debts a plan is about: those the bank reported, with what the customer said where it did not. Nothing is guessed.
import { z } from 'zod';
import type { Debt } from '../../knowledge/debts.ts';
import { ToolError } from '../../knowledge/errors.ts';
import { account, clean, nameOf, readAccounts } from './args.ts';
import { centsArg, pctArg } from './plan-args.ts';

/** What a customer says of a debt. */
export const statedDebt = z.strictObject({
  debt: account.describe('The card or loan by its name or last digits, or what the customer calls it'),
  balanceCents: centsArg('What is owed', 1).optional(),
  aprPct: pctArg('Its rate').optional(),
  minimumCents: centsArg('Its minimum or regular payment a month', 1).optional(),
});

/** What a customer says of a debt, read. */
export type StatedDebt = z.output<typeof statedDebt>;

/** A debt with all that a plan needs. */
export interface Owed {
  name: string;
  accountId: string;
  currency: string;
  owedCents: number;
  aprPct: number;
  minCents: number;
  isMixedRate: boolean;
  asOf?: string;
  /** What of it is the customer's word. */
  stated: string[];
}

/** A debt as far as it is known, and what is not. */
export type Gappy = Omit<Owed, 'owedCents' | 'aprPct' | 'minCents'> & {
  owedCents: number | null;
  aprPct: number | null;
  minCents: number | null;
  what: string[];
};

/** Debts that are whole, debts with gaps, and what was left out, in words. Throws ToolError for a name that is no debt. */
export function readDebts(
  all: readonly Debt[],
  { account: spoken, stated = [] }: { account?: string; stated?: StatedDebt[] },
): { debts: Owed[]; missing: Gappy[]; excluded: string[] } {
  const accounts = all.map((debt) => debt.account);
  const found: Gappy[] = all.map(fromBank);
  for (const one of stated) {
    const named = readOrNone(one.debt, accounts);
    if (named.length > 1)
      throw new ToolError(
        `"${clean(one.debt)}" could be more than one debt.`,
        `Say one of: ${named.map(nameOf).join(', ')}.`,
      );
    const at = found.findIndex(({ accountId }) => accountId === named[0]?.id);
    const before = found[at] ?? fromCustomer(one, found);
    const after = {
      ...before,
      owedCents: one.balanceCents ?? before.owedCents,
      aprPct: one.aprPct ?? before.aprPct,
      minCents: one.minimumCents ?? before.minCents,
      stated: [
        one.balanceCents !== undefined && 'balance',
        one.aprPct !== undefined && 'APR',
        one.minimumCents !== undefined && 'minimum payment',
      ].filter((word) => word !== false),
    };
    if (at >= 0) found[at] = after;
    else found.push(after);
  }
  const wanted = spoken ? chosen(spoken, found, accounts) : found;
  const owing = wanted.filter(({ owedCents }) => owedCents !== 0);
  const currency = owing[0]?.currency;
  const excluded = [
    ...wanted.filter(({ owedCents }) => owedCents === 0).map(({ name }) => `${name}, on which nothing is owed`),
    ...owing.filter((debt) => debt.currency !== currency).map(({ name }) => `${name}, which is in another currency`),
  ];
  const same = owing.filter((debt) => debt.currency === currency).map((debt) => ({ ...debt, what: gapsOf(debt) }));
  const isWhole = (debt: Gappy): debt is Gappy & Owed => debt.what.length === 0;
  return { debts: same.filter(isWhole), missing: same.filter((debt) => !isWhole(debt)), excluded };
}

function gapsOf({ owedCents, aprPct, minCents }: Gappy): string[] {
  return [owedCents === null && 'balance', aprPct === null && 'APR', minCents === null && 'minimum payment'].filter(
    (word) => word !== false,
  );
}

function fromBank({ account: of, owedCents, aprPct, minimumCents, isMixedRate }: Debt): Gappy {
  return {
    name: nameOf(of),
    accountId: of.id,
    currency: of.currency,
    owedCents,
    aprPct,
    minCents: minimumCents,
    isMixedRate,
    ...(of.balanceOn && { asOf: of.balanceOn }),
    stated: [],
    what: [],
  };
}

function fromCustomer({ debt, balanceCents }: StatedDebt, found: readonly Gappy[]): Gappy {
  if (balanceCents === undefined) {
    const names = found.map(({ name }) => name);
    throw new ToolError(
      `There is no debt "${clean(debt)}".`,
      names.length
        ? `The debts are: ${names.join(', ')}. For one that is not linked, give balanceCents, aprPct and minimumCents.`
        : 'For a debt that is not linked, give balanceCents, aprPct and minimumCents.',
    );
  }
  const name = clean(debt);
  return {
    name,
    accountId: `stated ${name}`,
    currency: found[0]?.currency ?? 'USD',
    owedCents: null,
    aprPct: null,
    minCents: null,
    isMixedRate: false,
    stated: [],
    what: [],
  };
}

function chosen(spoken: string, found: readonly Gappy[], accounts: Debt['account'][]): Gappy[] {
  const byName = found.filter(({ name }) => name.toLowerCase() === clean(spoken).toLowerCase());
  if (byName.length) return byName;
  const ids = readAccounts(spoken, accounts).map(({ id }) => id);
  return found.filter(({ accountId }) => ids.includes(accountId));
}

function readOrNone(spoken: string, accounts: Debt['account'][]): Debt['account'][] {
  try {
    return readAccounts(spoken, accounts);
  } catch (error) {
    if (error instanceof ToolError) return [];
    throw error;
  }
}
