// The models a deployment chose: what the task is told of them, the key it is given, and what it may call on Bedrock.
import type { Stack } from 'aws-cdk-lib';
import { Secret as TaskSecret } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Choices } from './choices.ts';

/** The settings of a task that are no secrets. What was not chosen is left to the product. */
export function modelSettings(choices: Choices): Record<string, string> {
  const { coachModel, fallbackModel, embedder, dailyTokens, dailyCents } = choices;
  return {
    COACH_MODEL: coachModel,
    ...(fallbackModel && { COACH_FALLBACK_MODEL: fallbackModel }),
    COACH_EMBEDDER: embedder,
    ...(dailyTokens && { COACH_DAILY_TOKENS: String(dailyTokens) }),
    ...(dailyCents && { COACH_DAILY_CENTS: String(dailyCents) }),
  };
}

/** The settings that are: ECS reads them from Secrets Manager when a task starts. */
export function modelSecrets(stack: Stack, { anthropicKeySecret }: Choices): Record<string, TaskSecret> {
  if (!anthropicKeySecret) return {};
  const key = Secret.fromSecretCompleteArn(stack, 'AnthropicKey', anthropicKeySecret);
  return { ANTHROPIC_API_KEY: TaskSecret.fromSecretsManager(key) };
}

/** What the task may call on Bedrock: the models that were chosen, by name; nothing when none was. */
export function modelPermissions(stack: Stack, { coachModel, fallbackModel, embedder }: Choices): PolicyStatement[] {
  const coaches = [coachModel, fallbackModel ?? ''].flatMap((model) => resourcesOf(stack, model));
  const embedders = resourcesOf(stack, embedder);
  const statements: PolicyStatement[] = [];
  if (coaches.length > 0)
    statements.push(
      new PolicyStatement({
        actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        resources: coaches,
      }),
    );
  if (embedders.length > 0)
    statements.push(new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: embedders }));
  return statements;
}

// Where a profile of the United States sends its calls (AWS, Bedrock user guide, "Supported Regions and models for inference profiles").
const US_REGIONS = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'];

/** ARNs of a choice: a model is called where the stack is; a profile by its own name and by its model's, wherever it may send a call. */
function resourcesOf(stack: Stack, choice: string): string[] {
  if (!choice.startsWith('bedrock:')) return [];
  const id = choice.slice('bedrock:'.length);
  const [, group, model = id] = /^(us|global)\.(.+)$/.exec(id) ?? [];
  // For a global profile AWS asks with no region in the model's ARN.
  const regions = group === 'us' ? US_REGIONS : group === 'global' ? [stack.region, ''] : [stack.region];
  const profile = stack.formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: id });
  return [
    ...(group ? [profile] : []),
    ...regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${model}`),
  ];
}
