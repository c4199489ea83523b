// Finds personal numbers and addresses in plain text: cards, tax and bank numbers, phones, emails, keys. Money, dates and last digits are left alone.
import type { Span } from '../rail.ts';
import { ibanLength, isCardNumber, isIban, isRoutingNumber, isTaxNumber, passesLuhn } from './checksums.ts';

/** What a piece of personal data is. */
export type PersonalKind =
  | 'card'
  | 'tax'
  | 'routing'
  | 'account'
  | 'iban'
  | 'code'
  | 'license'
  | 'email'
  | 'phone'
  | 'key';

/** A piece of personal data, with offsets in the plain text. */
export interface PersonalData extends Span {
  kind: PersonalKind;
}

// A run of digits that may be spaced, dashed or dotted out; bounded, so that reading stays linear.
const RUN = /\(?\+?\(?\d(?:[ .\-\u2013/()]{0,3}\d){5,39}/g;
const SPOKEN =
  /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[ ,-]{1,3}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){8,30}\b/gi;
const SPOKEN_DIGITS: Record<string, string> = {
  zero: '0',
  oh: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};

const NEAR = 48;
const CARD_WORDS = /\b(?:cards?|cc|visa|mastercard|amex|american express|discover|maestro|debit|credit|pan)\b/i;
const TAX_WORDS = /\b(?:ssn|s\.s\.n|social(?: security)?|itin|tax ?(?:id|payer)|tin)\b/i;
const ROUTING_WORDS = /\b(?:routing|aba|rtn|transit)\b/i;
const ACCOUNT_WORDS =
  /\b(?:account|acct)\.? ?(?:number|no\.?|num|#|nr)?(?: is| was|:|#| =)* *$|\b(?:account|acct)\.? ?(?:number|no\.?|num|#|nr)\b[^.!?\d]{0,16}$/i;
const LICENSE_WORDS = /\b(?:licen[cs]e|passport|dl)(?: (?:number|no\.?|num|id))?[^.!?\d]{0,10}$/i;
const PHONE_WORDS =
  /\b(?:call(?: me)?|phones?|tel|telephone|cell|mobile|whatsapp|text(?: me)?|fax|reach me|answering at|contact me|my number)\b[^.!?\d]{0,24}$/i;
const PHONE_WORDS_AFTER = /^[^\n\d]{0,4}(?:cell|mobile|home|office|fax|phone)\b/i;
const NOT_PERSONAL =
  /\b(?:order|tracking|confirmation|reference|ref|invoice|case|ticket|transaction|serial|upc|isbn)(?: (?:number|no\.?|id|#|code))*[^.!?\d]{0,10}$/i;
const TOLL_FREE = /^1?8(?:00|33|44|55|66|77|88)/;

const KEYS = [
  /\bsk-(?:ant-)?[A-Za-z0-9_-]{20,200}/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{36,80}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,90}\b/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,200}/g,
  /\bAIza[0-9A-Za-z_-]{35}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,100}/g,
  /\beyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g,
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/g,
];
const CODE =
  /\b(?:cvv2?|cvc2?|cv2|security code|pin(?: code| number)?|passcode)\b(?: is| was|:|=| -)* *(\d{3,8})\b(?![.,]\d|%)/gi;
const PASSWORD = /\bpassword(?: is|:| =|=) *["']?([^\s"']{6,64})/gi;
const SPELLED_EMAIL =
  /\b[\w.+-]{2,40} ?(?:\(at\)|\[at\]|\bat\b) ?[\w-]{2,40} ?(?:\(dot\)|\[dot\]|\bdot\b) ?(?:com|net|org|edu|gov|io|co)\b/gi;
const IBAN_START = /\b[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{2})/g;

/** Every piece of personal data of a plain text, in order, without overlap. */
export function findPersonalData(text: string): PersonalData[] {
  const found: PersonalData[] = [
    ...findKeys(text),
    ...findEmails(text),
    ...findIbans(text),
    ...findNumbers(text),
    ...findSpoken(text),
  ];
  const kept: PersonalData[] = [];
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each);
  }
  return kept;
}

function findKeys(text: string): PersonalData[] {
  const whole = KEYS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: 'key' as const,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const inside = [CODE, PASSWORD].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { kind: 'code' as const, start: end - (match[1]?.length ?? 0), end };
    }),
  );
  return [...whole, ...inside];
}

function findEmails(text: string): PersonalData[] {
  const found: PersonalData[] = [...text.matchAll(SPELLED_EMAIL)].map((match) => ({
    kind: 'email',
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = /[\p{L}\p{N}._%+'-]{1,64}$/u.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u.exec(text.slice(at + 1, at + 256))?.[0];
    if (name && domain) found.push({ kind: 'email', start: at - name.length, end: at + 1 + domain.length });
  }
  return found;
}

function findIbans(text: string): PersonalData[] {
  return [...text.matchAll(IBAN_START)].flatMap((match) => {
    const length = ibanLength(match[0]);
    if (!length) return [];
    let compact = '';
    let end = match.index;
    while (compact.length < length && end < text.length && end - match.index < length * 2) {
      const character = text[end] ?? '';
      if (/[A-Za-z0-9]/.test(character)) compact += character;
      else if (!/[ -]/.test(character)) break;
      end += 1;
    }
    return isIban(compact) ? [{ kind: 'iban' as const, start: match.index, end }] : [];
  });
}

function findNumbers(text: string): PersonalData[] {
  const words = wordsIn(text);
  return [...text.matchAll(RUN)].flatMap((match) => readRun(text, match.index, match[0], words));
}

/** Which telling words a text has at all: most have none, and then no number needs its surroundings read. */
type Words = Record<'card' | 'tax' | 'routing' | 'account' | 'license' | 'phone', boolean>;

function wordsIn(text: string): Words {
  return {
    card: CARD_WORDS.test(text),
    tax: TAX_WORDS.test(text),
    routing: ROUTING_WORDS.test(text),
    account: /\b(?:account|acct)\b/i.test(text),
    license: /\b(?:licen[cs]e|passport|dl)\b/i.test(text),
    phone:
      /\b(?:call|phones?|tel|telephone|cell|mobile|whatsapp|text|fax|reach|answering|contact|number|home|office)\b/i.test(
        text,
      ),
  };
}

function findSpoken(text: string): PersonalData[] {
  const words = wordsIn(text);
  return [...text.matchAll(SPOKEN)].flatMap((match) => {
    const digits = match[0]
      .toLowerCase()
      .split(/[ ,-]+/)
      .map((word) => SPOKEN_DIGITS[word] ?? '')
      .join('');
    const before = text.slice(Math.max(0, match.index - NEAR), match.index);
    const kind = kindOf(digits, { before, after: '', shape: '', isSigned: false, words });
    return kind ? [{ kind, start: match.index, end: match.index + match[0].length }] : [];
  });
}

// A run may hold a card number followed by its expiry: every row of whole groups is tried, the longest first.
function readRun(text: string, start: number, run: string, words: Words): PersonalData[] {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({
    digits: group[0],
    start: start + group.index,
    end: start + group.index + group[0].length,
  }));
  const found: PersonalData[] = [];
  let from = 0;
  while (from < groups.length) {
    const hit = readFrom(text, groups, from, { runStart: start, words });
    if (!hit) {
      from += 1;
      continue;
    }
    found.push(hit.data);
    from = hit.next;
  }
  return found;
}

interface Group extends Span {
  digits: string;
}

function readFrom(
  text: string,
  groups: readonly Group[],
  from: number,
  { runStart, words }: { runStart: number; words: Words },
): { data: PersonalData; next: number } | null {
  const first = groups[from];
  if (!first || /[$\u20ac\u00a3\u00a5]\s?$/.test(text.slice(Math.max(0, first.start - 3), first.start))) return null;
  const rows: string[] = [];
  let joined = '';
  for (let to = from; to < groups.length && joined.length < 19; to += 1) {
    joined += groups[to]?.digits ?? '';
    rows.push(joined);
  }
  const isSigned = text[runStart] === '+' || /\+\(?$/.test(text.slice(Math.max(0, first.start - 2), first.start));
  for (let count = rows.length; count > 0; count -= 1) {
    const digits = rows[count - 1] ?? '';
    const last = groups[from + count - 1];
    if (!last || digits.length < 6 || digits.length > 19) continue;
    const part = groups.slice(from, from + count);
    const shape = count > 4 ? '' : part.map((group) => group.digits.length).join('-');
    if (!mayBePersonal(digits, shape, isSigned, words)) continue;
    if (/^(?:\.\d|,\d{3}|%)/.test(text.slice(last.end, last.end + 4))) continue;
    const around: Around = {
      before: text.slice(Math.max(0, first.start - NEAR), first.start),
      after: text.slice(last.end, last.end + NEAR),
      shape,
      isSigned,
      words,
    };
    const kind = kindOf(digits, around) ?? phoneOf(digits, around);
    if (!kind) continue;
    const open = kind === 'phone' ? (/[+(]{1,3}$/.exec(around.before)?.[0].length ?? 0) : 0;
    return { data: { kind, start: first.start - open, end: last.end }, next: from + count };
  }
  return null;
}

interface Around {
  before: string;
  after: string;
  /** Lengths of the groups: "3-2-4". */
  shape: string;
  isSigned: boolean;
  words: Words;
}

// What can be seen without reading the surroundings.
function mayBePersonal(digits: string, shape: string, isSigned: boolean, words: Words): boolean {
  if (isSigned || words.account || words.license || words.phone) return true;
  if (digits.length === 9) return shape === '3-2-4' || words.tax || words.routing;
  return (
    /^(?:1-)?3-3-4$/.test(shape) || (digits.length >= 12 && (words.card ? passesLuhn(digits) : isCardNumber(digits)))
  );
}

function kindOf(digits: string, { before, after, shape, words }: Around): PersonalKind | null {
  const near = `${before} ${after}`;
  if (digits.length >= 12 && passesLuhn(digits)) {
    if (words.card && CARD_WORDS.test(near)) return 'card';
    const isSure = (digits.length === 15 || digits.length === 16) && isCardNumber(digits);
    if (isSure && !NOT_PERSONAL.test(before)) return 'card';
  }
  if (digits.length === 9) {
    if (words.routing && ROUTING_WORDS.test(near) && isRoutingNumber(digits)) return 'routing';
    if (isTaxNumber(digits) && (shape === '3-2-4' || (words.tax && TAX_WORDS.test(near)))) return 'tax';
  }
  if (words.account && digits.length <= 17 && ACCOUNT_WORDS.test(before)) return 'account';
  return words.license && digits.length <= 12 && LICENSE_WORDS.test(before) ? 'license' : null;
}

function phoneOf(digits: string, { before, after, shape, isSigned, words }: Around): PersonalKind | null {
  if (digits.length < 7 || digits.length > 15 || TOLL_FREE.test(digits)) return null;
  if (/^(?:4-2-2|2-2-4|1-2-4|1-1-4|2-1-4)$/.test(shape) || /\.\d{2}$/.test(before)) return null;
  if (isSigned && digits.length >= 8) return 'phone';
  if (/^(?:1-)?3-3-4$/.test(shape)) return 'phone';
  return words.phone && (PHONE_WORDS.test(before) || PHONE_WORDS_AFTER.test(after)) ? 'phone' : null;
}
