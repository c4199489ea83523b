// Assert: the reply says what the guardrails did. promptfoo's own check passes when the field is missing, so its presence is asserted.
import { assertion } from './reply.ts';

/** Flags are there as booleans, in the reply and in promptfoo's own field, and no sentence of an ordinary turn was held. */
export const guardrails = assertion((_, { guardrails: told }, __, { providerResponse }) => {
  const field = providerResponse?.guardrails;
  return [
    ...(['flagged', 'flaggedInput', 'flaggedOutput'] as const).flatMap((key) =>
      typeof told?.[key] === 'boolean' && field?.[key] === told[key] ? [] : [`guardrails.${key} is missing`],
    ),
    ...(Array.isArray(told?.actions) ? [] : ['guardrails.actions is missing']),
    ...(told?.actions ?? [])
      .filter(({ action }) => action === 'hold')
      .map(({ rail, code }) => `${rail} held a sentence: ${code}`),
  ];
});
