// Tells a question to learn ("how do I build credit") from one about the customer's own money or a wish to have something done.
// A logistic regression over words, fitted by `fit.ts` on the ways the articles say they are asked and on the examples.
import { readFileSync } from 'node:fs';
import { isNotTaught } from '../../../../knowledge/search/not-taught.ts';
import { asksForOwnMoney } from '../../../../knowledge/search/own-money.ts';
import { type Feature, featuresOf } from '../features.ts';

/** Enough that two words seldom share a bucket among some ten thousand features. */
export const BUCKETS = 1 << 14;

/** The fitted weights: one byte a bucket, times `scale`. */
export interface Fitted {
  scale: number;
  bias: number;
  weights: string;
}

/** What the regression sees of a text: its masked words, and what the articles' own rules say of it. */
export function learningFeatures(text: string, masked: readonly string[]): Feature[] {
  const flags = [
    ...(asksForOwnMoney(text) ? ['own'] : []),
    ...(isNotTaught(text) ? ['not-taught'] : []),
    ...(masked.length <= 3 ? ['short'] : masked.length >= 14 ? ['long'] : []),
  ];
  return featuresOf(masked, BUCKETS, flags);
}

/** How surely a text asks to learn: above 0 it rather does, below it rather does not (the logarithm of the odds). */
export function learningOdds(text: string, masked: readonly string[]): number {
  fitted ??= read();
  let odds = fitted.bias;
  for (const [bucket, value] of learningFeatures(text, masked))
    odds += value * fitted.scale * (fitted.bytes[bucket] ?? 0);
  return odds;
}

/** What is stored. */
export function readFitted(): Fitted {
  return JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')) as Fitted;
}

let fitted: { scale: number; bias: number; bytes: Int8Array } | undefined;

function read() {
  const { scale, bias, weights } = readFitted();
  return { scale, bias, bytes: new Int8Array(Buffer.from(weights, 'base64')) };
}
