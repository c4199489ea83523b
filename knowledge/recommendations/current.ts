// A customer's suggestions as they stand now: worked out from today's data, stored when new, and read back with their ids.
import type { IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import type { CustomerTx } from '../db/open.ts';
import { assignPersona } from '../personas/assign.ts';
import { historyOf } from '../personas/getting-started.ts';
import { daysHeld, loadCustomerData } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';
import type { Window } from '../signals/signal.ts';
import { windows } from '../signals/signal.ts';
import type { AdviceInput } from './recommend.ts';
import { recommend } from './recommend.ts';
import type { StoredRecommendation } from './store.ts';
import { listRecommendations, storeRecommendations } from './store.ts';

/** Suggestions for every window: what a day's job stores. */
export function recommendAll(input: Omit<AdviceInput, 'window'>): ReturnType<typeof recommend> {
  return windows.flatMap((window) => recommend({ ...input, window }));
}

/** Today's suggestions for a window. The caller checks consent to coaching; consent to offers is looked up here. */
export async function currentRecommendations(
  tx: CustomerTx,
  { today, window }: { today: IsoDate; window: Window },
): Promise<StoredRecommendation[]> {
  const data = await loadCustomerData(tx, { today });
  const signals = computeSignals(data);
  const persona = assignPersona(signals, historyOf(daysHeld(data)));
  const offersAllowed = await hasConsent(tx, 'offers');
  await storeRecommendations(tx, recommendAll({ data, signals, persona, offersAllowed }), { today });
  return listRecommendations(tx, { today, window, offersAllowed });
}
