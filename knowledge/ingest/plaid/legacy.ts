// The words Plaid called categories before 2021, such as ["Food and Drink", "Restaurants"], as today's codes where one code is meant.

/** By the words from the general to the special; the longest path that is known counts. A general word that may be many things is not here. */
const PATHS: Record<string, string> = {
  'bank fees': 'BANK_FEES_OTHER_BANK_FEES',
  'bank fees/overdraft': 'BANK_FEES_OVERDRAFT_FEES',
  'bank fees/atm': 'BANK_FEES_ATM_FEES',
  'bank fees/late payment': 'BANK_FEES_LATE_FEES',
  'bank fees/fraud dispute': 'BANK_FEES_OTHER_BANK_FEES',
  'bank fees/foreign transaction': 'BANK_FEES_FOREIGN_TRANSACTION_FEES',
  'bank fees/insufficient funds': 'BANK_FEES_INSUFFICIENT_FUNDS',
  'bank fees/cash advance': 'BANK_FEES_CASH_ADVANCE',
  'food and drink/restaurants': 'FOOD_AND_DRINK_RESTAURANT',
  'food and drink/restaurants/fast food': 'FOOD_AND_DRINK_FAST_FOOD',
  'food and drink/restaurants/coffee shop': 'FOOD_AND_DRINK_COFFEE',
  'food and drink/bar': 'FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR',
  'healthcare/healthcare services/dentists': 'MEDICAL_DENTAL_CARE',
  'healthcare/healthcare services/optometrists': 'MEDICAL_EYE_CARE',
  'healthcare/healthcare services/physicians': 'MEDICAL_PRIMARY_CARE',
  'community/animal shelter': 'GOVERNMENT_AND_NON_PROFIT_DONATIONS',
  'interest/interest charged': 'BANK_FEES_INTEREST_CHARGE',
  'interest/interest earned': 'INCOME_INTEREST_EARNED',
  'payment/credit card': 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
  'payment/rent': 'RENT_AND_UTILITIES_RENT',
  'recreation/gyms and fitness centers': 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS',
  'service/automotive': 'GENERAL_SERVICES_AUTOMOTIVE',
  'service/cable': 'RENT_AND_UTILITIES_INTERNET_AND_CABLE',
  'service/internet services': 'RENT_AND_UTILITIES_INTERNET_AND_CABLE',
  'service/telecommunication services': 'RENT_AND_UTILITIES_TELEPHONE',
  'service/utilities/electric': 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY',
  'service/utilities/gas': 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY',
  'service/utilities/water': 'RENT_AND_UTILITIES_WATER',
  'service/utilities/sanitary and waste management': 'RENT_AND_UTILITIES_SEWAGE_AND_WASTE_MANAGEMENT',
  'service/insurance': 'GENERAL_SERVICES_INSURANCE',
  'service/financial/loans and mortgages': 'LOAN_PAYMENTS_OTHER_PAYMENT',
  'service/financial/taxes': 'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT',
  'service/shipping and freight': 'GENERAL_SERVICES_POSTAGE_AND_SHIPPING',
  'service/storage': 'GENERAL_SERVICES_STORAGE',
  'service/personal care/hair salons and barbers': 'PERSONAL_CARE_HAIR_AND_BEAUTY',
  'service/personal care/laundry and garment services': 'PERSONAL_CARE_LAUNDRY_AND_DRY_CLEANING',
  'shops/supermarkets and groceries': 'FOOD_AND_DRINK_GROCERIES',
  'shops/pharmacies': 'MEDICAL_PHARMACIES_AND_SUPPLEMENTS',
  'shops/clothing and accessories': 'GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES',
  'shops/department stores': 'GENERAL_MERCHANDISE_DEPARTMENT_STORES',
  'shops/discount stores': 'GENERAL_MERCHANDISE_DISCOUNT_STORES',
  'shops/convenience stores': 'GENERAL_MERCHANDISE_CONVENIENCE_STORES',
  'shops/computers and electronics': 'GENERAL_MERCHANDISE_ELECTRONICS',
  'shops/bookstores': 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
  'shops/office supplies': 'GENERAL_MERCHANDISE_OFFICE_SUPPLIES',
  'shops/pets': 'GENERAL_MERCHANDISE_PET_SUPPLIES',
  'shops/sporting goods': 'GENERAL_MERCHANDISE_SPORTING_GOODS',
  'shops/hardware store': 'HOME_IMPROVEMENT_HARDWARE',
  'shops/furniture and home decor': 'HOME_IMPROVEMENT_FURNITURE',
  'shops/warehouses and wholesale stores': 'GENERAL_MERCHANDISE_SUPERSTORES',
  'shops/beauty products': 'PERSONAL_CARE_HAIR_AND_BEAUTY',
  'tax/payment': 'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT',
  'tax/refund': 'INCOME_TAX_REFUND',
  'transfer/payroll': 'INCOME_SALARY',
  'transfer/payroll/benefits': 'INCOME_OTHER',
  'transfer/withdrawal': 'TRANSFER_OUT_WITHDRAWAL',
  'transfer/deposit': 'TRANSFER_IN_DEPOSIT',
  'travel/airlines and aviation services': 'TRAVEL_FLIGHTS',
  'travel/lodging': 'TRAVEL_LODGING',
  'travel/car and truck rentals': 'TRAVEL_RENTAL_CARS',
  'travel/gas stations': 'TRANSPORTATION_GAS',
  'travel/parking': 'TRANSPORTATION_PARKING',
  'travel/public transportation services': 'TRANSPORTATION_PUBLIC_TRANSIT',
  'travel/rail': 'TRANSPORTATION_PUBLIC_TRANSIT',
  'travel/taxi': 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES',
  'travel/ride share': 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES',
  'travel/tolls and fees': 'TRANSPORTATION_TOLLS',
};

/** Income and money moved in or out are named only when the money goes that way. */
const ONLY_IN = /^(INCOME|TRANSFER_IN)_/;
const ONLY_OUT = /^TRANSFER_OUT_/;

/** Today's code for the older words; null when they are none, or may be several. `amountCents` positive is money out. */
export function codeOfLegacy(words: readonly string[], amountCents: number): string | null {
  for (let length = words.length; length > 0; length--) {
    const code = PATHS[words.slice(0, length).join('/').toLowerCase()];
    if (code === undefined) continue;
    return (ONLY_IN.test(code) && amountCents > 0) || (ONLY_OUT.test(code) && amountCents < 0) ? null : code;
  }
  return null;
}

/** Every code the older words lead to. */
export const legacyCodes: string[] = Object.values(PATHS);
