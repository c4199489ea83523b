// Plaid's personal finance categories, version 2 (public taxonomy), and the version 1 codes that were renamed.

const CODES = {
  INCOME:
    'CHILD_SUPPORT DIVIDENDS GIG_ECONOMY INTEREST_EARNED LONG_TERM_DISABILITY MILITARY RENTAL RETIREMENT_PENSION SALARY TAX_REFUND UNEMPLOYMENT OTHER',
  LOAN_DISBURSEMENTS: 'AUTO BNPL CASH_ADVANCES EWA MORTGAGE PERSONAL STUDENT OTHER_DISBURSEMENT',
  LOAN_PAYMENTS:
    'CAR_PAYMENT CASH_ADVANCES CREDIT_CARD_PAYMENT EWA MORTGAGE_PAYMENT PERSONAL_LOAN_PAYMENT STUDENT_LOAN_PAYMENT OTHER_PAYMENT',
  TRANSFER_IN: 'ACCOUNT_TRANSFER DEPOSIT INVESTMENT_AND_RETIREMENT_FUNDS SAVINGS WIRE OTHER_TRANSFER_IN',
  TRANSFER_OUT: 'ACCOUNT_TRANSFER INVESTMENT_AND_RETIREMENT_FUNDS SAVINGS WIRE WITHDRAWAL OTHER_TRANSFER_OUT',
  BANK_FEES:
    'ATM_FEES INSUFFICIENT_FUNDS INTEREST_CHARGE FOREIGN_TRANSACTION_FEES OVERDRAFT_FEES LATE_FEES CASH_ADVANCE OTHER_BANK_FEES',
  ENTERTAINMENT:
    'CASINOS_AND_GAMBLING MUSIC_AND_AUDIO SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS TV_AND_MOVIES VIDEO_GAMES OTHER_ENTERTAINMENT',
  FOOD_AND_DRINK: 'BEER_WINE_AND_LIQUOR COFFEE FAST_FOOD GROCERIES RESTAURANT VENDING_MACHINES OTHER_FOOD_AND_DRINK',
  GENERAL_MERCHANDISE:
    'BOOKSTORES_AND_NEWSSTANDS CLOTHING_AND_ACCESSORIES CONVENIENCE_STORES DEPARTMENT_STORES DISCOUNT_STORES ELECTRONICS GIFTS_AND_NOVELTIES OFFICE_SUPPLIES ONLINE_MARKETPLACES PET_SUPPLIES SPORTING_GOODS SUPERSTORES TOBACCO_AND_VAPE OTHER_GENERAL_MERCHANDISE',
  HOME_IMPROVEMENT: 'FURNITURE HARDWARE REPAIR_AND_MAINTENANCE SECURITY OTHER_HOME_IMPROVEMENT',
  MEDICAL:
    'DENTAL_CARE EYE_CARE NURSING_CARE PHARMACIES_AND_SUPPLEMENTS PRIMARY_CARE VETERINARY_SERVICES OTHER_MEDICAL',
  PERSONAL_CARE: 'GYMS_AND_FITNESS_CENTERS HAIR_AND_BEAUTY LAUNDRY_AND_DRY_CLEANING OTHER_PERSONAL_CARE',
  GENERAL_SERVICES:
    'ACCOUNTING_AND_FINANCIAL_PLANNING AUTOMOTIVE CHILDCARE CONSULTING_AND_LEGAL EDUCATION INSURANCE POSTAGE_AND_SHIPPING STORAGE OTHER_GENERAL_SERVICES',
  GOVERNMENT_AND_NON_PROFIT:
    'DONATIONS GOVERNMENT_DEPARTMENTS_AND_AGENCIES TAX_PAYMENT OTHER_GOVERNMENT_AND_NON_PROFIT',
  TRANSPORTATION: 'BIKES_AND_SCOOTERS GAS PARKING PUBLIC_TRANSIT TAXIS_AND_RIDE_SHARES TOLLS OTHER_TRANSPORTATION',
  TRAVEL: 'FLIGHTS LODGING RENTAL_CARS OTHER_TRAVEL',
  RENT_AND_UTILITIES:
    'GAS_AND_ELECTRICITY INTERNET_AND_CABLE RENT SEWAGE_AND_WASTE_MANAGEMENT TELEPHONE WATER OTHER_UTILITIES',
  OTHER: 'OTHER',
} as const;

/** A primary category code, such as FOOD_AND_DRINK. */
export type Primary = keyof typeof CODES;

/** Every primary code. */
export const primaries = Object.keys(CODES) as Primary[];

const primaryByCode = new Map<string, Primary>();
for (const primary of primaries) {
  for (const tail of CODES[primary].split(' ')) primaryByCode.set(`${primary}_${tail}`, primary);
}

/** Every detailed code of version 2, such as FOOD_AND_DRINK_GROCERIES. */
export const detailedCodes: string[] = [...primaryByCode.keys()];

/** Version 1 codes whose name or place changed in version 2; all others kept theirs. */
export const renamedCodes: Record<string, string> = {
  INCOME_WAGES: 'INCOME_SALARY',
  INCOME_OTHER_INCOME: 'INCOME_OTHER',
  TRANSFER_IN_CASH_ADVANCES_AND_LOANS: 'LOAN_DISBURSEMENTS_OTHER_DISBURSEMENT',
};

/** Paying off a card: the money was spent when the card was used. */
export const CARD_PAYMENT = 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT';

/** The category of a row that names none, or one nobody knows: it counts as spending when money goes out, and never as income. */
export const FALLBACK_CODE = 'OTHER_OTHER';

/** The codes of a primary category, in Plaid's order. */
export function codesOf(primary: Primary): string[] {
  return CODES[primary].split(' ').map((tail) => `${primary}_${tail}`);
}

/** The primary code of a detailed one; OTHER when the code is not Plaid's. */
export function primaryOf(detailed: string): Primary {
  return primaryByCode.get(detailed) ?? 'OTHER';
}

/** The version 2 code for any Plaid category, v1 or v2; an unknown detail falls back to its primary's "other" code, then to OTHER_OTHER. */
export function toDetailed(category: { primary?: string | null; detailed?: string | null } | null | undefined): string {
  const detailed = renamedCodes[category?.detailed ?? ''] ?? category?.detailed ?? '';
  if (primaryByCode.has(detailed)) return detailed;
  const primary =
    primaries.find((code) => code === category?.primary) ?? primaries.find((code) => detailed.startsWith(`${code}_`));
  return (primary && codesOf(primary).at(-1)) ?? FALLBACK_CODE;
}
