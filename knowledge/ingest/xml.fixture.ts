// Small OFX and CAMT files for tests, and a way to read a file whole.
import { fileInMemory } from './files.ts';
import type { Choices, FilePart, Importer, SourceFile } from './importer.ts';

/** All parts of a file in one. */
export async function readWhole(
  importer: Importer,
  content: SourceFile | Buffer | string,
  choices: Choices = {},
): Promise<Required<FilePart>> {
  const file = typeof content === 'string' || Buffer.isBuffer(content) ? fileInMemory('test', content) : content;
  const whole: Required<FilePart> = {
    accounts: [],
    transactions: [],
    removed: [],
    liabilities: [],
    problems: [],
    warnings: [],
    evidence: [],
  };
  for await (const part of importer.read(file, { today: '2026-11-21', choices })) {
    whole.accounts.push(...(part.accounts ?? []));
    whole.transactions.push(...(part.transactions ?? []));
    whole.removed.push(...(part.removed ?? []));
    whole.liabilities.push(...(part.liabilities ?? []));
    whole.problems.push(...(part.problems ?? []));
    whole.warnings.push(...(part.warnings ?? []));
    whole.evidence.push(...(part.evidence ?? []));
  }
  return whole;
}

/** A file that comes in chunks of these sizes, over and over. */
export function fileInChunks(content: Buffer, sizes: number[]): SourceFile {
  return {
    name: 'chunks',
    size: content.length,
    async *open() {
      for (let at = 0, turn = 0; at < content.length; turn += 1) {
        const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
        yield content.subarray(at, at + size);
        at += size;
      }
    },
  };
}

/** A transaction of a test file; the values are written as they are. */
export type OfxFields = Record<string, string>;

/** How a test file is written. */
export interface OfxStyle {
  dialect: 'sgml' | 'xml';
  newline: string;
  /** Also the header's word. */
  charset?: string;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A checking account's OFX file with these rows. */
export function ofxFile(
  rows: OfxFields[],
  { dialect, newline, charset = 'UTF-8' }: OfxStyle = { dialect: 'sgml', newline: '\n' },
): string {
  const leaf = (name: string, value: string) =>
    dialect === 'xml' ? `<${name}>${escaped(value)}</${name}>` : `<${name}>${escaped(value)}`;
  const group = (name: string, inside: string[]) => [`<${name}>`, ...inside, `</${name}>`];
  const header =
    dialect === 'xml'
      ? [`<?xml version="1.0" encoding="${charset}"?>`, '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE"?>']
      : ['OFXHEADER:100', 'DATA:OFXSGML', 'VERSION:102', 'ENCODING:USASCII', `CHARSET:${charset}`, ''];
  const fields = (all: OfxFields) => Object.entries(all).map(([name, value]) => leaf(name, value));
  const account = fields({ BANKID: '122000248', ACCTID: '0000-44-7812', ACCTTYPE: 'CHECKING' });
  const list = rows.flatMap((row) => group('STMTTRN', fields({ TRNTYPE: 'DEBIT', ...row })));
  const statement = [
    leaf('CURDEF', 'USD'),
    ...group('BANKACCTFROM', account),
    ...group('BANKTRANLIST', [leaf('DTSTART', '20260901'), leaf('DTEND', '20260930'), ...list]),
    ...group('LEDGERBAL', fields({ BALAMT: '1520.25', DTASOF: '20260930235900.000[-7:MST]' })),
  ];
  const sign = fields({ CODE: '0', SEVERITY: 'INFO' });
  const body = group('OFX', [
    ...group(
      'SIGNONMSGSRSV1',
      group('SONRS', [...group('STATUS', sign), ...group('FI', fields({ ORG: 'Desert Bank' }))]),
    ),
    ...group(
      'BANKMSGSRSV1',
      group('STMTTRNRS', [leaf('TRNUID', '1'), ...group('STATUS', sign), ...group('STMTRS', statement)]),
    ),
  ]);
  return [...header, ...body, ''].join(newline);
}

/** A row of a test file, with what banks always write. */
export function ofxRow(fitid: string, amount: string, changes: OfxFields = {}): OfxFields {
  return { DTPOSTED: '20260914120000[-7:MST]', TRNAMT: amount, FITID: fitid, NAME: `Shop ${fitid}`, ...changes };
}

/** A CAMT.053 document with these entries (XML as it is) and this account's content. */
export function camtFile(
  entries: string[],
  { version = '08', message = 'BkToCstmrStmt', part = 'Stmt', balances = '', prefix = '' } = {},
): string {
  const type = { Stmt: '053', Rpt: '052', Ntfctn: '054' }[part];
  const body = `<${message}><GrpHdr><MsgId>1</MsgId></GrpHdr>
<${part}><Id>1</Id><CreDtTm>2026-09-30T06:00:00+02:00</CreDtTm>
<Acct><Id><IBAN>DE89 3704 0044 0532 0130 00</IBAN></Id><Ccy>EUR</Ccy></Acct>${balances}
${entries.join('\n')}
</${part}></${message}>`;
  const named = prefix ? body.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`) : body;
  const [open, close] = prefix
    ? [`${prefix}:Document xmlns:${prefix}`, `${prefix}:Document`]
    : ['Document xmlns', 'Document'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<${open}="urn:iso:std:iso:20022:tech:xsd:camt.${type}.001.${version}">${named}</${close}>
`;
}

/** An entry of a test document. `inside` comes after what every entry has. */
export function camtEntry(amount: string, direction: 'DBIT' | 'CRDT', inside = '', status = '<Sts>BOOK</Sts>'): string {
  return `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}
<BookgDt><Dt>2026-09-14</Dt></BookgDt>${inside}</Ntry>`;
}
