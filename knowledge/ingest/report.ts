// What an import says about a file: what was new, what was there already, and every row that could not be read.
import type { IsoDate } from '../calendar.ts';
import { CoachError, type ErrorCode } from '../errors.ts';

/** Why a row cannot be stored, or, as a warning, what is odd about it. */
export type RowCode =
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'NOT_A_DATE'
  | 'NOT_MONEY'
  | 'UNKNOWN_ACCOUNT'
  | 'DUPLICATE_ID'
  | 'ODD_SIGN'
  | 'OUT_OF_RANGE'
  | 'NOT_A_CURRENCY'
  | 'TOO_LONG'
  | 'WRONG_COLUMNS'
  | 'BAD_CHARACTER';

/** One problem with a file. `line` counts from 1; `field` is a path such as `transactions[3].amount`; both null when it is the whole file. */
export interface FileProblem {
  line: number | null;
  field: string | null;
  code: RowCode | ErrorCode;
  message: string;
}

/** A problem with a row, placed by its path; the line is found later. */
export type RowProblem = Omit<FileProblem, 'line' | 'field'> & { field: string };

/** What happened to one file. `updated` counts rows changed, replaced by their posted row, or removed. */
export interface FileReport {
  name: string;
  format: string | null;
  accounts: number;
  new: number;
  updated: number;
  duplicate: number;
  failed: number;
  errors: FileProblem[];
  /** First and last day of the file's transactions; null without any. */
  from: IsoDate | null;
  to: IsoDate | null;
  /** Stored all the same, but worth a look. Left out when there is none. */
  warnings?: FileProblem[];
}

/** A file that was not imported at all; `details.errors` says where and why. */
export function refusal(code: ErrorCode, message: string, errors?: FileProblem[]): CoachError {
  return new CoachError(code, message, { details: { errors: errors ?? [{ line: null, field: null, code, message }] } });
}
