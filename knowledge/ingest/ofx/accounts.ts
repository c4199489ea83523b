// The accounts of an OFX file: who they are, of which kind, and their newest balance.
import type { Choices } from '../importer.ts';
import type { AccountRow } from '../rows.ts';
import { hashOf } from '../xml-ids.ts';
import { readAmount } from '../xml-money.ts';
import type { Notes } from '../xml-notes.ts';
import { readOfxMoment } from './dates.ts';

/** A statement as far as it was read. */
export interface Statement {
  kind: 'bank' | 'card';
  line: number;
  currency: string | null;
  account: Map<string, string>;
  balances: Map<string, string>;
  balanceLine: number | null;
  /** Set with the first row, or at the end. */
  accountId: string | null;
}

type Kind = Pick<AccountRow, 'type' | 'subtype'>;

const KINDS: Record<string, Kind> = {
  CHECKING: { type: 'depository', subtype: 'checking' },
  SAVINGS: { type: 'depository', subtype: 'savings' },
  MONEYMRKT: { type: 'depository', subtype: 'money market' },
  CD: { type: 'depository', subtype: 'cd' },
  CREDITLINE: { type: 'credit', subtype: 'line of credit' },
  CREDIT: { type: 'credit', subtype: 'credit card' },
};

/** The account of a statement, without its balances. An account that the file does not name is the one that `--account` says, or the bank's only one. */
export function accountOf(statement: Statement, bank: string | null, choices: Choices): AccountRow {
  const said = (name: string) => statement.account.get(name) ?? '';
  const number = said('ACCTID');
  const chosen = KINDS[(choices.accountType ?? '').toUpperCase()];
  const kind: Kind =
    statement.kind === 'card'
      ? { type: 'credit', subtype: 'credit card' }
      : (KINDS[said('ACCTTYPE').toUpperCase()] ?? chosen ?? { type: 'depository', subtype: null });
  const id = number
    ? hashOf('ofx', statement.kind, said('BANKID'), said('BRANCHID'), number, said('ACCTTYPE').toUpperCase())
    : hashOf('ofx', statement.kind, 'unnamed', choices.account ?? bank ?? '');
  const named = number ? null : choices.account;
  return {
    externalId: `ofx-${id}`,
    name: named ?? nameOf(bank, kind.subtype ?? 'bank account'),
    mask: number.replace(/[^A-Za-z0-9]/g, '').slice(-4) || null,
    ...kind,
    holderCategory: null,
    currency: statement.currency ?? choices.currency ?? null,
    currentCents: null,
    availableCents: null,
    limitCents: null,
    balanceAt: null,
    path: `line ${statement.line}`,
  };
}

function nameOf(bank: string | null, kind: string): string {
  return bank ? `${bank} ${kind}` : kind.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** Puts a statement's balances on its account, unless a later one is there. OFX writes what is owed on a card as a negative balance; Plaid's sign is the other. */
export function addBalances(account: AccountRow, statement: Statement, choices: Choices, notes: Notes): void {
  const read = (group: string) => {
    const text = statement.balances.get(`${group}.BALAMT`);
    if (text === undefined) return null;
    const amount = text === '' ? null : readAmount(text, choices.decimal);
    if (amount && !('why' in amount)) return amount.cents;
    const isEmpty = {
      one: 'balance is empty, so it is not known.',
      many: 'balances are empty, so they are not known.',
    };
    const isWrong = {
      one: 'balance is no amount, so it is not known.',
      many: 'balances are no amounts, so they are not known.',
    };
    notes.add(text === '' ? 'MISSING' : 'NOT_MONEY', statement.balanceLine, text === '' ? isEmpty : isWrong);
    return null;
  };
  const ledger = read('LEDGERBAL');
  const available = read('AVAILBAL');
  if (ledger === null && available === null) return;
  const at = readOfxMoment(statement.balances.get(`${ledger === null ? 'AVAILBAL' : 'LEDGERBAL'}.DTASOF`) ?? '');
  if (account.balanceAt && at && Date.parse(at) < Date.parse(account.balanceAt)) return;
  account.currentCents = ledger !== null && account.type === 'credit' ? -ledger || 0 : ledger;
  account.availableCents = available;
  account.balanceAt = at;
}
