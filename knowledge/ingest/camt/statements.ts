// Follows a CAMT document from statement to statement and gathers its rows, accounts and oddities.
import { isIsoDate } from '../../calendar.ts';
import type { Choices, Evidence } from '../importer.ts';
import { type FileProblem, refusal } from '../report.ts';
import type { AccountRow, TransactionRow } from '../rows.ts';
import { createIds, hashOf } from '../xml-ids.ts';
import { createNotes } from '../xml-notes.ts';
import { nodeAt, textAt, type XmlEvents, type XmlNode } from '../xml-reader.ts';
import { accountOf, addBalances, codeOf } from './accounts.ts';
import { type Detail, detailOf, rowsOf } from './entry.ts';

/** The three messages, by the element that holds them, and what one of their parts is called. */
const MESSAGES: [pattern: RegExp, words: string][] = [
  [/^BkToCstmrStmt/, 'a bank statement (camt.053)'],
  [/^BkToCstmrAcctRpt/, 'an account report (camt.052)'],
  [/^BkToCstmrDbtCdtNtfctn/, 'a notification of payments (camt.054)'],
];
const STATEMENT = /^(Stmt|Rpt|Ntfctn)$/;
/** Elements that are read as a whole. */
const WHOLE = /^(Acct|Bal|Ntry|CreDtTm|FrToDt)$/;
/** No household has as many accounts; a file that says so is not a bank's. */
const MAX_ACCOUNTS = 1000;
/** A batch beyond this is kept as one row: its payments would have to be held until the last says whether they add up. */
const MAX_DETAILS = 50_000;

/** What was gathered; rows and problems are taken away as they come. */
export interface CamtStatements extends XmlEvents {
  transactions: TransactionRow[];
  problems: FileProblem[];
  /** At the end of the file. Throws NOTHING_TO_IMPORT when there was no statement in it. */
  finish(): { accounts: AccountRow[]; warnings: FileProblem[]; evidence: Evidence[] };
}

interface Open {
  line: number;
  account: AccountRow | null;
  balances: XmlNode[];
  /** The day of a statement that its entries fall back on. */
  on: string | null;
}

/** Starts gathering. */
export function createCamtStatements(choices: Choices): CamtStatements {
  const accounts = new Map<string, AccountRow>();
  const evidence: Evidence[] = [];
  const [ids, notes] = [createIds(), createNotes()];
  let message: string | null = null;
  let root: string | null = null;
  let statement: Open | null = null;
  let statements = 0;
  let details: Detail[] = [];
  let left = 0;

  const out: CamtStatements = { transactions: [], problems: [], listed: 'TxDtls', open, node, item, close, finish };
  return out;

  function open(name: string, line: number): boolean {
    root ??= name;
    message ??= MESSAGES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
    if (!message) return false;
    if (!statement && STATEMENT.test(name)) {
      statement = { line, account: null, balances: [], on: null };
      statements += 1;
      return false;
    }
    return statement !== null && WHOLE.test(name);
  }

  function item(read: XmlNode, entry: XmlNode): void {
    if (details.length < MAX_DETAILS) details.push(detailOf(read, entry));
    else left += 1;
  }

  function node(read: XmlNode): void {
    if (!statement) return;
    if (read.name === 'CreDtTm') statement.on ??= dayIn(read.text);
    if (read.name === 'FrToDt') statement.on = dayIn(textAt(read, 'ToDtTm') || textAt(read, 'ToDt')) ?? statement.on;
    if (read.name === 'Acct') statement.account = known(accountOf(read), statement);
    // A statement's balances are few; more than a hundred would be another kind of file.
    if (read.name === 'Bal' && statement.balances.length < 100) statement.balances.push(read);
    if (read.name === 'Ntry') readEntry(read, statement);
  }

  function readEntry(entry: XmlNode, within: Open): void {
    const account = within.account ?? known(null, within);
    within.account = account;
    if (left > 0) {
      notes.add('TOO_LONG', entry.line, {
        one: `entry has more than ${MAX_DETAILS} payments in it and was kept as one row.`,
        many: `entries have more than ${MAX_DETAILS} payments in them; each was kept as one row.`,
      });
      details = [];
    }
    const { problems } = out;
    const context = { accountId: account.externalId, fallbackOn: within.on, ids, notes, problems };
    out.transactions.push(...rowsOf(entry, details, context));
    details = [];
    left = 0;
    const [balance] = within.balances;
    account.currency ??= codeOf(nodeAt(balance ?? entry, 'Amt')?.attributes.Ccy);
  }

  /** The account as first seen in the file; one without a number is the one that `--account` says, or the only one of its kind. */
  function known(found: AccountRow | null, within: Open): AccountRow {
    const account = found ?? unnamed(within, choices);
    const before = accounts.get(account.externalId);
    if (before) return before;
    accounts.set(account.externalId, account);
    if (accounts.size > MAX_ACCOUNTS) {
      const what = `This is no file that can be read: it has more than ${MAX_ACCOUNTS} accounts (line ${within.line}).`;
      throw refusal('UNREADABLE_FILE', what, [
        { line: within.line, field: 'Acct', code: 'UNREADABLE_FILE', message: what },
      ]);
    }
    if (!found)
      evidence.push({
        what: 'account',
        decided: account.name,
        because: 'the file gives no account number; say --account NAME to keep it apart from others',
      });
    return account;
  }

  function close(name: string): void {
    if (!statement || !STATEMENT.test(name)) return;
    if (statement.account) addBalances(statement.account, statement.balances, notes);
    statement = null;
  }

  function finish() {
    if (!message) {
      const what =
        root === 'Document'
          ? 'an ISO 20022 message that is no bank statement'
          : `XML (<${(root ?? '').slice(0, 60)}>) that is no bank statement`;
      throw refusal(
        'NOTHING_TO_IMPORT',
        `This file holds ${what}. Bank statements are camt.052, camt.053 and camt.054.`,
      );
    }
    if (statements === 0 || accounts.size === 0) {
      const without =
        statements === 0 ? 'with no statement in it, only its header' : 'with no account and no entries in it';
      throw refusal('NOTHING_TO_IMPORT', `This file holds ${message} ${without}. Ask your bank for it again.`);
    }
    return { accounts: [...accounts.values()], warnings: notes.all(), evidence };
  }
}

function unnamed(within: Open, choices: Choices): AccountRow {
  const isCredit = choices.accountType === 'credit';
  return {
    externalId: `camt-${hashOf('camt', 'unnamed', choices.account ?? '')}`,
    name: choices.account ?? 'Bank account',
    mask: null,
    type: isCredit ? 'credit' : 'depository',
    subtype: isCredit ? 'credit card' : (choices.accountType ?? null),
    holderCategory: null,
    currency: choices.currency ?? null,
    currentCents: null,
    availableCents: null,
    limitCents: null,
    balanceAt: null,
    path: `line ${within.line}`,
  };
}

function dayIn(text: string): string | null {
  const on = text.slice(0, 10);
  return isIsoDate(on) ? on : null;
}
