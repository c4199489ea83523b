// The fields of Plaid's rows: which must be there, which may be missing or null, and how each is read.
import { z } from 'zod';
import { isIsoDate } from '../calendar.ts';
import { minorDigits, toCents, toMinor } from '../money.ts';
import type { RowCode } from './report.ts';

/** What a schema says is wrong with a field, and the code of it; any other words are WRONG_TYPE. */
export const fieldWords: Record<string, RowCode> = {
  'is missing': 'MISSING',
  'must be a real date written YYYY-MM-DD': 'NOT_A_DATE',
  'must be an amount with at most two decimals, such as 12.34': 'NOT_MONEY',
  'must be an amount with no more decimals than its currency has': 'NOT_MONEY',
};
const [MISSING = '', DATE = '', MONEY = '', DECIMALS = ''] = Object.keys(fieldWords);

const because = (words: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined || input === null ? MISSING : words),
});

// What a database cannot store: NUL and halves of characters.
const storable = (words: string) => words.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
const text = z.string(because('must be text')).overwrite(storable).trim();
/** Plaid's ids have 37 characters; an index of the database takes 2,700 bytes. */
const id = text.min(1, MISSING).max(500, 'must have at most 500 characters');
const optionalText = text.nullish().transform((value) => value || null);
const date = z.string(because(DATE)).refine(isIsoDate, DATE);
const optionalDate = date.nullish().transform((value) => value ?? null);
const flag = z.boolean(because('must be true or false')).nullish();
const percent = z.number(because('must be a number')).nullish();

const cents = z.number(because(MONEY)).transform((amount, context) => {
  const value = toCents(amount);
  if (value !== null) return value;
  context.addIssue({ code: 'custom', message: MONEY });
  return z.NEVER;
});
const optionalCents = cents.nullish().transform((value) => value ?? null);
const money = z.number(because(MONEY));
const optionalMoney = money.nullish();
const optionalObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape, because('must be an object')).nullish();

interface WithCurrency {
  iso_currency_code?: string | null;
  unofficial_currency_code?: string | null;
}

const codeOf = ({ iso_currency_code, unofficial_currency_code }: WithCurrency) =>
  iso_currency_code ?? unofficial_currency_code ?? 'USD';

/** The minor units of an amount in its own row's currency: yen have no hundredths. */
function minorUnits(amount: number, code: string, context: z.RefinementCtx, path: string): number {
  const value = toMinor(amount, code);
  if (value !== null) return value;
  context.addIssue({ code: 'custom', message: minorDigits(code) === 2 ? MONEY : DECIMALS, path: [path] });
  return 0;
}

const currency = { iso_currency_code: optionalText, unofficial_currency_code: optionalText };

const balances = z
  .object(
    {
      current: optionalMoney,
      available: optionalMoney,
      limit: optionalMoney,
      last_updated_datetime: optionalText,
      ...currency,
    },
    because('must be an object'),
  )
  .transform((row, context) => {
    const code = codeOf(row);
    // What shares are worth has more decimals than money (Plaid's own sandbox 401k: 23631.9805); a balance is told in whole cents.
    const told = (field: 'current' | 'available' | 'limit') => {
      const amount = row[field];
      return amount === null || amount === undefined
        ? null
        : minorUnits(Number(amount.toFixed(minorDigits(code))), code, context, field);
    };
    return { ...row, current: told('current'), available: told('available'), limit: told('limit') };
  });

/** An account of /accounts/get. */
export const accountFields = z.object(
  {
    account_id: id,
    name: optionalText,
    official_name: optionalText,
    mask: optionalText,
    type: id,
    subtype: optionalText,
    holder_category: optionalText,
    balances: balances.nullish(),
  },
  because('must be an object'),
);

/** A transaction of /transactions/get or /transactions/sync. */
export const transactionFields = z
  .object(
    {
      transaction_id: id,
      account_id: id,
      pending_transaction_id: optionalText,
      amount: money,
      date,
      name: optionalText,
      merchant_name: optionalText,
      original_description: optionalText,
      payment_channel: optionalText,
      pending: flag,
      personal_finance_category: optionalObject({ primary: optionalText, detailed: optionalText }),
      // Older files say it in words; anything else in its place is no reason to refuse the row.
      category: z.array(z.string()).nullish().catch(null),
      ...currency,
    },
    because('must be an object'),
  )
  .transform((row, context) => ({ ...row, amount: minorUnits(row.amount, codeOf(row), context, 'amount') }));

/** A row of `removed`. */
export const removedFields = z.union([id, z.object({ transaction_id: id }).transform((row) => row.transaction_id)], {
  error: 'must hold a transaction_id',
});

const aprs = z
  .array(
    z.object({
      apr_type: optionalText,
      apr_percentage: percent,
      balance_subject_to_apr: percent,
      interest_charge_amount: percent,
    }),
  )
  .nullish();

const liability = {
  account_id: id,
  is_overdue: flag,
  last_payment_amount: optionalCents,
  last_payment_date: optionalDate,
  last_statement_balance: optionalCents,
  last_statement_issue_date: optionalDate,
  minimum_payment_amount: optionalCents,
  next_payment_due_date: optionalDate,
};

/** The three kinds of /liabilities/get, in one: each kind leaves the others' fields out. */
export const liabilityFields = z.object(
  {
    ...liability,
    aprs,
    interest_rate_percentage: percent,
    interest_rate: optionalObject({ percentage: percent, type: optionalText }),
    next_monthly_payment: optionalCents,
    past_due_amount: optionalCents,
  },
  because('must be an object'),
);

/** An account of a sandbox custom user (`override_accounts`). */
export const sandboxAccountFields = z.object(
  {
    type: id,
    subtype: optionalText,
    starting_balance: optionalCents,
    force_available_balance: optionalCents,
    currency: optionalText,
    holder_category: optionalText,
    meta: optionalObject({ name: optionalText, official_name: optionalText, limit: optionalCents, mask: optionalText }),
    numbers: optionalObject({ account: optionalText }),
    liability: optionalObject({
      type: optionalText,
      purchase_apr: percent,
      cash_apr: percent,
      balance_transfer_apr: percent,
      special_apr: percent,
      nominal_apr: percent,
      principal: optionalCents,
      last_payment_amount: optionalCents,
      minimum_payment_amount: optionalCents,
      is_overdue: flag,
    }),
  },
  because('must be an object'),
);

/** A transaction of a sandbox custom user. */
export const sandboxTransactionFields = z
  .object(
    {
      date_transacted: optionalDate,
      date_posted: optionalDate,
      amount: money,
      description: text.min(1, MISSING),
      currency: optionalText,
    },
    because('must be an object'),
  )
  .transform((row, context) => ({ ...row, amount: minorUnits(row.amount, row.currency ?? 'USD', context, 'amount') }));
