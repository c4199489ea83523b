// Money is whole minor units (cents) with a currency. Nothing here, or anywhere, adds up fractions of a dollar.

/** An amount of money in minor units (US cents). Always an integer. */
export type Cents = number;

/** ISO 4217's currencies whose minor unit is not a hundredth, by their number of decimals. */
const DIGITS: [digits: number, codes: string][] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];
const digitsByCode = new Map(DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits])));

/** How many decimals a currency's amounts have: 2 for USD, 0 for JPY, 3 for KWD; 2 for what ISO 4217 does not list. */
export function minorDigits(currency: string): number {
  return digitsByCode.get(currency.toUpperCase()) ?? 2;
}

/** Reads a decimal such as 12.5, "12.50" or "-0.1" as a currency's minor units, exactly. Null when it is not money with at most that many decimals. */
export function toMinor(amount: number | string, currency: string): Cents | null {
  const digits = minorDigits(currency);
  const text = typeof amount === 'number' ? amount.toString() : amount.trim();
  const match = /^(-?)(\d{1,13})(?:\.(\d+?)0*)?$/.exec(text);
  if (!match) return null;
  const [, sign, whole, found = ''] = match;
  const fraction = found === '0' ? '' : found;
  if (fraction.length > digits) return null;
  const cents = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
  return Number.isSafeInteger(cents) ? (sign ? -cents : cents) || 0 : null;
}

/** Reads a decimal such as 12.5, "12.50" or "-0.1" as cents, exactly. Null when it is not money with at most two decimals. */
export function toCents(amount: number | string): Cents | null {
  return toMinor(amount, 'USD');
}

/** Minor units as a person reads them: 41250 -> "$412.50", -500 -> "-$5.00", 1200 JPY -> "¥1,200"; a currency without a three-letter code, such as a coin, stands behind: "5.00 USDT". */
export function formatCents(cents: Cents, currency = 'USD'): string {
  const amount = cents / 10 ** minorDigits(currency);
  const format = formatOf(currency);
  return isCode(currency) ? format.format(amount) : `${format.format(amount)} ${currency}`;
}

function isCode(currency: string): boolean {
  return /^[A-Za-z]{3}$/.test(currency);
}

/** Making a format takes fifty times as long as using it, so each currency's is made once. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const digits = minorDigits(currency);
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made = new Intl.NumberFormat(
    'en-US',
    isCode(currency) ? { style: 'currency', currency, ...decimals } : decimals,
  );
  // Currencies come from files: only real ones are kept.
  if (isCode(currency)) formats.set(currency, made);
  return made;
}

/** Hundredths of a percent as a person reads them: 6800 -> "68%", 2499 -> "24.99%". */
export function formatBps(bps: number): string {
  return `${Number((bps / 100).toFixed(2))}%`;
}
