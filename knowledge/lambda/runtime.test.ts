// A function's two ends: events from Lambda's runtime, and the database's address from Secrets Manager, both spoken to over real HTTP.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { CoachError } from '../errors.ts';
import { serveLambda } from './runtime.ts';
import { databaseUrlFrom } from './secret.ts';

interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server that answers with `reply` and keeps what it was asked. */
async function serving(
  reply: (asked: Asked) => { status?: number; headers?: Record<string, string>; body: string } | undefined,
) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const one = { path: String(request.url), headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      asked.push(one);
      const { status = 200, headers = {}, body } = reply(one) ?? { status: 404, body: '' };
      response.writeHead(status, headers).end(body);
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { asked, close, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a function', () => {
  it('answers each event under its id, and tells a failure by our words alone', async () => {
    const events = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const stop = new AbortController();
    const lambda = await serving(({ path }) => {
      if (!path.endsWith('/next')) return { status: 202, body: '' };
      const event = events.shift();
      return event && { headers: { 'lambda-runtime-aws-request-id': `id-${event.n}` }, body: JSON.stringify(event) };
    });
    const handle = async (event: unknown) => {
      const { n } = event as { n: number };
      if (n === 2) throw new Error('password=hunter2');
      if (n === 3) throw new CoachError('OVERLOADED');
      return { batchItemFailures: [] };
    };
    await expect(serveLambda(lambda.address, handle, { signal: stop.signal })).rejects.toThrow('404');
    await lambda.close();
    const told = lambda.asked.filter(({ path }) => !path.endsWith('/next'));
    expect(told.map(({ path }) => path.split('/invocation/')[1])).toEqual([
      'id-1/response',
      'id-2/error',
      'id-3/error',
    ]);
    expect(JSON.parse(told[0]?.body ?? '')).toEqual({ batchItemFailures: [] });
    expect(JSON.parse(told[1]?.body ?? '')).toMatchObject({ errorType: 'INTERNAL' });
    expect(JSON.parse(told[2]?.body ?? '')).toMatchObject({ errorType: 'OVERLOADED' });
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  const arn = 'arn:aws:secretsmanager:us-east-1:1:secret:db';
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
  const held = { host: 'db.internal', port: 5433, dbname: 'coach', username: 'migrator', password: 'p@ss/word' };

  it('reads the database’s address from its secret, asking with its own signed rights', async () => {
    const secrets = await serving(() => ({ body: JSON.stringify({ SecretString: JSON.stringify(held) }) }));
    const url = await databaseUrlFrom(arn, { region: 'us-east-1', endpoint: `http://${secrets.address}`, credentials });
    await secrets.close();
    expect(url).toBe('postgresql://migrator:p%40ss%2Fword@db.internal:5433/coach?sslmode=verify-full');
    const [asked] = secrets.asked;
    expect(JSON.parse(asked?.body ?? '')).toEqual({ SecretId: arn });
    expect(asked?.headers['x-amz-target']).toBe('secretsmanager.GetSecretValue');
    expect(asked?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/secretsmanager\/aws4_request, SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}$/,
    );
  });

  it('says which setting is wrong when the secret cannot be read, and nothing of what is in it', async () => {
    const bodies = [
      { status: 400, body: '{"__type":"AccessDenied"}' },
      { body: JSON.stringify({ SecretString: 'hunter2' }) },
      { body: JSON.stringify({ SecretString: '{"password":"hunter2"}' }) },
    ];
    for (const body of bodies) {
      const secrets = await serving(() => body);
      const failure = await databaseUrlFrom(arn, {
        region: 'us-east-1',
        endpoint: `http://${secrets.address}`,
        credentials,
      }).catch((error: unknown) => error);
      await secrets.close();
      expect(failure).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('DATABASE_SECRET_ARN') });
      expect(String(failure)).not.toContain('hunter2');
    }
  });
});
