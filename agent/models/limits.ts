// How much a provider may write in one call.

/**
 * The most tokens of one call, a model's reasoning among them. A reply takes a few hundred; nobody waits for more than this (at 80 tokens a
 * second it is 50 seconds), and every model of Bedrock's Converse that can use tools takes at least as many (Nova: 5,120).
 */
export const MAX_OUTPUT_TOKENS = 4_096;
