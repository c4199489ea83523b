// What an OFX file holds, counted as it is read, so that a file without bank rows can be told what it is.
import type { ErrorCode } from '../../errors.ts';

/** What was seen in a file. */
export interface Contents {
  signon: string | null;
  /** The bank's refusals: "15500: wrong password". */
  refusals: string[];
  bank: number;
  card: number;
  investment: number;
  loan: number;
  trades: number;
  positions: number;
  cashRows: number;
  listed: number;
  profile: boolean;
  hasTags: boolean;
}

/** Nothing seen yet. */
export function noContents(): Contents {
  const none = { bank: 0, card: 0, investment: 0, loan: 0, trades: 0, positions: 0, cashRows: 0, listed: 0 };
  return { signon: null, refusals: [], ...none, profile: false, hasTags: false };
}

/** Why a file without bank or card statements cannot be imported: what it holds, and what to do. */
export function whyNothing(seen: Contents): { code: ErrorCode; message: string } {
  const code = 'NOTHING_TO_IMPORT';
  const [refusal] = seen.refusals;
  if (refusal) {
    return {
      code,
      message: `This file holds no accounts: the bank answered with an error, ${refusal}. Sign in at the bank and download it again.`,
    };
  }
  const held = investmentWords(seen);
  if (held) {
    return {
      code,
      message: `This file holds ${held}. Only bank and card accounts can be imported: download those from your bank.`,
    };
  }
  if (seen.listed > 0) {
    return {
      code,
      message: `This file holds a list of ${count(seen.listed, 'account')}, without balances or transactions. Download the accounts themselves.`,
    };
  }
  if (seen.profile) {
    return {
      code,
      message:
        "This file holds the bank's profile (what its server can do), no accounts. Download your transactions instead.",
    };
  }
  if (seen.signon !== null) {
    return {
      code,
      message:
        'This file holds a sign-on that went well and nothing else: no accounts, no transactions. Download your transactions instead.',
    };
  }
  return { code, message: 'This OFX file is empty: it holds no accounts and no transactions. Download it again.' };
}

/** "an investment account with 12 trades and 4 positions", or null. */
export function investmentWords(seen: Contents): string | null {
  const parts: string[] = [];
  if (seen.investment > 0) {
    const counts = [
      seen.trades > 0 && count(seen.trades, 'trade'),
      seen.positions > 0 && count(seen.positions, 'position'),
      seen.cashRows > 0 && count(seen.cashRows, 'cash movement'),
    ].filter((each) => each !== false);
    const accounts = seen.investment === 1 ? 'an investment account' : `${seen.investment} investment accounts`;
    parts.push(counts.length > 0 ? `${accounts} with ${list(counts)}` : `${accounts} without trades`);
  }
  if (seen.loan > 0) parts.push(seen.loan === 1 ? 'a loan account' : `${seen.loan} loan accounts`);
  return parts.length > 0 ? list(parts) : null;
}

function count(value: number, word: string): string {
  return `${value} ${word}${value === 1 ? '' : 's'}`;
}

function list(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
