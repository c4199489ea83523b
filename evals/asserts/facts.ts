// Assert: a reply with figures stands on facts that say where they come from.
import { assertion } from './reply.ts';

/** Each fact has what *Show the math* needs; a reply with an expected figure has at least one from a tool that succeeded. */
export const facts = assertion((_, { facts: found, tools }, { figures }) => {
  const wrong = found.flatMap((fact) => [
    ...(['id', 'label', 'display', 'unit', 'asOf'] as const)
      .filter((key) => !fact[key])
      .map((key) => `fact ${fact.id} has no ${key}`),
    ...(tools.some((tool) => tool.name === fact.source.tool && tool.ok)
      ? []
      : [`fact ${fact.id} comes from no tool call that succeeded`]),
  ]);
  const isEmpty = figures.length > 0 && found.length === 0;
  return isEmpty ? ['there are no facts', ...wrong] : wrong;
});
