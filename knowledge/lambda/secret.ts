// Where a function on AWS finds the database: Secrets Manager, asked with the function's own rights, so that no password stands among its settings.
import { z } from 'zod';
import { CoachError } from '../errors.ts';

const secretValue = z.object({ SecretString: z.string() });
const parts = z.object({
  host: z.string().min(1),
  port: z.coerce.number().int(),
  dbname: z.string().min(1),
  username: z.string().min(1),
  password: z.string().min(1),
});

/** The address of the database a secret holds. Throws CONFIG when it cannot be read; the secret is in no message. `endpoint` and `credentials` are for tests. */
export async function databaseUrlFrom(
  secretArn: string,
  {
    region,
    endpoint = `https://secretsmanager.${region}.amazonaws.com`,
    credentials,
  }: { region: string; endpoint?: string; credentials?: { accessKeyId: string; secretAccessKey: string } },
): Promise<string> {
  const { KinesisClient } = await import('@aws-sdk/client-kinesis');
  const { config } = new KinesisClient({ region, ...(credentials && { credentials }) });
  // The SDK's own signature, for another service than the one it came with.
  const signer = await config.signer({
    name: 'sigv4',
    signingName: 'secretsmanager',
    signingRegion: region,
    properties: {},
  });
  const url = new URL(endpoint);
  const body = JSON.stringify({ SecretId: secretArn });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port && { port: Number(url.port) }),
    path: '/',
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'secretsmanager.GetSecretValue',
    },
    body,
  } as never);
  const { host: _, ...headers } = signed.headers;
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
  const read = answer.ok ? secretValue.safeParse(await answer.json()) : undefined;
  const found = read?.success ? parts.safeParse(fromJson(read.data.SecretString)) : undefined;
  if (!found?.success)
    throw new CoachError(
      'CONFIG',
      `DATABASE_SECRET_ARN: the secret could not be read (${answer.status}), or does not name a database.`,
    );
  const { host, port, dbname, username, password } = found.data;
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  return `postgresql://${login}@${host}:${port}/${encodeURIComponent(dbname)}?sslmode=verify-full`;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
