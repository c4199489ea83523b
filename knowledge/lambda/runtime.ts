// Answers AWS Lambda from the coach's own container image: asks for an event, hands it over, tells the answer, and asks for the next.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { toPublicError } from '../errors.ts';

/** Serves events until `signal` ends it; `address` is the runtime's host and port. A failed event is told by its code alone, so that Lambda sends it again. */
export async function serveLambda(
  address: string,
  handle: (event: unknown) => Promise<unknown>,
  { signal, failed = () => {} }: { signal?: AbortSignal; failed?: (error: unknown) => void } = {},
): Promise<void> {
  const invocation = `http://${address}/2018-06-01/runtime/invocation`;
  while (!signal?.aborted) {
    // No time limit: Lambda freezes the process until there is something to do.
    const next = await fetch(`${invocation}/next`, { signal });
    if (!next.ok) throw new Error(`the Lambda runtime answered ${next.status}`);
    const id = next.headers.get('lambda-runtime-aws-request-id') ?? '';
    const event: unknown = await next.json();
    const [path, answer] = await handle(event).then(
      (value) => ['response', value] as const,
      (error: unknown) => {
        failed(error);
        const { code, message } = toPublicError(error);
        return ['error', { errorType: code, errorMessage: message }] as const;
      },
    );
    const told = await fetch(`${invocation}/${id}/${path}`, { method: 'POST', body: JSON.stringify(answer ?? null) });
    await told.arrayBuffer();
  }
}
