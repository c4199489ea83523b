// The database: Postgres with pgvector, two zones, encrypted, reached only by the service; its password is made and kept by AWS.
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  DatabaseSecret,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Keys } from './keys.ts';
import { type Network, ports } from './network.ts';

/** What the service needs of the database: a secret with host, port, dbname, username and password. */
export interface Database {
  secret: ISecret;
}

/** One Postgres 17 server. */
export function createDatabase(stack: Stack, { vpc, databaseGroup }: Network, keys: Keys): Database {
  const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 });
  // Letters and digits only: the password becomes part of an address.
  const secret = new DatabaseSecret(stack, 'DatabaseSecret', {
    username: 'migrator',
    dbname: 'coach',
    encryptionKey: keys.key,
    excludeCharacters: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ ',
  });
  const instance = new DatabaseInstance(stack, 'Database', {
    engine,
    instanceType: InstanceType.of(InstanceClass.M7G, InstanceSize.LARGE),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    securityGroups: [databaseGroup],
    publiclyAccessible: false,
    port: ports.database,
    databaseName: 'coach',
    credentials: Credentials.fromSecret(secret),
    parameterGroup: new ParameterGroup(stack, 'DatabaseSettings', { engine, parameters: { 'rds.force_ssl': '1' } }),
    caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
    iamAuthentication: true,
    multiAz: true,
    storageType: StorageType.GP3,
    allocatedStorage: 50,
    maxAllocatedStorage: 500,
    storageEncrypted: true,
    storageEncryptionKey: keys.key,
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: keys.key,
    cloudwatchLogsExports: ['postgresql', 'upgrade'],
    backupRetention: Duration.days(14),
    copyTagsToSnapshot: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.SNAPSHOT,
  });
  return { secret: instance.secret ?? secret };
}
