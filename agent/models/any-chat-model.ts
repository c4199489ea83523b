// Models of other providers through LangChain's initChatModel: each needs its own package, which whoever runs the coach installs.
import { createRequire } from 'node:module';
import { CoachError } from '../../knowledge/errors.ts';
import { langchainModel } from './langchain.ts';
import { MAX_OUTPUT_TOKENS } from './limits.ts';
import type { Model } from './model.ts';

/** LangChain's providers besides those with a file of their own here, and the package each needs. */
export const packages: Record<string, string> = {
  openai: '@langchain/openai',
  azure_openai: '@langchain/openai',
  cohere: '@langchain/cohere',
  google: '@langchain/google',
  'google-vertexai': '@langchain/google-vertexai',
  'google-vertexai-web': '@langchain/google-vertexai-web',
  'google-genai': '@langchain/google-genai',
  ollama: '@langchain/ollama',
  mistralai: '@langchain/mistralai',
  mistral: '@langchain/mistralai',
  groq: '@langchain/groq',
  deepseek: '@langchain/deepseek',
  xai: '@langchain/xai',
  cerebras: '@langchain/cerebras',
  fireworks: '@langchain/fireworks',
  together: '@langchain/together-ai',
  perplexity: '@langchain/perplexity',
};

const { resolve } = createRequire(import.meta.url);

/** A model of one of LangChain's providers. Throws CoachError CONFIG naming the package when it is not installed. */
export function anyChatModel(provider: string, model: string): Model {
  const name = `${provider}:${model}`;
  const needed = packages[provider] ?? '';
  try {
    resolve(needed);
  } catch (cause) {
    throw new CoachError(
      'CONFIG',
      `The model ${name} needs the package ${needed}. Install it with "npm install --no-save ${needed}".`,
      { cause },
    );
  }
  return langchainModel({
    name,
    hasCachePoints: false,
    alwaysSaysWhy: false,
    async open() {
      const { initChatModel } = await import('langchain/chat_models/universal');
      return initChatModel(model, { modelProvider: provider, maxTokens: MAX_OUTPUT_TOKENS, maxRetries: 0 });
    },
  });
}
