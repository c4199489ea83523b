// Calls to the REST API: signs in, keeps the short-lived token in memory, and gets a new one when it runs out.
import type { Failure, Login, Success } from '../../protocol/rest.ts';

/** A refusal of the server, in its words. */
export interface ApiFailure {
  code: string;
  message: string;
}

/** The result of a call: data, or why not. */
export type Result<Data> = { data: Data } | { error: ApiFailure };

/** Talks to the server as one person. */
export interface Api {
  signIn(email: string, password: string): Promise<Result<Login>>;
  /** Signs in again with the refresh cookie; undefined when there is none. */
  resume(): Promise<Login | undefined>;
  signOut(): Promise<void>;
  get<Data>(path: string): Promise<Result<Data>>;
  send<Data>(method: 'POST' | 'DELETE' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<Result<Data>>;
  /** A token that is still good. */
  token(): Promise<string>;
}

const offline: ApiFailure = {
  code: 'OFFLINE',
  message: 'We cannot reach the server. Check your connection and try again.',
};
/** A token is replaced this long before it ends. */
const EARLY_MS = 30_000;

/** Opens the API under `/api/v1` of this origin. */
export function createApi(): Api {
  let login: Login | undefined;

  async function call<Data>(method: string, path: string, body?: unknown): Promise<Result<Data>> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (login) headers.authorization = `Bearer ${login.token}`;
    try {
      const response = await fetch(`/api/v1${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const answer = (await response.json()) as Success<Data> | Failure;
      return 'data' in answer ? { data: answer.data } : { error: answer.error };
    } catch {
      return { error: offline };
    }
  }

  /** One tab at a time: a refresh cookie that is used twice signs everybody out. */
  function resume(): Promise<Login | undefined> {
    return navigator.locks.request('coach-refresh', async () => {
      const result = await call<Login>('POST', '/auth/refresh');
      login = 'data' in result ? result.data : undefined;
      return login;
    });
  }

  async function token(): Promise<string> {
    if (!login || Date.parse(login.expiresAt) - Date.now() < EARLY_MS) await resume();
    return login?.token ?? '';
  }

  async function signed<Data>(method: string, path: string, body?: unknown): Promise<Result<Data>> {
    await token();
    const result = await call<Data>(method, path, body);
    if (!('error' in result) || result.error.code !== 'UNAUTHENTICATED' || !(await resume())) return result;
    return call<Data>(method, path, body);
  }

  return {
    async signIn(email, password) {
      login = undefined;
      const result = await call<Login>('POST', '/auth/login', { email, password });
      if ('data' in result) login = result.data;
      return result;
    },
    resume,
    async signOut() {
      await call('POST', '/auth/logout');
      login = undefined;
    },
    get: (path) => signed('GET', path),
    send: signed,
    token,
  };
}
