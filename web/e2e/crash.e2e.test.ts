import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { listMessages, readRun } from '../../knowledge/conversations.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { openDatabase } from '../../knowledge/db/open.ts';
import { findTrace, verifyChain } from '../../knowledge/traces.ts';
import { findUserByEmail } from '../../knowledge/users.ts';
import { ask, type Heard, shown, signIn } from './line.ts';
import { command, emptyFolder, serve } from './serve.ts';

const CRASHES = 50;
/** Conversations that are under way when the process dies; one of them decides the moment. */
const AT_ONCE = 3;
const EMAIL = 'crash@test.invalid';
const PASSWORD = 'a long test password';
const folder = emptyFolder();
afterAll(folder.remove);

const lookUp = (name: string, args: object) => ({ tools: [{ name, args }] });
const sentence = (text: string) => ({ text: text.split(/(?<= )/) });
const script = {
  turns: [
    { steps: [{ delayMs: 10 }, lookUp('get_accounts', {})] },
    { steps: [{ delayMs: 10 }, lookUp('get_signals', {})] },
    {
      steps: Array.from({ length: 8 }, (_, index) => [
        sentence(`This is sentence number ${'abcdefgh'[index]} of the answer. `),
        { delayMs: 15 },
      ]).flat(),
    },
  ],
};

/** A seeded random number in [0, 1), so that a failure can be run again. */
function random(index: number): number {
  const x = Math.sin(index * 12.9898 + 78.233) * 43_758.5453;
  return x - Math.floor(x);
}

it(`loses nothing over ${CRASHES} kill -9 at random moments of a turn`, async () => {
  const file = join(folder.path, 'script.json');
  writeFileSync(file, JSON.stringify(script));
  const settings = {
    COACH_SEED: 'none',
    COACH_MODEL: `scripted:${file}`,
    COACH_TEST_MODELS: '1',
    COACH_MESSAGES_PER_MINUTE: '1000',
  };
  await command(
    folder.path,
    ['users', 'add', '--email', EMAIL, '--name', 'Crash', '--consent', 'all', '--password', PASSWORD],
    settings,
  );
  const all: Heard[] = [];
  let wholeMs = 0;
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const server = await serve(folder.path, settings);
    const token = await signIn(server.url, EMAIL, PASSWORD);
    if (crash === 0) {
      all.push(await ask(server.url, token, 'Warm up'));
      const startedAt = performance.now();
      all.push(await ask(server.url, token, 'How long does a turn take?'));
      wholeMs = performance.now() - startedAt;
    }
    const afterMs = wholeMs * random(crash);
    let die: Promise<void> | undefined;
    const asked = Array.from({ length: AT_ONCE }, (_, index) =>
      ask(server.url, token, `Question ${crash}-${index}`, {
        onEvent: () => {
          if (index === 0) die ??= new Promise((resolve) => setTimeout(() => resolve(server.crash()), afterMs));
        },
      }),
    );
    all.push(...(await Promise.all(asked)));
    await die;
    await server.crash();
  }
  const last = await serve(folder.path, settings);
  await last.stop();

  const db = await openDatabase({ dataDir: folder.path });
  try {
    const customer = await findUserByEmail(db, EMAIL);
    if (!customer) throw new Error('the customer is gone');
    const ended = { finished: 0, interrupted: 0 };
    for (const heard of all) {
      await asCustomer(db, customer.id, async (tx) => {
        const run = await readRun(tx, heard.runId);
        if (!run) {
          expect(heard.events).toEqual([]);
          return;
        }
        if (run.status !== 'finished' && run.status !== 'interrupted')
          throw new Error(`run ${heard.runId} is ${run.status}`);
        ended[run.status] += 1;
        const messages = (await listMessages(tx, run.conversationId)).filter(
          (message) => message.runId === heard.runId,
        );
        expect(messages[0]?.role).toBe('customer');
        const stored = messages.find(({ role }) => role === 'coach')?.text ?? '';
        expect(stored.startsWith(shown(heard))).toBe(true);
        expect(await findTrace(tx, run.traceId ?? '')).toMatchObject({ status: run.status });
        expect(await verifyChain(tx, run.conversationId)).toMatchObject({ status: 'intact' });
      });
    }
    const open = await db.owner.execute(sql`select 1 from ledger.decision_traces where status = 'open'`);
    expect(open.rows).toEqual([]);
    console.log(`${all.length} runs over ${CRASHES} crashes:`, ended);
    expect(ended.finished).toBeGreaterThan(1);
    expect(ended.interrupted).toBeGreaterThan(CRASHES / 2);
  } finally {
    await db.close();
  }
}, 600_000);
