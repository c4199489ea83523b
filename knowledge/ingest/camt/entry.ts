// One CAMT entry (Ntry) as rows: one, or one for each payment of a batch when their amounts add up to the entry's.
import type { IsoDate } from '../../calendar.ts';
import type { FileProblem, RowCode } from '../report.ts';
import type { TransactionRow } from '../rows.ts';
import { isReference, type RowIds } from '../xml-ids.ts';
import { readAmount } from '../xml-money.ts';
import type { Notes } from '../xml-notes.ts';
import { nodeAt, textAt, type XmlNode } from '../xml-reader.ts';
import { codeOf, dayOf } from './accounts.ts';
import { counterpartyOf, remittanceOf } from './parties.ts';

/** One payment (TxDtls) of an entry, small enough that a batch of many thousands can wait for its last. */
export interface Detail {
  cents: number | null;
  currency: string | null;
  merchant: string | null;
  text: string;
  mcc: string | null;
  reference: string | null;
  endToEnd: string;
  line: number;
}

/** What an entry needs to know of its statement and file. */
export interface EntryContext {
  accountId: string;
  /** When an entry says no day: the statement's own, if it has one. */
  fallbackOn: IsoDate | null;
  ids: RowIds;
  notes: Notes;
  problems: FileProblem[];
}

/** Is money out of the account? Null when the entry does not say. A reversal's own indicator already is the other way around (ISO 20022). */
function isDebitOf(entry: XmlNode): boolean | null {
  const word = textAt(entry, 'CdtDbtInd');
  return word === 'DBIT' ? true : word === 'CRDT' ? false : null;
}

/** Reads a payment of an entry. `entry` as far as it was read: the bank writes its direction before its payments. */
export function detailOf(node: XmlNode, entry: XmlNode): Detail {
  const isDebit = textAt(node, 'CdtDbtInd') ? textAt(node, 'CdtDbtInd') === 'DBIT' : isDebitOf(entry) === true;
  const isReversal = /^(true|1)$/.test(textAt(entry, 'RvslInd'));
  const amountNode = nodeAt(node, 'Amt') ?? nodeAt(node, 'AmtDtls', 'TxAmt', 'Amt');
  const amount = readAmount(amountNode?.text ?? '');
  const refs = nodeAt(node, 'Refs');
  const endToEnd = textAt(refs, 'EndToEndId');
  const mcc = deepText(nodeAt(node, 'CardTx'), 'MrchntCtgyCd');
  const references = [textAt(refs, 'AcctSvcrRef'), textAt(refs, 'TxId'), textAt(refs, 'UETR')];
  return {
    cents: 'why' in amount ? null : isDebit ? amount.cents : -amount.cents || 0,
    currency: codeOf(amountNode?.attributes.Ccy),
    merchant: counterpartyOf(node, isDebitOf(entry) === true, isReversal),
    text: remittanceOf(node) || textAt(node, 'AddtlTxInf'),
    mcc: /^\d{4}$/.test(mcc) ? mcc : null,
    reference: references.find((each) => isReference(each)) ?? null,
    endToEnd: isReference(endToEnd) ? endToEnd : '',
    line: node.line,
  };
}

/** The rows of an entry. One that cannot be read gives none, and problems. */
export function rowsOf(entry: XmlNode, details: Detail[], context: EntryContext): TransactionRow[] {
  const { accountId, ids, notes, problems } = context;
  const { line } = entry;
  const problem = (name: string, code: RowCode, what: string) => {
    const at = nodeAt(entry, name)?.line ?? line;
    problems.push({ line: at, field: name, code, message: `Line ${at}: <${name}> ${what}.` });
  };
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts', 'Prtry') || textAt(entry, 'Sts');
  if (status === 'INFO') {
    notes.add('NOTHING_TO_IMPORT', line, {
      one: 'entry is for information only (INFO): no money moved, so it was left out.',
      many: 'entries are for information only (INFO): no money moved, so they were left out.',
    });
    return [];
  }
  const amountNode = nodeAt(entry, 'Amt');
  const amount = readAmount(amountNode?.text ?? '');
  if (!amountNode) problem('Amt', 'MISSING', 'is missing, so the amount of this entry is not known');
  else if ('why' in amount) problem('Amt', 'NOT_MONEY', `is ${amount.why}: "${amountNode.text.slice(0, 40)}"`);
  const isDebit = isDebitOf(entry);
  if (isDebit === null)
    problem('CdtDbtInd', 'MISSING', 'is neither DBIT nor CRDT, so it is not known whether money came in or went out');
  const postedOn = dayFor(entry, context, problem);
  if ('why' in amount || isDebit === null || !postedOn) return [];
  if (amount.isRounded)
    notes.add('NOT_MONEY', amountNode?.line ?? line, {
      one: 'amount has parts of a cent and was rounded.',
      many: 'amounts have parts of a cent and were rounded.',
    });

  const cents = isDebit ? amount.cents : -amount.cents || 0;
  const currency = codeOf(amountNode?.attributes.Ccy);
  const only = details.length === 1 ? details[0] : undefined;
  const note = textAt(entry, 'AddtlNtryInf');
  const reference = [textAt(entry, 'AcctSvcrRef'), only?.reference, longOf(textAt(entry, 'NtryRef'))].find((each) =>
    isReference(each),
  );
  const shared = {
    pendingExternalId: null,
    accountExternalId: accountId,
    postedOn,
    currency,
    detailed: null,
    isPending: status === 'PDNG' || status === 'FUTR',
    channel: null,
  };
  const idFor = (own: string | null | undefined, content: string, at: number): string => {
    if (!own) return ids.made(accountId, content);
    const { id, seen } = ids.given(accountId, own, content);
    if (seen === 'other')
      notes.add('DUPLICATE_ID', at, {
        one: "entry has the bank's reference of another one; both were kept.",
        many: "entries have the bank's reference of another one; all were kept.",
      });
    return id;
  };

  const isSplit = details.length > 1 && isSumOf(details, cents, currency);
  const parts = isSplit ? details : [undefined];
  return parts.map((part, index) => {
    const one = part ?? only;
    const merchant = one?.merchant ?? null;
    const partCents = part?.cents ?? cents;
    const text = one?.text || note;
    const content = JSON.stringify([postedOn, partCents, currency, merchant, text, one?.endToEnd ?? '']);
    const own = part && reference ? `${reference}/${part.reference ?? part.endToEnd}/${index}` : reference;
    return {
      ...shared,
      externalId: idFor(own ?? part?.reference, content, part?.line ?? line),
      amountCents: partCents,
      name: nameOf(merchant, text, isDebit),
      merchant,
      mcc: one?.mcc ?? null,
      path: `line ${part?.line ?? line}`,
    };
  });
}

/** The day it was booked; else the day it counts from; else the statement's. */
function dayFor(
  entry: XmlNode,
  { fallbackOn, notes }: EntryContext,
  problem: (name: string, code: RowCode, what: string) => void,
): IsoDate | null {
  const on = dayOf(nodeAt(entry, 'BookgDt')) ?? dayOf(nodeAt(entry, 'ValDt'));
  if (on) return on;
  const written = ['BookgDt', 'ValDt'].find((name) => textAt(entry, name, 'Dt') || textAt(entry, name, 'DtTm'));
  if (written) {
    problem(written, 'NOT_A_DATE', 'is no date such as 2026-10-31');
    return null;
  }
  if (!fallbackOn) problem('BookgDt', 'MISSING', 'is missing, so the day of this entry is not known');
  else
    notes.add('MISSING', entry.line, {
      one: 'entry says no day; the day of its statement was taken.',
      many: 'entries say no day; the day of their statement was taken.',
    });
  return fallbackOn;
}

/** A short entry reference is a number within one statement; only a long one is the bank's own over all of them. */
function longOf(reference: string): string {
  return reference.length >= 12 ? reference : '';
}

function isSumOf(details: Detail[], cents: number, currency: string | null): boolean {
  let sum = 0;
  for (const detail of details) {
    if (detail.cents === null || (detail.currency !== null && detail.currency !== currency)) return false;
    sum += detail.cents;
  }
  return sum === cents;
}

function nameOf(merchant: string | null, text: string, isDebit: boolean): string {
  if (merchant && text && !text.toLowerCase().includes(merchant.toLowerCase())) return `${merchant} ${text}`;
  return text || merchant || (isDebit ? 'Payment' : 'Money in');
}

/** The text of the first element with a name, however deep: where a card's data stands changes with the version. */
function deepText(node: XmlNode | null, name: string): string {
  for (const child of node?.children ?? []) {
    const text = child.name === name ? child.text : deepText(child, name);
    if (text) return text;
  }
  return '';
}
