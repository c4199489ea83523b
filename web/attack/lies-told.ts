// The gate attacked with lies by the thousand: true replies of real turns, each spoiled in every way the liar knows, in one process.
import { randomUUID } from 'node:crypto';
import { answer } from '../../agent/answer.ts';
import { collectAnswer } from '../../agent/collect.ts';
import { equip } from '../../agent/equip.ts';
import { releaseGate } from '../../agent/gate.ts';
import { lies, numbers } from '../../agent/models/liar.ts';
import type { Model, ModelRequest } from '../../agent/models/model.ts';
import { offlineModel } from '../../agent/models/offline/offline.ts';
import { testCustomer, testDatabase } from '../../knowledge/db/fixture.ts';
import { addAccount, addRows } from '../../knowledge/ledger/fixture.ts';

const TODAY = '2026-06-15';

/** What is asked. Each answer has figures of its own. */
export const QUESTIONS = [
  'How much did I spend on groceries last month?',
  'How much did I spend last month?',
  'What is my balance?',
  'How much did I earn in May?',
  'What did I spend at Corner Market in May?',
  'What was my largest purchase last month?',
  'Compare my grocery spending in April and May',
  'How much did I spend on eating out in May?',
  'Which subscriptions do I pay for?',
  'How much rent did I pay in May?',
];

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'the last three months', 'this year'];

/** The same of every month, for thousands of different lies. */
export const MANY_QUESTIONS = [
  ...QUESTIONS,
  ...MONTHS.flatMap((month) => [
    `How much did I spend in ${month}?`,
    `How much did I spend on groceries in ${month}?`,
    `How much did I spend on eating out in ${month}?`,
    `What did I spend at Corner Market in ${month}?`,
    `What did I spend at Noodle Bar in ${month}?`,
    `How much did I earn in ${month}?`,
    `What was my largest purchase in ${month}?`,
    `How many purchases did I make in ${month}?`,
    `What came in and went out in ${month}?`,
    `What did I spend the most on in ${month}?`,
  ]),
];

/** A true reply with all that the model and the gate knew. */
export interface Told {
  question: string;
  reply: string;
  request: ModelRequest;
}

/** Asks the offline coach the questions in real turns and keeps what it streams. */
export async function trueReplies(questions: readonly string[] = QUESTIONS): Promise<Told[]> {
  const db = await testDatabase();
  try {
    const customerId = await testCustomer(db);
    const account = await addAccount(db, customerId, { mask: '1207', currentCents: 341_255, balanceOn: TODAY });
    const rows = [1, 2, 3, 4, 5, 6].flatMap((month) => {
      const on = (day: string) => `2026-0${month}-${day}`;
      return [
        { on: on('01'), cents: 120_000 + month, merchant: 'Oak Street Homes', code: 'RENT_AND_UTILITIES_RENT' },
        { on: on('02'), cents: -310_000 - month * 111, merchant: 'Acme Payroll', code: 'INCOME_WAGES' },
        { on: on('03'), cents: 1_549, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
        { on: on('05'), cents: 20_000 + month * 1_317, merchant: 'Corner Market', code: 'FOOD_AND_DRINK_GROCERIES' },
        { on: on('09'), cents: 3_000 + month * 457, merchant: 'Noodle Bar', code: 'FOOD_AND_DRINK_RESTAURANT' },
        { on: on('12'), cents: 9_000 + month * 733, merchant: 'Green Grocer', code: 'FOOD_AND_DRINK_GROCERIES' },
      ];
    });
    await addRows(db, customerId, account, rows);
    const told: Told[] = [];
    for (const question of questions) {
      const requests: ModelRequest[] = [];
      const honest = offlineModel();
      const kept: Model = {
        ...honest,
        stream(request, signal) {
          requests.push({ ...request, messages: [...request.messages] });
          return honest.stream(request, signal);
        },
      };
      const turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message: question };
      await collectAnswer(answer(turn, { db, ...equip(kept), today: TODAY, turnTimeoutMs: 60_000 }));
      const request = requests.at(-1);
      if (!request) continue;
      let reply = '';
      for await (const event of honest.stream(request, new AbortController().signal))
        if (event.type === 'text') reply += event.text;
      if (/\{\{f\d+\}\}/.test(reply)) told.push({ question, reply, request });
    }
    return told;
  } finally {
    await db.close();
  }
}

/** What one kind of lie came to: how often it was told, and the texts that got out. */
export interface LieResult {
  kind: string;
  isFigure: boolean;
  told: number;
  released: string[];
}

/** Spoils every reply in every way with each seed and sends it through the gate. */
export async function tellLies(told: readonly Told[], seeds: readonly number[]): Promise<LieResult[]> {
  const results: LieResult[] = [];
  for (const [kind, { isFigure, spoil }] of Object.entries(lies)) {
    const result: LieResult = { kind, isFigure, told: 0, released: [] };
    for (const { question, reply, request } of told) {
      const tried = new Set<string>();
      for (const seed of seeds) {
        const text = spoil(reply, numbers(seed), request);
        if (text === null || text === reply || tried.has(text)) continue;
        tried.add(text);
        result.told += 1;
        if (await passes(text, question, request)) result.released.push(text);
      }
    }
    results.push(result);
  }
  return results;
}

/** Whether the gate lets the whole text out. */
export async function passes(
  text: string,
  question: string,
  { messages, system, fixedSystem, context }: ModelRequest,
): Promise<boolean> {
  const answers = messages.flatMap((message) => (message.role === 'tools' ? message.answers : []));
  const gate = releaseGate({
    facts: answers.flatMap(({ facts }) => facts),
    articles: answers.flatMap(({ citations }) => citations),
    customerText: question,
    today: context.today,
    hasConsent: true,
    prompt: { text: system.slice(0, fixedSystem), mark: /which is ([a-z]{20})\./.exec(system)?.[1] ?? '' },
  });
  for (const pieces of [gate.push(text), gate.end()])
    for await (const piece of pieces) if ('held' in piece) return false;
  return true;
}
