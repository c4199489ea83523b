// The sample households, seen by signals and personas: each is what it was built to be, whatever the seed and the day.
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import { households } from '../db/households/households.ts';
import { plainMoney } from '../db/households/plain.fixture.ts';
import type { Household } from '../db/households/types.ts';
import { daysHeld, snapshotOf } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';
import { assignPersona } from './assign.ts';
import { historyOf } from './getting-started.ts';
import { personas } from './index.ts';

function assignmentOf(home: Household, today: string) {
  const data = snapshotOf(plainMoney(home, today));
  const signals = computeSignals(data);
  return { signals, assignment: assignPersona(signals, historyOf(daysHeld(data))) };
}

describe('each sample household', () => {
  for (const seed of [1, 7, 987_654]) {
    it(`of seed ${seed} is given the persona it was built for`, () => {
      for (const anchorOn of ['2026-02-28', '2026-07-31', '2027-01-01', addDays('2026-11-20', seed % 9)]) {
        const homes = households({ seed, anchorOn });
        expect(homes).toHaveLength(6);
        for (const home of homes) {
          const { assignment } = assignmentOf(home, anchorOn);
          expect(assignment.primary, `${home.key}, seed ${seed}, ${anchorOn}: ${JSON.stringify(assignment)}`).toBe(
            home.persona,
          );
          expect(assignment.matches.every(({ evidence }) => evidence.length > 0)).toBe(true);
        }
      }
    });
  }

  it('covers every persona, and one household none', () => {
    const built = households({ seed: 1, anchorOn: '2026-07-31' }).map(({ persona }) => persona);
    expect(new Set(built)).toEqual(new Set([...personas.map(({ name }) => name), null]));
  });
});
