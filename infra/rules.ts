// What must be true of the synthesised stack. A rule returns what is wrong, in words; an empty list means it holds.
import { list, ofType, read, type Template } from './template.ts';

/** One rule: what it promises, and what breaks it. */
export interface Rule {
  name: string;
  problems(template: Template): string[];
}

/** All rules. To add one: a line here and a fault in faults.ts that it must refuse. */
export const rules: Rule[] = [
  exactlyOne('network', 'AWS::EC2::VPC'),
  exactlyOne('service', 'AWS::ECS::Service'),
  exactlyOne('distribution', 'AWS::CloudFront::Distribution'),
  exactlyOne('user pool', 'AWS::Cognito::UserPool'),
  exactlyOne('database', 'AWS::RDS::DBInstance'),
  exactlyOne('stream', 'AWS::Kinesis::Stream'),
  {
    name: 'there is exactly one database secret, and the database takes its password from it',
    problems: databaseSecret,
  },
  { name: 'no security group lets the outside in', problems: publicIngress },
  {
    name: 'every load balancer is internal',
    problems: (template) =>
      broken(
        template,
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'is not internal',
        (at) => at.Scheme === 'internal',
      ),
  },
  {
    name: 'tasks have no public address',
    problems: (template) =>
      broken(template, 'AWS::ECS::Service', 'may get a public address', (at) => {
        return read(at, 'NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp') === 'DISABLED';
      }),
  },
  {
    name: 'no subnet hands out public addresses',
    problems: (template) =>
      broken(template, 'AWS::EC2::Subnet', 'hands out public addresses', (at) => at.MapPublicIpOnLaunch !== true),
  },
  {
    name: 'the database is private, encrypted and protected from deletion',
    problems: (template) =>
      broken(template, 'AWS::RDS::DBInstance', 'is not private, encrypted and protected', (at) => {
        return at.PubliclyAccessible === false && at.StorageEncrypted === true && at.DeletionProtection === true;
      }),
  },
  {
    name: 'the distribution has a firewall and reaches the service inside the network only',
    problems: (template) =>
      broken(template, 'AWS::CloudFront::Distribution', 'has no firewall, or an origin outside the network', (at) => {
        const origins = list(at, 'DistributionConfig', 'Origins');
        const isInside = origins.length > 0 && origins.every((origin) => read(origin, 'VpcOriginConfig') !== undefined);
        return isInside && read(at, 'DistributionConfig', 'WebACLId') !== undefined;
      }),
  },
  {
    name: 'the container gets its secrets as secrets, stops slowly and cannot write to its image',
    problems: containerProblems,
  },
  {
    name: 'the stream and the queues are locked with our key',
    problems: (template) => [
      ...broken(template, 'AWS::Kinesis::Stream', 'is not locked', (at) => {
        return read(at, 'StreamEncryption', 'EncryptionType') === 'KMS' && isKey(read(at, 'StreamEncryption', 'KeyId'));
      }),
      ...broken(template, 'AWS::SQS::Queue', 'is not locked', (at) => isKey(at.KmsMasterKeyId)),
    ],
  },
  {
    name: 'functions stand inside the network',
    problems: (template) =>
      broken(template, 'AWS::Lambda::Function', 'stands outside', (at) => {
        return list(at, 'VpcConfig', 'SubnetIds').length > 0 && list(at, 'VpcConfig', 'SecurityGroupIds').length === 1;
      }),
  },
  {
    name: 'what comes in is tried again one by one, given up at last, and then kept',
    problems: (template) =>
      broken(template, 'AWS::Lambda::EventSourceMapping', 'loses records or never gives up', (at) => {
        const reports = list(at, 'FunctionResponseTypes').includes('ReportBatchItemFailures');
        if (at.StartingPosition === undefined) return reports;
        const ends = Number(at.MaximumRetryAttempts) > 0 && Number(at.MaximumRecordAgeInSeconds) > 0;
        const keeps = read(at, 'DestinationConfig', 'OnFailure', 'Destination') !== undefined;
        return reports && ends && keeps && at.BisectBatchOnFunctionError === true;
      }),
  },
  {
    name: 'each day is put on a queue that keeps what failed',
    problems: (template) => {
      const days = broken(template, 'AWS::Events::Rule', 'does not fill a queue every day', (at) => {
        return (
          String(at.ScheduleExpression).startsWith('cron(') &&
          JSON.stringify(read(at, 'Targets', 0) ?? '').includes('daily')
        );
      });
      const kept = ofType(template, 'AWS::SQS::Queue').filter(({ properties }) =>
        read(properties, 'RedrivePolicy', 'maxReceiveCount'),
      );
      return kept.length > 0 ? days : [...days, 'no queue keeps what failed'];
    },
  },
  { name: 'no role may do everything', problems: allPowerful },
  {
    name: 'logs are kept for a set time',
    problems: (template) =>
      broken(template, 'AWS::Logs::LogGroup', 'keeps logs for ever', (at) => Number(at.RetentionInDays) > 0),
  },
];

function exactlyOne(what: string, type: string): Rule {
  return {
    name: `there is exactly one ${what}`,
    problems: (template) => {
      const found = ofType(template, type).length;
      return found === 1 ? [] : [`found ${found}`];
    },
  };
}

/** Names the resources of a type that do not hold, and says so when there is none to hold. */
function broken(
  template: Template,
  type: string,
  what: string,
  holds: (properties: Record<string, unknown>) => boolean,
): string[] {
  const all = ofType(template, type);
  if (all.length === 0) return [`there is no ${type}`];
  return all.filter(({ properties }) => !holds(properties)).map(({ name }) => `${name} ${what}`);
}

/** A key of the stack's own, by reference. */
function isKey(value: unknown): boolean {
  return JSON.stringify(value ?? '').includes('Fn::GetAtt') || read(value, 'Ref') !== undefined;
}

function databaseSecret(template: Template): string[] {
  const attached = ofType(template, 'AWS::SecretsManager::SecretTargetAttachment');
  if (attached.length !== 1) return [`found ${attached.length}`];
  const secret = read(attached[0]?.properties, 'SecretId', 'Ref');
  const password = JSON.stringify(ofType(template, 'AWS::RDS::DBInstance')[0]?.properties.MasterUserPassword ?? '');
  return typeof secret === 'string' && password.includes(secret) ? [] : ['the password does not come from it'];
}

// 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918); anything else, or an address worked out later, counts as outside.
const privateAddresses =
  /^(10\.\d+\.\d+\.\d+\/([89]|[12]\d|3[0-2])|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+\/(1[2-9]|2\d|3[0-2])|192\.168\.\d+\.\d+\/(1[6-9]|2\d|3[0-2]))$/;

function publicIngress(template: Template): string[] {
  const inline = ofType(template, 'AWS::EC2::SecurityGroup').flatMap(({ name, properties }) =>
    list(properties, 'SecurityGroupIngress').map((rule) => ({ name, rule })),
  );
  const apart = ofType(template, 'AWS::EC2::SecurityGroupIngress').map(({ name, properties }) => ({
    name,
    rule: properties,
  }));
  if (inline.length + apart.length === 0) return ['there is no ingress rule to look at'];
  return [...inline, ...apart].flatMap(({ name, rule }) => {
    if (read(rule, 'SourceSecurityGroupId') !== undefined) return [];
    const from = read(rule, 'CidrIp');
    if (typeof from === 'string' && privateAddresses.test(from)) return [];
    return [`${name} lets in ${String(from ?? read(rule, 'CidrIpv6') ?? 'an unknown source')}`];
  });
}

function containerProblems(template: Template): string[] {
  const containers = ofType(template, 'AWS::ECS::TaskDefinition').flatMap(({ properties }) =>
    list(properties, 'ContainerDefinitions'),
  );
  if (containers.length === 0) return ['there is no container'];
  return containers.flatMap((container) => {
    const names = (field: string) => list(container, field).map((entry) => String(read(entry, 'Name')));
    const open = names('Environment').filter((name) => /PASSWORD|SECRET|TOKEN|KEY|DATABASE_URL/.test(name));
    const missing = ['DATABASE_PASSWORD', 'JWT_SECRET', 'INGEST_TOKEN'].filter(
      (name) => !names('Secrets').includes(name),
    );
    return [
      ...open.map((name) => `${name} stands in the open`),
      ...missing.map((name) => `${name} is not a secret`),
      ...(read(container, 'StopTimeout') === 120 ? [] : ['it is not given 120 seconds to stop']),
      ...(read(container, 'ReadonlyRootFilesystem') === true ? [] : ['it may write to its image']),
    ];
  });
}

function allPowerful(template: Template): string[] {
  const policies = ofType(template, 'AWS::IAM::Policy');
  if (policies.length === 0) return ['there is no policy to look at'];
  return policies.flatMap(({ name, properties }) =>
    list(properties, 'PolicyDocument', 'Statement').flatMap((statement) => {
      const actions = [read(statement, 'Action')].flat();
      const wide = actions.filter((action) => typeof action === 'string' && /^(\*|[a-z0-9-]+:\*)$/.test(action));
      return wide.map((action) => `${name} allows ${String(action)}`);
    }),
  );
}
