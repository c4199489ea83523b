// The settings: every wrong one is named at once, secrets have a least strength, and the example file knows each of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { CoachError } from './errors.ts';

const refusalOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CoachError && error.code === 'CONFIG') return error.message;
    throw error;
  }
  return 'accepted';
};
const secret = 'x'.repeat(32);
const key = Buffer.alloc(32, 7).toString('base64');
const source = readFileSync(new URL('config.ts', import.meta.url), 'utf8');
const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => String(match[1]));

describe('settings', () => {
  it('need nothing: Plaid and the ingest door are closed, the daily jobs are on', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, dailyJobs: true, isProduction: false });
    expect([config.plaid, config.ingestToken, config.kinesis]).toEqual([undefined, undefined, undefined]);
  });

  it('name every wrong one at once, those that contradict each other too', () => {
    const words = refusalOf({
      PORT: 'many',
      PLAID_SECRET: 'only-half',
      PLAID_TOKEN_KEY: Buffer.alloc(16).toString('base64'),
      INGEST_TOKEN: 'short',
      KINESIS_STREAM: 'a stream',
      COACH_DAILY_JOBS: 'maybe',
      NODE_ENV: 'production',
    });
    for (const name of [
      'PORT',
      'PLAID_CLIENT_ID',
      'PLAID_TOKEN_KEY',
      'INGEST_TOKEN',
      'KINESIS_STREAM',
      'AWS_REGION',
      'COACH_DAILY_JOBS',
      'JWT_SECRET',
    ])
      expect(words).toContain(`${name}: `);
  });

  it('never repeat a secret in what they say', () => {
    expect(refusalOf({ PLAID_TOKEN_KEY: 'c2VjcmV0IQ==', INGEST_TOKEN: 'tell-nobody' })).not.toMatch(
      /c2VjcmV0IQ|tell-nobody/,
    );
  });

  it('ask for a sealing key in production, and refuse the addresses of tests there', () => {
    const production = { NODE_ENV: 'production', JWT_SECRET: secret, PLAID_CLIENT_ID: 'id', PLAID_SECRET: 's' };
    expect(refusalOf(production)).toContain('PLAID_TOKEN_KEY: is required');
    expect(refusalOf({ ...production, PLAID_TOKEN_KEY: key })).toBe('accepted');
    const local = {
      PLAID_BASE_URL: 'http://127.0.0.1:1',
      KINESIS_ENDPOINT: 'http://127.0.0.1:1',
      BEDROCK_ENDPOINT: 'http://127.0.0.1:1',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
      COACH_TODAY: '2026-01-01',
    };
    const words = refusalOf({ ...production, PLAID_TOKEN_KEY: key, ...local });
    for (const name of Object.keys(local)) expect(words).toContain(`${name}: is for tests`);
  });

  it('know Claude by its key, a second model, and what a customer may use in a day', () => {
    expect(readConfig({})).toMatchObject({ coachModel: 'offline', dailyTokens: 500_000 });
    expect([readConfig({}).anthropic, readConfig({}).fallbackModel, readConfig({}).dailyCents]).toEqual(
      Array(3).fill(undefined),
    );
    const set = {
      ANTHROPIC_API_KEY: 'sk',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
      COACH_FALLBACK_MODEL: 'bedrock:x',
    };
    expect(readConfig({ ...set, COACH_DAILY_TOKENS: '1000', COACH_DAILY_CENTS: '25' })).toMatchObject({
      anthropic: { apiKey: 'sk', baseUrl: 'http://127.0.0.1:9' },
      fallbackModel: 'bedrock:x',
      dailyTokens: 1_000,
      dailyCents: 25,
    });
  });

  it('refuse to have conversations sent to LangSmith', () => {
    for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2']) {
      expect(refusalOf({ [name]: 'true' })).toContain(`${name}: would send`);
      expect(refusalOf({ [name]: 'false' })).toBe('accepted');
    }
  });

  it('find Plaid by environment or by address', () => {
    const plaid = { PLAID_CLIENT_ID: 'id', PLAID_SECRET: 's', PLAID_TOKEN_KEY: key };
    expect(readConfig(plaid).plaid).toMatchObject({ baseUrl: 'https://sandbox.plaid.com' });
    expect(readConfig({ ...plaid, PLAID_ENV: 'production' }).plaid?.baseUrl).toBe('https://production.plaid.com');
    expect(readConfig({ ...plaid, PLAID_BASE_URL: 'http://127.0.0.1:9' }).plaid?.baseUrl).toBe('http://127.0.0.1:9');
    expect(readConfig(plaid).plaid?.tokenKey).toHaveLength(32);
  });

  it('know the stream by name, region and, in tests, address', () => {
    expect(readConfig({ KINESIS_STREAM: 's', AWS_REGION: 'eu-west-1' }).kinesis).toMatchObject({
      stream: 's',
      region: 'eu-west-1',
    });
    expect(readConfig({ KINESIS_STREAM: 's', KINESIS_ENDPOINT: 'http://127.0.0.1:9' }).kinesis?.region).toBe(
      'us-east-1',
    );
  });

  it('choose an embedder by one word, a model of Bedrock or a folder, and say what is missing', () => {
    expect(readConfig({}).embedder).toEqual({ kind: 'local' });
    const titan = 'bedrock:amazon.titan-embed-text-v2:0';
    expect(readConfig({ COACH_EMBEDDER: titan, AWS_REGION: 'us-east-1' }).embedder).toEqual({
      kind: 'bedrock',
      model: 'amazon.titan-embed-text-v2:0',
    });
    expect(readConfig({ COACH_EMBEDDER: 'onnx:/models/a b' }).embedder).toEqual({ kind: 'onnx', path: '/models/a b' });
    expect(refusalOf({ COACH_EMBEDDER: titan })).toContain('AWS_REGION: is required with COACH_EMBEDDER');
    for (const wrong of ['titan', 'onnx:', 'bedrock: x'])
      expect(refusalOf({ COACH_EMBEDDER: wrong })).toContain('COACH_EMBEDDER: must be local');
  });

  it('set modes of rails in pairs, and refuse what is no pair or no setting', () => {
    expect(readConfig({}).railModes).toEqual({});
    expect(readConfig({ COACH_RAILS: 'private-numbers=shadow, education-note=off' }).railModes).toEqual({
      'private-numbers': 'shadow',
      'education-note': 'off',
    });
    expect(refusalOf({ COACH_RAILS: 'private-numbers' })).toContain('COACH_RAILS: "private-numbers" is no pair');
    expect(refusalOf({ COACH_RAILS: 'crisis=off,crisis=shadow' })).toContain('COACH_RAILS: crisis is named twice');
    expect(refusalOf({ COACH_RAIL: 'crisis=off' })).toContain('COACH_RAIL: is no setting');
    expect(refusalOf({ COACH_RAIL_CRISIS: 'off' })).toContain('COACH_RAIL_CRISIS: is no setting');
  });

  it('turn the daily jobs off when told to', () => {
    expect(readConfig({ COACH_DAILY_JOBS: 'off' }).dailyJobs).toBe(false);
  });

  it('all stand in .env.example, and nothing else does', () => {
    expect(names.length).toBeGreaterThan(20);
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const listed = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    // Set by whoever runs the product, not by a file of settings.
    const outside = ['NODE_ENV', 'AWS_LAMBDA_RUNTIME_API'];
    expect(listed.sort()).toEqual(names.filter((name) => !outside.includes(name)).sort());
  });

  it('are accepted as the example file gives them', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const given = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(Object.keys(given).length).toBeGreaterThan(5);
    expect(readConfig(given)).toEqual(readConfig({}));
  });
});
