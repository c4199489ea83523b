// The accounts of a file: by number when a column or the lines above the table give one, else one that the bank's header is a name for.
import type { Choices } from '../importer.ts';
import type { AccountRow } from '../rows.ts';
import { accountKey } from './account-key.ts';
import { digitsOf, moneyOf } from './amounts.ts';
import type { Columns } from './assign.ts';
import { dateOf } from './dates.ts';
import { fold } from './fold.ts';
import { nameOf } from './hashes.ts';
import type { Plan } from './plan.ts';
import type { CsvRecord } from './records.ts';
import type { AccountCounts } from './survey.ts';

const ACCOUNT_WORD =
  /account|konto|iban|rekening|compte|cuenta|conto|conta|ucet|uctu|rachunek|rachunku|tili|kreditkart|card|karte|szamla|kort/;

const NUMBER = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b|(?:[\dxX*•][\dxX*•./ -]*)?\d{3,}[\d*-]*/g;
/** "Account statement, February 2024" names no account. */
const YEAR = /^(19|20)\d\d$/;

/** An account number in the lines above the table; null when there is none. */
export function numberAbove(preamble: CsvRecord[]): string | null {
  for (const { cells } of preamble) {
    const line = cells.join(' ');
    if (!ACCOUNT_WORD.test(fold(line))) continue;
    for (const cell of cells) {
      if (dateOf(cell)) continue;
      for (const [found] of cell.matchAll(NUMBER)) {
        const number = found.trim();
        if (number.replace(/\D/g, '').length >= 4 && !/[.,]\d\d$/.test(number) && !YEAR.test(number)) return number;
      }
    }
  }
  return null;
}

/** What a header, or without one the jobs of the columns, is called: next month's file of the same bank has the same. */
export function signatureOf(header: string[] | null, columns: Columns): string {
  if (header) return nameOf('csv header', ...header.map(fold));
  const { dates, amount, eitherOr, balance, indicator, currency } = columns;
  return nameOf(
    'csv columns',
    columns.names.length,
    JSON.stringify({ dates, amount, eitherOr, balance, indicator, currency }),
  );
}

/** The external id of the account a row belongs to. `key` is what the account column says, "" without one. */
export function accountIdOf(
  key: string,
  plan: Pick<Plan, 'signature' | 'choices' | 'soleAccount' | 'numberAbove'>,
): string {
  const number = key || plan.soleAccount || plan.numberAbove;
  if (number) return nameOf('csv account', accountKey(number));
  if (plan.choices.account) return nameOf('csv account named', fold(plan.choices.account));
  return nameOf('csv account of', plan.signature);
}

function typeOf(choices: Choices, isCard: boolean): Pick<AccountRow, 'type' | 'subtype'> {
  if (choices.accountType === 'credit' || (choices.accountType === undefined && isCard))
    return { type: 'credit', subtype: 'credit card' };
  return { type: 'depository', subtype: choices.accountType === 'savings' ? 'savings' : 'checking' };
}

/** An account that has a name is what its name says: one file of a money app holds cards and bank accounts. */
function kindNamed(called: string, plan: Plan): Pick<AccountRow, 'type' | 'subtype'> {
  const words = fold(called);
  if (plan.choices.accountType !== undefined) return typeOf(plan.choices, false);
  if (CARD_NAME.test(words) && !/\bdebit\b/.test(words)) return typeOf(plan.choices, true);
  if (/\b(savings?|sparen|spar|sparkonto|spaar|epargne|ahorro|ahorros|risparmio|poupanca)\b/.test(words))
    return { type: 'depository', subtype: 'savings' };
  return typeOf(plan.choices, plan.isCard && plan.accounts.size === 1);
}

const CARD_NAME =
  /\b(credit|visa|mastercard|amex|american express|discover|kreditkarte|creditcard|carte de credit|card)\b/;

/** The accounts of a file, with the balance of each one's newest day. */
export function accountsOf(plan: Plan): AccountRow[] {
  const found = new Map<string, AccountRow>();
  const keys = [...plan.accounts.keys()].filter((key) => key !== '' || plan.soleAccount === null);
  for (const key of keys.length > 0 ? keys : ['']) {
    const externalId = accountIdOf(key, plan);
    if (found.has(externalId)) continue;
    const number = key || plan.soleAccount || plan.numberAbove;
    const called = plan.columns.hasNames ? (plan.accounts.get(key)?.label ?? '') : '';
    const mask = (called ? called.match(/\d{4}(?=\D*$)/)?.[0] : number?.replace(/[^A-Za-z0-9]/g, '').slice(-4)) || null;
    const kind = called ? kindNamed(called, plan) : typeOf(plan.choices, plan.isCard);
    const word = kind.type === 'credit' ? 'Card' : kind.subtype === 'savings' ? 'Savings account' : 'Account';
    const given = keys.length <= 1 ? plan.choices.account : undefined;
    const name =
      given ??
      (called
        ? called.slice(0, 100)
        : mask
          ? `${word} ending ${mask}`
          : kind.type === 'credit'
            ? 'Credit card'
            : kind.subtype === 'savings'
              ? 'Savings account'
              : 'Checking account');
    const counts = [plan.accounts.get(key), key === plan.soleAccount ? plan.accounts.get('') : undefined];
    found.set(externalId, {
      externalId,
      name,
      mask,
      ...kind,
      holderCategory: null,
      currency: plan.currency,
      ...balanceOf(plan, kind.type === 'credit', counts[0]),
      availableCents: null,
      limitCents: null,
      path: plan.header ? `line ${plan.header.line}` : 'line 1',
    });
  }
  return [...found.values()];
}

function balanceOf(
  plan: Plan,
  isCredit: boolean,
  counts: AccountCounts | undefined,
): Pick<AccountRow, 'currentCents' | 'balanceAt'> {
  const unknown = { currentCents: null, balanceAt: null };
  const newest = counts?.newest[plan.dateOrder ?? 'fixed'] ?? counts?.newest.fixed;
  if (!newest || plan.columns.balance === null || plan.currencies > 1) return unknown;
  const isOneRow = newest.first === newest.last;
  if (!isOneRow && plan.runs === null) return unknown;
  const read = moneyOf(plan.runs === 'down' ? newest.first : newest.last, plan.decimal, digitsOf(plan.currency));
  if (!read) return unknown;
  const signed = read.tag === 'DR' ? -Math.abs(read.minor) : read.minor;
  // Plaid's balance of a card is what is owed.
  return { currentCents: isCredit && !plan.isOwed ? -signed || 0 : signed, balanceAt: `${newest.on}T00:00:00Z` };
}
