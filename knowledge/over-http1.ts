// Lets an AWS client speak HTTP 1.1: its own way is HTTP 2, which local servers that stand in for AWS do not speak.

// Longer than any of them takes.
const REQUEST_TIMEOUT_MS = 20_000;

interface WireRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** A request handler for a client of the AWS SDK that is given an `endpoint`. */
export const overHttp1 = {
  async handle(request: WireRequest) {
    const { method, protocol, hostname, port, path, headers, body } = request;
    const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
    const { host: _, 'content-length': __, ...sent } = headers;
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const answer = await fetch(url, { method, headers: sent, body: body as BodyInit, signal });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: bytes } };
  },
};
