// What Claude's models cost on Anthropic's own API, for a customer's limit in money. Bedrock and others set their own prices.

/** US dollars a million tokens. */
interface Price {
  input: number;
  /** Written to the cache for five minutes. */
  cacheWrite: number;
  cacheRead: number;
  output: number;
}

// platform.claude.com/docs/en/models/<model>/overview, "Pricing", as read on 2026-11-21.
const prices: Record<string, Price & { above?: { tokens: number; price: Price } }> = {
  'claude-opus-5-5': { input: 4, cacheWrite: 5, cacheRead: 0.2, output: 20 },
  'claude-opus-5': { input: 5, cacheWrite: 6.25, cacheRead: 0.5, output: 25 },
  'claude-sonnet-5-5': { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 },
  'claude-sonnet-5': { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 },
  'claude-haiku-5-5': {
    input: 0.1,
    cacheWrite: 0.125,
    cacheRead: 0.01,
    output: 0.5,
    above: { tokens: 100_000, price: { input: 0.5, cacheWrite: 0.625, cacheRead: 0.05, output: 2.5 } },
  },
};

/** The models whose price is known, as COACH_MODEL names them. */
export const pricedModels: readonly string[] = Object.keys(prices).map((model) => `anthropic:${model}`);

/** What a model costs for a prompt of so many tokens, or undefined when its price is not known. */
export function priceOf(model: string, inputTokens: number): Price | undefined {
  const price = pricedModels.includes(model) ? prices[model.slice('anthropic:'.length)] : undefined;
  return price?.above && inputTokens > price.above.tokens ? price.above.price : price;
}
