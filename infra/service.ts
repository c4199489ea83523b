// The service: the coach's container on Fargate, behind a load balancer that only the network can reach.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer, ApplicationProtocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Stream } from 'aws-cdk-lib/aws-kinesis';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Choices } from './choices.ts';
import type { Database } from './database.ts';
import type { Identity } from './identity.ts';
import { imageOptions, repository } from './image.ts';
import type { Keys } from './keys.ts';
import { modelPermissions, modelSecrets, modelSettings } from './models.ts';
import { type Network, ports } from './network.ts';

/** What the entrance needs: the balancer, and the bucket that takes access logs. */
export interface Service {
  balancer: ApplicationLoadBalancer;
  accessLogs: Bucket;
}

/** Everything the service stands on. */
interface Parts {
  network: Network;
  database: Database;
  identity: Identity;
  keys: Keys;
  choices: Choices;
  /** Where sent transactions are put. */
  stream: Stream;
}

// A run may take this long to finish after a task is told to stop; Fargate allows no more.
const STOP_SECONDS = 120;

/** One service with its balancer. */
export function createService(stack: Stack, parts: Parts): Service {
  const { network, choices } = parts;
  const accessLogs = createLogBucket(stack);
  const balancer = new ApplicationLoadBalancer(stack, 'Balancer', {
    vpc: network.vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    internetFacing: false,
    securityGroup: network.balancerGroup,
    deletionProtection: true,
    dropInvalidHeaderFields: true,
    // A socket is pinged every 25 seconds; this leaves room for a lost ping.
    idleTimeout: Duration.seconds(75),
  });
  balancer.logAccessLogs(accessLogs, 'balancer');
  const cluster = new ecs.Cluster(stack, 'Cluster', {
    vpc: network.vpc,
    containerInsightsV2: ecs.ContainerInsights.ENABLED,
  });
  const service = new ecs.FargateService(stack, 'Service', {
    cluster,
    taskDefinition: createTask(stack, parts),
    desiredCount: choices.tasks,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { enable: true, rollback: true },
    assignPublicIp: false,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    securityGroups: [network.serviceGroup],
    healthCheckGracePeriod: Duration.seconds(90),
  });
  balancer
    .addListener('Http', { port: ports.balancer, protocol: ApplicationProtocol.HTTP, open: false })
    .addTargets('Service', {
      port: ports.app,
      protocol: ApplicationProtocol.HTTP,
      targets: [service],
      healthCheck: {
        path: '/readyz',
        interval: Duration.seconds(15),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
      },
      deregistrationDelay: Duration.seconds(STOP_SECONDS),
      // A reconnect finds the task that has its run log.
      stickinessCookieDuration: Duration.hours(8),
    });
  return { balancer, accessLogs };
}

function createTask(stack: Stack, { database, identity, keys, choices, stream }: Parts): ecs.FargateTaskDefinition {
  const task = new ecs.FargateTaskDefinition(stack, 'Task', {
    cpu: 1024,
    memoryLimitMiB: 2048,
    runtimePlatform: {
      cpuArchitecture: ecs.CpuArchitecture.X86_64,
      operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
    },
    volumes: [{ name: 'data' }, { name: 'tmp' }],
  });
  const signingKey = new Secret(stack, 'SigningKey', {
    description: 'Signs sign-ins (JWT_SECRET)',
    encryptionKey: keys.key,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  const ingestToken = new Secret(stack, 'IngestToken', {
    description: 'What a bank’s system shows to send transactions (INGEST_TOKEN)',
    encryptionKey: keys.key,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  stream.grantWrite(task.taskRole);
  const field = (name: string) => ecs.Secret.fromSecretsManager(database.secret, name);
  const container = task.addContainer('coach', {
    image: ecs.ContainerImage.fromAsset(repository, imageOptions),
    portMappings: [{ containerPort: ports.app }],
    readonlyRootFilesystem: true,
    stopTimeout: Duration.seconds(STOP_SECONDS),
    linuxParameters: new ecs.LinuxParameters(stack, 'Process', { initProcessEnabled: true }),
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'coach', logGroup: keys.logGroup('ServiceLogs') }),
    environment: {
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      PORT: String(ports.app),
      DATA_DIR: '/data',
      ...modelSettings(choices),
      // The queue's worker does each new day.
      COACH_DAILY_JOBS: 'off',
      KINESIS_STREAM: stream.streamName,
      AWS_REGION: Stack.of(task).region,
      COGNITO_USER_POOL_ID: identity.pool.userPoolId,
      COGNITO_CLIENT_ID: identity.client.userPoolClientId,
    },
    // The image's start script joins the database's parts to DATABASE_URL.
    secrets: {
      DATABASE_HOST: field('host'),
      DATABASE_PORT: field('port'),
      DATABASE_NAME: field('dbname'),
      DATABASE_USER: field('username'),
      DATABASE_PASSWORD: field('password'),
      JWT_SECRET: ecs.Secret.fromSecretsManager(signingKey),
      INGEST_TOKEN: ecs.Secret.fromSecretsManager(ingestToken),
      ...modelSecrets(stack, choices),
    },
  });
  container.addMountPoints(
    { sourceVolume: 'data', containerPath: '/data', readOnly: false },
    { sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false },
  );
  for (const statement of modelPermissions(stack, choices)) task.addToTaskRolePolicy(statement);
  return task;
}

function createLogBucket(stack: Stack): Bucket {
  return new Bucket(stack, 'AccessLogs', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    // CloudFront writes its logs with an access list.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
