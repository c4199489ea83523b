// What people call the things they spend on, and which of Plaid's category codes each name covers.
import { CARD_PAYMENT, primaryOf } from './category-codes.ts';
import { type Category, categories } from './category-names.ts';

export { type Category, categories };

/** Is a row of this code money moved, not earned or spent: transfers, card payments (both sides) and loan disbursements? */
export function isTransfer(detailed: string): boolean {
  return (
    detailed === CARD_PAYMENT || ['TRANSFER_IN', 'TRANSFER_OUT', 'LOAN_DISBURSEMENTS'].includes(primaryOf(detailed))
  );
}

/** Is money out under this code spending? Everything but transfers is: loan payments, interest, fees, and pay a business hands out. */
export function isSpending(detailed: string): boolean {
  return !isTransfer(detailed);
}

/** Is money in under this code income? Refunds and deposits without an INCOME code are not. */
export function isIncome(detailed: string): boolean {
  return primaryOf(detailed) === 'INCOME';
}

/** A name as it is compared: lower case, words only, "&" and "_" read as a person would. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const byName = new Map(
  categories.flatMap((category) => [category.name, ...category.words].map((word) => [plainName(word), category])),
);
const mainByCode = new Map(
  categories.filter((each) => each.isMain).flatMap((each) => each.detailed.map((code) => [code, each])),
);

/** The category called this, by its name or any word for it, whatever the case; undefined when there is none. */
export function findCategory(name: string): Category | undefined {
  return byName.get(plainName(name));
}

/** The main category a code belongs to; undefined for transfers and unknown codes. */
export function categoryOf(detailed: string): Category | undefined {
  return mainByCode.get(detailed);
}
