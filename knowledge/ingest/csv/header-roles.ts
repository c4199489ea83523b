// What a column of a bank's table can be, and the languages its name can be in.

/** What a column can be. Roles that end in "other" are known only so that they are not taken for something else. */
export type Role =
  | 'booked'
  | 'date'
  | 'valued'
  | 'payee'
  | 'text'
  | 'memo'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'indicator'
  | 'balance'
  | 'currency'
  | 'account'
  | 'anyAccount'
  | 'accountName'
  | 'accountOther'
  | 'card'
  | 'id'
  | 'category'
  | 'mcc'
  | 'fee'
  | 'status'
  | 'amountOther'
  | 'currencyOther'
  | 'investment'
  | 'other';

/** Languages a header can be in. */
export type Language =
  | 'en'
  | 'de'
  | 'nl'
  | 'fr'
  | 'es'
  | 'it'
  | 'pt'
  | 'cs'
  | 'sk'
  | 'pl'
  | 'sv'
  | 'no'
  | 'da'
  | 'fi'
  | 'hu'
  | 'ja'
  | 'zh';

/** Words by language, separated by |. */
export type Words = Partial<Record<Language, string>>;
