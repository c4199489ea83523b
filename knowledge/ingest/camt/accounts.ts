// The account of a CAMT statement, report or notification, and its newest balances.
import { isIsoDate } from '../../calendar.ts';
import type { AccountRow } from '../rows.ts';
import { hashOf } from '../xml-ids.ts';
import { readAmount } from '../xml-money.ts';
import type { Notes } from '../xml-notes.ts';
import { nodeAt, textAt, type XmlNode } from '../xml-reader.ts';

/** Account types (ISO 20022 ExternalCashAccountType1Code) that are not a current account. */
const KINDS: Record<string, Pick<AccountRow, 'type' | 'subtype'>> = {
  SVGS: { type: 'depository', subtype: 'savings' },
  LLSV: { type: 'depository', subtype: 'savings' },
  MOMA: { type: 'depository', subtype: 'money market' },
  CARD: { type: 'credit', subtype: 'credit card' },
  LOAN: { type: 'loan', subtype: 'loan' },
};

/** What is booked now, best first: closing, interim, expected; an opening or earlier closing balance only when there is no other. */
const BOOKED = ['CLBD', 'ITBD', 'XPCD', 'OPBD', 'PRCD'];
const AVAILABLE = ['CLAV', 'ITAV', 'OPAV'];

/** The account, without balances; null when the file gives it no number. */
export function accountOf(node: XmlNode): AccountRow | null {
  const id = nodeAt(node, 'Id');
  const number = (
    textAt(id, 'IBAN') ||
    textAt(id, 'BBAN') ||
    textAt(id, 'UPIC') ||
    textAt(id, 'Othr', 'Id') ||
    textAt(id, 'PrtryAcct', 'Id')
  ).replace(/\s/g, '');
  if (!number) return null;
  const kind = KINDS[textAt(node, 'Tp', 'Cd')] ?? { type: 'depository' as const, subtype: 'checking' };
  const bank = textAt(node, 'Svcr', 'FinInstnId', 'Nm') || textAt(node, 'Svcr', 'FinInstnId', 'NmAndAdr', 'Nm');
  return {
    externalId: `camt-${hashOf('camt', number.toUpperCase())}`,
    name: textAt(node, 'Nm') || (bank ? `${bank} ${kind.subtype}` : 'Bank account'),
    mask: number.slice(-4),
    ...kind,
    holderCategory: null,
    currency: codeOf(textAt(node, 'Ccy')),
    currentCents: null,
    availableCents: null,
    limitCents: null,
    balanceAt: null,
    path: `line ${node.line}`,
  };
}

/** The day of a date element: `<Dt>` or `<DtTm>`, as the bank wrote it; null without one. */
export function dayOf(node: XmlNode | null): string | null {
  const on = (textAt(node, 'Dt') || textAt(node, 'DtTm')).slice(0, 10);
  return isIsoDate(on) ? on : null;
}

/** A currency code; null when it is none. */
export function codeOf(text: string | undefined): string | null {
  return /^[A-Za-z]{3}$/.test(text ?? '') ? (text ?? '').toUpperCase() : null;
}

/** Puts a statement's balances on its account, unless a later one is there. A balance in another currency than the account's is left out. */
export function addBalances(account: AccountRow, balances: XmlNode[], notes: Notes): void {
  const read = (kinds: string[]) => {
    const found = balances.flatMap((node) => {
      const rank = kinds.indexOf(textAt(node, 'Tp', 'CdOrPrtry', 'Cd') || textAt(node, 'Tp', 'Cd'));
      const amountNode = nodeAt(node, 'Amt');
      const amount = readAmount(amountNode?.text ?? '');
      if (rank === -1) return [];
      if ('why' in amount) {
        notes.add('NOT_MONEY', node.line, {
          one: 'balance is no amount, so it is not known.',
          many: 'balances are no amounts, so they are not known.',
        });
        return [];
      }
      const cents = textAt(node, 'CdtDbtInd') === 'DBIT' ? -amount.cents || 0 : amount.cents;
      return [{ rank, cents, currency: codeOf(amountNode?.attributes.Ccy), on: dayOf(nodeAt(node, 'Dt')), node }];
    });
    const own = found.filter(({ currency }) => !currency || !account.currency || currency === account.currency);
    for (const { node } of found.filter((each) => !own.includes(each)))
      notes.add('NOT_A_CURRENCY', node.line, {
        one: "balance is in another currency than its account's and was left out.",
        many: "balances are in other currencies than their accounts' and were left out.",
      });
    return own.sort((a, b) => a.rank - b.rank || (b.on ?? '').localeCompare(a.on ?? ''))[0] ?? null;
  };
  account.currency ??= codeOf(nodeAt(balances[0], 'Amt')?.attributes.Ccy);
  const booked = read(BOOKED);
  const available = read(AVAILABLE);
  const on = (booked ?? available)?.on;
  if (!booked && !available) return;
  const at = on ? `${on}T12:00:00Z` : null;
  if (account.balanceAt && at && at < account.balanceAt) return;
  const isOwed = account.type === 'credit' || account.type === 'loan';
  account.currentCents = booked ? (isOwed ? -booked.cents || 0 : booked.cents) : null;
  account.availableCents = available?.cents ?? null;
  account.balanceAt = at;
}
