// A thing that a clause names, and how it is masked for the classifier.

/** Names of what was found beforehand, as they stand in a masked clause. */
export const MARKS = {
  category: 'xcategory',
  merchant: 'xmerchant',
  account: 'xaccount',
  period: 'xperiod',
  number: 'xnumber',
} as const;

/** What kind of thing was found. */
export type MarkKind = keyof typeof MARKS;

/** A found thing: the words [from, to) and what they name. `names` of an account: the customer's accounts it may be; empty when none. */
export interface Found {
  kind: MarkKind;
  from: number;
  to: number;
  name: string;
  names: string[];
}
