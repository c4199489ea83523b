// Models opened on their wires, and a request to ask them with.
import { anthropicModel } from '../anthropic.ts';
import { bedrockModel } from '../bedrock.ts';
import { failureOf } from '../failure.ts';
import type { Model, ModelEvent, ModelMessage, ModelRequest } from '../model.ts';
import { anthropicUsage, anthropicWire } from './anthropic.fixture.ts';
import { bedrockUsage, bedrockWire } from './bedrock.fixture.ts';
import type { WireServer, WireStep } from './steps.fixture.ts';

const KEY = 'sk-test-key';
const context = { today: '2026-06-15', timeZone: 'America/New_York', accounts: [], merchants: [] };
/** A customer's question. */
export const question: ModelMessage = { role: 'customer', text: 'How much did I spend on groceries?' };
/** A tool call. */
export const lookUp = { name: 'get_spending', args: { from: '2026-05-01', category: 'Café' } };
/** The tools of a request. */
export const tools: ModelRequest['tools'] = [
  {
    name: 'get_spending',
    description: 'Money out',
    input: { type: 'object', properties: { from: { type: 'string' } }, required: ['from'] },
  },
];
const FIXED = 'You are a coach.';

/** A request with the fixed part of its prompt marked. */
export function request(messages: ModelMessage[] = [question], more: Partial<ModelRequest> = {}): ModelRequest {
  const system = `${FIXED}\nToday is Monday.`;
  return { runId: 'run-secret', system, fixedSystem: FIXED.length, messages, tools, context, ...more };
}

let running: WireServer[] = [];

/** Stops every wire that was opened here. */
export async function closeWires(): Promise<void> {
  await Promise.all(running.map((server) => server.close()));
  running = [];
}

type Opened = { model: Model; server: WireServer };

async function onAnthropic(plan: WireStep[][], options?: { chunkBytes?: number }): Promise<Opened> {
  const server = await anthropicWire(plan, options);
  running.push(server);
  return { server, model: anthropicModel('claude-sonnet-5-5', { apiKey: KEY, baseUrl: server.url }) };
}

async function onBedrock(plan: WireStep[][], options?: { chunkBytes?: number }): Promise<Opened> {
  const server = await bedrockWire(plan, options);
  running.push(server);
  const address = { region: 'us-east-1', endpoint: server.url };
  return { server, model: bedrockModel('us.anthropic.claude-haiku-5-5', address) };
}

/** The models that speak over a wire. */
export const wires = [
  { wire: 'anthropic', open: onAnthropic, usage: anthropicUsage },
  { wire: 'bedrock', open: onBedrock, usage: bedrockUsage },
] as const;

/** Listens to an answer to its end, or to its failure. */
export async function listen(model: Model, asked = request(), signal = new AbortController().signal) {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.stream(asked, signal)) events.push(event);
  } catch (error) {
    return { events, failure: failureOf(error), error };
  }
  return { events };
}

/** The words of an answer. */
export const textOf = (events: ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');
/** The calls of an answer. */
export const callsOf = (events: ModelEvent[]) => events.flatMap((event) => (event.type === 'tool' ? [event.call] : []));
/** How an answer ended. */
export const stopOf = (events: ModelEvent[]) => events.find((event) => event.type === 'stop');
