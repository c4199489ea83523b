// Who may send us Plaid's news: whatever is not signed by Plaid, for these very bytes, just now, is refused, and nobody can make us hammer Plaid.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { base64url, CompactSign, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPlaid } from './api.ts';
import { type PlaidServer, startPlaid } from './server.fixture.ts';
import { createKeyring, isPlaidsWebhook, type Keyring } from './verify.ts';

const BODY = '{"webhook_type":"TRANSACTIONS","webhook_code":"SYNC_UPDATES_AVAILABLE","item_id":"i1"}';
const sha256 = (body: string) => createHash('sha256').update(body).digest('hex');
const nowSeconds = () => Math.floor(Date.now() / 1000);
let server: PlaidServer;
let keyring: Keyring;

const open = () => openPlaid({ clientId: 'client', secret: 'secret', baseUrl: server.baseUrl }, async () => {});
const accepts = (token: string | undefined, body: string | Uint8Array = BODY, now = Date.now()) =>
  isPlaidsWebhook({ token, body: typeof body === 'string' ? Buffer.from(body) : body }, keyring, now);
const lookups = () => server.requests.filter(({ path }) => path === '/webhook_verification_key/get').length;

beforeAll(async () => {
  server = await startPlaid();
  await server.addKey('kid-1');
});

beforeEach(() => {
  keyring = createKeyring(open());
  server.requests.length = 0;
});

afterAll(() => server.close());

describe('a webhook of Plaid’s', () => {
  it('is taken, and its key is asked for once', async () => {
    expect(await accepts(await server.sign(BODY))).toBe(true);
    expect(await Promise.all([accepts(await server.sign(BODY)), accepts(await server.sign(BODY))])).toEqual([
      true,
      true,
    ]);
    expect(lookups()).toBe(1);
  });

  it('asked about by many at once is one question to Plaid', async () => {
    const token = await server.sign(BODY);
    expect(await Promise.all(Array.from({ length: 20 }, () => accepts(token)))).toEqual(Array(20).fill(true));
    expect(lookups()).toBe(1);
  });

  it('is refused without a token, with half of one, and with nonsense', async () => {
    const token = await server.sign(BODY);
    for (const wrong of [
      undefined,
      '',
      'x',
      '..',
      'a.b.c',
      token.slice(0, -10),
      token.split('.').slice(0, 2).join('.'),
      `${token}.x`,
      'e'.repeat(100_000),
    ])
      expect(await accepts(wrong), String(wrong).slice(0, 30)).toBe(false);
  });

  it('is refused when any byte of the body differs, white space too', async () => {
    const token = await server.sign(BODY);
    for (const changed of [
      `${BODY} `,
      ` ${BODY}`,
      `${BODY}\n`,
      BODY.replace('{', '{ '),
      BODY.replace('i1', 'i2'),
      BODY.slice(1),
      '',
    ])
      expect(await accepts(token, changed), changed).toBe(false);
    const bytes = Buffer.from(BODY);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
        expect(await accepts(token, changed)).toBe(false);
      }),
      { numRuns: 50 },
    );
    expect(await accepts(token)).toBe(true);
  });

  it('is refused once it is five minutes old, and when it comes from the future', async () => {
    const at = async (iat: number) => accepts(await server.sign(BODY, { iat }));
    expect(await at(nowSeconds() - 299)).toBe(true);
    expect(await at(nowSeconds() - 301)).toBe(false);
    expect(await at(nowSeconds() + 20)).toBe(true);
    expect(await at(nowSeconds() + 60)).toBe(false);
    expect(await at(nowSeconds() + 86_400)).toBe(false);
  });

  it('is refused when it is sent again later', async () => {
    const token = await server.sign(BODY);
    expect(await accepts(token)).toBe(true);
    expect(await accepts(token, BODY, Date.now() + 5 * 60_000 + 1_000)).toBe(false);
  });

  it('is refused when it says no time, no hash, or a hash in another shape', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(privateKey.type).toBe('private');
    const key = await server.addKey('kid-shape');
    const sign = (payload: object) =>
      new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', kid: 'kid-shape' })
        .sign(key);
    const [iat, request_body_sha256] = [nowSeconds(), sha256(BODY)];
    expect(await accepts(await sign({ iat, request_body_sha256 }))).toBe(true);
    const wrong = [
      { request_body_sha256 },
      { iat },
      { iat: String(iat), request_body_sha256 },
      { iat: null, request_body_sha256 },
      { iat, request_body_sha256: request_body_sha256.slice(2) },
      { iat, request_body_sha256: `${request_body_sha256}00` },
      { iat, request_body_sha256: [request_body_sha256] },
      { iat, request_body_sha256: sha256('') },
      [],
    ];
    for (const payload of wrong) expect(await accepts(await sign(payload)), JSON.stringify(payload)).toBe(false);
  });

  it('is refused with any algorithm but ES256, even when the signature fits', async () => {
    const claims = { request_body_sha256: sha256(BODY) };
    const unsigned = new UnsecuredJWT(claims).setIssuedAt().encode();
    const payload = String(unsigned.split('.')[1]);
    const header = (fields: object) => base64url.encode(JSON.stringify(fields));
    const none = ['none', 'None', 'NONE', ''].map((alg) => `${header({ alg, kid: 'kid-1' })}.${payload}.`);
    const jwk = server.publicJwk('kid-1');
    const secrets = [JSON.stringify(jwk), String(jwk.x), `${jwk.x}${jwk.y}`, 'secret'];
    const confused = await Promise.all(
      secrets.map((secret) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'kid-1' })
          .setIssuedAt()
          .sign(new TextEncoder().encode(secret.padEnd(32, 'x'))),
      ),
    );
    const others = await Promise.all(
      (['RS256', 'ES384', 'EdDSA', 'PS256'] as const).map(async (alg) => {
        const { privateKey } = await generateKeyPair(alg);
        return new SignJWT(claims).setProtectedHeader({ alg, kid: 'kid-1' }).setIssuedAt().sign(privateKey);
      }),
    );
    const relabelled = (await server.sign(BODY)).replace(/^[^.]+/, header({ alg: 'ES384', kid: 'kid-1' }));
    for (const token of [...none, ...confused, ...others, relabelled])
      expect(await accepts(token), token.slice(0, 60)).toBe(false);
    // None of them was worth a question to Plaid.
    expect(lookups()).toBe(0);
  });

  it('is refused with another key under a known id, and with a key that comes along in the header', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const { exportJWK } = await import('jose');
    const jwk = await exportJWK(publicKey);
    for (const extra of [
      {},
      { jwk },
      { jku: 'https://evil.example/keys' },
      { x5c: ['AA=='] },
      { crit: ['b64'], b64: false },
    ]) {
      const token = await new SignJWT({ request_body_sha256: sha256(BODY) })
        .setProtectedHeader({ alg: 'ES256', kid: 'kid-1', ...extra } as never)
        .setIssuedAt()
        .sign(privateKey)
        .catch(() => 'not.signed.here');
      expect(await accepts(token), JSON.stringify(Object.keys(extra))).toBe(false);
    }
  });
});

describe('keys', () => {
  it('that are taken out of use are refused within a quarter of an hour; the new one is found at once', async () => {
    await server.addKey('kid-old');
    const now = Date.now();
    const old = () => server.sign(BODY, { kid: 'kid-old', iat: Math.floor(now / 1000) });
    expect(await accepts(await old(), BODY, now)).toBe(true);
    server.expireKey('kid-old', Math.floor(now / 1000) + 60);
    await server.addKey('kid-new');
    expect(await accepts(await server.sign(BODY, { kid: 'kid-new' }))).toBe(true);
    const later = now + 16 * 60_000;
    const token = await server.sign(BODY, { kid: 'kid-old', iat: Math.floor(later / 1000) });
    expect(await accepts(token, BODY, later)).toBe(false);
  });

  it('that are out of use when first asked for are refused', async () => {
    await server.addKey('kid-dead');
    server.expireKey('kid-dead', nowSeconds() - 10);
    expect(await accepts(await server.sign(BODY, { kid: 'kid-dead' }))).toBe(false);
  });

  it('with made-up ids cost Plaid one question each, at most ten a minute, and do not push out a real key', async () => {
    expect(await accepts(await server.sign(BODY, { kid: 'kid-1' }))).toBe(true);
    const real = lookups();
    const { privateKey } = await generateKeyPair('ES256');
    const invented = (kid: string) =>
      new SignJWT({ request_body_sha256: sha256(BODY) })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuedAt()
        .sign(privateKey);
    const same = await invented('nobody');
    for (let times = 0; times < 30; times += 1) expect(await accepts(same)).toBe(false);
    expect(lookups() - real).toBe(1);
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, n) => accepts(await invented(`made-up-${n}`))),
    );
    expect(answers.some((each) => each.status === 'fulfilled' && each.value)).toBe(false);
    expect(lookups()).toBeLessThanOrEqual(10);
    expect(await accepts(await server.sign(BODY, { kid: 'kid-1' }))).toBe(true);
    // A minute later new keys are found again.
    await server.addKey('kid-next');
    expect(await accepts(await server.sign(BODY, { kid: 'kid-next' }), BODY, Date.now() + 61_000)).toBe(true);
  });

  it('whose id no path or query could hold are not asked about', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    for (const kid of ['../../etc', 'a b', 'x'.repeat(65), '', 5, null, ['kid-1']]) {
      const token = await new SignJWT({ request_body_sha256: sha256(BODY) })
        .setProtectedHeader({ alg: 'ES256', kid } as never)
        .setIssuedAt()
        .sign(privateKey);
      expect(await accepts(token)).toBe(false);
    }
    expect(lookups()).toBe(0);
  });

  it('that cannot be looked up make the webhook come again, not go lost', async () => {
    server.failNext(
      '/webhook_verification_key/get',
      { status: 500, error_type: 'API_ERROR', error_code: 'INTERNAL_SERVER_ERROR' },
      { times: 4 },
    );
    const token = await server.sign(BODY, { kid: 'kid-1' });
    await expect(accepts(token)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(await accepts(token)).toBe(true);
  });
});
