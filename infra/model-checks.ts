// What choosing models has to change in the stack, and what it must not: each choice is synthesised and read back.
import { App } from 'aws-cdk-lib';
import { readChoices } from './choices.ts';
import { synthesise } from './synthesise.ts';
import { list, ofType, read, type Template } from './template.ts';

/** A promise and what there is to say against it. */
interface Checked {
  name: string;
  problems: string[];
}

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:anthropic-key-AbC123';
const TITAN = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0';
const modelIn = (region: string, name: string) => `arn:aws:bedrock:${region}::foundation-model/anthropic.${name}`;
const STREAMED = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** A deployment's choices, and what the task then has. `calls`: actions and ARNs; a profile's ARN by its end. */
interface Case {
  name: string;
  context: Record<string, unknown>;
  settings: Record<string, string>;
  hasKey: boolean;
  calls: { actions: string[]; resources: string[] }[];
}

const cases: Case[] = [
  {
    name: 'without a choice the task has no key, no limits of its own and may call no model',
    context: {},
    settings: { COACH_MODEL: 'offline', COACH_EMBEDDER: 'local' },
    hasKey: false,
    calls: [],
  },
  {
    name: 'Claude by key, with a profile of Bedrock behind it and limits, is told so and may call that profile only',
    context: {
      coachModel: 'anthropic:claude-opus-5-5',
      fallbackModel: 'bedrock:us.anthropic.claude-haiku-5-5',
      dailyTokens: '90000',
      dailyCents: 40,
      anthropicKeySecret: SECRET,
    },
    settings: {
      COACH_MODEL: 'anthropic:claude-opus-5-5',
      COACH_FALLBACK_MODEL: 'bedrock:us.anthropic.claude-haiku-5-5',
      COACH_EMBEDDER: 'local',
      COACH_DAILY_TOKENS: '90000',
      COACH_DAILY_CENTS: '40',
    },
    hasKey: true,
    calls: [
      {
        actions: STREAMED,
        resources: [
          'inference-profile/us.anthropic.claude-haiku-5-5',
          ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'].map((region) => modelIn(region, 'claude-haiku-5-5')),
        ],
      },
    ],
  },
  {
    name: 'a model, a global profile and an embedder of Bedrock may be called by name, the embedder without a stream',
    context: {
      coachModel: 'bedrock:global.anthropic.claude-sonnet-5-5',
      fallbackModel: 'bedrock:anthropic.claude-haiku-5-5',
      embedder: 'bedrock:amazon.titan-embed-text-v2:0',
    },
    settings: {
      COACH_MODEL: 'bedrock:global.anthropic.claude-sonnet-5-5',
      COACH_FALLBACK_MODEL: 'bedrock:anthropic.claude-haiku-5-5',
      COACH_EMBEDDER: 'bedrock:amazon.titan-embed-text-v2:0',
    },
    hasKey: false,
    calls: [
      {
        actions: STREAMED,
        resources: [
          'inference-profile/global.anthropic.claude-sonnet-5-5',
          modelIn('us-east-1', 'claude-sonnet-5-5'),
          modelIn('', 'claude-sonnet-5-5'),
          modelIn('us-east-1', 'claude-haiku-5-5'),
        ],
      },
      { actions: ['bedrock:InvokeModel'], resources: [TITAN] },
    ],
  },
];

/** Choices that are refused before anything is built. */
const refused: [string, Record<string, unknown>][] = [
  ['Claude without its key', { coachModel: 'anthropic:claude-opus-5-5' }],
  ['Claude in the second place without its key', { fallbackModel: 'anthropic:claude-opus-5-5' }],
  ['a key in place of a secret’s ARN', { anthropicKeySecret: 'sk-ant-1' }],
  ['a secret’s ARN without its last letters', { anthropicKeySecret: SECRET.slice(0, -7) }],
  ['a model nobody knows', { coachModel: 'gpt-5' }],
  ['a model by a star', { coachModel: 'bedrock:*' }],
  ['a model by its ARN', { coachModel: 'bedrock:arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-x' }],
  ['an embedder the image does not hold', { embedder: 'onnx:/models' }],
  ['half a token', { dailyTokens: 0.5 }],
  ['no cent at all', { dailyCents: 0 }],
];

/** Every promise about models, checked. */
export function checkModels(): Checked[] {
  return [
    ...cases.map((one) => ({ name: one.name, problems: problemsOf(one) })),
    ...refused.map(([name, context]) => ({ name: `refuses ${name}`, problems: isRefused(context) })),
  ];
}

function problemsOf({ context, settings, hasKey, calls }: Case): string[] {
  const { template, findings } = synthesise({ context });
  const task = ofType(template, 'AWS::ECS::TaskDefinition')[0]?.properties;
  const told = list(task, 'ContainerDefinitions', 0, 'Environment')
    .filter((entry) => /^(COACH_(?!DAILY_JOBS)|ANTHROPIC_)/.test(String(read(entry, 'Name'))))
    .map((entry) => [String(read(entry, 'Name')), String(read(entry, 'Value'))] as const);
  const key = list(task, 'ContainerDefinitions', 0, 'Secrets').find(
    (entry) => read(entry, 'Name') === 'ANTHROPIC_API_KEY',
  );
  const readers = statements(template).filter(({ resources }) => resources.includes(SECRET));
  return [
    ...findings,
    ...differs(
      'settings',
      Object.fromEntries(told.toSorted()),
      Object.fromEntries(Object.entries(settings).toSorted()),
    ),
    ...differs('the secret of the key', read(key, 'ValueFrom'), hasKey ? SECRET : undefined),
    ...differs('who may read the key', readers.length, hasKey ? 1 : 0),
    ...differs('calls of models', bedrockCalls(template), calls.map(sorted)),
  ];
}

function isRefused(context: Record<string, unknown>): string[] {
  try {
    readChoices(new App({ context }));
    return ['it was let through'];
  } catch {
    return [];
  }
}

function statements(template: Template): { actions: string[]; resources: string[] }[] {
  return ofType(template, 'AWS::IAM::Policy').flatMap(({ properties }) =>
    list(properties, 'PolicyDocument', 'Statement').map((statement) => ({
      actions: [read(statement, 'Action')].flat().map(String),
      resources: [read(statement, 'Resource')].flat().map(textOf),
    })),
  );
}

function bedrockCalls(template: Template) {
  return statements(template)
    .filter(({ actions }) => actions.some((action) => action.startsWith('bedrock:')))
    .map(({ actions, resources }) =>
      sorted({ actions, resources: resources.map((arn) => /inference-profile.+/.exec(arn)?.[0] ?? arn) }),
    )
    .toSorted((a, b) => b.actions.length - a.actions.length);
}

function sorted({ actions, resources }: { actions: string[]; resources: string[] }) {
  return { actions: actions.toSorted(), resources: resources.toSorted() };
}

/** A resource as text; the account and partition CloudFormation puts in are left out. */
function textOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  return list(resource, 'Fn::Join', 1)
    .filter((part) => typeof part === 'string')
    .join('');
}

function differs(what: string, found: unknown, expected: unknown): string[] {
  const [is, wanted] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === wanted ? [] : [`${what}: ${is}, expected ${wanted}`];
}
