// The only reader of process.env: every setting, its default and its check, in one schema. All bad settings are reported at once.
import { z } from 'zod';
import { isoDate } from './calendar.ts';
import { CoachError } from './errors.ts';

const integer = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: integer(8080, 0, 65_535),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    COACH_MODEL: z.string().min(1).default('offline'),
    COACH_TODAY: isoDate.optional(),
    COACH_SEED: z.union([z.literal('none'), z.coerce.number().int().nonnegative()]).default(1),
    COACH_MESSAGES_PER_MINUTE: integer(10, 1, 100_000),
    COACH_TEST_MODELS: z.literal('1').optional(),
    COACH_TURN_TIMEOUT_MS: integer(20_000, 100, 600_000),
    JWT_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
    COACH_ORIGINS: z.string().default(''),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  })
  .superRefine((env, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (env.NODE_ENV !== 'production') return;
    if (env.COACH_TODAY) refuse('COACH_TODAY', 'is for tests and demos: remove it in production');
    if (env.COACH_TEST_MODELS) refuse('COACH_TEST_MODELS', 'is for tests: remove it in production');
    if (!env.JWT_SECRET) refuse('JWT_SECRET', 'is required in production');
  });

/** Every setting, checked. */
export interface Config {
  isProduction: boolean;
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  coachModel: string;
  /** Fixed day for tests and demos. */
  today?: string;
  /** Seed of the sample households; null = none. */
  seed: number | null;
  messagesPerMinute: number;
  areTestModelsAllowed: boolean;
  turnTimeoutMs: number;
  jwtSecret?: string;
  /** Origins, besides our own, whose pages may connect. */
  origins: string[];
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Reads and checks the settings. Throws CoachError CONFIG naming every bad one. */
export function readConfig(env: Record<string, string | undefined> = environment()): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
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
    coachModel: e.COACH_MODEL,
    today: e.COACH_TODAY,
    seed: e.COACH_SEED === 'none' ? null : e.COACH_SEED,
    messagesPerMinute: e.COACH_MESSAGES_PER_MINUTE,
    areTestModelsAllowed: e.COACH_TEST_MODELS === '1',
    turnTimeoutMs: e.COACH_TURN_TIMEOUT_MS,
    jwtSecret: e.JWT_SECRET,
    origins: e.COACH_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    logLevel: e.LOG_LEVEL,
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
