// Runs one sentence rail over tables of sentences: those it must hold, and their look-alikes that must pass.
import { expect, it } from 'vitest';
import type { RailContext, SentenceRail } from '../rail.ts';
import { defaultContext } from '../screen.ts';

/** A tester of one rail. Each sentence is a test of its own. */
export function tables(rail: SentenceRail, known: Partial<RailContext> = {}) {
  const check = (shown: string, more: Partial<RailContext> = {}) =>
    rail.check({ text: shown, shown }, defaultContext({ facts: [], ...known, ...more }));
  return {
    check,
    holds: (code: string, sentences: readonly string[]) =>
      it.each(sentences)('%j', (sentence) => expect(check(sentence)).toMatchObject({ action: 'hold', code })),
    passes: (sentences: readonly string[]) =>
      it.each(sentences)('%j', (sentence) => expect(check(sentence).action).toBe('allow')),
  };
}
