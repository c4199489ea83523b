// Faults planted on purpose: each must be refused by its rule, or the check itself is broken.
import type { Resource, Template } from './template.ts';

/** A fault: what it is, the rule that must refuse it, and how it is planted into a copy of the template. */
export interface Fault {
  name: string;
  rule: RegExp;
  plant(template: Template): void;
}

/** One fault a rule at least. */
export const faults: Fault[] = [
  ...[
    'AWS::EC2::VPC',
    'AWS::ECS::Service',
    'AWS::CloudFront::Distribution',
    'AWS::Cognito::UserPool',
    'AWS::RDS::DBInstance',
    'AWS::Kinesis::Stream',
  ].map((type) => ({
    name: `a second ${type}`,
    rule: /^there is exactly one/,
    plant: (template: Template) => double(template, type),
  })),
  {
    name: 'a second database secret',
    rule: /^there is exactly one database secret/,
    plant: (template) => double(template, 'AWS::SecretsManager::SecretTargetAttachment'),
  },
  {
    name: 'a door open to every IPv4 address',
    rule: /lets the outside in/,
    plant: (template) => openDoor(template, { CidrIp: '0.0.0.0/0' }),
  },
  {
    name: 'a door open to every IPv6 address',
    rule: /lets the outside in/,
    plant: (template) => openDoor(template, { CidrIpv6: '::/0' }),
  },
  {
    name: 'a door open to half the internet',
    rule: /lets the outside in/,
    plant: (template) => openDoor(template, { CidrIp: '0.0.0.0/1' }),
  },
  {
    name: 'an open door written inside a group',
    rule: /lets the outside in/,
    plant: (template) => {
      set(template, 'AWS::EC2::SecurityGroup', 'SecurityGroupIngress', [{ IpProtocol: 'tcp', CidrIp: '0.0.0.0/0' }]);
    },
  },
  {
    name: 'a load balancer that faces the internet',
    rule: /load balancer is internal/,
    plant: (template) => set(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme', 'internet-facing'),
  },
  {
    name: 'a load balancer that does not say where it faces',
    rule: /load balancer is internal/,
    plant: (template) => set(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme', undefined),
  },
  {
    name: 'tasks with public addresses',
    rule: /no public address/,
    plant: (template) =>
      set(template, 'AWS::ECS::Service', 'NetworkConfiguration', {
        AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' },
      }),
  },
  {
    name: 'a subnet that hands out public addresses',
    rule: /no subnet/,
    plant: (template) => set(template, 'AWS::EC2::Subnet', 'MapPublicIpOnLaunch', true),
  },
  {
    name: 'a database open to the internet',
    rule: /database is private/,
    plant: (template) => set(template, 'AWS::RDS::DBInstance', 'PubliclyAccessible', true),
  },
  {
    name: 'a distribution without a firewall and with a public origin',
    rule: /distribution has a firewall/,
    plant: (template) =>
      set(template, 'AWS::CloudFront::Distribution', 'DistributionConfig', { Origins: [{ CustomOriginConfig: {} }] }),
  },
  {
    name: 'a password in the open',
    rule: /secrets as secrets/,
    plant: (template) =>
      set(template, 'AWS::ECS::TaskDefinition', 'ContainerDefinitions', [
        { Environment: [{ Name: 'DATABASE_PASSWORD' }] },
      ]),
  },
  {
    name: 'a stream without a lock',
    rule: /locked with our key/,
    plant: (template) => set(template, 'AWS::Kinesis::Stream', 'StreamEncryption', undefined),
  },
  {
    name: 'a queue without a lock',
    rule: /locked with our key/,
    plant: (template) => set(template, 'AWS::SQS::Queue', 'KmsMasterKeyId', undefined),
  },
  {
    name: 'a function outside the network',
    rule: /functions stand inside/,
    plant: (template) => set(template, 'AWS::Lambda::Function', 'VpcConfig', undefined),
  },
  {
    name: 'a consumer that never gives up',
    rule: /given up at last/,
    plant: (template) => {
      for (const each of Object.values(template.Resources))
        if (each.Type === 'AWS::Lambda::EventSourceMapping' && each.Properties?.StartingPosition)
          each.Properties = { ...each.Properties, MaximumRetryAttempts: -1 };
    },
  },
  {
    name: 'a worker that does not say which message failed',
    rule: /given up at last/,
    plant: (template) => set(template, 'AWS::Lambda::EventSourceMapping', 'FunctionResponseTypes', undefined),
  },
  {
    name: 'a day that is never put on the queue',
    rule: /each day is put/,
    plant: (template) => set(template, 'AWS::Events::Rule', 'ScheduleExpression', undefined),
  },
  {
    name: 'a role that may do everything',
    rule: /may do everything/,
    plant: (template) =>
      set(template, 'AWS::IAM::Policy', 'PolicyDocument', { Statement: [{ Action: 'bedrock:*', Resource: '*' }] }),
  },
  {
    name: 'logs that are kept for ever',
    rule: /kept for a set time/,
    plant: (template) => set(template, 'AWS::Logs::LogGroup', 'RetentionInDays', undefined),
  },
];

function first(template: Template, type: string): Resource {
  const found = Object.values(template.Resources).find((resource) => resource.Type === type);
  if (!found) throw new Error(`no ${type} to plant a fault in`);
  return found;
}

function set(template: Template, type: string, property: string, value: unknown): void {
  const resource = first(template, type);
  resource.Properties = { ...resource.Properties, [property]: value };
}

function double(template: Template, type: string): void {
  template.Resources.Planted = structuredClone(first(template, type));
}

function openDoor(template: Template, source: Record<string, string>): void {
  template.Resources.Planted = {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, ...source },
  };
}
