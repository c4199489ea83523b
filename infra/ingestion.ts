// How transactions come in and how each new day is worked out: a stream with its consumer, and a queue of jobs filled once a day.
import { Duration, type Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { EventField, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Architecture, DockerImageCode, DockerImageFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Database } from './database.ts';
import { imageOptions, repository } from './image.ts';
import type { Keys } from './keys.ts';
import type { Network } from './network.ts';

interface Parts {
  network: Network;
  database: Database;
  keys: Keys;
}

// All customers' new day, one after the other; Lambda allows no more. What is left is done at the next try, the rest is skipped then.
const JOBS_MINUTES = 15;
const CONSUMER_MINUTES = 2;

/** The stream that the service writes sent transactions to. */
export function createStream(stack: Stack, keys: Keys): Stream {
  return new Stream(stack, 'Transactions', {
    streamMode: StreamMode.ON_DEMAND,
    encryption: StreamEncryption.KMS,
    encryptionKey: keys.key,
    // A long weekend's outage loses nothing.
    retentionPeriod: Duration.days(7),
  });
}

/** The stream's consumer, the queue of jobs with its worker, and the schedule that fills it. */
export function createIngestion(stack: Stack, stream: Stream, parts: Parts): void {
  const queue = (id: string, more: { visibilityTimeout?: Duration; failed?: Queue } = {}) =>
    new Queue(stack, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: parts.keys.key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: more.visibilityTimeout,
      ...(more.failed && { deadLetterQueue: { queue: more.failed, maxReceiveCount: 5 } }),
    });

  const consumer = createFunction(stack, 'Consumer', { work: 'consume', minutes: CONSUMER_MINUTES }, parts);
  consumer.addEventSource(
    new KinesisEventSource(stream, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(2),
      // One shard, one batch at a time: a customer's records keep their order.
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 20,
      maxRecordAge: Duration.days(1),
      onFailure: new SqsDlq(queue('ConsumerFailed')),
    }),
  );

  const jobs = queue('Jobs', {
    // AWS: six times what the worker may take.
    visibilityTimeout: Duration.minutes(6 * JOBS_MINUTES),
    failed: queue('JobsFailed'),
  });
  createFunction(stack, 'JobWorker', { work: 'jobs', minutes: JOBS_MINUTES }, parts).addEventSource(
    new SqsEventSource(jobs, { batchSize: 1, maxConcurrency: 2, reportBatchItemFailures: true }),
  );
  new Rule(stack, 'EachDay', {
    description: 'A new day, once it has begun for every customer between New York and Honolulu',
    schedule: Schedule.cron({ minute: '5', hour: '10' }),
    targets: [
      new SqsQueue(jobs, {
        message: RuleTargetInput.fromObject({ event_type: 'daily', timestamp: EventField.time }),
      }),
    ],
  });
}

/** A function that runs the coach's own image, inside the network. */
function createFunction(
  stack: Stack,
  id: string,
  { work, minutes }: { work: string; minutes: number },
  { network, database, keys }: Parts,
): DockerImageFunction {
  const logGroup = keys.logGroup(`${id}Logs`);
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  database.secret.grantRead(role);
  role.addToPolicy(
    new PolicyStatement({
      // What Lambda asks of a role whose function stands in a network.
      actions: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: ['*'],
    }),
  );
  return new DockerImageFunction(stack, id, {
    code: DockerImageCode.fromImageAsset(repository, {
      ...imageOptions,
      entrypoint: ['sh', 'infra/start.sh'],
      cmd: ['knowledge/lambda/main.ts', work],
    }),
    role,
    logGroup,
    architecture: Architecture.X86_64,
    memorySize: 1024,
    timeout: Duration.minutes(minutes),
    vpc: network.vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    securityGroups: [network.functionGroup],
    environmentEncryption: keys.key,
    environment: { NODE_ENV: 'production', DATA_DIR: '/tmp', DATABASE_SECRET_ARN: database.secret.secretArn },
  });
}
