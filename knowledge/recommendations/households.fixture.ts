// The sample households as advice sees them, for tests.
import { households } from '../db/households/households.ts';
import { type PlainMoney, plainMoney } from '../db/households/plain.fixture.ts';
import { assignPersona } from '../personas/assign.ts';
import { historyOf } from '../personas/getting-started.ts';
import { daysHeld, snapshotOf } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';

/** What advice is given from, for plain rows. */
export function adviceInputOf(money: PlainMoney) {
  const data = snapshotOf(money);
  const signals = computeSignals(data);
  return { data, signals, persona: assignPersona(signals, historyOf(daysHeld(data))), offersAllowed: true };
}

/** Every sample household of some seeds and days. */
export function sampleMoney(seeds = [1, 7, 4242]): { name: string; persona: string | null; money: PlainMoney }[] {
  return seeds.flatMap((seed) =>
    ['2026-02-28', '2026-07-31', '2026-11-20'].flatMap((anchorOn) =>
      households({ seed, anchorOn }).map((home) => ({
        name: `${home.key}, seed ${seed}, ${anchorOn}`,
        persona: home.persona,
        money: plainMoney(home, anchorOn),
      })),
    ),
  );
}
