// Who would move to another persona if a threshold changed, and whether the change falls on some groups more than on others.
import type { IsoDate } from '../calendar.ts';
import { assignPersona } from '../personas/assign.ts';
import { historyOf } from '../personas/getting-started.ts';
import { daysHeld } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';
import { type Thresholds, thresholdsInForce } from '../signals/policy.ts';
import { dataOf, type LabelledHousehold } from './population.ts';

/** A customer whose primary persona changes; null is none. */
export interface Move {
  household: string;
  from: string | null;
  to: string | null;
}

/** How a group fares: shares of one. `change` is after less before. */
export interface GroupEffect {
  group: string;
  value: string;
  households: number;
  moved: number;
  /** Share of the group in each persona. */
  personas: Record<string, { before: number; after: number; change: number }>;
}

/** What a change of thresholds does. */
export interface Simulation {
  changed: Record<string, { from: number; to: number }>;
  households: number;
  before: Record<string, number>;
  after: Record<string, number>;
  moves: Move[];
  groups: GroupEffect[];
  /** The largest difference, between two groups of one kind, in the share that moves: 0 is even-handed. */
  widestGap: number;
}

/** Assigns personas twice, under the thresholds in force and under the changed ones, and compares. */
export function simulate(homes: LabelledHousehold[], today: IsoDate, changes: Partial<Thresholds>): Simulation {
  const thresholds = { ...thresholdsInForce, ...changes };
  const pairs = homes.map((home) => {
    const data = dataOf(home, today);
    const [signals, history] = [computeSignals(data), historyOf(daysHeld(data))];
    return {
      home,
      from: assignPersona(signals, history).primary,
      to: assignPersona(signals, history, { thresholds }).primary,
    };
  });
  const moves = pairs.filter(({ from, to }) => from !== to);
  const groups = (['age', 'region'] as const).flatMap((group) =>
    [...new Set(homes.map(({ traits }) => traits.group[group]))].sort().map((value): GroupEffect => {
      const own = pairs.filter(({ home }) => home.traits.group[group] === value);
      const [before, after] = [shares(own.map(({ from }) => from)), shares(own.map(({ to }) => to))];
      const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
      const personas = names.map((name) => {
        const [was = 0, is = 0] = [before[name], after[name]];
        return [name, { before: was, after: is, change: is - was }] as const;
      });
      const moved = own.filter(({ from, to }) => from !== to).length / own.length;
      return { group, value, households: own.length, moved, personas: Object.fromEntries(personas) };
    }),
  );
  return {
    changed: Object.fromEntries(
      (Object.keys(changes) as (keyof Thresholds)[]).map((name) => [
        name,
        { from: thresholdsInForce[name], to: thresholds[name] },
      ]),
    ),
    households: homes.length,
    before: counts(pairs.map(({ from }) => from)),
    after: counts(pairs.map(({ to }) => to)),
    moves: moves.map(({ home, from, to }) => ({ household: home.traits.key, from, to })),
    groups,
    widestGap: Math.max(0, ...['age', 'region'].map((kind) => gapOf(groups.filter(({ group }) => group === kind)))),
  };
}

function gapOf(groups: GroupEffect[]): number {
  const moved = groups.map((group) => group.moved);
  return Math.max(...moved) - Math.min(...moved);
}

function counts(names: (string | null)[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of names) found[name ?? 'none'] = (found[name ?? 'none'] ?? 0) + 1;
  return found;
}

function shares(names: (string | null)[]): Record<string, number> {
  return Object.fromEntries(Object.entries(counts(names)).map(([name, count]) => [name, count / names.length]));
}
