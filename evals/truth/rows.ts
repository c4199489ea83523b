// The generator's rows as every right answer reads them: what is posted, what counts as spending or income, which account is meant.
import type { Household } from '../../knowledge/db/households/types.ts';
import { spanOf } from './days.ts';

/** A row of a household's bank. */
export type Row = Household['plaid']['transactions'][number];

/** A figure or name a reply must have; `cents` minor units, `bps` hundredths of a percent. `or`: values that are as right. */
export interface Truth {
  value: number | string;
  unit: 'cents' | 'bps' | 'count' | 'months' | 'date' | 'text';
  or?: (number | string)[];
  /** A figure this near is right too, where people define the measure in slightly different ways. */
  within?: number;
}

/** What is asked for. Categories and periods are the spoken ones. */
export interface Asked {
  account?: string;
  category?: string;
  /** Several categories or merchants taken together. */
  categories?: string[];
  merchant?: string;
  merchants?: string[];
  period?: string;
  /** The period or category compared with. */
  than?: string;
  rank?: number;
  /** Dollars, percent a year and months that the question names. */
  amount?: number;
  rate?: number;
  months?: number;
  payment?: number;
  times?: number;
}

/** A kind of right answer. */
export type Answer = (home: Household, asked: Asked, today: string) => Truth;

/** The spoken categories the cases use, as the beginnings of Plaid codes. */
const codes: Record<string, string[]> = {
  Groceries: ['FOOD_AND_DRINK_GROCERIES'],
  'Eating out': ['FOOD_AND_DRINK_RESTAURANT', 'FOOD_AND_DRINK_FAST_FOOD', 'FOOD_AND_DRINK_COFFEE'],
  Restaurants: ['FOOD_AND_DRINK_RESTAURANT'],
  'Fast food': ['FOOD_AND_DRINK_FAST_FOOD'],
  Coffee: ['FOOD_AND_DRINK_COFFEE'],
  Transportation: ['TRANSPORTATION_'],
  Gas: ['TRANSPORTATION_GAS'],
  Parking: ['TRANSPORTATION_PARKING'],
  'Taxis and ride shares': ['TRANSPORTATION_TAXIS_AND_RIDE_SHARES'],
  'Public transit': ['TRANSPORTATION_PUBLIC_TRANSIT'],
  Rent: ['RENT_AND_UTILITIES_RENT'],
  Electricity: ['RENT_AND_UTILITIES_GAS_AND_ELECTRICITY'],
  Water: ['RENT_AND_UTILITIES_WATER'],
  Internet: ['RENT_AND_UTILITIES_INTERNET_AND_CABLE'],
  Phone: ['RENT_AND_UTILITIES_TELEPHONE'],
  Pharmacy: ['MEDICAL_PHARMACIES_AND_SUPPLEMENTS'],
  Medical: ['MEDICAL_'],
  Clothes: ['GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES'],
  Travel: ['TRAVEL_'],
  Entertainment: ['ENTERTAINMENT_'],
  Donations: ['GOVERNMENT_AND_NON_PROFIT_DONATIONS'],
  'Bank fees': ['BANK_FEES_'],
  'Overdraft and returned item fees': ['BANK_FEES_OVERDRAFT_FEES', 'BANK_FEES_INSUFFICIENT_FUNDS'],
  Interest: ['BANK_FEES_INTEREST_CHARGE'],
  'Car payment': ['LOAN_PAYMENTS_CAR_PAYMENT'],
  Pets: ['GENERAL_MERCHANDISE_PET_SUPPLIES'],
  'Hair and beauty': ['PERSONAL_CARE_HAIR_AND_BEAUTY'],
  Laundry: ['PERSONAL_CARE_LAUNDRY_AND_DRY_CLEANING'],
  Dentist: ['MEDICAL_DENTAL_CARE'],
  Flights: ['TRAVEL_FLIGHTS'],
  Tolls: ['TRANSPORTATION_TOLLS'],
  'Video games': ['ENTERTAINMENT_VIDEO_GAMES'],
  'Home improvement': ['HOME_IMPROVEMENT_'],
  'ATM fees': ['BANK_FEES_ATM_FEES'],
};

/** Money that only changes place, as it leaves the account it was in. */
const moves: Record<string, string> = {
  'To savings': 'TRANSFER_OUT_SAVINGS',
  Cash: 'TRANSFER_OUT_WITHDRAWAL',
  'Card payments': 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
  Investments: 'TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS',
};

/** An amount in cents. */
export function cents(value: number): Truth {
  return { value, unit: 'cents' };
}

/** A difference: "$12.00 less" is as right as "-$12.00". */
export function difference(value: number): Truth {
  return { value, unit: 'cents', or: [-value] };
}

/** A share in hundredths of a percent; said in whole percent or tenths it is right too, and so is "5% less". */
export function percent(part: number, whole: number): Truth {
  const value = Math.round((part / whole) * 10_000);
  const rounded = [value, Math.round(value / 10) * 10, Math.round(value / 100) * 100];
  return { value, unit: 'bps', or: [...rounded, ...rounded.map((each) => -each)] };
}

/** Dollars of the bank in cents. */
export function toCents(dollars: number): number {
  return Math.round(dollars * 100);
}

/** The rows' amounts added, in cents. */
export function total(rows: Row[]): number {
  return rows.reduce((sum, row) => sum + toCents(row.amount), 0);
}

/** A row's category code. */
export function code(row: Row): string {
  return row.personal_finance_category.detailed;
}

/** What the bank has booked, oldest first. */
export function posted(home: Household): Row[] {
  return home.plaid.transactions.filter((row) => !row.pending).sort((a, b) => (a.date < b.date ? -1 : 1));
}

const moved = /^(TRANSFER_IN|TRANSFER_OUT|LOAN_DISBURSEMENTS)_|^LOAN_PAYMENTS_CREDIT_CARD_PAYMENT$/;

/** Money out but transfers, card payments and loans paid out. */
export function outflows(home: Household): Row[] {
  return posted(home).filter((row) => row.amount > 0 && !moved.test(code(row)));
}

/** What was spent, of a category, at a merchant, in a period, from an account. */
export function spent(home: Household, asked: Asked, today: string): Row[] {
  const { category, merchant, period, account } = asked;
  const { from, to } = spanOf(period, today);
  const wanted = wantedCodes(asked.categories ?? (category === undefined ? undefined : [category]));
  const shops = asked.merchants ?? (merchant === undefined ? undefined : [merchant]);
  const id = account === undefined ? undefined : accountNamed(home, account).account_id;
  return outflows(home).filter(
    (row) =>
      row.date >= from &&
      row.date <= to &&
      (!wanted || wanted.some((start) => code(row).startsWith(start))) &&
      (!shops || shops.some((shop) => row.merchant_name === shop)) &&
      (id === undefined || row.account_id === id),
  );
}

function wantedCodes(categories: string[] | undefined): string[] | undefined {
  return categories?.flatMap((category) => {
    const found = codes[category];
    if (!found) throw new Error(`no codes are known for the category ${category}`);
    return found;
  });
}

/** What was moved in a period and is not spending: to savings, as cash, to a card, into investments. */
export function movedRows(home: Household, { category = '', period }: Asked, today: string): Row[] {
  const { from, to } = spanOf(period, today);
  const wanted = moves[category];
  if (!wanted) throw new Error(`nothing is known to be moved as ${category}`);
  return posted(home).filter((row) => row.amount > 0 && code(row) === wanted && row.date >= from && row.date <= to);
}

/** What was earned in a period: pay, interest and tax refunds. */
export function earned(home: Household, { period, merchant }: Asked, today: string): Row[] {
  const { from, to } = spanOf(period, today);
  return posted(home).filter(
    (row) =>
      row.amount < 0 &&
      code(row).startsWith('INCOME_') &&
      row.date >= from &&
      row.date <= to &&
      (merchant === undefined || row.merchant_name === merchant),
  );
}

/** Does money come back in a period? Then people differ about what "in" and "out" are, and no case may ask. */
export function mustHaveNoRefunds(home: Household, period: string | undefined, today: string): void {
  const { from, to } = spanOf(period, today);
  const back = posted(home).find(
    (row) =>
      row.amount < 0 &&
      !code(row).startsWith('INCOME_') &&
      !moved.test(code(row)) &&
      row.date >= from &&
      row.date <= to,
  );
  if (back) throw new Error(`${home.key} got money back on ${back.date}: the truth would be a matter of opinion`);
}

/** An account by its name, or by what it is: checking, savings, credit card. */
export function accountNamed(home: Household, name: string | undefined): Household['plaid']['accounts'][number] {
  const account = home.plaid.accounts.find((each) => each.name === name || each.subtype === name);
  if (!account) throw new Error(`${home.key} has no account ${name}`);
  return account;
}
