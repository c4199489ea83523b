// Locks a bank link's access token before it is stored: AES-256-GCM with a key that is not in the database.
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CoachError } from '../../errors.ts';

/** The first byte of what is stored says how it was locked, so that another way can follow. */
const VERSION = 1;
/** NIST SP 800-38D: 96 bits of nonce, drawn anew for each token, and a tag of 128 bits. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const KEY_BYTES = 32;

/** Whose token it is; a sealed token copied to another customer or item does not open. */
export interface TokenOwner {
  userId: string;
  itemId: string;
}

/** Locks a token: version, nonce, tag, ciphertext. */
export function sealToken(token: string, owner: TokenOwner, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(owner));
  const body = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** Unlocks a token. Throws CONFIG when the key is another one, or the sealed token is somebody else's or was changed. */
export function openToken(sealed: Buffer, owner: TokenOwner, key: Buffer): string {
  try {
    if (sealed[0] !== VERSION || sealed.length <= HEAD_BYTES) throw new Error('not a sealed token');
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(owner)).setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new CoachError(
      'CONFIG',
      'This bank link cannot be opened with the present PLAID_TOKEN_KEY. Link the bank again.',
    );
  }
}

/** The sealing key: the given one, or the one kept in the data folder (made on first use, readable by its owner only). */
export async function tokenKey({ dataDir, tokenKey }: { dataDir: string; tokenKey?: Buffer }): Promise<Buffer> {
  if (tokenKey) return tokenKey;
  const path = join(dataDir, 'plaid.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Written aside and then given its name, so that nobody reads half a key; who comes second uses the first one's.
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(aside);
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new CoachError(
    'CONFIG',
    `${path} is not a key. Put the right one back; without it banks have to be linked again.`,
  );
}

function boundTo({ userId, itemId }: TokenOwner): Buffer {
  return Buffer.from(JSON.stringify(['plaid access token', VERSION, userId, itemId]), 'utf8');
}
