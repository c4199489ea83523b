// What an importer is: it knows its format by what a file holds, and reads it piece by piece, however big it is.
import type { IsoDate } from '../calendar.ts';
import type { FileProblem } from './report.ts';
import type { AccountRow, LiabilityRow, TransactionRow } from './rows.ts';

/** A file that can be read from its beginning as often as needed; it is never held in memory as a whole. */
export interface SourceFile {
  name: string;
  /** Bytes, for progress. */
  size: number;
  open(): AsyncIterable<Buffer>;
}

/** Something an importer worked out about a file that nobody told it, and what in the file says so. */
export interface Evidence {
  /** Such as "delimiter", "date order", "sign", "encoding", "account". */
  what: string;
  decided: string;
  because: string;
}

/** What a customer says about a file whose own evidence is not enough, or is wrong. Each has a flag of `npm run import`. */
export interface Choices {
  /** `--account`: the account the rows belong to, by name. */
  account?: string;
  /** `--account-type`: checking, savings or credit. */
  accountType?: 'checking' | 'savings' | 'credit';
  /** `--currency`: ISO 4217. */
  currency?: string;
  /** `--date-order`: which of 03/04/2026's parts is which. */
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** `--decimal`: the decimal mark. */
  decimal?: '.' | ',';
  /** `--delimiter`: one character. */
  delimiter?: string;
  /** `--encoding`, such as windows-1252. */
  encoding?: string;
  /** `--sign`: is a positive amount money in or money out? */
  sign?: 'positive-is-in' | 'positive-is-out';
}

/** How a file is to be read. */
export interface ReadOptions {
  today: IsoDate;
  choices: Choices;
}

/** A piece of a file, in the file's order: at most some thousand rows at once. `problems` are rows that cannot be read. */
export interface FilePart {
  accounts?: AccountRow[];
  transactions?: TransactionRow[];
  /** External ids. */
  removed?: string[];
  liabilities?: LiabilityRow[];
  problems?: FileProblem[];
  warnings?: FileProblem[];
  evidence?: Evidence[];
}

/**
 * A format. `read` throws `refusal(...)` (see report.ts) when the file as a whole cannot be imported: UNREADABLE_FILE, AMBIGUOUS_FILE with
 * the evidence that was missing and the flag that settles it, NOTHING_TO_IMPORT saying what the file does hold, WRONG_SIGN.
 */
export interface Importer {
  /** As the import report says it: plaid, csv, ofx, camt. */
  format: string;
  /** For people: "a CSV file". */
  title: string;
  /** Is this the beginning (up to 64 KB) of a file of this format? */
  recognises(head: Buffer): boolean;
  read(file: SourceFile, options: ReadOptions): AsyncIterable<FilePart>;
  /** The line of each of these paths of rows; for formats whose paths do not say it. */
  linesOf?(file: SourceFile, paths: string[]): Promise<Map<string, number>>;
}
