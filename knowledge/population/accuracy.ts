// How right the coach is about a population: precision and recall per signal and for repeating payments, personas, coverage, parity.
import type { IsoDate } from '../calendar.ts';
import { assignPersona, type PersonaAssignment } from '../personas/assign.ts';
import { historyOf } from '../personas/getting-started.ts';
import { daysHeld } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';
import type { SignalValue } from '../signals/signal.ts';
import { dataOf, type LabelledHousehold } from './population.ts';

/** Right and wrong findings. Precision and recall are shares of one, null when there was nothing to find or nothing found. */
export interface Score {
  found: number;
  right: number;
  missed: number;
  precision: number | null;
  recall: number | null;
}

/** Values within `TOLERANCE` of the truth. */
export interface ValueScore {
  compared: number;
  right: number;
}

/** The accuracy report; `wrong` lists what to look at. */
export interface Accuracy {
  households: number;
  signals: Record<string, Score>;
  values: Record<string, ValueScore>;
  streams: Score;
  persona: {
    right: number;
    compared: number;
    distribution: Record<string, number>;
    entropyBits: number;
    mostBits: number;
  };
  coverage: { withPersona: number; withThreeBehaviours: number; withBoth: number; enoughHistory: number };
  parity: { group: string; value: string; households: number; personaRight: number; withPersona: number }[];
  wrong: { household: string; what: string; expected: string; got: string }[];
}

/** One percent: means over days that months do not divide evenly. */
const TOLERANCE = 0.01;
/** The window truths are told over. */
const WINDOW = '180d';

/** A household read by the coach. */
interface Reading {
  home: LabelledHousehold;
  signals: SignalValue[];
  assignment: PersonaAssignment;
  streams: { merchant: string; transactionIds: string[] }[];
}

/** Reads every household and compares. */
export function accuracyOf(homes: LabelledHousehold[], today: IsoDate): Accuracy {
  const wrong: Accuracy['wrong'] = [];
  const readings = homes.map((home) => read(home, today));
  const signals: Record<string, Score> = {};
  const values: Record<string, ValueScore> = {};
  for (const { home, signals: found } of readings) {
    const key = home.traits.key;
    for (const [name, isThere] of Object.entries(home.truth.present)) {
      const isFound = found.some((each) => each.signal === name && each.window === WINDOW && isSeen(each));
      signals[name] = count(signals[name], { isFound, isThere });
      if (isFound !== isThere)
        wrong.push({ household: key, what: name, expected: String(isThere), got: String(isFound) });
    }
    for (const [name, truth] of Object.entries(home.truth.values)) {
      const got = highestOf(found, name);
      const isRight = Math.abs(got - truth) <= Math.max(1, Math.abs(truth) * TOLERANCE);
      const score = values[name] ?? { compared: 0, right: 0 };
      values[name] = { compared: score.compared + 1, right: score.right + Number(isRight) };
      if (!isRight) wrong.push({ household: key, what: `${name} value`, expected: String(truth), got: String(got) });
    }
  }
  return {
    households: homes.length,
    signals,
    values,
    streams: streamScore(readings, wrong),
    persona: personaScore(readings, wrong),
    coverage: coverageOf(readings),
    parity: parityOf(readings),
    wrong,
  };
}

function read(home: LabelledHousehold, today: IsoDate): Reading {
  const data = dataOf(home, today);
  const signals = computeSignals(data);
  const streams = data.streams.filter(({ status }) => status === 'active');
  return { home, signals, assignment: assignPersona(signals, historyOf(daysHeld(data))), streams };
}

/** A finding is a value above nothing. */
function isSeen({ status, value }: SignalValue): boolean {
  return status === 'value' && (value ?? 0) > 0;
}

function highestOf(signals: SignalValue[], name: string): number {
  const readings = signals.filter((each) => each.signal === name && each.window === WINDOW);
  return readings.reduce((most, { status, value }) => (status === 'value' ? Math.max(most, value ?? 0) : most), 0);
}

function count(score: Score | undefined, { isFound, isThere }: { isFound: boolean; isThere: boolean }): Score {
  const { found = 0, right = 0, missed = 0 } = score ?? {};
  return rated(found + Number(isFound), right + Number(isFound && isThere), missed + Number(isThere && !isFound));
}

function rated(found: number, right: number, missed: number): Score {
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return { found, right, missed, precision: share(right, found), recall: share(right, right + missed) };
}

/** A stream found is right when most of its rows belong to one true stream; a true stream is missed when none found is it. */
function streamScore(readings: Reading[], wrong: Accuracy['wrong']): Score {
  let [found, right, missed] = [0, 0, 0];
  for (const { home, streams } of readings) {
    const labels = new Map(home.transactions.map((row) => [row.id, row.label.stream]));
    for (const { merchant, transactionIds } of streams) {
      found++;
      const belonging = transactionIds.filter((id) => labels.get(id) !== null && labels.get(id) !== undefined);
      if (belonging.length * 2 > transactionIds.length) right++;
      else wrong.push({ household: home.traits.key, what: 'stream', expected: 'none', got: merchant });
    }
    for (const { merchant, rowIds } of home.truth.streams) {
      const own = new Set(rowIds);
      if (streams.some(({ transactionIds }) => transactionIds.filter((id) => own.has(id)).length >= 2)) continue;
      missed++;
      wrong.push({ household: home.traits.key, what: 'stream', expected: merchant, got: 'none' });
    }
  }
  return rated(found, right, missed);
}

function personaScore(readings: Reading[], wrong: Accuracy['wrong']): Accuracy['persona'] {
  const distribution: Record<string, number> = {};
  let right = 0;
  for (const { home, assignment } of readings) {
    const name = assignment.primary ?? 'none';
    distribution[name] = (distribution[name] ?? 0) + 1;
    if (assignment.primary === home.truth.persona) right++;
    else wrong.push({ household: home.traits.key, what: 'persona', expected: String(home.truth.persona), got: name });
  }
  const shares = Object.values(distribution).map((each) => each / readings.length);
  const entropyBits = -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
  return { right, compared: readings.length, distribution, entropyBits, mostBits: Math.log2(shares.length) };
}

function coverageOf(readings: Reading[]): Accuracy['coverage'] {
  const enough = readings.filter(({ assignment: { history } }) => history.daysHeld >= history.daysNeeded);
  const hasBehaviours = ({ signals }: Reading) => new Set(signals.filter(isSeen).map(({ signal }) => signal)).size >= 3;
  const hasPersona = ({ assignment }: Reading) => assignment.primary !== null;
  return {
    enoughHistory: enough.length,
    withPersona: enough.filter(hasPersona).length,
    withThreeBehaviours: enough.filter(hasBehaviours).length,
    withBoth: enough.filter((each) => hasPersona(each) && hasBehaviours(each)).length,
  };
}

function parityOf(readings: Reading[]): Accuracy['parity'] {
  return (['age', 'region'] as const).flatMap((group) =>
    [...new Set(readings.map(({ home }) => home.traits.group[group]))].sort().map((value) => {
      const own = readings.filter(({ home }) => home.traits.group[group] === value);
      const right = own.filter(({ home, assignment }) => assignment.primary === home.truth.persona).length;
      const withPersona = own.filter(({ assignment }) => assignment.primary !== null).length;
      return {
        group,
        value,
        households: own.length,
        personaRight: right / own.length,
        withPersona: withPersona / own.length,
      };
    }),
  );
}
