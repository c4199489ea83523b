// Puts records into a Kinesis stream: each customer's in order, only what failed again, and every record's fate is told.
import type { KinesisClient, PutRecordsCommandOutput } from '@aws-sdk/client-kinesis';
import type { KinesisConfig } from '../../config.ts';

/** What PutRecords takes at once: 500 records and 5 MiB with their keys. */
const MAX_RECORDS = 500;
const MAX_BYTES = 5_000_000;
/** A shard that is full takes again a second later; 0.1 + 0.2 + 0.4 + 0.8 + 1.6 seconds ride that out. */
const TRIES = 6;
const FIRST_WAIT_MS = 100;
const REQUEST_TIMEOUT_MS = 10_000;
/** Failures of a whole request that pass; anything else (no such stream, no right to write) does not. */
const PASSING =
  /Throttl|ProvisionedThroughput|LimitExceeded|Timeout|ServiceUnavailable|InternalFailure|InternalServer|ECONN|EPIPE|NetworkingError/;

/** A record to put. One key's records keep their order. */
export interface Putting {
  key: string;
  data: Uint8Array;
}

/** Writes to a stream. */
export interface Producer {
  /** For each record, in order: was it taken? */
  put(records: Putting[]): Promise<boolean[]>;
  close(): void;
}

/** Makes a producer; the SDK is loaded at its first use. `pause` waits that many milliseconds. */
export function createProducer(
  config: KinesisConfig,
  pause: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Producer {
  let opening: Promise<KinesisClient> | undefined;
  const send = async (records: Putting[]): Promise<PutRecordsCommandOutput> => {
    opening ??= openKinesis(config);
    const [{ PutRecordsCommand }, client] = await Promise.all([import('@aws-sdk/client-kinesis'), opening]);
    const Records = records.map(({ key, data }) => ({ PartitionKey: key, Data: data }));
    return client.send(new PutRecordsCommand({ StreamName: config.stream, Records }));
  };

  /** Puts records of different keys; what failed is tried again, the rest is not. */
  const putAll = async (records: Putting[]): Promise<Set<Putting>> => {
    let left = records;
    for (let tried = 1; left.length > 0; tried += 1) {
      const failed: Putting[] = [];
      let mayPass = true;
      for (const batch of batchesOf(left)) {
        try {
          const { Records = [] } = await send(batch);
          failed.push(...batch.filter((_, index) => !Records[index] || Records[index].ErrorCode));
        } catch (error) {
          mayPass &&= isPassing(error);
          failed.push(...batch);
        }
      }
      if (!mayPass || tried === TRIES) return new Set(failed);
      left = failed;
      if (left.length > 0) await pause(FIRST_WAIT_MS * 2 ** (tried - 1));
    }
    return new Set();
  };

  return {
    async put(records) {
      const lost = new Set<Putting>();
      const lostKeys = new Set<string>();
      // One record of a key at a time: were a first one to fail and a second to pass, they would stand in the wrong order.
      for (const wave of wavesOf(records)) {
        const failed = await putAll(wave.filter(({ key }) => !lostKeys.has(key)));
        for (const record of wave) {
          if (!failed.has(record) && !lostKeys.has(record.key)) continue;
          lost.add(record);
          lostKeys.add(record.key);
        }
      }
      return records.map((record) => !lost.has(record));
    },
    close: () => void opening?.then((client) => client.destroy()).catch(() => undefined),
  };
}

/** Opens Kinesis. Another address (a test's, refused in production) is spoken to in HTTP 1.1 and needs no credentials. */
export async function openKinesis({ region, endpoint }: KinesisConfig): Promise<KinesisClient> {
  const { KinesisClient } = await import('@aws-sdk/client-kinesis');
  if (!endpoint) return new KinesisClient({ region, requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS } });
  return new KinesisClient({
    region,
    endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { handle: overHttp1 },
  });
}

interface WireRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** The SDK's own way here is HTTP 2, which local Kinesis servers do not speak. */
async function overHttp1(request: WireRequest) {
  const { method, protocol, hostname, port, path, headers, body } = request;
  const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const { host: _, 'content-length': __, ...sent } = headers;
  const answer = await fetch(url, { method, headers: sent, body: body as BodyInit, signal });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: bytes } };
}

/** The n-th records of each key, for n = 1, 2, … */
function wavesOf(records: Putting[]): Putting[][] {
  const waves: Putting[][] = [];
  const seen = new Map<string, number>();
  for (const record of records) {
    const turn = seen.get(record.key) ?? 0;
    seen.set(record.key, turn + 1);
    waves[turn] = [...(waves[turn] ?? []), record];
  }
  return waves;
}

function batchesOf(records: Putting[]): Putting[][] {
  const batches: Putting[][] = [];
  let bytes = 0;
  for (const record of records) {
    const size = record.data.length + Buffer.byteLength(record.key);
    const last = batches.at(-1);
    if (last && last.length < MAX_RECORDS && bytes + size <= MAX_BYTES) last.push(record);
    else {
      batches.push([record]);
      bytes = 0;
    }
    bytes += size;
  }
  return batches;
}

function isPassing(error: unknown): boolean {
  const {
    name = '',
    code = '',
    $metadata,
  } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  const cause = (error as { cause?: { code?: string } }).cause?.code ?? '';
  return PASSING.test(`${name} ${code} ${cause}`) || ($metadata?.httpStatusCode ?? 0) >= 500 || name === 'TypeError';
}
