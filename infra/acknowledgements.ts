// Findings of cdk-nag that stay, each on its own construct with its reason. A finding without an entry here fails the check.
import { type Stack, Validations } from 'aws-cdk-lib';

interface Acknowledgement {
  construct: string;
  rule: string;
  reason: string;
}

const acknowledgements: Acknowledgement[] = [
  {
    construct: 'DatabaseSecret',
    rule: 'AwsSolutions-SMG4',
    reason:
      'Tasks read the password when they start, so it is turned over together with a new deployment, as the README describes.',
  },
  {
    construct: 'SigningKey',
    rule: 'AwsSolutions-SMG4',
    reason: 'A new key signs everybody out; it is turned over together with a new deployment, as the README describes.',
  },
  {
    construct: 'AccessLogs',
    rule: 'AwsSolutions-S1',
    reason: 'This bucket is where access logs go; logging its own access into itself would never end.',
  },
  {
    construct: 'Task/ExecutionRole',
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'ecr:GetAuthorizationToken takes no resource; everything else in this policy names its image, secrets and log group.',
  },
  {
    construct: 'Task',
    rule: 'AwsSolutions-ECS2',
    reason: 'These settings are no secrets (port, mode, pool id); passwords and keys come from Secrets Manager.',
  },
  {
    construct: 'Entrance',
    rule: 'AwsSolutions-CFR4',
    reason:
      'The name CloudFront gives by default allows older TLS; with a domain and certificate of one’s own TLS 1.2 is the least.',
  },
  {
    construct: 'Entrance',
    rule: 'AwsSolutions-CFR1',
    reason: 'Customers travel and still need their own figures; sign-in and the firewall guard the door.',
  },
  {
    construct: 'IngestToken',
    rule: 'AwsSolutions-SMG4',
    reason:
      'The bank’s system has to be told the new one; it is turned over together with a new deployment, as the README describes.',
  },
  ...['Task/TaskRole', 'ConsumerRole'].flatMap((construct) =>
    ['GenerateDataKey', 'ReEncrypt'].map((action) => ({
      construct,
      rule: `AwsSolutions-IAM5[Action::kms:${action}*]`,
      reason:
        'These are the variants of one action, on the stack’s own key alone; AWS names them so for streams and queues.',
    })),
  ),
  ...['ConsumerRole', 'JobWorkerRole'].map((construct) => ({
    construct,
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'The network interfaces Lambda makes for a function exist only once it runs, so AWS takes no resource for these actions.',
  })),
  {
    construct: 'ConsumerFailed',
    rule: 'AwsSolutions-SQS3',
    reason:
      'This queue is where a failed batch of the stream ends up; the event source mapping names it, which the rule does not see.',
  },
  {
    construct: 'Transactions',
    rule: 'AwsSolutions-KDS3',
    reason: 'The stream is locked with the stack’s own key, which says who may use it; AWS’s shared key does not.',
  },
];

/** Records why each remaining finding is accepted. Throws when a construct of the list is gone. */
export function acknowledgeFindings(stack: Stack): void {
  for (const { construct, rule, reason } of acknowledgements) {
    const found = construct
      .split('/')
      .reduce((at, id) => at.node.findChild(id), stack as Parameters<typeof Validations.of>[0]);
    Validations.of(found).acknowledge({ id: rule, reason });
  }
}
