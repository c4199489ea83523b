// What a call of a model used and cost: as the provider says, or worked out when it was cut off before it could say.
import type { TokenCounts, UsedModel } from '../../knowledge/model-usage.ts';
import type { ModelEvent, ModelMessage, ModelRequest, Usage } from './model.ts';
import { priceOf } from './prices.ts';

/** Four characters are about one token of English. */
const CHARACTERS_PER_TOKEN = 4;

/** What a call used. */
export function usageOf(request: ModelRequest, events: readonly ModelEvent[]): Usage {
  const stop = events.find((event) => event.type === 'stop');
  if (stop?.usage) return stop.usage;
  const told = events.findLast((event) => event.type === 'usage')?.usage;
  const { system, messages, tools, declared = tools } = request;
  const sent = told ? 0 : tokensIn([system, messages.map(textOf), declared]);
  const said = events.map((event) =>
    event.type === 'text' ? event.text : event.type === 'tool' ? event.call.args : '',
  );
  return {
    inputTokens: sent,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    ...told,
    outputTokens: Math.max(told?.outputTokens ?? 0, tokensIn(said)),
    isEstimated: true,
  };
}

function textOf(message: ModelMessage): unknown {
  if (message.role === 'tools') return message.answers.map(({ text }) => text);
  return message.role === 'coach' ? [message.text, message.calls] : message.text;
}

function tokensIn(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / CHARACTERS_PER_TOKEN);
}

/** A call as it is added to the customer's day. */
export function usedModel(model: string, usage: TokenCounts): UsedModel {
  const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = usage;
  const price = priceOf(model, inputTokens);
  const plain = inputTokens - cacheReadTokens - cacheWriteTokens;
  // A dollar a million tokens is a millionth of a dollar a token.
  const cost = price
    ? plain * price.input +
      cacheReadTokens * price.cacheRead +
      cacheWriteTokens * price.cacheWrite +
      outputTokens * price.output
    : 0;
  return { model, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, costMicroUsd: Math.ceil(cost) };
}
