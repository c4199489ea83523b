// The app: one stack with the network, the database, the service, its entrance, its sign-in, and how transactions come in.
import { App, Stack, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledgeFindings } from './acknowledgements.ts';
import settings from './cdk.json' with { type: 'json' };
import { readChoices } from './choices.ts';
import { createDatabase } from './database.ts';
import { createEdge } from './edge.ts';
import { createIdentity } from './identity.ts';
import { createIngestion, createStream } from './ingestion.ts';
import { createKeys } from './keys.ts';
import { createNetwork } from './network.ts';
import { createService } from './service.ts';

/** Builds the app and its one stack. `outdir` is where templates are written; without it the CDK's own choice. `context` is what `-c` gives. */
export function createApp(outdir?: string, context: Record<string, unknown> = {}): { app: App; stack: Stack } {
  const app = new App({ context: { ...settings.context, ...context }, ...(outdir && { outdir }) });
  // A firewall for CloudFront can only live in us-east-1, and one stack is easier to reason about than two.
  const stack = new Stack(app, 'Coach', {
    env: { region: 'us-east-1' },
    description: 'Finance Coach: service, database, entrance and sign-in',
    terminationProtection: true,
  });
  const choices = readChoices(app);
  const keys = createKeys(stack);
  const network = createNetwork(stack, keys);
  const database = createDatabase(stack, network, keys);
  const identity = createIdentity(stack);
  const stream = createStream(stack, keys);
  const service = createService(stack, { network, database, identity, keys, choices, stream });
  createIngestion(stack, stream, { network, database, keys });
  createEdge(stack, { service, identity, network });
  acknowledgeFindings(stack);
  Tags.of(app).add('app', 'finance-coach');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
}
