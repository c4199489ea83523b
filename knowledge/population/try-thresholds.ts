// `npm run personas:simulate`: who would be another persona under other thresholds, over the labelled households.
import { parseArgs } from 'node:util';
import { isIsoDate } from '../calendar.ts';
import { policy, type ThresholdName, type Thresholds } from '../signals/policy.ts';
import { population } from './population.ts';
import { type Simulation, simulate } from './simulate.ts';

const USAGE = `npm run personas:simulate -- --set NAME=VALUE [--set …] [--seed N] [--size N] [--today YYYY-MM-DD] [--json]
NAME is one of these, VALUE a whole number in its unit:
${Object.entries(policy)
  .map(([name, { value, unit, reason }]) => `  ${name.padEnd(26)} now ${value} ${unit}: ${reason}`)
  .join('\n')}`;

/** A fixed day, so that two runs can be compared. */
const ANCHOR = '2026-11-20';

function main(): void {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '100' },
      today: { type: 'string', default: ANCHOR },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const [seed, size] = [Number(values.seed), Number(values.size)];
  if (!Number.isInteger(seed) || !Number.isInteger(size) || size < 1 || !isIsoDate(values.today))
    throw new Error(USAGE);
  const changes = Object.fromEntries(values.set.map(changeFrom)) as Partial<Thresholds>;
  if (values.set.length === 0) throw new Error(`Say which threshold to change.\n${USAGE}`);
  const result = simulate(population({ seed, anchorOn: values.today, size }), values.today, changes);
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : inWords(result));
}

function changeFrom(setting: string): [ThresholdName, number] {
  const [name = '', value = ''] = setting.split('=');
  if (!(name in policy) || !/^-?\d+$/.test(value))
    throw new Error(`--set ${setting} is not NAME=WHOLE NUMBER.\n${USAGE}`);
  return [name as ThresholdName, Number(value)];
}

function inWords({ changed, households, before, after, moves, groups, widestGap }: Simulation): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const routes = new Map<string, number>();
  for (const { from, to } of moves) {
    const route = `${from ?? 'none'} -> ${to ?? 'none'}`;
    routes.set(route, (routes.get(route) ?? 0) + 1);
  }
  return [
    ...Object.entries(changed).map(([name, { from, to }]) => `${name}: ${from} -> ${to}`),
    `${moves.length} of ${households} households would move:`,
    ...[...routes].map(([route, count]) => `  ${String(count).padStart(4)} ${route}`),
    'Persona                      before after',
    ...names.map(
      (name) => `  ${name.padEnd(26)} ${String(before[name] ?? 0).padStart(6)} ${String(after[name] ?? 0).padStart(5)}`,
    ),
    'By group: share that moves',
    ...groups.map(
      ({ group, value, moved, households: own }) =>
        `  ${`${group} ${value}`.padEnd(26)} ${percent(moved).padStart(6)} of ${own}`,
    ),
    `Widest gap between two groups of a kind: ${percent(widestGap)}.`,
    '',
  ].join('\n');
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
