// Passwords are kept as scrypt hashes: slow to guess, compared in constant time.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's password storage sheet: scrypt with N = 2^14, r = 8, p = 5 (16 MB a try). */
const cost = { N: 16_384, r: 8, p: 5 } as const;
const KEY_BYTES = 32;

/** A hash of a password, with its salt and cost: `scrypt$N$r$p$salt$key`. Throws nothing for any text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Is this the password of that hash? Without a hash the same work is done and the answer is no, so that time tells nothing. */
export async function matchesPassword(password: string, hash: string | null): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = (hash ?? '').split('$');
  const isHash = kind === 'scrypt';
  const options = isHash ? { N: Number(N), r: Number(r), p: Number(p) } : cost;
  const expected = isHash ? Buffer.from(key, 'base64url') : Buffer.alloc(KEY_BYTES);
  const found = await derive(password, Buffer.from(salt, 'base64url'), options);
  return expected.length === found.length && timingSafeEqual(expected, found) && isHash;
}

/** The same password typed on another keyboard (composed or decomposed letters) is the same password. */
function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...options, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
