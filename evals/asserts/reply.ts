// What an assert is given: the coach's reply as the provider tells it, and the case it is judged by.
import type { ChatResult } from '../../agent/collect.ts';
import type { EvalCase } from '../suite.ts';

/** A reply, or the error that came instead of one. */
export type Reply = Omit<ChatResult, 'response'> & {
  /** How the stored trace of the turn ended; null when there is none. */
  traceStatus: string | null;
  error: { code: string; message: string } | null;
};

/** The part of promptfoo's context that asserts read. */
export interface AssertContext {
  vars: { case: string };
  providerResponse?: { metadata?: { reply?: Reply }; guardrails?: Record<string, unknown> };
}

/** What an assert says, as promptfoo takes it. */
export interface Grade {
  pass: boolean;
  score: number;
  reason: string;
}

/** An assert; none of the objections means it passes. */
export type Assert = (text: string, context: AssertContext) => Grade;

/** Makes an assert of a function that lists what is wrong. */
export function assertion(
  objections: (text: string, reply: Reply, expected: EvalCase['expect'], context: AssertContext) => string[],
): Assert {
  return (text, context) => {
    const reply = context.providerResponse?.metadata?.reply;
    const wrong = reply
      ? objections(text, reply, (JSON.parse(context.vars.case) as EvalCase).expect, context)
      : ['the provider told nothing about the reply'];
    return { pass: wrong.length === 0, score: wrong.length === 0 ? 1 : 0, reason: wrong.join('; ') || 'as expected' };
  };
}
