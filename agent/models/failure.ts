// Why a model did not answer, in one short list of codes. A provider's own words never get further than this file.

/** Every reason, and whether trying the same model again may help. */
const failures = {
  overloaded: { isPassing: true, words: 'the provider is overloaded' },
  throttled: { isPassing: true, words: 'the provider limits our requests' },
  unreachable: { isPassing: true, words: 'the provider could not be reached' },
  cut: { isPassing: true, words: 'the answer was cut off' },
  'key-refused': { isPassing: false, words: 'the provider refused our key; check the credentials' },
  'model-unknown': { isPassing: false, words: 'the provider has no such model; check its name' },
  'request-refused': { isPassing: false, words: 'the provider refused the request as wrong' },
  'too-slow': { isPassing: false, words: 'the first words took too long' },
  refusal: { isPassing: false, words: 'the model would not answer' },
  length: { isPassing: false, words: 'the answer grew too long' },
  'too-many-rounds': { isPassing: false, words: 'the model looked things up without end' },
  disagrees: { isPassing: false, words: 'the model contradicted what was shown' },
  'budget-spent': { isPassing: false, words: 'the customer has used up the day' },
  held: { isPassing: false, words: 'the release gate held the answer twice' },
  unexpected: { isPassing: false, words: 'the model failed in a way of its own' },
} as const;

/** A reason a model did not answer. */
export type FailureCode = keyof typeof failures;

/** A model's failure: our code, our words, how long the provider asks us to wait. */
export interface Failure {
  code: FailureCode;
  retryAfterMs?: number;
}

const known = new WeakMap<Error, Failure>();

/** An error that says why a model failed. */
export function modelFailure(
  code: FailureCode,
  { cause, retryAfterMs }: { cause?: unknown; retryAfterMs?: number } = {},
): Error {
  const error = new Error(failures[code].words, { cause });
  error.name = code;
  known.set(error, { code, retryAfterMs });
  return error;
}

/** Whether trying the same model again may help. */
export function isPassing(code: FailureCode): boolean {
  return failures[code].isPassing;
}

/** What a thrown value means: by its HTTP status, its name or its cause, for the Anthropic SDK, the AWS SDK and LangChain's models alike. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: 'unexpected' };
  const own = known.get(error);
  if (own) return own;
  const told = error as Told;
  const status = told.status ?? told.statusCode ?? told.$metadata?.httpStatusCode ?? told.response?.status;
  const retryAfterMs = waitAskedFor(told);
  const code = byName(`${told.type ?? ''} ${error.name}`) ?? (status === undefined ? byCause(error) : byStatus(status));
  return { code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

interface Told extends Error {
  /** Anthropic: `overloaded_error`. */
  type?: unknown;
  status?: number;
  statusCode?: number;
  headers?: unknown;
  $metadata?: { httpStatusCode?: number };
  $response?: { headers?: unknown };
  response?: { status?: number; headers?: unknown };
}

// Errors in the middle of a stream have a name and no status.
const names: [RegExp, FailureCode][] = [
  [/overloaded_error|ServiceUnavailable|ModelNotReady/, 'overloaded'],
  [/rate_limit_error|Throttling|TooManyRequests|RateLimit/, 'throttled'],
  [/InternalServer|api_error|ModelStreamError|ModelTimeout/, 'overloaded'],
  [/authentication_error|permission_error|Credentials|UnrecognizedClient|ExpiredToken|AccessDenied/, 'key-refused'],
  [/not_found_error|ResourceNotFound/, 'model-unknown'],
  [/APIConnection|TimeoutError/, 'unreachable'],
];

function byName(name: string): FailureCode | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1];
}

function byStatus(status: number): FailureCode {
  if (status === 429) return 'throttled';
  if (status >= 500 || status === 408 || status === 409) return 'overloaded';
  if (status === 401 || status === 403) return 'key-refused';
  if (status === 404) return 'model-unknown';
  return status >= 400 ? 'request-refused' : 'cut';
}

/** A connection that never came about, or broke: Node's codes stand somewhere in the chain of causes. */
function byCause(error: Error): FailureCode {
  const chain: NodeJS.ErrnoException[] = [];
  for (let at: unknown = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  if (chain.some(({ code = '' }) => noConnection.test(code))) return 'unreachable';
  return chain.some(({ code = '', message }) => broken.test(code) || brokenWords.test(message)) ? 'cut' : 'unexpected';
}

const noConnection = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const broken = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_HTTP2_\w+|ERR_STREAM_PREMATURE_CLOSE)$/;
const brokenWords = /^(terminated|aborted|socket hang up|fetch failed)$|truncated event message/i;

/** Retry-After: seconds or a date. Anthropic may also say milliseconds. */
function waitAskedFor(error: Told): number | undefined {
  const headers = error.headers ?? error.$response?.headers ?? error.response?.headers;
  const millis = Number(header(headers, 'retry-after-ms') ?? Number.NaN);
  if (millis > 0) return millis;
  const text = header(headers, 'retry-after');
  if (!text) return undefined;
  const wait = /^[\d.]+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return wait > 0 ? wait : undefined;
}

function header(headers: unknown, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const value = (headers as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
