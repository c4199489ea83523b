// A server on this machine that speaks Bedrock's InvokeModel wire for Titan V2 and Cohere v3, and fails when told to.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Invocation {
  model: string;
  body: { inputText?: string; dimensions?: number; normalize?: boolean; texts?: string[]; input_type?: string };
}

/** What the server answers instead of vectors. */
export type Failure = { status: number; type: string } | { answer: unknown };

/** Starts it. `failures` are used up one a request. */
export async function bedrockServer() {
  const invocations: Invocation[] = [];
  const failures: Failure[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const model = decodeURIComponent(/^\/model\/([^/]+)\/invoke$/.exec(request.url ?? '')?.[1] ?? '');
      const body = JSON.parse(Buffer.concat(parts).toString()) as Invocation['body'];
      invocations.push({ model, body });
      const failure = failures.shift();
      const [status, answer] =
        failure && 'status' in failure
          ? [failure.status, { message: `the words of a provider about ${JSON.stringify(body)}` }]
          : [200, failure?.answer ?? vectorsFor(body)];
      const type = failure && 'type' in failure ? { 'x-amzn-ErrorType': failure.type } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...type });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { endpoint, invocations, failures, close };
}

// Vectors of a length other than one, so that scaling is the embedder's own work.
function vectorsFor({ inputText, dimensions = 1024, texts, input_type: kind }: Invocation['body']): unknown {
  if (texts)
    return { id: 'x', response_type: 'embeddings_floats', embeddings: texts.map((text) => made(text + kind, 1024)) };
  return { embedding: made(inputText ?? '', dimensions), inputTextTokenCount: 3 };
}

function made(text: string, dimensions: number): number[] {
  return Array.from(
    { length: dimensions },
    (_, at) => 3 * Math.sin(at + 1 + text.length + text.charCodeAt(at % text.length)),
  );
}
