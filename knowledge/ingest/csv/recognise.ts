// Is this the beginning of a delimited table? Told from JSON, XML, OFX, QIF, MT940 and things that are no text.
import iconv from 'iconv-lite';
import { isBankRow, isHeader } from './shape.ts';
import { wideEncoding } from './text.ts';

const OTHERS = /^(\{|\[\s*[{[]|<|OFXHEADER|!(Type|Account|Option|Clear):|\{1:|:20:|%PDF)/i;
/** Lines that are looked at: enough to get past a preamble. */
const LINES = 80;

/** True for text of at least two columns in two lines, or a single line with a date and an amount. */
export function looksDelimited(head: Buffer): boolean {
  const wide = wideEncoding(head);
  if (!wide?.encoding.startsWith('utf-16') && head.subarray(0, 4096).includes(0)) return false;
  const text = iconv.decode(head, wide?.encoding ?? 'windows-1252').replace(/^(\uFEFF|ï»¿)/, '');
  const start = text.trimStart();
  if (start === '' || OTHERS.test(start)) return false;
  const lines = text.split(/\r\n?|\n/, LINES).filter((line) => line.trim() !== '');
  return [',', ';', '\t', '|'].some((delimiter) => {
    const cut = lines.map((line) => line.split(delimiter));
    const wideLines = cut.filter((cells) => cells.length >= 2);
    const plain = wideLines.map((cells) => cells.map((cell) => cell.replace(/^\s*"|"\s*$/g, '')));
    return (
      plain.some((cells) => isBankRow(cells) || isHeader(cells)) || wideLines.length >= Math.max(2, lines.length * 0.5)
    );
  });
}
