// Follows an OFX file from group to group and gathers its rows, accounts and oddities.
import type { Choices, Evidence } from '../importer.ts';
import { type FileProblem, refusal } from '../report.ts';
import type { AccountRow, TransactionRow } from '../rows.ts';
import { createIds } from '../xml-ids.ts';
import { createNotes } from '../xml-notes.ts';
import { accountOf, addBalances, type Statement } from './accounts.ts';
import { type Contents, investmentWords, noContents } from './contents.ts';
import type { ElementEvents } from './elements.ts';
import { type RowField, rowOf } from './row.ts';

/** What was gathered; rows and problems are taken away as they come. */
export interface Statements extends ElementEvents {
  contents: Contents;
  transactions: TransactionRow[];
  problems: FileProblem[];
  /** At the end of the file. */
  finish(): { accounts: AccountRow[]; warnings: FileProblem[]; evidence: Evidence[] };
}

/** No household has as many accounts; a file that says so is not a bank's. */
const MAX_ACCOUNTS = 1000;
/** A transaction has some twenty fields. */
const MAX_FIELDS = 1000;
/** Kinds of payment that take money from any account; PAYMENT and CHECK may also be money put in. */
const OUT = /^(DEBIT|ATM|FEE|SRVCHG|DIRECTDEBIT)$/i;
/** One or two may be refunds. */
const ENOUGH_OUT = 3;

const STATEMENT: Record<string, 'bank' | 'card' | 'investment' | 'loan'> = {
  STMTRS: 'bank',
  CCSTMTRS: 'card',
  INVSTMTRS: 'investment',
  LOANSTMTRS: 'loan',
};

/** Starts gathering. */
export function createStatements(choices: Choices): Statements {
  const contents = noContents();
  const accounts = new Map<string, AccountRow>();
  const evidence: Evidence[] = [];
  const [ids, notes] = [createIds(), createNotes()];
  const groups: string[] = [];
  let bank: string | null = null;
  let status = new Map<string, string>();
  let statement: Statement | null = null;
  let row: { fields: RowField[]; line: number; isPending: boolean; holders: Map<string, number> } | null = null;
  const signs = { out: 0, outWritten: 0, outLine: 0 };

  const out: Statements = { contents, transactions: [], problems: [], begin, end, field, finish };
  return out;

  function begin(name: string, line: number): void {
    contents.hasTags = true;
    const parent = groups.at(-1);
    groups.push(name);
    const kind = STATEMENT[name];
    if (kind) {
      contents[kind] += 1;
      if (kind === 'bank' || kind === 'card')
        statement = {
          kind,
          line,
          currency: null,
          account: new Map(),
          balances: new Map(),
          balanceLine: null,
          accountId: null,
        };
    }
    if (name === 'STATUS') status = new Map();
    if (name === 'ACCTINFO') contents.listed += 1;
    if (name === 'PROFRS') contents.profile = true;
    if (name === 'INVBANKTRAN') contents.cashRows += 1;
    else if (parent === 'INVTRANLIST') contents.trades += 1;
    if (parent === 'INVPOSLIST') contents.positions += 1;
    if (/^STMTTRNP?$/.test(name) && statement)
      row = {
        fields: [],
        line,
        isPending: name === 'STMTTRNP' || groups.includes('BANKTRANLISTP'),
        holders: new Map(),
      };
    if (name === 'LEDGERBAL' && statement) statement.balanceLine = line;
  }

  function end(name: string): void {
    if (groups.at(-1) === name) groups.pop();
    else if (row) {
      // It held other tags and is none of ours: what it held says nothing about the row.
      const from = row.holders.get(name);
      if (from !== undefined) row.fields.length = Math.min(from, row.fields.length);
    }
    if (name === 'STATUS') closeStatus();
    if (/^STMTTRNP?$/.test(name)) closeRow();
    if (STATEMENT[name]) closeStatement();
  }

  function field(name: string, value: string, line: number): void {
    contents.hasTags = true;
    const group = groups.at(-1) ?? '';
    if (row) {
      if (value === '') row.holders.set(name, row.fields.length + 1);
      if (row.fields.length >= MAX_FIELDS)
        throw tooMany(`the transaction at line ${row.line} has more than ${MAX_FIELDS} fields`, line);
      const inRow = /^STMTTRNP?$/.test(group);
      row.fields.push({ name: inRow ? name : `${group}.${name}`, value, line });
      return;
    }
    if (group === 'STATUS') status.set(name, value);
    if (group === 'FI' && name === 'ORG' && value && value.length <= 60) bank = value;
    if (!statement) return;
    if (/^(STMTRS|CCSTMTRS)$/.test(group) && name === 'CURDEF' && /^[A-Za-z]{3}$/.test(value))
      statement.currency = value.toUpperCase();
    if (/^(BANK|CC)ACCTFROM$/.test(group)) {
      if (name === 'ACCTID' && statement.accountId)
        throw tooMany('the account of a statement stands after its transactions', line);
      statement.account.set(name, value);
    }
    if (/^(LEDGER|AVAIL)BAL$/.test(group)) statement.balances.set(`${group}.${name}`, value);
  }

  function closeStatus(): void {
    const code = status.get('CODE') ?? '';
    const owner = groups.at(-1);
    if (owner === 'SONRS') contents.signon = code;
    if (!/^ERROR$/i.test(status.get('SEVERITY') ?? '') && /^0*$/.test(code)) return;
    if (/^(WARN|INFO)$/i.test(status.get('SEVERITY') ?? '')) return;
    if (contents.refusals.length < 10)
      contents.refusals.push(
        `"${(status.get('MESSAGE') || 'no reason given').slice(0, 300)}" (code ${code || 'none'})`,
      );
  }

  /** The account of the statement that is being read. */
  function accountHere(within: Statement): AccountRow {
    const known = within.accountId ? accounts.get(within.accountId) : undefined;
    if (known) return known;
    const fresh = accountOf(within, bank, choices);
    within.accountId = fresh.externalId;
    const account = accounts.get(fresh.externalId) ?? fresh;
    if (account !== fresh) return account;
    accounts.set(account.externalId, account);
    if (accounts.size > MAX_ACCOUNTS) throw tooMany(`it has more than ${MAX_ACCOUNTS} accounts`, within.line);
    if (!within.account.get('ACCTID'))
      evidence.push({
        what: 'account',
        decided: account.name,
        because: 'the file gives no account number; say --account NAME to keep it apart from others',
      });
    return account;
  }

  function closeRow(): void {
    if (!row || !statement) return;
    const { fields, line, isPending } = row;
    row = null;
    const account = accountHere(statement);
    const { problems } = out;
    const read = rowOf(fields, line, isPending, { accountId: account.externalId, choices, ids, notes, problems });
    if (!read) return;
    account.currency ??= read.currency;
    out.transactions.push(read);
    const kind = fields.find((each) => each.name === 'TRNTYPE')?.value ?? '';
    if (read.amountCents > 0) signs.out += 1;
    if (OUT.test(kind) && read.amountCents < 0) {
      signs.outWritten += 1;
      signs.outLine ||= line;
    }
  }

  function closeStatement(): void {
    if (!statement) return;
    if (row) closeRow();
    addBalances(accountHere(statement), statement, choices, notes);
    statement = null;
  }

  function finish() {
    // OFX writes money out with a minus sign. A file with payments and not one minus sign is another thing.
    if (!choices.sign && signs.out === 0 && signs.outWritten >= ENOUGH_OUT) {
      const message =
        `${signs.outWritten} payments of this file (the first at line ${signs.outLine}) are written as money in, and nothing as money out. ` +
        'If a positive amount is money out in this file, say --sign positive-is-out; if they really are money in, --sign positive-is-in.';
      throw refusal('WRONG_SIGN', message, [{ line: signs.outLine, field: 'TRNAMT', code: 'WRONG_SIGN', message }]);
    }
    const warnings = notes.all();
    const left = investmentWords(contents);
    if (left) {
      const message = `This file also holds ${left}, which ${contents.investment + contents.loan === 1 ? 'was' : 'were'} left out.`;
      warnings.push({ line: null, field: null, code: 'NOTHING_TO_IMPORT', message });
    }
    for (const refused of contents.refusals)
      warnings.push({
        line: null,
        field: null,
        code: 'NOTHING_TO_IMPORT',
        message: `For a part of this file the bank answered ${refused}.`,
      });
    return { accounts: [...accounts.values()], warnings, evidence };
  }
}

function tooMany(what: string, line: number) {
  const message = `This is no file that can be read: ${what} (line ${line}).`;
  return refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
}
