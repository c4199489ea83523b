// The only reader of process.env: every setting, its default and its check, in one schema. All bad settings are reported at once.
import { z } from 'zod';
import { isoDate } from './calendar.ts';
import { CoachError } from './errors.ts';

const integer = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/** AES-256 takes 32 bytes; base64 of them is 44 characters. */
const key32 = z
  .base64('must be base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64; "openssl rand -base64 32" makes one');
const webAddress = (protocol: RegExp) => z.url({ protocol, error: 'must be a web address' });

/** What turns text into vectors: `local`, `bedrock:<model id>` or `onnx:<folder>`. */
const embedder = z
  .string()
  .regex(/^(local|bedrock:\S+|onnx:.+)$/, 'must be local, bedrock:<model id> or onnx:<folder of a model>')
  .default('local')
  .transform((text): EmbedderChoice => {
    const name = text.slice(text.indexOf(':') + 1);
    if (text.startsWith('bedrock:')) return { kind: 'bedrock', model: name };
    return text.startsWith('onnx:') ? { kind: 'onnx', path: name } : { kind: 'local' };
  });

/** `name=mode` pairs, separated by commas. Which rails and modes there are is not known down here. */
const railModes = z
  .string()
  .default('')
  .transform((text, context) => {
    const modes: Record<string, string> = {};
    for (const pair of text.split(',').map((each) => each.trim())) {
      if (pair === '') continue;
      const [, name = '', mode = ''] = /^([\w-]+)=(\w+)$/.exec(pair) ?? [];
      if (name === '') context.addIssue(`"${pair}" is no pair such as private-numbers=shadow`);
      else if (name in modes) context.addIssue(`${name} is named twice`);
      else modes[name] = mode;
    }
    return modes;
  });

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: integer(8080, 0, 65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_SECRET_ARN: z.string().startsWith('arn:', 'must be the ARN of a secret').optional(),
  COACH_MODEL: z.string().min(1).default('offline'),
  COACH_FALLBACK_MODEL: z.string().min(1).optional(),
  COACH_DAILY_TOKENS: integer(500_000, 1_000, 1_000_000_000),
  COACH_DAILY_CENTS: z.coerce.number().int().min(1).max(1_000_000).optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: webAddress(/^https?$/).optional(),
  COACH_EMBEDDER: embedder,
  COACH_TODAY: isoDate.optional(),
  COACH_SEED: z.union([z.literal('none'), z.coerce.number().int().nonnegative()]).default(1),
  COACH_DAILY_JOBS: z.enum(['on', 'off']).default('on'),
  COACH_MESSAGES_PER_MINUTE: integer(10, 1, 100_000),
  COACH_TEST_MODELS: z.literal('1').optional(),
  COACH_TEST_SEED: integer(1, 0, 2_147_483_647),
  COACH_TURN_TIMEOUT_MS: integer(20_000, 100, 600_000),
  COACH_RAILS: railModes,
  JWT_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  COACH_ORIGINS: z.string().default(''),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  PLAID_CLIENT_ID: z.string().optional(),
  PLAID_SECRET: z.string().optional(),
  PLAID_ENV: z.enum(['sandbox', 'production']).default('sandbox'),
  PLAID_BASE_URL: webAddress(/^https?$/).optional(),
  PLAID_TOKEN_KEY: key32.optional(),
  PLAID_WEBHOOK_URL: webAddress(/^https$/).optional(),
  INGEST_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  KINESIS_STREAM: z
    .string()
    .regex(/^[\w.-]{1,128}$/, 'must be the name of a stream')
    .optional(),
  KINESIS_ENDPOINT: webAddress(/^https?$/).optional(),
  BEDROCK_ENDPOINT: webAddress(/^https?$/).optional(),
  AWS_LAMBDA_RUNTIME_API: z.string().optional(),
  AWS_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as us-east-1')
    .optional(),
});

/** Refused in production: other addresses would be sent customers' words and our keys. */
const forTests = [
  'COACH_TODAY',
  'COACH_TEST_MODELS',
  'COACH_TEST_SEED',
  'PLAID_BASE_URL',
  'KINESIS_ENDPOINT',
  'BEDROCK_ENDPOINT',
  'ANTHROPIC_BASE_URL',
];

/** LangChain sends whole conversations to LangSmith when one of these is "true". */
const langsmith = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

/** What one setting says about another; told together with what is wrong with single ones. */
function conflicts(env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (Boolean(env.PLAID_CLIENT_ID) !== Boolean(env.PLAID_SECRET))
    problems.push(`${env.PLAID_SECRET ? 'PLAID_CLIENT_ID' : 'PLAID_SECRET'}: is missing, Plaid needs both`);
  if (env.KINESIS_STREAM && !env.AWS_REGION && !env.KINESIS_ENDPOINT)
    problems.push('AWS_REGION: is required with KINESIS_STREAM');
  if (env.COACH_EMBEDDER?.startsWith('bedrock:') && !env.AWS_REGION && !env.BEDROCK_ENDPOINT)
    problems.push('AWS_REGION: is required with COACH_EMBEDDER=bedrock:…');
  for (const name of langsmith)
    if (env[name] === 'true') problems.push(`${name}: would send customers' conversations to LangSmith: remove it`);
  if (env.DATABASE_URL && env.DATABASE_SECRET_ARN)
    problems.push('DATABASE_SECRET_ARN: is for functions on AWS, remove it where DATABASE_URL is set');
  if (env.NODE_ENV !== 'production') return problems;
  for (const name of forTests) {
    if (env[name])
      problems.push(`${name}: is for tests${name === 'COACH_TODAY' ? ' and demos' : ''}: remove it in production`);
  }
  // Functions on AWS, told where to find the database, sign nobody in.
  if (!env.JWT_SECRET && !env.DATABASE_SECRET_ARN) problems.push('JWT_SECRET: is required in production');
  if (env.PLAID_CLIENT_ID && !env.PLAID_TOKEN_KEY)
    problems.push('PLAID_TOKEN_KEY: is required in production when Plaid is used');
  return problems;
}

/** Which embedder is asked for. */
export type EmbedderChoice = { kind: 'local' } | { kind: 'bedrock'; model: string } | { kind: 'onnx'; path: string };

/** Every setting, checked. */
export interface Config {
  isProduction: boolean;
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  /** Where functions on AWS find the database's address; the server is told it in DATABASE_URL. */
  databaseSecretArn?: string;
  coachModel: string;
  /** Who is asked when that one cannot answer, before the offline coach. */
  fallbackModel?: string;
  /** Tokens a customer may use of providers' models in a day; what they read from their cache does not count. */
  dailyTokens: number;
  /** What a customer's use of them may cost in a day, in US cents. */
  dailyCents?: number;
  /** Undefined without a key. */
  anthropic?: { apiKey: string; baseUrl?: string };
  /** What turns articles and questions into vectors. */
  embedder: EmbedderChoice;
  /** Another address that speaks Bedrock's API, for tests. */
  bedrockEndpoint?: string;
  /** Fixed day for tests and demos. */
  today?: string;
  /** Seed of the sample households; null = none. */
  seed: number | null;
  messagesPerMinute: number;
  areTestModelsAllowed: boolean;
  /** Which lies the liar of the test models tells. */
  testSeed: number;
  turnTimeoutMs: number;
  /** Modes of rails that are not to run as they are: `{ 'private-numbers': 'shadow' }`. */
  railModes: Record<string, string>;
  jwtSecret?: string;
  /** Origins, besides our own, whose pages may connect. */
  origins: string[];
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Whether the server does the day's jobs itself, rather than a schedule elsewhere. */
  dailyJobs: boolean;
  /** Undefined when banks cannot be linked. */
  plaid?: PlaidConfig;
  /** What a bank's system shows to send transactions; undefined = that door is closed. */
  ingestToken?: string;
  /** Where sent transactions go; undefined = straight into the database. */
  kinesis?: KinesisConfig;
  awsRegion?: string;
  /** Host and port where Lambda hands out events; set by Lambda itself. */
  lambdaRuntime?: string;
}

/** How to reach Plaid. Without `tokenKey` a key file in the data folder seals access tokens. */
export interface PlaidConfig {
  clientId: string;
  secret: string;
  baseUrl: string;
  tokenKey?: Buffer;
  /** Where Plaid tells us of news; without it only `npm run sync` fetches them. */
  webhookUrl?: string;
}

/** A Kinesis stream. */
export interface KinesisConfig {
  stream: string;
  region: string;
  endpoint?: string;
}

/** Reads and checks the settings. Throws CoachError CONFIG naming every bad one. */
export function readConfig(env: Record<string, string | undefined> = environment()): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(present);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  // A setting that has no effect because of its spelling would leave a rail as it is without a word.
  for (const name of Object.keys(present).filter((each) => each.startsWith('COACH_RAIL') && !(each in schema.shape)))
    wrong.push(`${name}: is no setting; modes of rails are set by COACH_RAILS`);
  const lines = [...wrong, ...conflicts(present)];
  if (!parsed.success || lines.length > 0) {
    throw new CoachError(
      'CONFIG',
      `These settings are wrong:\n  ${lines.join('\n  ')}\nSee .env.example for what each one takes.`,
    );
  }
  const e = parsed.data;
  return {
    isProduction: e.NODE_ENV === 'production',
    port: e.PORT,
    host: e.HOST,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    databaseSecretArn: e.DATABASE_SECRET_ARN,
    coachModel: e.COACH_MODEL,
    fallbackModel: e.COACH_FALLBACK_MODEL,
    dailyTokens: e.COACH_DAILY_TOKENS,
    dailyCents: e.COACH_DAILY_CENTS,
    anthropic: e.ANTHROPIC_API_KEY ? { apiKey: e.ANTHROPIC_API_KEY, baseUrl: e.ANTHROPIC_BASE_URL } : undefined,
    embedder: e.COACH_EMBEDDER,
    bedrockEndpoint: e.BEDROCK_ENDPOINT,
    today: e.COACH_TODAY,
    seed: e.COACH_SEED === 'none' ? null : e.COACH_SEED,
    messagesPerMinute: e.COACH_MESSAGES_PER_MINUTE,
    areTestModelsAllowed: e.COACH_TEST_MODELS === '1',
    testSeed: e.COACH_TEST_SEED,
    turnTimeoutMs: e.COACH_TURN_TIMEOUT_MS,
    railModes: e.COACH_RAILS,
    jwtSecret: e.JWT_SECRET,
    origins: e.COACH_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    logLevel: e.LOG_LEVEL,
    dailyJobs: e.COACH_DAILY_JOBS === 'on',
    plaid: plaidOf(e),
    ingestToken: e.INGEST_TOKEN,
    kinesis: e.KINESIS_STREAM
      ? { stream: e.KINESIS_STREAM, region: e.AWS_REGION ?? 'us-east-1', endpoint: e.KINESIS_ENDPOINT }
      : undefined,
    awsRegion: e.AWS_REGION,
    lambdaRuntime: e.AWS_LAMBDA_RUNTIME_API,
  };
}

function plaidOf(e: z.output<typeof schema>): PlaidConfig | undefined {
  if (!e.PLAID_CLIENT_ID || !e.PLAID_SECRET) return undefined;
  return {
    clientId: e.PLAID_CLIENT_ID,
    secret: e.PLAID_SECRET,
    baseUrl: e.PLAID_BASE_URL ?? `https://${e.PLAID_ENV}.plaid.com`,
    tokenKey: e.PLAID_TOKEN_KEY,
    webhookUrl: e.PLAID_WEBHOOK_URL,
  };
}

function environment(): Record<string, string | undefined> {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return process.env;
}
