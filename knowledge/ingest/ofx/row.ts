// One OFX transaction (STMTTRN, or STMTTRNP for a pending one) as a row, or the problems it has.
import type { Choices } from '../importer.ts';
import type { FileProblem, RowCode } from '../report.ts';
import type { TransactionRow } from '../rows.ts';
import { hashOf, isReference, type RowIds } from '../xml-ids.ts';
import { readAmount } from '../xml-money.ts';
import type { Notes } from '../xml-notes.ts';
import { readOfxDay } from './dates.ts';

/** A value of a transaction: `PAYEE.NAME` for one in a group. */
export interface RowField {
  name: string;
  value: string;
  line: number;
}

/** What a row needs to know of its file. */
export interface RowContext {
  accountId: string;
  choices: Choices;
  ids: RowIds;
  notes: Notes;
  problems: FileProblem[];
}

/** Bank's words for a kind of payment, in the languages of the files seen; alone they say nothing about who was paid. */
const KIND =
  /^(ach|atm|auto(matic)?|bank|bill|card|cash|check(card)?|cheque|credit|debit|deposit|direct|dep|eft(pos)?|external|fee|incoming|int|internet|lastschrift|misc|mobile|online|other|outgoing|p[aá]gamento|payment|paiement|pmt|pos|prelevement|pr[eé]l[eè]vement|purchase|recurring|sepa|transaction|transfer|[uü]berweisung|virement|visa|mastercard|wire|withdrawal|[-/*#:.,]+)$/i;

/** The row of a transaction's fields; null when it cannot be read (its problems are then in `context.problems`) or holds nothing. */
export function rowOf(
  fields: RowField[],
  line: number,
  isPending: boolean,
  context: RowContext,
): TransactionRow | null {
  const { accountId, choices, ids, notes, problems } = context;
  if (fields.length === 0) {
    notes.add('MISSING', line, { one: 'transaction has nothing in it.', many: 'transactions have nothing in them.' });
    return null;
  }
  const found = (...names: string[]) => {
    for (const name of names) {
      const field = fields.find((each) => each.name === name && each.value !== '');
      if (field) return field;
    }
    return null;
  };
  const said = (...names: string[]) => found(...names)?.value ?? '';
  const problem = (field: RowField | null, name: string, code: RowCode, what: string) => {
    const at = field?.line ?? fields.find((each) => each.name === name)?.line ?? line;
    const message = `Line ${at}: <${name}> ${what}.`;
    problems.push({ line: at, field: name, code, message });
  };

  const day = isPending ? found('DTTRAN', 'DTPOSTED', 'DTUSER') : found('DTPOSTED');
  const postedOn = day && readOfxDay(day.value);
  const dayName = isPending ? 'DTTRAN' : 'DTPOSTED';
  if (!day) problem(null, dayName, 'MISSING', 'is missing, so the day of this transaction is not known');
  else if (!postedOn) problem(day, day.name, 'NOT_A_DATE', `is no date such as 20261031: "${day.value.slice(0, 40)}"`);

  const money = found('TRNAMT');
  const amount = money && readAmount(money.value, choices.decimal);
  if (!money) problem(null, 'TRNAMT', 'MISSING', 'is missing, so the amount of this transaction is not known');
  else if (amount && 'why' in amount)
    problem(money, 'TRNAMT', 'NOT_MONEY', `is ${amount.why}: "${money.value.slice(0, 40)}"`);
  if (!postedOn || !amount || 'why' in amount) return null;
  if (amount.isRounded)
    notes.add('NOT_MONEY', money.line, {
      one: 'amount has parts of a cent and was rounded.',
      many: 'amounts have parts of a cent and were rounded.',
    });

  const isOut = choices.sign === 'positive-is-out';
  const amountCents = (isOut ? amount.cents : -amount.cents) || 0;
  const name = nameOf(said('NAME', 'PAYEE.NAME', 'EXTDNAME'), said('MEMO'), said('CHECKNUM'), said('TRNTYPE'));
  // ORIGCURRENCY says what it was before the bank changed it: the amount is then in the account's currency (OFX 2.2, 5.2).
  const symbol = said('CURRENCY.CURSYM').toUpperCase();
  const currency = /^[A-Z]{3}$/.test(symbol) ? symbol : null;
  const sic = said('SIC');
  const content = JSON.stringify([
    postedOn,
    amount.cents,
    currency,
    said('NAME', 'PAYEE.NAME', 'EXTDNAME'),
    said('MEMO'),
    said('CHECKNUM'),
    said('REFNUM'),
  ]);
  return {
    externalId: idOf({ accountId, reference: said('FITID'), content, line, isPending, ids, notes }),
    pendingExternalId: null,
    accountExternalId: accountId,
    postedOn,
    amountCents,
    currency,
    name,
    merchant: said('PAYEE.NAME') || null,
    detailed: null,
    mcc: /^\d{4}$/.test(sic) && Number(sic) > 0 ? sic : null,
    isPending,
    channel: null,
    path: `line ${line}`,
  };
}

interface IdParts {
  accountId: string;
  reference: string;
  content: string;
  line: number;
  isPending: boolean;
  ids: RowIds;
  notes: Notes;
}

function idOf({ accountId, reference, content, line, isPending, ids, notes }: IdParts): string {
  if (isPending) return ids.made(accountId, hashOf('pending', content));
  if (!isReference(reference)) {
    notes.add('MISSING', line, {
      one: 'transaction has no id that tells it apart (FITID), so it is known by what it says.',
      many: 'transactions have no id that tells them apart (FITID), so they are known by what they say.',
    });
    return ids.made(accountId, content);
  }
  const { id, seen } = ids.given(accountId, reference, content);
  if (seen === 'other')
    notes.add('DUPLICATE_ID', line, {
      one: 'transaction has the id (FITID) of another one; both were kept.',
      many: 'transactions have the id (FITID) of another one; all were kept.',
    });
  return id;
}

/** What a transaction is called: the name, unless it only says the kind of payment or was cut at 32 letters and the memo has all of it. */
function nameOf(name: string, memo: string, check: string, kind: string): string {
  const rest = memo.toLowerCase();
  if (name === '' && memo === '') {
    const isNumbered = /[1-9]/.test(check);
    return isNumbered
      ? `Check ${check}`
      : kind
        ? kind.toLowerCase().replace(/^./, (letter) => letter.toUpperCase())
        : 'No description';
  }
  if (name === '' || memo === '') return name || memo;
  // OFX cuts a name at 32 letters, some banks earlier.
  if (name.length >= 20 && rest.startsWith(name.toLowerCase())) return memo;
  if (!name.split(' ').every((word) => KIND.test(word))) return name;
  return rest.includes(name.toLowerCase()) ? memo : `${name} ${memo}`;
}
