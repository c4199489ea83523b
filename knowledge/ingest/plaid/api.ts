// Calls Plaid through its SDK, loaded at the first call; waits and tries again when Plaid is busy; lets none of its errors out, which hold tokens.
import type { PlaidApi as Sdk } from 'plaid';
import type { PlaidConfig } from '../../config.ts';
import { CoachError, type ErrorCode } from '../../errors.ts';

/** Tries in all, and the first wait, which doubles: Plaid's limits are per minute, so 1 + 2 + 4 seconds rides out a burst. */
const TRIES = 4;
const FIRST_WAIT_MS = 1_000;
/** Plaid itself gives up on a bank after about 30 seconds. */
const TIMEOUT_MS = 40_000;

/** The SDK's own names of products and countries, which exist only once it is loaded. */
type Names = Pick<typeof import('plaid'), 'Products' | 'CountryCode'>;

/** Plaid's API. */
export interface PlaidDoor {
  /** Runs one request and returns its body. Throws CoachError with Plaid's code in `details.plaid`, never Plaid's words. */
  call<Body>(request: (sdk: Sdk, names: Names) => Promise<{ data: Body }>): Promise<Body>;
}

/** Opens the door; nothing is loaded or sent until the first call. `pause` waits that many milliseconds. */
export function openPlaid(
  { clientId, secret, baseUrl }: Pick<PlaidConfig, 'clientId' | 'secret' | 'baseUrl'>,
  pause: (ms: number) => Promise<unknown> = wait,
): PlaidDoor {
  let loading: Promise<{ sdk: Sdk; names: Names }> | undefined;
  const load = async () => {
    const { Configuration, PlaidApi, Products, CountryCode } = await import('plaid');
    const headers = { 'PLAID-CLIENT-ID': clientId, 'PLAID-SECRET': secret, 'Plaid-Version': '2020-09-14' };
    const sdk = new PlaidApi(new Configuration({ basePath: baseUrl, baseOptions: { headers, timeout: TIMEOUT_MS } }));
    return { sdk, names: { Products, CountryCode } };
  };
  return {
    async call(request) {
      loading ??= load();
      const { sdk, names } = await loading;
      for (let tried = 1; ; tried += 1) {
        try {
          return (await request(sdk, names)).data;
        } catch (thrown) {
          const error = asCoachError(thrown);
          if (!isBusy(error) || tried === TRIES) throw error;
          await pause(FIRST_WAIT_MS * 2 ** (tried - 1));
        }
      }
    },
  };
}

/** Plaid's code for what went wrong, such as ITEM_LOGIN_REQUIRED; undefined when Plaid did not say. */
export function plaidCode(error: unknown): string | undefined {
  const code = error instanceof CoachError ? error.details.plaid : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Waits. */
export function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** A bank that is not ready yet takes minutes: its webhook will tell, waiting here would not help. */
function isBusy(error: CoachError): boolean {
  return ['RATE_LIMITED', 'OVERLOADED'].includes(error.code) && plaidCode(error) !== 'PRODUCT_NOT_READY';
}

const words = {
  RATE_LIMITED: 'The bank link is very busy. Please try again in a few minutes.',
  OVERLOADED: 'The bank link did not answer. Please try again in a few minutes.',
  UNREADY: 'Your bank is still getting your transactions ready. They will come by themselves.',
  SIGN_IN: 'Your bank asks you to sign in again. Please link it once more.',
  PUBLIC_TOKEN: 'That link has run out. Please start linking your bank again.',
  KEYS: 'Plaid refused PLAID_CLIENT_ID and PLAID_SECRET. Check both, and that PLAID_ENV is the one they are for.',
  OTHER: 'The bank link could not do that.',
};

/** Our words for Plaid's codes: which of our errors, and what to say. */
const known: Record<string, [ErrorCode, keyof typeof words]> = {
  PRODUCT_NOT_READY: ['OVERLOADED', 'UNREADY'],
  ITEM_LOGIN_REQUIRED: ['FORBIDDEN', 'SIGN_IN'],
  INVALID_PUBLIC_TOKEN: ['INVALID_INPUT', 'PUBLIC_TOKEN'],
  INVALID_API_KEYS: ['CONFIG', 'KEYS'],
  UNAUTHORIZED_ENVIRONMENT: ['CONFIG', 'KEYS'],
};

/** The SDK's error holds the request with its tokens, so it is not even kept as the cause. */
function asCoachError(thrown: unknown): CoachError {
  const response = (thrown as { response?: { status?: unknown; data?: unknown } }).response;
  const status = typeof response?.status === 'number' ? response.status : 0;
  const body = (typeof response?.data === 'object' && response.data !== null ? response.data : {}) as Record<
    string,
    unknown
  >;
  const plaid = safeCode(body.error_code);
  const details = { ...(plaid && { plaid }), ...(status > 0 && { status }) };
  const [code, said] = kindOf({ status, plaid, type: safeCode(body.error_type) });
  return new CoachError(code, words[said], { details });
}

function kindOf({ status, plaid, type }: Record<'plaid' | 'type', string | undefined> & { status: number }) {
  const found = known[plaid ?? ''];
  if (found) return found;
  if (status === 429 || type === 'RATE_LIMIT_EXCEEDED') return ['RATE_LIMITED', 'RATE_LIMITED'] as const;
  if (status === 0 || status >= 500 || type === 'API_ERROR') return ['OVERLOADED', 'OVERLOADED'] as const;
  return ['INTERNAL', 'OTHER'] as const;
}

function safeCode(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Z][A-Z_]{2,63}$/.test(value) ? value : undefined;
}
