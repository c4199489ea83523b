// Runs the rails over data sets and counts: what was caught and by which rail, what was stopped in error, how long each rail took.
import { type Defect, defects, USUAL } from '../defects.fixture.ts';
import { rails } from '../index.ts';
import type { Stage, Verdict } from '../rail.ts';
import { runRails } from '../run.ts';
import type { Screened } from '../screen.ts';
import { wilson } from '../sentences/wilson.fixture.ts';
import type { DataSet } from './sets.ts';

/** A count with its Wilson 95 % interval. */
export interface Rate {
  hits: number;
  total: number;
  low: number;
  high: number;
}

/** How a set came out. `right` counts what was to be caught and was, or was to pass and did. */
export interface SetResult {
  name: string;
  wanted: DataSet['wanted'];
  right: Rate;
  byKind: Record<string, Rate>;
  /** How many items each rail acted on. */
  byRail: Record<string, number>;
  /** Up to a hundred that came out wrong. */
  wrong: { kind: string; text: string; action: string; rails: string[] }[];
}

/** Times in microseconds, of some items of each set, each the least of a few runs. A stage's time is that of all its rails together. */
export interface Latency {
  calls: number;
  p50: number;
  p99: number;
}

/** A defect and the rails that objected to it. */
export interface DefectResult {
  rail: string;
  code: string;
  stage: Stage;
  fired: string[];
  isRight: boolean;
}

/** Everything measured. */
export interface Measurement {
  sets: SetResult[];
  defects: DefectResult[];
  rails: Record<string, Latency>;
  stages: Partial<Record<Stage, Latency>>;
}

const MOST_SHOWN = 100;
const acted = ({ action }: { action: string }) => action !== 'allow' && action !== 'annotate';

/** Measures the coach's rails on these sets and on every rail's own defects. */
export async function measure(sets: readonly DataSet[]): Promise<Measurement> {
  const times = new Map<string, number[]>();
  const stageTimes = new Map<Stage, number[]>();
  const results: SetResult[] = [];
  for (const set of sets) {
    const kinds = new Map<string, { hits: number; total: number }>();
    const byRail: Record<string, number> = {};
    const wrong: SetResult['wrong'] = [];
    for (const { kind, text, screen } of set.items) {
      const screened = await screen();
      const fired = [...new Set(screened.verdicts.filter(acted).map(({ rail }) => rail))];
      for (const rail of fired) byRail[rail] = (byRail[rail] ?? 0) + 1;
      const isRight = set.wanted === 'caught' ? acted(screened) : isAnswered(screened);
      const counted = kinds.get(kind) ?? { hits: 0, total: 0 };
      kinds.set(kind, { hits: counted.hits + Number(isRight), total: counted.total + 1 });
      if (!isRight && wrong.length < MOST_SHOWN) wrong.push({ kind, text, action: screened.action, rails: fired });
    }
    for (const { screen } of sampleOf(set.items)) note(await quickest(screen), times, stageTimes);
    const all = [...kinds.values()];
    results.push({
      name: set.name,
      wanted: set.wanted,
      right: rate(sum(all.map(({ hits }) => hits)), sum(all.map(({ total }) => total))),
      byKind: Object.fromEntries([...kinds].map(([kind, { hits, total }]) => [kind, rate(hits, total)])),
      byRail,
      wrong,
    });
  }
  return {
    sets: results,
    defects: defects.map(judge),
    rails: Object.fromEntries([...times].map(([name, list]) => [name, latency(list)])),
    stages: Object.fromEntries([...stageTimes].map(([stage, list]) => [stage, latency(list)])),
  };
}

/** Items of each set that are timed, and how often: the least of several runs is the rail's own time, the rest is the machine's other work. */
const TIMED = { items: 150, runs: 5 };

function sampleOf<T>(items: readonly T[]): T[] {
  const every = Math.max(1, Math.floor(items.length / TIMED.items));
  return items.filter((_, index) => index % every === 0).slice(0, TIMED.items);
}

/** The verdicts on a text, each with its least time. The same text gets the same verdicts in the same order. */
async function quickest(screen: () => Promise<Screened>): Promise<Verdict[]> {
  let { verdicts } = await screen();
  for (let run = 1; run < TIMED.runs; run += 1) {
    const again = (await screen()).verdicts;
    verdicts = verdicts.map((verdict, index) => ({
      ...verdict,
      latencyUs: Math.min(verdict.latencyUs, again[index]?.latencyUs ?? verdict.latencyUs),
    }));
  }
  return verdicts;
}

/** Held, blocked and taken over by a fixed text: the question itself is not answered. */
const isAnswered = ({ action }: Screened) => action !== 'hold' && action !== 'block' && action !== 'escalate';

function judge({ rail, code, stage, input, context }: Defect): DefectResult {
  const { verdicts } = runRails(stage, rails, input, { ...USUAL, ...context });
  const objected = verdicts.filter(({ action }) => action !== 'allow');
  const isRight = objected.length === 1 && objected[0]?.rail === rail && objected[0].code === code;
  return { rail, code, stage, fired: objected.map((verdict) => `${verdict.rail}: ${verdict.code}`), isRight };
}

// Rails of a stage run one behind the other: the first one again means the next text.
function note(verdicts: readonly Verdict[], times: Map<string, number[]>, stageTimes: Map<Stage, number[]>): void {
  let seen = new Set<string>();
  let stage: Stage | undefined;
  let spent = 0;
  const close = () => {
    if (stage) push(stageTimes, stage, spent);
    seen = new Set();
    spent = 0;
  };
  for (const verdict of verdicts) {
    push(times, verdict.rail, verdict.latencyUs);
    if (stage !== undefined && (verdict.stage !== stage || seen.has(verdict.rail))) close();
    stage = verdict.stage;
    seen.add(verdict.rail);
    spent += verdict.latencyUs;
  }
  close();
}

function push<Name extends string>(lists: Map<Name, number[]>, name: Name, value: number): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}

function latency(list: readonly number[]): Latency {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { calls: sorted.length, p50: at(0.5), p99: at(0.99) };
}

function rate(hits: number, total: number): Rate {
  const { low, high } = total === 0 ? { low: 0, high: 1 } : wilson(hits, total);
  return { hits, total, low: Math.max(0, low), high: Math.min(1, high) };
}

const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
