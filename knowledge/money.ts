// Money is whole cents with a currency. Nothing here, or anywhere, adds up fractions of a dollar.

/** An amount of money in minor units (US cents). Always an integer. */
export type Cents = number;

/** Reads a decimal such as 12.5, "12.50" or "-0.1" as cents, exactly. Null when it is not money with at most two decimals. */
export function toCents(amount: number | string): Cents | null {
  const text = typeof amount === 'number' ? amount.toString() : amount.trim();
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? (sign ? -cents : cents) || 0 : null;
}

/** Cents as a person reads them: 41250 -> "$412.50", -500 -> "-$5.00"; a currency without a three-letter code, such as a coin, stands behind: "5.00 USDT". */
export function formatCents(cents: Cents, currency = 'USD'): string {
  if (/^[A-Za-z]{3}$/.test(currency))
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100);
  const number = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(cents / 100);
  return `${number} ${currency}`;
}

/** Hundredths of a percent as a person reads them: 6800 -> "68%", 2499 -> "24.99%". */
export function formatBps(bps: number): string {
  return `${Number((bps / 100).toFixed(2))}%`;
}
