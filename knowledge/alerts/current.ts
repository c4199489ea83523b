// A customer's open alerts as they stand now: looked for in today's data, stored when new.
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import { loadCustomerData } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';
import { findAlerts } from './index.ts';
import type { StoredAlert } from './store.ts';
import { alertExtra, listAlerts, storeAlerts } from './store.ts';

/** Today's open alerts, most urgent first. The caller checks consent. */
export async function currentAlerts(tx: CustomerTx, { today }: { today: IsoDate }): Promise<StoredAlert[]> {
  const data = await loadCustomerData(tx, { today });
  const alerts = findAlerts(data, computeSignals(data), await alertExtra(tx, { today }));
  await storeAlerts(tx, alerts, { today });
  return listAlerts(tx);
}
