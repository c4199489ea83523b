// Sealed tokens: they open for their owner with their key, and for nobody else.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openToken, sealToken, tokenKey } from './seal.ts';

const key = randomBytes(32);
const owner = { userId: 'u1', itemId: 'i1' };

describe('a sealed token', () => {
  it('opens as it was, never looks the same twice, and shows nothing of what is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), (token) => {
        const [one, two] = [sealToken(token, owner, key), sealToken(token, owner, key)];
        expect(openToken(one, owner, key)).toBe(token);
        expect(one.equals(two)).toBe(false);
        if (token.length > 3) expect(one.includes(Buffer.from(token))).toBe(false);
      }),
    );
  });

  it('does not open with another key, for another customer or for another link', () => {
    const sealed = sealToken('access-1', owner, key);
    const wrong = { code: 'CONFIG' };
    expect(() => openToken(sealed, owner, randomBytes(32))).toThrow(expect.objectContaining(wrong));
    expect(() => openToken(sealed, { ...owner, userId: 'u2' }, key)).toThrow(expect.objectContaining(wrong));
    expect(() => openToken(sealed, { ...owner, itemId: 'i2' }, key)).toThrow(expect.objectContaining(wrong));
    expect(() => openToken(sealed, { userId: 'u1i', itemId: '1' }, key)).toThrow(expect.objectContaining(wrong));
  });

  it('does not open when any bit of it was changed, or an end is missing', () => {
    const sealed = sealToken('access-production-1', owner, key);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openToken(changed, owner, key), `bit ${bit}`).toThrow();
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => openToken(sealed.subarray(0, length), owner, key), `${length} bytes`).toThrow();
  });

  it('fails in words of ours, without the token', () => {
    try {
      openToken(sealToken('access-secret', owner, key), owner, randomBytes(32));
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toMatch(/PLAID_TOKEN_KEY/);
      expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('access-secret');
    }
  });
});

describe('the sealing key', () => {
  it('is the configured one, or one made once in the data folder that only its owner can read', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'coach-key-'));
    try {
      expect(await tokenKey({ dataDir, tokenKey: key })).toBe(key);
      const keys = await Promise.all([tokenKey({ dataDir }), tokenKey({ dataDir }), tokenKey({ dataDir })]);
      expect(new Set(keys.map((each) => each.toString('hex'))).size).toBe(1);
      expect(keys[0]).toHaveLength(32);
      expect((await stat(join(dataDir, 'plaid.key'))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(dataDir, 'plaid.key'), 'utf8')).toBe(keys[0]?.toString('base64'));
      await writeFile(join(dataDir, 'plaid.key'), 'damaged');
      await expect(tokenKey({ dataDir })).rejects.toMatchObject({ code: 'CONFIG' });
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });
});
