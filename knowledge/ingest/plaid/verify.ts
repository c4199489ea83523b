// Is this webhook Plaid's? ES256 over the SHA-256 of the raw body, with a key Plaid publishes, signed in the last five minutes.
// https://plaid.com/docs/api/webhooks/webhook-verification/
import { createHash, timingSafeEqual } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { CoachError } from '../../errors.ts';
import { type PlaidDoor, plaidCode } from './api.ts';

/** Plaid's rule. */
const MAX_AGE_SECONDS = 5 * 60;
/** Clocks that are kept right differ by less. */
const MAX_SKEW_SECONDS = 30;
/** Plaid uses one or two keys at a time. */
const KEYS_KEPT = 20;
/** A key taken out of use is refused this much later at most. */
const KEY_LIFE_MS = 15 * 60_000;
/** An id that Plaid does not know is not asked about again for a minute. */
const UNKNOWN_LIFE_MS = 60_000;
/** Ids asked about in a minute: strangers who make them up cannot have us hammer Plaid. Plaid sends again what was not taken. */
const LOOKUPS_PER_MINUTE = 10;
/** Longer than any token Plaid sends (some 400 characters). */
const MAX_TOKEN_CHARS = 4_096;

const protectedHeader = z.object({ alg: z.literal('ES256'), kid: z.string().regex(/^[\w-]{1,64}$/) });
const claims = z.object({ iat: z.number(), request_body_sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** A key as it was fetched; `jwk` is null when Plaid has no such key. */
interface Kept {
  jwk: JWK | null;
  expiresAt: number | null;
  keptUntil: number;
}

/** Finds the keys webhooks are signed with. */
export interface Keyring {
  /** The key of an id, if it may be used at `now` (milliseconds). Throws OVERLOADED when it cannot be looked up for now. */
  find(kid: string, now: number): Promise<JWK | undefined>;
}

/** Keys from Plaid, kept for a while: at most 20, unknown ids for a minute, at most 10 look-ups a minute. */
export function createKeyring(plaid: PlaidDoor): Keyring {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<Kept>>();
  let lookups: number[] = [];

  const ask = async (kid: string, now: number): Promise<Kept> => {
    lookups = lookups.filter((at) => now - at < 60_000);
    if (lookups.length >= LOOKUPS_PER_MINUTE) throw new CoachError('OVERLOADED');
    lookups.push(now);
    const found = await fetchKey(plaid, kid);
    const next = { ...found, keptUntil: now + (found.jwk ? KEY_LIFE_MS : UNKNOWN_LIFE_MS) };
    kept.delete(kid);
    // Made-up ids go first, so that they never push out a real key.
    const unknown = [...kept].find(([, key]) => key.jwk === null)?.[0];
    if (kept.size >= KEYS_KEPT) kept.delete(unknown ?? String(kept.keys().next().value));
    kept.set(kid, next);
    return next;
  };

  return {
    async find(kid, now) {
      let key = kept.get(kid);
      if (!key || key.keptUntil <= now) {
        const running = asking.get(kid) ?? ask(kid, now).finally(() => asking.delete(kid));
        asking.set(kid, running);
        key = await running;
      }
      const isExpired = key.expiresAt !== null && key.expiresAt <= now;
      return key.jwk && !isExpired ? key.jwk : undefined;
    },
  };
}

async function fetchKey(plaid: PlaidDoor, kid: string): Promise<Omit<Kept, 'keptUntil'>> {
  try {
    const { key } = await plaid.call((sdk) => sdk.webhookVerificationKeyGet({ key_id: kid }));
    const { kty, crv, x, y } = key;
    // Only a P-256 key of this very id can have signed with ES256.
    if (key.kid !== kid || key.alg !== 'ES256' || kty !== 'EC' || crv !== 'P-256')
      return { jwk: null, expiresAt: null };
    return { jwk: { kty, crv, x, y }, expiresAt: key.expired_at === null ? null : key.expired_at * 1000 };
  } catch (error) {
    const status = error instanceof CoachError ? error.details.status : undefined;
    if (plaidCode(error) && typeof status === 'number' && status >= 400 && status < 429)
      return { jwk: null, expiresAt: null };
    throw error;
  }
}

/**
 * Is this body, byte for byte, signed by Plaid in the last five minutes? The body is not parsed. Throws OVERLOADED when the key cannot
 * be looked up for now (Plaid then sends it again).
 */
export async function isPlaidsWebhook(
  { token, body }: { token: string | undefined; body: Uint8Array },
  keyring: Keyring,
  now: number = Date.now(),
): Promise<boolean> {
  if (!token || token.length > MAX_TOKEN_CHARS) return false;
  const header = read(protectedHeader, () => decodeProtectedHeader(token));
  if (!header) return false;
  const jwk = await keyring.find(header.kid, now);
  if (!jwk) return false;
  const signed = await payloadOf(token, jwk);
  const said = signed && read(claims, () => JSON.parse(Buffer.from(signed).toString('utf8')));
  if (!said) return false;
  const ageSeconds = now / 1000 - said.iat;
  const isFresh = ageSeconds <= MAX_AGE_SECONDS && ageSeconds >= -MAX_SKEW_SECONDS;
  const hash = createHash('sha256').update(body).digest();
  return timingSafeEqual(hash, Buffer.from(said.request_body_sha256, 'hex')) && isFresh;
}

async function payloadOf(token: string, jwk: JWK): Promise<Uint8Array | undefined> {
  try {
    return (await compactVerify(token, await importJWK(jwk, 'ES256'), { algorithms: ['ES256'] })).payload;
  } catch {
    return undefined;
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: () => unknown): z.output<Schema> | undefined {
  try {
    return schema.safeParse(value()).data;
  } catch {
    return undefined;
  }
}
