// Loads what a forecast needs in one short transaction: the customer's picture and what everyday spending usually comes to.
import type { CustomerTx } from '../../knowledge/db/open.ts';
import { everydayDays, everydayWeek } from '../../knowledge/everyday.ts';
import { spending } from '../../knowledge/ledger.ts';
import { type CustomerData, loadCustomerData } from '../../knowledge/signals/customer-data.ts';

/** The picture of a customer, and everyday spending in a week; null when there is too little history. */
export interface ForecastData {
  data: CustomerData;
  everyday: { weekCents: number; weeks: number } | null;
}

/** Reads both. */
export async function loadForecastData(tx: CustomerTx, { today }: { today: string }): Promise<ForecastData> {
  const data = await loadCustomerData(tx, { today });
  const { rows } = await spending(tx, everydayDays(today));
  return { data, everyday: everydayWeek(data, rows) };
}
