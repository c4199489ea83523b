// The key that locks what is kept: database, secrets and logs.
import type { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

/** The key and the logs it locks. */
export interface Keys {
  key: Key;
  /** A log group locked with the key, kept for three months. */
  logGroup(id: string): LogGroup;
}

/** One key for the stack, turned over every year. */
export function createKeys(stack: Stack): Keys {
  const key = new Key(stack, 'Key', {
    description: 'Finance Coach: database, secrets and logs',
    enableKeyRotation: true,
  });
  // CloudWatch Logs asks for the key in its own name, and only for log groups of this account.
  key.grantEncryptDecrypt(
    new ServicePrincipal('logs.us-east-1.amazonaws.com', {
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: '*' }) },
      },
    }),
  );
  return {
    key,
    logGroup: (id) => new LogGroup(stack, id, { encryptionKey: key, retention: RetentionDays.THREE_MONTHS }),
  };
}
