// For tests: a Kinesis in this process (kinesalite), a door in front of it that can fail some records, and its records as Lambda gets them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-kinesis';
import kinesalite from 'kinesalite';
import type { KinesisConfig } from '../../config.ts';
import { openKinesis } from './producer.ts';

interface PutBody {
  Records: { PartitionKey: string; Data: string }[];
}

/** Says of a PutRecords request which records fail, or that the request as a whole does; undefined lets it pass. */
export type Trouble = (records: { key: string }[], attempt: number) => boolean[] | 'throttle' | 'missing' | undefined;

/** A running stream. */
export interface TestStream {
  config: KinesisConfig;
  /** How many records each PutRecords request held. */
  puts: number[];
  trouble(next: Trouble | undefined): void;
  /** Everything in the stream, as Lambda hands it over, shard by shard. */
  event(): Promise<{ Records: KinesisRecord[] }>;
  close(): Promise<void>;
}

/** A record as Lambda hands it over. */
export interface KinesisRecord {
  eventID: string;
  eventSource: 'aws:kinesis';
  kinesis: { kinesisSchemaVersion: '1.0'; partitionKey: string; sequenceNumber: string; data: string };
}

/** Starts a stream of its own. */
export async function startStream(shards = 2): Promise<TestStream> {
  const kinesis = kinesalite({ createStreamMs: 0 });
  await new Promise<void>((done) => kinesis.listen(0, '127.0.0.1', done));
  const behind = `http://127.0.0.1:${(kinesis.address() as AddressInfo).port}`;
  const puts: number[] = [];
  let trouble: Trouble | undefined;
  let attempt = 0;

  const door = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const isPut = String(request.headers['x-amz-target']).endsWith('.PutRecords');
      const body = isPut ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as PutBody) : undefined;
      const failing =
        body &&
        trouble?.(
          body.Records.map(({ PartitionKey }) => ({ key: PartitionKey })),
          attempt,
        );
      if (body) {
        puts.push(body.Records.length);
        attempt += 1;
      }
      const reply = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(value));
      };
      if (failing === 'throttle')
        return reply(400, { __type: 'ProvisionedThroughputExceededException', message: 'slow down' });
      if (failing === 'missing') return reply(400, { __type: 'ResourceNotFoundException', message: 'no stream' });
      const passing = body?.Records.filter((_, index) => !failing?.[index]);
      if (body && passing?.length === 0) return reply(200, merged(body, failing ?? [], []));
      const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers as Record<string, string>;
      const answer = await fetch(behind, {
        method: 'POST',
        headers,
        body: body ? JSON.stringify({ ...body, Records: passing }) : Buffer.concat(chunks),
      });
      const text = await answer.text();
      if (!body || !answer.ok) {
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
        response.end(text);
        return;
      }
      const said = JSON.parse(text) as { Records: object[] };
      reply(200, merged(body, failing ?? [], said.Records));
    })();
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));

  const config = {
    stream: 'transactions',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
  };
  const client = await openKinesis(config);
  await client.send(new CreateStreamCommand({ StreamName: config.stream, ShardCount: shards }));
  const describe = async () =>
    (await client.send(new DescribeStreamCommand({ StreamName: config.stream }))).StreamDescription;
  while ((await describe())?.StreamStatus !== 'ACTIVE') await new Promise((done) => setTimeout(done, 5));

  return {
    config,
    puts,
    trouble(next) {
      trouble = next;
      attempt = 0;
      puts.length = 0;
    },
    async event() {
      const Records: KinesisRecord[] = [];
      for (const { ShardId } of (await describe())?.Shards ?? []) {
        const { ShardIterator } = await client.send(
          new GetShardIteratorCommand({ StreamName: config.stream, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
        );
        const { Records: found = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
        for (const { SequenceNumber = '', PartitionKey = '', Data = new Uint8Array() } of found) {
          Records.push(lambdaRecord(SequenceNumber, PartitionKey, Buffer.from(Data).toString('base64'), ShardId));
        }
      }
      return { Records };
    },
    async close() {
      client.destroy();
      for (const each of [door, kinesis]) {
        await new Promise((done) => {
          each.close(done);
          each.closeAllConnections();
        });
      }
    },
  };
}

/** A record as Lambda hands it over. */
export function lambdaRecord(
  sequenceNumber: string,
  partitionKey: string,
  data: string,
  shardId = 'shardId-0',
): KinesisRecord {
  const kinesis = { kinesisSchemaVersion: '1.0' as const, partitionKey, sequenceNumber, data };
  return { eventID: `${shardId}:${sequenceNumber}`, eventSource: 'aws:kinesis', kinesis };
}

function merged({ Records }: PutBody, failing: boolean[], passed: object[]) {
  let next = 0;
  const refused = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'slow down' };
  const all = Records.map((_, index) => (failing[index] ? refused : passed[next++]));
  return { FailedRecordCount: failing.filter(Boolean).length, Records: all };
}
