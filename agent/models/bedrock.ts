// Models on Amazon Bedrock through LangChain's ChatBedrockConverse: a model id, an inference profile's id, or the ARN of either.
import { langchainModel } from './langchain.ts';
import { MAX_OUTPUT_TOKENS } from './limits.ts';
import { localHandler } from './local-handler.ts';
import type { Model } from './model.ts';

/** How Bedrock is reached; `endpoint` is a test's own server. */
export interface BedrockAddress {
  region: string;
  endpoint?: string;
}

/** A model on Bedrock. The SDKs are loaded here, not with this file. */
export function bedrockModel(model: string, { region, endpoint }: BedrockAddress): Model {
  return langchainModel({
    name: `bedrock:${model}`,
    // Other families refuse the mark; an application's profile does not tell its family.
    hasCachePoints: /anthropic\.claude|amazon\.nova/.test(model),
    alwaysSaysWhy: true,
    async open() {
      const [{ ChatBedrockConverse }, { BedrockRuntimeClient }] = await Promise.all([
        import('@langchain/aws'),
        import('@aws-sdk/client-bedrock-runtime'),
      ]);
      // Retries are ours, in the turn's time.
      const shared = { region, maxAttempts: 1 };
      const local = {
        endpoint,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        requestHandler: localHandler,
      };
      const client = new BedrockRuntimeClient(endpoint ? { ...shared, ...local } : shared);
      client.middlewareStack.add((next) => (call) => next({ ...call, input: byTurns(call.input) }), {
        step: 'initialize',
        name: 'byTurns',
      });
      return new ChatBedrockConverse({
        model,
        region,
        client,
        maxTokens: MAX_OUTPUT_TOKENS,
        maxRetries: 0,
        streamIdleTimeout: 0,
      });
    },
  });
}

/** Bedrock refuses two messages of one side in a row; LangChain sends a tool's result and the words after it as two. */
function byTurns<T extends object>(input: T): T {
  if (!('messages' in input) || !Array.isArray(input.messages)) return input;
  const messages: { role?: string; content?: unknown[] }[] = [];
  for (const message of input.messages as typeof messages) {
    const last = messages.at(-1);
    if (last?.role === message.role)
      messages.splice(-1, 1, { ...last, content: [...(last?.content ?? []), ...(message.content ?? [])] });
    else messages.push(message);
  }
  return { ...input, messages };
}
