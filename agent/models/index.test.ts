// What COACH_MODEL and COACH_FALLBACK_MODEL can name, what is missing said at once, and that nothing is loaded for nobody.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packages } from './any-chat-model.ts';
import { openModel, providers } from './index.ts';
import { pricedModels, priceOf } from './prices.ts';
import { usageOf, usedModel } from './usage.ts';

const settings = { areTestModelsAllowed: false, anthropic: { apiKey: 'sk-test' }, awsRegion: 'us-east-1' };
const named = (coachModel: string, more: object = {}) => openModel({ ...settings, coachModel, ...more });

describe('the list', () => {
  it('has each name once, and every provider LangChain knows that has no file here', async () => {
    const names = providers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const { MODEL_PROVIDER_CONFIG: known } = await import('langchain/chat_models/universal');
    // Claude and Bedrock have files of their own; `aws` is Bedrock again, and LangSmith keeps conversations.
    const own = ['anthropic', 'bedrock', 'aws', 'langsmith'];
    const expected = Object.entries(known).filter(([name]) => !own.includes(name));
    expect(packages).toEqual(Object.fromEntries(expected.map(([name, { package: needed }]) => [name, needed])));
  });

  it('opens Claude and models, profiles and ARNs of Bedrock by their full names', () => {
    const arn = 'bedrock:arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc';
    for (const name of [
      'anthropic:claude-opus-5-5',
      'bedrock:amazon.nova-pro-v1:0',
      'bedrock:us.amazon.nova-pro-v1:0',
      arn,
    ])
      expect(named(name).name).toBe(name);
  });

  it('asks the second model next; the offline coach is always last and never named twice', () => {
    expect(named('anthropic:x', { fallbackModel: 'bedrock:y' }).next?.name).toBe('bedrock:y');
    expect(named('anthropic:x', { fallbackModel: 'offline' }).next).toBeUndefined();
    expect(named('anthropic:x', { fallbackModel: 'anthropic:x' }).next).toBeUndefined();
    expect(named('offline', { fallbackModel: 'anthropic:x' }).next).toBeUndefined();
  });

  it.each([
    ['ollama:llama3.3', /@langchain\/ollama.*npm install/],
    ['anthropic', /anthropic:<model>/],
    ['bedrock:', /bedrock:<model>/],
    ['gpt-5', /offline, anthropic, bedrock, openai/],
  ])('says what is wrong with %s', (name, words) => {
    expect(() => named(name)).toThrow(words);
    expect(() => named('anthropic:x', { fallbackModel: name })).toThrow(words);
  });

  it('says which setting a provider needs', () => {
    expect(() => named('anthropic:x', { anthropic: undefined })).toThrow(/ANTHROPIC_API_KEY/);
    expect(() => named('bedrock:x', { awsRegion: undefined })).toThrow(/AWS_REGION/);
    expect(() => named('bedrock:x', { dailyCents: 50 })).toThrow(/COACH_DAILY_CENTS.*price/);
  });
});

describe('what a call costs', () => {
  const counts = { inputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };

  it('goes by the price list, with another price for a long prompt where there is one', () => {
    expect(usedModel('anthropic:claude-sonnet-5-5', counts).costMicroUsd).toBe(2_000_000);
    expect(usedModel('anthropic:claude-haiku-5-5', counts).costMicroUsd).toBe(500_000);
    expect(usedModel('anthropic:claude-haiku-5-5', { ...counts, inputTokens: 100_000 }).costMicroUsd).toBe(10_000);
    expect(usedModel('bedrock:anthropic.claude-sonnet-5-5', counts).costMicroUsd).toBe(0);
    for (const model of pricedModels) expect(priceOf(model, 1)?.output).toBeGreaterThan(priceOf(model, 1)?.input ?? 0);
  });

  it('is worked out from the lengths when the provider could not say', () => {
    const context = { today: '2026-06-15', timeZone: 'UTC', accounts: [], merchants: [] };
    const request = { runId: 'r', system: 'x'.repeat(4_000), messages: [], tools: [], context };
    expect(usageOf(request, [{ type: 'text', text: 'y'.repeat(400) }])).toMatchObject({ isEstimated: true });
    const { inputTokens, outputTokens } = usageOf(request, [{ type: 'text', text: 'y'.repeat(400) }]);
    expect([inputTokens, outputTokens].map((tokens) => Math.round(tokens / 10))).toEqual([100, 10]);
  });
});

it('the offline coach loads no SDK', () => {
  const hook = `export async function resolve(name, context, next) {
    const found = await next(name, context);
    if (/node_modules\\/(@langchain|langchain|@anthropic-ai|@aws-sdk)\\//.test(found.url)) console.error('loaded ' + found.url);
    return found;
  }`;
  const register = `import { register } from 'node:module'; register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));`;
  const load = (model: string) =>
    `const { openModel } = await import('./agent/models/index.ts');
     openModel({ coachModel: '${model}', areTestModelsAllowed: false, anthropic: { apiKey: 'x' } });`;
  const loadedBy = (model: string) => {
    const script = `${load(model)} await new Promise((done) => setTimeout(done, 500)); console.log('done');`;
    const flags = [
      '--import',
      'tsx',
      '--import',
      `data:text/javascript,${encodeURIComponent(register)}`,
      '--input-type=module',
    ];
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const { stdout, stderr } = spawnSync('node', [...flags, '-e', script], { cwd, encoding: 'utf8' });
    expect(stdout).toContain('done');
    return [...stderr.matchAll(/^loaded .*node_modules\/((@[\w-]+\/)?[\w-]+)/gm)].map(([, name]) => name);
  };
  expect(loadedBy('offline')).toEqual([]);
  expect(loadedBy('anthropic:x')).toContain('@anthropic-ai/sdk');
});
