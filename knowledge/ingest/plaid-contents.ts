// What a JSON file holds when there is nothing in it to import: documents, owners, holdings, or a form nobody filled in.

/** What the fields of Plaid's other products are called. */
const WORDS: Record<string, string> = {
  paystub: 'a pay stub',
  w2: 'a W-2 tax form',
  ocr_status: 'how reading a document went',
  single_document_risk_signals: 'signs that a document was changed',
  multi_document_risk_signals: 'signs that documents were changed',
  risk_signals_status: 'how checking a document went',
  identity: "the owner's name and address",
  numbers: 'account numbers',
  income: 'pay from an employer',
  holdings: 'investments',
  investment_transactions: 'investment trades',
};

/** In words, what a JSON object holds of which nothing can be imported: "a W-2 tax form and how reading a document went". Null when nothing is known of it. */
export function documentWords(file: Record<string, unknown>): string | null {
  return list(Object.keys(file).flatMap((key) => (WORDS[key] && !isBlank(file[key]) ? [WORDS[key]] : [])));
}

/** What a sandbox user without transactions and debts holds: "2 accounts, with account numbers". */
export function sandboxWords(overrides: unknown): string {
  const accounts = Array.isArray(overrides) ? overrides.filter((each) => !isBlank(each)) : [];
  if (accounts.length === 0) return 'a form for a Plaid test user that nobody filled in';
  const has = (key: string) => accounts.some((each) => !isBlank((each as Record<string, unknown>)[key]));
  const extras = list(Object.keys(WORDS).flatMap((key) => (has(key) ? [WORDS[key] ?? ''] : [])));
  const count = accounts.length === 1 ? 'one account' : `${accounts.length} accounts`;
  return `${count}${extras ? `, with ${extras}` : ''}, but no transactions and no debts`;
}

/** Is there nothing in it, however deep? */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}

function list(words: string[]): string | null {
  if (words.length < 2) return words[0] ?? null;
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
