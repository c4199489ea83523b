// Who is asking: signs and checks access tokens, and turns a request's token into a caller with a role.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { CoachError } from '../../knowledge/errors.ts';
import type { Role, User } from '../../knowledge/users.ts';
import { subprotocol } from '../protocol/wire.ts';
import type { Caller, Env } from './context.ts';

/** PROTOCOL: access tokens live 15 minutes. */
export const ACCESS_SECONDS = 15 * 60;
const ISSUER = 'finance-coach';

const claims = z.object({ sub: z.guid(), role: z.enum(['consumer', 'operator', 'qa']), exp: z.number() });

/** Signs and checks access tokens. */
export interface Tokens {
  issue(user: Pick<User, 'id' | 'role'>): Promise<{ token: string; expiresAt: string }>;
  /** The caller and when the token ends (milliseconds since 1970). Throws UNAUTHENTICATED. */
  verify(token: string): Promise<Caller & { expiresAt: number }>;
}

/** Tokens signed with HS256. `seconds` is how long one lives. */
export function createTokens(key: Uint8Array, seconds = ACCESS_SECONDS): Tokens {
  return {
    async issue({ id, role }) {
      const endsAt = Math.floor(Date.now() / 1000) + seconds;
      const signing = new SignJWT({ role })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setIssuer(ISSUER)
        .setAudience(ISSUER);
      const token = await signing.setIssuedAt().setExpirationTime(endsAt).sign(key);
      return { token, expiresAt: new Date(endsAt * 1000).toISOString() };
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], issuer: ISSUER, audience: ISSUER });
        const { sub, role, exp } = claims.parse(payload);
        return { id: sub, role, expiresAt: exp * 1000 };
      } catch (cause) {
        throw new CoachError('UNAUTHENTICATED', undefined, { cause });
      }
    },
  };
}

/** The signing key: the given secret, or the one kept in the data folder (made on first use, readable by its owner only). */
export async function signingKey({ dataDir, jwtSecret }: { dataDir: string; jwtSecret?: string }): Promise<Uint8Array> {
  if (jwtSecret) return new TextEncoder().encode(jwtSecret);
  const path = join(dataDir, 'jwt.key');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32)
    throw new CoachError('CONFIG', `${path} is not a signing key. Remove it and a new one is made.`);
  return new TextEncoder().encode(secret);
}

/** Lets a request through when its token is good and its role is one of these: no token is 401, another role 403. */
export function requireRole(tokens: Tokens, ...roles: Role[]): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    const token = bearerOf(c.req.header('authorization'));
    if (!token) throw new CoachError('UNAUTHENTICATED');
    const { id, role } = await tokens.verify(token);
    if (!roles.includes(role)) throw new CoachError('FORBIDDEN');
    c.set('caller', { id, role });
    await next();
  });
}

/** The token of an Authorization header. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1];
}

/** The token a browser offers among its subprotocols: `coach.v1, bearer.<token>`. */
export function bearerOfProtocols(header: string | undefined): string | undefined {
  const offered = (header ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(subprotocol)) return undefined;
  return offered.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length);
}
