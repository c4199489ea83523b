// `turn-1` and `turn-3`: what a whole turn of ours costs in processor time, with all rails, facts and the trace, against LangChain's `createAgent` alone with the same
// tools and tokens. On the embedded database, whose own work for look-ups and trace is part of this process's time; and on the server of DATABASE_URL when there is one,
// which does that work in a process of its own, so that what is counted is the framework alone. A round measures every side of both.
import { cpus } from 'node:os';
import { readConfig } from '../knowledge/config.ts';
import { type Database, openDatabase } from '../knowledge/db/open.ts';
import { seedSamples } from '../knowledge/db/seed.ts';
import { type Asker, ourTurn, type Script, theirTurn } from './turn-bench-turns.ts';

const today = '2026-06-30';
const SEED = 1;
/** Turns of each side before the first measured one, so that code, caches and the database's plans are warm. */
const WARM_UP = 200;
const ROUNDS = 7;
/** Turns of a side in each round: the clock of processor time is coarse, and one collection of garbage must not decide. */
const TURNS = 25;
/** The target is the baseline itself; three times that is a failure on a shared machine. */
const TARGET = 1;
const TOLERATED = 3;

const may = { from: '2026-05-01', to: '2026-05-31' };
const REPLY = `You spent {{f17}} in all in May 2026. That was {{f18}} purchases. The largest part was rent spending, with {{f19}}. Groceries spending came to {{f20}}, and eating out spending came to {{f21}}. Shopping spending was {{f22}}. Utilities spending was {{f23}}. You also had {{f24}} of bank fees spending. Those fees are the easiest part to bring down.

In May 2026, your money in was {{f37}} and your money out was {{f38}}. That left a net cash flow of {{f39}} for the month. It is a small cushion, so let us look at where you stand today.

- Everyday Checking balance: {{f11}}
- Rainy Day Savings balance: {{f13}}
- Cash Rewards Visa balance owed: {{f1}}
- Store Card balance owed: {{f6}}

Your total cash balance is {{f15}}. Your total balance owed on cards is {{f16}}. The minimum payment on the Cash Rewards Visa is {{f4}}, and it is due on {{f5}}. Bank fees come back each month while a balance stays on the card. A good next step is to skip a purchase now and then and send that money to the card. I can show you how fast the card would be paid off with a little more each month. Would you like to see that plan now, or start with groceries? You decide what comes first, and I will work it out with you.`;

/** The turns of BENCH: one token and no look-up; three look-ups and 300 tokens. */
const scripts: Record<'turn-1' | 'turn-3', Script> = {
  'turn-1': { question: 'Hello there', calls: [], tokens: ['Hello!'] },
  'turn-3': {
    question: 'How did May go, and where do I stand now?',
    calls: [
      { name: 'get_accounts', args: {} },
      { name: 'get_spending', args: may },
      { name: 'get_cash_flow', args: may },
    ],
    tokens: cut(REPLY, 300),
  },
};

/** A text in so many pieces. */
function cut(text: string, pieces: number): string[] {
  const at = (piece: number) => Math.round((text.length * piece) / pieces);
  return Array.from({ length: pieces }, (_, piece) => text.slice(at(piece), at(piece + 1)));
}

async function cpuMs(turn: () => Promise<string>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < TURNS; count += 1) await turn();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / TURNS;
}

/** Measures one row on each database, ours and theirs in turn within each round. */
async function measure(askers: readonly Asker[], script: Script) {
  const pairs = askers.map((asker) => ({
    ours: ourTurn(asker, script),
    theirs: theirTurn(asker, script),
    rounds: [] as { ours: number; theirs: number }[],
  }));
  for (const { ours, theirs } of pairs)
    for (let count = 0; count < WARM_UP; count += 1) {
      if ((await ours()).trim() === '' || (await theirs()) !== script.tokens.join(''))
        throw new Error('A turn said nothing.');
    }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { ours, theirs, rounds } of pairs) rounds.push({ ours: await cpuMs(ours), theirs: await cpuMs(theirs) });
  return pairs.map(({ rounds }) => {
    const ratios = sorted(rounds.map((round) => round.ours / round.theirs));
    return {
      ours: middle(sorted(rounds.map((round) => round.ours))),
      theirs: middle(sorted(rounds.map((round) => round.theirs))),
      ratio: { median: middle(ratios), least: ratios[0] ?? 0, most: ratios.at(-1) ?? 0 },
    };
  });
}

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const middle = (values: number[]) => values[values.length >> 1] ?? 0;

/** A sample customer of a database, who asks. */
async function askerOf(db: Database): Promise<Asker> {
  const [sample] = await seedSamples(db, { seed: SEED, anchorOn: today });
  return { db, customerId: sample?.id ?? '', today, timeZone: 'America/New_York' };
}

async function main(): Promise<boolean> {
  const { databaseUrl } = readConfig();
  const databases: Database[] = [];
  try {
    for (const options of [{}, ...(databaseUrl ? [{ databaseUrl }] : [])]) databases.push(await openDatabase(options));
    const askers: Asker[] = [];
    for (const db of databases) askers.push(await askerOf(db));
    const on = databases.map(({ engine, version }) => `${engine} (${version})`).join(' and ');
    process.stdout.write(`${on}, Node ${process.version}, ${cpus()[0]?.model}, median of ${ROUNDS} rounds\n`);
    let isWithin = true;
    for (const [name, script] of Object.entries(scripts)) {
      for (const [at, { ours, theirs, ratio }] of (await measure(askers, script)).entries()) {
        const holds = ratio.median <= TARGET * TOLERATED;
        isWithin &&= holds;
        process.stdout.write(
          `${name} on ${databases[at]?.engine}: ours ${ours.toFixed(2)} ms, createAgent ${theirs.toFixed(2)} ms  ${ratio.median.toFixed(2)}x (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)})  gate ${TARGET}x, fails past ${TOLERATED}: ${holds ? 'holds' : 'BROKEN'}\n`,
        );
      }
    }
    return isWithin;
  } finally {
    for (const db of databases) await db.close();
  }
}

main().then(
  (isWithin) => {
    process.exitCode = isWithin ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 2;
  },
);
