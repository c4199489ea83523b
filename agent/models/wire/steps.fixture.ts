// What a provider's wire is made to say in tests: steps like the scripted model's, and what the coach sent to be answered.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import type { ToolCall, ToolSpec } from '../model.ts';

/** One step of an answer. `json` are arguments as they go over the wire, right or wrong; a call without `id` is given one; `fail` ends the answer. */
export type WireStep =
  | { text: string[] }
  | { tools: { id?: string; name: string; args?: unknown; json?: string }[] }
  /** Reasoning, signed as Claude's is. */
  | { thinks: string }
  | { delayMs: number }
  | { stop: 'refusal' | 'length' }
  | { fail: WireFailure; retryAfterSeconds?: number };

/** How an answer can go wrong: by status before it begins, or in the middle. */
export type WireFailure = 'overload' | 'throttle' | 'cut' | 'unauthorized' | 'bad-request' | 'no-such-model';

/** A message of a request, whatever its provider's form. */
export interface HeardMessage {
  role: string;
  texts: string[];
  calls: ToolCall[];
  /** `ok` is left out when the provider was not told. */
  results: { id: string; text: string; ok?: boolean }[];
}

/** What a provider reads in a request's body. */
export interface HeardBody {
  system: string;
  tools: ToolSpec[];
  messages: HeardMessage[];
}

/** A request as the wire understood it. */
export interface Heard extends HeardBody {
  /** The customer's newest question: the last user's words that came without a tool's result before them. */
  question: string;
  /** Calls of this turn that came before: 0 for the first. */
  round: number;
  /** Results of this conversation's tools, oldest first. */
  results: { tool: string; text: string }[];
  /** Every word of the request. */
  raw: string;
  body: Record<string, unknown>;
  headers: IncomingMessage['headers'];
  path: string;
}

/** The steps of each answer, in the order of requests (the last is repeated), or worked out from what was asked. */
export type WirePlan = WireStep[][] | ((heard: Heard) => WireStep[] | Promise<WireStep[]>);

/** How one provider speaks. */
export interface Wire {
  hear(body: Record<string, unknown>): HeardBody;
  contentType: string;
  /** The answer as bytes, a piece for each event; a failure step among them has no bytes of its own unless the wire has words for it. */
  pieces(steps: WireStep[], heard: Heard): AsyncIterable<Buffer | 'cut'>;
  /** A refusal by status, before anything was said. */
  refusal(failure: WireFailure): { status: number; headers: Record<string, string>; body: unknown };
}

/** A running wire. `closedAt` has the time each connection ended, by performance.now(). */
export interface WireServer {
  url: string;
  heard: Heard[];
  closedAt: number[];
  plan: WirePlan;
  close(): Promise<void>;
}

/** Starts a server that speaks a wire on 127.0.0.1. `chunkBytes` cuts what it says into pieces, across characters and frames. */
export async function startWire(
  wire: Wire,
  plan: WirePlan,
  { chunkBytes }: { chunkBytes?: number } = {},
): Promise<WireServer> {
  const self: WireServer = { url: '', heard: [], closedAt: [], plan, close: () => Promise.resolve() };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts).toString();
    const body = JSON.parse(raw) as Record<string, unknown>;
    const read = wire.hear(body);
    const { headers, url: path = '' } = request;
    const heard: Heard = { ...read, ...turnOf(read.messages), raw, body, headers, path };
    const at = self.heard.push(heard) - 1;
    const steps =
      typeof self.plan === 'function' ? await self.plan(heard) : (self.plan[Math.min(at, self.plan.length - 1)] ?? []);
    const [first] = steps;
    if (first && 'fail' in first && first.fail !== 'cut') {
      const refused = wire.refusal(first.fail);
      const wait = first.retryAfterSeconds === undefined ? {} : { 'retry-after': String(first.retryAfterSeconds) };
      response
        .writeHead(refused.status, { 'content-type': 'application/json', ...refused.headers, ...wait })
        .end(JSON.stringify(refused.body));
      return;
    }
    response.writeHead(200, { 'content-type': wire.contentType }).flushHeaders();
    for await (const piece of wire.pieces(steps, heard)) {
      if (response.destroyed) return;
      if (piece === 'cut') {
        // What was said before has to be on its way.
        await sleep(20);
        response.destroy();
        return;
      }
      for (const chunk of chunked(piece, chunkBytes)) {
        response.write(chunk);
        if (chunkBytes) await nextTick();
      }
    }
    response.end();
  };
  const server: Server = createServer((request, response) => {
    response.on('error', () => {});
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket: Socket) => {
    socket.setNoDelay(true);
    socket.on('close', () => self.closedAt.push(performance.now()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  self.close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return self;
}

/** The customer's turn in a conversation: what was asked last, and what came after. */
function turnOf(messages: HeardMessage[]): Pick<Heard, 'question' | 'round' | 'results'> {
  const names = new Map(messages.flatMap(({ calls }) => calls.map(({ id, name }) => [id, name] as const)));
  const results = messages.flatMap((message) =>
    message.results.map(({ id, text }) => ({ tool: names.get(id) ?? '', text })),
  );
  const asked = messages.findLastIndex((message) => message.role === 'user' && message.results.length === 0);
  const question = (messages[asked]?.texts ?? []).join('\n');
  return { question, results, round: messages.slice(asked + 1).filter(({ role }) => role === 'assistant').length };
}

function chunked(bytes: Buffer, size = bytes.length): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

/** Waits for a delay step. */
export async function pause(step: WireStep): Promise<void> {
  if ('delayMs' in step) await sleep(step.delayMs, undefined, { ref: false });
}

/** A token with `$fact(tool,label)` replaced by the id that a tool's result gives that fact: "f3: Groceries spending, May 2026 = $412.50". */
export function fillFacts(token: string, { results }: Heard): string {
  return token.replaceAll(/\$fact\(\s*([\w-]+)\s*,\s*([^)]*?)\s*\)/g, (whole, tool: string, label: string) => {
    const lines = results
      .filter((result) => result.tool === tool)
      .flatMap(({ text }) => [...text.matchAll(/^(f\d+): (.*?) = /gm)]);
    const wanted = label.toLowerCase();
    const named = lines.map(([, id, name = '']) => ({ id, name: name.toLowerCase() }));
    const found =
      named.find(({ name }) => name === wanted || name.startsWith(`${wanted},`)) ??
      named.find(({ name }) => name.includes(wanted));
    return found?.id ?? whole;
  });
}

/** What stopped an answer: its last step that says so, or tools, or the end. */
export function stopOf(steps: WireStep[]): 'refusal' | 'length' | 'tools' | 'end' {
  const said = steps.findLast((step) => 'stop' in step);
  if (said && 'stop' in said) return said.stop;
  return steps.some((step) => 'tools' in step) ? 'tools' : 'end';
}

/** Text in the pieces a provider sends it in: halves, so that one argument or word spans two events. */
export function halves(text: string): string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter(Boolean);
}
