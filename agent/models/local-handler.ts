// Lets an AWS client speak streamed HTTP 1.1: its own way is HTTP 2, which local servers that stand in for AWS do not speak.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

interface WireRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** A request handler for a client of the AWS SDK that is given an `endpoint`. The answer's body is read as it arrives. */
export const localHandler = {
  async handle(request: WireRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
    const { method, protocol, hostname, port, path, headers, body } = request;
    const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
    const { host: _, 'content-length': __, ...sent } = headers;
    const answer = await fetch(url, { method, headers: sent, body: body as BodyInit, signal: abortSignal });
    const stream = answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
    return { response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: stream } };
  },
};
