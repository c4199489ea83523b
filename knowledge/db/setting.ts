// The signed setting that tells the database which customer a transaction is for; api.customer() checks it (migration 0001).
import { createHash } from 'node:crypto';
import { CoachError } from '../errors.ts';

/** The two padded keys of HMAC-SHA256 (RFC 2104), 64 bytes each: key xor 0x36 and key xor 0x5c. */
export interface SigningKeys {
  inner: Buffer;
  outer: Buffer;
}

/** How long a signed setting can start transactions. Long enough for slow clocks, short enough that a stolen one is soon worthless. */
export const SETTING_LIFETIME_S = 60;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The text as a lower-case uuid. Throws CoachError INVALID_INPUT when it is none. */
export function uuid(text: string): string {
  const id = text.toLowerCase();
  if (!UUID.test(id)) throw new CoachError('INVALID_INPUT', 'That is not the id of a customer.');
  return id;
}

/** The padded keys made from a secret of up to 64 bytes. */
export function padKeys(secret: Buffer): SigningKeys {
  const pad = (byte: number) => Buffer.from(Array.from({ length: 64 }, (_, index) => (secret[index] ?? 0) ^ byte));
  return { inner: pad(0x36), outer: pad(0x5c) };
}

/** `<uuid>.<expiry>.<mac>`; the expiry is in seconds since 1970, by the database's clock. */
export function signSetting(customerId: string, expiresAtS: number, keys: SigningKeys): string {
  const signed = `${customerId}.${expiresAtS}`;
  return `${signed}.${sha256(keys.outer, sha256(keys.inner, Buffer.from(signed))).toString('hex')}`;
}

/** An HMAC-SHA256 of a text, base64url. The line break behind the purpose is in no setting, so neither can be taken for the other. */
export function sealText(purpose: string, text: string, keys: SigningKeys): string {
  return sha256(keys.outer, sha256(keys.inner, Buffer.from(`${purpose}\n${text}`))).toString('base64url');
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
