// Who paid or was paid, and what for, in a CAMT entry: names, ultimate parties, remittance text.
import { nodeAt, textAt, type XmlNode } from '../xml-reader.ts';

/**
 * The other side's name: who got the money of a debit, who sent the money of a credit; the ultimate party first, since it is the shop and
 * not the payment company. A reversal keeps the roles of the payment it takes back. Null when the bank names nobody.
 */
export function counterpartyOf(details: XmlNode | null, isDebit: boolean, isReversal: boolean): string | null {
  const parties = nodeAt(details, 'RltdPties');
  const roles = isDebit !== isReversal ? ['UltmtCdtr', 'Cdtr'] : ['UltmtDbtr', 'Dbtr'];
  for (const role of roles) {
    const name = nameOf(nodeAt(parties, role));
    if (name) return name;
  }
  return null;
}

/** Up to version 7 a party has its name; from 8 on it is a person or firm (Pty) or a bank (Agt). */
function nameOf(party: XmlNode | null): string {
  return (
    textAt(party, 'Nm') ||
    textAt(party, 'Pty', 'Nm') ||
    textAt(party, 'Agt', 'FinInstnId', 'Nm') ||
    textAt(party, 'FinInstnId', 'Nm')
  );
}

/** What the payment was for, as the payer wrote it; else the reference the payee gave; else ''. */
export function remittanceOf(details: XmlNode | null): string {
  const info = nodeAt(details, 'RmtInf');
  const free = (info?.children ?? [])
    .filter((child) => child.name === 'Ustrd' && child.text)
    .map((child) => child.text);
  if (free.length > 0) return free.join(' ');
  const structured = (info?.children ?? []).filter((child) => child.name === 'Strd');
  const notes = structured.flatMap((each) =>
    each.children.filter((child) => child.name === 'AddtlRmtInf' && child.text),
  );
  if (notes.length > 0) return notes.map((note) => note.text).join(' ');
  return structured
    .map((each) => textAt(each, 'CdtrRefInf', 'Ref') || textAt(each, 'CdtrRefInf', 'CdtrRef'))
    .filter(Boolean)
    .join(' ');
}
