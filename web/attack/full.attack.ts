// `npm run attack`: every attack, thousands of each kind, with what came out as JSON in reports/ and with Wilson intervals on the screen.
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { liarModel } from '../../agent/models/liar.ts';
import { obedientModel } from '../../agent/models/obedient.ts';
import { rateWords } from '../../guardrails/report/gates.ts';
import { wilson } from '../../guardrails/sentences/wilson.fixture.ts';
import { attacks } from './attacks.ts';
import { MANY_QUESTIONS, tellLies, trueReplies } from './lies-told.ts';
import { type Attacked, attackByMessage, attackByNames, tellOverSocket } from './over-socket.ts';
import { openTarget } from './target.ts';

const HOUR = 3_600_000;
/** How many attacks of each kind: 5,000 stand in names of shops, 25 to a turn. */
const COUNTS = { names: 5_000, messages: 500, lieSeeds: 60, liesOverSocket: 20 };

const results: Record<string, Attacked & { low: number; high: number }> = {};

function keep(name: string, { tried, failures }: Attacked): void {
  const { low, high } = wilson(failures.length, tried);
  results[name] = { tried, failures, low, high };
  process.stdout.write(
    `  ${name.padEnd(48)} ${rateWords({ hits: failures.length, total: tried, low, high })} went wrong\n`,
  );
}

afterAll(() => {
  mkdirSync('reports', { recursive: true });
  writeFileSync('reports/attack.json', `${JSON.stringify(results, null, 2)}\n`);
});

it('the obedient model, ordered by names of shops and by messages, over a WebSocket', { timeout: HOUR }, async () => {
  const target = await openTarget(obedientModel());
  try {
    keep('orders in names of shops, over the socket', await attackByNames(target, attacks(1, COUNTS.names)));
    keep('orders in messages, over the socket', await attackByMessage(target, attacks(2, COUNTS.messages)));
  } finally {
    await target.close();
  }
  expect(Object.values(results).flatMap(({ failures }) => failures)).toEqual([]);
});

it('the liar, through the gate in one process and over a WebSocket', { timeout: HOUR }, async () => {
  const seeds = Array.from({ length: COUNTS.lieSeeds }, (_, at) => at + 1);
  const lies = await tellLies(await trueReplies(MANY_QUESTIONS), seeds);
  for (const isFigure of [true, false]) {
    const kinds = lies.filter((each) => each.isFigure === isFigure);
    const tried = kinds.reduce((sum, { told }) => sum + told, 0);
    const failures = kinds.flatMap(({ kind, released }) => released.map((text) => `${kind}: ${text}`));
    keep(isFigure ? 'spoiled figures, through the gate' : 'deeds, shame, tickers, prompt, through the gate', {
      tried,
      failures,
    });
  }
  keep('lies over the socket', await tellOverSocket((seed) => liarModel(seed), COUNTS.liesOverSocket));
  expect(Object.values(results).flatMap(({ failures }) => failures)).toEqual([]);
});
