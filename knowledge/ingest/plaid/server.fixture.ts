// For tests: a local server that speaks the part of Plaid's API we use, over HTTP, with banks that change while they are read.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

type Row = Record<string, unknown>;
/** One change at the bank: /transactions/sync hands them out in order. */
export interface Change {
  added?: Row[];
  modified?: Row[];
  removed?: { transaction_id: string }[];
}

/** A bank as the server holds it. */
export interface Bank {
  itemId: string;
  accessToken: string;
  accounts: Row[];
  /** Every page there is; a cursor is how many of them were read. */
  pages: Change[];
  liabilities: Row | null;
  isReady: boolean;
}

/** Plaid's words for a failure. */
interface PlaidFailure {
  status?: number;
  error_type: string;
  error_code: string;
}

/** A running server. */
export interface PlaidServer {
  baseUrl: string;
  /** Forgets what was asked and what was to fail. */
  reset(): void;
  /** What was asked, in order: path and body. */
  requests: { path: string; body: Row }[];
  /** A bank whose public token is `public-<itemId>`. */
  addBank(itemId: string, bank?: Partial<Bank>): Bank;
  /** Fails the next request to a path; `after` lets that many through first. `act` runs before it fails. */
  failNext(path: string, failure: PlaidFailure, options?: { after?: number; act?: () => void; times?: number }): void;
  /** Makes a key pair; webhooks are signed with the newest. */
  addKey(kid: string): Promise<CryptoKey>;
  /** Takes a key out of use. */
  expireKey(kid: string, atSeconds: number): void;
  /** Signs a body as Plaid does. */
  sign(body: string, options?: { kid?: string; iat?: number; hash?: string }): Promise<string>;
  publicJwk(kid: string): Record<string, unknown>;
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1. */
export async function startPlaid(): Promise<PlaidServer> {
  const banks = new Map<string, Bank>();
  const keys = new Map<string, { privateKey: CryptoKey; jwk: Record<string, unknown>; expiredAt: number | null }>();
  const planned: { path: string; failure: PlaidFailure; after: number; act?: () => void; times: number }[] = [];
  const requests: PlaidServer['requests'] = [];
  const bankOf = (token: unknown) => [...banks.values()].find((bank) => bank.accessToken === token);

  const answer = (path: string, body: Row): Row | PlaidFailure => {
    const plan = planned.find((each) => each.path === path);
    if (plan && plan.after > 0) plan.after -= 1;
    else if (plan) {
      plan.times -= 1;
      if (plan.times === 0) planned.splice(planned.indexOf(plan), 1);
      plan.act?.();
      return plan.failure;
    }
    if (path === '/link/token/create')
      return { link_token: `link-${body.language}`, expiration: '2026-10-15T20:00:00Z' };
    if (path === '/webhook_verification_key/get') return keyAnswer(String(body.key_id));
    if (path === '/item/public_token/exchange') {
      const bank = banks.get(String(body.public_token).replace(/^public-/, ''));
      return bank
        ? { access_token: bank.accessToken, item_id: bank.itemId }
        : { error_type: 'INVALID_INPUT', error_code: 'INVALID_PUBLIC_TOKEN' };
    }
    const bank = bankOf(body.access_token);
    if (!bank) return { error_type: 'INVALID_INPUT', error_code: 'INVALID_ACCESS_TOKEN' };
    if (path === '/item/get')
      return { item: { item_id: bank.itemId, institution_name: 'First Platypus Bank' }, status: null };
    if (path === '/accounts/get') return { accounts: bank.accounts, item: { item_id: bank.itemId } };
    if (path === '/item/remove') return banks.delete(bank.itemId) ? {} : {};
    if (path === '/liabilities/get') {
      if (!bank.liabilities) return { error_type: 'ITEM_ERROR', error_code: 'NO_LIABILITY_ACCOUNTS' };
      return { accounts: bank.accounts, liabilities: bank.liabilities };
    }
    if (path === '/transactions/sync') return page(bank, String(body.cursor ?? ''));
    return { error_type: 'INVALID_REQUEST', error_code: 'NOT_FOUND', status: 404 };
  };

  const page = (bank: Bank, cursor: string): Row => {
    const empty = { accounts: [], added: [], modified: [], removed: [], has_more: false };
    if (!bank.isReady) return { ...empty, next_cursor: '', transactions_update_status: 'NOT_READY' };
    const at = cursor === '' ? 0 : Number(cursor.split('-')[1]);
    const next = Math.min(at + 1, bank.pages.length);
    return {
      ...empty,
      accounts: bank.accounts,
      ...(at < bank.pages.length ? bank.pages[at] : {}),
      next_cursor: `cursor-${next}`,
      has_more: next < bank.pages.length,
      transactions_update_status: 'HISTORICAL_UPDATE_COMPLETE',
    };
  };

  const keyAnswer = (kid: string): Row | PlaidFailure => {
    const key = keys.get(kid);
    if (!key) return { error_type: 'INVALID_INPUT', error_code: 'INVALID_WEBHOOK_VERIFICATION_KEY_ID' };
    return { key: { ...key.jwk, created_at: 1_700_000_000, expired_at: key.expiredAt } };
  };

  const server = createServer((request, response) => {
    void (async () => {
      const path = String(request.url);
      const body = JSON.parse((await read(request)) || '{}') as Row;
      requests.push({ path, body });
      const isKnown = request.headers['plaid-client-id'] === 'client' && request.headers['plaid-secret'] === 'secret';
      const said = isKnown ? answer(path, body) : { error_type: 'INVALID_INPUT', error_code: 'INVALID_API_KEYS' };
      const isFailure = 'error_code' in said;
      response.writeHead(isFailure ? ((said.status as number | undefined) ?? 400) : 200, {
        'content-type': 'application/json',
      });
      // Plaid's words repeat what was sent; nothing of them may get out.
      const words = {
        error_message: `the token ${body.access_token ?? body.public_token} is bad`,
        display_message: null,
      };
      response.end(JSON.stringify({ ...said, ...(isFailure && words), request_id: 'r1' }));
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    reset() {
      requests.length = 0;
      planned.length = 0;
    },
    addBank(itemId, bank = {}) {
      const made = {
        itemId,
        accessToken: `access-sandbox-${itemId}`,
        accounts: [],
        pages: [],
        liabilities: null,
        isReady: true,
        ...bank,
      };
      banks.set(itemId, made);
      return made;
    },
    failNext(path, failure, { after = 0, act, times = 1 } = {}) {
      planned.push({ path, failure, after, act, times });
    },
    async addKey(kid) {
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
      const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid };
      keys.set(kid, { privateKey, jwk, expiredAt: null });
      return privateKey;
    },
    expireKey(kid, atSeconds) {
      const key = keys.get(kid);
      if (key) key.expiredAt = atSeconds;
    },
    async sign(body, options = {}) {
      const kid = options.kid ?? [...keys.keys()].at(-1) ?? '';
      const key = keys.get(kid);
      if (!key) throw new Error(`no key ${kid}`);
      const hash = options.hash ?? createHash('sha256').update(body).digest('hex');
      return new SignJWT({ request_body_sha256: hash })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
        .setIssuedAt(options.iat ?? Math.floor(Date.now() / 1000))
        .sign(key.privateKey);
    },
    publicJwk: (kid) => keys.get(kid)?.jwk ?? {},
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A checking account as Plaid has it. */
export const checking = {
  account_id: 'acc-1',
  name: 'Everyday',
  official_name: null,
  mask: '1111',
  type: 'depository',
  subtype: 'checking',
  balances: { current: 500, available: 480, limit: null, iso_currency_code: 'USD', unofficial_currency_code: null },
};

/** A credit card as Plaid has it. */
export const card = {
  ...checking,
  account_id: 'acc-2',
  name: 'Card',
  mask: '2222',
  type: 'credit',
  subtype: 'credit card',
};

/** A transaction as Plaid has it. */
export function bought(id: string, amount: number, more: Row = {}): Row {
  return {
    transaction_id: id,
    account_id: 'acc-1',
    pending_transaction_id: null,
    date: '2026-10-01',
    amount,
    name: 'Corner Market',
    merchant_name: 'Corner Market',
    pending: false,
    payment_channel: 'in store',
    iso_currency_code: 'USD',
    personal_finance_category: { primary: 'FOOD_AND_DRINK', detailed: 'FOOD_AND_DRINK_GROCERIES' },
    ...more,
  };
}
