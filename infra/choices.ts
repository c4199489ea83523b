// What a deployment may choose, with `-c name=value`.
import type { App } from 'aws-cdk-lib';

/** The choices of a deployment. */
export interface Choices {
  /** Which coach answers: `offline`, `anthropic:<model>` or `bedrock:<model or inference profile>`. */
  coachModel: string;
  /** Who is asked when that one cannot answer, before the offline coach. */
  fallbackModel?: string;
  /** What turns articles and questions into vectors: `local` or `bedrock:<model>`. */
  embedder: string;
  /** The most of a provider's model a customer may use in a day; undefined is the product's own limit. */
  dailyTokens?: number;
  dailyCents?: number;
  /** The full ARN of the secret that holds nothing but Anthropic's key, in the stack's region. */
  anthropicKeySecret?: string;
  /** Tasks that run. More than one needs a shared run log, so that a reconnect may land on any of them. */
  tasks: number;
}

// An id as Bedrock lists it. An ARN would not say which models stand behind it, and the task may call none but those it needs.
const bedrock = String.raw`bedrock:(?!arn:)[\w.:-]+`;
const models = { is: new RegExp(`^(offline|anthropic:[\\w.-]+|${bedrock})$`), as: 'offline, anthropic:<model> or' };
const embedders = { is: new RegExp(`^(local|${bedrock})$`), as: 'local or' };
const secretArn = /^arn:aws:secretsmanager:us-east-1:\d{12}:secret:[\w/+=.@-]+-\w{6}$/;

/** Reads the choices. Throws an error that says what is wrong with one. */
export function readChoices(app: App): Choices {
  const given = (name: string) => app.node.tryGetContext(name) as unknown;
  const text = (name: string) => (given(name) === undefined ? undefined : String(given(name)));
  const whole = (name: string) => {
    const number = given(name) === undefined ? undefined : Number(given(name));
    if (number !== undefined && (!Number.isInteger(number) || number < 1))
      throw new Error(`${name}: give a whole number, 1 or more`);
    return number;
  };
  const oneOf = (name: string, { is, as }: typeof models) => {
    const value = text(name);
    if (value !== undefined && !is.test(value))
      throw new Error(`${name}: give ${as} bedrock:<id of a model or inference profile>`);
    return value;
  };
  const choices: Choices = {
    coachModel: oneOf('coachModel', models) ?? 'offline',
    fallbackModel: oneOf('fallbackModel', models),
    embedder: oneOf('embedder', embedders) ?? 'local',
    dailyTokens: whole('dailyTokens'),
    dailyCents: whole('dailyCents'),
    anthropicKeySecret: text('anthropicKeySecret'),
    tasks: whole('tasks') ?? 1,
  };
  const { coachModel, fallbackModel, anthropicKeySecret } = choices;
  if (anthropicKeySecret !== undefined && !secretArn.test(anthropicKeySecret))
    throw new Error('anthropicKeySecret: give the full ARN of a secret in us-east-1, with the six letters at its end');
  if ([coachModel, fallbackModel].some((model) => model?.startsWith('anthropic:')) && !anthropicKeySecret)
    throw new Error('anthropicKeySecret: is needed for a model of Anthropic’s');
  return choices;
}
