// Puts OFX's tags into order: which hold other tags, which hold a value, also where the closing tags are missing (OFX 1, SGML).
import { refusal } from '../report.ts';
import { decodeEntities } from './entities.ts';
import { createTokenizer, type Tokenizer } from './tokens.ts';

/** What is told of a file: groups begin and end in order, each field with its group's names around it. */
export interface ElementEvents {
  begin(name: string, line: number): void;
  end(name: string, line: number): void;
  field(name: string, value: string, line: number): void;
}

/** A value is a word or a sentence; more than a million letters is no bank's. */
const MAX_VALUE = 1_000_000;

/** Tags that hold other tags, of those this product reads; SGML does not say which they are. */
const GROUPS = new Set(
  (
    'OFX SONRS STATUS FI STMTRS CCSTMTRS INVSTMTRS LOANSTMTRS BANKACCTFROM CCACCTFROM INVACCTFROM LOANACCTFROM BANKACCTTO CCACCTTO BANKTRANLIST ' +
    'BANKTRANLISTP STMTTRN STMTTRNP PAYEE CURRENCY ORIGCURRENCY LEDGERBAL AVAILBAL BALLIST BAL ACCTINFORS ACCTINFO BANKACCTINFO CCACCTINFO ' +
    'INVACCTINFO LOANACCTINFO INVTRANLIST INVBANKTRAN INVPOSLIST INVBAL SECLIST PROFRS MSGSETLIST LOANTRANLIST EXTDPMT IMAGEDATA'
  ).split(' '),
);
const GROUP_FAMILY = /MSGSRSV\d$|TRNRS$/;
/** Trades and holdings; elsewhere some of these names are values. */
const TRADE =
  /^((BUY|SELL)(DEBT|MF|OPT|OTHER|STOCK)|POS(DEBT|MF|OPT|OTHER|STOCK)|INCOME|INVEXPENSE|JRNLFUND|JRNLSEC|MARGININTEREST|REINVEST|RETOFCAP|SPLIT|TRANSFER|CLOSUREOPT)$/;

/** Starts reading. An element that never closes ends where the next tag says it must. */
export function createElements(events: ElementEvents): Tokenizer & { isComplete(): boolean } {
  const groups: string[] = [];
  let value: { name: string; parts: string[]; length: number; line: number } | null = null;
  let isComplete = false;

  const finish = () => {
    if (!value) return;
    const { name, parts, line } = value;
    value = null;
    // A line break within a value, and spaces that fill a column, mean nothing.
    events.field(name, decodeEntities(parts.join('')).replace(/\s+/g, ' ').trim(), line);
  };
  const isGroup = (name: string): boolean => {
    if (GROUPS.has(name) || GROUP_FAMILY.test(name)) return true;
    return TRADE.test(name) && /^INV(TRAN|POS)LIST$/.test(groups.at(-1) ?? '');
  };
  const close = (name: string, line: number) => {
    const at = groups.lastIndexOf(name);
    if (at === -1) return events.end(name, line);
    while (groups.length > at) events.end(groups.pop() ?? name, line);
    if (name === 'OFX') isComplete = true;
  };

  const tokenizer = createTokenizer({
    open(name, line) {
      finish();
      if (!isGroup(name)) {
        value = { name, parts: [], length: 0, line };
        return;
      }
      // A row inside a row is a row whose closing tag is missing.
      if (/^STMTTRNP?$/.test(name) && groups.includes(name)) close(name, line);
      groups.push(name);
      events.begin(name, line);
    },
    close(name, line) {
      const isOwn = value?.name === name;
      finish();
      if (!isOwn) close(name, line);
    },
    text(text, raw) {
      if (!value) return;
      value.length += text.length;
      if (value.length > MAX_VALUE) throw tooLong(value.name, value.line);
      value.parts.push(raw ? text.replaceAll('&', '&amp;') : text);
    },
  });
  return {
    write: tokenizer.write,
    end() {
      const line = tokenizer.end();
      finish();
      return line;
    },
    isComplete: () => isComplete,
  };
}

function tooLong(name: string, line: number) {
  const message = `What stands in <${name}> at line ${line} is longer than a million letters. This is no bank's file, or it is damaged.`;
  return refusal('UNREADABLE_FILE', message, [{ line, field: name, code: 'TOO_LONG', message }]);
}
